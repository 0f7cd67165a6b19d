"""A brief is plain Markdown: HTML would stand in the page as it is, and in no handout."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import short, tokens
from polybrief.model import Finding

CODE = "raw-html"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    for line, token in tokens(brief):
        if token.type in ("html_block", "html_inline"):
            shown = short(token.content.split("\n")[0])
            mend = "write it in Markdown; where the sign is meant, put a backslash before it: \\<"
            yield Finding(CODE, "error", brief.file, line, f"HTML: {shown}", mend)
