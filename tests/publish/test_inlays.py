"""Marks of pieces in a page's Markdown, and what becomes of them; also where a text holds such characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_desk import make_desk

from polybrief.publish import build_site
from polybrief.publish.inlays import filled, mark


def test_each_mark_is_replaced_by_its_piece() -> None:
    assert filled(f"{mark('a')} and {mark('b')}", {"a": "one", "b": "two"}.__getitem__) == "one and two"


@given(st.text(), st.text(st.characters(exclude_characters="\ue000\ue001")))
def test_a_text_without_marks_stays(before: str, name: str) -> None:
    text = before.replace("\ue000", "").replace("\ue001", "")
    assert filled(text + mark(name), lambda given: f"<{given}>") == f"{text}<{name}>"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "p3",
        'p3"><script>x</script>',
        "trial-de:2",
        "trial-de:999",
        "nobody:1",
        ":",
        "a:b",
        "../x:1",
        "trial-de:2:3",
    ],
)
def test_a_brief_that_holds_such_characters_itself_breaks_nothing(tmp_path: Path, name: str) -> None:
    store = make_desk(tmp_path)
    path = tmp_path / "docs" / "en" / "briefs" / "ferry.md"
    path.write_text(path.read_text("utf-8").replace("It is quiet.", f"It is {mark(name)} quiet."), "utf-8")
    site = build_site(store, tmp_path / "build" / "site", preview=False)
    page = (site.folder / "en/briefs/ferry/index.html").read_text("utf-8")
    assert "<script>x" not in page
    assert "\ue000" not in page
