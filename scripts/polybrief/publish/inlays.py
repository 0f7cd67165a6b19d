"""Pieces of HTML that the program lays into a page after its Markdown is read.

The Markdown carries a short mark in their place: Markdown reads a plain word many times faster than HTML,
and cannot take the words of a quotation for marks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Private characters, which no text has a meaning for.
_OPEN, _CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def mark(name: str) -> str:
    """The mark of the piece `name`."""
    return f"{_OPEN}{name}{_CLOSE}"


def filled(html: str, piece: Callable[[str], str]) -> str:
    """The HTML with each mark replaced by what `piece` has for its name.

    >>> filled(f"<p>{mark('b')} runs</p>", str.upper)
    '<p>B runs</p>'
    """
    return MARK.sub(lambda found: piece(found[1]), html)
