"""An edition is held back as long as its original."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import original_of
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "embargo-differs"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    original = original_of(brief, desk)
    if original is None or original.front.publish_after == brief.front.publish_after:
        return
    until = original.front.publish_after
    held = f"held back until {until.isoformat()}" if until else "not held back"
    yield Finding(
        CODE,
        "error",
        brief.file,
        head_line(brief, "publish_after"),
        f"the original is {held}, this edition is not so",
        f"set publish_after in {original.file}, then run: polybrief localise {brief.slug}",
    )
