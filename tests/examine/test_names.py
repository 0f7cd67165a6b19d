"""Names of the glossary: one id whatever the language and form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
NAMES = Names(GLOSSARY, territories=False)


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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "France and the United Kingdom met Japan’s envoys.",
            ["territory-fr", "territory-gb", "territory-jp"],
        ),
        ("en", "Michael Jordan used the turkey.", []),
        ("de", "Frankreichs Regierung und die Schweiz", ["territory-fr", "territory-ch"]),
        ("de", "in den Vereinigten Arabischen Emiraten", ["territory-ae"]),
        ("de", "der Vereinigten Staaten", ["territory-us"]),
        ("de", "Chinas Außenhandel mit den VAE", ["territory-cn", "territory-ae"]),
        ("zh", "法国与阿联酋、韩国签署协议", ["territory-fr", "territory-ae", "territory-kr"]),
    ],
)
def test_countries_are_known_without_a_glossary(language: str, text: str, expected: list[str]) -> None:
    assert [name.id for name in Names(()).find(text, language)] == expected


def test_the_glossary_goes_before_the_list_of_countries() -> None:
    names = Names(GLOSSARY)
    assert [name.id for name in names.find("SoftBank and the U.S. and Japan", "en")] == [
        "softbank",
        "united-states",
        "territory-jp",
    ]


def test_a_german_name_takes_endings_and_makes_compounds() -> None:
    council = Entry(
        "council", "organisation", {"en": ("x",), "de": ("Nationaler Sicherheitsrat",), "zh": ("x",)}
    )
    names = Names((council,), territories=False)
    for text in (
        "der Nationale Sicherheitsrat",
        "des Nationalen Sicherheitsrates",
        "dem Nationalen Sicherheitsrat",
    ):
        assert [name.id for name in names.find(text, "de")] == ["council"], text


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "de", "zh"]))
def test_no_text_breaks_it(text: str, language: str) -> None:
    for name in Names(GLOSSARY).find(text, language):
        assert text[slice(*name.span)] == name.text
