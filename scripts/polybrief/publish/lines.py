"""Breaking a text into lines where it is drawn and no browser does it: in charts and on cards.

Western words are broken at blanks and behind hyphens. Chinese is broken between any two characters but for
the rules that UAX #14 and GB/T 15834 have in common: no closing mark begins a line, no opening one ends it.
A number keeps what counts it (1000亿, 2025年).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Measure = Callable[[str], float]
"""How wide a text is; the unit is that of the room given with it."""

_NO_START = frozenset("，。、；：！？）》〉】」』”’…—·％%,.;:?!)]}»")
_NO_END = frozenset("（《〈【「『“‘([{«„‚$€£¥")
_NUMBER = re.compile(r"\d[\d.,]*(?:[十百千万亿]*(?:美元|欧元|人民币|[元年月日个家国人])?)")
"""A number with what counts it in Chinese; it is not parted."""


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may end; a blank stays with the part before it.

    >>> pieces("软银投资1000亿美元，“即刻”启动")
    ['软', '银', '投', '资', '1000亿美元，', '“即', '刻”', '启', '动']
    """
    found: list[str] = []
    start = 0
    whole = {i for match in _NUMBER.finditer(text) for i in range(match.start() + 1, match.end())}
    for i in range(1, len(text)):
        if i not in whole and _may_break(text[i - 1], text[i], text[i + 1 : i + 2]):
            found.append(text[start:i])
            start = i
    return [*found, text[start:]] if text else []


def _may_break(before: str, after: str, next_: str) -> bool:
    if after == " " or after in _NO_START or before in _NO_END or before == "\u00a0" or after == "\u00a0":
        return False
    if before == " ":
        # A dash set off by blanks stays on the line of what it follows.
        return not (after in "–—" and next_ == " ")
    if before == "-":
        return after.isalpha()
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def wrap(text: str, measure: Measure, room: float) -> list[str] | None:
    """The lines of a text, each as full as it gets; None where one part alone is wider than `room`."""
    lines = [""]
    for piece in pieces(" ".join(text.split(" "))):
        if measure(piece.rstrip(" ")) > room:
            return None
        if lines[-1] and measure((lines[-1] + piece).rstrip(" ")) > room:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip(" ") for line in lines]


def balance(text: str, measure: Measure, room: float) -> list[str] | None:
    """The same number of lines as `wrap` makes, of lengths as equal as they get; None as there."""
    best = wrap(text, measure, room)
    if best is None or len(best) < 2:
        return best
    narrow, wide = room / len(best) / 2, room
    # Six halvings come within two per cent of the room.
    for _ in range(6):
        middle = (narrow + wide) / 2
        tried = wrap(text, measure, middle)
        if tried is not None and len(tried) == len(best):
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def fitted(text: str, measure: Measure, room: float, most: int) -> list[str]:
    """At most `most` lines: a word that is too wide is parted, what does not fit ends in an ellipsis."""
    lines = [""]
    for piece in pieces(text):
        parts = [piece] if measure(piece.rstrip(" ")) <= room else list(piece)
        for n, part in enumerate(parts):
            hyphen = "-" if 0 < n < len(parts) - 1 and part.isalpha() and not _is_wide(part) else ""
            if lines[-1] and measure((lines[-1] + part).rstrip(" ") + hyphen) > room:
                parted = n and part.isalpha() and not _is_wide(part) and lines[-1][-1].isalpha()
                lines[-1] += "-" if parted else ""
                lines.append("")
            lines[-1] += part
    lines = [line.rstrip(" ") for line in lines]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + "…") > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ，、,;；") + "…"]
