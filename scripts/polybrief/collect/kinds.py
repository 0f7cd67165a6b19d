"""What the bytes of a report are: their content says it first, their name and the server second."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal, NoReturn
from urllib.parse import urlsplit

from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, UnsupportedKind

Kind = Literal["html", "feed", "pdf", "docx", "eml", "mhtml", "markdown", "text"]

_HEAD = 16_384
"""Bytes that are looked at."""
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "sound"),
    (b"OggS", "sound or film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Microsoft Office, or one with a password"),
    (b"{\\rtf", "a rich-text file"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_PACKED = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an e-book (EPUB)",
    "content.xml": "an OpenDocument file",
}
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|table)\b", re.IGNORECASE
)
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\s+|<\?xml[^>]{0,200}>|<!--(?:(?!-->).)*-->", re.DOTALL)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|(?:atom|a):feed)\b[^>]*>", re.IGNORECASE)
_JSON_FEED = re.compile(r"\s*\{.*?\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org", re.DOTALL)
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)")
_MAIL = {
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "received",
    "message-id",
    "return-path",
    "content-type",
}
_ADVICE = "save it as a PDF, a Word file (.docx) or a text, and collect that"


def kind(raw: Raw) -> Kind:
    """What `raw` is. Raises EmptyInput for nothing, UnsupportedKind for what has no reader here."""
    data = raw.data
    if not data.strip():
        raise EmptyInput(f"{raw.name} is empty", "save the report in the file and collect it again")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    for mark, what in _OTHERS:
        if data.startswith(mark) and (len(mark) > 3 or b"\0" in data[:_HEAD] or not mark.isalnum()):
            _refuse(raw, what)
    if data[4:8] == b"ftyp":
        _refuse(raw, "a film")
    return _written(raw, _head(data))


def _written(raw: Raw, head: str) -> Kind:
    """The kind of what is written in characters."""
    suffix = PurePosixPath(urlsplit(raw.name).path if "://" in raw.name else raw.name).suffix.lower()
    if _HTML_START.match(head, _start(head)):
        return "html"
    if _JSON_FEED.match(head):
        return "feed"
    if match := _headers(head):
        saved = re.search(
            r"^(?:snapshot-content-location:|content-type:\s*multipart/related)", match, re.M | re.I
        )
        return "mhtml" if saved or suffix in (".mhtml", ".mht") else "eml"
    if head.startswith("From ") and _headers(head.partition("\n")[2]):
        _refuse(raw, "a mailbox of several mails", "save the one mail as .eml, and collect that")
    if head.lstrip().startswith("<"):
        if _FEED.search(head):
            return "feed"
        if "<svg" in head:
            _refuse(raw, "a picture")
        if head.lstrip().startswith("<?xml") and not _HTML.search(head):
            _refuse(raw, "an XML document that is no feed and no page")
    if suffix in (".md", ".markdown") or raw.media_type == "text/markdown":
        return "markdown"
    if suffix in (".html", ".htm", ".xhtml") or raw.media_type in ("text/html", "application/xhtml+xml"):
        # Servers call plain text HTML, too; a page has a tag.
        return "html" if _HTML.search(head) or re.search(r"<[a-z][a-z0-9]*[\s>]", head, re.I) else "text"
    return "html" if _HTML.match(head, _start(head)) else "text"


def _start(head: str) -> int:
    """Where what is more than white space, comments and the XML declaration starts."""
    start = 0
    while match := _BEFORE.match(head, start):
        start = match.end()
    return start


def _headers(head: str) -> str | None:
    """The lines of a mail's head, if the text starts with one."""
    end = 0
    names = set()
    while match := _HEADER.match(head, end):
        names.add(match[0].partition(":")[0].lower())
        end = match.end()
    return head[:end] if len(names & _MAIL) >= 2 and ({"from", "mime-version"} & names) else None


def _packed(raw: Raw) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            names = set(archive.namelist()[:10_000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        _refuse(raw, "a damaged archive")
    if "word/document.xml" in names:
        return "docx"
    return _refuse(raw, next((what for part, what in _PACKED.items() if part in names), "a ZIP archive"))


def _head(data: bytes) -> str:
    """The first characters in a table that loses none of ASCII."""
    start = data[:_HEAD]
    if start.startswith(codecs.BOM_UTF16_LE) or (start[1:2] == b"\0" and start[:1] != b"\0"):
        text = start.decode("utf-16-le", "replace")
    elif start.startswith(codecs.BOM_UTF16_BE) or (start[:1] == b"\0" and start[1:2] != b"\0"):
        text = start.decode("utf-16-be", "replace")
    else:
        text = start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _refuse(raw: Raw, what: str, advice: str = _ADVICE) -> NoReturn:
    raise UnsupportedKind(f"{raw.name} is {what}", advice)
