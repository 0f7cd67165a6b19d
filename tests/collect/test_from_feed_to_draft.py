"""From feeds and addresses on a real server to records, and on to the draft of a brief."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loopback_server import Answer, Request, Site, served
from polybrief.cli import main
from polybrief.store import Store

FIRST = (
    "The city of Norden will close its railway bridge over the Elm for eleven months from 3 March.",
    "The repair is expected to cost 86 million euros, of which the state pays two thirds.",
    "Around 240 trains a day use the crossing, most of them on the commuter line to the harbour.",
    "Passengers will be taken across the river by bus, which adds about 25 minutes to the journey.",
)
SECOND = (
    "Die Hafenbehörde in Norden rechnet während der Brückensperrung mit Ausfällen von 12 Millionen Euro.",
    "Die Reparatur der Brücke soll 86 Millionen Euro kosten, teilte das Verkehrsamt am Montag mit.",
    "Güterzüge müssen auf die nördliche Strecke ausweichen, die schon jetzt fast ausgelastet ist.",
    "Ein Sprecher des Hafens nannte das Vorhaben schmerzhaft, aber ohne Alternative.",
)
THIRD = (
    "诺登市宣布，横跨埃尔姆河的铁路桥将从3月3日起封闭十一个月。",
    "维修工程预计耗资8600万欧元，其中三分之二由州政府承担。",
    "每天约有240列火车经过这座桥，其中大部分是开往港口的通勤列车。",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a run waits between requests is tested where it waits; here it does not."""
    monkeypatch.setattr("polybrief.collect.sites.time.sleep", lambda _seconds: None)
    monkeypatch.setattr("polybrief.collect.robots.REQUEST_INTERVAL", 0.0)


@pytest.fixture
def intranet(desk: Store) -> Store:
    """A desk that may fetch from loopback."""
    path = desk.root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").rstrip() + "\n      collect_private: true\n", "utf-8")
    return Store(desk.root)


def page(title: str, *paragraphs: str, language: str = "en") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}</article></body></html>"
    )


