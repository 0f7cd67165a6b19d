"""Figures and moments in English: what each way to write them reads as."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.examine.english import RULES
from polybrief.examine.rules import Rule, facts
from polybrief.model import Moment, Quantity


def _figure(q: Quantity) -> str:
    """`~10..100 count`, `>5 km`, `1 count inc`: about, at least, incidental."""
    worth = f"{q.low:f}" if q.low == q.high else f"{q.low:f}..{q.high:f}"
    hedges = ("~" if q.approximate else "") + {"": "", "at least": ">", "at most": "<"}[q.bound]
    return (
        f"{hedges}{worth} {q.unit}" + (" inc" if q.incidental else "") + (" lost" if q.currency_lost else "")
    )


def _moment(m: Moment) -> str:
    """`2025-1-22`, `1990s`, `2024 Q3`, `17:30 UTC`."""
    if m.precision == "time":
        return f"{m.hour}:{m.minute:02}" + (f" {m.zone}" if m.zone else "")
    if m.precision == "quarter":
        return f"{m.year or '?'} Q{m.quarter}"
    if m.precision == "decade":
        return f"{m.year}s"
    if m.precision == "year":
        return f"{m.year}"
    return "-".join(str(part or "?") for part in (m.year, m.month, m.day))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money
        ("It cost US$1.5bn.", ["1500000000 USD"]),
        ("RMB5 billion or $10-million", ["5000000000 CNY", "10000000 USD"]),
        ("USD 5 million, RUB12.4 billion", ["5000000 USD", "12400000000 RUB"]),
        ("CHF 1'250'000.50 in cash", ["1250000.5 CHF"]),
        ("360 US$ million", ["360000000 USD"]),
        ("£5m and $500k, but 5m of rope", ["5000000 GBP", "500000 USD", "5 m"]),
        ("a $2.4-billion line", ["2400000000 USD"]),
        ("a 5-billion-dollar package", ["5000000000 USD"]),
        ("They want a dollar or 50 cents", ["1 USD inc", "50 cent"]),
        ("100 grand in a bag", ["100000 count"]),
        ("$500 billion (about 3.6 trillion)", ["500000000000 USD", "~3600000000000 count lost"]),
        ("3 million 200 thousand dollars", ["3200000 USD"]),
        # percent, points, units
        ("a seven per cent rise", ["7 percent"]),
        ("5 percentage points, 25 basis points", ["5 points", "0.25 points"]),
        ("-5°C, minus 5 degrees", ["-5 °C", "-5 °"]),
        ("a ten-year-old boy with a .38", ["10 yr", "0.38 count"]),
        ("100-meter run, 5ft, 900 square miles", ["100 m", "5 ft", "900 mi²"]),
        ("three decades, a fortnight", ["30 yr", "2 wk inc"]),
        (
            "two men aged 34 and one aged between 50 and 61",
            ["2 count inc", "34 yr", "1 count inc", "50..61 yr"],
        ),
        # ranges
        ("$5-$7bn", ["5000000000..7000000000 USD"]),
        ("between $5 million and $7 million", ["5000000..7000000 USD"]),
        ("from 5 to 7 per cent", ["5..7 percent"]),
        ("prices rose from 5 to 7 per cent", ["5 percent", "7 percent"]),
        ("up 16 percent to $158 million", ["16 percent", "158000000 USD"]),
        ("5 and 7 per cent", ["5 percent", "7 percent"]),
        ("one or two, three to five years", ["1..2 count inc", "3..5 yr"]),
        # bounds
        ("expected to exceed $5 million", [">5000000 USD"]),
        ("It must not exceed $5 million.", ["<5000000 USD"]),
        # vague sums
        ("tens of billions of dollars", ["~10000000000..100000000000 USD"]),
        ("several hundred guests and dozens of dogs", ["~100..1000 count", "~12..120 count"]),
        ("millions of birds", ["~1000000..1000000000 count"]),
        ("a multi-billion dollar deal", ["~1000000000..1000000000000 USD inc"]),
        ("double-digit billions", ["~10000000000..100000000000 count"]),
        # words
        ("four and a half million voters", ["4500000 count"]),
        ("two and a half billion euros", ["2500000000 EUR"]),
        ("half a million, half an hour", ["500000 count", "0.5 h inc"]),
        ("Thirty-two boats, twenty-five thousand fish", ["32 count", "25000 count"]),
        ("three hundred and five", ["305 count"]),
        ("a hundred, a dozen", ["100 count", "12 count"]),
        ("one in five", ["1 count inc", "5 count inc"]),
        # ordinals, fractions, multiples
        ("the 21st, the twenty-first, a second try", ["21 ordinal", "21 ordinal inc", "2 ordinal inc"]),
        ("a third of them, two-thirds", ["0.3333333333 count inc", "0.6666666667 count inc"]),
        ("twice, both, doubled", ["2 count inc"] * 3),
        ("2½ miles, 1/3", ["2.5 mi", "0.3333333333 count"]),
        ("2:03:38 and 9:58.3", ["7418 s", "598.3 s"]),
        # bounds
        ("more than 5 million, up to 10%", [">5000000 count", "<10 percent"]),
        ("nearly 20 km, 5 million or more, 40 or so", ["~20 km", ">5000000 count", "~40 count"]),
        # labels
        ("Boeing 737, A16, GPT-4, G20, 5G, carbon-14", []),
        ("They won 3-1, 6-4 and 2:1.", []),
        ("Call 911 or +1 202 555 0143 or 021 555 83 46.", []),
        # counts that look like years
        ("about 2000 people and 2,000 more", ["~2000 count", "2000 count"]),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert [_figure(q) for q in facts(text, RULES)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 22nd, 2025, and 22 January", ["2025-1-22", "?-1-22"]),
        ("20 to 22 January 2025", ["2025-1-20", "2025-1-22"]),
        ("in May 2026; they may go", ["2026-5-?"]),
        ("in May", ["?-5-?"]),
        ("2025-01-22, 22/1/2025, 3/4/2025", ["2025-1-22", "2025-1-22", "2025"]),
        ("since 1848, in mid-2016, 2014-15", ["1848", "2016", "2014", "2015"]),
        ("the 1990s, the '80s, the nineties, in his 30s", ["1990s", "1980s", "1990s"]),
        ("Q3 2025, the third quarter of 2024", ["2025 Q3", "2024 Q3"]),
        ("5 p.m. EST, 5:30pm, 17:30 GMT", ["17:00 America/New_York", "17:30", "17:30 UTC"]),
        ("at 20:18, nine o'clock", ["20:18", "9:00"]),
        ("It opens on the 22nd.", ["?-?-22"]),
    ],
)
def test_moments(text: str, expected: list[str]) -> None:
    assert [_moment(m) for m in facts(text, RULES)[1]] == expected


def test_a_span_covers_number_scale_and_unit() -> None:
    text = "It cost more than US$ 1.5\u00a0billion, she says."
    ((found,), _) = facts(text, RULES)
    assert text[slice(*found.span)] == found.text == "US$ 1.5\u00a0billion"


@given(st.integers(1, 10**15), st.integers(0, 99))
def test_a_number_reads_back(whole: int, cents: int) -> None:
    ((found,), _) = facts(f"${whole:,}.{cents:02}", RULES)
    assert found.low == found.high == Decimal(f"{whole}.{cents:02}")


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for found in (fact for kind in facts(text, RULES) for fact in kind):
        assert text[slice(*found.span)] == found.text


PIECES = [
    "1,",
    "1.",
    "9",
    "0",
    "$",
    "$1 ",
    "a ",
    "one ",
    "and ",
    "billion ",
    "5 to ",
    "A1",
    "A-",
    "a-",
    "1'",
    "half ",
]
PIECES += [
    "January ",
    "several ",
    "twenty-",
    "1:",
    "1/",
    "1-",
    "+1 ",
    "more than ",
    "2016-",
    "minus ",
    " ",
    "third ",
]


@pytest.mark.parametrize("piece", ["1,1,", "a ", "$", "one "])
def test_a_hundred_kilobytes_take_a_second_at_most(piece: str) -> None:
    started = time.process_time()
    facts(piece * (100_000 // len(piece)), RULES)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("piece", PIECES)
def test_it_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    facts(piece * (30_000 // len(piece)), RULES)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_takes_linear_time(rule: Rule) -> None:
    started = time.process_time()
    for piece in PIECES:
        for _ in rule.pattern.finditer(piece * (20_000 // len(piece))):
            pass
    assert time.process_time() - started < 10
