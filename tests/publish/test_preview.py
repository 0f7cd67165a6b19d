from __future__ import annotations

import time
from pathlib import Path

from tiny_desk import make_desk

from polybrief.publish import build_site
from polybrief.publish.preview import Rebuild, saved_briefs, stale

BEFORE = {"en": {"a.md": 1}, "de": {"a.md": 1}, "": {"source.md": 1}}


def test_nothing_changed() -> None:
    assert stale(BEFORE, BEFORE) == ()


def test_an_edit_concerns_its_language() -> None:
    assert stale(BEFORE, {**BEFORE, "de": {"a.md": 2}}) == ("de",)


def test_a_new_page_concerns_the_switch_of_all_languages() -> None:
    assert stale(BEFORE, {**BEFORE, "de": {"a.md": 1, "b.md": 1}}) == ("en", "de")


def test_what_is_shared_concerns_all_languages() -> None:
    assert stale(BEFORE, {**BEFORE, "": {"source.md": 2}}) == ("en", "de")


def test_a_saved_brief_is_told_from_other_changes() -> None:
    files = {"en": {"docs/en/briefs/a.md": 1, "docs/en/about.md": 1}, "de": {}, "": {"mkdocs.yml": 1}}
    brief = {**files, "en": {"docs/en/briefs/a.md": 2, "docs/en/about.md": 1}}
    assert saved_briefs(files, brief) == {"en": [Path("docs/en/briefs/a.md")]}
    page = {**files, "en": {"docs/en/briefs/a.md": 2, "docs/en/about.md": 2}}
    new = {**files, "en": {**files["en"], "docs/en/briefs/b.md": 1}}
    shared = {**brief, "": {"mkdocs.yml": 2}}
    assert [saved_briefs(files, now) for now in (files, page, new, shared)] == [{}] * 4


def test_the_page_of_a_saved_brief_is_there_at_once_and_the_lists_follow(tmp_path: Path) -> None:
    store = make_desk(tmp_path)
    target = tmp_path / "build" / "preview"
    build_site(store, target, preview=True)
    before = (target / "de/briefs/ferry/index.html").read_text("utf-8")
    rebuild = Rebuild(tmp_path, target, quiet=0.5)
    text = store.brief_text("de", "ferry") or ""

    store.write_brief("de", "ferry", text)
    rebuild()
    assert (target / "de/briefs/ferry/index.html").read_text("utf-8") == before, "nothing has changed"

    changed = text.replace("Die Fähre fährt mit zwei", "Das Schiff fährt mit zwei")
    store.write_brief(
        "de", "ferry", changed.replace("Eine Fähre mit Wärmepumpe", "Ein Schiff mit Wärmepumpe")
    )
    rebuild()
    page = (target / "de/briefs/ferry/index.html").read_text("utf-8")
    assert "Das Schiff fährt mit <" not in before
    assert "Das Schiff fährt mit zwei" in page
    assert "Ein Schiff mit" not in (target / "de/briefs/index.html").read_text("utf-8")

    until = time.monotonic() + 120
    while "Ein Schiff mit" not in (target / "de/briefs/index.html").read_text("utf-8"):
        assert time.monotonic() < until
        time.sleep(0.1)
    rebuild.end()
    whole = (target / "de/briefs/ferry/index.html").read_text("utf-8")
    assert whole == page, "one page by itself is what a whole build makes of it"
