"""Every figure of a brief stands, by value, in a sentence that it cites, in whatever language."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.support import support, where
from polybrief.model import Finding

CODE = "figure-not-in-source"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for found in support(brief, desk):
        for figure in found.figures:
            yield Finding(
                CODE,
                "error",
                brief.file,
                found.statement.line,
                f"“{figure.text}” stands in {where(found.statement)}",
                "compare it with the source, or cite the sentence that gives it; the program adds nothing up",
            )
