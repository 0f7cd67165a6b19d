"""The tiny desk and its site, built once a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from chromium import ARGUMENTS, CHROMIUM
from playwright.sync_api import Browser, sync_playwright
from tiny_desk import PROJECT, Html, make_desk

from loopback_server import serving
from polybrief.files import LIBRARY_VARIABLE
from polybrief.publish import Site, build_site
from polybrief.publish.search import BINARY_VARIABLE, find_pagefind
from polybrief.store import Store


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one a module: two at a time would share a thread."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings_for_builds() -> Iterator[None]:
    """The builds use the project's Pagefind, and no library of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(LIBRARY_VARIABLE, raising=False)
        binary = find_pagefind(PROJECT)
        if binary:
            patch.setenv(BINARY_VARIABLE, str(binary))
        yield


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return make_desk(tmp_path_factory.mktemp("a desk"))


@pytest.fixture(scope="session")
def site(desk: Store) -> Site:
    """The tiny desk's site, with an address of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLYBRIEF_SITE_URL", "https://desk.example/read/")
        return build_site(desk, desk.root / "build" / "site", preview=False)


@pytest.fixture(scope="session")
def preview(desk: Store) -> Site:
    return build_site(desk, desk.root / "build" / "preview", preview=True)


@pytest.fixture(scope="session")
def address(preview: Site) -> Iterator[str]:
    """Where the preview is served on this machine; it ends with a slash."""
    with serving(preview.folder) as address:
        yield address


@pytest.fixture(scope="session")
def page(site: Site) -> Callable[..., Html]:
    """Reads a page of the site: `page("de/briefs/ferry/")`."""
    return lambda path, folder=site.folder: Html((folder / path / "index.html").read_text("utf-8"))
