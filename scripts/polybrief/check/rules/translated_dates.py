"""Every date of an edition is the original's, by value, and none is missing or added."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import differing, pairs
from polybrief.check.desk import Desk
from polybrief.check.mending import in_catalogue
from polybrief.model import Finding, Moment

CODE = "translation-dates"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for pair in pairs(brief, desk):
        for difference in differing(pair, desk):
            source, target = difference.source, difference.target
            if not isinstance(source or target, Moment):
                continue
            if source and target:
                message = f"“{source.text}” of the original is “{target.text}” here"
            elif source:
                message = f"“{source.text}” of the original is missing here"
            else:
                message = f"“{target.text if target else ''}” does not stand in the original"
            yield Finding(CODE, "error", brief.file, pair.target.line, message, in_catalogue(brief))
