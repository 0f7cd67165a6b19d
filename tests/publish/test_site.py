from __future__ import annotations

import errno
import os
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_desk import ARCHIVED, SECRET, Html, make_desk

from polybrief.errors import PublishError
from polybrief.publish import Site, build_site, search
from polybrief.publish import site as building
from polybrief.publish.side_by_side import Answer
from polybrief.store import Store

Read = Callable[..., Html]
LANGUAGES = ("en", "de", "zh")


def everything(site: Site) -> dict[str, str]:
    return {
        path.relative_to(site.folder).as_posix(): path.read_text("utf-8")
        for path in site.folder.rglob("*.html")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_in_each_language(page: Read, language: str) -> None:
    brief = page(f"{language}/briefs/ferry/")
    assert brief.all("html")[0].attributes["lang"] == language
    assert [heading.text.strip() for heading in brief.all("h1")] == [
        {"en": "A ferry with a heat pump", "de": "Eine Fähre mit Wärmepumpe", "zh": "装有热泵的渡轮"}[
            language
        ]
    ]
    assert [time.text for time in brief.all("time")] == [
        {"en": "1 June 2025", "de": "1. Juni 2025", "zh": "2025年6月1日"}[language]
    ]
    assert {"en": "Data as of", "de": "Datenstand", "zh": "资料截至"}[language] in brief.all("header")[
        -1
    ].text


def test_label_says_who_reviewed_exactly_this_text(page: Read) -> None:
    labels = [
        page(f"{language}/briefs/ferry/").all("li", class_="brief__status")[0].text for language in LANGUAGES
    ]
    assert labels == [
        "Reviewed by Ada Reader on 2 June 2025",
        "Maschinell erstellt, noch von keinem Menschen geprüft",
        "机器生成，尚未经人工审校",
    ]


def test_switch_lands_on_the_same_page(page: Read) -> None:
    switch = page("de/briefs/ferry/").all("nav", class_="languages")
    links = [tag for tag in page("de/briefs/ferry/").all("a") if "hreflang" in tag.attributes]
    assert switch
    assert [(a.attributes["hreflang"], a.attributes["href"]) for a in links] == [
        ("en", "../../../en/briefs/ferry/"),
        ("de", "./"),
        ("zh", "../../../zh/briefs/ferry/"),
    ]


def test_switch_says_where_there_is_no_such_page(page: Read) -> None:
    links = page("de/briefs/nur-deutsch/").all("a", class_="languages__home")
    assert [(a.attributes["href"], a.attributes["title"]) for a in links] == [
        ("../../../en/", "This page does not exist in English: to the English home page"),
        ("../../../zh/", "本页没有中文版：前往中文首页"),
    ]


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    for name, text in everything(site).items():
        for tag in Html(text).tags:
            address = tag.attributes.get("href") or tag.attributes.get("src") or ""
            path, _, anchor = address.partition("#")
            if not path or re.match(r"[a-z]+:", path):
                continue
            if path.startswith("/read/"):  # pages for unknown addresses know where the site stands
                target = site.folder / path.removeprefix("/read/")
            else:
                target = site.folder / Path(name).parent / path
            target = target / "index.html" if path.endswith("/") else target
            if "/pagefind/" in path and not site.search:
                continue
            assert target.is_file(), f"{name}: {address}"
            if anchor:
                assert f'id="{anchor}"' in target.read_text("utf-8"), f"{name}: {address}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_stand_in_the_order_of_their_calls(page: Read, language: str) -> None:
    brief = page(f"{language}/briefs/ferry/")
    calls = list(dict.fromkeys(a.attributes["href"] for a in brief.all("a", class_="footnote-ref")))
    notes = [
        f"#{li.attributes['id']}" for li in brief.all("li") if li.attributes.get("id", "").startswith("fn:")
    ]
    assert calls == notes == ["#fn:trial-de:2", "#fn:trial-zh:2", "#fn:trial-zh:3", "#fn:ferry-letter:1"]
    backs = [a.attributes["title"] for a in brief.all("a", class_="footnote-backref")]
    assert (
        backs[0]
        == {
            "en": "Back to the sentence with note 1",
            "de": "Zurück zum Satz mit Nachweis 1",
            "zh": "返回注释1所在的句子",
        }[language]
    )


def test_notes_link_to_the_sentence(page: Read) -> None:
    hrefs = [a.attributes.get("href") for a in page("zh/briefs/ferry/").all("a")]
    assert "../../sources/trial-de/#s2" in hrefs
    assert "../../sources/ferry-letter/" in hrefs


def test_chinese_sentences_stand_without_blanks(page: Read) -> None:
    text = page("zh/briefs/ferry/").all("p")
    paragraph = next(p.text for p in text if p.text.startswith("渡轮"))
    assert re.sub(r"\d", "", paragraph) == "渡轮由两台电动机驱动。“它很安静。”乘客达到亿人次。"


def test_source_shows_numbered_sentences_and_translations(page: Read) -> None:
    source = page("de/sources/trial-zh/")
    items = [li for li in source.all("li") if re.fullmatch(r"s\d+", li.attributes.get("id", ""))]
    assert [li.attributes["id"] for li in items] == ["s1", "s2", "s3", "s4"]
    assert [p.text for p in source.all("p", lang="zh")] == [
        "试验报告",
        "新渡轮用上了热泵。",
        "航行“很安静”。",
        "OpenAI没有参与。",
    ]
    glosses = [(p.attributes["lang"], p.attributes["title"], p.text) for p in source.all("p", class_="gloss")]
    assert glosses == [
        ("en", "Übersetzung ins Englische", "The new ferry has a heat pump."),
        ("en", "Maschinelle Übersetzung ins Englische, nicht geprüft", "The voyage is “quiet”."),
    ]


def test_source_page_escapes_what_it_shows(page: Read) -> None:
    source = page("en/sources/trial-de/")
    assert source.all("h1")[0].text == "Der Probelauf <neu>"
    assert "Die Fähre hat eine Wärmepumpe & zwei Motoren." in [p.text for p in source.all("p")]


def test_sample_and_restricted_sources_say_so(page: Read) -> None:
    assert (
        "Sample written for this repository."
        in page("en/sources/trial-de/").all("p", class_="banner")[0].text
    )
    assert page("de/sources/ferry-letter/").all("p", class_="withheld")[0].text == (
        "Der Wortlaut wird hier nicht wiedergegeben (Urheberrecht). Der Bericht hat einen Satz."
    )
    assert "zuerst auf Chinesisch verfasst" in page("de/sources/").all("ol", class_="entries")[0].text


def test_no_wording_of_a_restricted_source_anywhere(site: Site, preview: Site) -> None:
    for built in (site, preview):
        for path in built.folder.rglob("*"):
            assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path


def test_nothing_of_the_archive_or_of_the_feeds_anywhere(desk: Store, site: Site, preview: Site) -> None:
    (original,) = desk.originals()
    hidden = (ARCHIVED.encode(), original.sha256.encode())
    for built in (site, preview):
        for path in built.folder.rglob("*"):
            assert not path.is_file() or not any(text in path.read_bytes() for text in hidden), path


def test_drafts_are_left_out(site: Site) -> None:
    assert not (site.folder / "en/briefs/unfinished").exists()
    assert not [name for name, text in everything(site).items() if "nfinished" in text or "Zanzibar" in text]
    assert "unfinished" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_drafts_carry_a_banner_in_the_preview(page: Read, preview: Site) -> None:
    draft = page("en/briefs/unfinished/", preview.folder)
    assert draft.all("p", class_="banner")[0].text == "Draft. Made by machine, not reviewed."
    assert "Unfinished thoughts" in page("en/briefs/", preview.folder).all("ol")[0].text


def test_lists_name_the_published_briefs(page: Read) -> None:
    assert [title.text.strip() for title in page("de/briefs/").all("h2", class_="entry__title")] == [
        "Eine Fähre mit Wärmepumpe",
        "Nur auf Deutsch",
    ]
    assert [title.text.strip() for title in page("de/").all("h3", class_="entry__title")] == [
        "Eine Fähre mit Wärmepumpe",
        "Nur auf Deutsch",
    ]


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    for name, text in everything(site).items():
        for tag in Html(text).tags:
            loads = tag.attributes.get("src") or (tag.name == "link" and tag.attributes.get("href")) or ""
            canonical = tag.attributes.get("rel") == "canonical"
            assert canonical or not re.match(r"(https?:)?//", loads), f"{name}: {loads}"
    for path in site.folder.glob("*/assets/stylesheets/*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//|@import", path.read_text("utf-8")), path


def test_root_offers_all_languages_without_script(site: Site) -> None:
    choice = Html((site.folder / "index.html").read_text("utf-8"))
    assert [(a.attributes["href"], a.text) for a in choice.all("a")] == [
        ("en/", "Read in English"),
        ("de/", "Auf Deutsch lesen"),
        ("zh/", "阅读中文版"),
    ]


def test_unknown_addresses_lead_to_all_languages(site: Site) -> None:
    missing = Html((site.folder / "404.html").read_text("utf-8"))
    assert [a.attributes["href"] for a in missing.all("a")] == ["/read/en/", "/read/de/", "/read/zh/"]
    german = Html((site.folder / "de/404.html").read_text("utf-8"))
    assert german.all("h1")[0].text == "Seite nicht gefunden"
    assert german.all("a", class_="wordmark")[0].attributes["href"].startswith("/read/de/")


def test_sitemap_names_every_edition(site: Site) -> None:
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {
        url.findtext("s:loc", "", space): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", space)
        }
        for url in root.findall("s:url", space)
    }
    base = "https://desk.example/read/"
    assert entries[f"{base}zh/briefs/ferry/"] == {
        **{language: f"{base}{language}/briefs/ferry/" for language in LANGUAGES},
        "x-default": f"{base}en/briefs/ferry/",
    }
    assert entries[f"{base}de/"]["x-default"] == base
    assert set(entries[f"{base}de/briefs/nur-deutsch/"]) == {"de", "x-default"}
    assert len(entries) == sum(site.pages.values())
    assert not list(site.folder.glob("*/sitemap.xml*"))


