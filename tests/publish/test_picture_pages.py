"""Pictures, citing and the tags for other sites, as they stand in built pages."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from PIL import Image
from tiny_desk import PROJECT, Html, make_desk, write_brief

from polybrief.briefs import parse
from polybrief.model import Entry, Evidence, FrontMatter, Ledger, Name, SentenceEvidence
from polybrief.publish import Site, build_site, cards
from polybrief.publish.desk import read_desk
from polybrief.publish.view import View
from polybrief.store import Store

Read = Callable[..., Html]
LANGUAGES = ("en", "de", "zh")

SUMS = {
    "en": "| Sum | Of |\n| --- | --- |\n"
    "| $10 million | the plan[^trial-de:2] |\n| $39 billion | the plan[^trial-zh:2] |\n"
    "| more than $100 billion | the company[^trial-zh:3] |\n",
    "de": "| Betrag | Wofür |\n| --- | --- |\n"
    "| 10 Millionen Dollar | das Vorhaben[^trial-de:2] |\n"
    "| 39 Milliarden Dollar | das Vorhaben[^trial-zh:2] |\n"
    "| mehr als 100 Milliarden Dollar | das Unternehmen[^trial-zh:3] |\n",
    "zh": "| 金额 | 所指 |\n| --- | --- |\n"
    "| 1000万美元 | 该计划[^trial-de:2] |\n| 390亿美元 | 该计划[^trial-zh:2] |\n"
    "| 超过1000亿美元 | 该公司[^trial-zh:3] |\n",
}


@pytest.fixture(scope="module")
def money(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site without an address, with a brief on sums of money."""
    store = make_desk(tmp_path_factory.mktemp("sums"))
    for language, table in SUMS.items():
        write_brief(store, language, "sums", FrontMatter("Sums", "Sums.", language, "published"), table)
    return build_site(store, store.root / "build" / "site", preview=False)


@pytest.mark.parametrize(
    ("language", "title", "row"),
    [
        ("en", "The sums compared", "$39 billion"),
        ("de", "Die Beträge im Vergleich", "39 Milliarden Dollar"),
        ("zh", "金额对比", "390亿美元"),
    ],
)
def test_sums_are_drawn_and_stand_in_a_table(
    page: Read, money: Site, language: str, title: str, row: str
) -> None:
    found = page(f"{language}/briefs/sums/", money.folder)
    (section,) = found.all("section", class_="charts")
    drawings = found.all("svg", class_="chart")
    assert [svg.attributes["width"] for svg in drawings] == ["580", "340"]
    assert all(svg.attributes["role"] == "img" for svg in drawings)
    assert title in section.text
    assert row in found.all("table", class_="sums")[0].text
    assert "≠" in found.all("span", class_="sums__differ")[0].text


def test_numbers_of_notes_in_the_table_lead_to_the_notes(page: Read, money: Site) -> None:
    found = page("en/briefs/sums/", money.folder)
    table = found.tags.index(found.all("table", class_="sums")[0])
    links = [tag for tag in found.tags[table:] if tag.attributes.get("href", "").startswith("#fn:")][:3]
    assert [(a.text, a.attributes["href"]) for a in links] == [
        ("1", "#fn:trial-de:2"),
        ("2", "#fn:trial-zh:2"),
        ("3", "#fn:trial-zh:3"),
    ]
    notes = [
        tag.attributes["id"] for tag in found.all("li") if tag.attributes.get("id", "").startswith("fn:")
    ]
    assert notes == ["fn:trial-de:2", "fn:trial-zh:2", "fn:trial-zh:3"]


def test_no_id_stands_twice(page: Read, money: Site) -> None:
    ids = [
        tag.attributes["id"] for tag in page("de/briefs/sums/", money.folder).tags if "id" in tag.attributes
    ]
    assert len(ids) == len(set(ids))


def test_a_brief_without_sums_has_no_chart(page: Read) -> None:
    assert page("en/briefs/ferry/").all("svg", class_="chart") == []


@pytest.mark.parametrize(
    ("language", "summary"),
    [("en", "Cite this brief"), ("de", "Diesen Kurzbericht zitieren"), ("zh", "引用本简报")],
)
def test_citing_works_without_scripts(page: Read, site: Site, language: str, summary: str) -> None:
    found = page(f"{language}/briefs/ferry/")
    (block,) = found.all("details", class_="cite")
    assert summary in block.text
    plain, bibtex, csl = (pre.text for pre in found.all("pre"))
    address = f"https://desk.example/read/{language}/briefs/ferry/"
    assert address in plain
    assert bibtex.startswith("@online{")
    file = site.folder / language / "briefs" / "ferry" / "citation.json"
    assert json.loads(csl) == json.loads(file.read_text("utf-8"))


def test_metadata_is_the_article(page: Read) -> None:
    (data,) = page("en/briefs/ferry/").all("script", type="application/ld+json")
    assert json.loads(data.text)["headline"] == "A ferry with a heat pump"


