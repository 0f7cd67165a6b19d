"""Figures and moments in German: what each way to write them reads as."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.examine.german import RULES
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
        ("zwei Mrd. £ und 360 $ Millionen", ["2000000000 GBP", "360000000 USD"]),
        ("USD 5 Mio. für das 5-Milliarden-Euro-Paket", ["5000000 USD", "5000000000 EUR"]),
        ("1'234.50 Franken, 1.234,5 Mio. Euro", ["1234.5 CHF", "1234500000 EUR"]),
        ("3 000 000 Euro, 14.50 Euro, 0,38 Euro", ["3000000 EUR", "14.5 EUR", "0.38 EUR"]),
        ("90 Milliarden japanischen Yen", ["90000000000 JPY"]),
        ("500 Milliarden Dollar (etwa 3,6 Billionen)", ["500000000000 USD", "~3600000000000 count lost"]),
        ("3 Millionen 200 Tausend Euro", ["3200000 EUR"]),
        # percent, points, units
        ("5 Prozentpunkte, 25 Basispunkte, 20%ige Kürzung", ["5 points", "0.25 points", "20 percent"]),
        ("eine 100-prozentige Tochter", ["100 percent"]),
        ("minus 5 Grad, -5 °C", ["-5 °", "-5 °C"]),
        ("dreijährig, zweiwöchig, 10-tägige, Fünfjahresplan", ["3 yr", "2 wk", "10 d", "5 yr"]),
        ("2000-köpfig, zehnköpfig", ["2000 count", "10 count inc"]),
        ("anderthalb Jahre, drei Jahrzehnte, ein Jahr", ["1.5 yr", "30 yr", "1 yr inc"]),
        # ranges
        ("5 bis 7 Milliarden Euro", ["5000000000..7000000000 EUR"]),
        ("zwischen 5 und 7 Prozent", ["5..7 percent"]),
        ("5 und 7 Prozent", ["5 percent", "7 percent"]),
        ("von 5 auf 7 Prozent", ["5 percent", "7 percent"]),
        ("um 0,7 Prozent auf 2,8 Millionen", ["0.7 percent", "2800000 count"]),
        ("zwei oder drei, drei bis fünf Jahre", ["2..3 count inc", "3..5 yr"]),
        # vague sums
        ("mehrere zehn Milliarden Dollar", ["~10000000000..100000000000 USD"]),
        ("mit mehreren hundert Gästen, Dutzende Hunde", ["~100..1000 count", "~12..120 count"]),
        ("Hunderte Millionen Euro", ["~100000000..1000000000 EUR"]),
        ("Millionen Vögel, Zehntausende Fische", ["~1000000..1000000000 count", "~10000..100000 count"]),
        ("ein zweistelliger Milliardenbetrag", ["~10000000000..100000000000 count"]),
        ("eine Millionensumme", ["~1000000..1000000000 count inc"]),
        # words
        ("fünfundzwanzigtausend Fische", ["25000 count"]),
        ("einhundertfünfundzwanzig, neunzehnhundertneunzig", ["125 count", "1990 count"]),
        ("zweieinhalb Milliarden Euro", ["2500000000 EUR"]),
        ("eine halbe Million, eine Viertelmillion", ["500000 count", "250000 count"]),
        ("eine Milliarde US-Dollar, zwei Dutzend", ["1000000000 USD", "24 count"]),
        ("ein Hund und eine Katze", []),
        # ordinals, fractions, multiples
        ("das 21. Jahrhundert, der 3. Platz, Platz 3", ["21 ordinal", "3 ordinal", "3 ordinal inc"]),
        ("die dritte, das einundzwanzigste", ["3 ordinal inc", "21 ordinal inc"]),
        ("ein Drittel, zwei Drittel", ["0.3333333333 count inc", "0.6666666667 count inc"]),
        ("die Hälfte, beide, doppelt", ["0.5 count inc", "2 count inc", "2 count inc"]),
        ("dreimal, zehnfach", ["3 count inc", "10 count inc"]),
        ("2½ Jahre, 1/3", ["2.5 yr", "0.3333333333 count"]),
        ("2:03:38 Stunden und 9:58,3 Minuten", ["7418 s", "598.3 s"]),
        # bounds
        ("mehr als 5 Millionen, bis zu 10 %", [">5000000 count", "<10 percent"]),
        ("knapp 20 km, mindestens 50 Boote", ["~20 km", ">50 count"]),
        # labels
        ("Boeing 737, A16, GPT-4, G20, 5G, Artikel 50, die B 27", []),
        ("Sie gewannen 3:1 und 6:4 gegen den 1. FC Nord.", []),
        ("Notruf 112, Telefon 0800 123456", []),
        # counts that look like years
        ("rund 2000 Menschen, 2000 Menschen", ["~2000 count", "2000 count"]),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert [_figure(q) for q in facts(text, RULES)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 22. Januar 2025 und am 22. Januar", ["2025-1-22", "?-1-22"]),
        ("20. bis 22. Januar 2025", ["2025-1-20", "2025-1-22"]),
        ("im Mai 2026, im Mai", ["2026-5-?", "?-5-?"]),
        ("2025-01-22, 22.1.2025, am 22.1., 22.01.25", ["2025-1-22", "2025-1-22", "?-1-22", "2025-1-22"]),
        ("seit 1848, im Jahr 2016, 2014/15", ["1848", "2016", "2014", "2015"]),
        ("die 1990er Jahre, 80er-Jahre, neunziger Jahre", ["1990s", "1980s", "1990s"]),
        ("Q3 2025, drittes Quartal 2024, im 3. Quartal", ["2025 Q3", "2024 Q3", "? Q3"]),
        ("um 17 Uhr, 17.30 Uhr MESZ, um 20:18", ["17:00", "17:30 Europe/Berlin", "20:18"]),
        ("8 bis 10 Uhr, um 8 Uhr abends, zwölf Uhr", ["8:00", "10:00", "20:00", "12:00"]),
        ("Es beginnt am 22.", ["?-?-22"]),
    ],
)
def test_moments(text: str, expected: list[str]) -> None:
    assert [_moment(m) for m in facts(text, RULES)[1]] == expected


def test_a_span_covers_number_scale_and_unit() -> None:
    text = "Es kostet mehr als 1,5\u00a0Mrd. US-Dollar, sagt sie."
    ((found,), _) = facts(text, RULES)
    assert text[slice(*found.span)] == found.text == "1,5\u00a0Mrd. US-Dollar"


@given(st.integers(1, 10**15), st.integers(0, 99))
def test_a_number_reads_back(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02} Euro"
    ((found,), _) = facts(written, RULES)
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
    "ein ",
    "und ",
    "Millionen ",
    "5 bis ",
    "A1",
    "A-",
    "a-",
    "1'",
    "halb ",
]
PIECES += [
    "Januar ",
    "mehrere ",
    "zwanzig",
    "einund",
    "1:",
    "1/",
    "1-",
    "+1 ",
    "mehr als ",
    "2016-",
    "minus ",
    " ",
    "1.1.",
]


@pytest.mark.parametrize("piece", ["1,1,", "a ", "$", "und "])
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
