"""The timeline: to scale, numbered as the list is, no more exact than what is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from svg_reading import assert_fit, boxes, texts

from polybrief.limits import DRAWN_EVENTS
from polybrief.publish.charts.timeline import Point, entries, key, picture, point, when

DAY = Point(date(2025, 1, 22), date(2025, 1, 22), "The plan is presented")
MONTH = Point(date(2025, 5, 1), date(2025, 5, 31), "A programme begins")
YEAR = Point(date(2019, 1, 1), date(2019, 12, 31), "The first investment")
TALKS = Point(date(2024, 9, 7), date(2024, 9, 9), "Talks", "briefs/talks/")


def test_events_are_numbered_in_their_order() -> None:
    listed = entries([MONTH, DAY, TALKS, YEAR], "en")
    assert [(entry.number, entry.point) for entry in listed] == [(1, YEAR), (2, TALKS), (3, DAY), (4, MONTH)]


@pytest.mark.parametrize(
    ("point", "en", "de", "zh"),
    [
        (DAY, "22 January 2025", "22. Januar 2025", "2025年1月22日"),
        (MONTH, "May 2025", "Mai 2025", "2025年5月"),
        (YEAR, "2019", "2019", "2019年"),
        (
            TALKS,
            "7 September 2024 – 9 September 2024",
            "7. September 2024 – 9. September 2024",
            "2024年9月7日至2024年9月9日",
        ),
        (Point(date(2024, 12, 1), date(2024, 12, 31), ""), "December 2024", "Dezember 2024", "2024年12月"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(point: Point, en: str, de: str, zh: str) -> None:
    assert (when(point, "en"), when(point, "de"), when(point, "zh")) == (en, de, zh)


@pytest.mark.parametrize("page", ["en", "de", "zh"])
def test_both_layouts_are_fit_and_carry_every_number(page: str) -> None:
    listed = entries([MONTH, DAY, TALKS, YEAR], page)
    drawn = picture(listed, page)
    assert drawn is not None
    for svg in (drawn.wide, drawn.narrow):
        assert_fit(svg)
        assert {"1", "2", "3", "4"} <= set(texts(svg))


def test_places_are_to_scale() -> None:
    days = [Point(day, day, "") for day in (date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 31))]
    drawn = picture(entries(days, "en"), "en")
    assert drawn is not None
    first, second, third = (next(box for box in boxes(drawn.wide) if box.text == n) for n in "123")
    assert (second.left - first.left) * 3 == pytest.approx(third.left - first.left, abs=1)


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2, max_size=25))
@settings(max_examples=40, deadline=None)
def test_any_days_keep_their_numbers_apart(days: list[date]) -> None:
    drawn = picture(entries([Point(day, day, "x") for day in days], "de"), "de")
    if len(set(days)) == 1:
        assert drawn is None
        return
    assert drawn is not None
    assert_fit(drawn.wide)
    assert_fit(drawn.narrow)


def test_nothing_to_draw() -> None:
    assert picture(entries([], "en"), "en") is None
    assert picture(entries([DAY], "en"), "en") is None
    assert picture(entries([DAY, DAY], "en"), "en") is None
    assert picture(entries([DAY, MONTH] * DRAWN_EVENTS, "en"), "en") is None, "no one could tell them apart"


def test_events_of_one_time_stay_as_they_were_given() -> None:
    other = point(DAY.first, "A comment")
    assert [entry.point for entry in entries([DAY, other], "en")] == [DAY, other]
    assert [entry.point for entry in entries([other, DAY], "en")] == [other, DAY]
    assert point((TALKS.first, TALKS.last), "Talks", "briefs/talks/") == TALKS


def test_key_explains_only_what_is_drawn() -> None:
    assert [meaning for _, meaning in key(entries([DAY, TALKS], "en"), "en")] == [
        "on a day",
        "some time within",
    ]
    assert [meaning for _, meaning in key(entries([DAY], "zh"), "zh")] == ["具体日期"]


def test_two_timelines_in_a_page_have_ids_of_their_own() -> None:
    listed = entries([DAY, MONTH], "en")
    one, other = picture(listed, "en", "here"), picture(listed, "en", "there")
    assert one is not None
    assert other is not None
    assert 'id="here-580-title"' in one.wide
    assert 'id="there-580-title"' in other.wide
