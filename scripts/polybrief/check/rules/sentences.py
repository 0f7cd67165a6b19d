"""One sentence a line: a footnote then belongs to one sentence, and a diff shows the one that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybrief import sentences
from polybrief.briefs import Brief, plain
from polybrief.check.desk import Desk
from polybrief.languages import LANGUAGES
from polybrief.model import Finding

CODE = "several-sentences"
_WAITING = re.compile(rf"\[({'|'.join(LANGUAGES)})\] ")


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    for passage in brief.passages:
        if passage.kind != "sentence":
            continue
        # A passage that waits for its translation stands behind the code of its language.
        waiting = _WAITING.match(passage.bare)
        language = waiting[1] if waiting else brief.front.language
        parts = sentences.split(plain(passage.bare[waiting.end() if waiting else 0 :]), language)
        if len(parts) > 1:
            yield Finding(
                CODE,
                "error",
                brief.file,
                passage.line,
                f"{len(parts)} sentences on one line",
                f"start a new line before “{parts[1][:40]}”",
            )
