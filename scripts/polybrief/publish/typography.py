"""A Python-Markdown extension for texts that stand one sentence a line.

HTML shows a line break as a blank. Between Chinese sentences there is none, so breaks next to
full-width characters go, also across the footnote calls that stand between them. Calls that follow
one another directly get the class `footnote-next`, so that a style sheet can set them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from polybrief.publish.inlays import MARK

# What stands for a mark of HTML until the page is written.
_STASHED = re.compile(f"\x02[^\x03]*\x03|{MARK.pattern}")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_OPAQUE = frozenset({"pre", "code", "script", "style"})
# Marks of HTML and what they hold that is not read as a text; and words that a line does not part at their
# hyphen, as browsers would.
_WHOLE = re.compile(
    r"<(script|style|title|textarea|svg|pre)\b.*?</\1>|<[^>]*>|(?P<word>\bUS-Dollars?\b)", re.DOTALL
)
_HYPHENED = re.compile(r"\bUS-Dollar")
# Signs that Chinese shares with other scripts: the text before them tells what they are.
_SHARED = frozenset("“”‘’…—·*_")


@cache
def is_wide(char: str) -> bool:
    """Whether a character fills a square: Chinese characters and full-width signs.

    >>> [is_wide(char) for char in "中。，A“ "]
    [True, True, True, False, False, False]
    """
    return unicodedata.east_asian_width(char) in ("W", "F")


def joins(before: str, after: str) -> bool:
    """Whether the line break between two pieces of text stands for nothing.

    It does between two full-width characters, and beside a full-width sign, which brings its own
    space; quotation marks and dashes count as the character on their other side.

    >>> joins("完成了。", "下一句"), joins("说：“好。”", "OpenAI"), joins("在", "Abilene")
    (True, True, False)
    """
    left, right = _outer(reversed(before)), _outer(iter(after))
    if not left or not right:
        return False
    if is_wide(left) and is_wide(right):
        return True
    return any(is_wide(char) and unicodedata.category(char).startswith("P") for char in (left, right))


def _outer(chars: Iterator[str]) -> str:
    return next((char for char in chars if char not in _SHARED), "")


class _Piece:
    """A text of the tree, where it hangs, and whether it is part of what is read."""

    def __init__(self, element: Element, attribute: str, read: bool) -> None:
        self.element = element
        self.attribute = attribute
        self.read = read

    @property
    def text(self) -> str:
        return getattr(self.element, self.attribute) or ""

    @text.setter
    def text(self, value: str) -> None:
        setattr(self.element, self.attribute, value)


def _pieces(element: Element, read: bool = True) -> Iterator[_Piece]:
    read = read and element.tag not in _OPAQUE
    yield _Piece(element, "text", read)
    for child in element:
        # Blocks within a block (the paragraphs of a list item) are taken by themselves.
        if child.tag not in _BLOCKS:
            yield from _pieces(child, read and not _is_call(child))
        yield _Piece(child, "tail", read)


def _is_call(element: Element) -> bool:
    return element.tag == "sup" and any("footnote-ref" in child.get("class", "") for child in element)


class _Typography(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _BLOCKS:
                self._join(element)
                self._mark_calls(element)

    def _join(self, block: Element) -> None:
        pieces = [piece for piece in _pieces(block) if piece.read]
        for index, piece in enumerate(pieces):
            if "\n" not in piece.text:
                continue
            before = "".join(p.text for p in pieces[:index])
            after = "".join(p.text for p in pieces[index + 1 :])
            piece.text = _joined(piece.text, before, after)

    def _mark_calls(self, block: Element) -> None:
        for parent in block.iter():
            for first, second in zip(parent, list(parent)[1:], strict=False):
                if _is_call(first) and _is_call(second) and not (first.tail or "").strip():
                    first.tail = ""
                    second.set("class", "footnote-next")


def _joined(text: str, before: str, after: str) -> str:
    def replace(match: re.Match[str]) -> str:
        left = _STASHED.sub("", before + text[: match.start()])[-8:]
        right = _STASHED.sub("", text[match.end() :] + after)[:8].lstrip()
        return "" if joins(left.rstrip(), right) else match[0]

    return _BREAK.sub(replace, text)


def kept_whole(page: str) -> str:
    """A page in HTML, its currencies with a hyphen marked for the style sheet to keep on one line.

    >>> kept_whole('<p title="5 US-Dollar">5 US-Dollar</p>')
    '<p title="5 US-Dollar">5 <span class="whole">US-Dollar</span></p>'
    """

    def marked(match: re.Match[str]) -> str:
        return f'<span class="whole">{match["word"]}</span>' if match["word"] else match[0]

    return _WHOLE.sub(marked, page) if _HYPHENED.search(page) else page


class TypographyExtension(Extension):
    """Registers the treeprocessor: behind `inline` (20), before `prettify` (10) adds breaks of its own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_Typography(md), "polybrief_typography", 12)


def makeExtension(**options: Any) -> TypographyExtension:  # noqa: N802
    """What Python-Markdown calls for `polybrief.publish.typography` in a list of extensions."""
    return TypographyExtension(**options)
