"""examine: what a sentence says in figures, moments, names and attributions, as values.

rules.py         how the rules of a language read a sentence
english.py …     the rules of each language
units.py         currencies and units in their words and signs
nouns.py         what a count counts
names.py         names of the glossary and of countries
measures.py      what a figure measures, and whose it is
attributions.py  whom a sentence names for what it says
relative.py      “on Wednesday” as a date, given the day of publication
compare.py       what differs in value between a text and its translation
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from polybrief.examine import chinese, english, german
from polybrief.examine.attributions import attributions
from polybrief.examine.measures import Measures
from polybrief.examine.names import Names
from polybrief.examine.nouns import with_nouns
from polybrief.examine.relative import relative
from polybrief.examine.rules import facts
from polybrief.model import Entry, Evidence, Moment, Quantity, Sentence, SentenceEvidence, Source, text_hash

__all__ = ["Examiner", "Names", "attributions", "examine", "facts_of"]

RULES = MappingProxyType({"en": english.RULES, "de": german.RULES, "zh": chinese.RULES})


def facts_of(text: str, language: str) -> tuple[tuple[Quantity, ...], tuple[Moment, ...]]:
    """The figures and the moments in `text`, each in the order of the text.

    >>> [f"{q.low:,f} {q.unit}" for q in facts_of("Der Plan kostet 39 Milliarden Dollar.", "de")[0]]
    ['39,000,000,000 USD']
    """
    figures, moments = facts(text, RULES[language])
    return with_nouns(figures, text, language), moments


class Examiner:
    """Reads sentences with the names and measures of a glossary."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        self._names = Names(glossary)
        self._measures = Measures(glossary)

    def read(
        self, text: str, language: str, n: int = 1, *, heading: bool = False, published: date | None = None
    ) -> SentenceEvidence:
        """What one sentence says; “yesterday” is a date only in a report `published` on a known day."""
        figures, moments = facts_of(text, language)
        if published:
            moments = _with_relative(moments, relative(text, language, published))
        names = self._names.find(text, language)
        return SentenceEvidence(
            n=n,
            sha256=text_hash(text)[:16],
            heading=heading,
            figures=self._measures.attach(figures, names, text, language),
            dates=moments,
            names=names,
            attributions=attributions(text, language, names),
        )


def _with_relative(moments: Sequence[Moment], more: Sequence[Moment]) -> tuple[Moment, ...]:
    """Both in the order of the text; a date that is written out goes before “on Monday” in it."""
    taken = [moment.span for moment in moments]
    free = [m for m in more if not any(a < m.span[1] and m.span[0] < b for a, b in taken)]
    return tuple(sorted((*moments, *free), key=lambda moment: moment.span))


def examine(source: Source, sentences: Sequence[Sentence], examiner: Examiner) -> Evidence:
    """The evidence of a source whose text is at hand: facts of each sentence, not its wording."""
    read = []
    for sentence in sentences:
        if sentence.text is None:
            raise ValueError(f"{sentence.id} has no text to examine")
        read.append(
            examiner.read(
                sentence.text,
                sentence.language,
                sentence.n,
                heading=sentence.heading,
                published=source.published,
            )
        )
    return Evidence(source=source.id, sha256=source.sha256, sentences=tuple(read))
