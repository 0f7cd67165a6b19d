"""The values of a ledger as readers write them: `10000000 USD` is 10 million US dollars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name

from polybrief.languages import language

_VALUE = re.compile(
    r"(?P<bound>at least |at most )?(?P<about>about )?(?P<low>-?\d+(?:\.\d+)?)"
    r"(?: to (?P<high>-?\d+(?:\.\d+)?))? (?P<unit>\S+)"
)
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {"at least ": "at least {}", "at most ": "at most {}", "about ": "about {}", "to": "{} to {}"},
        "de": {
            "at least ": "mindestens {}",
            "at most ": "höchstens {}",
            "about ": "etwa {}",
            "to": "{} bis {}",
        },
        "zh": {"at least ": "至少{}", "at most ": "至多{}", "about ": "约{}", "to": "{}至{}"},
    }
)
_DIGITS = 12
"""More digits than any figure of a report has, so that two that differ never look alike."""
_TIMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "yr": {"en": "{} years", "de": "{} Jahre", "zh": "{}年"},
        "mo": {"en": "{} months", "de": "{} Monate", "zh": "{}个月"},
        "wk": {"en": "{} weeks", "de": "{} Wochen", "zh": "{}周"},
        "d": {"en": "{} days", "de": "{} Tage", "zh": "{}天"},
        "h": {"en": "{} hours", "de": "{} Stunden", "zh": "{}小时"},
        "min": {"en": "{} minutes", "de": "{} Minuten", "zh": "{}分钟"},
    }
)
_POINTS = {"en": "{} percentage points", "de": "{} Prozentpunkte", "zh": "{}个百分点"}
_PERCENT = {"en": "{}%", "de": "{}\u00a0%", "zh": "{}%"}


def readable(value: str, page: str) -> str:
    """A value as the ledger writes it, for a reader of the language `page`; an unknown form stays.

    >>> readable("10000000000 to 100000000000 USD", "en")
    '10 billion to 100 billion US dollars'
    >>> readable("about 3600000000000 count", "zh")
    '约3.6万亿'
    """
    day = _DAY.fullmatch(value)
    if day:
        return _day(day, page) or value
    found = _VALUE.fullmatch(value)
    if not found:
        return value
    words = _WORDS[page]
    text = number(Decimal(found["low"]), page)
    if found["high"]:
        text = words["to"].format(text, number(Decimal(found["high"]), page))
    text = _with_unit(text, found["unit"], page)
    if found["about"]:
        text = words["about "].format(text)
    return words[found["bound"]].format(text) if found["bound"] else text


def number(value: Decimal, page: str) -> str:
    """A number with the scale words of a language: 17,500, 39 billion, 39 Milliarden, 390亿."""
    locale = Locale.parse(language(page).locale)
    form: Literal["short", "long"] = "long" if "long" in locale.compact_decimal_formats else "short"
    # CLDR's scale words of Chinese are the short form; those of the others would abbreviate there.
    if abs(value) < (10_000 if form == "short" else 1_000_000):
        return str(format_decimal(value, locale=locale, decimal_quantization=False))
    # Babel counts in the type that it is given, whatever its signature says: no digit is lost.
    exact: Any = value
    return str(format_compact_decimal(exact, format_type=form, locale=locale, fraction_digits=_DIGITS))


def currency_name(code: str, page: str) -> str:
    """A currency as sums name it.

    >>> currency_name("USD", "de")
    'US-Dollar'
    """
    return str(get_currency_name(code, count=2, locale=language(page).locale))


def _with_unit(text: str, unit: str, page: str) -> str:
    if unit in ("count", "ordinal"):
        return text
    if unit in _TIMES:
        return _TIMES[unit][page].format(text)
    if unit == "percent":
        return _PERCENT[page].format(text)
    if unit == "points":
        return _POINTS[page].format(text)
    if re.fullmatch("[A-Z]{3}", unit):
        unit = currency_name(unit, page)
        return f"{text}{unit}" if page == "zh" else f"{text} {unit}"
    return f"{text} {unit}"


def _day(found: re.Match[str], page: str) -> str | None:
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    locale = language(page).locale
    if year == "-":
        # A leap year has all days.
        return _month_and_day(month, day, locale)
    if not month:
        return year
    try:
        whole = date(int(year), month, day or 1)
    except ValueError:
        return None
    return (
        format_date(whole, "long", locale=locale) if day else format_skeleton("yMMMM", whole, locale=locale)
    )


def _month_and_day(month: int, day: int, locale: str) -> str | None:
    try:
        return format_skeleton("MMMMd", date(2024, month, day), locale=locale)
    except ValueError:
        return None
