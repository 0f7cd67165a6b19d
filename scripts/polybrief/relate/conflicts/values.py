"""Whether two figures say the same, within what their words leave open; how they read as text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from polybrief.limits import HEDGED, SLIPS, TOO_VAGUE
from polybrief.model import Moment, Quantity

_DIGITS = re.compile(r"\d")


def vague(figure: Quantity) -> bool:
    """Whether a figure is only an order of magnitude: “billions of dollars”."""
    return figure.high > figure.low and (figure.low <= 0 or figure.high / figure.low >= TOO_VAGUE)


def spread(figure: Quantity) -> bool:
    """Whether its words leave room: a range, “about”, “more than”."""
    return figure.low != figure.high or figure.approximate or bool(figure.bound)


def leeway(figure: Quantity) -> Decimal:
    """By how much the value may be off: half of the last digit that is shown, more with “about”."""
    digits = Decimal("".join(_DIGITS.findall(figure.text)) or 0)
    shown = abs(figure.high) / digits / 2 if digits and figure.low == figure.high else Decimal(0)
    # 2019 shows four digits and means them all; “500 billion” is exact to the billion.
    hedged = abs(figure.high) * Decimal(str(HEDGED)) if figure.approximate else Decimal(0)
    return max(shown if figure.unit != "count" else Decimal(0), hedged)


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both may be true: ranges overlap, roundings and bounds allowed for.

    “More than 100 billion” and “100 billion” agree, “39 billion” and “39.2 billion”, too.
    """
    off = max(leeway(a), leeway(b))
    (a_low, a_high), (b_low, b_high) = _reach(a), _reach(b)
    return (a_low is None or b_high is None or a_low - off <= b_high) and (
        b_low is None or a_high is None or b_low - off <= a_high
    )


def _reach(figure: Quantity) -> tuple[Decimal | None, Decimal | None]:
    low = None if figure.bound == "at most" else figure.low
    high = None if figure.bound == "at least" else figure.high
    return low, high


def slipped(a: Quantity, b: Quantity, *, alike: bool) -> bool:
    """Whether the same digits stand in both with another scale word, as translators go wrong.

    One digit alone, as in 10 million and 1 billion, is a sign only where the sentences are `alike`.
    """
    if a.low != a.high or b.low != b.high or not a.low or not b.low:
        return False
    small, large = sorted((abs(a.low), abs(b.low)))
    return large / small in SLIPS and (alike or len(small.normalize().as_tuple().digits) > 1)


def clusters(figures: Sequence[Quantity]) -> list[list[int]]:
    """Groups of those that agree, as indexes, from the smallest value to the largest.

    Figures that are one value each come first; a bounded one, which agrees with many, joins the nearest
    group that it agrees with. Takes n log n steps.
    """
    groups: list[list[int]] = []
    order = sorted(range(len(figures)), key=lambda i: (figures[i].low, figures[i].high, i))
    for i in [i for i in order if not figures[i].bound]:
        if groups and agree(figures[groups[-1][0]], figures[i]):
            groups[-1].append(i)
        else:
            groups.append([i])
    lows = [figures[group[0]].low for group in groups]
    alone: list[list[int]] = []
    for i in [i for i in order if figures[i].bound]:
        place = bisect_left(lows, figures[i].low)
        near = [groups[at] for at in (place, place - 1, place + 1) if 0 <= at < len(groups)]
        joined = next((group for group in (*near, *alone[-1:]) if agree(figures[group[0]], figures[i])), None)
        if joined is None:
            alone.append([i])
        else:
            joined.append(i)
    return sorted([*groups, *alone], key=lambda group: figures[group[0]].low)


def written(figure: Quantity) -> str:
    """The value as text: `at least 100000000000 USD`, `10000000000 to 100000000000 USD`."""
    value = f"{figure.low.normalize():f}"
    if figure.high != figure.low:
        value += f" to {figure.high.normalize():f}"
    about = "about " if figure.approximate and figure.high == figure.low else ""
    return f"{figure.bound} {about}{value} {figure.unit}".strip()


def day(moment: Moment) -> str:
    """A day as text, `2025-01-22`, or `--01-22` where the year is not told (as ISO 8601 once wrote it)."""
    return f"{moment.year or '-'}-{moment.month or 0:02}-{moment.day or 0:02}"
