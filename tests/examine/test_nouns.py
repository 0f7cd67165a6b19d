"""What a bare count counts."""

from __future__ import annotations

import pytest

from polybrief.examine import facts_of


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("en", "The company starts with 10 international projects.", "projects"),
        ("en", "It employs 4,200 people in Texas.", "people"),
        ("en", "It has 12 sites.", "sites"),
        ("en", "The index stood at 500 in May.", None),
        ("en", "There were 20 and it was late.", None),
        ("de", "Den Anfang machen 10 internationale Projekte.", "Projekte"),
        ("de", "Sie beschäftigt 4.200 Menschen.", "Menschen"),
        ("de", "Der Index stand bei 500 im Mai.", None),
        ("zh", "首批共有10个项目。", "项目"),
    ],
)
def test_the_noun_behind_a_number(language: str, text: str, noun: str | None) -> None:
    counts = [figure for figure in facts_of(text, language)[0] if figure.unit == "count"]
    assert [figure.noun for figure in counts] == [noun]
