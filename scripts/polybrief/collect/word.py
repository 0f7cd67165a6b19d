"""Word files (.docx): the paragraphs of the text, with what was inserted and without what was deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from polybrief.collect.extracted import Extracted
from polybrief.collect.raw import Raw
from polybrief.errors import InputError, TooCostly, Unreadable
from polybrief.limits import MAX_PARTS, MAX_WORD_BYTES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLES = ("title", "titel", "标题", "heading1", "berschrift1", "1")
"""Names of the styles of a title, as Word in English, German and Chinese writes them."""


def read(raw: Raw) -> Extracted:
    """The report in a Word file. Raises TooCostly if it unpacks to too much, Unreadable if it is damaged."""
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import XMLSyntaxError
    except ImportError as problem:
        raise InputError("Word files cannot be read here", "pip install 'polybrief[collect]'") from problem
    damaged = Unreadable(
        f"{raw.name} is a damaged Word file", "open it in Word, save it anew, and collect that"
    )
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise damaged from problem
    # zipfile reads no more of a part than its head says.
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_WORD_BYTES:
        raise TooCostly(f"{raw.name} unpacks to too much", "save the text alone, and collect that")
    try:
        document = docx.Document(BytesIO(raw.data))
        body = document.element.body
        said = document.core_properties
        title, author = said.title, said.author
    except (
        OpcError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        OSError,
    ) as problem:
        raise damaged from problem
    found = [(text, style) for block in _blocks(body) for text, style in block]
    headed = next((text for text, style in found[:5] if style in _TITLES), None)
    return Extracted(
        tuple(text for text, _ in found),
        title=headed or (title if title and title.lower() not in ("word document", "untitled") else None),
        author=author if author and author.lower() not in ("python-docx", "microsoft office user") else None,
    )


def _blocks(body: Any) -> Iterator[list[tuple[str, str]]]:
    """Each paragraph's lines with the name of its style; a table's row as one."""
    rows: set[Any] = set()
    for paragraph in body.iter(f"{_W}p"):
        row = next(paragraph.iterancestors(f"{_W}tr"), None)
        if row is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            name = str(style.get(f"{_W}val")).lower() if style is not None else ""
            yield [(line, name) for line in _lines(paragraph)]
        elif row not in rows:
            rows.add(row)
            cells = (
                " ".join(line for p in cell.iter(f"{_W}p") for line in _lines(p))
                for cell in row.iter(f"{_W}tc")
            )
            yield [(" | ".join(filter(None, cells)), "")]


def _lines(paragraph: Any) -> list[str]:
    """The text of one paragraph, without that of paragraphs within it (text boxes)."""
    text = ""
    for element in paragraph.iter(f"{_W}t", *_MARKS):
        over = list(element.iterancestors())
        if next(found for found in over if found.tag == f"{_W}p") is not paragraph:
            continue
        hidden = element.getparent().find(f"{_W}rPr/{_W}vanish")
        if hidden is None and not any(found.tag in _GONE for found in over):
            text += _MARKS.get(element.tag) or element.text or ""
    return [line.strip() for line in text.split("\n") if line.strip()]
