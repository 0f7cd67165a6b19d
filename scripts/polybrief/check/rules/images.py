"""Every image says in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import short, tokens
from polybrief.model import Finding

CODE = "no-alternative-text"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    for line, token in tokens(brief):
        if token.type == "image" and not token.content.strip():
            address = short(str(token.attrGet("src") or ""))
            mend = f"say what it shows: ![Sums by year, from 2019 to 2026]({address})"
            yield Finding(CODE, "error", brief.file, line, f"the image {address} has no words", mend)
