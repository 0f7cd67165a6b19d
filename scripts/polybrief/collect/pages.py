"""Web pages: the text of the report, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from polybrief.collect.extracted import Extracted
from polybrief.errors import EmptyInput, InputError, TooCostly, Unreadable
from polybrief.limits import MAX_DEPTH

_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,2000}?)\s*-->", re.IGNORECASE)
_SAVED_ON = re.compile(r"saved date:\s*\w{3} (\w{3} \d{2} \d{4}) ")


def read(html: str, name: str, address: str | None) -> Extracted:
    """The report in a page, got from `address` if that is known. Raises EmptyInput, TooCostly, Unreadable."""
    try:
        import htmldate  # noqa: F401
        import trafilatura  # noqa: F401
        from lxml import html as parsing
    except ImportError as problem:
        raise InputError("pages cannot be read here", "pip install 'polybrief[collect]'") from problem
    from polybrief.collect.blocks import before, blocks, chosen
    from polybrief.collect.furniture import take_out
    from polybrief.collect.metadata import day, metadata

    saved = _SAVED.search(html[:4096])
    address = address or (saved[1] if saved else None)
    # As bytes: what the page says of its encoding is no longer true, and an XML declaration is refused.
    parser = parsing.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = parsing.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError, parsing.etree.ParserError) as problem:
        raise Unreadable(f"{name} is no page", "save the page anew in a browser") from problem
    if _depth(tree) > MAX_DEPTH or any("depth" in entry.message for entry in parser.error_log):
        raise TooCostly(
            f"{name} nests more than {MAX_DEPTH} elements", "save the text alone, and collect that"
        )
    said = metadata(tree, address)
    take_out(tree)
    page = blocks(tree)
    report, around = chosen(page, _extracted(tree))
    if not report:
        raise EmptyInput(f"{name}: no text in it", "save the report's text in a file and collect that")
    above = (day(block.text) for block in before(page, report[0]) if len(block.text) < _SHORT)
    return Extracted(
        tuple(block.text for block in report),
        title=said.title,
        author=said.author,
        publisher=said.publisher,
        url=said.url or address,
        published=said.published or next(filter(None, above), None) or _dated(tree),
        retrieved=_retrieved(html[:4096]),
        language=said.language,
        wire=said.wire,
        via_name=said.via_name,
        removed=tuple(("around the text", block.text) for block in around),
    )


_SHORT = 120
"""Characters of a line that gives the date above a report."""


def _extracted(tree: Any) -> str:
    """What trafilatura takes for the report, a paragraph a line."""
    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, deduplicate=False)
    body = getattr(found, "body", None)
    return "\n".join(_paragraphs(body)) if body is not None else ""


def _dated(tree: Any) -> date | None:
    """The day that htmldate finds in the page's mark-up; it is not asked to look into the text."""
    from htmldate import find_date

    found = find_date(deepcopy(tree), original_date=True, extensive_search=False)
    return date.fromisoformat(found) if found else None


def _depth(tree: Any) -> int:
    deepest = depth = 0
    from lxml.etree import iterwalk

    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _retrieved(head: str) -> date | None:
    """The day that SingleFile notes in the pages it saves."""
    match = _SAVED_ON.search(head)
    try:
        return parsedate_to_datetime(f"{match[1]} 00:00:00").date() if match else None
    except ValueError:
        return None


_BLOCKS = ("p", "head", "item", "quote", "row", "ab", "code")


def _paragraphs(body: Any) -> Iterator[str]:
    """The texts of trafilatura's tree, one for each paragraph, line, list item, row of a table."""
    lines = [""]
    for piece in _pieces(body):
        if piece is None:
            lines.append("")
        else:
            lines[-1] += piece
    yield from (text for line in lines if (text := " ".join(line.split()).strip("|- ")))


def _pieces(element: Any) -> Iterator[str | None]:
    """The texts within an element; None where a line ends."""
    block = element.tag in _BLOCKS
    if block or element.tag == "lb":
        yield None
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        if child.tag == "cell" and child.getnext() is not None:
            yield " | "
        yield (child.tail or "").replace("\n", " ")
    if block:
        yield None
