"""What a figure measures and whose it is, from the words around it."""

from __future__ import annotations

import pytest

from polybrief.examine import Examiner
from polybrief.model import Entry


def entry(name: str, kind: str, *forms: str) -> Entry:
    return Entry(name, kind, dict.fromkeys(("en", "de", "zh"), forms))


GLOSSARY = (
    entry("openai", "organisation", "OpenAI"),
    entry("microsoft", "organisation", "Microsoft", "微软"),
    entry("output", "measure", "yield*", "Ausbeute*", "良率"),
)
EXAMINER = Examiner(GLOSSARY)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Microsoft has invested $13 billion in OpenAI.", [("investment", "microsoft")]),
        ("en", "The round puts the valuation of OpenAI above $100 billion.", [("valuation", "openai")]),
        ("en", "The round puts the value of OpenAI at more than $100 billion.", [("valuation", "openai")]),
        ("en", "It brings OpenAI orders to the value of $5 billion.", [(None, "openai")]),
        ("en", "$39 billion in subsidies went to Microsoft.", [("subsidy", "microsoft")]),
        ("en", "Of this, $100 billion is to be deployed at once.", [("deployment", None)]),
        ("de", "Microsoft investierte 13 Milliarden Dollar.", [("investment", "microsoft")]),
        ("de", "Die Bewertung von OpenAI liegt bei 100 Milliarden Dollar.", [("valuation", "openai")]),
        ("de", "Das Gesetz sieht Zuschüsse von 39 Milliarden Dollar vor.", [("subsidy", None)]),
        ("zh", "微软投资130亿美元。", [("investment", "microsoft")]),
        ("zh", "OpenAI估值将超过1000亿美元。", [("valuation", "openai")]),
        ("zh", "该法案提供390亿美元补贴。", [("subsidy", None)]),
        ("en", "It lies at $5 billion.", [(None, None)]),
    ],
)
def test_kind_and_owner(language: str, text: str, expected: list[tuple[str | None, str | None]]) -> None:
    figures = [figure for figure in EXAMINER.read(text, language).figures if not figure.incidental]
    assert [(figure.kind, figure.owner) for figure in figures] == expected


def test_the_figures_own_clause_decides() -> None:
    text = "Microsoft invested $13 billion, while the valuation of OpenAI rose to $100 billion."
    assert [(f.kind, f.owner) for f in EXAMINER.read(text, "en").figures] == [
        ("investment", "microsoft"),
        ("valuation", "openai"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The yield is 80 percent."), ("de", "Die Ausbeute liegt bei 80 Prozent."), ("zh", "良率为80%。")],
)
def test_a_desk_adds_measures_of_its_own(language: str, text: str) -> None:
    assert [f.kind for f in EXAMINER.read(text, language).figures] == ["output"]
