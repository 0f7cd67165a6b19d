"""Relative words become dates only against a day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief.examine import facts_of
from polybrief.examine.relative import dates_elsewhere, relative

WEDNESDAY = date(2025, 1, 22)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It began yesterday.", (2025, 1, 21)),
        ("en", "It was launched on Monday.", (2025, 1, 20)),
        ("en", "It was launched on Wednesday.", (2025, 1, 22)),
        ("en", "It starts next Friday.", (2025, 1, 24)),
        ("en", "Last year it grew.", (2024, None, None)),
        ("de", "Gestern begann der Bau.", (2025, 1, 21)),
        ("de", "Am Montag begann der Bau.", (2025, 1, 20)),
        ("de", "Am Sonnabend begann der Bau.", (2025, 1, 18)),
        ("de", "Im vergangenen Jahr wuchs sie.", (2024, None, None)),
        ("zh", "昨天开工。", (2025, 1, 21)),
        ("zh", "工程于周一开工。", (2025, 1, 20)),
        ("zh", "星期天开工。", (2025, 1, 19)),
        ("zh", "去年增长。", (2024, None, None)),
    ],
)
def test_one_word(language: str, text: str, expected: tuple[int, int | None, int | None]) -> None:
    (found,) = relative(text, language, WEDNESDAY)
    assert (found.year, found.month, found.day) == expected
    assert text[slice(*found.span)] == found.text


@pytest.mark.parametrize(
    ("language", "text"), [("en", "It began yesterday."), ("de", "Gestern"), ("zh", "昨天开工。")]
)
def test_without_the_day_of_publication_they_are_no_dates(language: str, text: str) -> None:
    assert facts_of(text, language)[1] == ()


def test_a_day_in_washington_is_two_days_in_beijing() -> None:
    days = dates_elsewhere(date(2025, 1, 21), "America/New_York", "Asia/Shanghai")
    assert days == (date(2025, 1, 21), date(2025, 1, 22))
    assert dates_elsewhere(date(2025, 1, 21), "Europe/Berlin", "Europe/Vienna") == (date(2025, 1, 21),)
