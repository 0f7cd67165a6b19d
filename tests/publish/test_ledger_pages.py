"""The pages of claims, conflicts and origins, and the drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from playwright.sync_api import sync_playwright
from test_browser import ARGUMENTS, CHROMIUM
from tiny_desk import SECRET, Html, make_desk

from loopback_server import serving
from polybrief.model import (
    Claim,
    Conflict,
    Entry,
    Evidence,
    Kinship,
    Ledger,
    Name,
    Origin,
    Quantity,
    SentenceEvidence,
    Stated,
    text_hash,
)
from polybrief.publish import Site, build_site
from polybrief.publish.drawing import LABEL, Group, Line, Plan, Row, lay_out, svg, two_lines, width
from polybrief.publish.ledger_pages import shown
from polybrief.publish.ledger_texts import LEDGER_TEXTS
from polybrief.publish.ledger_words import DESCENTS, KINDS, KINDS_EXPLAINED, WEIGHTS
from polybrief.publish.pages import CLAIMS, CONFLICTS, ORIGINS, made
from polybrief.publish.reasons import reason
from polybrief.store import Store

LANGUAGES = ("en", "de", "zh")
KINSHIP = Kinship(
    ("trial-zh", "trial-de"),
    "quotation",
    ("2 sentences retold one by one", "trial-de names Harbour Board, which trial-zh is from"),
)
PASSAGE = Kinship(
    ("ferry-letter", "trial-de"),
    "shared passage",
    ("1 sentence retold one by one",),
    (("ferry-letter:1", "trial-de:2"),),
)
CLAIM = Claim(
    "aa11",
    ("ferry-letter:1", "trial-de:2", "trial-zh:2"),
    "trial-zh:2",
    ("de", "en", "zh"),
    (
        Origin(("trial-de", "trial-zh"), (f"trial-zh and trial-de: {'; '.join(KINSHIP.reasons)}",)),
        Origin(("ferry-letter",)),
    ),
)
SECRET_CLAIM = Claim("bb22", ("ferry-letter:1",), "ferry-letter:1", ("en",))
COST = Conflict(
    "cc33",
    "contradiction",
    "conflict",
    "investment",
    "harbour-board",
    (
        Stated("ferry-letter:1", "$10 million", "10000000 USD"),
        Stated("trial-de:2", "mehrere zehn Milliarden Dollar", "10000000000 to 100000000000 USD"),
        Stated("trial-zh:2", "数百亿美元", "10000000000 to 100000000000 USD"),
    ),
    ("aa11",),
)
NOTE = Conflict("dd44", "time zone", "note", "date", None, (Stated("trial-de:3", "3. Mai", "--05-03"),), ())
LEDGER = Ledger((CLAIM, SECRET_CLAIM), (KINSHIP, PASSAGE), (NOTE, COST))
BOARD = Entry(
    "harbour-board", "organisation", {"en": ("Harbour Board",), "de": ("Hafenrat",), "zh": ("港务局",)}
)


@pytest.fixture(scope="module")
def ledger_desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = make_desk(tmp_path_factory.mktemp("a desk with a ledger"))
    (store.root / "glossary").mkdir()
    (store.root / "glossary" / "names.yml").write_text(
        "- id: harbour-board\n  kind: organisation\n"
        "  en: [Harbour Board]\n  de: [Hafenrat]\n  zh: [港务局]\n",
        encoding="utf-8",
    )
    figure = Quantity(Decimal("1E7"), Decimal("1E7"), "USD", "$10 million", (0, 11))
    sentence = SentenceEvidence(
        1, text_hash(SECRET)[:16], figures=(figure,), names=(Name("harbour-board", "the board", (0, 9)),)
    )
    store.write_evidence(Evidence("ferry-letter", text_hash(SECRET), (sentence,)))
    store.write_ledger(LEDGER, store.sources())
    return store


@pytest.fixture(scope="module")
def public(ledger_desk: Store) -> Site:
    return build_site(ledger_desk, ledger_desk.root / "build" / "site", preview=False)


@pytest.fixture(scope="module")
def draft(ledger_desk: Store) -> Site:
    return build_site(ledger_desk, ledger_desk.root / "build" / "preview", preview=True)


def html(site: Site, path: str) -> Html:
    return Html((site.folder / path / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_navigation_leads_to_the_pages(draft: Site, language: str) -> None:
    words = LEDGER_TEXTS[language]
    links = [a.text for a in html(draft, f"{language}/claims").all("a")]
    for title in (words.claims, words.conflicts, words.origins):
        assert title in links
    assert html(draft, f"{language}/claims").all("h1")[0].text == words.claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_matrix_is_a_table_for_everybody(draft: Site, language: str) -> None:
    page, words = html(draft, f"{language}/claims"), LEDGER_TEXTS[language]
    assert page.all("caption")[0].text == words.claims_caption
    columns = page.all("th", scope="col")
    assert len(columns) == 4
    (region,) = page.all("div", role="region")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-labelledby"] == page.all("caption")[0].attributes["id"]
    first, second = page.all("th", scope="row")
    assert words.counted(3, 2) in first.text
    assert words.facts in second.text
    cells = [cell.text for cell in page.all("td", class_="matrix__cell")]
    origin = [words.origin.format(letter=letter) for letter in "AB"]
    # By date, the one without a date last.
    assert cells[:3] == [f"A{origin[0]}", f"A{origin[0]}", f"B{origin[1]}"]
    assert cells[3:] == [f"·{words.not_in}", f"·{words.not_in}", f"A{origin[0]}"]


def test_claim_stands_in_the_readers_language_where_rights_allow(draft: Site) -> None:
    texts = {
        language: [
            (t.attributes["lang"], t.text)
            for t in html(draft, f"{language}/claims").all("span", class_="matrix__text")
        ]
        for language in LANGUAGES
    }
    assert texts["en"] == [("en", "The new ferry has a heat pump."), ("en", "Harbour Board, $10 million")]
    assert texts["de"] == [
        ("de", "Die Fähre hat eine Wärmepumpe & zwei Motoren."),
        ("de", "Hafenrat, $10 million"),
    ]
    assert texts["zh"] == [("zh", "新渡轮用上了热泵。"), ("zh", "港务局、$10 million")]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "1 + 2: report 1 names Harbour Board, which report 2 is from"),
        ("de", "1 + 2: Bericht 1 nennt Hafenrat als Quelle; von dort stammt Bericht 2"),
        ("zh", "1 + 2：报道1称消息来自港务局，报道2即出自该处"),
    ],
)
def test_reasons_are_in_the_language_of_the_page(draft: Site, language: str, told: str) -> None:
    (why,) = html(draft, f"{language}/claims").all("details")
    assert told in why.text
    table = html(draft, f"{language}/origins").all("table")[0].text
    assert told.split("：" if language == "zh" else ": ")[1] in table


@pytest.mark.parametrize(
    ("language", "title", "values", "dates"),
    [
        (
            "en",
            "Investment: Harbour Board",
            ["10 million US dollars", "10 billion to 100 billion US dollars"],
            "4 May 2025",
        ),
        (
            "de",
            "Investition: Hafenrat",
            ["10 Millionen US-Dollar", "10 Milliarden bis 100 Milliarden US-Dollar"],
            "4. Mai 2025",
        ),
        ("zh", "港务局：投资额", ["1000万美元", "100亿至1000亿美元"], "2025年5月4日"),
    ],
)
def test_conflict_shows_all_sides_as_written(
    draft: Site, public: Site, language: str, title: str, values: list[str], dates: str
) -> None:
    for site in (draft, public):
        block = html(site, f"{language}/conflicts").all("section", class_="conflict")[0]
        page = html(site, f"{language}/conflicts")
        assert page.all("h2")[0].text == title
        assert [th.text for th in page.all("th", scope="rowgroup")][:2] == values
        words = [(q.attributes.get("lang"), q.text) for q in page.all("q")][:3]
        assert words == [
            ("en", "$10 million"),
            ("de", "mehrere zehn Milliarden Dollar"),
            ("zh", "数百亿美元"),
        ]
        for said in (
            dates,
            "Der Probelauf <neu>",
            "Hafenblatt",
            LEDGER_TEXTS[language].kind("contradiction"),
        ):
            assert said in block.text


def test_conflicts_come_before_notes(draft: Site) -> None:
    found = [s.attributes["id"] for s in html(draft, "en/conflicts").all("section", class_="conflict")]
    assert found == ["d-cc33", "d-dd44"]


def test_published_site_has_no_matrix_and_no_notes(public: Site) -> None:
    assert not (public.folder / "en" / "claims").exists()
    text = (public.folder / "en/conflicts/index.html").read_text("utf-8")
    assert "dd44" not in text
    assert "not yet reviewed by a person" in text


def test_published_part_needs_two_values_in_cited_reports() -> None:
    assert shown(LEDGER, {"trial-de", "trial-zh"}, preview=False).conflicts == ()
    assert shown(LEDGER, {"trial-de", "trial-zh"}, preview=False).kinships == (KINSHIP,)
    kept = shown(LEDGER, {"trial-de", "ferry-letter"}, preview=False).conflicts
    assert [s.sentence for c in kept for s in c.stated] == ["ferry-letter:1", "trial-de:2"]
    assert shown(LEDGER, set(), preview=True) is LEDGER


def test_no_ledger_no_pages(site: Site) -> None:
    def of_the_ledger(ledger: Ledger | None, *, preview: bool) -> list[str]:
        pages = made((), ledger, preview=preview)
        return [page.path for page in pages if page.path in (CLAIMS, CONFLICTS, ORIGINS) and page.nav]

    assert of_the_ledger(None, preview=True) == []
    assert of_the_ledger(LEDGER, preview=False) == [CONFLICTS, ORIGINS]
    assert of_the_ledger(LEDGER, preview=True) == [CLAIMS, CONFLICTS, ORIGINS]
    assert not (site.folder / "en" / "conflicts").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawing_is_well_formed_named_and_beside_its_table(draft: Site, language: str) -> None:
    text = (draft.folder / language / "origins/index.html").read_text("utf-8")
    found = re.search(r'<svg class="drawing".*?</svg>', text, re.DOTALL)
    assert found
    root = ElementTree.fromstring(found[0])
    names = (root.attrib["aria-labelledby"]).split()
    space = "{http://www.w3.org/2000/svg}"
    children = (root.find(f"{space}title"), root.find(f"{space}desc"))
    assert [child.attrib["id"] for child in children if child is not None] == names
    assert root.attrib["role"] == "img"
    assert not root.findall(f".//{space}script")
    drawn = {t.text for t in root.iter(f"{space}text") if t.attrib["class"] == "drawing__tie"}
    page = Html(text)
    assert drawn == {th.text for th in page.all("th", scope="row")} == {"1", "2"}
    assert LEDGER_TEXTS[language].pairs(1) in page.all("table")[0].text


def test_no_wording_of_a_restricted_source_anywhere(public: Site, draft: Site) -> None:
    for site in (public, draft):
        for path in site.folder.rglob("*.html"):
            assert SECRET not in path.read_text("utf-8"), path


def test_no_page_promises_truth(draft: Site) -> None:
    for path in draft.folder.rglob("*/index.html"):
        if path.parent.name in ("claims", "conflicts", "origins"):
            assert not re.search(
                r"confirmed|verified|bestätigt|verifiziert|证实|核实", path.read_text("utf-8")
            )


def test_all_languages_have_all_words() -> None:
    for words in (WEIGHTS, KINDS, KINDS_EXPLAINED, DESCENTS):
        assert words["en"].keys() == words["de"].keys() == words["zh"].keys()


@pytest.mark.parametrize(
    "english",
    [
        "both are published by Harbour Board",
        "both carry a report of Harbour Board",
        "both relay Harbour Board",
        "both name Harbour Board as their source",
        "b carries a report of Harbour Board, which publishes a",
        "b names Harbour Board, which a is from",
        "b relays a",
        "b came later and changes a figure",
        "3 of 9 sentences have their like in the other report",
        "3 of 9 sentences with particulars have the same in the other",
        "1 sentence retold one by one",
        "2 sentences in part word for word",
        "the same particulars: 39 billion USD, 4 yr, Harbour Board, 2025-05-03 and 2 more",
    ],
)
def test_every_reason_is_told_in_every_language(english: str) -> None:
    glossary = {"harbour-board": BOARD}
    told = {language: reason(english, language, glossary) for language in LANGUAGES}
    assert {language: said.language for language, said in told.items()} == {code: code for code in LANGUAGES}
    assert told["en"].text == english
    assert "{" not in told["de"].text + told["zh"].text
    assert ("Harbour" in english) == ("Hafenrat" in told["de"].text) == ("港务局" in told["zh"].text)


def test_more_than_two_reports_are_not_both() -> None:
    english = "both name Harbour Board as their source"
    told = [reason(english, language, {}, several=True).text for language in LANGUAGES]
    assert told == [
        "all name Harbour Board as their source",
        "alle nennen Harbour Board als Quelle",
        "均称消息来自Harbour Board",
    ]


def test_an_unknown_reason_stays_english() -> None:
    assert reason("they look alike", "zh", {}) == ("they look alike", "en")


# --- the drawing ---------------------------------------------------------------------------------


def big(count: int) -> Plan:
    title = "A very long title of a report that goes on and on, 也有很长的中文标题在后面继续写下去"
    rows = tuple(
        Row(i, f"{title} {i}", "English, first written in Chinese", "en") for i in range(1, count + 1)
    )
    ties = [
        Line(n, pair, "shared passage", n % 2 == 0, pair[1] if n % 3 == 0 else None)
        for n, pair in enumerate(combinations(range(1, count + 1), 2), 1)
    ]
    return lay_out([Group("Reports of one origin", rows[:-1]), Group("Alone", rows[-1:])], ties[:60])


@pytest.mark.parametrize("count", [2, 5, 13])
def test_texts_stay_inside_and_apart(count: int) -> None:
    plan = big(count)
    for text in plan.texts:
        left, top, right, bottom = text.box
        assert text.width <= text.room + 0.01, text
        assert left >= 0
        assert top >= 0
        assert right <= plan.width
        assert bottom <= plan.height
    for a, b in combinations(plan.texts, 2):
        apart = a.box[2] <= b.box[0] or b.box[2] <= a.box[0] or a.box[3] <= b.box[1] or b.box[3] <= a.box[1]
        assert apart, (a, b)


def test_lines_of_one_lane_keep_apart() -> None:
    lines = sorted(big(8).lines)
    for (x, _, bottom, _), (other, top, _, _) in pairwise(lines):
        assert x != other or top > bottom
    assert min(x for x, *_ in lines) > LABEL


def test_shapes_and_line_styles_differ_without_colour() -> None:
    kinds = ("common source", "shared passage", "primary source", "quotation", "revision")
    rows = tuple(Row(i, f"Report {i}", "English", "en") for i in (1, 2))
    drawn = {
        svg(lay_out([Group("All", rows)], [Line(1, (1, 2), kind, whole)]), "t", "d")  # type: ignore[arg-type]
        for kind in kinds
        for whole in (True, False)
    }
    assert len(drawn) == 10
    assert sum("stroke-dasharray" in one for one in drawn) == 5


def test_titles_are_escaped_and_the_drawing_is_the_same_every_time() -> None:
    plan = lay_out([Group("All", (Row(1, "<b> & “c”", "", 'e"n'),))], [])
    assert ElementTree.fromstring(svg(plan, "<t>", "&"))
    assert big(9) == big(9)


def test_long_titles_take_two_lines() -> None:
    first, second = two_lines("OpenAI高管会见多国投资者，为在美扩建AI设施筹资", 13, 150)
    assert width(first, 13) <= 150
    assert not second.startswith("，")
    assert two_lines("Short", 13, 150) == ("Short",)
    assert two_lines("W" * 60, 13, 100)[1].endswith("…")


# --- in a browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served(draft: Site) -> Iterator[str]:
    with serving(draft.folder) as address:
        yield address


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_pages_fit_the_screen_and_load_cleanly(served: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        tab = browser.new_page()
        faults: list[str] = []
        tab.on("console", lambda message: message.type == "error" and faults.append(message.text))
        for language in LANGUAGES:
            for name in ("claims", "conflicts", "origins"):
                for screen in (390, 1300):
                    tab.set_viewport_size({"width": screen, "height": 900})
                    tab.goto(f"{served}{language}/{name}/")
                    assert tab.evaluate("document.documentElement.scrollWidth") <= screen, (language, name)
            tab.set_viewport_size({"width": 390, "height": 900})
            inside = tab.evaluate(
                "(() => { const svg = document.querySelector('svg.drawing');"
                " const box = svg.viewBox.baseVal;"
                " return [...svg.querySelectorAll('text')].every(t => {"
                " const b = t.getBBox(); return b.x >= 0 && b.x + b.width <= box.width; }) })()"
            )
            assert inside
        browser.close()
    assert not faults


def test_a_ledger_older_than_the_desk_does_no_harm(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = make_desk(tmp_path_factory.mktemp("an old ledger"))
    gone = replace(COST, stated=(*COST.stated, Stated("gone:7", "$5", "5 USD")))
    claim = replace(CLAIM, sentences=("gone:7", "trial-de:99"), representative="gone:7", origins=())
    store.write_ledger(Ledger((claim,), (), (gone,)), store.sources())
    built = build_site(store, store.root / "build" / "preview", preview=True)
    assert "gone" in html(built, "en/conflicts").all("section", class_="conflict")[0].text
    assert "gone:7" in html(built, "en/claims").all("table")[0].text
