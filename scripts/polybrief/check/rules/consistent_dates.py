"""The dates of a brief fit one another, its sources, and today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "dates-inconsistent"
_FURTHEST_EAST = timedelta(hours=14)


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    if brief.front.status == "draft":
        return
    yield from _among_themselves(brief)
    yield from _in_the_future(brief, desk)
    yield from _sources(brief, desk)


def _among_themselves(brief: Brief) -> Iterator[Finding]:
    front = brief.front
    if front.date and front.reviewed_on and front.reviewed_on < front.date:
        message = f"reviewed on {front.reviewed_on}, before the brief’s own date, {front.date}"
        yield _finding(brief, "reviewed_on", message, "correct “date”, or review it again")
    if front.date and front.cutoff and front.cutoff > front.date:
        message = f"reports were read up to {front.cutoff}, after the brief’s own date, {front.date}"
        yield _finding(brief, "cutoff", message, "correct “date” or “cutoff”")
    days = [entry.date for entry in front.corrections]
    if days != sorted(days):
        yield _finding(brief, "corrections", "the corrections are not in order", "put the oldest first")
    if days and front.date and min(days) < front.date:
        message = f"a correction of {min(days)}, before the brief’s own date, {front.date}"
        yield _finding(brief, "corrections", message, "correct the dates")


def _in_the_future(brief: Brief, desk: Desk) -> Iterator[Finding]:
    front = brief.front
    # The day that has begun where the day begins first: editor and machine may be far apart.
    today = (desk.now.astimezone(UTC) + _FURTHEST_EAST).date()
    release = front.publish_after.date() if front.publish_after else today
    days: list[tuple[str, date | None, date]] = [
        ("date", front.date, max(today, release)),
        ("cutoff", front.cutoff, max(today, release)),
        ("reviewed_on", front.reviewed_on, today),
        *(("corrections", entry.date, today) for entry in front.corrections),
    ]
    for key, day, last in days:
        if day and day > last:
            yield _finding(brief, key, f"{key}: {day} is still to come", "correct it")


def _sources(brief: Brief, desk: Desk) -> Iterator[Finding]:
    cutoff = brief.front.cutoff
    told: set[str] = set()
    for note in brief.footnotes:
        source = desk.sources.get(note.source)
        if cutoff is None or source is None or source.id in told or source.published is None:
            continue
        if source.published > cutoff:
            told.add(source.id)
            message = f"“{source.id}” was published on {source.published}, after the cutoff, {cutoff}"
            mend = f"set a later cutoff, or correct “published” in sources/{source.id}.md"
            yield Finding(CODE, "error", brief.file, note.line, message, mend)


def _finding(brief: Brief, key: str, message: str, mend: str) -> Finding:
    return Finding(CODE, "error", brief.file, head_line(brief, key), message, mend)
