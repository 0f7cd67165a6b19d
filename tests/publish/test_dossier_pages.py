"""The pages of dossiers: what readers see of them, in which language, and what hangs together with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tiny_desk import Html, make_desk

from polybrief import dossiers, review
from polybrief.examine import Examiner, examine
from polybrief.model import CorrectionKind
from polybrief.publish import Site, build_site
from polybrief.publish.desk import read_desk
from polybrief.store import Store

GLOSSARY = "- {id: ferry, kind: programme, en: [Heat Ferry], de: [Fähre], zh: [渡轮]}\n"
DOSSIER = """\
cutoff: 2025-05-31
summary:
  en: It has two motors.
  de: Sie hat zwei Motoren.
  zh: 渡轮有两台电动机。
sponsor:
- en: Two motors <drive> it.
  de: Zwei Motoren treiben sie an.
  zh: 它由两台电动机驱动。
  cites: [trial-de:2]
status:
- en: Nobody knows the price.
  de: Den Preis kennt niemand.
  zh: 价格无人知晓。
  cites: [ferry-letter:1]
briefs: [unfinished]
"""
DAY = date(2025, 6, 2)


def publish(
    store: Store, language: str, correction: str | None = None, kind: CorrectionKind = "correction"
) -> None:
    """Reviews and publishes one language of the ferry's dossier."""
    dossier = store.dossier("ferry")
    assert dossier
    programme = next(entry for entry in store.glossary() if entry.id == "ferry")
    sources = {source.id: source for source in store.sources()}
    read = review.review(dossiers.draw(dossier, language, programme, sources).brief, "Ada Reader", DAY)
    done = review.publish(read, DAY, correction, kind)
    text = dossiers.with_review(store.dossier_text("ferry"), dossier.file, done.front)
    store.write_dossier("ferry", text)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tiny desk with a dossier: public in English, changed since its review in German, new in Chinese."""
    store = make_desk(tmp_path_factory.mktemp("dossiers"))
    (store.root / "glossary").mkdir()
    (store.root / "glossary" / "programmes.yml").write_text(GLOSSARY, "utf-8")
    for known in store.sources():
        store.write_evidence(examine(known, store.sentences(known), Examiner(store.glossary())))
    store.write_dossier("ferry", DOSSIER)
    publish(store, "en")
    publish(store, "de")
    changed = store.dossier_text("ferry").replace("Den Preis kennt niemand", "Niemand kennt ihn")
    store.write_dossier("ferry", changed)
    return store


@pytest.fixture(scope="module")
def site(desk: Store) -> Site:
    return build_site(desk, desk.root / "build" / "site", preview=False)


@pytest.fixture(scope="module")
def page(site: Site) -> Callable[[str], Html]:
    return lambda path: Html((site.folder / path / "index.html").read_text("utf-8"))


def test_a_dossier_has_its_fields_and_its_notes(page: Callable[[str], Html]) -> None:
    found = page("en/dossiers/ferry")
    assert found.all("h1")[0].text == "Heat Ferry"
    assert [h.text.strip("¶") for h in found.all("h2")][:2] == ["Sponsor", "Status"]
    assert "Reviewed by Ada Reader" in found.all("li", class_="brief__status")[0].text
    notes = found.all("div", class_="footnote")[0]
    assert "Die Fähre hat eine Wärmepumpe & zwei Motoren." in notes.text
    assert any(a.attributes["href"] == "../../sources/trial-de/#s2" for a in found.all("a"))
    assert "data-pagefind-body" in found.all("article")[0].attributes


def test_no_wording_of_a_restricted_report_is_on_it(site: Site) -> None:
    assert "keeps this very sentence" not in (site.folder / "en/dossiers/ferry/index.html").read_text("utf-8")


def test_only_what_was_reviewed_as_it_stands_is_on_the_site(site: Site) -> None:
    assert (site.folder / "en/dossiers/ferry/index.html").is_file()
    assert not (site.folder / "de/dossiers/ferry").exists()
    assert not (site.folder / "zh/dossiers/ferry").exists()


def test_the_language_switch_knows_where_it_is_missing(page: Callable[[str], Html]) -> None:
    found = page("en/dossiers/ferry").all("a")
    links = {a.attributes["hreflang"]: a for a in found if "hreflang" in a.attributes}
    assert "languages__home" in links["de"].attributes["class"]
    assert links["de"].attributes["href"].endswith("../de/")


def test_the_list_is_in_the_navigation_of_every_language(page: Callable[[str], Html]) -> None:
    for language, title in (("en", "Dossiers"), ("de", "Dossiers"), ("zh", "专题档案")):
        found = page(f"{language}/dossiers")
        assert found.all("h1")[0].text == title
        assert any(a.text == title for a in found.all("a", **{"aria-current": "page"}))


def test_the_list_gives_sponsor_status_and_sums(page: Callable[[str], Html]) -> None:
    assert [dd.text.strip() for dd in page("en/dossiers").all("dd")] == [
        "Two motors <drive> it.",
        "Nobody knows the price.",
        "No report gives a sum.",
    ]
    assert "Auf Deutsch ist noch kein Dossier erschienen." in page("de/dossiers").all("article")[0].text


def test_the_preview_shows_all_languages_under_a_banner(desk: Store, tmp_path: Path) -> None:
    preview = build_site(desk, tmp_path / "preview", preview=True)
    chinese = Html((preview.folder / "zh/dossiers/ferry/index.html").read_text("utf-8"))
    assert chinese.all("p", class_="banner")[0].text == "草稿。机器生成，未经审校。"
    assert chinese.all("h2")[0].text.startswith("发起方")
    english = Html((preview.folder / "en/dossiers/ferry/index.html").read_text("utf-8"))
    assert not english.all("p", class_="banner")
    # A brief that does not name the programme is listed because the dossier names it.
    assert "Unfinished thoughts" in english.all("section", **{"aria-labelledby": "related"})[0].text


def test_briefs_that_name_the_programme_are_listed_with_it(desk: Store) -> None:
    known = read_desk(desk, "de", preview=True)
    page = known.dossier("de", "dossiers/ferry.md")
    assert page
    assert [brief.slug for brief in page.briefs(known.shown("de"))] == ["ferry"]


def test_a_correction_is_listed_with_those_of_briefs(desk: Store) -> None:
    before = desk.dossier_text("ferry")
    publish(desk, "de", "Der Satz über den Preis ist kürzer.", "clarification")
    try:
        known = read_desk(desk, "de", preview=False)
        assert [(b.place, entry.kind) for b, entry in known.corrections("de")] == [
            ("dossiers/ferry", "clarification")
        ]
        assert known.has_page("de", "dossiers/ferry.md")
        assert not known.has_page("zh", "dossiers/ferry.md")
    finally:
        desk.write_dossier("ferry", before)


def test_a_desk_without_dossiers_has_no_list_of_them(tmp_path: Path) -> None:
    known = read_desk(make_desk(tmp_path), "en", preview=True)
    assert "dossiers/index.md" not in known.made
