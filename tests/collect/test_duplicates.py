"""The same report again is found; one that tells the same in its own words is not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from polybrief.collect.duplicates import Texts, shingles
from polybrief.model import Source, text_hash

EVENTS = yaml.safe_load(
    (Path(__file__).parents[2] / "benchmarks" / "duplicates" / "reports.yml").read_text("utf-8")
)
LANGUAGES = ("en", "de", "zh")


def report(code: str, which: str = "one") -> str:
    return next(event[which].strip() for event in EVENTS if event["language"] == code)


def source(name: str, text: str, code: str) -> Source:
    return Source(name, code, "restricted", text_hash(text))


def desk(code: str) -> Texts:
    """All reports of the language but the second of the first event."""
    texts = [
        event[which].strip() for event in EVENTS if event["language"] == code for which in ("one", "two")
    ]
    texts.pop(1)
    return Texts((source(f"report-{n}", text, code), text) for n, text in enumerate(texts))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_very_same_text(code: str) -> None:
    same = desk(code).find(report(code), code)
    assert same is not None
    assert (same.source, same.share) == ("report-0", 1.0)


@pytest.mark.parametrize("code", LANGUAGES)
def test_another_title_a_note_and_other_signs(code: str) -> None:
    text = "一个新标题 A new title\n" + report(code).upper().replace("1", "１") + "\nSource: an agency."
    same = desk(code).find(text, code)
    assert same is not None
    assert same.source == "report-0"
    assert same.share > 0.8


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_in_twenty_replaced(code: str) -> None:
    chance, text = random.Random(1), report(code)
    parts = list(text) if code == "zh" else text.split(" ")
    for at in chance.sample(range(len(parts)), len(parts) // 20):
        parts[at] = "某" if code == "zh" else "other"
    same = desk(code).find(("" if code == "zh" else " ").join(parts), code)
    assert same is not None
    assert same.source == "report-0"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_event_in_other_words_is_another_report(code: str) -> None:
    assert desk(code).find(report(code, "two"), code) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_short_version_does_not_stand_for_the_whole(code: str) -> None:
    lines = report(code).split("\n")
    half = "\n".join(lines[:3])
    known = Texts([(source("half", half, code), half)])
    assert known.find(report(code), code) is None


def test_figures_that_differ_are_named() -> None:
    corrected = report("en").replace("86 million", "68 million")
    same = desk("en").find(corrected, "en")
    assert same is not None
    assert (same.figures_here, same.figures_there) == (("68",), ("86",))


def test_a_report_is_not_a_copy_of_itself() -> None:
    assert desk("en").find(report("en"), "en", but="report-0") is None


def test_without_its_text_a_report_is_known_by_its_hash_alone() -> None:
    text = report("de")
    known = Texts([(source("restricted", text, "de"), None)])
    same = known.find(text, "de")
    assert same is not None
    assert same.source == "restricted"
    assert known.find(text + " Mehr.", "de") is None


def test_a_text_that_changes_is_found_by_its_new_wording() -> None:
    known = Texts([(source("a", report("en"), "en"), report("en"))])
    known.add(source("a", report("en", "two"), "en"), report("en", "two"))
    assert known.find(report("en", "two") + " More.", "en") is not None
    assert known.find("A title\n" + report("en"), "en") is None


def test_among_no_reports_and_of_no_words() -> None:
    assert Texts().find(report("en"), "en") is None
    assert desk("en").find("", "en") is None
    assert desk("en").find("!?", "en") is None


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert shingles("Two words", "en").size == 1
    assert shingles("两字", "zh").size == 1
    assert shingles("", "en").size == 0
