"""What the rules of German and English share: dates and times from their parts, and numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from polybrief.model import Moment, Span

_FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.3333333333"),
    "⅔": Decimal("0.6666666667"),
}


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"


def fraction(numerator: Decimal | int, denominator: Decimal | int) -> Decimal:
    """A fraction with ten digits behind the point.

    >>> fraction(1, 3)
    Decimal('0.3333333333')
    """
    return (Decimal(numerator) / denominator).quantize(Decimal("1E-10")).normalize()


def digits_value(written: str, group: str, decimal: str) -> Decimal:
    """The value of digits with separators; a sign such as ½ adds to it.

    >>> digits_value("1'234,5", ".'", ",")
    Decimal('1234.5')
    """
    more = _FRACTIONS.get(written[-1], Decimal(0))
    digits = written.rstrip("½¼¾⅓⅔")
    for sign in (*group, " "):
        digits = digits.replace(sign, "")
    return (Decimal(digits.replace(decimal, ".") or 0) + more).normalize()


def day(span: Span, year: int | None, month: int | None, number: int | None) -> Moment | None:
    """The moment of a date as far as it is given; None if there is no such month or day."""
    if (month is not None and not 1 <= month <= 12) or (number is not None and not 1 <= number <= 31):
        return None
    precision = "day" if number is not None else "month" if month is not None else "year"
    return Moment(year, month, number, "", span, precision)  # type: ignore[arg-type]


def alone(moment: Moment | None) -> list[Moment] | None:
    """A list of the moment; None, which leaves the words to later rules, if there is none."""
    return None if moment is None else [moment]


def year(span: Span, number: int) -> Moment:
    """The moment of a year."""
    return Moment(number, None, None, "", span, "year")


def decade(span: Span, number: int) -> Moment:
    """The moment of a decade; “the 80s” are those of the twentieth century."""
    return Moment(number if number >= 100 else 1900 + number, None, None, "", span, "decade")


def quarter(span: Span, number: int, of: int | None) -> Moment:
    """The moment of a quarter of a year."""
    return Moment(of, None, None, "", span, "quarter", quarter=number)


def clock(span: Span, hour: int, minute: int, zone: str | None = None) -> Moment | None:
    """The moment of a time of day; None if no clock shows it."""
    if hour > 24 or minute > 59:
        return None
    return Moment(None, None, None, "", span, "time", hour=hour, minute=minute, zone=zone)


def seconds(written: str) -> Decimal:
    """The seconds of a race time: `2:03:38`, `9:58.3`.

    >>> seconds("9:58,3")
    Decimal('598.3')
    """
    total = Decimal(0)
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + Decimal(part)
    return total.normalize()
