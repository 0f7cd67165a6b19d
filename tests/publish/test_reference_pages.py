"""The pages of timeline, who is who, weekly editions, and the editor's word on conflicts, as built."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from tiny_desk import GERMAN, Html, make_desk, write_brief

from polybrief.examine import Examiner, examine
from polybrief.model import Conflict, FrontMatter, Kinship, Ledger, Stated
from polybrief.publish import Site, build_site
from polybrief.publish.people import GROUPS
from polybrief.publish.reference_texts import REFERENCE_TEXTS
from polybrief.store import Store

Read = Callable[[str], Html]
LANGUAGES = ("en", "de", "zh")
SAILED = {
    "en": ("The ferry sails", "The ferry sailed on 3 May for Harbour Board.[^trial-de:3]"),
    "de": ("Die Fähre fährt", "Die Fähre fuhr am 3. Mai für den Hafenrat.[^trial-de:3]"),
    "zh": ("渡轮启航", "渡轮于5月3日为港务局启航。[^trial-de:3]"),
}
WEEK = {
    "en": ("A quiet week", "The ferry sailed.[^trial-de:3]"),
    "de": ("Eine ruhige Woche", "Die Fähre fuhr.[^trial-de:3]"),
    "zh": ("平静的一周", "渡轮启航。[^trial-de:3]"),
}
STATED = (Stated("trial-de:3", "3. Mai", "--05-03"), Stated("trial-zh:2", "5月4日", "--05-04"))
DAYS = Conflict("dd44", "time zone", "note", "date", None, STATED)
UNSAID = Conflict("ee55", "other period", "note", "investment", None, STATED)
COMMENT = """\
conflict: dd44
kind: time zone
figures: [--05-03, --05-04]
en: {text: Both may be right., by: "Desk editor, English", date: 2025-06-03}
de: {text: Beides kann stimmen., by: "Desk editor, German", date: 2025-06-03}
zh: {text: 两者可能都对。, by: "Desk editor, Chinese", date: 2025-06-03}
"""


@pytest.fixture(scope="module")
def weekly(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = make_desk(tmp_path_factory.mktemp("a weekly desk"))
    (store.root / "glossary").mkdir()
    (store.root / "glossary" / "names.yml").write_text(
        "- {id: harbour-board, kind: organisation, office: true, wikidata: Q1,\n"
        "   en: [Harbour Board], de: [Hafenrat], zh: [港务局]}\n",
        encoding="utf-8",
    )
    (store.root / "conflicts").mkdir()
    (store.root / "conflicts" / "days.yml").write_text(COMMENT, encoding="utf-8")
    for language in LANGUAGES:
        for slug, (title, body) in (("sailing", SAILED[language]), ("2025-w22", WEEK[language])):
            front = FrontMatter(title, title, language, "published", date=date(2025, 6, 1))
            write_brief(store, language, slug, front, body + "\n", reviewed=True)
    draft = FrontMatter("Next week", "Next week.", "en", "draft", date=date(2025, 6, 8))
    write_brief(store, "en", "2025-w23", draft, WEEK["en"][1] + "\n")
    source = store.source("trial-de")
    assert source is not None
    store.write_evidence(examine(source, store.sentences(source), Examiner(store.glossary())))
    kinship = Kinship(("trial-zh", "trial-de"), "quotation", ("trial-de names it",))
    store.write_ledger(Ledger(kinships=(kinship,), conflicts=(DAYS, UNSAID)), store.sources())
    return store


@pytest.fixture(scope="module")
def built(weekly: Store) -> Site:
    return build_site(weekly, weekly.root / "build" / "site", preview=False)


@pytest.fixture(scope="module")
def read(built: Site) -> Read:
    return lambda path: Html((built.folder / path / "index.html").read_text("utf-8"))


def test_every_language_has_every_text() -> None:
    for texts in REFERENCE_TEXTS.values():
        assert all(getattr(texts, field.name) for field in fields(texts))
        assert set(texts.groups) == set(GROUPS)


@pytest.mark.parametrize(
    ("language", "day", "disputed"),
    [
        ("en", "3 May 2025", "disagree"),
        ("de", "3. Mai 2025", "widersprechen"),
        ("zh", "2025年5月3日", "不一致"),
    ],
)
def test_timeline_links_to_the_sentence_and_to_the_conflict(
    read: Read, language: str, day: str, disputed: str
) -> None:
    page = read(f"{language}/timeline")
    (event,) = page.all("li", class_="event")
    assert page.all("time")[0].attributes["datetime"] == "2025-05-03"
    assert day in event.text
    assert SAILED[language][1].split("[")[0] in event.text
    assert disputed in event.text
    links = [link.attributes["href"] for link in page.all("a")]
    assert "../conflicts/#d-dd44" in links
    assert "../sources/trial-de/" in links
    (there,) = [link for link in links if "briefs/sailing" in link]
    place = there.split("#")[1]
    assert read(f"{language}/briefs/sailing").all("span", id=place)


@pytest.mark.parametrize(
    ("language", "year_from"), [("en", "Year from"), ("de", "Jahr nach"), ("zh", "年份依")]
)
def test_timeline_says_where_the_year_is_from(read: Read, language: str, year_from: str) -> None:
    (note, _) = read(f"{language}/timeline").all("p", class_="event__note")
    assert note.text.startswith(year_from)
    assert note.text.endswith("Der Probelauf <neu>")


@pytest.mark.parametrize(
    ("language", "name", "group"),
    [
        ("en", "Harbour Board", "Public authorities"),
        ("de", "Hafenrat", "Behörden und staatliche Stellen"),
        ("zh", "港务局", "政府部门"),
    ],
)
def test_who_is_who_gives_name_forms_and_sentence(read: Read, language: str, name: str, group: str) -> None:
    page = read(f"{language}/people")
    assert group in [heading.text for heading in page.all("h2")]
    (entry,) = page.all("section", class_="name")
    assert entry.text.strip().startswith(name)
    assert SAILED[language][1].split("[")[0] in entry.text
    forms = {span.attributes["lang"]: span.text for span in page.all("span") if "lang" in span.attributes}
    others = {"en": "Harbour Board", "de": "Hafenrat", "zh": "港务局"}
    assert forms.items() >= {code: form for code, form in others.items() if code != language}.items()
    assert any(link.attributes["href"].endswith("/wiki/Q1") for link in page.all("a"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editors_word_stands_with_the_conflict(read: Read, language: str) -> None:
    page = read(f"{language}/conflicts")
    (block,) = page.all("section", class_="conflict")
    (remark,) = page.all("blockquote", class_="remark")
    assert block.attributes["id"] == "d-dd44"
    assert "Desk editor" in remark.text
    assert {"en": "Both", "de": "Beides", "zh": "两者"}[language] in remark.text


def test_the_preview_shows_what_is_not_commented(
    weekly: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = build_site(weekly, tmp_path_factory.mktemp("preview") / "site", preview=True)
    page = Html((site.folder / "en" / "conflicts" / "index.html").read_text("utf-8"))
    assert len(page.all("section", class_="conflict")) == 2
    assert page.all("p", class_="remark--none")[0].text == REFERENCE_TEXTS["en"].not_commented
    titles = [
        link.text for link in Html((site.folder / "en/editions/index.html").read_text("utf-8")).all("a")
    ]
    assert "Next week" in titles


@pytest.mark.parametrize(
    ("language", "week", "counted"),
    [
        ("en", "Week 22, 2025", "3 reports, 2 origins"),
        ("de", "22. Woche 2025", "3 Berichte, 2 Ursprünge"),
        ("zh", "2025年第22周", "3篇报道，2个源头"),
    ],
)
def test_a_weekly_edition_gathers_its_briefs(read: Read, language: str, week: str, counted: str) -> None:
    page = read(f"{language}/editions/2025-w22")
    headings = [heading.text for heading in page.all("h2")]
    assert page.all("h1")[0].text == WEEK[language][0]
    assert week in page.all("header", class_="brief__head")[0].text
    assert SAILED[language][0] in headings
    assert any(counted in heading for heading in headings)
    assert WEEK[language][1].split("[")[0] in page.all("article")[0].text
    (notes,) = page.all("section", class_="notes")
    assert GERMAN[2] in notes.text


def test_weekly_editions_are_listed_and_no_briefs(read: Read, built: Site) -> None:
    listed = [link.text for link in read("en/editions").all("a")]
    assert WEEK["en"][0] in listed
    assert "Next week" not in listed
    assert not (built.folder / "en" / "editions" / "2025-w23").exists()
    assert WEEK["en"][0] not in [link.text for link in read("en/briefs").all("a")]


def test_the_switch_of_languages_lands_on_the_same_page(read: Read) -> None:
    for path in ("timeline", "people", "editions", "editions/2025-w22"):
        assert any(
            link.attributes["href"].endswith(f"/de/{path}/") and link.attributes.get("hreflang") == "de"
            for link in read(f"en/{path}").all("a")
        )


def test_places_to_link_to_put_no_blank_between_chinese_sentences(read: Read) -> None:
    text = read("zh/briefs/ferry").all("article")[0].text
    assert re.search(r"安静。”\d+乘客", text)
