"""Places on the page of a brief that other pages link to: one before each sentence."""

from __future__ import annotations

import re

from polybrief.briefs import Brief
from polybrief.publish.inlays import mark

_NAME = re.compile(r"p\d+")


def anchor(index: int) -> str:
    """The id of the place of `brief.passages[index]`; it counts as the catalogues do, from 3.

    >>> anchor(0)
    'p3'
    """
    return f"p{index + 3}"


def anchored(markdown: str, brief: Brief) -> str:
    """The Markdown of a brief's page with the mark of its place before each sentence.

    `markdown` is the brief without its front matter and the blank lines behind it.
    """
    lines = markdown.split("\n")
    first = brief.first_line + len(brief.body) - len(brief.body.lstrip("\n"))
    for index, passage in enumerate(brief.passages):
        row, (start, _) = passage.line - first, passage.span
        if passage.kind == "sentence" and 0 <= row < len(lines):
            lines[row] = f"{lines[row][:start]}{mark(anchor(index))}{lines[row][start:]}"
    return "\n".join(lines)


def place(name: str) -> str:
    """The empty mark in the HTML of a page that an address with `#name` leads to."""
    return f'<span id="{name}"></span>' if _NAME.fullmatch(name) else ""
