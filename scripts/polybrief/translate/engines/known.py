"""What can be translated by value: figures, dates, and names of the glossary, in the target's own form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_decimal, get_currency_name

from polybrief.examine import Names, facts_of
from polybrief.languages import language
from polybrief.model import Entry, Moment, Quantity, Span

_SCALES = {
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
    "de": ((12, " Billionen"), (9, " Milliarden"), (6, " Millionen")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
}
_PERCENT = {"en": " percent", "de": " Prozent", "zh": "%"}
_ONE_OF_SCALE = {" Billionen": " Billion", " Milliarden": " Milliarde", " Millionen": " Million"}
_LEAP_YEAR = 2024
"""Any year that has the 29th of February, for dates without a year."""


class Known:
    """Finds what it can translate by value, with the names of one glossary."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        self._names = Names(glossary)
        self._entries = {entry.id: entry for entry in glossary}

    def forms(self, text: str, source: str, target: str) -> Iterator[tuple[Span, str]]:
        """Places of the text and what stands for them in `target`, in order and without overlaps."""
        figures, moments = facts_of(text, source)
        found = [(figure.span, _figure(figure, target)) for figure in figures]
        found += [(moment.span, _moment(moment, target)) for moment in moments]
        found += [(name.span, self._name(name.id, target)) for name in self._names.find(text, source)]
        end = 0
        for (start, stop), form in sorted(found, key=lambda item: (item[0][0], -item[0][1])):
            if form and start >= end:
                yield (start, stop), form
                end = stop

    def _name(self, name: str, target: str) -> str:
        if name in self._entries:
            return self._entries[name].preferred(target)
        territories = Locale.parse(language(target).locale).territories
        return str(territories.get(name.removeprefix("territory-").upper(), ""))


def _figure(figure: Quantity, target: str) -> str:
    """A plain figure in words of the target; "" for one that says more than its value."""
    plain = figure.low == figure.high and not (figure.approximate or figure.bound or figure.incidental)
    if not plain or figure.unit in ("ordinal", "points") or not re.search(r"\d", figure.text):
        return ""
    locale = language(target).locale
    if figure.unit == "percent":
        return _number(figure.low, target, ()) + _PERCENT[target]
    if figure.unit == "count":
        return _number(figure.low, target, _SCALES[target])
    amount = _number(figure.low, target, _SCALES[target])
    if figure.is_money:
        name = get_currency_name(figure.unit, count=2, locale=locale)
        return f"{amount}{name}" if target == "zh" else f"{amount} {name}"
    return f"{amount} {figure.unit}"


def _number(value: Decimal, target: str, scales: Sequence[tuple[int, str]]) -> str:
    """The number, with the largest scale word that leaves at most two decimal places."""
    locale = language(target).locale
    for power, word in scales:
        scaled = value.scaleb(-power)
        if abs(scaled) >= 1 and scaled == round(scaled, 2):
            one = _ONE_OF_SCALE.get(word, word) if scaled == 1 else word
            return _plain(scaled, locale) + one
    return _plain(value, locale)


def _plain(value: Decimal, locale: str) -> str:
    places = -int(value.normalize().as_tuple().exponent)
    return str(format_decimal(value, format="#,##0." + "#" * max(places, 0), locale=locale))


def _moment(moment: Moment, target: str) -> str:
    """A day of a month as the target writes it; "" for any other moment."""
    if moment.precision != "day" or moment.month is None or moment.day is None:
        return ""
    try:
        day = datetime.date(moment.year or _LEAP_YEAR, moment.month, moment.day)
    except ValueError:
        return ""
    skeleton = "yMMMMd" if moment.year else "MMMMd"
    return str(format_skeleton(skeleton, day, locale=language(target).locale))