def rss(site: Site, *paths: str, **more: str) -> str:
    items = "".join(
        f"<item><guid>{path}</guid><title>{path.strip('/')}</title><link>{site.address}{path}</link>"
        f"<pubDate>Thu, 23 Jan 2025 07:30:00 +0800</pubDate>{more.get('inside', '')}</item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def publish(site: Site) -> None:
    """Three reports in three languages, the Chinese one in GB18030."""
    site.put("/bridge-closes.html", page("Bridge closes in March", *FIRST))
    site.put("/hafen-rechnet.html", page("Hafen rechnet mit Ausfällen", *SECOND, language="de"))
    chinese = page("埃尔姆河大桥将封闭", *THIRD, language="zh").replace("utf-8", "gb18030")
    site.put("/elm-bridge-zh.html", chinese.encode("gb18030"), "text/html")


def feeds_file(desk: Store, text: str) -> Path:
    path = desk.root / "feeds.yml"
    path.write_text(text, "utf-8")
    return path


# --- addresses ---------------------------------------------------------------------------------------


def test_a_page_becomes_a_record_with_its_address_and_day(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    result = polybrief("collect", site.address + "/bridge-closes.html#top")
    assert result.exit_code == 0, result.output
    assert "collect_private is set" in result.output
    assert "collected: sources/bridge-closes.md (en, restricted, 4 sentences)" in result.output
    source = intranet.source("bridge-closes")
    assert source is not None
    assert source.title == "Bridge closes in March"
    assert source.url == site.address + "/bridge-closes.html"
    assert source.retrieved is not None
    assert intranet.text(source) == "\n".join(FIRST)


def test_the_original_is_archived_and_stays_out_of_everything_that_is_published(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    polybrief("collect", site.address + "/elm-bridge-zh.html", "--rights", "open")
    (original,) = intranet.originals()
    assert intranet.original(original.sha256) == site.pages["/elm-bridge-zh.html"].body  # type: ignore[union-attr]
    assert original.source == "elm-bridge-zh"
    assert original.visits[0].facts["status"] == "200"
    elsewhere = [path for path in intranet.root.rglob("*") if path.is_file() and "library" not in path.parts]
    assert all(b"<nav>" not in path.read_bytes() for path in elsewhere)
    assert {path.parent.name for path in elsewhere} <= {"sources", intranet.root.name, "build"}


def test_running_it_twice_changes_nothing(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    polybrief("collect", site.address + "/bridge-closes.html")

    def state() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in intranet.root.rglob("*") if p.is_file()}

    before = state()
    result = polybrief("collect", site.address + "/bridge-closes.html")
    assert "unchanged: sources/bridge-closes.md" in result.output
    assert state() == before


def test_a_page_that_has_changed_is_not_taken_over_in_silence(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    address = site.address + "/bridge-closes.html"
    polybrief("collect", address)
    site.put("/bridge-closes.html", page("Bridge closes in April", *FIRST[:2], FIRST[3].replace("25", "35")))
    result = polybrief("collect", address)
    assert result.exit_code == 2
    assert "already holds another text" in result.output
    assert polybrief("collect", "--replace", address).exit_code == 0
    source = intranet.source("bridge-closes")
    assert source is not None
    assert "35 minutes" in (intranet.text(source) or "")


def test_two_pages_with_one_name_get_two_ids(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    site.put("/a/bridge.html", page("Bridge closes", *FIRST))
    site.put("/b/bridge.html", page("Brücke gesperrt", *SECOND, language="de"))
    result = polybrief("collect", site.address + "/a/bridge.html", site.address + "/b/bridge.html")
    assert result.exit_code == 0, result.output
    assert {source.id for source in intranet.sources()} == {"bridge", "bridge-2"}


def test_the_same_report_elsewhere_is_linked_and_not_added(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    polybrief("collect", site.address + "/bridge-closes.html")
    edited = [text.replace("86 million", "68 million").replace("about", "around") for text in FIRST]
    copy = site.put("/copy.html", page("Norden's bridge shut for a year", *edited, "This is agency copy."))
    result = polybrief("collect", copy)
    assert result.exit_code == 0, result.output
    assert re.search(r"there already: sources/bridge-closes\.md has \d\d% of the wording", result.output)
    assert "figures only in this copy: 68" in result.output
    assert "figures only in the record: 86" in result.output
    assert [source.id for source in intranet.sources()] == ["bridge-closes"]
    (noted,) = [original for original in intranet.originals() if original.copy]
    assert (noted.source, noted.visits[0].address) == ("bridge-closes", copy)
    assert polybrief("collect", "--keep", copy).exit_code == 0
    assert {source.id for source in intranet.sources()} == {"bridge-closes", "copy"}


def test_two_copies_in_one_run(intranet: Store, site: Site, polybrief: Callable[..., Result]) -> None:
    publish(site)
    site.put("/copy.html", page("Another title", *FIRST))
    result = polybrief("collect", site.address + "/bridge-closes.html", site.address + "/copy.html")
    assert "there already: sources/bridge-closes.md" in result.output
    assert len(intranet.sources()) == 1


def test_a_page_cannot_pass_itself_off_as_one_of_another_site(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    claim = '<link rel="canonical" href="https://ministry.example/decree">'
    address = site.put("/decree.html", page("A decree", *FIRST).replace("<title>", claim + "<title>"))
    polybrief("collect", address)
    (source,) = intranet.sources()
    assert source.url == address


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("/decree", "/decree"),
        ("javascript:alert(1)", "/decree.html"),
        ("https://u:p@x.example/", "/decree.html"),
    ],
)
def test_what_a_page_calls_its_own_address_is_one_or_does_not_count(
    intranet: Store, site: Site, polybrief: Callable[..., Result], own: str, kept: str
) -> None:
    own = site.address + own if own.startswith("/") else own
    claim = f'<link rel="canonical" href="{own}"><title>'
    address = site.put("/decree.html", page("A decree", *FIRST).replace("<title>", claim))
    assert polybrief("collect", address).exit_code == 0
    (source,) = intranet.sources()
    assert source.url == site.address + kept


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("file:///etc/passwd", "is no address of a report"),
        ("ftp://example.org/a", "is no address of a report"),
        ("https://user:secret@example.org/", "holds a name or a password"),
        ("http://127.0.0.1:9/", "is no server of the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "is no server of the public internet"),
    ],
)
def test_what_is_not_fetched(desk: Store, polybrief: Callable[..., Result], name: str, said: str) -> None:
    result = polybrief("collect", name)
    assert result.exit_code == 2
    assert said in result.output
    assert "secret" not in result.output
    assert desk.sources() == ()


def test_if_one_report_cannot_be_taken_none_is(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    result = polybrief("collect", site.address + "/bridge-closes.html", site.address + "/not-there.html")
    assert result.exit_code == 2
    assert "answers 404" in result.output
    assert intranet.sources() == ()
    assert intranet.originals() == ()


def test_standard_input_needs_a_name(intranet: Store) -> None:
    def run(*more: str) -> Result:
        command = ["--desk", str(intranet.root), "collect", "-", *more]
        return CliRunner().invoke(main, command, input="\n".join(FIRST).encode())

    assert "--id" in run().output
    assert run("--id", "bridge").exit_code == 0
    assert intranet.source("bridge") is not None


def test_nothing_to_collect(desk: Store, polybrief: Callable[..., Result]) -> None:
    assert desk.sources() == ()
    assert "nothing to collect" in polybrief("collect").output
    assert "run the command twice" in polybrief("collect", "--feeds", "feeds.yml", "a.txt").output


# --- feeds -------------------------------------------------------------------------------------------


def test_a_feed_that_is_named_as_a_report_is_followed(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    feed = site.put("/feed", rss(site, "/hafen-rechnet.html", "/bridge-closes.html"), "application/rss+xml")
    result = polybrief("collect", feed, "--publisher", "A newspaper")
    assert result.exit_code == 0, result.output
    assert f"{feed}: 2 new of 2" in result.output
    assert {source.id for source in intranet.sources()} == {"bridge-closes", "hafen-rechnet"}
    assert {source.publisher for source in intranet.sources()} == {"A newspaper"}
    assert {source.published for source in intranet.sources()} == {date(2025, 1, 23)}


def test_only_what_is_new_is_fetched(intranet: Store, site: Site, polybrief: Callable[..., Result]) -> None:
    publish(site)
    marks = {"ETag": '"1"', "Content-Type": "application/rss+xml"}

    def feed(request: Request) -> Answer:
        if request.headers.get("If-None-Match") == marks["ETag"]:
            return Answer(status=304)
        return Answer(rss(site, *paths).encode(), headers=marks)

    paths = ["/bridge-closes.html"]
    site.pages["/feed"] = feed
    file = feeds_file(intranet, f"feeds:\n- url: {site.address}/feed\n  publisher: A newspaper\n")
    assert "1 feeds: 1 collected" in polybrief("collect", "--feeds", file).output
    site.requests.clear()
    assert "nothing new" in polybrief("collect", "--feeds", file).output
    assert site.paths == ["/feed"]
    marks["ETag"], paths[:0] = '"2"', ["/hafen-rechnet.html"]
    site.requests.clear()
    result = polybrief("collect", "--feeds", file)
    assert "/feed: 1 new of 2" in result.output
    assert site.paths == ["/feed", "/hafen-rechnet.html"]


def test_one_entry_that_fails_does_not_stop_the_others(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    site.put("/french.html", page("Le pont", "Le pont sur la rivière sera fermé pendant onze mois." * 5))
    site.put("/empty.html", "<html><body></body></html>")
    site.pages["/busy.html"] = Answer(status=503)
    paths = ("/gone.html", "/french.html", "/empty.html", "/bridge-closes.html", "/busy.html")
    site.put("/feed", rss(site, *paths[:4]), "application/rss+xml", ETag='"1"')
    site.put("/busy", rss(site, "/hafen-rechnet.html", "/busy.html"), "application/rss+xml")
    file = feeds_file(intranet, f"feeds:\n- url: {site.address}/feed\n- url: {site.address}/busy\n")
    result = polybrief("collect", "--feeds", file)
    assert result.exit_code == 1
    assert "answers 404 to /gone.html" in result.output
    assert "language “fr”" in result.output
    assert "asks to come back later (503)" in result.output
    assert "2 feeds: 1 collected, 0 there already, 0 not wanted, 2 not to be taken, 3 missed" in result.output
    # What could not be had comes again, and the feed is asked for as if it were new; the rest does not.
    site.put("/gone.html", page("Hafen", *SECOND, language="de"))
    del site.pages["/busy.html"]
    site.requests.clear()
    polybrief("collect", "--feeds", file)
    assert site.paths == ["/feed", "/gone.html", "/busy", "/busy.html", "/hafen-rechnet.html"]
    assert "If-None-Match" not in site.requests[0].headers | site.requests[1].headers


def test_a_feed_that_fails_does_not_stop_the_others(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    site.put("/page", page("No feed", *FIRST))
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
    site.put("/bomb", bomb, "application/rss+xml")
    site.put("/feed", rss(site, "/bridge-closes.html"), "application/rss+xml")
    urls = [f"- url: {site.address}/{name}\n" for name in ("gone", "page", "bomb", "feed")]
    result = polybrief("collect", "--feeds", feeds_file(intranet, "feeds:\n" + "".join(urls)))
    assert result.exit_code == 1
    assert "answers 404 to /gone" in result.output
    assert "/page is no feed" in result.output
    assert "an XML entity of its own, “a”" in result.output
    assert "4 feeds: 1 collected" in result.output


def test_an_entry_cannot_name_any_port(intranet: Store, site: Site, polybrief: Callable[..., Result]) -> None:
    with served() as other:
        item = f"<item><link>{other.put('/a.html', page('A', *FIRST))}</link></item>"
        text = f'<rss version="2.0"><channel>{item}</channel></rss>'
        result = polybrief("collect", site.put("/feed", text, "application/rss+xml"))
        assert re.search(r"a\.html leads to port \d+", result.output)
        assert other.requests == []
    assert intranet.sources() == ()


def test_words_choose_what_is_fetched(intranet: Store, site: Site, polybrief: Callable[..., Result]) -> None:
    publish(site)
    site.put("/feed", rss(site, "/hafen-rechnet.html", "/bridge-closes.html"), "application/rss+xml")
    file = feeds_file(intranet, f"feeds:\n- url: {site.address}/feed\n  only: [hafen*]\n")
    result = polybrief("collect", "--feeds", file)
    assert "1 collected, 0 there already, 1 not wanted" in result.output
    assert site.paths == ["/feed", "/hafen-rechnet.html"]


def test_a_report_that_was_taken_by_hand_is_not_fetched_again(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    polybrief("collect", site.address + "/bridge-closes.html")
    site.put("/feed", rss(site, "/bridge-closes.html"), "application/rss+xml")
    site.requests.clear()
    result = polybrief("collect", "--feeds", feeds_file(intranet, f"feeds:\n- url: {site.address}/feed\n"))
    assert "0 collected, 1 there already" in result.output
    assert site.paths == ["/feed"]


def test_whom_a_feed_names_as_the_source_is_the_wire(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    named = '<source url="https://agency.example/">An agency</source>'
    feed = site.put("/feed", rss(site, "/bridge-closes.html", inside=named), "application/rss+xml")
    polybrief("collect", feed)
    (source,) = intranet.sources()
    assert source.wire == "An agency"


def test_what_was_seen_lies_in_the_private_library(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    feed = site.put("/feed", rss(site, "/bridge-closes.html"), "application/rss+xml")
    polybrief("collect", feed)
    known = json.loads((intranet.library / "feeds.json").read_text("utf-8"))
    assert known[feed]["entries"] == {site.address + "/bridge-closes.html": "bridge-closes"}


def test_from_a_feed_to_a_draft_in_three_languages(
    intranet: Store, site: Site, polybrief: Callable[..., Result]
) -> None:
    publish(site)
    paths = ("/bridge-closes.html", "/hafen-rechnet.html", "/elm-bridge-zh.html")
    site.put("/feed", rss(site, *paths), "application/rss+xml")
    file = feeds_file(intranet, f"feeds:\n- url: {site.address}/feed\n  publisher: A newspaper\n")
    for command in (["collect", "--feeds", file], ["examine"], ["relate"], ["summarise", "elm-bridge"]):
        result = polybrief(*command)
        assert result.exit_code == 0, result.output
    assert {source.language for source in intranet.sources()} == {"en", "de", "zh"}
    draft = intranet.brief("en", "elm-bridge")
    assert draft is not None
    assert draft.front.status == "draft"
    assert "bridge-closes" in {note.source for note in draft.footnotes}
    assert "86 million" in (intranet.brief_text("en", "elm-bridge") or "")
