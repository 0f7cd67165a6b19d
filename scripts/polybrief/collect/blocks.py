"""The text of a page block by block, and which blocks are the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from polybrief.limits import MAIN_SHARE, MAX_HEADING_CHARACTERS, MIN_SENTENCE_CHARACTERS

_NAMES = """address article aside blockquote body center dd details div dl dt fieldset figure
h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul"""
_BLOCKS = frozenset(_NAMES.split())
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_POINTS = frozenset(("li", "tr"))
_SENTENCE = re.compile(r"[.!?。！？…:：；;][\"'”’»“）)」』\]】]*$")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True)
class Block:
    """A run of text that stands by itself, and the element that holds it."""

    text: str
    element: HtmlElement

    @property
    def is_sentence(self) -> bool:
        """Whether it reads like one: an end, and some length (a Chinese character counts double)."""
        length = len(self.text) + len(_WIDE.findall(self.text))
        return bool(_SENTENCE.search(self.text)) and length >= MIN_SENTENCE_CHARACTERS

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows: by its element, or in bold from end to end."""
        if len(self.text) > MAX_HEADING_CHARACTERS or _SENTENCE.search(self.text):
            return False
        bold = [found for found in self.element if found.tag in ("strong", "b")]
        return self.element.tag in _HEADINGS or (
            len(bold) == 1 and " ".join(bold[0].text_content().split()) == self.text
        )


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in reading order, headings of the first rank left out."""
    body = tree.find("body") if tree.tag == "html" else tree
    found: list[Block] = []
    parts: list[str] = []

    def end(element: HtmlElement) -> None:
        text = " ".join("".join(parts).split())
        parts.clear()
        if text and re.search(r"\w", text):
            found.append(Block(text, element))

    def walk(element: HtmlElement) -> None:
        if element.tag == "h1":
            return
        row = _row(element)
        if row is not None:
            parts.append(row)
            return
        parts.append(element.text or "")
        for child in element:
            block = child.tag in _BLOCKS
            if block or child.tag == "br":
                end(element)
            walk(child)
            if block:
                end(child)
            parts.append(child.tail or "")

    if body is not None:
        walk(body)
        end(body)
    return found


def _row(element: HtmlElement) -> str | None:
    """A row of figures as one line; None for what is no row, or one that only makes up the page."""
    if element.tag != "tr" or len(element) < 2:
        return None
    cells = [" ".join(cell.text_content().split()) for cell in element]
    if (
        max(map(len, cells)) > MAX_HEADING_CHARACTERS
        or next(element.iter("p", "div", "br", "ul", "table"), None) is not None
    ):
        return None
    return " | ".join(filter(None, cells))


def chosen(found: Sequence[Block], text: str) -> tuple[list[Block], list[Block]]:
    """The blocks of the report, and those around it, among all of a page. `text` is what an extractor
    takes for the report: it knows where it stands, and at times joins paragraphs or drops a heading."""
    whole, lines = _key(text), {_key(line) for line in text.split("\n")}

    def is_there(block: Block) -> bool:
        key = _key(block.text)
        return key in (whole if len(key) > 12 else lines)

    there = [not text or is_there(block) for block in found]
    main = _main([block for block, known in zip(found, there, strict=True) if known])
    kept = [
        known and (block.is_sentence or _within(block, main))
        for block, known in zip(found, there, strict=True)
    ]
    sentences = [
        i for i, (block, known) in enumerate(zip(found, kept, strict=True)) if known and block.is_sentence
    ]
    if not sentences:
        return [block for block, known in zip(found, there, strict=True) if known], []
    first, last = sentences[0], sentences[-1]
    for i, block in enumerate(found):
        if first < i < last:
            # Lists and tables are dropped at times.
            kept[i] = kept[i] or (block.element.tag in _POINTS and _within(block, main))
        elif i < first or block.element.tag not in _POINTS:
            kept[i] = i in (first, last)
    for i in range(first, last):
        if found[i].is_heading and _within(found[i], main):
            kept[i] = kept[i] or any(kept[i + 1 : i + 3])
    around = [block for block, known, keep in zip(found, there, kept, strict=True) if known and not keep]
    return [block for block, keep in zip(found, kept, strict=True) if keep], around


def before(found: Sequence[Block], first: Block) -> Iterator[Block]:
    """The blocks of a page in front of the report's first."""
    for block in found:
        if block is first:
            return
        yield block


def _main(found: Sequence[Block]) -> HtmlElement | None:
    """The smallest element that holds nearly all of the text."""
    weights: dict[HtmlElement, int] = {}
    for block in found:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(block.text)
    whole = sum(len(block.text) for block in found)
    holding = [element for element, weight in weights.items() if weight >= whole * MAIN_SHARE]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _within(block: Block, main: HtmlElement | None) -> bool:
    return (
        main is None or block.element is main or any(over is main for over in block.element.iterancestors())
    )


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
