"""The stage: memory first, then the engine, and what nobody serves waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from polybrief.errors import TranslationError
from polybrief.model import Sentence, Translation
from polybrief.translate import ArgosEngine, Package, Summary, summarise, translate


class Upper:
    """An engine for German and Chinese that shouts, and counts how often it is called."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, list[str]]] = []

    def route(self, source: str, target: str) -> str | None:
        return f"upper {source}-{target}" if source in ("de", "zh") else None

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002
        self.calls.append((source, list(sentences)))
        return ["" if "?" in sentence else sentence.upper() for sentence in sentences]


def german(source: str, *texts: str | None) -> list[Sentence]:
    return [Sentence(source, n, "de", text) for n, text in enumerate(texts, start=1)]


def test_sentences_through_genuine_packages(argos: ArgosEngine) -> None:
    sentences = [
        Sentence("grid", 1, "de", "Das Netz braucht mehr Strom."),
        Sentence("launch", 1, "en", "The company bought new chips."),
        Sentence("launch-cn", 1, "zh", "政府宣布新项目。"),
    ]
    assert translate(sentences, (), argos, "en") == (
        Translation(
            "grid:1", "Das Netz braucht mehr Strom.", "The grid needs more power.", False, "argos de-en 1.0"
        ),
        Translation(
            "launch-cn:1", "政府宣布新项目。", "government announced new project.", False, "argos zh-en 1.0"
        ),
    )
    (first, second) = translate(sentences, (), argos, "zh")
    assert (first.text, first.engine) == ("电网需要更多电力。", "argos de-en 1.0 + en-zh 1.0")
    assert (second.text, second.engine) == ("公司购买新芯片。", "argos en-zh 1.0")


def test_all_sources_go_to_the_engine_in_one_call_a_language() -> None:
    engine = Upper()
    sentences = [*german("a", "eins", "zwei"), Sentence("c", 1, "zh", "一"), *german("b", "eins", "drei")]
    found = translate(sentences, (), engine, "en")
    assert engine.calls == [("de", ["eins", "zwei", "drei"]), ("zh", ["一"])]
    assert [t.sentence for t in found] == ["a:1", "a:2", "c:1", "b:1", "b:2"]
    assert [t.text for t in found] == ["EINS", "ZWEI", "一", "EINS", "DREI"]
    assert {t.engine for t in found} == {"upper de-en", "upper zh-en"}
    assert not any(t.reviewed for t in found)


def test_memory_goes_before_the_engine() -> None:
    engine = Upper()
    memory = translate(german("a", "eins", "zwei"), (), engine, "en")
    engine.calls.clear()
    assert translate(german("a", "eins", "zwei"), memory, engine, "en") == memory
    assert translate(german("a", "eins", "zwei"), memory, None, "en") == memory
    assert engine.calls == []


def test_a_reviewed_translation_wins_from_another_source() -> None:
    machine = Translation("a:1", "eins", "EINS", engine="upper de-en", note="odd")
    person = Translation("b:1", "eins", "one", reviewed=True, note="fine")
    sentences = [*german("a", "eins"), *german("b", "eins"), *german("c", "eins")]
    for memory in ([machine, person], [person, machine]):
        found = translate(sentences, memory, None, "en")
        assert [(t.sentence, t.text, t.reviewed) for t in found] == [
            ("a:1", "one", True),
            ("b:1", "one", True),
            ("c:1", "one", True),
        ]
        assert [t.note for t in found] == ["odd", "fine", None]


def test_of_two_reviewed_translations_each_sentence_keeps_its_own() -> None:
    memory = [
        Translation("a:1", "eins", "one", reviewed=True),
        Translation("b:1", "eins", "one thing", reviewed=True),
    ]
    assert list(translate([*german("a", "eins"), *german("b", "eins")], memory, None, "en")) == memory


def test_a_translation_without_a_sentence_serves_again() -> None:
    memory = [Translation("", "eins", "one", reviewed=True)]
    assert translate(german("a", "eins"), memory, Upper(), "en")[0].text == "one"


def test_the_same_letters_in_another_language_are_another_text() -> None:
    memory = [Translation("a:1", "Gift", "poison", reviewed=True)]
    sentences = [*german("a", "Gift"), Sentence("e", 1, "en", "Gift")]
    assert [t.text for t in translate(sentences, memory, None, "zh")] == ["poison", None]


def test_a_changed_sentence_is_translated_anew() -> None:
    memory = [Translation("a:1", "alt", "old", reviewed=True, note="about the old text")]
    assert translate(german("a", "neu"), memory, Upper(), "en") == (
        Translation("a:1", "neu", "NEU", engine="upper de-en"),
    )


def test_without_the_wording_the_memory_stays_as_it_is() -> None:
    memory = [Translation("a:2", "zwei", "two", reviewed=True, note="n"), Translation("a:3", "drei", None)]
    assert list(translate(german("a", None, None, None), memory, Upper(), "en")) == memory


def test_what_nobody_serves_waits() -> None:
    sentences = [*german("a", "Was?"), Sentence("e", 1, "en", "What?")]
    waiting = (Translation("a:1", "Was?", None), Translation("e:1", "What?", None))
    assert translate(sentences, (), Upper(), "fr") == waiting
    assert translate(sentences, waiting, None, "fr") == waiting


def test_a_note_on_a_waiting_sentence_stays() -> None:
    memory = [Translation("a:1", "eins", None, note="who can do this?")]
    assert list(translate(german("a", "eins"), memory, None, "en")) == memory
    assert translate(german("a", "eins"), memory, Upper(), "en")[0].note == "who can do this?"


def test_a_failing_engine_is_heard(argos: ArgosEngine) -> None:
    class Broken(Upper):
        def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002
            raise TranslationError("the package is broken", "install it again")

    with pytest.raises(TranslationError, match="the package is broken"):
        translate(german("a", "eins"), (), Broken(), "en")
    assert translate([], (), argos, "en") == ()


def test_the_summary_counts_each_language() -> None:
    sentences = [
        *german("a", "eins", "zwei", "Was?"),
        Sentence("e", 1, "en", "x"),
        Sentence("c", 1, "zh", "一"),
    ]
    memory = [Translation("a:2", "zwei", "two", reviewed=True)]
    engine = Upper()
    found = translate(sentences, memory, engine, "en")
    assert summarise(sentences, found, engine, "en") == (
        Summary("de", "en", reviewed=1, machine=1, waiting=1, route="upper de-en"),
        Summary("zh", "en", reviewed=0, machine=1, waiting=0, route="upper zh-en"),
    )


def test_the_summary_says_what_to_install() -> None:
    sentences = german("a", *(f"Satz {n}." for n in range(12)))
    found = translate(sentences, (), None, "en")
    (german_english,) = summarise(sentences, found, None, "en")
    assert german_english.message == (
        "12 sentences wait: no package translates de to en; it takes the Argos package translate-de_en"
    )
    (german_chinese,) = summarise(sentences, found, None, "zh")
    assert german_chinese.install == ("translate-de_en", "translate-en_zh")
    half = ArgosEngine([Package(Path("x"), "de", "en", "1", "")])
    (german_chinese,) = summarise(sentences, found, half, "zh")
    assert german_chinese.install == ("translate-en_zh",)


def test_the_summary_tells_a_failed_translation_from_a_missing_package() -> None:
    sentences = german("a", "Was?")
    (count,) = summarise(sentences, translate(sentences, (), Upper(), "en"), Upper(), "en")
    assert count.message == (
        "1 sentence waits: upper de-en gave no whole translation; translate by hand in the memory"
    )
    assert replace(count, waiting=0).message is None
