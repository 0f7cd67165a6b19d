"""What a page declares of its encoding is heard, and found out where it is wrong."""

from __future__ import annotations

import codecs

import pytest

from polybrief.collect.encodings import decode
from polybrief.collect.raw import Raw
from polybrief.errors import BinaryInput, EmptyInput

SIMPLIFIED = "政府星期一宣布启用第二个数据中心，预计年底前有四十名员工。"
TRADITIONAL = "經濟部週一表示，第二座資料中心將於年底前啟用，預計僱用四十名員工，總投資額達三百億元。"
GERMAN = "Die Größe der Anlage überraschte die Prüfer in München. „Wir hätten fragen müssen“ – für 5 €."
ENGLISH = "The ministry’s director said “no comment”; it cost £3 million."
TEXTS = [
    (SIMPLIFIED, "gb18030"),
    (SIMPLIFIED, "gbk"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (GERMAN, "cp1252"),
    (ENGLISH, "cp1252"),
    *((text, name) for text in (SIMPLIFIED, TRADITIONAL, GERMAN, ENGLISH) for name in ("utf-8", "utf-16-le")),
    *((text, "utf-16-be") for text in (SIMPLIFIED, GERMAN, "An English text.")),
]


def raw(text: str, encoding: str, declared: str | None = None) -> Raw:
    return Raw(text.encode(encoding), "a.html", charset=declared)


@pytest.mark.parametrize(("text", "encoding"), TEXTS)
def test_text_that_declares_nothing(text: str, encoding: str) -> None:
    assert decode(raw(text, encoding)).text == text


@pytest.mark.parametrize(
    "declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "windows-1251", "no-such-thing"]
)
@pytest.mark.parametrize(("text", "encoding"), TEXTS)
def test_whatever_the_server_declares(text: str, encoding: str, declared: str) -> None:
    assert decode(raw(text, encoding, declared)).text == text


def test_a_wrong_declaration_is_told() -> None:
    page = f'<meta charset="utf-8"><p>{SIMPLIFIED}</p>'
    found = decode(raw(page, "gbk"))
    assert found.text == page
    assert found.told == (("wrong declaration", "says UTF-8, is GB18030"),)


def test_what_the_page_declares_counts_where_the_server_says_nothing() -> None:
    assert decode(raw('<?xml version="1.0" encoding="Big5"?><p>中文</p>', "big5")).encoding == "big5hkscs"


@pytest.mark.parametrize("text", ["联通", "联通公司今天", "三万", "Größe", "Öl"])
def test_a_few_characters_that_might_be_several_encodings(text: str) -> None:
    encoding = "cp1252" if text.isascii() or "ö" in text.lower() else "gbk"
    assert decode(raw(text, encoding)).text == text
    assert decode(raw(text, "utf-8")).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    found = decode(Raw(mark + SIMPLIFIED.encode(encoding), "a.txt", charset="iso-8859-1"))
    assert (found.text, found.encoding) == (SIMPLIFIED, encoding)


def test_one_broken_letter_spoils_no_page() -> None:
    data = GERMAN.encode() + b"\xfc" + "Für später überlegt.".encode()
    found = decode(Raw(data, "a.txt"))
    assert found.text == GERMAN + "\ufffd" + "Für später überlegt."
    assert found.told == (("unreadable bytes", "1 in the text"),)


def test_text_is_composed_and_line_ends_are_plain() -> None:
    assert decode(Raw("Gro\u0308ße\r\nzwei\rdrei".encode(), "a.txt")).text == "Größe\nzwei\ndrei"


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt is empty"):
        decode(Raw(data, "a.txt"))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8,
        bytes(range(1, 32)) * 20,
        bytes(4096),
        bytes(range(129, 254)) * 40,
    ],
)
def test_a_binary_file(data: bytes) -> None:
    with pytest.raises(BinaryInput, match="not a text file"):
        decode(Raw(data, "a.txt"))
