"""Names of the glossary: one id whatever the language and form."""

from __future__ import annotations

import pytest

from polybrief.examine import Names
from polybrief.model import Entry

GLOSSARY = (
    Entry(
        "sam-altman",
        "person",
        {"en": ("Sam Altman", "Altman"), "de": ("Sam Altman", "Altman"), "zh": ("奥尔特曼",)},
    ),
    Entry(
        "softbank",
        "organisation",
        {"en": ("SoftBank", "SoftBank Group"), "de": ("SoftBank",), "zh": ("软银", "软银集团")},
    ),
    Entry("united-states", "place", {"en": ("United States", "US", "U.S."), "de": ("USA",), "zh": ("美国",)}),
    Entry("cfius", "organisation", {"en": ("CFIUS",), "de": ("CFIUS",), "zh": ("美国外国投资委员会",)}),
)
NAMES = Names(GLOSSARY)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sam Altman met SoftBank Group in the U.S. on Monday.",
            ["sam-altman", "softbank", "united-states"],
        ),
        ("en", "Altman’s plan", ["sam-altman"]),
        ("en", "He used it in Houston; OpenUS is none.", []),
        ("de", "Altmans Plan und die SoftBank-Aktie", ["sam-altman", "softbank"]),
        ("zh", "奥尔特曼会见了软银集团。", ["sam-altman", "softbank"]),
        ("zh", "美国外国投资委员会（CFIUS）", ["cfius", "cfius"]),
        ("zh", "SoftBank宣布", ["softbank"]),
    ],
)
def test_names(language: str, text: str, expected: list[str]) -> None:
    assert [name.id for name in NAMES.find(text, language)] == expected


def test_the_form_and_its_place_are_kept() -> None:
    text = "Die SoftBank zahlt."
    (name,) = NAMES.find(text, "de")
    assert text[slice(*name.span)] == name.text == "SoftBank"


def test_an_empty_glossary_finds_nothing() -> None:
    assert Names(()).find("Sam Altman", "en") == ()
