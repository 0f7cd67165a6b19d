"""The whole reading of a sentence: everything in it as values, whatever the text is."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.examine import Examiner
from polybrief.model import Entry

LANGUAGES = ("en", "de", "zh")
OPENAI = Entry("openai", "organisation", {"en": ("OpenAI",), "de": ("OpenAI",), "zh": ("OpenAI",)})
EXAMINER = Examiner((OPENAI,))


def test_a_sentence_with_everything() -> None:
    read = EXAMINER.read(
        "According to a newspaper, OpenAI invested more than $39 billion (approximately 280 billion)"
        " in Japan on January 22nd.",
        "en",
    )
    dollars, lost = read.figures
    assert (f"{dollars.low:f}", dollars.unit, dollars.bound) == ("39000000000", "USD", "at least")
    assert (dollars.kind, dollars.owner) == ("investment", "openai")
    assert (f"{lost.low:f}", lost.unit, lost.currency_lost, lost.approximate) == (
        "280000000000",
        "count",
        True,
        True,
    )
    assert [(d.month, d.day) for d in read.dates] == [(1, 22)]
    assert [name.id for name in read.names] == ["openai", "territory-jp"]
    assert [a.to for a in read.attributions] == ["a newspaper"]


def test_yesterday_is_a_date_in_a_report_whose_day_is_known() -> None:
    text = "The plan was presented yesterday, and the work began on January 20th."
    assert [(d.month, d.day) for d in EXAMINER.read(text, "en").dates] == [(1, 20)]
    read = EXAMINER.read(text, "en", published=date(2025, 1, 22))
    assert [(d.year, d.month, d.day, d.text) for d in read.dates] == [
        (2025, 1, 21, "yesterday"),
        (None, 1, 20, "January 20th"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It costs $39 billion."),
        ("de", "Es kostet 39 Milliarden Dollar."),
        ("zh", "耗资390亿美元。"),
    ],
)
def test_one_sum_in_three_languages_is_one_value(language: str, text: str) -> None:
    (figure,) = EXAMINER.read(text, language).figures
    (english,) = EXAMINER.read("It costs $39 billion.", "en").figures
    assert figure.agrees(english)
    assert figure.kind == english.kind == "investment"


_ANY = st.text(st.characters(exclude_categories=()), max_size=120)
_NUMBERS = ("3", "1.234,5", "３", "三", "五亿", "Mio. ", "billion ", "$", "%", "元", "(", ")", ",", "–")
_WORDS = (
    "Mai ",
    "May ",
    "月",
    "日",
    "of ",
    "bis ",
    "至",
    "OpenAI",
    "\u00a0",
    "\u202e",
    "\u200f",
    "\ud800",
    "\x00",
)
_PIECES = st.lists(st.sampled_from(_NUMBERS) | st.sampled_from(_WORDS), max_size=40).map("".join)


@given(_ANY | _PIECES, st.sampled_from(LANGUAGES))
def test_no_text_breaks_it_and_spans_are_right(text: str, language: str) -> None:
    read = EXAMINER.read(text, language)
    for fact in (*read.figures, *read.dates, *read.names, *read.attributions):
        assert text[slice(*fact.span)] == fact.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["The same word, 5 billion. ", "这是一句话，五亿。"])
def test_a_sentence_of_a_megabyte_ends_in_bounded_time(language: str, text: str) -> None:
    started = time.process_time()
    EXAMINER.read(text * (1_000_000 // len(text.encode())), language)
    assert time.process_time() - started < 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1,", "1.", "$", "invest ", "投资", "according to ", "laut ", "据", "A"])
def test_it_takes_linear_time(language: str, text: str) -> None:
    started = time.process_time()
    EXAMINER.read(text * (30_000 // len(text)), language)
    assert time.process_time() - started < 10


def test_news_are_read_fast() -> None:
    text = (
        "Die Regierung kündigte am 22. Januar an, 39 Milliarden Dollar in drei Rechenzentren zu investieren."
    )
    started = time.process_time()
    for _ in range(500):
        EXAMINER.read(text, "de")
    assert 500 / (time.process_time() - started) > 500
