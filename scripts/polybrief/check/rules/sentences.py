"""One sentence a line: a footnote then belongs to one sentence, and a diff shows the one that changed."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief import sentences
from polybrief.briefs import Brief, in_own_language, plain
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "several-sentences"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    for passage in brief.passages:
        if passage.kind != "sentence":
            continue
        text, language = in_own_language(passage.bare, brief.front.language)
        parts = sentences.split(plain(text), language)
        if len(parts) > 1:
            yield Finding(
                CODE,
                "error",
                brief.file,
                passage.line,
                f"{len(parts)} sentences on one line",
                f"start a new line before “{parts[1][:40]}”",
            )
