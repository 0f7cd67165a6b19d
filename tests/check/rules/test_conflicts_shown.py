"""conflict-hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cited_desk import a_brief, a_desk, found, lines
from polybrief.check.rules import conflicts as rule
from polybrief.model import Conflict, Ledger, Stated

SUMS = Conflict(
    "c1",
    "contradiction",
    "conflict",
    "investment",
    None,
    (
        Stated("en:1", "$5 billion", "5000000000 USD"),
        Stated("de:1", "39 Milliarden Dollar", "39000000000 USD"),
        Stated("zh:1", "390亿美元", "39000000000 USD"),
    ),
)
DAYS = Conflict(
    "c2",
    "contradiction",
    "conflict",
    "date",
    None,
    (Stated("en:2", "January 22nd", "--01-22"), Stated("en:7", "21 January", "--01-21")),
)


def desk(*conflicts: Conflict, **more: bool) -> object:
    return a_desk(ledger=Ledger(conflicts=conflicts), **more)


@pytest.mark.parametrize("wording", [True, False])
def test_one_side_alone(wording: bool) -> None:
    known = desk(SUMS, wording=wording)
    (finding,) = found(rule, a_brief("SoftBank pays $5 billion.[^en:1]"), known)
    assert finding.message == "“$5 billion” stands alone, but de:1 says “39 Milliarden Dollar”"
    assert lines(rule, "软银出资390亿美元。[^zh:1]", language="zh", desk=known) == [1]
    assert lines(rule, "It began on 22 January.[^en:2]", desk=desk(DAYS)) == [1]


@pytest.mark.parametrize(
    "text",
    [
        ("SoftBank pays $5 billion.[^en:1]", "Others say $39 billion.[^de:1]"),
        ("SoftBank pays $5 billion or $39 billion.[^en:1][^zh:1]",),
        ("SoftBank pays.[^en:1]",),
        ("SoftBank pays $39 billion.[^en:8]",),
    ],
)
def test_both_sides_or_neither(text: tuple[str, ...]) -> None:
    assert lines(rule, *text, desk=desk(SUMS)) == []


def test_only_conflicts_count_and_only_between_sentences() -> None:
    line = "SoftBank pays $5 billion.[^en:1]"
    assert lines(rule, line, desk=desk(replace(SUMS, weight="warning"))) == []
    itself = (Stated("en:1", "$5 billion", "1"), Stated("en:1", "$6 billion", "2"))
    assert lines(rule, line, desk=desk(replace(SUMS, stated=itself))) == []


def test_a_ledger_of_other_days_does_no_harm() -> None:
    gone = (Stated("en:1", "$5 billion", "1"), Stated("gone:9", "$6 billion", "2"))
    assert lines(rule, "SoftBank pays $5 billion.[^en:1]", desk=desk(replace(SUMS, stated=gone))) == [1]
