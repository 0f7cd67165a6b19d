"""Headlines in capitals become sentences before an engine reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybrief.model import Entry
from polybrief.translate.faults.capitals import prepare

GLOSSARY = (
    Entry("openai", "organisation", {"en": ("OpenAI",), "de": ("OpenAI",), "zh": ("OpenAI",)}),
    Entry("sam-altman", "person", {"en": ("Sam Altman",), "de": ("Sam Altman",), "zh": ("奥尔特曼",)}),
    Entry("cfius", "organisation", {"en": ("CFIUS",), "de": ("CFIUS",), "zh": ("CFIUS",)}),
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # In capitals these came back untranslated, or half so.
        ("en", "GAS LEAK STOPS WORK AT CHIP PLANT", "Gas leak stops work at chip plant"),
        ("en", "WHAT HAPPENS NEXT? NOBODY KNOWS", "What happens next? Nobody knows"),
        ("en", "EXCLUSIVE: OPENAI HIRES, SAYS SAM ALTMAN", "Exclusive: OpenAI hires, says Sam Altman"),
        ("en", "CFIUS CLEARS G42 DEAL ON MONDAY", "CFIUS clears G42 deal on Monday"),
        ("en", "GERMANY AND THE EU MAY ACT", "Germany and the EU may act"),
        ("en", "U.S. PLAN: $39 BILLION", "U.S. plan: $39 billion"),
        ("en", "READ MORE AT HTTPS://EXAMPLE.ORG/A_B", "Read more at HTTPS://EXAMPLE.ORG/A_B"),
        ("en", "IT'S OVER", "It's over"),
        ("en", "BREAKING", "Breaking"),
        (
            "de",
            "REGIERUNG KÜNDIGT FÖRDERUNG FÜR CHIP-FABRIK AN",
            "Regierung kündigt Förderung für Chip-Fabrik an",
        ),
        ("de", "AM MONTAG TAGT DIE NATO IN DEUTSCHLAND", "Am Montag tagt die NATO in Deutschland"),
        ("de", "US-REGIERUNG WARNT VOR OPENAI", "US-Regierung warnt vor OpenAI"),
        ("de", "NEUE STRASSE GESPERRT", "Neue strasse gesperrt"),
    ],
)
def test_a_headline_in_capitals_becomes_a_sentence(language: str, text: str, expected: str) -> None:
    assert prepare(text, language, GLOSSARY) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NATO and EU agree"),
        ("en", "NATO"),
        ("en", "CFIUS, EU, USA"),
        ("en", "The CEO of OpenAI spoke."),
        ("en", "OPENAI"),
        ("de", "SPD und CDU einigen sich"),
        ("zh", "OPENAI宣布新计划"),
        ("zh", "BREAKING NEWS FROM OPENAI"),
        ("en", "2024: 39%"),
        ("en", ""),
    ],
)
def test_any_other_text_stays_as_it_is(language: str, text: str) -> None:
    assert prepare(text, language, GLOSSARY) == text


@settings(deadline=None)
@given(st.text(max_size=100), st.sampled_from(["en", "de", "zh"]))
def test_only_the_case_of_letters_changes(text: str, language: str) -> None:
    assert prepare(text, language, GLOSSARY).upper() == text.upper()


@settings(deadline=None)
@given(st.text(alphabet="ABCDEÄÖ .?-'", max_size=60), st.sampled_from(["en", "de"]))
def test_twice_is_once(text: str, language: str) -> None:
    once = prepare(text, language, GLOSSARY)
    assert prepare(once, language, GLOSSARY) == once
