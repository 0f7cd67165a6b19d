"""What readers see and when: embargo, withdrawal, corrections, stale passages, labels."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tiny_desk import Html, make_desk

from polybrief import briefs, localise
from polybrief.model import Translation
from polybrief.publish import Site, build_site
from polybrief.publish.desk import read_desk
from polybrief.publish.notices import with_notices
from polybrief.publish.texts import TEXTS
from polybrief.review import publish, review
from polybrief.store import Store

ENGINE = "argos en-de 1.0"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tiny desk; the German ferry is by machine, a part of it stale; one brief is held back, one gone."""
    store = make_desk(tmp_path_factory.mktemp("desk"))
    english, german = store.brief("en", "ferry"), store.brief("de", "ferry")
    assert english
    assert german
    fixed = briefs.parse(
        briefs.front_text(publish(english, date(2025, 6, 2)).front)
        + english.body.replace("It is quiet", "It is silent"),
        english.file,
        "ferry",
    )
    fixed = publish(
        review(fixed, "Ada Reader", date(2025, 6, 3)), date(2025, 6, 3), "Not quiet, but silent & <still>."
    )
    definitions = {d.label: d.text for d in english.definitions}
    store.write_brief("en", "ferry", briefs.render(briefs.front_text(fixed.front), fixed.body, definitions))
    edition = replace(german.front, translation_of="en")
    store.write_brief("de", "ferry", briefs.front_text(edition) + german.body + "\n" + notes(german))
    entries = [
        Translation(f"ferry:{s.n}", s.text or "", t.text, engine=ENGINE)
        for s, t in zip(localise.passages(english), localise.passages(german), strict=True)
    ]
    store.write_brief_memory("ferry", "en", "de", entries)

    later = datetime.now(UTC) + timedelta(days=2)
    held = replace(english.front, title="Held back until then", publish_after=later.replace(microsecond=0))
    store.write_brief("en", "held", briefs.front_text(held) + "Xylophones sound.[^trial-de:2]\n")
    gone = publish(english, date(2025, 6, 2))
    gone = publish(gone, date(2025, 6, 9), "The trial never took place.", "retraction")
    front = replace(gone.front, title="A brief that is gone")
    store.write_brief("en", "gone", briefs.front_text(front) + "Quinces ripen.[^trial-de:2]\n")
    return store


def notes(brief: briefs.Brief) -> str:
    return "".join(f"[^{d.label}]: {d.text}\n" for d in brief.definitions)


@pytest.fixture(scope="module")
def site(desk: Store) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLYBRIEF_SITE_URL", "https://desk.example/")
        return build_site(desk, desk.root / "build" / "site", preview=False)


def read(site: Site, path: str) -> Html:
    return Html((site.folder / path / "index.html").read_text("utf-8"))


def everything(folder: Path) -> str:
    known = (".html", ".xml", ".json", ".js")
    return "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in known)


def test_what_is_held_back_stands_nowhere(site: Site) -> None:
    assert not (site.folder / "en" / "briefs" / "held").exists()
    written = everything(site.folder)
    assert "Held back until then" not in written
    assert "Xylophones" not in written
    assert "briefs/held" not in written


def test_the_time_alone_lifts_the_embargo(desk: Store) -> None:
    known = read_desk(desk, "en", preview=False)
    held = known.brief("en", "briefs/held.md")
    assert held
    assert not known.shows(held)
    then = replace(known, now=known.now + timedelta(days=3))
    assert then.shows(held)
    assert held in then.shown("en")


def test_a_withdrawn_brief_leaves_a_page_that_says_so(site: Site) -> None:
    page = read(site, "en/briefs/gone/")
    assert [tag.text.strip() for tag in page.all("h1")] == ["A brief that is gone"]
    text = page.all("article")[0]
    assert "This brief was withdrawn." in text.text
    assert "Retraction, 9 June 2025: The trial never took place." in text.text
    assert page.all("p", class_="hint")[0].text == "Ada Reader"
    assert "Quinces" not in everything(site.folder)
    assert "data-pagefind-body" not in text.attributes
    assert page.all("meta", name="robots")[0].attributes["content"] == "noindex"


def test_a_withdrawn_brief_is_in_no_list(site: Site) -> None:
    for path in ("en", "en/briefs"):
        assert "A brief that is gone" not in (site.folder / path / "index.html").read_text("utf-8")
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert "en/briefs/ferry/" in sitemap
    assert "en/briefs/gone/" not in sitemap


