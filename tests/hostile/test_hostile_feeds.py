"""Feeds as strangers write them: refused by name, or entries of plain text with addresses of the web."""

# ruff: noqa: E501, PT017 (an input a line; an error that may come or not)
from __future__ import annotations

import pytest

from polybrief.collect.addresses import check_address
from polybrief.collect.feeds import announced
from polybrief.collect.raw import Raw
from polybrief.errors import AddressRefused, InputError

_RSS = '<?xml version="1.0"?>{}<rss version="2.0"><channel><title>A</title>{}</channel></rss>'
_ITEM = "<item><title>{}</title><link>{}</link><guid>{}</guid>{}</item>"
_ATTRIBUTES = " ".join(f"b{n}='1'" for n in range(20_000))
_LAUGHS = '<!DOCTYPE a [<!ENTITY a "xxx"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


def rss(title: str = "A", link: str = "https://a.example/1", more: str = "", doctype: str = "") -> str:
    return _RSS.format(doctype, _ITEM.format(title, link, "1", more))


# What it attacks: the feed.
CASES = {
    "feed-billion-laughs": rss("&c;", doctype=_LAUGHS),
    "feed-quadratic": rss("&a;" * 1000, doctype=f'<!DOCTYPE a [<!ENTITY a "{"x" * 10_000}">]>'),
    "feed-entity-of-the-system": rss("&x;", doctype='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "feed-entity-of-parameters": rss(doctype='<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]>'),
    "feed-document-type-elsewhere": rss(doctype='<!DOCTYPE rss SYSTEM "file:///etc/passwd">'),
    "feed-document-type-on-a-server": rss(doctype='<!DOCTYPE rss PUBLIC "x" "http://127.0.0.1:9/x.dtd">'),
    "feed-style-sheet-elsewhere": '<?xml-stylesheet href="http://127.0.0.1:9/x"?>' + rss(),
    "feed-include": rss(more='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
    "feed-title-script": rss("&lt;script&gt;alert(1)&lt;/script&gt;"),
    "feed-title-script-in-cdata": rss("<![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)>]]>"),
    "feed-title-escapes": rss("a&#x9b;31m\u202e b"),
    "feed-link-script": rss(link="javascript:alert(1)"),
    "feed-link-data": rss(link="data:text/html,x"),
    "feed-link-file": rss(link="file:///etc/passwd"),
    "feed-link-path": rss(link="../../../etc/passwd"),
    "feed-link-brackets": rss(link="https://[::1"),
    "feed-link-line-end": rss(link="https://a.example/&#10;Host: evil.example"),
    "feed-day-that-is-none": rss(more="<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>"),
    "feed-nesting": rss(more="<a>" * 50_000),
    "feed-attributes": rss(more=f"<a {_ATTRIBUTES}/>"),
    "feed-entries-by-the-thousand": _RSS.format("", _ITEM.format("A", "https://a.example/1", "1", "") * 10_000),
    "feed-of-six-megabytes": rss("a" * 6_000_000),
    "feed-that-breaks-off": rss()[:80],
    "feed-json-nesting": '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 100_000,
    "feed-json-number": '{"version": "https://jsonfeed.org/version/1.1", "items": [' + "9" * 9000 + "]}",
    "feed-json-kinds": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": [], "url": {}, "title": 7}]}',
    "feed-json-script": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "javascript:x"}]}',
    "feed-json-surrogate": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "\\ud800"}]}',
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_feed_is_refused_or_gives_plain_text(name: str) -> None:
    try:
        found = announced(Raw(CASES[name].encode("utf-8", "surrogatepass"), "https://a.example/feed"))
    except InputError as problem:
        assert problem.cause.isprintable()
        return
    assert len(found) <= 1000
    for entry in found:
        if not entry.address.startswith(("http://", "https://")):
            # Such an address is never asked.
            with pytest.raises(AddressRefused):
                check_address(entry.address)
        for text in filter(
            None, (entry.id, entry.address, entry.title, entry.author, entry.source, entry.summary)
        ):
            assert text.isprintable()
            assert "root:x:0" not in text
            text.encode("utf-8")
