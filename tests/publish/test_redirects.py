from __future__ import annotations

from pathlib import Path

import pytest
from tiny_desk import Html, make_desk

from polybrief.errors import PublishError
from polybrief.publish import build_site
from polybrief.publish.redirects import Redirect, resolve
from polybrief.publish.side_by_side import Answer
from polybrief.publish.site import finish
from polybrief.store import Store

LANGUAGES = ("en", "de", "zh")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site with one page in two languages."""
    for page in ("en/briefs/new", "de/briefs/new"):
        (tmp_path / page).mkdir(parents=True)
        (tmp_path / page / "index.html").write_text("a page")
    return tmp_path


def test_an_address_within_every_language_that_has_the_page(built: Path) -> None:
    assert resolve({"briefs/old/": "briefs/new/"}, built, LANGUAGES) == (
        Redirect("de/briefs/old/index.html", "de/briefs/new/", "de"),
        Redirect("en/briefs/old/index.html", "en/briefs/new/", "en"),
    )


def test_an_address_from_the_root_of_the_site(built: Path) -> None:
    (found,) = resolve({"/reports/7.html": "/de/briefs/new/"}, built, LANGUAGES)
    assert found == Redirect("reports/7.html", "de/briefs/new/", "de")
    assert found.relative == "../de/briefs/new/"


def test_where_the_page_is_seen_from_the_old_address() -> None:
    assert Redirect("en/old/index.html", "en/briefs/new/", "en").relative == "../briefs/new/"
    assert Redirect("en/briefs/old/index.html", "en/briefs/new/", "en").relative == "../new/"
    assert Redirect("old.html", "en/", "en").relative == "en/"


@pytest.mark.parametrize(
    ("redirects", "cause"),
    [
        ({"briefs/old/": "briefs/none/"}, "there is no page briefs/none/"),
        ({"briefs/new/": "briefs/new/"}, "briefs/new/ is a page itself"),
        ({"a/": "briefs/new/", "/en/a": "/en/briefs/new/"}, "/en/a is a page itself"),
        ({"/../../etc/": "/en/briefs/new/"}, "is no address of a page"),
        ({"a/": "../../outside/"}, "there is no page"),
    ],
)
def test_what_cannot_be_led_anywhere_is_an_error(built: Path, redirects: dict[str, str], cause: str) -> None:
    with pytest.raises(PublishError, match=cause):
        resolve(redirects, built, LANGUAGES)


def test_a_page_that_is_not_public_yet_waits(built: Path) -> None:
    redirects = {"briefs/old/": "briefs/held/"}
    assert resolve(redirects, built, LANGUAGES, waiting=["en/briefs/held/"]) == ()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = make_desk(tmp_path_factory.mktemp("desk"))
    settings = store.root / "mkdocs.yml"
    old = "{briefs/old-ferry/: briefs/ferry/, /2024/schiff.html: /de/briefs/nur-deutsch/}"
    text = settings.read_text("utf-8").replace(
        "library: library", f"library: library\n      redirects: {old}"
    )
    settings.write_text(text, "utf-8")
    return Store(store.root)


def test_old_addresses_lead_on_without_any_script(desk: Store) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLYBRIEF_SITE_URL", "https://desk.example/read/")
        site = build_site(desk, desk.root / "build" / "site", preview=False)
    page = Html((site.folder / "zh/briefs/old-ferry/index.html").read_text("utf-8"))
    assert page.all("html")[0].attributes["lang"] == "zh"
    assert page.all("meta", **{"http-equiv": "refresh"})[0].attributes["content"] == "0; url=../ferry/"
    assert (
        page.all("link", rel="canonical")[0].attributes["href"]
        == "https://desk.example/read/zh/briefs/ferry/"
    )
    assert [(a.attributes["href"], a.text) for a in page.all("a")] == [("../ferry/", "前往新网址")]
    assert page.all("script") == []
    assert page.all("meta", name="robots")[0].attributes["content"] == "noindex"
    german = Html((site.folder / "2024/schiff.html").read_text("utf-8"))
    assert german.all("a")[0].attributes["href"] == "../de/briefs/nur-deutsch/"
    assert german.all("h1")[0].text == "Diese Seite ist umgezogen"
    for tag in german.all("link", rel="stylesheet"):
        assert (site.folder / "2024" / tag.attributes["href"]).is_file()
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert "old-ferry" not in sitemap
    assert "schiff" not in sitemap


def test_a_rebuilt_preview_keeps_them(desk: Store) -> None:
    target = desk.root / "build" / "preview"
    build_site(desk, target, preview=True)
    finish(desk, target, None, Answer({}, frozenset(), {}), preview=True)
    assert "refresh" in (target / "en/briefs/old-ferry/index.html").read_text("utf-8")
