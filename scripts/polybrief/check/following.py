"""Whether a figure or a date follows from another one: it says the same, or less, but nothing else.

A translation may be free where a footnote may not: what a source leaves open (a currency, a year, a
single value within “tens of billions”) must not be filled in. It may be said with less precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from polybrief.examine.agreement import Fact, agree, vague
from polybrief.model import Moment, Quantity

__all__ = ["figure_follows", "moment_follows"]


def figure_follows(figure: Quantity, grounds: Sequence[Sequence[Fact]]) -> bool:
    """Whether `figure` follows from the facts of one of the sentences, or its two ends from several.

    Sums and differences do not follow: the program does not calculate.
    """
    bearing = [fact for facts in grounds for fact in facts if _follows(figure, fact, facts)]
    if bearing:
        return not _against_bound(figure, [fact for facts in grounds for fact in facts], bearing)
    if figure.low == figure.high or vague(figure):
        return False
    ends = (replace(figure, high=figure.low), replace(figure, low=figure.high))
    return all(any(_follows(end, fact, facts) for facts in grounds for fact in facts) for end in ends)


def _follows(figure: Quantity, fact: Fact, beside: Sequence[Fact]) -> bool:
    if isinstance(fact, Moment):
        return agree(fact, figure)
    if not _units_fit(figure, fact, beside) or {figure.bound, fact.bound} == {"at least", "at most"}:
        return False
    if vague(figure) or vague(fact):
        same = figure.unit == fact.unit or "count" in (figure.unit, fact.unit)
        return same and _vaguely(figure, fact)
    return agree(figure, fact) or _cut(figure, fact) or _one_end(figure, fact)


def _against_bound(figure: Quantity, facts: Sequence[Fact], bearing: Sequence[Fact]) -> bool:
    """“Less than 100 billion”, where one source says “100 billion” and the other “more than 100 billion”."""
    if not figure.bound or any(isinstance(f, Quantity) and f.bound == figure.bound for f in bearing):
        return False
    plain = replace(figure, bound="")
    return any(isinstance(f, Quantity) and f.bound and _follows(plain, f, ()) for f in facts)


def _vaguely(figure: Quantity, fact: Quantity) -> bool:
    """“Tens of billions” are more than ten billion, but not ten billion; 39 billion are tens of billions."""
    if not vague(figure):
        return figure.bound == "at least" and figure.low == fact.low
    if not vague(fact):
        over = figure.low <= fact.low if fact.bound == "at least" else figure.low < fact.low
        return over and fact.high <= figure.high
    return figure.low < fact.high and fact.low < figure.high


def _units_fit(figure: Quantity, fact: Quantity, beside: Sequence[Fact]) -> bool:
    """Whether neither says a unit that the other contradicts, and `figure` none that is not said."""
    if figure.unit == fact.unit or "count" not in (figure.unit, fact.unit):
        return True
    counted = figure if figure.unit == "count" else fact
    if counted.noun and not (figure.is_money or fact.is_money):
        return False
    if fact.unit != "count" or figure.unit == "ordinal":
        return True
    if figure.unit == "percent":
        return fact.low < 1
    # In “5 billion dollars, then 6 billion” the unit of the first is that of the second.
    shared = any(isinstance(other, Quantity) and other.unit == figure.unit for other in beside)
    return shared and not fact.currency_lost


def _cut(figure: Quantity, fact: Quantity) -> bool:
    """“More than 30 billion” for 39 billion, “almost 40 billion”: rounded to the digits that are shown."""
    if not figure.bound or figure.low != figure.high or fact.low != fact.high or figure.unit != fact.unit:
        return False
    step = Decimal(1).scaleb(int(figure.low.normalize().as_tuple().exponent))
    down = figure.bound == "at least"
    return (fact.low / step).to_integral_value(ROUND_FLOOR if down else ROUND_CEILING) * step == figure.low


def _one_end(figure: Quantity, fact: Quantity) -> bool:
    """The 7 percent of “5 to 7 percent”."""
    if fact.low == fact.high or figure.low != figure.high:
        return False
    return any(agree(figure, replace(fact, low=end, high=end)) for end in (fact.low, fact.high))


def moment_follows(moment: Moment, facts: Iterable[Fact], published: Sequence[date] = ()) -> bool:
    """Whether `moment` follows from one of the `facts`: each part that it says is said there.

    A year that is not said there may be that of the report's days (`published`): the 22 January of a report
    of that year; or the year before, where the day would else lie ahead of the report.
    """
    return any(_moment_follows(moment, fact, published) for fact in facts)


def _moment_follows(moment: Moment, fact: Fact, published: Sequence[date]) -> bool:
    if isinstance(fact, Quantity):
        return agree(moment, fact)
    return any(_says(known, moment) for known in (fact, *_in_years(fact, published)))


def _in_years(moment: Moment, published: Sequence[date]) -> Iterable[Moment]:
    if moment.year is not None or moment.hour is not None:
        return
    for day in published:
        if moment.month is None and moment.day is not None:
            moment = replace(moment, month=day.month)
        ahead = (moment.month or 1, moment.day or 1) > (day.month, day.day)
        yield replace(moment, year=day.year)
        if ahead:
            yield replace(moment, year=day.year - 1)


def _says(known: Moment, moment: Moment) -> bool:
    """Whether `known` says all that `moment` says."""
    if moment.precision == "decade":
        return known.year is not None and moment.year is not None and _in_decade(known.year, moment.year)
    if known.precision == "decade":
        return False
    quarter = known.quarter or (known.month and (known.month + 2) // 3)
    pairs = ((moment.month, known.month), (moment.day, known.day), (moment.quarter, quarter))
    if any(ours is not None and ours != theirs for ours, theirs in pairs):
        return False
    return agree(moment, known) and (moment.year is None or known.year is not None) and _clock(known, moment)


def _clock(known: Moment, moment: Moment) -> bool:
    return moment.hour is None or known.hour is not None


def _in_decade(year: int, decade: int) -> bool:
    """Whether a year lies in the decade, or is the same decade."""
    return year // 10 == decade // 10
