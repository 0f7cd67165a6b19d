"""Characters that nobody sees, and that have no place in a report's text."""

from __future__ import annotations

import re
import unicodedata

from polybrief.model import normalise

_UNSEEN = {
    "control characters": r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "direction marks": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    # Among them the tags in which a text can hide from readers and not from machines.
    "invisible characters": "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f",
    "characters without a meaning": "\ufdd0-\ufdef\ue000-\uf8ff\ud800-\udfff\ufff9-\ufffc"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
}
_ALL = re.compile(f"[{''.join(_UNSEEN.values())}]")
_KINDS = {name: re.compile(f"[{characters}]") for name, characters in _UNSEEN.items()}
_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def visible(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text in NFC without what nobody sees, line ends as `\\n`; and what was taken out: kind, figure."""
    text = normalise(text.translate(_BREAKS))
    if not _ALL.search(text):
        return text, ()
    found = {name: len(kind.findall(text)) for name, kind in _KINDS.items()}
    told = tuple((name, f"{count} in the text") for name, count in found.items() if count)
    # What stood apart by an invisible character may now compose.
    return unicodedata.normalize("NFC", _ALL.sub("", text)), told


def one_line(text: str | None, most: int = 500) -> str | None:
    """A title or a name: visible, on one line, at most so many characters; None for nothing."""
    return " ".join(visible(text or "")[0].split())[:most].strip() or None
