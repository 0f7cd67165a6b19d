"""footnote-without-use."""

from __future__ import annotations

import pytest

from cited_desk import a_brief, found, lines
from polybrief.check.rules import contribution as rule


def test_decoration_is_a_warning() -> None:
    (finding,) = found(rule, a_brief("SoftBank pays $5 billion.[^en:1][^en:8]"))
    assert (finding.severity, finding.line) == ("warning", 7)
    assert "[^en:8]" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "SoftBank pays $5 billion.[^en:1][^zh:1]",  # shares a name
        "SoftBank pays $5 billion.[^en:1][^en:7]",  # has nothing to compare
        "SoftBank pays $5 billion.[^en:1][^en:2]",  # goes on where the other ends
        "They pay.[^en:1][^en:8]",  # says nothing to compare
        "SoftBank pays $6 billion.[^en:1][^en:8]",  # first mend the figure
        "SoftBank pays $5 billion.[^en:1]",
    ],
)
def test_not_judged_or_of_use(line: str) -> None:
    assert lines(rule, line) == []
