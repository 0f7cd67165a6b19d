from __future__ import annotations

from polybrief.publish.preview import stale

BEFORE = {"en": {"a.md": 1}, "de": {"a.md": 1}, "": {"source.md": 1}}


def test_nothing_changed() -> None:
    assert stale(BEFORE, BEFORE) == ()


def test_an_edit_concerns_its_language() -> None:
    assert stale(BEFORE, {**BEFORE, "de": {"a.md": 2}}) == ("de",)


def test_a_new_page_concerns_the_switch_of_all_languages() -> None:
    assert stale(BEFORE, {**BEFORE, "de": {"a.md": 1, "b.md": 1}}) == ("en", "de")


def test_what_is_shared_concerns_all_languages() -> None:
    assert stale(BEFORE, {**BEFORE, "": {"source.md": 2}}) == ("en", "de")
