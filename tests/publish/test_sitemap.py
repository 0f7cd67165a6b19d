from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from polybrief import briefs
from polybrief.model import Correction, FrontMatter, Source
from polybrief.publish import Site
from polybrief.publish.sitemap import changed, last_change, pages, robots, sitemap

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FRONT = FrontMatter("A", "B", "en", "published", date=date(2025, 6, 1))


def brief(front: FrontMatter, slug: str = "a") -> briefs.Brief:
    return briefs.parse(briefs.front_text(front) + "Text.\n", f"{slug}.md", slug)


def test_every_page_with_all_its_editions() -> None:
    found = {"en": {"", "briefs/a/"}, "de": {""}}
    root = ElementTree.fromstring(sitemap(found, "en", "https://desk.example/d", {}))
    entries = {
        url.findtext("s:loc", "", SPACE): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SPACE)
        }
        for url in root.findall("s:url", SPACE)
    }
    base = "https://desk.example/d/"
    home = {"en": f"{base}en/", "de": f"{base}de/", "x-default": base}
    assert entries == {
        f"{base}en/": home,
        f"{base}de/": home,
        f"{base}en/briefs/a/": {"en": f"{base}en/briefs/a/", "x-default": f"{base}en/briefs/a/"},
    }


def test_last_change_of_a_brief_is_its_latest_date() -> None:
    assert last_change(brief(FRONT)) == date(2025, 6, 1)
    reviewed = replace(FRONT, reviewed_on=date(2025, 6, 2))
    assert last_change(brief(reviewed)) == date(2025, 6, 2)
    note = Correction(date(2025, 7, 1), "update", "More.", "Desk", "0" * 64)
    assert last_change(brief(replace(reviewed, corrections=(note,)))) == date(2025, 7, 1)
    assert last_change(brief(replace(FRONT, date=None))) is None


def test_pages_change_with_what_they_show() -> None:
    later = brief(replace(FRONT, date=date(2025, 8, 1)), "b")
    source = Source("s", "en", "open", "0" * 64, retrieved=date(2025, 5, 1))
    days = changed([brief(FRONT), later], [source, replace(source, id="t", retrieved=None)])
    assert days == {
        "": date(2025, 8, 1),
        "briefs/": date(2025, 8, 1),
        "briefs/a/": date(2025, 6, 1),
        "briefs/b/": date(2025, 8, 1),
        "sources/s/": date(2025, 5, 1),
    }
    text = sitemap({"en": {"briefs/a/", "about/"}}, "en", "https://desk.example/", {"en": days})
    assert text.count("<lastmod>2025-06-01</lastmod>") == text.count("<lastmod>") == 1


def test_pages_that_ask_not_to_be_listed_are_not(tmp_path: Path) -> None:
    for name, head in (("a", ""), ("b", '<meta name="robots" content="noindex">'), (".", "")):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text(f"<head>{head}</head>")
    assert pages(tmp_path) == {"", "a/"}


def test_what_cannot_stand_in_xml_is_escaped() -> None:
    text = sitemap({"en": {"a&b<c>/"}}, "en", 'https://desk.example/?"', {})
    assert ElementTree.fromstring(text).findtext(".//s:loc", "", SPACE).endswith("en/a&b<c>/")


def test_robots_are_led_to_the_sitemap(site: Site) -> None:
    assert (site.folder / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\nSitemap: https://desk.example/read/sitemap.xml\n"
    )
    assert "Sitemap" not in robots("")
