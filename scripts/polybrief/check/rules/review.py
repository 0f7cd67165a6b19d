"""A published brief has been read, in exactly this form, by a named person; else it carries a label."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "not-reviewed"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    if brief.front.status != "published" or brief.reviewed:
        return
    changed = bool(brief.front.reviewed_hash)
    yield Finding(
        CODE,
        "warning",
        brief.file,
        1,
        "changed since its review; the page carries the machine label"
        if changed
        else "published without a review; the page carries the machine label",
        f"read it and run: polybrief review {brief.slug} --language {brief.front.language} --by NAME",
    )
