from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from tiny_desk import Html, make_desk, write_brief

from polybrief.limits import FEED_ITEMS
from polybrief.model import FrontMatter
from polybrief.publish import Site, build_site
from polybrief.publish.feed_formats import atom, json_feed
from polybrief.publish.feeds import Feed, Item
from polybrief.store import Store

BASE = "https://desk.example/read/"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
HOSTILE = 'A & B <script>alert("1")</script> ]]>'
ITEM = Item(
    "https://desk.example/en/briefs/a/", "https://desk.example/en/briefs/a/", "A", "B.", date(2025, 6, 1)
)
FEED = Feed(
    "feed", "Desk", "en", "Desk", "https://desk.example/en/", "https://desk.example/en/briefs/", (ITEM,)
)


@pytest.fixture(scope="module")
def ships(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tiny desk, with briefs on two topics, one of them held back, and one with a hostile title."""
    store = make_desk(tmp_path_factory.mktemp("desk"))
    topical = FrontMatter(
        HOSTILE, "About ships & <boats>.", "en", "published", date=date(2025, 7, 1), topic="ships"
    )
    write_brief(store, "en", "ships", topical, "It floats.[^trial-de:2]\n", reviewed=True)
    german = replace(topical, title="Schiffe", language="de")
    write_brief(store, "de", "ships", german, "Es schwimmt.[^trial-de:2]\n")
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    held = replace(topical, title="Held back until then", topic="harbours", publish_after=later)
    write_brief(store, "en", "held", held, "Xylophones sound.[^trial-de:2]\n")
    return store


@pytest.fixture(scope="module")
def built(ships: Store) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLYBRIEF_SITE_URL", BASE)
        return build_site(ships, ships.root / "build" / "site", preview=False)


def parsed(site: Site, name: str) -> Any:
    """A feed as a reader's program takes it: by the bytes that a server would send."""
    return feedparser.parse((site.folder / name).read_bytes())


def test_every_feed_passes_a_real_parser(built: Site) -> None:
    names = sorted(path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.xml"))
    assert {f"{code}/{name}.xml" for code in ("en", "de", "zh") for name in ("feed", "corrections")} <= {
        *names
    }
    assert "de/topics/ships/feed.xml" in names
    assert "zh/topics/ships/feed.xml" not in names
    for name in names:
        if name != "sitemap.xml":
            found = parsed(built, name)
            assert not found.bozo, f"{name}: {found.get('bozo_exception')}"
            assert found.version == "atom10"


def test_a_feed_has_the_briefs_of_its_language_the_newest_first(built: Site) -> None:
    english = parsed(built, "en/feed.xml")
    assert english.feed.title == "polybrief · Briefs"
    assert english.feed.language == "en"
    assert english.feed.updated == "2025-07-01T00:00:00+00:00"
    assert [entry.link for entry in english.entries] == [f"{BASE}en/briefs/ships/", f"{BASE}en/briefs/ferry/"]
    ferry = english.entries[1]
    assert (ferry.title, ferry.summary) == ("A ferry with a heat pump", "The first electric ferry runs.")
    assert (ferry.published, ferry.updated) == ("2025-06-01T00:00:00+00:00", "2025-06-02T00:00:00+00:00")
    assert ferry.author == "Ada Reader"
    assert [entry.title for entry in parsed(built, "zh/feed.xml").entries] == ["装有热泵的渡轮"]


def test_a_feed_of_a_topic_has_its_briefs_alone(built: Site) -> None:
    ships = parsed(built, "de/topics/ships/feed.xml")
    assert ships.feed.title == "polybrief · Kurzberichte: Ships"
    assert [entry.title for entry in ships.entries] == ["Schiffe"]
    assert [tag.term for tag in ships.entries[0].tags] == ["ships"]
    page = next(link.href for link in ships.feed.links if link.rel == "alternate")
    assert page == f"{BASE}de/topics/ships/"
    assert (built.folder / "de/topics/ships/index.html").is_file()


def test_an_entry_leads_to_the_other_editions(built: Site) -> None:
    ferry = parsed(built, "de/feed.xml").entries[1]
    related = {link.hreflang: link.href for link in ferry.links if link.rel == "related"}
    assert related == {code: f"{BASE}{code}/briefs/ferry/" for code in ("en", "zh")}


def test_what_is_not_public_is_in_no_feed(built: Site) -> None:
    for path in [*built.folder.rglob("*.xml"), *built.folder.rglob("feed.json")]:
        text = path.read_text("utf-8")
        assert "briefs/held" not in text
        assert "Held back" not in text
        assert "unfinished" not in text
    assert not list(built.folder.glob("*/topics/harbours"))


def test_the_label_of_machine_text_goes_along(built: Site) -> None:
    entry = parsed(built, "zh/feed.xml").entries[0]
    assert entry.summary == "第一艘电动渡轮已经投入运行。（机器生成，尚未经人工审校。）"
    # Without a person who is responsible, the desk is the author.
    assert "author" not in entry or entry.author == "polybrief"


def test_hostile_words_are_words(built: Site) -> None:
    root = ElementTree.parse(built.folder / "en/feed.xml").getroot()
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:entry/a:title", "", space) == HOSTILE
    assert root.find("a:entry/a:title", space).get("type") in (None, "text")  # type: ignore[union-attr]
    strange = replace(ITEM, title="null \x00 bell \x07 half \ud800 whole \U0001f6a2")
    text = atom(replace(FEED, items=(strange,)))
    assert (
        ElementTree.fromstring(text).findtext("a:entry/a:title", "", space)
        == "null  bell  half  whole \U0001f6a2"
    )


@pytest.mark.parametrize("make", [atom, json_feed])
def test_the_same_feed_gives_the_same_characters(make: Callable[[Feed], str]) -> None:
    assert make(FEED) == make(FEED)


def test_atom_has_what_rfc_4287_asks_for(built: Site) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    for path in built.folder.rglob("*.xml"):
        if path.name == "sitemap.xml":
            continue
        root = ElementTree.parse(path).getroot()
        for element in (root, *root.findall("a:entry", space)):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"a:{name}", space)) == 1, (path, name)
            assert element.findtext("a:id", "", space).startswith(BASE)
            assert RFC3339.fullmatch(element.findtext("a:updated", "", space))
            kinds = [
                (link.get("type"), link.get("hreflang"))
                for link in element.findall("a:link", space)
                if link.get("rel") == "alternate"
            ]
            assert len(kinds) == len(set(kinds)) == 1
        assert root.findtext("a:author/a:name", "", space)
        own = [link.get("href") for link in root.findall("a:link", space) if link.get("rel") == "self"]
        assert own == [BASE + path.relative_to(built.folder).as_posix()]
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang")
        ids = [element.text for element in root.findall("a:entry/a:id", space)]
        assert len(ids) == len(set(ids))


