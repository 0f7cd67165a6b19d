"""Reading a file that somebody hands over, and plain text of the project's own making."""

from __future__ import annotations

import sys
from pathlib import Path

from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, InputError, UnknownEncoding
from polybrief.limits import MAX_INPUT_BYTES
from polybrief.model import normalise

STANDARD_INPUT = "-"
"""The name under which a report comes from standard input."""


def raw(name: str) -> Raw:
    """The bytes of a file, or of standard input for `-`. Raises InputError as `read_bytes` does."""
    if name != STANDARD_INPUT:
        return Raw(read_bytes(Path(name)), name)
    data = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
    if len(data) > MAX_INPUT_BYTES:
        raise InputError(f"standard input has more than {MAX_INPUT_BYTES:,} bytes", "split it")
    return Raw(data, name)


def read(path: Path) -> str:
    """The text of a UTF-8 file of a translator's tool: NFC, `\\n` line ends, no byte-order mark.

    Raises InputError: EmptyInput, UnknownEncoding, or itself for what `read_bytes` refuses.
    """
    data = read_bytes(path)
    if not data.strip():
        raise EmptyInput(f"{path} is empty", "give a file with text in it")
    try:
        return normalise(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise UnknownEncoding(
            f"{path} is not UTF-8", f"convert it: iconv -f GB18030 -t UTF-8 '{path}' > '{path.stem}.utf8.txt'"
        ) from problem


def read_bytes(path: Path, most: int = MAX_INPUT_BYTES) -> bytes:
    """The bytes of a file. Raises InputError for one that is missing, no regular file, or has more than
    `most` bytes."""
    name = str(path)
    try:
        if not path.is_file():
            cause = (
                "is a folder"
                if path.is_dir()
                else "is not there"
                if not path.exists()
                else "is no regular file"
            )
            raise InputError(f"{name} {cause}", "give the path of a file")
        size = path.stat().st_size
        if size > most:
            raise InputError(f"{name} has {size:,} bytes, more than {most:,}", "split the file")
        return path.read_bytes()
    except OSError as problem:
        raise InputError(f"{name}: {problem.strerror}", "check the path and its permissions") from problem
