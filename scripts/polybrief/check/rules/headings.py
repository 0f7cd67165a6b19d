"""Headings start below the title and skip no level."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import tokens
from polybrief.model import Finding

CODE = "heading-order"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    above = 1
    for line, token in tokens(brief):
        if token.type != "heading_open":
            continue
        level = int(token.tag[1:])
        if level == 1:
            message = "the title of the page is its only heading of the first level"
            yield Finding(CODE, "error", brief.file, line, message, "begin the line with “## ”")
        elif level > above + 1:
            message = f"a heading of level {level} under one of level {above}"
            mend = f"begin the line with “{'#' * (above + 1)} ”"
            yield Finding(CODE, "error", brief.file, line, message, mend)
        above = level
