"""The stage: memory first, then the engine, and what nobody serves waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from polybrief.errors import TranslationError
from polybrief.model import Fault, Sentence, Translation
from polybrief.translate import ArgosEngine, Package, Strict, Summary, standing, summarise, table, translate
from polybrief.translate.journal import Output


class Upper:
    """An engine for German and Chinese that shouts, and counts how often it is called."""

    attempts = 1

    def __init__(self) -> None:
        self.calls: list[tuple[str, list[str]]] = []

    def route(self, source: str, target: str) -> str | None:
        return f"upper {source}-{target}" if source in ("de", "zh") else None

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,  # noqa: ARG002
        attempt: int = 0,  # noqa: ARG002
        finished: Callable[[int], None] = print,
    ) -> list[Output]:
        self.calls.append((source, list(sentences)))
        finished(len(sentences))
        return [Output("", CUT) if "?" in sentence else Output(sentence.upper()) for sentence in sentences]


CUT = Fault("cut", "its end is missing")


def german(source: str, *texts: str | None) -> list[Sentence]:
    return [Sentence(source, n, "de", text) for n, text in enumerate(texts, start=1)]


def test_sentences_through_genuine_packages(argos: ArgosEngine) -> None:
    sentences = [
        Sentence("grid", 1, "de", "Das Netz braucht mehr Strom."),
        Sentence("launch", 1, "en", "The company bought new chips."),
        Sentence("launch-cn", 1, "zh", "政府宣布新项目。"),
    ]
    first, second = translate(sentences, (), argos, "en")
    assert first == Translation(
        "grid:1", "Das Netz braucht mehr Strom.", "The grid needs more power.", engine=argos.route("de", "en")
    )
    assert (second.sentence, second.text) == ("launch-cn:1", "government announced new project.")
    first, second = translate(sentences, (), argos, "zh")
    assert (first.text, first.engine) == ("电网需要更多电力。", argos.route("de", "zh"))
    assert (second.text, second.engine) == ("公司购买新芯片。", argos.route("en", "zh"))


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


def test_what_a_machine_made_of_a_changed_sentence_is_made_anew() -> None:
    memory = [Translation("a:1", "Das Netz ist alt.", "DAS NETZ IST ALT.", engine="upper de-en")]
    assert translate(german("a", "Das Netz ist neu."), memory, Upper(), "en") == (
        Translation("a:1", "Das Netz ist neu.", "DAS NETZ IST NEU.", engine="upper de-en"),
    )


def test_what_a_person_made_of_a_changed_sentence_is_offered() -> None:
    engine = Upper()
    memory = [
        Translation("a:1", "Das Netz ist alt.", "The grid is old.", reviewed=True, note="n"),
        Translation("a:2", "Der Strom fehlt.", "Power is short.", reviewed=True),
    ]
    new = german("a", "Ein Satz davor.", "Das Netz ist neu.", "Der Strom fehlt.")
    first, second, third = translate(new, memory, engine, "en")
    assert first.text == "EIN SATZ DAVOR."
    assert second == Translation(
        "a:2", "Das Netz ist neu.", None, proposal="The grid is old.", previous="Das Netz ist alt."
    )
    assert (third.sentence, third.text, third.reviewed) == ("a:3", "Power is short.", True)
    again = translate(new, (first, second, third), engine, "en")
    assert again == (first, second, third)
    assert engine.calls == [("de", ["Ein Satz davor."])]


def test_a_sentence_that_is_nothing_like_the_old_one_goes_to_the_engine() -> None:
    memory = [Translation("a:1", "Das Netz ist alt.", "The grid is old.", reviewed=True)]
    found = translate(german("a", "Wer zahlt dafür die Zeche!"), memory, Upper(), "en")
    assert found[0].text == "WER ZAHLT DAFÜR DIE ZECHE!"


class Decoder(Upper):
    """An engine with three ways of decoding: it loops, it drops the figure, it gets it right."""

    attempts = 3
    results = (
        "the the the the the the the the the",
        "The grid costs much.",
        "The grid costs 5 billion euros.",
    )

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,  # noqa: ARG002
        attempt: int = 0,
        finished: Callable[[int], None] = print,
    ) -> list[Output]:
        self.calls.append((f"{source} {attempt}", list(sentences)))
        finished(len(sentences))
        return [Output(self.results[attempt]) for _ in sentences]


def test_a_faulty_sentence_is_decoded_in_the_other_ways() -> None:
    engine, heard = Decoder(), []
    sentences = german("a", "Das Netz kostet 5 Milliarden Euro.")
    (found,) = translate(
        sentences, (), engine, "en", Strict(()), finished=lambda *progress: heard.append(progress)
    )
    assert found.text == "The grid costs 5 billion euros."
    assert [way for way, _ in engine.calls] == ["de 0", "de 1", "de 2"]
    assert heard == [("de-en", 1, 1), ("de-en again", 1, 1), ("de-en again", 1, 1)]


def test_what_stays_faulty_keeps_its_original_and_is_not_tried_again() -> None:
    class Worse(Decoder):
        attempts = 2

    engine = Worse()
    sentences = german("a", "Das Netz kostet 5 Milliarden Euro.")
    memory = translate(sentences, (), engine, "en", Strict(()))
    (found,) = memory
    assert (found.text, found.proposal, found.engine) == (None, "The grid costs much.", "upper de-en")
    assert [fault.code for fault in found.faults] == ["figures"]
    engine.calls.clear()
    assert translate(sentences, memory, engine, "en", Strict(())) == memory
    assert engine.calls == []
    newer = Decoder()
    newer.route = lambda source, target: f"newer {source}-{target}"  # type: ignore[method-assign]
    assert translate(sentences, memory, newer, "en", Strict(()))[0].text == "The grid costs 5 billion euros."


def test_again_makes_anew_what_another_version_made_and_nothing_else() -> None:
    engine = Upper()
    memory = [
        Translation("a:1", "eins", "ONE", engine="upper 0.9 de-en"),
        Translation("a:2", "zwei", "TWO", engine="upper de-en"),
        Translation("a:3", "drei", "THREE", reviewed=True, engine="upper 0.9 de-en"),
        Translation("a:4", "vier?", "FOUR", engine="upper 0.9 de-en"),
    ]
    sentences = german("a", "eins", "zwei", "drei", "vier?")
    assert [t.text for t in translate(sentences, memory, engine, "en")] == ["ONE", "TWO", "THREE", "FOUR"]
    found = translate(sentences, memory, engine, "en", again=True)
    assert [t.text for t in found] == ["EINS", "TWO", "THREE", "FOUR"]
    assert engine.calls == [("de", ["eins", "vier?"])]


def test_a_headline_in_capitals_is_read_as_a_sentence() -> None:
    engine = Upper()
    translate(german("a", "DIE REGIERUNG BAUT RECHENZENTREN"), (), engine, "en", Strict(()))
    ((_, (read,)),) = engine.calls
    assert not read.isupper()


def test_the_standings_as_a_table_with_the_faulty_below() -> None:
    entries = (
        Translation("a:1", "eins", "one", reviewed=True),
        Translation("a:2", "zwei", "TWO", engine="upper"),
        Translation("a:3", "Was?", None, engine="upper", faults=(CUT,)),
    )
    rows = [standing("a", "de", "en", entries, 4), standing("brief", "en", "zh", (), 2)]
    assert table(rows) == [
        "              sentences  reviewed  machine  faulty  waiting",
        "a      de-en          4         1        1       1        1",
        "brief  en-zh          2         0        0       0        2",
        "a:3 (de-en): cut: its end is missing",
    ]


def test_without_the_wording_the_memory_stays_as_it_is() -> None:
    memory = [Translation("a:2", "zwei", "two", reviewed=True, note="n"), Translation("a:3", "drei", None)]
    assert list(translate(german("a", None, None, None), memory, Upper(), "en")) == memory


def test_what_nobody_serves_waits() -> None:
    sentences = [*german("a", "Was?"), Sentence("e", 1, "en", "What?")]
    waiting = (Translation("a:1", "Was?", None), Translation("e:1", "What?", None))
    assert translate(sentences, (), None, "fr") == waiting
    assert translate(sentences, waiting, None, "fr") == waiting
    faulty = Translation("a:1", "Was?", None, engine="upper de-fr", faults=(CUT,))
    assert translate(sentences, waiting, Upper(), "fr") == (faulty, waiting[1])


def test_a_note_on_a_waiting_sentence_stays() -> None:
    memory = [Translation("a:1", "eins", None, note="who can do this?")]
    assert list(translate(german("a", "eins"), memory, None, "en")) == memory
    assert translate(german("a", "eins"), memory, Upper(), "en")[0].note == "who can do this?"


def test_a_failing_engine_is_heard(argos: ArgosEngine) -> None:
    class Broken(Upper):
        def translate(self, *_arguments: object, **_more: object) -> list[Output]:
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
        Summary("de", "en", reviewed=1, machine=1, faulty=1, waiting=0, route="upper de-en"),
        Summary("zh", "en", reviewed=0, machine=1, faulty=0, waiting=0, route="upper zh-en"),
    )


def test_the_summary_says_what_to_install(tmp_path: Path) -> None:
    sentences = german("a", *(f"Satz {n}." for n in range(12)))
    found = translate(sentences, (), None, "en")
    (german_english,) = summarise(sentences, found, None, "en")
    assert german_english.message == (
        "12 sentences wait: no package translates de to en; it takes the Argos package de-en"
    )
    (german_chinese,) = summarise(sentences, found, None, "zh")
    assert german_chinese.install == ("de-en", "en-zh")
    half = ArgosEngine([Package(tmp_path, "de", "en", "1", "")])
    (german_chinese,) = summarise(sentences, found, half, "zh")
    assert german_chinese.install == ("en-zh",)


def test_the_summary_of_sentences_that_wait_for_a_person() -> None:
    sentences = german("a", "Das Netz ist neu.")
    memory = [Translation("a:1", "Das Netz ist alt.", "The grid is old.", reviewed=True)]
    (count,) = summarise(sentences, translate(sentences, memory, Upper(), "en"), Upper(), "en")
    assert count.message == "1 sentence waits for a person: see the entries marked fuzzy in the memory"
    assert replace(count, waiting=0).message is None
