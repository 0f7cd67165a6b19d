"""Dates with no more precision than the text gives."""

from __future__ import annotations

import pytest

from polybrief.examine import dates


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "unveiled on January 22nd", [(None, 1, 22)]),
        ("en", "on 22 January 2025", [(2025, 1, 22)]),
        ("en", "on January 22, 2025, and in May 2026", [(2025, 1, 22), (2026, 5, None)]),
        ("en", "since 2019", [(2019, None, None)]),
        ("en", "on 2025-01-22", [(2025, 1, 22)]),
        ("en", "it may 2 be", []),
        ("de", "am 22. Januar 2025", [(2025, 1, 22)]),
        ("de", "am 22.1.2025", [(2025, 1, 22)]),
        ("de", "im Januar 2025 und seit 2019", [(2025, 1, None), (2019, None, None)]),
        ("de", "Nummer 3.14.2025", []),
        ("zh", "2025年1月22日", [(2025, 1, 22)]),
        ("zh", "1月22日", [(None, 1, 22)]),
        ("zh", "2024年9月", [(2024, 9, None)]),
        ("zh", "2019年以来", [(2019, None, None)]),
        ("zh", "13月40日", []),
    ],
)
def test_dates(language: str, text: str, expected: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(d.year, d.month, d.day) for d in dates(text, language)] == expected
