"""The table of languages: complete, closed, and joined as each script asks."""

from __future__ import annotations

import dataclasses

import pytest

from polybrief.errors import UnsupportedLanguage
from polybrief.languages import LANGUAGES, join, language


def test_the_desk_reads_english_german_and_chinese() -> None:
    assert {code: entry.endonym for code, entry in LANGUAGES.items()} == {
        "en": "English",
        "de": "Deutsch",
        "zh": "中文",
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_is_found_by_its_own_code(code: str) -> None:
    assert language(code).code == code


@pytest.mark.parametrize("code", ["fr", "EN", "", "zh-Hans"])
def test_an_unknown_code_is_refused_with_the_known_ones(code: str) -> None:
    with pytest.raises(UnsupportedLanguage) as refusal:
        language(code)
    assert repr(code) in refusal.value.cause
    assert "en, de, zh" in refusal.value.hint


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        LANGUAGES["fr"] = LANGUAGES["en"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        LANGUAGES["en"].joiner = "\n"  # type: ignore[misc]


@pytest.mark.parametrize("code", LANGUAGES)
def test_abbreviations_stand_without_their_last_full_stop(code: str) -> None:
    tables = language(code).splitting
    listed = tables.forward | tables.before_figures | tables.abbreviations
    assert [word for word in listed if word.endswith(".")] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_abbreviation_stands_in_one_table(code: str) -> None:
    tables = language(code).splitting
    assert not tables.forward & tables.abbreviations
    assert not tables.forward & tables.before_figures
    assert not tables.abbreviations & tables.before_figures


@pytest.mark.parametrize(
    ("code", "sentences", "paragraph"),
    [
        ("en", ["One.", "Two."], "One. Two."),
        ("de", ["Eins.", "Zwei."], "Eins. Zwei."),
        ("zh", ["第一句。", "第二句。"], "第一句。第二句。"),
        ("zh", ["He agreed.", "She did not."], "He agreed. She did not."),
        ("zh", ["他同意了。", "OpenAI没有回应。"], "他同意了。OpenAI没有回应。"),
        ("zh", ["He agreed.", "她没有。"], "He agreed.她没有。"),
        ("en", ["One.", "", "Two."], "One. Two."),
        ("en", [], ""),
    ],
)
def test_sentences_join_to_a_paragraph(code: str, sentences: list[str], paragraph: str) -> None:
    assert join(sentences, code) == paragraph


def test_joining_refuses_an_unknown_language() -> None:
    with pytest.raises(UnsupportedLanguage):
        join(["Un."], "fr")
