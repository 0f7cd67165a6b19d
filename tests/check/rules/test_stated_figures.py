"""figure-not-in-source."""

from __future__ import annotations

import pytest

from cited_desk import a_brief, a_desk, found, lines
from polybrief.check.rules import stated_figures as rule


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("SoftBank pays $39 billion.[^de:1]", "en"),
        ("SoftBank pays $39 billion.[^zh:1]", "en"),
        ("SoftBank zahlt 5 Milliarden Dollar.[^en:1]", "de"),
        ("软银将投资50亿美元。[^en:1]", "zh"),
        ("Both take part in the first of them.[^en:1]", "en"),
        ("It costs $500 billion, or about 3.6 trillion without a currency.[^en:3]", "en"),
        ("SoftBank pays $5 billion, and the whole costs $500 billion.[^en:1][^en:3]", "en"),
    ],
)
def test_passes(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("SoftBank pays $38 billion.[^de:1]", "en"),
        ("SoftBank pays 39 billion euros.[^de:1]", "en"),
        ("SoftBank zahlt 5 Millionen Dollar.[^en:1]", "de"),
        ("软银将投资5亿美元。[^en:1]", "zh"),
        ("It costs $3.6 trillion.[^en:3]", "en"),
        ("Together they pay $44 billion.[^en:1][^de:1]", "en"),
        ("SoftBank pays $5 billion.[^en:2]", "en"),
        ("| $6 billion | SoftBank[^en:1] |", "en"),
    ],
)
def test_fails(line: str, language: str) -> None:
    before = ("| Sum | Who |", "|---|---|") if line.startswith("|") else ()
    assert lines(rule, *before, line, language=language) == [len(before) + 1]


def test_the_message_names_figure_and_sentences() -> None:
    (finding,) = found(rule, a_brief("SoftBank pays $6 billion.[^en:1][^de:1]"))
    assert finding.message == "“$6 billion” stands in none of the cited sentences (en:1, de:1)"
    assert finding.severity == "error"


def test_a_public_clone_sees_the_same() -> None:
    assert lines(rule, "SoftBank pays $6 billion.[^en:1]", desk=a_desk(wording=False)) == [1]


def test_a_footnote_to_nothing_is_for_another_rule() -> None:
    assert lines(rule, "SoftBank pays $6 billion.[^nobody:1]", "It pays $7 billion.[^en:99]", "$8.") == []
