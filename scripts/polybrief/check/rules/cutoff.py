"""What is published says up to when reports were read."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief, file_of
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "no-cutoff"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    if brief.front.status in ("published", "reviewed") and brief.front.cutoff is None:
        message = "nothing says up to which day reports were read"
        original = file_of(brief.front.translation_of or brief.front.language, brief.slug)
        mend = f"add to the front matter of {original}: “cutoff: 2026-11-22”"
        yield Finding(CODE, "error", brief.file, 1, message, mend)
