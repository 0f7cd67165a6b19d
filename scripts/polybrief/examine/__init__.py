"""examine: what a sentence says in figures, dates and names, as values."""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.examine.dates import dates
from polybrief.examine.figures import figures
from polybrief.examine.names import Names
from polybrief.model import Evidence, Moment, Sentence, SentenceEvidence, Source, Span, text_hash

__all__ = ["Names", "dates", "examine", "figures"]


def examine(source: Source, sentences: Sequence[Sentence], names: Names) -> Evidence:
    """The evidence of a source whose text is at hand: facts of each sentence, not its wording."""
    return Evidence(
        source=source.id,
        sha256=source.sha256,
        sentences=tuple(_sentence(sentence, names) for sentence in sentences),
    )


def _sentence(sentence: Sentence, names: Names) -> SentenceEvidence:
    if sentence.text is None:
        raise ValueError(f"{sentence.id} has no text to examine")
    found = dates(sentence.text, sentence.language)
    return SentenceEvidence(
        n=sentence.n,
        sha256=text_hash(sentence.text)[:16],
        heading=sentence.heading,
        # The 3 of “3 May” is a day, not a figure.
        figures=tuple(f for f in figures(sentence.text, sentence.language) if not _within(f.span, found)),
        dates=found,
        names=names.find(sentence.text, sentence.language),
    )


def _within(span: Span, moments: Sequence[Moment]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in (moment.span for moment in moments))
