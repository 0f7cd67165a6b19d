"""A package's archive into a folder: bounded, and never outside that folder.

An `.argosmodel` file is a zip archive with one folder. Everything is judged by the archive's own table of
contents before the first byte is written, and counted again while it is written.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from polybrief.errors import PackageRefused
from polybrief.limits import MAX_PACKAGE_FILES, MAX_UNPACKED_BYTES, MAX_UNPACKED_RATIO

_CHUNK = 1 << 20
_ELSEWHERE = "do not use this file: get the package from the address in models.lock"

_MAX_TABLE = 1_000 * MAX_PACKAGE_FILES
"""Bytes of the table of contents: an entry has 46 and a name. Python reads the table as a whole."""

_END = struct.Struct("<4s4H2LH")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def unpack(archive: BinaryIO, folder: Path) -> Path:
    """Unpacks an open archive below `folder`, which exists; returns the one folder that was in it.

    Raises PackageRefused for what is no zip archive, holds anything but plain files and folders with plain
    names, or grows beyond the limits; OSError if the files cannot be written. What was written until then
    is left to whoever made `folder`.
    """
    try:
        _refuse_large_table(archive)
        with zipfile.ZipFile(archive) as zipped:
            members = zipped.infolist()
            top = _judge(members, archive.seek(0, os.SEEK_END))
            _write(zipped, members, folder)
    except _BROKEN as error:
        raise PackageRefused(f"the archive is damaged, or no zip archive: {error}", _ELSEWHERE) from error
    return folder / top


def _refuse_large_table(archive: BinaryIO) -> None:
    """Refuses a table of contents that would fill the memory before it can be judged."""
    length = archive.seek(0, os.SEEK_END)
    archive.seek(max(0, length - (1 << 16) - _END.size))
    tail = archive.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < _END.size:
        raise zipfile.BadZipFile("it has no table of contents")
    table = _END.unpack_from(tail, end)[5]
    # The large form of zip (zip64) states its sizes elsewhere; no package is that large.
    if table > _MAX_TABLE or b"PK\x06\x07" in tail[max(0, end - 20) : end]:
        raise PackageRefused("the archive's table of contents is too large", _ELSEWHERE)


def _judge(members: Sequence[zipfile.ZipInfo], length: int) -> str:
    """The name of the one folder that all members lie in. Raises PackageRefused for what is unsafe."""
    if len(members) > MAX_PACKAGE_FILES:
        raise _refused(f"it holds {len(members)} files, more than {MAX_PACKAGE_FILES}")
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED_BYTES:
        raise _refused(f"it would grow to {total} bytes, more than {MAX_UNPACKED_BYTES}")
    if total > MAX_UNPACKED_RATIO * length:
        raise _refused(f"it would grow to {total // length} times its size, more than {MAX_UNPACKED_RATIO}")
    places = _Places()
    for member in members:
        shown = ascii(member.orig_filename)
        if fault := _fault(member) or places.fault(member.filename.rstrip("/"), folder=member.is_dir()):
            raise _refused(f"{shown} {fault}")
    if len(places.tops) != 1 or not all("/" in member.filename for member in members):
        raise _refused("it does not hold exactly one folder")
    return places.tops.pop()


def _fault(member: zipfile.ZipInfo) -> str | None:
    """Why a member may not be unpacked."""
    name = member.orig_filename
    parts = name.removesuffix("/").split("/")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if "\\" in name or not name.isprintable():
        return "has a backslash or an unprintable character in its name"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "has an absolute path"
    if any(part in ("", ".", "..") for part in parts):
        return "has a path that leads elsewhere"
    if len(os.fsencode(name)) > 500 or any(len(os.fsencode(part)) > 200 for part in parts):
        return "has too long a name"
    if stat.S_ISLNK(kind):
        return "is a link"
    if kind not in (0, stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
        return "is neither a file nor a folder"
    if member.flag_bits & 0x1:
        return "is encrypted"
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is compressed in an unusual way"
    return None


class _Places:
    """Where members go: no two to one place, on a disk that tells `a` from `A` or on one that does not."""

    def __init__(self) -> None:
        self.tops: set[str] = set()
        self._spelling: dict[str, str] = {}
        self._members: set[str] = set()
        self._files: set[str] = set()

    def fault(self, name: str, *, folder: bool) -> str | None:
        """Why a member may not go where its name says; takes note of the place."""
        parts = name.split("/")
        self.tops.add(parts[0])
        paths = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        places = [unicodedata.normalize("NFC", path).casefold() for path in paths]
        if places[-1] in self._members or (not folder and places[-1] in self._spelling):
            return "stands twice, or differs from another in upper and lower case alone"
        for path, place in zip(paths, places, strict=True):
            if self._spelling.setdefault(place, path) != path:
                return f"differs from {self._spelling[place]!a} in upper and lower case alone"
            if place in self._files:
                return "lies in a file"
        self._members.add(places[-1])
        if not folder:
            self._files.add(places[-1])
        return None


def _write(zipped: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], folder: Path) -> None:
    left = MAX_UNPACKED_BYTES
    for member in members:
        path = folder.joinpath(*member.filename.rstrip("/").split("/"))
        if member.is_dir():
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipped.open(member) as packed, path.open("xb") as file:
            while chunk := packed.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _refused("it grows beyond what its table of contents says")
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)


def _refused(why: str) -> PackageRefused:
    return PackageRefused(f"the archive is refused: {why}", _ELSEWHERE)
