"""Every date of a brief stands in a sentence that it cites, or is that of the cited report."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.support import support, where
from polybrief.model import Finding

CODE = "date-not-in-source"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for found in support(brief, desk):
        for moment in found.dates:
            yield Finding(
                CODE,
                "error",
                brief.file,
                found.statement.line,
                f"“{moment.text}” stands in {where(found.statement)}",
                "compare it with the source, or cite the sentence that gives it; where only the report’s"
                " own date tells the year, write “published: …” into its record",
            )
