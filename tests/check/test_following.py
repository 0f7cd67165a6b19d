"""What follows from a figure or a date: the same, or less; never more."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief.check.following import figure_follows, moment_follows
from polybrief.examine import facts_of


def follows(said: str, source: str, language: str = "en", other: str = "en") -> bool:
    figures, _ = facts_of(said, language)
    theirs, moments = facts_of(source, other)
    assert figures, said
    return all(figure_follows(figure, [(*theirs, *moments)]) for figure in figures)


@pytest.mark.parametrize(
    ("said", "source", "language", "other"),
    [
        ("$39 billion", "39 Milliarden Dollar", "en", "de"),
        ("390亿美元", "$39 billion", "zh", "en"),
        ("about $3.6 billion", "$3.58 billion", "en", "en"),
        ("more than $30 billion", "$39 billion", "en", "en"),
        ("more than $100 billion", "超过1000亿美元", "en", "zh"),
        ("tens of billions of dollars", "mehrere zehn Milliarden Dollar", "en", "de"),
        ("tens of billions of dollars", "$39 billion", "en", "en"),
        ("at least 5 percent", "5 to 7 percent", "en", "en"),
        ("5 to 7 percent", "It rose from 5 percent to 7 percent", "en", "en"),
        ("half of it", "50 percent of it", "en", "en"),
        ("four years", "四年", "en", "zh"),
        ("$6 billion", "They paid 5 billion dollars in 2023 and 6 billion in 2024.", "en", "en"),
        ("3.6 trillion", "$500 billion (about 3.6 trillion)", "en", "en"),
    ],
)
def test_it_follows(said: str, source: str, language: str, other: str) -> None:
    assert follows(said, source, language, other)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("$40 billion", "$39 billion"),
        ("$39 million", "$39 billion"),
        ("39 billion euros", "$39 billion"),
        ("tens of billions of euros", "tens of billions of dollars"),
        ("tens of millions of dollars", "$10 million"),
        ("hundreds of billions of dollars", "tens of billions of dollars"),
        ("$10 billion", "tens of billions of dollars"),
        ("more than $20 billion", "$39 billion"),
        ("at most $100 billion", "more than $100 billion"),
        ("$3.6 trillion", "$500 billion (about 3.6 trillion)"),
        ("four months", "four years"),
        ("4 states", "four years"),
        ("$11 billion", "They paid 5 billion dollars in 2023 and 6 billion in 2024."),
        ("7 percent", "7 percentage points"),
    ],
)
def test_it_does_not_follow(said: str, source: str) -> None:
    assert not follows(said, source)


def dated(said: str, source: str, published: date | None = None, language: str = "en") -> bool:
    (moment,) = facts_of(said, language)[1]
    figures, moments = facts_of(source, "en")
    return moment_follows(moment, (*figures, *moments), [published] if published else [])


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("on 22 January", "on January 22nd"),
        ("in January", "on January 22nd"),
        ("in 2025", "on 22 January 2025"),
        ("in January 2025", "on 22 January 2025"),
        ("in the first quarter of 2025", "on 22 January 2025"),
        ("in the 1990s", "in 1995"),
    ],
)
def test_a_date_may_be_said_less_precisely(said: str, source: str) -> None:
    assert dated(said, source)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("on 22 January", "in January"),
        ("on 23 January", "on January 22nd"),
        ("in February", "on January 22nd"),
        ("on 22 January 2025", "on January 22nd"),
        ("in 2024", "on 22 January 2025"),
        ("in the second quarter of 2025", "on 22 January 2025"),
        ("in the 1980s", "in 1995"),
        ("in 1995", "in the 1990s"),
    ],
)
def test_a_date_may_not_be_said_otherwise_or_more_precisely(said: str, source: str) -> None:
    assert not dated(said, source)


def test_the_year_may_be_that_of_the_report() -> None:
    assert dated("on 22 January 2025", "on January 22nd", date(2025, 1, 23))
    assert dated("22. Januar 2025", "on January 22nd", date(2025, 1, 23), "de")
    assert not dated("on 22 January 2026", "on January 22nd", date(2025, 1, 23))
    assert dated("on 22 December 2024", "on December 22nd", date(2025, 1, 23))


def test_a_bound_does_not_follow_where_another_sentence_gives_the_opposite() -> None:
    ((figure,), _), ((plain,), _), ((more,), _) = (
        facts_of(text, "en") for text in ("less than $100 billion", "$100 billion", "more than $100 billion")
    )
    assert figure_follows(figure, [(plain,)])
    assert not figure_follows(figure, [(plain,), (more,)])
    assert figure_follows(more, [(plain,), (more,)])
