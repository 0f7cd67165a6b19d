"""A desk full of hostile text, built and opened in a real browser: nothing of it runs, asks or speaks."""

# ruff: noqa: E501 (an input a line; an error that may come or not)
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import ARGUMENTS, CHROMIUM
from hostile_desk import LANGUAGES, MARK, make
from playwright.sync_api import Browser, Page, sync_playwright

from loopback_server import serving
from polybrief.files import LIBRARY_VARIABLE
from polybrief.publish import Site, build_site
from polybrief.store import Store

PAGES = (
    "", "briefs/", "briefs/evil/", "dossiers/", "dossiers/evil/", "sources/", "sources/evil-en/", "sources/evil-de/",
    "sources/evil-zh/", "editions/", "editions/2025-w22/", "topics/", "topics/finance/", "archive/", "timeline/",
    "people/", "corrections/", "about/",
)  # fmt: skip
SIDE_BY_SIDE = 6
"""Pages open at a time: each is watched until nothing has been asked for half a second."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    root = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LIBRARY_VARIABLE, str(root / "library"))
        return make(root)


@pytest.fixture(scope="module", params=["site", "preview"])
def site(desk: Store, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The site as readers get it, and the preview, which has no policy and no gate before it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LIBRARY_VARIABLE, str(desk.root / "library"))
        patch.setenv("POLYBRIEF_SITE_URL", "https://desk.example/read/")
        yield build_site(desk, desk.root / "build" / request.param, preview=request.param == "preview")


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serving(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_browser_no_script_runs_no_request_leaves_no_dialog_opens(
    browser: Browser, address: str, site: Site, language: str
) -> None:
    # Without the policy: what stands in the pages has to be harmless by itself.
    context = browser.new_context(bypass_csp=True)
    seen: list[str] = []
    context.expose_function(MARK, lambda *_: seen.append("a script ran"))
    context.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    context.on("weberror", lambda error: seen.append(f"{error.page and error.page.url}: {error.error}"))
    context.on(
        "request", lambda request: request.url.startswith((address, "data:")) or seen.append(request.url)
    )
    tabs = [context.new_page() for _ in range(SIDE_BY_SIDE)]
    context.on("page", lambda page: seen.append(f"popup: {page.url}"))
    paths = [path for path in PAGES if (site.folder / language / path / "index.html").is_file()]
    for start in range(0, len(paths), SIDE_BY_SIDE):
        opened = list(zip(tabs, paths[start : start + SIDE_BY_SIDE], strict=False))
        for tab, path in opened:
            tab.goto(f"{address}{language}/{path}")
        for tab, path in opened:
            tab.wait_for_load_state("networkidle")
            assert tab.url == f"{address}{language}/{path}"
            _harmless(tab)
    # Whatever that set off.
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    context.close()
    assert len(paths) > 12
    assert seen == []


def _harmless(tab: Page) -> None:
    """Nothing in an open page acts when it is touched."""
    # Whatever could be pointed at or clicked inside the text.
    tab.evaluate(
        "for (const one of document.querySelectorAll('article *')) {"
        " for (const name of ['mouseover', 'mouseenter', 'focus', 'click', 'error', 'load'])"
        "  if (!['A', 'BUTTON', 'SUMMARY'].includes(one.tagName)) one.dispatchEvent(new Event(name)); }"
    )
    acting = tab.evaluate(
        "[...document.querySelectorAll('*')].flatMap(one => [...one.attributes]"
        ".filter(at => at.name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(at.value)"
        " && ['href', 'action', 'srcdoc'].includes(at.name)).map(at => at.name + '=' + at.value))"
    )
    assert acting == []
    inside = "article iframe, article script, article meta, article form, article svg[onload]"
    assert tab.locator(inside).count() == 0


def test_feeds_and_data_are_well_formed_and_hold_text_alone(site: Site) -> None:
    feeds = [path for path in site.folder.rglob("*.xml") if path.is_file()]
    assert len(feeds) >= 3
    for path in feeds:
        tree = ElementTree.fromstring(path.read_bytes())
        assert not [one for one in tree.iter() if one.tag.rpartition("}")[2] in ("script", "img", "svg")]
    for path in [
        *site.folder.rglob("brief.json"),
        *site.folder.rglob("citation.json"),
        *site.folder.rglob("*feed*.json"),
    ]:
        assert json.loads(path.read_text("utf-8"))


def test_data_within_a_page_does_not_end_its_element(site: Site) -> None:
    for language in LANGUAGES:
        page = (site.folder / language / "briefs" / "evil" / "index.html").read_text("utf-8")
        _, _, rest = page.partition('<script type="application/ld+json">')
        data, _, _ = rest.partition("</script>")
        assert json.loads(data)["@type"] == "Article"


@pytest.mark.parametrize("at", ["docs/en/secret.txt", "docs/en/images/device.png"])
@pytest.mark.parametrize("to", ["outside.txt", "/dev/zero"])
def test_a_link_in_docs_puts_nothing_on_the_site(desk: Store, tmp_path: Path, at: str, to: str) -> None:
    from polybrief.errors import PublishError

    (tmp_path / "outside.txt").write_text("a secret", "utf-8")
    link = desk.root / at
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(to if to.startswith("/") else tmp_path / to)
    try:
        with pytest.raises(PublishError, match="leads out of docs/"):
            build_site(desk, tmp_path / "site", preview=False)
    finally:
        link.unlink()
    assert not (tmp_path / "site").exists()
