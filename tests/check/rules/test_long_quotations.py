"""quotation-too-long."""

from __future__ import annotations

import pytest

from cited_desk import a_desk, lines
from polybrief.check.rules import long_quotations as rule
from polybrief.limits import QUOTED_CHARACTERS, QUOTED_WORDS

RESTRICTED = a_desk(restricted=("en", "zh"))


@pytest.mark.parametrize("wording", [True, False])
@pytest.mark.parametrize(("more", "flagged"), [(0, []), (1, [1])])
def test_the_limit(wording: bool, more: int, flagged: list[int]) -> None:
    desk = a_desk(restricted=("en", "zh"), wording=wording)
    words = " ".join(["word"] * (QUOTED_WORDS + more))
    assert lines(rule, f"He said “{words}”.[^en:6]", desk=desk) == flagged
    signs = "字" * (QUOTED_CHARACTERS + more)
    assert lines(rule, f"他说：“{signs}”。[^zh:2]", desk=desk, language="zh") == flagged


def test_open_reports_may_be_quoted_at_length() -> None:
    words = " ".join(["word"] * 100)
    assert lines(rule, f"He said “{words}”.[^en:6]", f"“{words}”") == []
