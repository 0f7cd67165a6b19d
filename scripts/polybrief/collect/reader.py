"""Reading a file that somebody hands over: bytes become text, or a clear refusal."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from charset_normalizer import from_bytes

from polybrief.errors import BinaryInput, EmptyInput, InputError, UnknownEncoding
from polybrief.limits import MAX_INPUT_BYTES
from polybrief.model import normalise

_SAMPLE = 100_000
"""Bytes that are looked at to tell an encoding."""
_SIGNS = {"UTF-16LE": "，。、 \n", "UTF-16BE": "，。、 \n", "GB18030": "，。、"}
"""Encodings that are tried in this order, and signs of which text in them has at least one."""
_COMMON_SHARE = 0.9
"""Share of common characters from which a decoded text is text."""
_CONTROL_SHARE = 0.02
"""Share of control characters from which decoded text is rather a binary."""


def read(path: Path) -> str:
    """The text of a UTF-8 file, NFC, `\\n` line ends, no byte-order mark.

    Raises InputError: EmptyInput, BinaryInput, UnknownEncoding (with the command that converts), or
    itself for what `read_bytes` refuses.
    """
    return normalise(decode(read_bytes(path), str(path)))


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


def decode(data: bytes, name: str) -> str:
    """The text that `data` holds in UTF-8. Raises EmptyInput, BinaryInput or UnknownEncoding."""
    if not data.strip():
        raise EmptyInput(f"{name} is empty", "save the report's text in the file and collect it again")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if text and _controls(text) <= _CONTROL_SHARE:
        return text
    encoding = _guess(data[:_SAMPLE])
    if encoding is None:
        raise BinaryInput(f"{name} is not a text file", "give a text or Markdown file (.txt, .md)")
    new = f"{Path(name).stem}.utf8.txt"
    raise UnknownEncoding(
        f"{name} is {encoding} text, not UTF-8",
        f"convert it: iconv -f {encoding} -t UTF-8 '{name}' > '{new}', then collect '{new}'",
    )


def _guess(data: bytes) -> str | None:
    """The likely encoding of text that is not UTF-8, None for what is no text at all."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    for encoding, signs in _SIGNS.items():
        text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
        # Bytes of any kind decode to something; text has signs between its words, and few letters
        # from outside English and Chinese.
        if set(signs).intersection(text) and _share(text, _is_common) > _COMMON_SHARE:
            return encoding
    best = from_bytes(data).best()
    if best is None or _controls(str(best)) > _CONTROL_SHARE:
        return None
    return best.encoding.replace("_", "-").upper()


def _is_common(char: str) -> bool:
    return (
        " " <= char <= "~"
        or char in "\n\r\t“”‘’…—"
        or "\u3000" <= char <= "\u303f"
        or ("\u4e00" <= char <= "\u9fff" or "\uff00" <= char <= "\uff5e")
    )


def _controls(text: str) -> float:
    return _share(text, lambda char: char < " " and char not in "\t\n\r\f")


def _share(text: str, kind: Callable[[str], bool]) -> float:
    return sum(map(kind, text)) / max(len(text), 1)
