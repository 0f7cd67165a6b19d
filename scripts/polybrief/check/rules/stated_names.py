"""Every name of the glossary in a brief stands in a sentence that it cites, or in the report's record."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.support import support, where
from polybrief.model import Finding

CODE = "name-not-in-source"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for found in support(brief, desk):
        for name in found.names:
            yield Finding(
                CODE,
                "error",
                brief.file,
                found.statement.line,
                f"“{name.text}” ({name.id}) stands in {where(found.statement)}",
                "compare it with the source, or cite the sentence that names it as well; if it does under"
                " another form, add that form to glossary/ and run: polybrief examine",
            )
