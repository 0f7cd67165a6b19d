"""Every kind of page as people reach it who do not see it, use a keyboard, magnify it, or wait for it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_dossier_pages import DOSSIER, GLOSSARY
from test_ledger_pages import LEDGER
from test_reference_pages import COMMENT, DAYS, SAILED, WEEK
from tiny_desk import PROJECT, make_desk, write_brief

from loopback_server import serving
from polybrief.examine import Examiner, examine
from polybrief.model import FrontMatter, Name, Waiver
from polybrief.publish import Site, build_site

Scheme = Literal["light", "dark"]
LANGUAGES = ("en", "de", "zh")
KINDS = (
    *("", "briefs/", "briefs/ferry/", "topics/", "topics/finance/", "archive/", "corrections/"),
    *("sources/", "sources/trial-zh/", "sources/ferry-letter/", "conflicts/", "origins/", "claims/"),
    *("dossiers/", "dossiers/ferry/", "timeline/", "people/", "editions/", "editions/2025-w22/"),
    *("briefs/sailing/", "about/", "method/", "404.html"),
)
LATER = {
    "en": "It was on show in June 2025.[^trial-de:3]",
    "de": "Im Juni 2025 war sie zu besichtigen.[^trial-de:3]",
    "zh": "2025年6月，渡轮对外开放参观。[^trial-de:3]",
}
BOARD = "- {id: harbour-board, kind: organisation, en: [Harbour Board], de: [Hafenrat], zh: [港务局]}\n"
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
SCRIPT = AXE.read_text("utf-8") if AXE.is_file() else ""
COLOURS: dict[Scheme, str] = {"light": "default", "dark": "slate"}
SHOWN: tuple[tuple[Scheme, str, tuple[int, ...]], ...] = (
    ("light", "", (1300, 390)),
    # The dark page is the light one in other colours.
    ("dark", "runOnly: ['color-contrast', 'link-in-text-block']", (390, 1300)),
)
"""The colours of a page, what axe is asked for, and the widths, in the order that changes least."""
VALIDATOR = PROJECT / "node_modules" / "html-validate"
HERE = Path(__file__).parent
SHIFTS = """
window.shift = 0;
const add = entry => { if (!entry.hadRecentInput) window.shift += entry.value };
const watch = new PerformanceObserver(list => list.getEntries().forEach(add));
watch.observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The preview of the tiny desk with all that a desk can have: ledger and the editor's word on it, topics,
    a dossier, a week, dates, names and countries, a waiver, typefaces."""
    store = make_desk(tmp_path_factory.mktemp("a full desk"))
    if (PROJECT / "node_modules").is_dir():
        (store.root / "node_modules").symlink_to(PROJECT / "node_modules")
    for folder, name, text in (
        ("glossary", "names.yml", BOARD),
        ("glossary", "programmes.yml", GLOSSARY),
        ("conflicts", "days.yml", COMMENT),
    ):
        (store.root / folder).mkdir(exist_ok=True)
        (store.root / folder / name).write_text(text, "utf-8")
    for language in LANGUAGES:
        title, body = SAILED[language]
        waiver = Waiver("long-sentence", title, title, "Desk editor, English", date(2026, 6, 1))
        front = FrontMatter(title, title, language, "published", date=date(2025, 6, 1), waivers=(waiver,))
        write_brief(store, language, "sailing", front, f"{body}\n{LATER[language]}\n", reviewed=True)
        title, body = WEEK[language]
        front = FrontMatter(title, title, language, "published", date=date(2025, 6, 1))
        write_brief(store, language, "2025-w22", front, f"{body}\n", reviewed=True)
    store.write_dossier("ferry", DOSSIER.replace("<drive>", "drive"))
    source = store.source("trial-de")
    assert source is not None
    read = examine(source, store.sentences(source), Examiner(store.glossary()))
    names = (Name("harbour-board", "Hafenrat", (0, 8)), Name("territory-jp", "Japan", (10, 15)))
    store.write_evidence(
        replace(read, sentences=(replace(read.sentences[0], names=names), *read.sentences[1:]))
    )
    others = (conflict for conflict in LEDGER.conflicts if conflict.id != DAYS.id)
    store.write_ledger(replace(LEDGER, conflicts=(*others, DAYS)), store.sources())
    return build_site(store, store.root / "build" / "preview", preview=True)


@pytest.fixture(scope="module")
def base(full: Site) -> Iterator[str]:
    with serving(full.folder) as address:
        yield address


def opened(browser: Browser, base: str, width: int) -> BrowserContext:
    """A context that gets past the pages' security policy, as axe is put into them."""
    return browser.new_context(
        viewport={"width": width, "height": 900},
        base_url=base,
        bypass_csp=True,
        # So that colours change at once.
        reduced_motion="reduce",
    )


