"""PDFs: paragraphs in reading order, without running heads and page numbers, words joined at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from polybrief.collect.extracted import Extracted
from polybrief.collect.raw import Raw
from polybrief.errors import InputError, TooCostly, Unreadable
from polybrief.limits import MAX_PDF_PAGES, PDF_EDGE

_CJK = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_END = re.compile(r"[.!?。！？…:：;；][\"'”’»“）)」』]*$")
_NUMBER = re.compile(
    r"(?:(?:page|seite|s\.|第)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*页)?(?:\s*(?:of|von|/|共)\s*\d{1,4}(?:\s*页)?)?$",
    re.I,
)
_NO_TITLE = re.compile(r"untitled|microsoft word|^\S+\.(?:docx?|pdf|indd|odt)$|^[\W\d]*$|�", re.IGNORECASE)
_SAME_SIZE = 0.6
"""Points by which letters of one paragraph may differ."""
_HEADING = 90
"""Characters that a heading seldom has."""
_AND = re.compile(r"(?:und|oder|bzw\.|sowie|and|or)\b")


@dataclass(frozen=True)
class Line:
    """A line of a page: its text, where it stands (points from the lower left), the size of its letters."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def read(raw: Raw) -> Extracted:
    """The report in a PDF. Raises TooCostly for too many pages, Unreadable for one that is locked, damaged,
    or has pictures of text alone."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser
        from pdfminer.psexceptions import PSException
    except ImportError as problem:
        raise InputError("PDFs cannot be read here", "pip install 'polybrief[collect]'") from problem
    try:
        document = PDFDocument(PDFParser(BytesIO(raw.data)))
        pages = sum(1 for _ in zip(PDFPage.create_pages(document), range(MAX_PDF_PAGES + 1), strict=False))
        if pages > MAX_PDF_PAGES:
            raise TooCostly(
                f"{raw.name} has more than {MAX_PDF_PAGES} pages", "split it, and collect the parts"
            )
        layouts = extract_pages(BytesIO(raw.data), laparams=LAParams(boxes_flow=None, all_texts=True))
        blocks = [_in_reading_order(_blocks(page), page.width) for page in layouts]
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as problem:
        raise Unreadable(
            f"{raw.name} is locked with a password", "print it into a new PDF, and collect that"
        ) from problem
    except (
        PSException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
    ) as problem:
        raise Unreadable(
            f"{raw.name} is a damaged PDF", "open it in a viewer, print it into a new PDF, and collect that"
        ) from problem
    if not any(blocks):
        raise Unreadable(
            f"{raw.name} holds no text, perhaps pictures of it", "run text recognition (OCR) over it"
        )
    heights = [height for page in blocks for height in _edges(page)]
    kept = [_without_running(page, heights, len(blocks)) for page in blocks]
    title, rest = _title(document.info, kept)
    info = _info(document.info)
    return Extracted(
        tuple(_paragraphs(block for page in rest for block in page)), title=title, author=info.get("Author")
    )


def _blocks(page: Any) -> list[list[Line]]:
    """The text boxes of a page as lines, upright text alone."""
    from pdfminer.layout import LTChar, LTTextBox, LTTextLine

    found = []
    for box in page:
        if isinstance(box, LTTextBox):
            lines = []
            for line in box:
                if isinstance(line, LTTextLine) and (text := line.get_text().strip()):
                    sizes = [char.size for char in line if isinstance(char, LTChar)]
                    size = sorted(sizes)[len(sizes) // 2] if sizes else line.height
                    top, bottom = line.y1 / page.height, line.y0 / page.height
                    lines.append(Line(text, line.x0, line.x1, top, bottom, size))
            lines = _whole(lines)
            if lines:
                found.append(lines)
    return found


def _whole(lines: list[Line]) -> list[Line]:
    """The lines of a box from top to bottom; justified text at times comes in pieces of lines."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        before = found[-1] if found else None
        if before and (line.top + line.bottom) / 2 > before.bottom:
            pieces = sorted((before, line), key=lambda piece: piece.left)
            text = " ".join(piece.text for piece in pieces)
            right = max(piece.right for piece in pieces)
            found[-1] = Line(text, pieces[0].left, right, before.top, before.bottom, before.size)
        else:
            found.append(line)
    return found


def _in_reading_order(blocks: list[list[Line]], width: float) -> list[list[Line]]:
    """Blocks from top to bottom, column by column; a block across both parts what is above and below it."""
    middle = width / 2
    ordered: list[list[Line]] = []
    columns: tuple[list[list[Line]], list[list[Line]]] = ([], [])
    for block in sorted(blocks, key=lambda lines: -max(line.top for line in lines)):
        left, right = min(line.left for line in block), max(line.right for line in block)
        if left < middle * 0.92 and right > middle * 1.08:
            ordered += [*columns[0], *columns[1], block]
            columns = ([], [])
        else:
            columns[left >= middle * 0.92].append(block)
    return [*ordered, *columns[0], *columns[1]]


