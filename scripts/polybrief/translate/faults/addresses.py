"""What must come through a translation letter by letter: addresses, handles, tags and labels.

Engines drop underscores, put blanks into e-mail addresses, and read a version as a decimal number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polybrief.model import Span

_TOP = "com|org|net|info|de|cn|eu|uk|us|gov|edu|mil|int|io|ai|jp|kr|fr|ch|at|hk|tw|tv|me|co"
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_TAIL = r"[A-Za-z0-9_~/?#\[\]@!$&'()*+,;=%.:-]*"

_ADDRESS = re.compile(
    rf"(?P<url>(?i:https?://|ftp://|www\.)[A-Za-z0-9]{_TAIL})"
    rf"|(?P<mail>(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@{_PART}(?:\.{_PART})+)"
    # A company that is called Amazon.com may be called otherwise in another language.
    rf"|(?P<host>(?<![A-Za-z0-9@_.-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.{_PART})*\.(?:{_TOP})"
    rf"(?![A-Za-z0-9_-]|\.[A-Za-z0-9])(?:/{_TAIL})?)"
    r"|(?P<handle>(?<![A-Za-z0-9@._/-])@[A-Za-z0-9_]{2,})"
    r"|(?P<tag>(?<![A-Za-z0-9#&/_])#(?=[0-9_]*[A-Za-z])[A-Za-z0-9_]{2,})"
    r"|(?P<label>(?<![A-Za-z0-9_])[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+(?![A-Za-z0-9_]))"
    # 0.85.x and v2.10.3, but no date such as 3.10.2024.
    r"|(?P<version>(?<![A-Za-z0-9.,])v?(?!\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}(?!\d))\d{1,3}(?:\.\d{1,3})*"
    r"\.(?:x|(?<=\.\d\.)\d{1,4}|(?<=\.\d\d\.)\d{1,4})(?![A-Za-z0-9]|[.,]\d))"
)
_LOOSE_END = ".,;:!?'*_&"


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """Where addresses stand in a text, and what must come through of each.

    >>> [kept for _, kept in find("Write to press_desk@example.org (or see https://example.org/a_b).")]
    ['press_desk@example.org', 'https://example.org/a_b']
    """
    if not _MAYBE.search(text):
        return ()
    found = []
    for match in _ADDRESS.finditer(text):
        kept = _trimmed(match[0]) if match.lastgroup in ("url", "host") else match[0]
        found.append(((match.start(), match.start() + len(kept)), kept))
    return tuple(found)


_MAYBE = re.compile(r"[@#_/]|\.[A-Za-z]{2}|\d\.(?:x|\d+\.)")


def changed(source: Sequence[str], target: Sequence[str]) -> tuple[list[str], list[str]]:
    """The addresses that only the source has, and those that only the target has.

    Upper and lower case count as one but in the path of a URL. A site or a tag may be new: other
    languages name a site otherwise (人民网, people.cn).

    >>> changed(["press_desk@example.org"], ["desk@example.org"])
    (['press_desk@example.org'], ['desk@example.org'])
    """
    here = {_comparable(address): address for address in source}
    there = {_comparable(address): address for address in target}
    lost = [address for key, address in here.items() if key not in there]
    return lost, [address for key, address in there.items() if key not in here and _never_new(address)]


def _never_new(address: str) -> bool:
    return "@" in address[1:] or "://" in address or (address[0] not in "#@" and "_" in address)


def _trimmed(address: str) -> str:
    """Without the marks of the sentence around it, and a bracket that was opened before it."""
    while address[-1:] in tuple(_LOOSE_END) or (
        address[-1:] in (")", "]") and address.count(address[-1]) > address.count("(["[address[-1] == "]"])
    ):
        address = address[:-1]
    return address.removesuffix("/") if address.count("/") in (1, 3) else address


def _comparable(address: str) -> str:
    scheme, slashes, rest = address.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{slashes}{host.lower()}{slash}{path}"
