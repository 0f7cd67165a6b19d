"""name-not-in-source."""

from __future__ import annotations

import pytest

from cited_desk import lines
from polybrief.check.rules import stated_names as rule


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("SoftBank pays.[^zh:1]", "en"),
        ("软银出资。[^de:1]", "zh"),
        ("The United States stand behind it.[^en:5]", "en"),
        ("美国表示支持。[^en:5]", "zh"),
        ("Es kostet 5 Milliarden US-Dollar.[^en:1]", "de"),
        ("Oracle reports on it.[^zh:1]", "en"),
    ],
)
def test_passes(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Oracle pays.[^en:1]", "en"),
        ("Die USA zahlen.[^en:1]", "de"),
        ("甲骨文出资。[^de:1]", "zh"),
        ("Japan pays.[^en:1]", "en"),
        ("The US government pays.[^zh:1]", "en"),
    ],
)
def test_fails(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == [1]
