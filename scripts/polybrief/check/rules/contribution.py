"""Each footnote bears something of its sentence: none is decoration."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.support import support
from polybrief.model import Finding

CODE = "footnote-without-use"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for found in support(brief, desk):
        for label in found.idle:
            yield Finding(
                CODE,
                "warning",
                brief.file,
                found.statement.line,
                f"[^{label}] shares no figure, date or name with its sentence, and the others bear them all",
                f"read sentence {label}; take the footnote out if it adds nothing",
            )
