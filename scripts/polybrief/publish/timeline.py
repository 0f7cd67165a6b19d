"""The timeline: what public briefs date, as values, with the reports that say so.

Knows nothing of pages, so that a drawing or a handout can use the same events.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from polybrief.briefs import Brief, in_own_language, plain
from polybrief.examine import Examiner
from polybrief.model import Conflict, Evidence, Footnote, Moment, Source
from polybrief.publish.anchors import anchor
from polybrief.relate.conflicts.values import day as day_of

__all__ = ["Event", "by_year", "events", "period"]


@dataclass(frozen=True)
class Event:
    """A date in a sentence of a brief.

    `day` is a day, or the first and the last day that a year, quarter or month has; None where no year is
    known. `place` is the id of the sentence on the page of `brief`, `sources` the cited reports in the order
    of the footnotes. `year_from` is the report whose date of publication gave the year that the sentence
    does not say. `conflict` is the id of the disagreement that the date is part of.
    """

    moment: Moment
    day: date | tuple[date, date] | None
    text: str
    brief: Brief
    place: str
    sources: tuple[Source, ...]
    year_from: Source | None = None
    conflict: str | None = None


def events(
    briefs: Sequence[Brief],
    examiner: Examiner,
    sources: Mapping[str, Source],
    evidence: Mapping[str, Evidence],
    conflicts: Sequence[Conflict] = (),
) -> tuple[Event, ...]:
    """The dates in the sentences of `briefs`, in their order in time; those without a year at the end.

    `sources` and `evidence` are by id, `conflicts` those that readers see. A sentence with several dates
    is there once for each. Times of day alone, and passages that wait for their translation, are left out.
    """
    stated: dict[str, list[int]] = {}
    for place, conflict in enumerate(conflicts):
        for one in conflict.stated:
            stated.setdefault(one.sentence, []).append(place)
    found: list[Event] = []
    for brief in briefs:
        places = {place for label in brief.labels for place in stated.get(label, ())}
        its = [conflicts[place] for place in sorted(places)]
        found += _of_brief(brief, examiner, sources, evidence, its)
    return tuple(sorted(found, key=_in_order))


def by_year(found: Sequence[Event]) -> tuple[tuple[int | None, tuple[Event, ...]], ...]:
    """Events grouped by the year in which they begin; None: no year is known."""
    return tuple((year, tuple(group)) for year, group in groupby(found, key=lambda event: event.moment.year))


def _of_brief(
    brief: Brief,
    examiner: Examiner,
    sources: Mapping[str, Source],
    evidence: Mapping[str, Evidence],
    conflicts: Sequence[Conflict],
) -> Iterator[Event]:
    page = brief.front.language
    for index, passage in enumerate(brief.passages):
        text, language = in_own_language(passage.bare, page)
        if passage.kind != "sentence" or language != page:
            continue
        said = plain(text)
        cited = [sources[note] for note in _reports(passage.labels) if note in sources]
        seen: set[tuple[object, ...]] = set()
        for moment in examiner.read(said, page).dates:
            known = (moment.year, moment.quarter, moment.month, moment.day)
            if known in seen or not (moment.year or moment.quarter or moment.month):
                continue
            seen.add(known)
            year, source = _year(moment, passage.labels, sources, evidence)
            dated = replace(moment, year=year)
            yield Event(
                dated,
                period(dated),
                said,
                brief,
                anchor(index),
                tuple(cited),
                source,
                _conflict(moment, passage.labels, conflicts),
            )


def _reports(labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(Footnote(label, 0).source for label in labels))


def _year(
    moment: Moment,
    labels: Sequence[str],
    sources: Mapping[str, Source],
    evidence: Mapping[str, Evidence],
) -> tuple[int | None, Source | None]:
    """The year of a moment; one that the sentence leaves out is that of the cited reports which give the
    same date and were published on a known day, if all of them agree."""
    if moment.year is not None:
        return moment.year, None
    found: dict[int, Source] = {}
    for label in labels:
        note = Footnote(label, 0)
        source, known = sources.get(note.source), evidence.get(note.source)
        if source is None or source.published is None or known is None:
            continue
        dates = [one for sentence in known.sentences if sentence.n == note.n for one in sentence.dates]
        if any(_same(one, moment) for one in dates):
            # Reports tell what has been; a date that would lie ahead of them is that of the year before.
            ahead = (moment.month or 1, moment.day or 1) > (source.published.month, source.published.day)
            found.setdefault(source.published.year - ahead, source)
    return next(iter(found.items())) if len(found) == 1 else (None, None)


def _same(a: Moment, b: Moment) -> bool:
    return (a.quarter, a.month, a.day) == (b.quarter, b.month, b.day)


def period(moment: Moment) -> date | tuple[date, date] | None:
    """The day of a moment, or its first and last day; None without a year, or where there is no such day."""
    year, month = moment.year, moment.month
    if year is None or not 1 <= year <= 9998:
        return None
    try:
        if month and moment.day:
            return date(year, month, moment.day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if moment.quarter:
            first = date(year, 3 * moment.quarter - 2, 1)
            return first, (first.replace(day=1) + timedelta(days=92)).replace(day=1) - timedelta(days=1)
        return date(year, 1, 1), date(year + 9 if moment.precision == "decade" else year, 12, 31)
    except ValueError:
        return None


def _conflict(moment: Moment, labels: Sequence[str], conflicts: Sequence[Conflict]) -> str | None:
    """The disagreement on this date, if one of the cited sentences states it there."""
    # Month and day: a year that one says and the other does not is no difference.
    day = day_of(moment)[-len("05-03") :]
    for conflict in conflicts:
        values = {stated.value for stated in conflict.stated}
        disputed = conflict.measure == "date" and len(values) > 1
        cited = any(stated.sentence in labels for stated in conflict.stated)
        if disputed and cited and any(value.endswith(day) for value in values):
            return conflict.id
    return None


def _in_order(event: Event) -> tuple[object, ...]:
    moment, day = event.moment, event.day
    first, last = day if isinstance(day, tuple) else (day, day)
    # What is known to the day stands before what is known to the month.
    when = (first or date.max, last or date.max)
    apart = (moment.month or 3 * (moment.quarter or 5) - 2, moment.day or 32)
    return event.moment.year is None, event.moment.year or 0, *when, *apart, event.brief.slug, event.place
