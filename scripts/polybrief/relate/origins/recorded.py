"""Which reports are kin by what their records say: who relays whom, whose agency, which house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from polybrief.limits import SPREAD
from polybrief.model import Descent, Source
from polybrief.relate.origins.houses import Reporters

Recorded = tuple[tuple[str, str], Descent, str, str | None]
"""Two source ids in order, how they are kin, the reason for a reader, and the later one if it is known."""

_Groups = dict[tuple[str, str], list[str]]
_REASONS = {"via": "both relay {}", "wire": "both carry a report of {}", "by": "both are published by {}"}


def from_records(
    sources: Sequence[Source], reporters: Reporters, companies: Iterable[Sequence[str]] = ()
) -> Iterator[Recorded]:
    """The kinships that the records of `sources` tell, a pair perhaps several times.

    Ten thousand reports of one house have fifty million pairs. Of a house or an agency with more than
    SPREAD reports, only those are paired that are in one of the `companies` (ids of sources that tell the
    same), one with the next: so they are one origin, and the pairs are no more than the members.
    """
    by_name = {name: s.id for s in sources for name in (s.url, s.title, s.id) if name}
    groups: _Groups = defaultdict(list)
    for source in sources:
        first = by_name.get(source.via) if source.via else None
        if first and first != source.id:
            yield _sorted(source.id, first), "primary source", f"{source.id} relays {first}", source.id
        roles = (("via", source.via if not first else None), ("wire", source.wire), ("by", source.publisher))
        for role, name in roles:
            key = reporters.key(name)
            if key:
                groups[role, key].append(source.id)
    large = {place for place, ids in groups.items() if len(ids) > SPREAD}
    # An agency is paired with the house that it is: both are large, or neither.
    large = {(role, key) for role, key in groups if key in {house for _, house in large}}
    for place, ids in groups.items():
        if place not in large:
            yield from _within(place, ids, groups, reporters)
    places = defaultdict(list)
    for place in large:
        for one in groups[place]:
            places[one].append(place)
    for company in companies if large else ():
        parts: _Groups = defaultdict(list)
        for one in company:
            for role, key in places.get(one, ()):
                parts[role, key].append(one)
        for place in sorted(parts):
            yield from _chained(place, parts, reporters)


def _within(
    place: tuple[str, str], ids: Sequence[str], groups: _Groups, reporters: Reporters
) -> Iterator[Recorded]:
    """All pairs of a house or an agency, and those of an agency with the house that it is."""
    role, key = place
    for a, b in combinations(ids, 2):
        yield _sorted(a, b), "common source", _REASONS[role].format(reporters.shown(key)), None
    for b in ids if role != "by" else ():
        for a in groups.get(("by", key), ()):
            if a != b:
                yield _carried(a, b, reporters.shown(key))


def _chained(place: tuple[str, str], parts: _Groups, reporters: Reporters) -> Iterator[Recorded]:
    """Those of one company, each with the next, and all with the first of the house that the agency is."""
    role, key = place
    ids = parts[place]
    for a, b in pairwise(ids):
        yield _sorted(a, b), "common source", _REASONS[role].format(reporters.shown(key)), None
    for first in parts.get(("by", key), ())[:1] if role != "by" else ():
        for b in ids:
            if first != b:
                yield _carried(first, b, reporters.shown(key))


def _carried(first: str, later: str, house: str) -> Recorded:
    reason = f"{later} carries a report of {house}, which publishes {first}"
    return _sorted(first, later), "primary source", reason, later


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
