"""Originals are kept byte for byte, with where and when they were got, in the private library alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from polybrief.collect.archive import Visit, noted, parse, render
from polybrief.collect.raw import Raw
from polybrief.errors import RecordError
from polybrief.store import Store

FETCHED = datetime(2025, 1, 23, 8, 30, tzinfo=UTC)
PAGE = Raw(
    "数据中心".encode("gb18030") + b"\x00\xff",
    "https://news.example/a",
    "text/html",
    "gb18030",
    "https://news.example/b",
    FETCHED,
    {"etag": '"7"', "redirect-1": "https://news.example/b"},
)


def test_bytes_and_facts_come_back_as_they_went_in(desk: Store) -> None:
    assert desk.archive(PAGE, "a-report", copy=False)
    assert desk.original(PAGE.sha256) == PAGE.data
    (original,) = desk.originals()
    assert (original.sha256, original.size, original.source, original.copy) == (
        PAGE.sha256,
        10,
        "a-report",
        False,
    )
    assert original.visits == (
        Visit("https://news.example/b", PAGE.address, FETCHED, "text/html", "gb18030", PAGE.facts),
    )


def test_it_lies_in_the_private_library_under_its_hash(desk: Store) -> None:
    desk.archive(PAGE, "a-report", copy=False)
    assert {path.name for path in (desk.library / "archive").iterdir()} == {
        PAGE.sha256,
        f"{PAGE.sha256}.json",
    }
    assert desk.is_private(desk.library / "archive" / PAGE.sha256)
    assert desk.library_files() == {}  # no text that a check would compare with


def test_a_second_visit_to_the_same_address_changes_nothing(desk: Store) -> None:
    desk.archive(PAGE, "a-report", copy=False)
    later = replace(PAGE, fetched=datetime(2025, 2, 1, tzinfo=UTC))
    assert not desk.archive(later, "a-report", copy=False)


def test_another_address_with_the_same_bytes_is_noted(desk: Store) -> None:
    desk.archive(PAGE, "a-report", copy=False)
    assert desk.archive(replace(PAGE, address="https://mirror.example/"), "a-report", copy=False)
    (original,) = desk.originals()
    assert [visit.address for visit in original.visits] == [
        "https://news.example/b",
        "https://mirror.example/",
    ]


def test_of_a_file_nothing_but_its_name_is_kept() -> None:
    original = noted(None, Raw(b"text", "/home/somebody/reports/a.txt"), "a", copy=True)
    assert original.visits == (Visit("a.txt"),)
    assert "somebody" not in render(original)
    assert parse(render(original), "a.json") == original


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"visits": 3}', '{"visits": [], "no": 1}', "[" * 100_000])
def test_facts_that_were_damaged_are_named(text: str) -> None:
    with pytest.raises(RecordError, match=r"a\.json"):
        parse(text, "a.json")


def test_an_id_cannot_name_a_path(desk: Store) -> None:
    with pytest.raises(RecordError):
        desk.archive(PAGE, "../a", copy=False)
