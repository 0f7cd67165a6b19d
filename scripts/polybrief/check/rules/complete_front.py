"""The front matter of what is published is complete."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import WEEK, Brief, file_of
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "front-matter-incomplete"
_KEYS = {"date": "date: 2026-11-22", "topic": "topic: infrastructure"}


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    front = brief.front
    if front.status != "published":
        return
    original = front.translation_of or front.language
    for key, example in _KEYS.items():
        # A week has no topic.
        if not getattr(front, key) and not (key == "topic" and WEEK.fullmatch(brief.slug)):
            mend = f"add to the front matter of {file_of(original, brief.slug)}: “{example}”"
            yield Finding(CODE, "error", brief.file, 1, f"{key} is missing", mend)
    for key in ("title", "summary"):
        if not getattr(front, key).strip():
            message = f"{key} is empty"
            yield Finding(CODE, "error", brief.file, head_line(brief, key), message, f"write “{key}: …”")
    if front.published_hash is None and brief.reviewed:
        yield Finding(
            CODE,
            "warning",
            brief.file,
            head_line(brief, "status"),
            "published without published_hash; a change of the text from now on cannot be told",
            f"run: polybrief review {brief.slug} --language {front.language} --by NAME --publish",
        )
