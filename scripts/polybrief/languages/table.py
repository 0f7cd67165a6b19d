"""What is known of each language: one dataclass for each kind of knowledge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ordinals:
    """How a language that writes ordinals as figure and full stop shows that it means one.

    `determiners` come before an ordinal ("am 3. Mai"), `counted` are the nouns that follow one
    even where no determiner does ("Anfang 19. Jahrhundert"); all in lower case.
    """

    determiners: frozenset[str]
    counted: frozenset[str]


@dataclass(frozen=True)
class Splitting:
    """What the sentence splitter has to know of a language.

    Abbreviations stand without their last full stop. Those in lower case also match at the start
    of a sentence ("Ca."); those in upper case match as they are ("Gen." is no "gen.").
    """

    closing: str
    """Quotation marks and brackets that close: right behind a full stop they belong to it."""
    starters: frozenset[str]
    """Words in upper case only at the start of a sentence, as function words are."""
    forward: frozenset[str]
    """Abbreviations that point to the next word and never end a sentence: titles, "e.g."."""
    before_figures: frozenset[str]
    """Words that are abbreviations only in front of a figure: "no. 5", but "He said no."."""
    abbreviations: frozenset[str]
    """All others: they end a sentence if a starter follows."""
    short_words: frozenset[str] = frozenset()
    """Words of one letter, which are no initials."""
    ordinals: Ordinals | None = None
    """None where a full stop behind a figure is nothing but a full stop."""
    reporting: frozenset[str] = frozenset()
    """Verbs that close the clause behind a quotation: that clause belongs to the quotation."""
    continuing: str = ""
    """Particles that go on with the sentence behind a quotation: “走！”的命令."""
    syllables: frozenset[str] = frozenset()
    """Characters that spell foreign names, as in 唐纳德·特朗普."""
    longest_heading: int = 160
    """Characters; a longer paragraph is text."""


@dataclass(frozen=True)
class Citing:
    """The words of a footnote: how a title is set off, what joins and ends its parts."""

    title: str
    comma: str
    stop: str
    translated: str
    """`{language}` of the text, `{origin}`: the language it was first written in."""
    sample: str
    sentence: str


@dataclass(frozen=True)
class Language:
    """A language of the desk: `code` is ISO 639-1, `endonym` its own name for itself.

    `joiner` is what stands between two sentences of a paragraph, `locale` what CLDR calls the form of
    the language that the desk writes.
    """

    code: str
    endonym: str
    english_name: str
    joiner: str
    locale: str
    splitting: Splitting
    citing: Citing


def words(*lines: str) -> frozenset[str]:
    """The words in some lines, which stand between blanks."""
    return frozenset(word for line in lines for word in line.split())
