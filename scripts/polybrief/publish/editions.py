"""The weekly edition: what its lead, the briefs of the week and their sources come to, for page and PDF.

Knows nothing of MkDocs. The lead is a page of its own, `docs/<language>/editions/<year>-w<week>.md`,
which the gate checks and people review as they do briefs; everything else is gathered from the briefs.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from polybrief.briefs import WEEK, Brief
from polybrief.citations import escape
from polybrief.model import Correction, Footnote, Kinship, Source
from polybrief.relate.overview import by_origin

__all__ = ["Digest", "Item", "Week", "digest", "markdown", "week_of"]

OPENING = 2
"""Sentences of a brief that stand in the edition."""


@dataclass(frozen=True, order=True)
class Week:
    """A week by ISO 8601: it starts on a Monday, and belongs to the year of its Thursday."""

    year: int
    number: int

    @property
    def slug(self) -> str:
        """What its page is called.

        >>> Week(2026, 47).slug
        '2026-w47'
        """
        return f"{self.year}-w{self.number:02}"

    @property
    def days(self) -> tuple[date, date]:
        """Monday and Sunday."""
        first = date.fromisocalendar(self.year, self.number, 1)
        return first, first + timedelta(days=6)

    def __contains__(self, day: object) -> bool:
        first, last = self.days
        return isinstance(day, date) and first <= day <= last


def week_of(slug: str) -> Week | None:
    """The week that a slug names, however its letter is written; None if there is no such week.

    >>> week_of("2026-W47"), week_of("2025-w53")
    (Week(year=2026, number=47), None)
    """
    found = WEEK.fullmatch(slug.lower())
    if not found:
        return None
    try:
        date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return Week(int(found[1]), int(found[2]))


@dataclass(frozen=True)
class Item:
    """A brief in an edition: `opening` is its first sentences as Markdown, each with its footnotes."""

    brief: Brief
    opening: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    """A weekly edition in one language.

    `lead` is its page with title, summary, text and review. `corrections` are those of the week, to any
    public brief, and all of the lead’s own. `sources` are those that its briefs and the lead cite,
    `origins` the same by origin, the largest group first. `definitions` are the texts of the footnotes that
    are called in it, by label in the order of the calls.
    """

    week: Week
    lead: Brief
    items: tuple[Item, ...]
    corrections: tuple[tuple[Brief, Correction], ...]
    sources: tuple[Source, ...]
    origins: tuple[tuple[Source, ...], ...]
    definitions: Mapping[str, str]

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        """Its briefs in order."""
        return tuple(item.brief for item in self.items)


def digest(
    lead: Brief,
    briefs: Sequence[Brief],
    sources: Mapping[str, Source],
    kinships: Sequence[Kinship] = (),
) -> Digest | None:
    """The edition of the week that `lead` is named for; None if its slug names no week.

    `briefs` are those that readers of its language may see, the newest first. It draws on those that the
    lead lists, in that order, else on all that are dated in the week.
    """
    week = week_of(lead.slug)
    if week is None:
        return None
    by_slug = {brief.slug: brief for brief in briefs}
    listed = [by_slug[slug] for slug in lead.front.briefs if slug in by_slug]
    chosen = listed if lead.front.briefs else [brief for brief in briefs if brief.front.date in week]
    items = tuple(_item(brief) for brief in chosen)
    cited = dict.fromkeys(Footnote(label, 0).source for brief in (lead, *chosen) for label in brief.labels)
    known = [source for source in cited if source in sources]
    groups = by_origin(known, kinships)
    texts = {d.label: d.text for brief in (*chosen, lead) for d in brief.definitions}
    called = dict.fromkeys((*lead.labels, *(label for item in items for label in item.labels)))
    return Digest(
        week,
        lead,
        items,
        tuple(_corrections(lead, briefs, week)),
        tuple(sources[source] for source in known),
        tuple(tuple(sources[source] for source in group) for group in groups),
        {label: texts[label] for label in called if label in texts},
    )


def _item(brief: Brief) -> Item:
    lines = brief.body.split("\n")
    passages = [passage for passage in brief.passages if passage.kind == "sentence" and passage.labels]
    first = passages[:OPENING]
    opening = (lines[p.line - brief.first_line][p.span[0] : p.span[1]] for p in first)
    return Item(brief, tuple(opening), tuple(label for passage in first for label in passage.labels))


def _corrections(lead: Brief, briefs: Sequence[Brief], week: Week) -> Iterator[tuple[Brief, Correction]]:
    found = [(brief, entry) for brief in briefs for entry in brief.front.corrections if entry.date in week]
    found += [(lead, entry) for entry in lead.front.corrections]
    yield from sorted(found, key=lambda pair: pair[1].date, reverse=True)


def markdown(found: Digest, *, level: int = 2) -> str:
    """The page of an edition as Python-Markdown reads it: lead, briefs under headings of `level` with a link
    to each, and the definitions of all footnotes in the order of their calls.

    Links lead from `docs/<language>/editions`.
    """
    parts = [found.lead.body.strip("\n")]
    for item in found.items:
        brief = item.brief
        title = f"[{escape(brief.front.title)}](../briefs/{brief.slug}.md)"
        summary = f'<p class="edition__summary">{html.escape(brief.front.summary)}</p>'
        parts += [f"{'#' * level} {title}", summary, "\n".join(item.opening)]
    notes = "\n".join(f"[^{label}]: {text}" for label, text in found.definitions.items())
    return "\n\n".join([*parts, notes]) + "\n"
