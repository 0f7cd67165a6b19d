"""feeds.yml, and what a desk remembers of each feed."""

from __future__ import annotations

import pytest

from polybrief.collect.feeds import Announced
from polybrief.collect.fetch import Known
from polybrief.collect.subscriptions import Seen, Subscription, render, seen, subscriptions
from polybrief.errors import InputError, RecordError
from polybrief.limits import MAX_SEEN_ENTRIES

FEEDS = """\
feeds:
- url: https://News.example/feed.xml
  publisher: A newspaper
  language: en
  origin_language: zh
  rights: restricted
- url: https://verlag.example/feed
  only: [Chip*, 芯片, KI]
  skip: [Podcast]
"""


def test_feeds_with_what_their_reports_have_in_common() -> None:
    first, second = subscriptions(FEEDS, "feeds.yml")
    assert first.url == "https://news.example/feed.xml"
    assert first.fields == {
        "publisher": "A newspaper",
        "language": "en",
        "origin_language": "zh",
        "rights": "restricted",
    }
    assert (second.fields, second.only, second.skip) == ({}, ("Chip*", "芯片", "KI"), ("Podcast",))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Neue Chipfabrik", True),
        ("KI im Alltag", True),
        ("Die KI-Strategie", True),
        ("Kinder im Netz", False),
        ("Kein Mikrochip", False),
        ("国产芯片量产", True),
        ("政府宣布KI计划", True),
        ("Chips: der Podcast", False),
        ("", False),
    ],
)
def test_words_choose_entries(title: str, wanted: bool) -> None:
    feed = subscriptions(FEEDS, "feeds.yml")[1]
    assert feed.wants(Announced("1", "https://verlag.example/1", title)) is wanted
    assert feed.wants(Announced("1", "https://verlag.example/1", "Heute", summary=title)) is wanted


def test_without_words_every_entry_is_wanted() -> None:
    assert Subscription("https://a.example/").wants(Announced("1", "https://a.example/1"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no list of feeds"),
        ("feeds: https://a.example/", "no list of feeds"),
        ("- url: https://a.example/", "no list of feeds"),
        ("feeds: []\nothers: []", "no list of feeds"),
        ("feeds:\n- publisher: A", "feed 1 has no url"),
        ("feeds:\n- https://a.example/", "feed 1 has no url"),
        ("feeds:\n- url: file:///etc/passwd", "feed 1: 'file:///etc/passwd' is no address"),
        ("feeds:\n- url: https://user:secret@a.example/", "holds a name or a password"),
        ("feeds:\n- url: https://a.example/\n  langauge: de", "unknown key “langauge”"),
        ("feeds:\n- url: https://a.example/\n  language: fr", "language is “fr”"),
        ("feeds:\n- url: https://a.example/\n  only: Chip", "only is no list"),
        ("feeds:\n- url: https://a.example/\n- url: https://a.example/#x", "is there twice"),
        ("feeds: [a: b: c]", "feeds.yml:1"),
        ("a: &x [1]\nfeeds: *x", "alias"),
    ],
)
def test_a_list_that_cannot_be_used_says_where(text: str, said: str) -> None:
    with pytest.raises(InputError) as problem:
        subscriptions(text, "feeds.yml")
    assert said in problem.value.cause


def test_what_was_seen_comes_back() -> None:
    known = {
        "https://a.example/": Seen(Known('"7"', None), {"1": "a-report", "2": ""}),
        "https://b.example/": Seen(),
    }
    assert seen(render(known), "feeds.json") == known


def test_the_oldest_entries_are_forgotten() -> None:
    full = Seen(entries={str(number): "" for number in range(MAX_SEEN_ENTRIES)}).with_entry("new", "a")
    assert len(full.entries) == MAX_SEEN_ENTRIES
    assert "0" not in full.entries
    assert full.entries["new"] == "a"


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": 1}', '{"a": {"known": {"x": 1}, "entries": {}}}', "[" * 100_000]
)
def test_a_damaged_memory_is_named(text: str) -> None:
    with pytest.raises(RecordError, match=r"feeds\.json"):
        seen(text, "feeds.json")
