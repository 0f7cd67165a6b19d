"""What a draft is made from, and what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from polybrief.errors import BriefError
from polybrief.examine import Names
from polybrief.languages import LANGUAGES
from polybrief.limits import DRAFT_WORDS
from polybrief.model import Entry, Evidence, Ledger, Sentence, SentenceEvidence, Source, Translation

_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Request:
    """What a draft is to be about.

    `language` is the desk's; `sources` are ids (all if empty); `topic` words or names of the glossary in
    any language, of which a claim must have every one; `since` the day from which sources count by their
    day of publication; `length` the words (in Chinese, characters) of the body.
    """

    title: str
    language: str
    sources: tuple[str, ...] = ()
    topic: str = ""
    since: date | None = None
    length: int = DRAFT_WORDS


@dataclass(frozen=True)
class Material:
    """All that a draft is made from. `translations` are into the desk's language, by sentence id."""

    sources: Mapping[str, Source]
    sentences: Mapping[str, Sentence]
    translations: Mapping[str, Translation]
    evidence: Mapping[str, Evidence]
    ledger: Ledger = field(default_factory=Ledger)
    glossary: Sequence[Entry] = ()

    @cached_property
    def facts(self) -> Mapping[str, SentenceEvidence]:
        """What each sentence says, by its id, in reading order; headings are left out."""
        return {
            f"{source}:{known.n}": known
            for source, evidence in sorted(self.evidence.items())
            for known in evidence.sentences
            if not known.heading
        }

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The glossary by id."""
        return {entry.id: entry for entry in self.glossary}

    def source_of(self, sentence_id: str) -> Source:
        """The source of a sentence."""
        return self.sources[sentence_id.rpartition(":")[0]]

    def language_of(self, sentence_id: str) -> str:
        """The language of the sentence itself, not of a translation."""
        return self.source_of(sentence_id).language

    def has_text(self, sentence_id: str) -> bool:
        """Whether the wording of a sentence is at hand."""
        sentence = self.sentences.get(sentence_id)
        return sentence is not None and bool(sentence.text)


def chosen_sources(material: Material, request: Request) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the sources that are asked for, and of those left out as their day of publication is not
    known. Raises BriefError for an id that is no source, and if none is left."""
    for source_id in request.sources:
        if source_id not in material.sources:
            raise BriefError(f"there is no source “{source_id}”", "run: polybrief collect FILE")
    wanted = sorted(set(request.sources or material.sources))
    if request.since is None:
        return tuple(wanted), ()
    undated = tuple(name for name in wanted if material.sources[name].published is None)
    kept = tuple(
        name for name in wanted if (day := material.sources[name].published) and day >= request.since
    )
    if not kept:
        raise BriefError(
            f"no source was published on or after {request.since.isoformat()}"
            f" ({len(undated)} without a day of publication)",
            "add published: to the records, or leave --since out",
        )
    return kept, undated


class Topic:
    """What a draft is about: names of the glossary and countries in any language, and plain words."""

    def __init__(self, words: str, glossary: Sequence[Entry]) -> None:
        names = Names(glossary)
        self.names: set[str] = set()
        rest = words
        for language in LANGUAGES:
            for name in reversed(names.find(rest, language)):
                self.names.add(name.id)
                rest = f"{rest[: name.span[0]]} {rest[name.span[1] :]}"
        self._words = tuple(_word(word) for word in rest.split())

    def in_claim(self, material: Material, sentences: Sequence[str]) -> bool:
        """Whether the sentences together have every name and every word."""
        named = {n.id for s in sentences if s in material.facts for n in material.facts[s].names}
        if not self.names <= named:
            return False
        texts = [text for s in sentences for text in _texts(material, s)]
        return all(any(word.search(text) for text in texts) for word in self._words)


def _texts(material: Material, sentence_id: str) -> list[str]:
    sentence, translation = material.sentences.get(sentence_id), material.translations.get(sentence_id)
    found = (sentence.text if sentence else None, translation.text if translation else None)
    return [text for text in found if text]


def _word(word: str) -> re.Pattern[str]:
    """A word at the start of one in the text, so that “investor” finds investors; Chinese anywhere."""
    start = "" if _HAN.search(word) else r"\b"
    return re.compile(start + re.escape(word), re.IGNORECASE)
