"""What the reports say and no published brief does: names, figures and dates, by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from polybrief.examine.agreement import agree, vague
from polybrief.model import Entry, Evidence, Moment, Quantity, SentenceEvidence
from polybrief.relate.conflicts.values import written
from polybrief.relate.overview import name_of

__all__ = ["Unused", "unused"]

Kind = Literal["name", "figure", "date"]


@dataclass(frozen=True)
class Unused:
    """A fact of one report: what it is, its value as text (a name in the language asked for), the words
    in which the report has it, each once, and the numbers of its sentences."""

    source: str
    kind: Kind
    value: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]


def unused(
    evidence: Mapping[str, Evidence],
    read: Sequence[SentenceEvidence],
    glossary: Sequence[Entry],
    language: str = "en",
) -> tuple[Unused, ...]:
    """The facts of `evidence` (by source id) that are not among what was `read` in public briefs.

    A brief has a name if it names the entry in any form or language, a figure if one of its own agrees
    with it, a date if it says all of it. Numbers that come with ordinary wording (“one of them”) are no
    facts.
    """
    names = {name.id for one in read for name in one.names}
    figures = [figure for one in read for figure in one.figures]
    dates = [moment for one in read for moment in one.dates]
    entries = {entry.id: entry for entry in glossary}

    def missing(one: SentenceEvidence) -> Iterator[tuple[Kind, str, str]]:
        for name in one.names:
            if name.id not in names:
                yield "name", name_of(name.id, entries, language), name.text
        for figure in one.figures:
            if not figure.incidental and not any(_has(ours, figure) for ours in figures):
                yield "figure", written(figure), figure.text
        for moment in one.dates:
            if not any(_says(ours, moment) for ours in dates):
                yield "date", _value(moment), moment.text

    found = []
    for source, known in sorted(evidence.items()):
        groups: dict[tuple[Kind, str], list[tuple[int, str]]] = {}
        for one in known.sentences:
            for kind, value, words in missing(one):
                groups.setdefault((kind, value), []).append((one.n, words))
        found += [
            Unused(source, kind, value, tuple(dict.fromkeys(words for _, words in said)), _numbers(said))
            for (kind, value), said in sorted(groups.items())
        ]
    return tuple(found)


def _numbers(said: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    return tuple(sorted({n for n, _ in said}))


def _has(ours: Quantity, figure: Quantity) -> bool:
    # $39 billion lies within “tens of billions”, and says something else.
    return figure.agrees(ours) and vague(figure) == vague(ours)


_PARTS = ("year", "quarter", "month", "day", "hour")


def _says(ours: Moment, moment: Moment) -> bool:
    """Whether `ours` gives each part that `moment` gives; a year besides does no harm."""
    given = [part for part in _PARTS if getattr(moment, part) is not None]
    return all(getattr(ours, part) is not None for part in given) and agree(ours, moment)


def _value(moment: Moment) -> str:
    """A date as text: `2025-01-22`, `--01-22` without its year, `2024-Q4`, `2020s`, `T08:00` for a time."""
    year = f"{moment.year:04}" if moment.year is not None else "-"
    if moment.precision == "decade":
        return f"{year}s"
    if moment.quarter:
        return f"{year}-Q{moment.quarter}"
    parts = [f"-{part:02}" if part else "" for part in (moment.month, moment.day)]
    hour = f"T{moment.hour:02}:{moment.minute or 0:02}" if moment.hour is not None else ""
    return (f"{year}{''.join(parts)}".rstrip("-") if any(parts) or moment.year else "") + hour
