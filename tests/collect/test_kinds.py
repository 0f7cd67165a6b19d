"""What bytes are: their content first, their name second."""

from __future__ import annotations

import io
import zipfile

import pytest

from polybrief.collect.kinds import kind
from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, UnsupportedKind

MAIL = b"From: Desk <desk@example.org>\r\nSubject: A report\r\nDate: Wed, 22 Jan 2025\r\n\r\nText.\r\n"
SAVED = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: x\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n"
)


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"<!DOCTYPE html><html><p>x", "a.txt", "html"),
        (b"\n<!-- saved from url=(0020)https://example.org/ -->\n<html><p>x", "a", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html>', "a", "html"),
        ("<html><p>中文".encode("utf-16"), "a", "html"),
        ("<html><p>text".encode("utf-16-be"), "a", "html"),
        (b"<p>A part of a page.</p>", "a.htm", "html"),
        (b"Plain text that a server calls a page.", "a.html", "text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a.xml", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "a.json", "feed"),
        (b"%PDF-1.7\n...", "report", "pdf"),
        (b"\n\n%PDF-1.4\n...", "a.txt", "pdf"),
        (packed("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
        (MAIL, "a.txt", "eml"),
        (SAVED, "a.mhtml", "mhtml"),
        (b"# A title\n\nText.", "a.md", "markdown"),
        (b"Subject: what this text is about\n\nText.", "a.txt", "text"),
        (b"A text that says: <p> opens a paragraph.", "a.txt", "text"),
        ("政府星期一宣布启用第二个数据中心。".encode("gb18030"), "a.txt", "text"),
    ],
)
def test_what_it_is(data: bytes, name: str, expected: str) -> None:
    assert kind(Raw(data, name)) == expected


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a picture"),
        (b"\x1f\x8b\x08\0\0", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a file of an old Microsoft Office"),
        (b"{\\rtf1\\ansi text}", "a rich-text file"),
        (packed("xl/workbook.xml"), "an Excel workbook"),
        (packed("a.txt"), "a ZIP archive"),
        (b"PK\x03\x04 and nothing more", "a damaged archive"),
        (b'<?xml version="1.0"?><invoice/>', "an XML document"),
        (b"From desk@example.org Wed Jan 22 10:00:00 2025\n" + MAIL, "a mailbox"),
        (b"\0\0\0\x18ftypmp42\0\0", "a film"),
    ],
)
def test_what_has_no_reader_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedKind, match=f"a.bin is {what}") as problem:
        kind(Raw(data, "a.bin"))
    assert "collect that" in problem.value.hint


def test_text_that_starts_like_a_program_is_text() -> None:
    assert kind(Raw(b"MZ is how programs for Windows start, and BZh an archive.", "a.txt")) == "text"


def test_nothing() -> None:
    with pytest.raises(EmptyInput):
        kind(Raw(b" \n", "a.txt"))


def test_many_comments_in_front_of_a_page_cost_no_time() -> None:
    assert kind(Raw(b"<!-- x --> " * 2000 + b"text", "a.txt")) == "text"
