"""What a weekly digest says: the briefs and corrections of a week, the origins of its sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from polybrief.briefs import Brief
from polybrief.errors import InputError
from polybrief.model import Correction
from polybrief.publish.view import View

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True)
class Digest:
    """An edition: its `week` (`2026-W47`), what stands before the briefs, the briefs in their order, and
    what was changed in published briefs in that week."""

    week: str
    lead: str
    briefs: tuple[Brief, ...]
    corrections: tuple[tuple[Brief, Correction], ...]


def digest_of(week: str, view: View) -> Digest:
    """The digest of a week in the language of the view, from the days of the public briefs.

    This is the one place where a digest comes from. Raises InputError for what is no ISO week, and for
    one of which the language has no brief.
    """
    year, number = parts(week)
    briefs = tuple(brief for brief in view.briefs if brief.front.date and _in(brief.front.date, year, number))
    if not briefs:
        raise InputError(
            f"there is no public {view.language} brief of {week}",
            "name a week that has one: --edition 2026-W47",
        )
    corrections = tuple((brief, entry) for brief, entry in view.corrections if _in(entry.date, year, number))
    return Digest(week, "", briefs, corrections)


def parts(week: str) -> tuple[int, int]:
    """Year and number of an ISO week. Raises InputError.

    >>> parts("2026-W47")
    (2026, 47)
    """
    match = _WEEK.fullmatch(week)
    try:
        if match:
            date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return int(match[1]), int(match[2])
    except ValueError:
        pass
    raise InputError(f"“{week}” is no week", "write year and ISO week: --edition 2026-W47")


def last_day(week: str) -> date:
    """The Sunday of a week."""
    return date.fromisocalendar(*parts(week), 7)


def origins(keys: Mapping[str, str], view: View) -> tuple[tuple[str, ...], ...]:
    """The letters of the sources that have what they say from one origin, group by group."""
    if view.ledger is None:
        return ()
    groups = ([keys[s.id] for s in group if s.id in keys] for group in view.ledger.groups)
    return tuple(tuple(sorted(group, key=lambda key: (len(key), key))) for group in groups if len(group) > 1)


def _in(day: date, year: int, week: int) -> bool:
    return tuple(day.isocalendar())[:2] == (year, week)
