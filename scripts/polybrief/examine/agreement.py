"""Which figures and dates of two languages say the same, one against one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from polybrief.examine.localisations import DOLLARS, MEASURES, RATES
from polybrief.model import Moment, Quantity

Fact = Quantity | Moment


def agree(a: Fact, b: Fact) -> bool:
    """Whether two facts say the same, as far as translations are free to say it otherwise."""
    if isinstance(a, Quantity):
        return _quantities_agree(a, b) if isinstance(b, Quantity) else _moment_is_number(b, a)
    return _moments_agree(a, b) if isinstance(b, Moment) else _moment_is_number(a, b)


def _quantities_agree(a: Quantity, b: Quantity) -> bool:
    if {a.unit, b.unit} == {"percent", "count"}:
        part, percent = (a, b) if a.unit == "count" else (b, a)
        # half and 50 percent, a third and 33 percent
        return part.low < 1 and abs(part.low * 100 - percent.low) < 1
    if "GBP" in (a.unit, b.unit) and {a.unit, b.unit} & {"kg", "g", "t", "lb"}:
        # “160 pounds” of weight look like money.
        a, b = (replace(q, unit="lb") if q.unit == "GBP" and "£" not in q.text else q for q in (a, b))
    if a.unit in MEASURES and b.unit in MEASURES and not _units_agree(a, b):
        return _measures_agree(a, b)
    return _units_agree(a, b) and _values_agree(a, b)


def _measures_agree(a: Quantity, b: Quantity) -> bool:
    """90 minutes and an hour and a half; 5 miles and 8 km, 350 pounds and 160 kg within their rounding."""
    one, other = MEASURES[a.unit], MEASURES[b.unit]
    if one.dimension != other.dimension:
        return False
    x, y = a.low * one.factor + one.zero, b.low * other.factor + other.zero
    # Conversion within a system is exact; between systems, translators round to what reads well.
    tolerance = Decimal("0.001") if one.system == other.system else Decimal("0.06")
    return abs(x - y) <= tolerance * max(abs(x), abs(y))


def _units_agree(a: Quantity, b: Quantity) -> bool:
    units = {a.unit, b.unit}
    if len(units) == 1:
        return True
    if a.is_money and b.is_money:
        return _currencies_agree(a, b)
    if units & {"percent", "points"}:
        return False
    if any(units <= rate for rate in RATES):
        return True
    # A unit that stands only once for several figures, or that one language leaves to the context.
    return "count" in units or ("ordinal" in units and (a.incidental or b.incidental))


def _currencies_agree(a: Quantity, b: Quantity) -> bool:
    """`$` may be any dollar, `¥` the yen, and a plain 5元 the dollar of the country that it is about."""
    for one, other in ((a, b), (b, a)):
        plain = not any(mark in one.text for mark in ("US", "U.S", "美"))
        if one.unit == "USD" and other.unit in DOLLARS and plain:
            return True
        if one.unit == "CNY" and other.unit == "JPY" and "¥" in one.text:
            return True
        short = one.text.endswith("元") and not any(sign in one.text for sign in "人万亿萬億")
        if one.unit == "CNY" and short and other.unit in DOLLARS:
            return True
    return False


def _values_agree(a: Quantity, b: Quantity) -> bool:
    if (a.low, a.high) == (b.low, b.high):
        return True
    if vague(a) and vague(b):
        return a.low <= b.high and b.low <= a.high
    if vague(a) or vague(b):
        # “tens of thousands” and “more than 10,000”
        wide, single = (a, b) if vague(a) else (b, a)
        return wide.low <= single.high and single.low <= min(wide.high, wide.low * 10)
    if a.low < a.high or b.low < b.high:
        return (a.approximate or b.approximate) and a.low <= b.high and b.low <= a.high
    return _rounded_alike(a, b)


def vague(quantity: Quantity) -> bool:
    """Whether it is a sum like “tens of billions”."""
    return quantity.approximate and quantity.low * 5 <= quantity.high and quantity.high > 0


def _rounded_alike(a: Quantity, b: Quantity) -> bool:
    """Whether the one is the other, rounded, and says so: “about 3.6 billion” for 3.58 billion."""
    coarse, fine = sorted((a, b), key=lambda q: -int(q.low.normalize().as_tuple().exponent))
    # “about 303” for “about 300” is no rounding.
    if not coarse.approximate or fine.approximate or abs(coarse.low - fine.low) * 10 > abs(fine.low):
        return False
    step = Decimal(1).scaleb(int(coarse.low.normalize().as_tuple().exponent))
    return abs(coarse.low - fine.low) * 2 <= step


def _moments_agree(a: Moment, b: Moment) -> bool:
    """Part by part; what one side does not say is no difference, but something must be said by both."""
    if (a.precision == "decade") != (b.precision == "decade"):
        return False
    shared = [_years_agree(a.year, b.year)] if a.year is not None and b.year is not None else []
    pairs = ((a.month, b.month), (a.day, b.day), (a.quarter, b.quarter))
    shared += [x == y for x, y in pairs if x is not None and y is not None]
    if a.hour is not None and b.hour is not None:
        # 8 p.m. is 20 Uhr, and “at eight” may be either.
        shared.append((a.hour - b.hour) % 12 == 0 and (a.minute or 0) == (b.minute or 0))
    return bool(shared) and all(shared)


def _years_agree(a: int, b: int) -> bool:
    """1998 and '98, the 1990s and 90年代."""
    return a == b or (min(a, b) < 100 and a % 100 == b % 100)


_READ_AS: tuple[Callable[[Moment], int | None], ...] = (
    # “2000 Menschen” may have been read as a year, 2000人 not.
    lambda m: m.year if m.month is None and m.day is None else None,
    # the 20th century and the 1900s
    lambda m: m.year // 100 + 1 if m.precision == "decade" and m.year and m.year % 100 == 0 else None,
    lambda m: m.day if m.month is None and m.year is None else None,
    lambda m: m.quarter if m.year is None else None,
    lambda m: m.hour if m.hour is not None and not m.minute else None,
    lambda m: m.hour % 12 if m.hour is not None and not m.minute else None,
)


def _moment_is_number(moment: Moment, number: Quantity) -> bool:
    """Whether a date or time was written like a plain number: the 22nd and 22日, at eight and 20 Uhr."""
    if number.unit in {"percent", "points"} or number.is_money or number.low != number.high:
        return False
    if number.unit == "mo":
        # “the first six months” and 1至6月
        return moment.month == number.low and moment.day is None
    if number.unit == "ordinal" and number.incidental and moment.day == number.low:
        # 三号 is the 3rd of a month that the sentence before has named.
        return True
    return any(read(moment) == number.low for read in _READ_AS)
