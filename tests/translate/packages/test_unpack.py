"""An archive is unpacked whole inside its folder, or refused before the first byte is written."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import argos_packages
from polybrief.errors import PackageRefused
from polybrief.translate.packages import unpack as module
from polybrief.translate.packages.unpack import unpack


def archive(*members: tuple[str | zipfile.ZipInfo, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    file.seek(0)
    return file


def special(name: str, kind: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (kind | 0o644) << 16
    return member


def cause(file: io.BytesIO, folder: Path) -> str:
    """Why the archive is refused; nothing of it stands anywhere."""
    home = folder / "unpacked"
    home.mkdir()
    with pytest.raises(PackageRefused) as error:
        unpack(file, home)
    assert sorted(path.name for path in folder.rglob("*")) == ["unpacked"]
    return error.value.cause


def test_a_genuine_package_comes_out_as_it_went_in(shelf_folder: Path, tmp_path: Path) -> None:
    built = shelf_folder / "translate-de_en-1_0"
    file = argos_packages.archive(built, tmp_path / "de_en.argosmodel")
    with file.open("rb") as opened:
        top = unpack(opened, tmp_path)
    assert top == tmp_path / "translate-de_en-1_0"
    for path in built.rglob("*"):
        copy = top / path.relative_to(built)
        assert copy.is_dir() if path.is_dir() else copy.read_bytes() == path.read_bytes()


def test_folders_may_be_stated_and_rights_are_not_taken_over(tmp_path: Path) -> None:
    program = special("top/run.sh", stat.S_IFREG)
    program.external_attr = (stat.S_IFREG | 0o6777) << 16
    top = unpack(archive(("top/", b""), ("top/empty/", b""), (program, b"x")), tmp_path)
    assert (top / "empty").is_dir()
    assert (top / "run.sh").stat().st_mode & 0o7777 == 0o644


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../x", "leads elsewhere"),
        ("top/../../x", "leads elsewhere"),
        ("top/./x", "leads elsewhere"),
        ("top//x", "leads elsewhere"),
        ("/etc/x", "an absolute path"),
        ("C:/x", "an absolute path"),
        ("C:x", "an absolute path"),
        ("top\\x", "a backslash"),
        ("..\\x", "a backslash"),
        ("top/\nx", "an unprintable character"),
        ("top/\u202ex", "an unprintable character"),
        ("top/" + "x" * 201, "too long a name"),
        ("top/" + "x/" * 300 + "x", "too long a name"),
    ],
)
def test_a_path_that_is_not_plainly_inside_is_refused(name: str, why: str, tmp_path: Path) -> None:
    assert why in cause(archive(("top/a", b""), (name, b"")), tmp_path)


def test_a_name_cut_by_a_null_is_refused(tmp_path: Path) -> None:
    file = archive(("top/safe#evil", b""))
    assert "unprintable" in cause(io.BytesIO(file.getvalue().replace(b"#", b"\0")), tmp_path)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (stat.S_IFLNK, "is a link"),
        (stat.S_IFCHR, "is neither a file nor a folder"),
        (stat.S_IFIFO, "is neither a file nor a folder"),
        (stat.S_IFDIR, "is neither a file nor a folder"),
    ],
)
def test_links_and_devices_are_refused(kind: int, why: str, tmp_path: Path) -> None:
    assert why in cause(archive((special("top/model", kind), b"/etc/passwd")), tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("top/a", "top/a"),
        ("top/a", "top/A"),
        ("top/straße", "top/STRASSE"),
        ("top/\u00e9", "top/e\u0301"),
        ("top/model/a", "top/Model/b"),
        ("top/", "top/"),
    ],
)
def test_two_names_for_one_place_are_refused(names: tuple[str, str], tmp_path: Path) -> None:
    assert "in upper and lower case alone" in cause(archive(*((name, b"") for name in names)), tmp_path)


@pytest.mark.parametrize("names", [("top/a", "top/a/b"), ("top/a/b", "top/a")])
def test_a_file_that_is_a_folder_too_is_refused(names: tuple[str, str], tmp_path: Path) -> None:
    assert "'top/a" in cause(archive(*((name, b"") for name in names)), tmp_path)


@pytest.mark.parametrize("names", [("one/a", "two/a"), ("a",), ("top/a", "b"), ()])
def test_there_is_one_folder_on_top(names: tuple[str, ...], tmp_path: Path) -> None:
    assert "exactly one folder" in cause(archive(*((name, b"") for name in names)), tmp_path)


def test_a_bomb_is_refused_by_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive(("top/zeros", bytes(30_000_000)))
    assert len(bomb.getvalue()) < 40_000
    assert "times its size" in cause(bomb, tmp_path)
    monkeypatch.setattr(module, "MAX_UNPACKED_BYTES", 29_999_999)
    (tmp_path / "unpacked").rmdir()
    assert "it would grow to 30000000 bytes" in cause(bomb, tmp_path)


def test_a_bomb_that_lies_gets_no_further_than_it_says(tmp_path: Path) -> None:
    file = archive(("top/zeros", bytes(30_000_000)))
    said = struct.pack("<L", 30_000_000)
    assert file.getvalue().count(said) == 2
    with pytest.raises(PackageRefused, match="damaged"):
        unpack(io.BytesIO(file.getvalue().replace(said, struct.pack("<L", 1_000))), tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 1_000


def test_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = archive(*((f"top/{n}", b"") for n in range(1_001)))
    assert "1001 files, more than 1000" in cause(file, tmp_path)
    monkeypatch.setattr(module, "_MAX_TABLE", 1_000)
    (tmp_path / "unpacked").rmdir()
    assert "table of contents is too large" in cause(file, tmp_path)


def test_the_large_form_of_zip_is_refused(tmp_path: Path) -> None:
    data = archive(("top/a", b"")).getvalue()
    end = data.rfind(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    assert "too large" in cause(io.BytesIO(data[:end] + locator + data[end:]), tmp_path)


def encrypted(data: bytes) -> bytes:
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.find(mark) + place] |= 1
    return bytes(changed)


def unusual(data: bytes) -> bytes:
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        changed[data.find(mark) + place] = zipfile.ZIP_LZMA
    return bytes(changed)


@pytest.mark.parametrize(
    ("change", "why"), [(encrypted, "is encrypted"), (unusual, "is compressed in an unusual way")]
)
def test_what_cannot_be_read_plainly_is_refused(
    change: Callable[[bytes], bytes], why: str, tmp_path: Path
) -> None:
    assert why in cause(io.BytesIO(change(archive(("top/a", b"text")).getvalue())), tmp_path)


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>404 Not Found</html>", bytes(100_000)])
def test_what_is_no_zip_is_refused(data: bytes, tmp_path: Path) -> None:
    assert "no zip archive" in cause(io.BytesIO(data), tmp_path)


def test_a_truncated_archive_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    whole = archive(("top/a", b"text" * 99), ("top/b", b"text")).getvalue()
    for length in range(len(whole)):
        with pytest.raises(PackageRefused):
            unpack(io.BytesIO(whole[:length]), tmp_path)


def test_a_changed_byte_is_never_taken_for_the_file(tmp_path: Path) -> None:
    whole = archive(("top/a", b"a figure: 15 billion")).getvalue()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        folder = tmp_path / str(place)
        folder.mkdir()
        try:
            top = unpack(io.BytesIO(changed), folder)
        except PackageRefused:
            continue
        assert [path.read_bytes() for path in top.iterdir() if path.is_file()] in (
            [b"a figure: 15 billion"],
            [],
        )
