"""The topic of a brief is one of those that the settings name."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief, file_of
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "unknown-topic"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    topic = brief.front.topic
    # A desk that names no topics has them as its briefs do.
    if not topic or not desk.topics or topic in desk.topics:
        return
    original = file_of(brief.front.translation_of or brief.front.language, brief.slug)
    yield Finding(
        CODE,
        "error",
        brief.file,
        head_line(brief, "topic"),
        f"the settings name no topic “{topic}”",
        f"in {original}, take one of {', '.join(sorted(desk.topics))}; or name it in mkdocs.yml: topics",
    )
