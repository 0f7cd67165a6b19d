"""Bytes become text, or a refusal that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybrief.collect.reader import decode, read
from polybrief.errors import BinaryInput, EmptyInput, InputError, UnknownEncoding
from polybrief.limits import MAX_INPUT_BYTES

CHINESE = "政府星期一宣布启用第二个数据中心，预计年底前有四十名员工。" * 3


def test_utf_8_with_and_without_a_mark() -> None:
    assert decode("Größe".encode(), "a.txt") == "Größe"
    assert decode("Größe".encode("utf-8-sig"), "a.txt") == "Größe"


def test_text_is_composed_and_line_ends_are_plain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Gro\u0308ße\r\nzwei\r".encode())
    assert read(tmp_path / "a.txt") == "Größe\nzwei\n"


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode("gb18030"), "GB18030"),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (CHINESE.encode("utf-16-le"), "UTF-16LE"),
        ("An English text.".encode("utf-16-be"), "UTF-16BE"),
        ("Die Größe der Anlage überraschte die Prüfer in München.".encode("cp1252"), "CP125"),
    ],
)
def test_another_encoding_is_named_with_the_command_that_converts(data: bytes, encoding: str) -> None:
    with pytest.raises(UnknownEncoding) as problem:
        decode(data, "a.txt")
    assert encoding in problem.value.cause
    assert "iconv -f" in problem.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8,
        b"%PDF-1.7\n" + bytes(range(255, 127, -1)) * 4 + bytes(32) * 8,
        bytes(range(1, 32)) * 20,
        bytes(4096),
    ],
)
def test_a_binary_file(data: bytes) -> None:
    with pytest.raises(BinaryInput, match="not a text file"):
        decode(data, "a.txt")


def test_a_folder_a_missing_file_and_one_too_large(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="is not there"):
        read(tmp_path / "b.txt")
    with (tmp_path / "c.txt").open("wb") as file:
        file.truncate(MAX_INPUT_BYTES + 1)
    with pytest.raises(InputError, match="more than 20,000,000"):
        read(tmp_path / "c.txt")