@pytest.fixture
def tab(browser: Browser, base: str) -> Iterator[Page]:
    context = opened(browser, base, 1300)
    yield context.new_page()
    context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, base: str, language: str) -> None:
    context = opened(browser, base, 1300)
    tab = context.new_page()
    found = []
    for kind in KINDS:
        tab.emulate_media(color_scheme="light")
        tab.goto(f"{language}/{kind}")
        tab.evaluate(SCRIPT)
        for scheme, rules, widths in SHOWN:
            tab.emulate_media(color_scheme=scheme)
            expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", COLOURS[scheme])
            for width in widths:
                tab.set_viewport_size({"width": width, "height": 900})
                result = tab.evaluate(f"axe.run(document, {{resultTypes: ['violations'], {rules}}})")
                assert result["passes"]
                found += [
                    f"{kind} {scheme} {width}: {v['id']}: {v['nodes'][0]['html']}"
                    for v in result["violations"]
                ]
    context.close()
    assert not found


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
@pytest.mark.skipif(not VALIDATOR.is_dir(), reason="html-validate is not installed")
def test_html_is_valid(full: Site) -> None:
    pages = "\n".join(str(path) for path in full.folder.rglob("*.html"))
    run = subprocess.run(
        ["node", HERE / "validate.mjs", PROJECT / "node_modules", HERE / "html-validate.json"],
        input=pages,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    # HTML allows <details> in a header cell; the checker takes it for a section, which it is not.
    assert [fault for fault in json.loads(run.stdout) if "<details> element" not in fault] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_keyboard_reaches_everything_and_shows_where_it_is(tab: Page, language: str) -> None:
    tab.goto(f"{language}/briefs/ferry/", wait_until="networkidle")
    wanted = tab.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility() && !e.closest('dialog')).map((e, i) => (e.dataset.key = i, i))"
    )
    reached, unseen = [], []
    for _ in range(len(wanted) + 12):
        tab.keyboard.press("Tab")
        key, style, width = tab.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.dataset.key, s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        if key is not None:
            reached.append(int(key))
            if style == "none" or width < 2:
                unseen.append(key)
    assert list(dict.fromkeys(reached)) == wanted  # all of them, in the order in which they are read
    assert not unseen


def test_skip_link_leads_to_the_text(tab: Page) -> None:
    tab.goto("en/briefs/ferry/")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_in_viewport()
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#content")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_off_at_four_hundred_per_cent(browser: Browser, base: str, language: str) -> None:
    context = opened(browser, base, 320)  # 1280 pixels, magnified four times
    tab = context.new_page()
    for kind in KINDS:
        tab.goto(f"{language}/{kind}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, kind
    context.close()


def test_sections_open_without_script_on_a_telephone(browser: Browser, base: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, base_url=base, java_script_enabled=False
    )
    tab = context.new_page()
    tab.goto("de/briefs/ferry/")
    link = tab.locator(".sections a", has_text="Themen")
    expect(link).to_be_hidden()
    tab.locator(".menu").click()
    link.click()
    assert tab.url.endswith("/de/topics/")
    context.close()


def test_sections_stand_on_one_line_on_a_wide_screen(tab: Page) -> None:
    for language in LANGUAGES:
        tab.goto(f"{language}/")
        expect(tab.locator(".menu")).to_be_hidden()
        tops = tab.locator(".sections a").evaluate_all("links => links.map(a => a.offsetTop)")
        assert len(tops) >= 5
        assert len(set(tops)) == 1


def test_reads_in_order_without_styles(tab: Page) -> None:
    tab.goto("en/briefs/ferry/")
    tab.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(link => link.remove())")
    text = tab.inner_text("body")
    parts = ["English", "polybrief", "A ferry with a heat pump", "The ferry runs on", "Sources", "Notes"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_dark_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(color_scheme="dark", base_url=base, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("en/")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 27)"
    context.close()


def test_nothing_moves_when_motion_is_unwanted(browser: Browser, base: str) -> None:
    context = browser.new_context(reduced_motion="reduce", base_url=base)
    tab = context.new_page()
    tab.goto("en/briefs/ferry/")
    moving = tab.evaluate(
        "[...document.querySelectorAll('*')]."
        "filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
        " || getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_shifts_while_a_page_loads(browser: Browser, base: str, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=base, bypass_csp=True)
    context.add_init_script(SHIFTS)
    tab = context.new_page()
    for kind in ("", "briefs/ferry/", "conflicts/"):
        tab.goto(f"{language}/{kind}", wait_until="networkidle")
        assert tab.evaluate("window.shift") == 0, kind
    context.close()


def test_typefaces_come_from_the_site(full: Site, tab: Page) -> None:
    if not (full.folder / "en/assets/fonts").is_dir():
        pytest.skip("the typefaces are not installed")
    tab.goto("de/briefs/ferry/", wait_until="networkidle")
    assert tab.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert tab.evaluate("document.fonts.check('16px \"Site Serif\"', 'Fähre')")
    for name in ("source-serif-4", "source-sans-3"):
        licence = (full.folder / f"en/assets/fonts/{name}-LICENSE.txt").read_text("utf-8")
        assert "SIL Open Font License" in licence


def test_chinese_marks_are_full_width_and_emphasis_is_no_italic(tab: Page) -> None:
    tab.goto("zh/briefs/ferry/", wait_until="networkidle")
    style = tab.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.brief__text em'));"
        " return [s.fontStyle, s.textEmphasisStyle] })()"
    )
    assert style == ["normal", "dot"]
    wide = tab.evaluate(
        "(() => { const s = document.createElement('span'); s.textContent = '“';"
        " s.style.textSpacingTrim = 'space-all'; document.querySelector('.brief__text p').append(s);"
        " return s.getBoundingClientRect().width / parseFloat(getComputedStyle(s).fontSize) })()"
    )
    assert wide == pytest.approx(1, abs=0.05)


def test_a_page_is_light(full: Site) -> None:
    """What a brief loads before its typefaces, as a server sends it: 250 kB at most."""
    page = full.folder / "zh/briefs/ferry/index.html"
    text = page.read_text("utf-8")
    loads = re.findall(r'<(?:script|link)[^>]*?(?:src|href)="([^"#?:]+\.(?:css|js))"', text)
    files = [page, *(page.parent / name for name in loads)]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files if path.is_file()) < 250_000
