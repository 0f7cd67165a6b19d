"""How a source is read: its text, one paragraph a line, as numbered sentences."""

from __future__ import annotations

from polybrief import sentences
from polybrief.model import Evidence, Sentence, Source


def read(source: Source, text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in reading order, numbered from 1; a heading is one sentence."""
    found: list[Sentence] = []
    for paragraph in text.split("\n"):
        heading = sentences.is_heading(paragraph, source.language)
        parts = (paragraph,) if heading else sentences.split(paragraph, source.language)
        for part in parts:
            found.append(Sentence(source.id, len(found) + 1, source.language, part, heading))
    return tuple(found)


def without_text(source: Source, evidence: Evidence) -> tuple[Sentence, ...]:
    """The sentences of a source whose text is not at hand, as its evidence counts them."""
    return tuple(
        Sentence(source.id, known.n, source.language, None, known.heading) for known in evidence.sentences
    )