def _edges(page: Sequence[list[Line]]) -> Iterator[str]:
    """What stands at the upper and lower edge of a page, digits alike, each once."""
    yield from {_alike(line.text) for block in page for line in block if _at_edge(line)}


def _at_edge(line: Line) -> bool:
    return line.bottom > 1 - PDF_EDGE or line.top < PDF_EDGE


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _without_running(page: Sequence[list[Line]], edges: Sequence[str], pages: int) -> list[list[Line]]:
    """A page without what comes again at the edge of other pages, and without its number."""
    often = Counter(edges)

    def runs(line: Line) -> bool:
        repeated = often[_alike(line.text)] >= max(2, pages / 3)
        return _at_edge(line) and (repeated or bool(_NUMBER.match(line.text)))

    kept = ([line for line in block if not runs(line)] for block in page)
    return [block for block in kept if block]


def _info(infos: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The PDF's own entries as texts."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    for info in infos:
        for key, value in info.items():
            value = resolve1(value)
            text = decode_text(value) if isinstance(value, bytes) else ""
            if text.strip():
                found.setdefault(key, " ".join(text.split()))
    return found


def _title(
    infos: Sequence[dict[str, Any]], pages: list[list[list[Line]]]
) -> tuple[str | None, list[list[list[Line]]]]:
    """The title, and the pages without it: the first page's largest letters, or what the PDF calls itself."""
    given = _info(infos).get("Title")
    given = given if given and not _NO_TITLE.search(given) else None
    lines = [line for block in pages[0] for line in block] if pages else []
    largest = max((line.size for line in lines), default=0)
    others = sorted(line.size for line in lines)
    big = [line for line in lines if line.size > largest * 0.95]
    if not lines or largest < others[len(others) // 2] * 1.15 or len(big) > 4:
        return given, pages
    shown = _joined(line.text for line in big)
    if given and _alike(given).casefold() not in _alike(shown).casefold() and len(shown) < 8:
        return given, pages
    first = [[line for line in block if line not in big] for block in pages[0]]
    return shown, [[block for block in first if block], *pages[1:]]


def _paragraphs(blocks: Iterable[list[Line]]) -> Iterator[str]:
    """The lines joined into paragraphs, across columns and pages where a sentence goes on."""
    whole, size = "", 0.0
    for block in blocks:
        for part in _parted(block):
            text = _joined(line.text for line in part)
            if whole and abs(part[0].size - size) < _SAME_SIZE and _goes_on(whole, text):
                whole = _joined((whole, text))
            else:
                if whole:
                    yield whole
                whole = text
            size = part[-1].size
    if whole:
        yield whole


def _goes_on(text: str, following: str) -> bool:
    """Whether a text that stops is no heading and no paragraph, but half of a sentence."""
    if _END.search(text):
        return False
    lower = re.match(r"[a-zäöüß]", following) is not None
    return lower or len(text) > _HEADING or re.search(r"[.。！？!?，；]\W*\w", text) is not None


def _parted(block: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a block: a new one starts indented, behind a short last line, or in other letters."""
    part: list[Line] = []
    left, right = min(line.left for line in block), max(line.right for line in block)
    for line in block:
        if part:
            before = part[-1]
            short = _END.search(before.text) and before.right < right - (right - left) * 0.1
            indented = line.left > left + line.size * 0.8 and before.left <= left + line.size * 0.8
            if abs(line.size - before.size) > _SAME_SIZE or short or (indented and _END.search(before.text)):
                yield part
                part = []
        part.append(line)
    if part:
        yield part


def _joined(texts: Iterable[str]) -> str:
    """Lines as one text: hyphens at their ends taken out where they only part a word, no blank in Chinese."""
    whole = ""
    for text in texts:
        text = " ".join(text.split())
        if not whole or not text:
            whole += text
        elif (
            re.search(r"\w[-\u00ad\u2010]$", whole) and re.match(r"[a-zäöüß]", text) and not _AND.match(text)
        ):
            whole = whole[:-1] + text
        elif (
            (whole.endswith("-") and not _AND.match(text))
            or re.search(f"[{_CJK}]$", whole)
            or re.match(f"[{_CJK}]", text)
        ):
            whole += text
        else:
            whole += " " + text
    # Justified Chinese comes with blanks between its characters.
    return re.sub(rf"(?<=[{_CJK}]) +(?=[{_CJK}])", "", whole)
