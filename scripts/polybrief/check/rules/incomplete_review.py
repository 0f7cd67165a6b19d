"""A review is complete or none: who, when, which text, and who is responsible."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "review-incomplete"
_KEYS = ("reviewed_by", "reviewed_on", "responsible_editor", "reviewed_hash")


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    front = brief.front
    given = [key for key in _KEYS if getattr(front, key)]
    if front.status != "published" or not given or len(given) == len(_KEYS):
        return
    lacking = ", ".join(key for key in _KEYS if key not in given)
    yield Finding(
        CODE,
        "error",
        brief.file,
        head_line(brief, *given),
        f"a part of a review, without {lacking}; the page carries the machine label",
        f"read it and run: polybrief review {brief.slug} --language {front.language} --by NAME --editor NAME",
    )
