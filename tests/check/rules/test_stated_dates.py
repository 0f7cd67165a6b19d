"""date-not-in-source."""

from __future__ import annotations

import pytest

from cited_desk import lines
from polybrief.check.rules import stated_dates as rule


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The work began on 22 January.[^en:2]", "en"),
        ("The work began in January.[^de:4]", "en"),
        ("1月22日开工。[^de:4]", "zh"),
        ("Die Arbeiten begannen am 22. Januar 2025.[^en:2]", "de"),
        ("According to the report of 23 January 2025, SoftBank pays.[^en:1]", "en"),
    ],
)
def test_passes(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The work began on 21 January.[^en:2]", "en"),
        ("The work began in February.[^de:4]", "en"),
        ("The work began on 22 January 2025.[^de:4]", "en"),
        ("Die Arbeiten begannen am 22. Januar 2024.[^en:2]", "de"),
        ("1月21日开工。[^de:4]", "zh"),
    ],
)
def test_fails(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == [1]