def tags(found: Html) -> dict[str, str]:
    named = ((tag.attributes.get("property") or tag.attributes.get("name"), tag) for tag in found.all("meta"))
    return {name: tag.attributes.get("content", "") for name, tag in named if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_brief_shows_its_card(page: Read, site: Site, language: str) -> None:
    shown = tags(page(f"{language}/briefs/ferry/"))
    assert shown["og:type"] == "article"
    assert shown["og:url"] == f"https://desk.example/read/{language}/briefs/ferry/"
    assert shown["og:locale"] == {"en": "en_GB", "de": "de_DE", "zh": "zh_CN"}[language]
    if cards.find_fonts(site.folder.parents[1]) is None:
        assert "og:image" not in shown
        return
    prefix = f"https://desk.example/read/{language}/"
    assert shown["og:image"].startswith(prefix)
    card = site.folder / language / shown["og:image"].removeprefix(prefix)
    data = card.read_bytes()
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 60_000
    home = tags(page(f"{language}/"))
    assert home["og:image"] == f"{prefix}assets/cards/site.png"
    assert home["og:type"] == "website"


def test_a_site_without_an_address_has_no_such_tags(money: Site) -> None:
    text = (money.folder / "en" / "briefs" / "sums" / "index.html").read_text("utf-8")
    assert not re.search("og:|twitter:", text)
    assert not list(money.folder.rglob("assets/cards/*"))


def test_cards_are_kept_for_the_next_build(site: Site) -> None:
    cache: Path = site.folder.parent / "cache" / "cards"
    drawn = len(list(site.folder.rglob("assets/cards/*.png")))
    assert drawn == len(list(cache.glob("*.png"))) if cache.exists() else drawn == 0


DATED = {
    "en": "It sailed on 3 May 2025.\nIt was on show in June 2025.\nIt rests in July.\n",
    "de": "Sie fuhr am 3. Mai 2025.\nIm Juni 2025 war sie zu sehen.\nIm Juli ruht sie.\n",
    "zh": "渡轮于2025年5月3日启航。\n2025年6月开放参观。\n7月停航。\n",
}


def rendered(template: str, **known: object) -> Html:
    """A part of a page by itself; addresses stay as they are."""
    parts = Environment(loader=FileSystemLoader(PROJECT / "templates" / "site"), autoescape=True)
    parts.filters["url"] = lambda address: address
    return Html(parts.from_string(template).render(known))


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_are_drawn_and_have_the_numbers_of_the_drawing(desk: Store, language: str) -> None:
    known = read_desk(desk, language, preview=False)
    head = f"---\ntitle: T\nsummary: S\nlanguage: {language}\nstatus: published\n---\n\n"
    dated = parse(head + DATED[language], f"docs/{language}/briefs/dated.md", "dated")
    view = View(replace(known, briefs={**known.briefs, language: (dated,)}), language)
    assert [(view.number(event), event.moment.month) for event in view.timeline] == [
        (1, 5),
        (2, 6),
        (None, 7),
    ]
    assert view.drawn_timeline.picture is not None
    assert [entry.number for entry in view.drawn_timeline.entries] == [1, 2]


def test_one_event_is_no_picture(desk: Store) -> None:
    view = View(read_desk(desk, "en", preview=False), "en")
    assert view.timeline == ()
    assert view.drawn_timeline.picture is None


@pytest.mark.parametrize(("language", "country"), [("en", "Japan"), ("de", "Japan"), ("zh", "日本")])
def test_the_matrix_is_drawn_and_stands_in_a_table(desk: Store, language: str, country: str) -> None:
    known = read_desk(desk, language, preview=False)
    names = (Name("openai", "OpenAI", (0, 6)), Name("territory-jp", "Japan", (10, 15)))
    evidence = Evidence("trial-de", "0" * 64, (SentenceEvidence(2, "0" * 16, names=names),))
    entry = Entry("openai", "organisation", dict.fromkeys(LANGUAGES, ("OpenAI",)))
    facts = replace(known.known, evidence={"trial-de": evidence}, glossary={"openai": entry})
    view = View(replace(known, known=facts, ledger=Ledger()), language)
    found = rendered('{% include "partials/together.html" %}', view=view, text=view.text)
    (table,) = found.all("table")
    assert country in table.text
    assert {"en": "1 origin", "de": "1 Ursprung", "zh": "1个源头"}[language] in table.text
    assert "sources/trial-de/#s2" in [a.attributes["href"] for a in found.all("a")]
    assert len(found.all("svg", class_="chart")) == 1


def test_without_a_ledger_no_origins_are_counted(desk: Store) -> None:
    view = View(read_desk(desk, "en", preview=False), "en")
    assert view.together is None
    assert rendered('{% include "partials/together.html" %}', view=view, text=view.text).tags == []
