"""Plain figures as values: the same sum in three languages is one value."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.examine import figures
from polybrief.languages import LANGUAGES

B = 10**9


def values(text: str, language: str) -> list[tuple[Decimal, str]]:
    return [
        (q.low, q.unit) if q.low == q.high else (q.high, f"up to {q.unit}") for q in figures(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a plan of $39 billion", 39 * B, "USD"),
        ("en", "a plan of US$ 39bn", 39 * B, "USD"),
        ("en", "39 billion dollars", 39 * B, "USD"),
        ("en", "€1.5 million", Decimal("1.5e6"), "EUR"),
        ("en", "1,234,567 euros", 1234567, "EUR"),
        ("en", "a rise of 3.5 per cent", Decimal("3.5"), "percent"),
        ("en", "10 projects", 10, "count"),
        ("en", "approximately 3.6 trillion", Decimal("3.6e12"), "count"),
        ("de", "39 Milliarden Dollar", 39 * B, "USD"),
        ("de", "39 Mrd. US-Dollar", 39 * B, "USD"),
        ("de", "39\u00a0Milliarden\u00a0US-Dollar", 39 * B, "USD"),
        ("de", "15 Billionen Euro", 15 * 10**12, "EUR"),
        ("de", "1.234,5 Mio. Euro", Decimal("1234.5e6"), "EUR"),
        ("de", "ein Plus von 3,5 Prozent", Decimal("3.5"), "percent"),
        ("zh", "390亿美元", 39 * B, "USD"),
        ("zh", "约3.6万亿元", Decimal("3.6e12"), "CNY"),
        ("zh", "５０００亿美元", 500 * B, "USD"),
        ("zh", "增长百分之3.5", Decimal("3.5"), "percent"),
        ("zh", "首批10个项目", 10, "count"),
    ],
)
def test_one_figure(language: str, text: str, value: Decimal, unit: str) -> None:
    assert values(text, language) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "several tens of billions of dollars"),
        ("de", "mehrere zehn Milliarden Dollar"),
        ("de", "in Höhe von mehreren zehn Milliarden Dollar"),
        ("zh", "数百亿美元"),
    ],
)
def test_a_vague_sum_is_a_range(language: str, text: str) -> None:
    (found,) = figures(text, language)
    assert (found.low, found.high, found.unit) == (10 * B, 100 * B, "USD")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "since 2019 and in 2024"),
        ("de", "seit 2019"),
        ("zh", "2024年"),
        ("en", "the A16 of GPT-4"),
        ("en", "the 3rd"),
    ],
)
def test_years_ordinals_and_names_are_no_figures(language: str, text: str) -> None:
    assert [v for v in values(text, language) if v[1] != "count" or v[0] > 4] == []


def test_a_span_is_the_place_in_the_sentence() -> None:
    text = "Es kostet ５\u00a0Mrd. Euro, sagt sie."
    (found,) = figures(text, "de")
    start, end = found.span
    assert text[start:end] == found.text == "５\u00a0Mrd. Euro"


@given(st.integers(1, 10**15), st.sampled_from(sorted(LANGUAGES)))
def test_a_number_written_with_separators_reads_back(number: int, language: str) -> None:
    group = LANGUAGES[language].numbers.group
    written = f"{number:,}".replace(",", group)
    unit = {"en": " dollars", "de": " Dollar", "zh": "美元"}[language]
    assert [q.low for q in figures(written + unit, language)] == [number]


@given(st.text(max_size=200), st.sampled_from(sorted(LANGUAGES)))
def test_no_text_breaks_it(text: str, language: str) -> None:
    for found in figures(text, language):
        start, end = found.span
        assert text[start:end] == found.text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("unit", ["1,", "1.", "9", "$", "$1 ", "十", "billion "])
def test_it_takes_linear_time(language: str, unit: str) -> None:
    started = time.perf_counter()
    figures(unit * (100_000 // len(unit)), language)
    assert time.perf_counter() - started < 2
