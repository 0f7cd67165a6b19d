"""RSS, Atom and JSON feeds: what they announce, and what is refused of them."""

from __future__ import annotations

import json
import sys
from datetime import date

import pytest

from polybrief.collect.feeds import Announced, announced
from polybrief.collect.raw import Raw
from polybrief.errors import FeedRefused, InputError
from polybrief.limits import MAX_FEED_BYTES, MAX_FEED_ENTRIES

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>A newspaper</title><link>https://news.example/</link>
<item>
  <title>Second data centre &amp; forty jobs</title>
  <link>https://news.example/second-data-centre.html</link>
  <guid isPermaLink="false">tag:news.example,2025:7</guid>
  <pubDate>Thu, 23 Jan 2025 07:30:00 +0800</pubDate>
  <dc:creator>A newsroom</dc:creator>
  <source url="https://agency.example/feed">An agency</source>
  <description>&lt;p&gt;It opens in &lt;b&gt;May&lt;/b&gt;.&lt;/p&gt;</description>
</item>
<item><title>No address</title></item>
<item><link>https://news.example/b.html</link></item>
</channel></rss>
"""
ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://verlag.example/wirtschaft/">
<title>Ein Verlag</title>
<entry>
  <id>urn:uuid:1</id><title type="html">Zweites &lt;em&gt;Rechenzentrum&lt;/em&gt;</title>
  <link rel="alternate" href="rechenzentrum.html"/><updated>2025-01-23T00:10:00+01:00</updated>
  <author><name>Redaktion</name></author>
  <source><title>Eine Agentur</title></source>
</entry>
</feed>
"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "一家报纸",
    "items": [
        {
            "id": 7,
            "url": "https://news.example/7",
            "title": "第二个数据中心\u202e\n启用",
            "date_published": "2025-01-23T06:00:00+08:00",
            "authors": [{"name": "编辑部"}],
            "content_html": "<p>五月启用。</p>",
        },
        {
            "id": "8",
            "external_url": "https://news.example/8",
            "author": {"name": "编辑部"},
            "date_published": "bald",
        },
        {"id": "9"},
        "no item",
    ],
}


def feed(text: str | bytes, **known: str) -> tuple[Announced, ...]:
    data = text.encode() if isinstance(text, str) else text
    return announced(Raw(data, "a feed", **known))


def test_rss() -> None:
    first, second = feed(RSS)
    assert first == Announced(
        "tag:news.example,2025:7",
        "https://news.example/second-data-centre.html",
        "Second data centre & forty jobs",
        date(2025, 1, 23),
        "A newsroom",
        "An agency",
        "It opens in May .",
    )
    assert second == Announced("https://news.example/b.html", "https://news.example/b.html")


def test_atom_with_addresses_from_its_own() -> None:
    (entry,) = feed(ATOM, address="https://verlag.example/feed.atom")
    assert entry.id == "urn:uuid:1"
    assert entry.address == "https://verlag.example/wirtschaft/rechenzentrum.html"
    assert entry.title == "Zweites Rechenzentrum"
    assert (entry.author, entry.source) == ("Redaktion", "Eine Agentur")
    assert entry.published == date(2025, 1, 23)


def test_json_feed() -> None:
    first, second = feed(json.dumps(JSON))
    assert first == Announced(
        "7", "https://news.example/7", "第二个数据中心 启用", date(2025, 1, 23), "编辑部", None, "五月启用。"
    )
    assert second == Announced("8", "https://news.example/8", author="编辑部")


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "big5", "utf-16"])
def test_chinese_feeds_in_the_encoding_that_they_declare(encoding: str) -> None:
    text = RSS.replace("Second data centre", "政府宣布").replace('"UTF-8"', f'"{encoding}"')
    assert feed(text.encode(encoding))[0].title == "政府宣布 & forty jobs"


def test_an_encoding_that_the_server_names() -> None:
    text = RSS.replace("Second data centre", "政府宣布").replace(' encoding="UTF-8"', "")
    assert (
        feed(text.encode("gbk"), media_type="application/rss+xml", charset="gbk")[0].title
        == "政府宣布 & forty jobs"
    )


def test_a_feed_that_is_not_well_formed_is_read_all_the_same() -> None:
    broken = RSS.replace("Second data centre &amp;", "Second data centre &nbsp;&").replace(
        "</channel></rss>", ""
    )
    first, _ = feed(broken)
    assert first.address == "https://news.example/second-data-centre.html"


def test_an_entry_that_comes_twice_counts_once() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    assert len(feed(RSS.replace(item, item + item))) == 2


def test_a_feed_longer_than_is_read() -> None:
    items = "".join(
        f"<item><link>https://news.example/{n}</link></item>" for n in range(MAX_FEED_ENTRIES + 5)
    )
    assert len(feed(f"<rss version='2.0'><channel>{items}</channel></rss>")) == MAX_FEED_ENTRIES


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(InputError, match="cannot be read here") as problem:
        feed(RSS)
    assert "polybrief[collect]" in problem.value.hint


def test_a_feed_larger_than_is_read() -> None:
    with pytest.raises(FeedRefused, match="more than 5,000,000"):
        feed(RSS + " " * MAX_FEED_BYTES)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9))
    + "]><rss version='2.0'><channel><title>&a8;</title></channel></rss>"
)
FILE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    "<rss version='2.0'><channel><item><title>&secret;</title><link>https://a.example/</link></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (BOMB.encode(), "a"),
        (FILE.encode(), "secret"),
        (FILE.encode("utf-16"), "secret"),
        (FILE.encode("utf-16-be"), "secret"),
        (FILE.replace("<!ENTITY secret SYSTEM", "<!entity secret SYSTEM").encode(), "secret"),
        (b'<!DOCTYPE rss [<!ENTITY % dtd SYSTEM "http://127.0.0.1/x.dtd"> %dtd;]><rss/>', "dtd"),
        (b'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="2.0"/>', "nbsp"),
    ],
)
def test_a_feed_with_entities_of_its_own_is_refused_by_name(text: bytes, entity: str) -> None:
    with pytest.raises(FeedRefused, match=f"“{entity}”"):
        feed(text)


def test_an_external_document_type_is_not_fetched() -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    text = RSS.replace("?>\n", f"?>\n{old}\n", 1)
    assert feed(text)[0].title == "Second data centre & forty jobs"


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><title>A page</title><p>Text.</p>",
        "Plain text.",
        "{",
        "{}",
        '{"version": "https://jsonfeed.org/version/1.1"}',
        '{"version": "2.0", "items": []}',
        "[" * 100_000,
        '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 100_000,
        "\x00\x01\x02",
    ],
)
def test_what_is_no_feed(text: str) -> None:
    with pytest.raises(FeedRefused):
        feed(text)


def test_mark_up_and_odd_values_become_plain_text_or_nothing() -> None:
    hostile = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": True,
                "url": "https://news.example/1",
                "title": ["a", "list"],
                "authors": "none",
                "date_published": {"day": 23},
                "summary": "a\x00b\x1b[31mc",
            }
        ],
    }
    (entry,) = feed(json.dumps(hostile))
    assert entry == Announced("https://news.example/1", "https://news.example/1", summary="ab[31mc")
    script = RSS.replace("Second data centre", "&lt;script&gt;alert(1)&lt;/script&gt;Data centre")
    assert "<script" not in (feed(script)[0].title or "")
