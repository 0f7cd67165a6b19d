"""What no handout may hold: what would read a file, ask another computer, or run.

The gate refuses HTML in briefs; this is the second wall, on the HTML that is about to be printed. The
third is the fetcher of the process that prints, which knows the desk's images and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from polybrief.languages.table import words

ELEMENTS = words(
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure",
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s section small span strong sub summary sup",
    "table tbody td tfoot th thead time tr u ul var",
)
ATTRIBUTES = words(
    "align alt class colspan datetime dir height href id lang open role rowspan scope src start title type",
    "value width",
)
# Python-Markdown writes the alignment of a column as a style.
_ALIGNMENT = re.compile(r"text-align: (left|right|center);?")
_LINKS = ("", "http", "https", "mailto")


def faults(html: str) -> tuple[str, ...]:
    """What stands against printing the body of a brief, each in one line; nothing for a good one.

    >>> faults('<p>A <a href="https://example.org/">link</a>.</p>')
    ()
    >>> faults('<img src="file:///etc/passwd" alt="">')
    ('the address file:///etc/passwd',)
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(_faults(tag, attrs))


def _faults(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    if tag not in ELEMENTS:
        yield f"the element <{_short(tag)}>"
    for name, value in attrs:
        value = (value or "").strip()
        if name == "style" and is_alignment(value):
            continue
        if name not in ATTRIBUTES and not name.startswith("aria-"):
            yield f"the attribute {_short(name)}"
        elif (name == "href" and not is_link(value)) or (name == "src" and not _is_image(value)):
            yield f"the address {_short(value)}"


def is_alignment(style: str) -> bool:
    """Whether a style is that of a column, as Python-Markdown writes it."""
    return bool(_ALIGNMENT.fullmatch(style.strip()))


def is_link(address: str) -> bool:
    """Whether an address is one of the site, of the web or of a mailbox."""
    try:
        return urlsplit(address).scheme.lower() in _LINKS
    except ValueError:
        return False


def _is_image(address: str) -> bool:
    """Whether an address is that of a file below docs/ as it is seen from the brief."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    climbs = parts.path.count("../") > 1 or "\\" in parts.path
    return not (parts.scheme or parts.netloc or climbs or parts.path.startswith("/"))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
