"""Files of the desk's own making are UTF-8; reports come as bytes, from a file or standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from polybrief.collect.reader import raw, read
from polybrief.errors import EmptyInput, InputError, UnknownEncoding
from polybrief.limits import MAX_INPUT_BYTES


def test_text_is_composed_and_line_ends_are_plain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffGro\u0308ße\r\nzwei\r".encode())
    assert read(tmp_path / "a.txt") == "Größe\nzwei\n"


def test_an_empty_file_and_one_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    with pytest.raises(EmptyInput, match=r"a\.txt is empty"):
        read(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes("三百九十亿美元".encode("gb18030"))
    with pytest.raises(UnknownEncoding, match=r"b\.txt is not UTF-8") as problem:
        read(tmp_path / "b.txt")
    assert "iconv -f" in problem.value.hint


def test_a_folder_a_missing_file_and_one_too_large(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        raw(str(tmp_path))
    with pytest.raises(InputError, match="is not there"):
        raw(str(tmp_path / "b.txt"))
    with (tmp_path / "c.txt").open("wb") as file:
        file.truncate(MAX_INPUT_BYTES + 1)
    with pytest.raises(InputError, match="more than 20,000,000"):
        read(tmp_path / "c.txt")


def test_the_bytes_of_a_file_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF\r\n\xff")
    found = raw(str(tmp_path / "a.pdf"))
    assert (found.data, found.name) == (b"%PDF\r\n\xff", str(tmp_path / "a.pdf"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("中文\r\n".encode("gbk"))))
    found = raw("-")
    assert (found.data, found.name) == ("中文\r\n".encode("gbk"), "-")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(bytes(MAX_INPUT_BYTES + 1))))
    with pytest.raises(InputError, match="standard input has more"):
        raw("-")
