"""Notices on the page of an edition: which of its blocks translate an earlier text of the original."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin

from polybrief.briefs import Brief
from polybrief.publish.texts import Texts

_MARKDOWN = MarkdownIt("commonmark").enable("table").use(admon_plugin)


def with_notices(markdown: str, brief: Brief, stale: Collection[int], text: Texts) -> str:
    """The Markdown of a page with a notice above it and above each block that holds one of the `stale`
    lines (of the brief's file, from 1); as it was if there are none.

    `markdown` is the brief without its front matter and the blank lines behind it.
    """
    if not stale:
        return markdown
    lines = markdown.split("\n")
    blank = len(brief.body) - len(brief.body.lstrip("\n"))
    first = brief.first_line + blank
    starts = {start for start, end in _blocks(markdown) if any(start <= line - first < end for line in stale)}
    marked: list[str] = [_notice(text.stale_page), ""]
    for row, line in enumerate(lines):
        if row in starts:
            marked += ["", _notice(text.stale), ""]
        marked.append(line)
    return "\n".join(marked)


def _blocks(markdown: str) -> list[tuple[int, int]]:
    """The first row of each block of the page and the row behind its last."""
    opened = (token for token in _MARKDOWN.parse(markdown) if token.level == 0 and token.nesting >= 0)
    return [(token.map[0], token.map[1]) for token in opened if token.map]


def _notice(text: str) -> str:
    return f'<p class="banner banner--stale" role="note" data-pagefind-ignore>{escape(text)}</p>'