def test_json_feed_has_what_version_1_1_asks_for(built: Site) -> None:
    names = list(built.folder.rglob("feed.json"))
    assert len(names) >= 5
    for path in names:
        known = json.loads(path.read_text("utf-8"))
        assert known["version"] == "https://jsonfeed.org/version/1.1"
        assert known["title"]
        assert known["feed_url"] == BASE + path.relative_to(built.folder).as_posix()
        for item in known["items"]:
            assert item["id"] == item["url"]
            assert item["content_text"]
            assert RFC3339.fullmatch(item["date_modified"])
            assert RFC3339.fullmatch(item.get("date_published", item["date_modified"]))
            assert all(author["name"] for author in item.get("authors", []))
            assert {key for key in item if key.startswith("_")} <= {"_polybrief"}
    ferry = json.loads((built.folder / "en/feed.json").read_text("utf-8"))["items"][1]
    assert ferry["_polybrief"]["translations"] == {
        code: f"{BASE}{code}/briefs/ferry/" for code in ("de", "zh")
    }


def test_every_address_in_a_feed_is_there(built: Site) -> None:
    for path in [*built.folder.rglob("feed.xml"), *built.folder.rglob("feed.json")]:
        for address in re.findall(rf'{BASE}([^"<]*)', path.read_text("utf-8")):
            target = built.folder / address
            assert (target / "index.html" if address.endswith("/") else target).is_file(), address


def test_pages_name_the_feeds_and_no_script_looks_beside_them(built: Site) -> None:
    page = Html((built.folder / "de/briefs/ferry/index.html").read_text("utf-8"))
    heads = page.all("link", rel="alternate", type="application/atom+xml")
    assert [(tag.attributes["href"], tag.attributes["title"]) for tag in heads] == [
        ("../../feed.xml", "Kurzberichte (Atom)")
    ]
    # Material asks for a sitemap beside what `link[rel=alternate]` finds.
    assert all(tag.attributes["rel"] != "alternate" for tag in page.all("link"))
    offered = {a.attributes["href"] for a in page.all("a")}
    assert {"../../feed.xml", "../../feed.json"} <= offered
    topic = Html((built.folder / "de/topics/ships/index.html").read_text("utf-8"))
    offered = {a.attributes["href"] for a in topic.all("a")}
    assert {"feed.xml", "feed.json"} <= offered


def test_without_an_address_there_are_no_feeds(preview: Site) -> None:
    assert not list(preview.folder.rglob("feed.*"))
    assert "feed.xml" not in (preview.folder / "en/index.html").read_text("utf-8")


def test_a_feed_ends_somewhere(tmp_path: Path) -> None:
    store = make_desk(tmp_path)
    for number in range(FEED_ITEMS + 1):
        front = FrontMatter(f"Brief {number}", "A brief.", "en", "published", date=date(2025, 1, 1))
        write_brief(store, "en", f"brief-{number}", front, "It floats.[^trial-de:2]\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLYBRIEF_SITE_URL", BASE)
        site = build_site(store, tmp_path / "build" / "site", preview=False)
    entries = parsed(site, "en/feed.xml").entries
    assert len(entries) == FEED_ITEMS
    assert entries[0].title == "A ferry with a heat pump"
