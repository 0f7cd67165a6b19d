"""A text that an earlier build has rendered is not rendered again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny_desk import make_desk

from polybrief.errors import PublishError
from polybrief.publish import build_site, publish
from polybrief.store import Store


def kept(store: Store) -> dict[str, set[str]]:
    """The names of the texts that are kept, by build."""
    folders = (store.root / "build" / "cache" / "pages").iterdir()
    return {folder.name: {path.name for path in folder.iterdir()} for folder in folders}


def built(store: Store) -> dict[str, bytes]:
    """All files of a new build of the site."""
    site = build_site(store, store.root / "build" / "site", preview=False).folder
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_desk(tmp_path)


def test_a_build_from_kept_texts_has_the_same_bytes(store: Store) -> None:
    first = built(store)
    texts = kept(store)
    assert texts.keys() == {"site-en", "site-de", "site-zh"}
    assert built(store) == first
    assert kept(store) == texts


def test_texts_are_taken_from_where_they_are_kept(store: Store) -> None:
    built(store)
    for path in (store.root / "build" / "cache" / "pages" / "site-en").iterdir():
        text = path.read_text("utf-8")
        path.write_text(text.replace("The ferry runs on", "The ferry went on"), "utf-8")
    assert b"The ferry went on" in built(store)["en/briefs/ferry/index.html"]


def test_again_takes_nothing_over(store: Store) -> None:
    first = built(store)
    for path in (store.root / "build" / "cache" / "pages").rglob("*.json"):
        path.write_text(path.read_text("utf-8").replace("The ferry runs on", "The ferry went on"), "utf-8")
    publish(store, again=True)
    page = store.root / "build" / "site" / "en" / "briefs" / "ferry" / "index.html"
    assert page.read_bytes() == first["en/briefs/ferry/index.html"]


def test_one_changed_brief_is_one_text_rendered_anew(store: Store) -> None:
    built(store)
    before = kept(store)
    brief = store.root / "docs" / "de" / "briefs" / "ferry.md"
    brief.write_text(brief.read_text("utf-8").replace("Sie ist leise", "Sie ist sehr leise"), "utf-8")
    pages = built(store)
    after = kept(store)
    assert b"Sie ist sehr leise" in pages["de/briefs/ferry/index.html"]
    assert {name: len(after[name] - before[name]) for name in after} == {
        "site-en": 0,
        "site-de": 1,
        "site-zh": 0,
    }
    assert {name: len(before[name] - after[name]) for name in after} == {
        "site-en": 0,
        "site-de": 1,
        "site-zh": 0,
    }


def test_what_a_source_says_now_stands_on_a_page_from_a_kept_text(store: Store) -> None:
    """Quotations behind the notes are no part of what is kept."""
    built(store)
    source = store.source("trial-zh")
    assert source
    memory = [
        entry
        if entry.sentence != "trial-zh:2"
        else type(entry)(entry.sentence, entry.source_text, "A heat pump is new.")
        for entry in store.memory(source, "en")
    ]
    store.write_memory(source, "en", memory)
    assert b"A heat pump is new." in built(store)["en/briefs/ferry/index.html"]


def test_a_link_that_leads_nowhere_is_a_fault_each_time(store: Store) -> None:
    page = store.root / "docs" / "en" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[ferry](briefs/ferry.md)\n", "utf-8")
    built(store)
    for path in (store.root / "docs").glob("*/briefs/ferry.md"):
        path.write_text(
            re.sub(r"^status: published$", "status: draft", path.read_text("utf-8"), flags=re.M), "utf-8"
        )
    for _ in range(2):
        with pytest.raises(PublishError, match=r"the en site could not be built: .*briefs/ferry\.md"):
            built(store)


def test_an_anchor_that_is_gone_is_a_fault_though_the_link_is_kept(store: Store) -> None:
    about = store.root / "docs" / "en" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n[there](method.md#a-place)\n", "utf-8")
    method = store.root / "docs" / "en" / "method.md"
    text = method.read_text("utf-8")
    method.write_text(text + "\n## A place\n", "utf-8")
    built(store)
    method.write_text(text, "utf-8")
    with pytest.raises(PublishError, match="does not contain an anchor '#a-place'"):
        built(store)


def test_what_is_broken_in_what_is_kept_is_rendered_anew(store: Store) -> None:
    first = built(store)
    for path in (store.root / "build" / "cache" / "pages").rglob("*.json"):
        path.write_text(path.read_text("utf-8")[:100], "utf-8")
    assert built(store) == first
