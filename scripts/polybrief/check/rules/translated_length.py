"""No sentence of an edition is far too long or too short, cut off, or in a loop."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import pairs
from polybrief.check.desk import Desk
from polybrief.check.mending import in_catalogue
from polybrief.model import Finding
from polybrief.translate.faults import Side, proportions, repetition

CODE = "translation-length"
_SEEN = (proportions.length, proportions.cut, proportions.dropped, proportions.added, repetition.repeated)


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for pair in pairs(brief, desk):
        if pair.source.kind not in ("sentence", "summary"):
            continue
        source = Side(pair.source.words, pair.source_language)
        target = Side(pair.target.words, pair.target_language)
        seen = next((detail for see in _SEEN if (detail := see(source, target))), None)
        if seen:
            message = f"not all of the original, or more than it says: {seen}"
            yield Finding(CODE, "warning", brief.file, pair.target.line, message, in_catalogue(brief))
