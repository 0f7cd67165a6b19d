"""Figures that a translation of the desk's own gives otherwise than its sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from polybrief.examine import facts_of
from polybrief.examine.compare import Reading, differences
from polybrief.model import Conflict, Evidence, Quantity, Sentence, Stated, Translation
from polybrief.relate.conflicts.values import day, written


def faults(
    sentences: Sequence[Sentence],
    evidence: Mapping[str, Evidence],
    translations: Mapping[str, Translation],
    language: str,
) -> Iterator[Conflict]:
    """A warning for every figure or day that the translation into `language` changed or swapped.

    What it left out or added is for the stage that translates to tell.
    """
    read = {f"{source}:{one.n}": one for source, known in evidence.items() for one in known.sentences}
    for sentence in sentences:
        given, known = translations.get(sentence.id), read.get(sentence.id)
        if given is None or given.text is None or known is None or sentence.language == language:
            continue
        original = Reading(known.figures, known.dates, known.names, sentence.text or "", sentence.language)
        target = Reading(*facts_of(given.text, language), (), given.text, language)
        for difference in differences(original, target):
            if difference.source is None or difference.target is None:
                continue
            ours, theirs = (
                Stated(sentence.id, fact.text, written(fact) if isinstance(fact, Quantity) else day(fact))
                for fact in (difference.source, difference.target)
            )
            name = "\n".join(("translation", sentence.id, ours.value, theirs.value))
            quantity = isinstance(difference.source, Quantity)
            yield Conflict(
                id=hashlib.sha256(name.encode()).hexdigest()[:10],
                kind="fault of translation",
                weight="warning",
                measure=_measure(difference.source) if quantity else "date",
                about=None,
                stated=(ours, theirs),
            )


def _measure(fact: object) -> str:
    return (fact.kind or fact.unit) if isinstance(fact, Quantity) else "date"
