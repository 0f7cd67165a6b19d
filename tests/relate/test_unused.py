"""What the reports say and no brief does, by value."""

from __future__ import annotations

import pytest

from polybrief.examine import Examiner
from polybrief.model import Entry, Evidence, SentenceEvidence
from polybrief.relate.unused import unused

GLOSSARY = (
    Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)}),
    Entry("oracle", "organisation", {"en": ("Oracle",), "de": ("Oracle",), "zh": ("甲骨文",)}),
)
EXAMINER = Examiner(GLOSSARY)


def read(text: str, language: str = "en", n: int = 1) -> SentenceEvidence:
    return EXAMINER.read(text, language, n)


def left(report: str, *said: tuple[str, str]) -> list[tuple[str, str]]:
    """What stays of a report of one English sentence when briefs say these (text, language)."""
    evidence = {"report": Evidence("report", "", (read(report),))}
    found = unused(evidence, [read(text, language) for text, language in said], GLOSSARY)
    return [(fact.kind, fact.value) for fact in found]


def test_nothing_is_left_of_what_another_language_says() -> None:
    report = "SoftBank pays $39 billion on 22 January 2025."
    assert left(report, ("软银于2025年1月22日支付390亿美元。", "zh")) == []
    assert left(report) == [("date", "2025-01-22"), ("figure", "39000000000 USD"), ("name", "SoftBank")]


@pytest.mark.parametrize(
    ("report", "brief", "kept"),
    [
        ("It costs $39 billion.", "It costs $38 billion.", [("figure", "39000000000 USD")]),
        (
            "It costs tens of billions of dollars.",
            "It costs $39 billion.",
            [("figure", "10000000000 to 100000000000 USD")],
        ),
        ("It began on 22 January.", "It began on 22 January 2025.", []),
        ("It began on 22 January 2025.", "It began on 22 January.", [("date", "2025-01-22")]),
        ("It began on 22 January 2025.", "It began in January 2025.", [("date", "2025-01-22")]),
        ("It began in the fourth quarter of 2024.", "It began in 2024.", [("date", "2024-Q4")]),
        ("It began in April.", "Nothing began.", [("date", "--04")]),
        ("One of them pays.", "Nobody pays.", []),
    ],
)
def test_a_fact_is_there_if_all_of_it_is(report: str, brief: str, kept: list[tuple[str, str]]) -> None:
    assert left(report, (brief, "en")) == kept


def test_a_fact_stands_once_for_each_report_with_its_sentences() -> None:
    lines = [read("Oracle pays.", n=1), read("Nobody pays.", n=2), read("甲骨文付款。", "zh", n=3)]
    found = unused(
        {"b": Evidence("b", "", tuple(lines)), "a": Evidence("a", "", (lines[0],))}, [], GLOSSARY, "zh"
    )
    assert [(fact.source, fact.value, fact.words, fact.sentences) for fact in found] == [
        ("a", "甲骨文", ("Oracle",), (1,)),
        ("b", "甲骨文", ("Oracle", "甲骨文"), (1, 3)),
    ]
