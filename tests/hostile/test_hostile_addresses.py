"""Addresses that lead a fetcher into the house, or its words into a request: refused before a byte is sent."""

# ruff: noqa: E501 (an input a line; an error that may come or not)
from __future__ import annotations

from collections.abc import Sequence

import pytest

from polybrief.collect.fetch import fetch
from polybrief.errors import AddressRefused, FetchError

# What it attacks: the address, and the IP addresses that its name has.
CASES: dict[str, tuple[str, Sequence[str]]] = {
    "file": ("file:///etc/passwd", ()),
    "gopher": ("gopher://127.0.0.1:6379/_FLUSHALL", ()),
    "ftp": ("ftp://a.example/x", ()),
    "data": ("data:text/html,x", ()),
    "script": ("javascript:alert(1)", ()),
    "no-scheme": ("//a.example/x", ()),
    "jar": ("jar:http://a.example!/x", ()),
    "loopback": ("http://127.0.0.1/", ("127.0.0.1",)),
    "loopback-by-name": ("http://localhost/", ("127.0.0.1",)),
    "loopback-by-a-name-of-another": ("http://a.example/", ("127.0.0.1",)),
    "loopback-among-others": ("http://a.example/", ("93.184.215.14", "127.0.0.1")),
    "loopback-as-a-number": ("http://2130706433/", ("127.0.0.1",)),
    "loopback-as-octal": ("http://0177.0.0.1/", ("127.0.0.1",)),
    "loopback-as-hexadecimal": ("http://0x7f.1/", ("127.0.0.1",)),
    "loopback-of-ipv6": ("http://[::1]/", ("::1",)),
    "loopback-within-ipv6": ("http://[::ffff:127.0.0.1]/", ("::ffff:127.0.0.1",)),
    "loopback-behind-translation": ("http://[64:ff9b::7f00:1]/", ("64:ff9b::7f00:1",)),
    "loopback-behind-a-tunnel": ("http://[2002:7f00:1::]/", ("2002:7f00:1::",)),
    "any-address": ("http://0.0.0.0/", ("0.0.0.0",)),
    "private-ten": ("http://a.example/", ("10.0.0.1",)),
    "private-172": ("http://a.example/", ("172.16.0.1",)),
    "private-192": ("http://a.example/", ("192.168.1.1",)),
    "private-carrier": ("http://a.example/", ("100.64.0.1",)),
    "private-ipv6": ("http://a.example/", ("fd00::1",)),
    "link-local": ("http://169.254.169.254/latest/meta-data/", ("169.254.169.254",)),
    "link-local-ipv6": ("http://a.example/", ("fe80::1",)),
    "metadata-of-a-cloud": ("http://a.example/", ("100.100.100.200",)),
    "multicast": ("http://a.example/", ("224.0.0.1",)),
    "broadcast": ("http://a.example/", ("255.255.255.255",)),
    "name-and-password": ("http://user:secret@a.example/", ("93.184.215.14",)),
    "name-that-looks-like-a-host": ("http://good.example@127.0.0.1/", ("127.0.0.1",)),
    "backslash": ("http://good.example\\@127.0.0.1/", ("127.0.0.1",)),
    "line-end-in-the-path": ("http://a.example/\r\nX-Injected: 1", ()),
    "line-end-in-the-host": ("http://a.example\r\nX: 1/", ()),
    "nul": ("http://a.example/\0", ()),
    "blank-in-the-host": ("http://a .example/", ()),
    "no-host": ("http:///x", ()),
    "port-too-large": ("http://a.example:99999/", ()),
    "port-none": ("http://a.example:0/", ()),
    "bracket": ("http://[::1/", ()),
    "two-meanings": ("http://fa\u00df.example/", ("93.184.215.14",)),
    "joiner-in-the-host": ("http://a\u200db.example/", ("93.184.215.14",)),
    "long": (f"http://a.example/{'a' * 100_000}", ()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_asked(name: str) -> None:
    address, found = CASES[name]

    def asked(_: str) -> None:
        if not found:
            raise AssertionError("it would have been asked")

    with pytest.raises((AddressRefused, FetchError)) as problem:
        fetch(address, before=asked, resolve=lambda _host, _port: found)
    assert isinstance(problem.value, AddressRefused)
    assert problem.value.cause.isprintable()
