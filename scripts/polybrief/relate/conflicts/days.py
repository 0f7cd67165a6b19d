"""Days that differ among sentences that say the same, and days that depend on where one reads them."""

from __future__ import annotations

import hashlib
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from polybrief.examine.relative import dates_elsewhere
from polybrief.limits import FAR_ZONE, LOOK_BACK
from polybrief.model import Claim, Conflict, Entry, Evidence, Kinship, Moment, Source, Stated
from polybrief.relate.conflicts.values import day

_HOME = MappingProxyType({"de": "Europe/Berlin", "zh": "Asia/Shanghai"})
"""Where reports of a language are written; English has no such place."""
_ANY_YEAR = 2024


@dataclass(frozen=True)
class _Day:
    sentence: str
    source: str
    moment: Moment

    @property
    def stated(self) -> Stated:
        return Stated(self.sentence, self.moment.text, day(self.moment))


def date_conflicts(
    sources: Sequence[Source],
    evidence: Mapping[str, Evidence],
    claims: Sequence[Claim],
    kinships: Sequence[Kinship],
    glossary: Sequence[Entry],
) -> Iterator[Conflict]:
    """Days that differ in one claim or one retold passage: a contradiction, or a note where the zones
    of those who tell it and of the place explain it; then a note for each day that a report from far
    away gives for what happened elsewhere.
    """
    known = {source.id: source for source in sources}
    zones = {entry.id: there for entry in glossary if (there := _zones_of(entry))}
    single: dict[str, _Day] = {}
    for source, read in evidence.items():
        for sentence in read.sentences if source in known else ():
            days = [moment for moment in sentence.dates if _possible(moment)]
            if len(days) == 1 and not sentence.heading:
                single[f"{source}:{sentence.n}"] = _Day(f"{source}:{sentence.n}", source, days[0])
    places = _places(evidence, zones)
    settled: set[str] = set()
    groups = [claim.sentences for claim in claims]
    groups += [passage for kinship in kinships for passage in kinship.passages]
    apart: dict[tuple[str, ...], list[_Day]] = defaultdict(list)
    for group in groups:
        found = [single[sentence_id] for sentence_id in group if sentence_id in single]
        if _differ(found) and len({one.source for one in found}) > 1:
            settled.update(one.sentence for one in found)
            kind = "time zone" if _explained(found, known, places, zones) else "contradiction"
            # Several sentences of the same reports tell one event on the same two days.
            apart[kind, *sorted({day(one.moment) for one in found})] += found
    by_day: dict[str, list[_Day]] = defaultdict(list)
    for sentence_id, one in sorted(single.items()):
        if sentence_id not in settled and _far(one, known[one.source], places.get(sentence_id, ()), zones):
            by_day[day(one.moment)].append(one)
    for (kind, *values), told in apart.items():
        if kind == "time zone":
            told += [one for value in values for one in by_day.pop(value, [])]
        yield _conflict(told, kind)
    for same in by_day.values():
        yield _conflict(same, "time zone")


def _conflict(found: Sequence[_Day], kind: str) -> Conflict:
    ordered = sorted(found, key=lambda one: (day(one.moment), one.sentence))
    # It stays the same when one more report gives one of the days.
    name = "\n".join(("date", *sorted({day(one.moment) for one in found})))
    return Conflict(
        id=hashlib.sha256(name.encode()).hexdigest()[:10],
        kind="time zone" if kind == "time zone" else "contradiction",
        weight="note" if kind == "time zone" else "conflict",
        measure="date",
        about=None,
        stated=tuple(dict.fromkeys(one.stated for one in ordered)),
    )


def _differ(found: Sequence[_Day]) -> bool:
    """Whether two days differ in what both tell; a year that is not told differs from none."""
    days = {(one.moment.month, one.moment.day) for one in found}
    years = {one.moment.year for one in found if one.moment.year}
    return len(days) > 1 or len(years) > 1


def _explained(
    found: Sequence[_Day],
    known: Mapping[str, Source],
    places: Mapping[str, Sequence[str]],
    zones: Mapping[str, Sequence[str]],
) -> bool:
    """Whether all days are one seen from two places; a year that one tells is that of all."""
    year = next((one.moment.year for one in found if one.moment.year), None)
    dates = sorted({_date(one, year) for one in found})
    if len(dates) != 2 or dates[1] - dates[0] != timedelta(days=1):
        return False
    there = {zone for one in found for place in places.get(one.sentence, ()) for zone in zones[place]}
    homes = {home for one in found if (home := _HOME.get(known[one.source].origin_language or ""))}
    return any(
        set(dates) <= set(dates_elsewhere(at, zone, home))
        for at in dates
        for zone in there | homes
        for home in homes
        if zone != home
    )


def _far(one: _Day, source: Source, places: Iterable[str], zones: Mapping[str, Sequence[str]]) -> bool:
    """Whether the day was most likely another one where it happened, as its teller is far away."""
    home = _HOME.get(source.origin_language or "")
    if home is None or source.happened == _date(one) or one.moment.zone:
        return False
    return any(min(_apart(home, zone, _date(one)) for zone in zones[place]) >= FAR_ZONE for place in places)


def _apart(zone: str, other: str, at: date) -> float:
    noon = datetime.combine(at, time(12), ZoneInfo(zone))
    offsets = [noon.astimezone(ZoneInfo(name)).utcoffset() or timedelta() for name in (zone, other)]
    return abs((offsets[0] - offsets[1]).total_seconds()) / 3600


def _date(one: _Day, year: int | None = None) -> date:
    """The day as a date; where it has no year in `year`, else in a leap year, as zones differ little from
    year to year."""
    year = one.moment.year or year or _ANY_YEAR
    if (one.moment.month, one.moment.day) == (2, 29) and not isleap(year):
        year = _ANY_YEAR
    return date(year, one.moment.month or 1, one.moment.day or 1)


def _possible(moment: Moment) -> bool:
    """Whether there is such a day; reports know a 31 April."""
    try:
        date(moment.year or _ANY_YEAR, moment.month or 0, moment.day or 0)
    except ValueError:
        return False
    return True


def _places(
    evidence: Mapping[str, Evidence], zones: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """For each sentence with a date the places with a zone that it names, else those named near it."""
    found = {}
    for source, known in evidence.items():
        names = {
            sentence.n: tuple(sorted({name.id for name in sentence.names if name.id in zones}))
            for sentence in known.sentences
        }
        for sentence in known.sentences:
            if sentence.dates:
                near = sorted(range(-LOOK_BACK, LOOK_BACK + 1), key=abs)
                found[f"{source}:{sentence.n}"] = next(
                    (names[sentence.n + by] for by in near if names.get(sentence.n + by)), ()
                )
    return found


def _zones_of(entry: Entry) -> tuple[str, ...]:
    """The time zones of a country of the glossary (CLDR); none for other entries."""
    if entry.kind != "place":
        return ()
    code = next((_territories()[form] for form in entry.forms.get("en", ()) if form in _territories()), None)
    return tuple(get_global("territory_zones").get(code, ())) if code else ()


@cache
def _territories() -> dict[str, str]:
    return {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
