"""Events on a line, to scale: a numbered mark each, which the list beside it explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_date, format_skeleton

from polybrief.languages import language
from polybrief.limits import DRAWN_EVENTS
from polybrief.publish.charts import svg
from polybrief.publish.charts.texts import CHART_TEXTS
from polybrief.publish.drawing import width

_LANE = 26
_RADIUS = 10
_SIDE = 14
_TICKS = 22
# Days from one tick to the next at least, and what a tick of that distance names.
_STEPS = ((1, "day"), (7, "day"), (28, "month"), (89, "month"), (365, "year"), (1826, "year"), (3652, "year"))


@dataclass(frozen=True)
class Point:
    """An event: its `first` and `last` possible day (the same for an event of a known day), what happened,
    and the address of where it stands, None without one."""

    first: date
    last: date
    label: str
    link: str | None = None


@dataclass(frozen=True)
class Entry:
    """A line of the list beside the drawing; `date` is in words, no more exact than it is known."""

    number: int
    point: Point
    date: str


def point(day: date | tuple[date, date], label: str, link: str | None = None) -> Point:
    """The event of a day, or of one between the two."""
    first, last = day if isinstance(day, tuple) else (day, day)
    return Point(first, last, label, link)


def entries(points: Sequence[Point], page: str) -> tuple[Entry, ...]:
    """The events in their order, numbered from 1, for a page in the language `page`.

    Those of the same time stay as they were given.
    """
    ordered = sorted(points, key=lambda one: (one.first, one.last))
    return tuple(Entry(n, one, when(one, page)) for n, one in enumerate(ordered, 1))


def picture(found: Sequence[Entry], page: str, name: str = "timeline") -> svg.Picture | None:
    """The drawing of some entries; None for fewer than two, for more than can be told apart (draw them year
    by year), and where all are of one day. `name` tells it from another timeline in the same page.
    """
    if not 2 <= len(found) <= DRAWN_EVENTS:
        return None
    first = min(entry.point.first for entry in found)
    last = max(entry.point.last for entry in found)
    if first == last:
        return None
    texts = CHART_TEXTS[page]
    ends = (when(Point(day, day, ""), page) for day in (first, last))
    description = texts.timeline_text.format(
        count=len(found), **dict(zip(("first", "last"), ends, strict=True))
    )
    description += language(page).joiner + texts.semicolon.join(
        f"{entry.number}{texts.colon}{entry.date}" for entry in found
    )
    wide, narrow = (
        _drawn(found, page, across, (first, last), (texts.timeline, description), f"{name}-{across}")
        for across in (svg.WIDE, svg.NARROW)
    )
    return svg.Picture(texts.timeline, description, wide, narrow)


def key(found: Sequence[Entry], page: str) -> tuple[tuple[str, str], ...]:
    """The key: (sign as SVG, what it means), for what is drawn."""
    texts = CHART_TEXTS[page]
    signs = []
    if any(entry.point.first == entry.point.last for entry in found):
        signs.append((svg.sign(svg.disc(20, 9, 7, filled=False)), texts.on_a_day))
    if any(entry.point.first != entry.point.last for entry in found):
        signs.append((svg.sign(svg.bar(6, 34, 9, filled=False)), texts.within))
    return tuple(signs)


def when(point: Point, page: str) -> str:
    """The time of an event in words: a day, a month, a year, else from one day to the other.

    >>> when(Point(date(2025, 1, 1), date(2025, 1, 31), ""), "de")
    'Januar 2025'
    """
    locale = language(page).locale
    first, last = point.first, point.last
    if first == last:
        return str(format_date(first, "long", locale=locale))
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        if (after.year, after.month) == (first.year + first.month // 12, first.month % 12 + 1):
            return str(format_skeleton("yMMMM", first, locale=locale))
        if (first.month, after.month, after.year) == (1, 1, first.year + 1):
            return str(format_skeleton("y", first, locale=locale))
    ends = [str(format_date(day, "long", locale=locale)) for day in (first, last)]
    return ("至" if page == "zh" else " – ").join(ends)


def _drawn(
    found: Sequence[Entry],
    page: str,
    across: int,
    ends: tuple[date, date],
    told: tuple[str, str],
    name: str,
) -> str:
    start, days = ends[0], (ends[1] - ends[0]).days

    def at(day: date) -> float:
        return round(_SIDE + (day - start).days / days * (across - 2 * _SIDE), 1)

    parts: list[str] = []
    lanes: list[float] = []
    for entry in found:
        low, high = at(entry.point.first), at(entry.point.last)
        left = min(low, across - 2 * _RADIUS) - _RADIUS
        reach = high if entry.point.first == entry.point.last else max(high, left + 2 * _RADIUS + 4)
        lane = next((i for i, end in enumerate(lanes) if end + 4 <= left), len(lanes))
        lanes[lane:] = [reach + _RADIUS, *lanes[lane + 1 :]]
        parts += _mark(entry, low, high, _TICKS + _LANE * (lane + 0.5) + 6, across)
    bottom = _TICKS + _LANE * len(lanes) + 8
    axis = [svg.line(0, _TICKS, across, _TICKS, "axis")]
    for day, label in _ticks(ends, page, across):
        x = at(day)
        axis.append(svg.line(x, _TICKS, x, bottom))
        room = width(label, svg.SMALL) / 2
        inside = min(max(x, room), across - room)
        axis.append(svg.words(inside, _TICKS - 7, label, size=svg.SMALL, anchor="middle", kind="note"))
    return svg.figure((across, bottom), *told, name, axis + parts)


def _mark(entry: Entry, low: float, high: float, y: float, across: float) -> Iterator[str]:
    """The number of an event in a disc; one of a longer time has a bar behind it."""
    x = min(max(low, _RADIUS + 1), across - _RADIUS - 1)
    if entry.point.first != entry.point.last and high > x + _RADIUS + 3:
        yield svg.bar(x + _RADIUS, high, y, filled=False)
    yield svg.disc(x, y, _RADIUS, filled=False)
    yield svg.words(x, y + 4.2, str(entry.number), size=svg.SMALL, anchor="middle", bold=True)


def _ticks(ends: tuple[date, date], page: str, across: int) -> list[tuple[date, str]]:
    """The days of as many ticks as have room for their labels, with these."""
    for distance, unit in _STEPS:
        days = list(_days(ends, distance, unit))
        if not 0 < len(days) <= across // 8:
            continue
        skeleton = {"day": "MMMd", "month": "yMMM", "year": "y"}[unit]
        labels = [str(format_skeleton(skeleton, day, locale=language(page).locale)) for day in days]
        room = max(width(label, svg.SMALL) for label in labels) + svg.SMALL
        gap = (across - 2 * _SIDE) / max(1, (ends[1] - ends[0]).days)
        if all((b - a).days * gap >= room for a, b in pairwise(days)):
            return list(zip(days, labels, strict=True))
    return []


def _days(ends: tuple[date, date], distance: int, unit: str) -> Iterator[date]:
    """Each day, each week, or the first days of the months or years that are so many days apart."""
    first, last = ends
    if unit == "day":
        for n in range(0, (last - first).days + 1, distance):
            yield first + timedelta(days=n)
        return
    months = max(1, round(distance / 30.44))
    count = first.year * 12 + first.month - 1
    count = -(-(count + (first.day > 1)) // months) * months
    while (day := date(count // 12, count % 12 + 1, 1)) <= last:
        yield day
        count += months