def test_corrections_are_listed_in_each_language(site: Site) -> None:
    english = read(site, "en/corrections/").all("article")[0].text
    assert english.index("The trial never took place.") < english.index("Not quiet, but silent & <still>.")
    assert "Retraction" in english
    assert (
        "Noch wurde kein veröffentlichter Kurzbericht geändert."
        in read(site, "de/corrections/").all("article")[0].text
    )
    assert read(site, "zh/corrections/").all("h1")[0].text == "更正"
    links = [
        tag.attributes["href"] for tag in read(site, "de/briefs/ferry/").all("a") if tag.text == "Korrekturen"
    ]
    assert links == ["../../corrections/"]


def test_corrections_are_a_feed_in_each_language(site: Site) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}

    def feed(language: str) -> ElementTree.Element:
        return ElementTree.parse(site.folder / language / "corrections.xml").getroot()

    def said(element: ElementTree.Element, path: str) -> list[str | None]:
        return [found.text for found in element.findall(path, atom)]

    english = feed("en")
    assert said(english, "a:id") == ["https://desk.example/en/corrections/"]
    assert said(english, "a:updated") == ["2025-06-09T00:00:00+00:00"]
    assert said(english, "a:entry/a:content") == [
        "The trial never took place.",
        "Not quiet, but silent & <still>.",
    ]
    assert len(set(said(english, "a:entry/a:id"))) == 2
    links = [link.get("href") for link in english.findall("a:entry/a:link", atom)]
    assert links == ["https://desk.example/en/briefs/gone/", "https://desk.example/en/briefs/ferry/"]
    assert all(said(entry, "a:author/a:name") for entry in english.findall("a:entry", atom))
    assert feed("de").findall("a:entry", atom) == []
    assert said(feed("zh"), "a:title") == ["polybrief · 更正"]
    (link,) = [tag for tag in read(site, "de/corrections/").all("a") if "Korrekturen abonnieren" in tag.text]
    assert link.attributes["href"] == "../corrections.xml"


def test_a_corrected_brief_says_so_itself(site: Site) -> None:
    (section,) = read(site, "en/briefs/ferry/").all("section", class_="corrections")
    assert "3 June 2025, Correction: Not quiet, but silent & <still>." in " ".join(section.text.split())


def test_the_label_names_the_engine_on_the_page_and_for_machines(site: Site) -> None:
    page = read(site, "de/briefs/ferry/")
    label = f"Maschinell erstellt, noch von keinem Menschen geprüft (übersetzt mit {ENGINE})"
    assert page.all("li", class_="brief__status")[0].text == label
    assert page.all("meta", name="machine-label")[0].attributes["content"] == label
    (known,) = page.all("script", type="application/ld+json")
    assert json.loads(known.text)["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")


def test_a_review_replaces_the_label_for_machines_too(site: Site) -> None:
    page = read(site, "en/briefs/ferry/")
    assert page.all("meta", name="machine-label") == []
    known = json.loads(page.all("script", type="application/ld+json")[0].text)
    assert known["mainEntityOfPage"]["reviewedBy"]["name"] == known["editor"]["name"] == "Ada Reader"
    assert "digitalSourceType" not in known


def test_a_desk_may_word_the_label_itself(tmp_path: Path) -> None:
    store = make_desk(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("library: library", "library: library\n      machine_label: {zh: 机翻}"), "utf-8"
    )
    known = read_desk(Store(store.root), "zh", preview=False)
    assert known.machine_label == {"zh": "机翻"}


def test_a_stale_passage_has_its_notice_and_no_other(site: Site) -> None:
    page = read(site, "de/briefs/ferry/")
    notices = [tag.text for tag in page.all("p", class_="banner--stale")]
    assert notices == [TEXTS["de"].stale_page, TEXTS["de"].stale]
    assert read(site, "en/briefs/ferry/").all("p", class_="banner--stale") == []


def test_notices_stand_above_whole_blocks() -> None:
    head = "---\ntitle: A\nsummary: B\nstatus: published\nlanguage: en\n---\n"
    text = head + "\n\n## One\n\nA.\nB.\n\n- C.\n- D.\n\n## Two\n"
    brief = briefs.parse(text, "a.md", "a")
    body = brief.body.lstrip("\n")
    line = next(p.line for p in brief.passages if p.text == "D.")
    marked = with_notices(body, brief, (line,), TEXTS["en"])
    assert marked.count("banner--stale") == 2
    assert marked.index("B.\n") < marked.rindex("banner--stale") < marked.index("- C.")
    assert with_notices(body, brief, (), TEXTS["en"]) == body
