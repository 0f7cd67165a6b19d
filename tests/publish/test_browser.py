"""The site in a real browser: what only a browser can tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import ARGUMENTS as ARGUMENTS
from chromium import CHROMIUM as CHROMIUM
from playwright.sync_api import Browser, Page, expect

from polybrief.publish import Site

LANGUAGES = ("en", "de", "zh")


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own, which fails the test for errors, and for requests that fail or leave the site."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=address)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    # A request that is still under way when the tab moves on is aborted, which is no fault.
    page.on(
        "requestfailed",
        lambda request: request.failure == "net::ERR_ABORTED" or faults.append(f"failed: {request.url}"),
    )
    page.on("response", lambda response: response.status >= 400 and faults.append(response.url))
    page.on(
        "request", lambda request: request.url.startswith((address, "data:")) or faults.append(request.url)
    )
    yield page
    page.wait_for_load_state("networkidle")
    context.close()
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_load_cleanly_and_fit(tab: Page, language: str) -> None:
    for path in ("", "briefs/ferry/", "sources/", "sources/trial-zh/", "about/"):
        for width in (390, 1300):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(f"{language}/{path}")
            expect(tab.locator("html")).to_have_attribute("lang", language)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("en", "motors", "A ferry with a heat pump"),
        ("de", "Warmepumpe", "Eine Fähre mit Wärmepumpe"),
        ("de", "Strasse", "Nur auf Deutsch"),
        ("zh", "热泵", "装有热泵的渡轮"),
        ("zh", "390亿", "装有热泵的渡轮"),
        ("zh", "渡轮", "装有热泵的渡轮"),
    ],
)
def test_search_finds_the_page(tab: Page, preview: Site, language: str, query: str, found: str) -> None:
    if not preview.search:
        pytest.skip("Pagefind is not installed")
    tab.goto(f"{language}/about/")
    tab.locator("pagefind-modal-trigger button").click()
    tab.locator("pagefind-modal input").fill(query)
    results = tab.locator("pagefind-modal a")
    expect(results.filter(has_text=found).first).to_be_visible()
    for result in results.all():
        assert f"/{language}/" in (result.get_attribute("href") or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_footnote_shows_as_a_tooltip(tab: Page, language: str) -> None:
    tab.goto(f"{language}/briefs/ferry/")
    tab.locator(".footnote-ref").nth(1).hover()
    tooltip = tab.locator(".md-tooltip2--active")
    expect(tooltip).to_contain_text("新渡轮用上了热泵。")
    tooltip.locator("a").first.click()
    assert tab.url.endswith(f"/{language}/sources/trial-zh/#s2")
    expect(tab.locator("#s2")).to_be_in_viewport()


def test_switch_lands_on_the_same_page(tab: Page) -> None:
    tab.goto("en/briefs/ferry/")
    for language in ("de", "zh", "en"):
        tab.locator(f".languages a[hreflang={language}]").click()
        assert tab.url.endswith(f"/{language}/briefs/ferry/")


def test_colours_are_kept_across_languages(tab: Page) -> None:
    tab.goto("en/")
    for _ in range(2):
        tab.locator(".masthead__tools label:visible").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.locator(".languages a[hreflang=zh]").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(
    ("locale", "lands"), [("de-AT", "de/"), ("zh-CN", "zh/"), ("en-GB", "en/"), ("fr-FR", "")]
)
def test_root_follows_the_browsers_language(browser: Browser, address: str, locale: str, lands: str) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url(address + lands)
    context.close()


def test_footnote_calls_are_large_enough_to_hit(tab: Page) -> None:
    tab.goto("en/briefs/ferry/")
    size = tab.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.footnote-ref'), '::after');"
        " return [s.width, s.height] })()"
    )
    assert size == ["24px", "24px"]
