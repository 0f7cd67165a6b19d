"""Addresses of the web: which ones are asked at all, and in which form."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit

from polybrief.errors import AddressRefused
from polybrief.limits import MAX_ADDRESS_CHARACTERS

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, and the port of each."""

_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")
# Letters that the older standard of international names (in Python) maps to others and the newer one (in
# browsers) keeps: taken by either, the name would lead to different servers.
_AMBIGUOUS = re.compile("[ßẞς\u200c\u200d]")
# What stands in a path or a query as it is (RFC 3986, section 3.3); brackets stand there unescaped often.
_PLAIN = "/%:@!$&'()*+,;=?-._~[]"
_FORM = "write it as https://example.org/report"


def check_address(address: str) -> SplitResult:
    """The parts of an http(s) address: host in ASCII, path and query in percent signs, no fragment.

    Raises AddressRefused for any other, and for one with a name or a password in it.
    """
    refused = f"{address[:200]!r} is no address of a report"
    if len(address) > MAX_ADDRESS_CHARACTERS or any(char <= " " or char in "\\\x7f" for char in address):
        raise AddressRefused(refused, "check the address: blanks and control characters do not belong in it")
    try:
        parts = urlsplit(address)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as problem:  # UnicodeError is one, too
        raise AddressRefused(refused, _FORM) from problem
    if parts.scheme not in PORTS or not host or port == 0:
        raise AddressRefused(refused, _FORM)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(
            f"the address of {host} holds a name or a password", "take them out; they end up in records"
        )
    place = f"{host}:{port}" if port and port != PORTS[parts.scheme] else host
    path, query = (quote(part, safe=_PLAIN) for part in (parts.path or "/", parts.query))
    return SplitResult(parts.scheme, place, path, query, "")


def _host(name: str) -> str:
    """A host in ASCII, an IPv6 address in brackets. Raises ValueError."""
    if ":" in name:
        return f"[{ipaddress.IPv6Address(name.split('%')[0])}]"
    if _AMBIGUOUS.search(name):
        raise ValueError(name)
    ascii_name = name if name.isascii() else name.encode("idna").decode()
    if not _NAME.fullmatch(ascii_name):
        raise ValueError(ascii_name)
    return ascii_name.lower()


def is_address(text: str) -> bool:
    """Whether somebody who types this means an address, and not a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE))


def page_of(address: str) -> str:
    """What addresses of one page have in common: all but scheme, `www.`, closing slash and fragment.

    >>> page_of("http://www.example.org/a/") == page_of("https://example.org/a#top")
    True
    """
    try:
        parts = check_address(address)
    except AddressRefused:
        return address
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + query


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, `www.` or not."""
    hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in (one, other)]
    return hosts[0] == hosts[1]


def id_of_address(address: str) -> str:
    """An id for the report at `address`: the words of its last part; the site's name before one without.

    >>> id_of_address("https://www.example.org/2025/01/Second-data-centre.html")
    'second-data-centre'
    >>> id_of_address("https://news.example.org/a/20250122/c_1123.htm")
    'example-20250122-c-1123'
    """
    parts = urlsplit(address)
    names = [re.sub(r"\.\w{1,5}$", "", part) for part in parts.path.split("/") if part]
    words = [_words(name) for name in names]
    last = words[-1] if words else []
    if not any(len(word) > 3 and word.isalpha() for word in last):
        site = _site((parts.hostname or "").removeprefix("www."))
        numbered = words[-2] if len(words) > 1 and all(word.isdigit() for word in words[-2]) else []
        last = [*_words(site), *numbered, *last, *_words(parts.query)]
    return "-".join(last)[:_LONGEST].strip("-")


def _site(host: str) -> str:
    """What people call a site: `example` of news.example.org and of example.com.cn."""
    labels = host.split(".")
    if labels[-1].isdigit() or len(labels) < 2:
        return host
    return labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else labels[-2]


_SECOND_LEVELS = ("ac", "co", "com", "edu", "gov", "net", "org")
_LONGEST = 60
"""Characters of an id that is made from an address."""


def _words(text: str) -> list[str]:
    # What was in percent signs is no ASCII: it gives no part of an id.
    return re.findall(r"[a-z0-9]+", re.sub(r"%[0-9A-Fa-f]{2}", " ", text).lower())