def test_same_input_same_bytes(
    desk: Store, preview: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With another order of sets.
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    again = build_site(desk, tmp_path / "again", preview=True)

    def content(site: Site) -> dict[Path, bytes]:
        return {p.relative_to(site.folder): p.read_bytes() for p in site.folder.rglob("*") if p.is_file()}

    assert content(again) == content(preview)


def test_a_failed_build_leaves_the_last_site(tmp_path: Path) -> None:
    store = make_desk(tmp_path)
    target = tmp_path / "build" / "site"
    target.mkdir(parents=True)
    (target / "last.html").write_text("stands")
    with (tmp_path / "docs" / "de" / "about.md").open("a", encoding="utf-8") as file:
        file.write("\n[nowhere](nowhere.md)\n")
    with pytest.raises(PublishError, match=r"the de site could not be built: .*nowhere\.md") as caught:
        build_site(store, target, preview=False)
    assert "POLYBRIEF_LANGUAGE=de" in caught.value.hint
    assert (target / "last.html").read_text() == "stands"
    assert {path.name for path in target.parent.iterdir()} == {"site", "cache"}


def test_without_pagefind_the_site_has_no_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(search.BINARY_VARIABLE, str(tmp_path / "missing"))
    site = build_site(make_desk(tmp_path), tmp_path / "build" / "site", preview=False)
    assert not site.search
    assert "make setup" in site.lines(tmp_path)[-1]
    assert "pagefind-modal" not in (site.folder / "en/index.html").read_text("utf-8")


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_disk_or_a_folder_that_is_read_only_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: int
) -> None:
    store = make_desk(tmp_path)
    target = tmp_path / "build" / "site"
    target.mkdir(parents=True)
    (target / "last.html").write_text("stands")

    def refused(*_given: object, **_named: object) -> str:
        raise OSError(problem, os.strerror(problem))

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(PublishError, match=f"build/site cannot be written: {os.strerror(problem)}") as caught:
        build_site(store, target, preview=False)
    assert "free space" in caught.value.hint
    assert (target / "last.html").read_text() == "stands"


def test_a_disk_that_fills_up_after_the_languages_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_desk(tmp_path)
    target = tmp_path / "build" / "site"
    monkeypatch.setattr(building, "build", lambda *_given, **_named: Answer({}, frozenset(), {}))

    def full(_path: Path, _text: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(building, "_write", full)
    with pytest.raises(PublishError, match="No space left on device"):
        build_site(store, target, preview=False)
    assert list(target.parent.iterdir()) == []


def test_pagefind_from_pip_serves_where_npm_has_brought_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(search.BINARY_VARIABLE, raising=False)
    assert search.find_pagefind(tmp_path) is None
    package = tmp_path / "packages" / "pagefind_bin_extended"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "pagefind_extended").touch()
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert search.find_pagefind(tmp_path) == package / "pagefind_extended"
