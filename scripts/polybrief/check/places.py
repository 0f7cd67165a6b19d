"""The texts of a brief with their lines: title and summary in the front matter, then the passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

from polybrief.briefs import Brief, plain


class _Anything(MarkdownIt):
    """Takes every address for a link, as the renderer of the site does."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


_MARKDOWN = _Anything("commonmark").enable("table").use(admon_plugin)
_OPAQUE = re.compile(
    r"`+[^`]*`+|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|<https?://[^>\s]*>|https?://\S+|\{:?[^{}]*\}|\\."
)
_HIDDEN = "\ue000"


@dataclass(frozen=True)
class Part:
    """A text of a brief: number 1 is the title, 2 the summary, 3 the first passage, as in catalogues."""

    n: int
    kind: str
    line: int
    text: str

    @property
    def words(self) -> str:
        """The text as readers see it, without Markdown's marks."""
        return self.text if self.n <= 2 else _plain(self.text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return plain(text)


def parts(brief: Brief) -> tuple[Part, ...]:
    """Title, summary and passages, without their footnote calls."""
    front = brief.front
    return (
        Part(1, "title", head_line(brief, "title"), front.title),
        Part(2, "summary", head_line(brief, "summary"), front.summary),
        *(Part(n, p.kind, p.line, p.bare) for n, p in enumerate(brief.passages, start=3)),
    )


def head_line(brief: Brief, *keys: str) -> int:
    """The line of the first of these keys that stands in the front matter; 1 if none does."""
    lines = brief.head.split("\n")
    for key in keys:
        for number, line in enumerate(lines, start=1):
            if line.startswith(f"{key}:"):
                return number
    return 1


def tokens(brief: Brief) -> tuple[tuple[int, Token], ...]:
    """The tokens of the body, also those within paragraphs, each with its line in the file."""
    return tuple((brief.first_line + row, token) for row, token in _tokens(brief.body))


@lru_cache(maxsize=16)
def _tokens(body: str) -> tuple[tuple[int, Token], ...]:
    found: list[tuple[int, Token]] = []
    for token in _MARKDOWN.parse(body):
        row = token.map[0] if token.map else 0
        found.append((row, token))
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                row += 1
            found.append((row, child))
    return tuple(found)


def masked(text: str) -> str:
    """The text with code, addresses and attributes made unreadable, each sign in its place."""
    return _OPAQUE.sub(lambda match: _HIDDEN * len(match[0]), text)


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
