"""Which figures, dates and names of a statement its footnotes bear, and what each footnote adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.following import figure_follows, moment_follows
from polybrief.check.grounds import Ground, ground, meant_by
from polybrief.check.statements import Statement, statements
from polybrief.examine.agreement import vague
from polybrief.model import Footnote, Moment, Name, Quantity, SentenceEvidence

__all__ = ["Support", "support", "where"]

_SMALL = 3
"""Below it, a number in words is a way of speaking: “one of them”, “both”."""


@dataclass(frozen=True)
class Support:
    """What the footnotes of `statement` do not bear, each in the order of the text.

    `unknown` are labels whose sentence is not there or not examined; while there are any, nothing is
    called unsupported. `idle` are those whose sentence shares no figure, date or name with the statement,
    though it has some, while the others bear all of them.
    """

    statement: Statement
    figures: tuple[Quantity, ...] = ()
    dates: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    unknown: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether there is a footnote, and all values and names stand in the cited sentences."""
        bare = self.figures or self.dates or self.names or self.unknown
        return bool(self.statement.labels) and not bare


_NEIGHBOURS = 2
"""Sentences of a report that lie so near to each other may bear one statement together."""


def support(brief: Brief, desk: Desk) -> tuple[Support, ...]:
    """How each statement of a brief is borne out, in the order of the file."""
    key = ("support", brief)
    if key not in desk.kept:
        desk.kept[key] = tuple(_judged(statement, desk) for statement in statements(brief))
    found: tuple[Support, ...] = desk.kept[key]
    return found


def where(statement: Statement) -> str:
    """Where something of a statement does not stand, in words for a finding."""
    if not statement.cited:
        return "none of the sentences that the brief cites"
    return f"none of the cited sentences ({', '.join(statement.labels)})"


def _judged(statement: Statement, desk: Desk) -> Support:
    read = desk.examiner.read(statement.text, statement.language)
    grounds = [ground(label, desk) for label in statement.labels]
    unknown = tuple(label for label, known in zip(statement.labels, grounds, strict=True) if known is None)
    if unknown or not grounds:
        return Support(statement, unknown=unknown)
    known = [found for found in grounds if found]
    missing = _missing(read, statement, known, desk)
    if any(missing):
        anew = [found for label in statement.labels if (found := ground(label, desk, anew=True))]
        missing = _missing(read, statement, anew, desk)
    idle = () if any(missing) or not statement.cited else tuple(_idle(read, statement, known, desk))
    return Support(statement, *missing, idle=idle)


Missing = tuple[tuple[Quantity, ...], tuple[Moment, ...], tuple[Name, ...]]


def _missing(read: SentenceEvidence, statement: Statement, grounds: Sequence[Ground], desk: Desk) -> Missing:
    free = _titles(statement.text, grounds, desk)
    figures = tuple(
        figure
        for figure in read.figures
        if _counts(figure) and not _inside(figure.span, free) and not _figure_stands(figure, grounds)
    )
    dates = tuple(
        moment
        for moment in read.dates
        if not _inside(moment.span, free) and not _date_stands(moment, grounds)
    )
    # The US of “US-Dollar” is part of a sum.
    sums = [figure.span for figure in read.figures] + free
    names = tuple(
        name for name in read.names if not _inside(name.span, sums) and not _name_stands(name, grounds, desk)
    )
    return figures, dates, names


def _titles(text: str, grounds: Sequence[Ground], desk: Desk) -> list[tuple[int, int]]:
    """Where the titles of cited reports stand in the text."""
    spans = []
    for found in grounds:
        source = desk.sources[Footnote(found.label, 0).source]
        if source.title and (start := text.find(source.title)) >= 0:
            spans.append((start, start + len(source.title)))
    return spans


def _inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _counts(figure: Quantity) -> bool:
    """Whether a figure needs support: not “first”, “both” and “hundreds of”."""
    if figure.incidental:
        return figure.unit != "ordinal" and figure.low >= _SMALL and not vague(figure)
    return True


def _figure_stands(figure: Quantity, grounds: Sequence[Ground]) -> bool:
    return figure_follows(figure, [found.facts for found in grounds])


def _date_stands(moment: Moment, grounds: Sequence[Ground]) -> bool:
    return any(
        moment_follows(moment, (*found.facts, *map(_moment, found.days)), found.days) for found in grounds
    )


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day, "", (0, 0), "day")


def _name_stands(name: Name, grounds: Sequence[Ground], desk: Desk) -> bool:
    if any(name.id in found.names or name.id in found.record for found in grounds):
        return True
    meanings = meant_by(name.id, desk)
    return any(meanings & (found.names | found.record) for found in grounds)


def _idle(
    read: SentenceEvidence, statement: Statement, grounds: Sequence[Ground], desk: Desk
) -> Iterator[str]:
    """The footnotes without use. A sentence without any figure, date or name is not judged."""
    if not (any(map(_counts, read.figures)) or read.dates or read.names):
        return
    serving = [found for found in grounds if _shares(read, found, desk)]
    for found in grounds:
        # A claim often runs over two sentences of a report, the second with “it” for a name.
        serves = found in serving or any(_near(found, other) for other in serving)
        others = [other for other in grounds if other.label != found.label]
        says_something = found.facts or found.names
        if says_something and others and not serves and not any(_missing(read, statement, others, desk)):
            yield found.label


def _shares(read: SentenceEvidence, found: Ground, desk: Desk) -> bool:
    return (
        any(_figure_stands(figure, [found]) for figure in read.figures)
        or any(_date_stands(moment, [found]) for moment in read.dates)
        or any(_name_stands(name, [found], desk) for name in read.names)
    )


def _near(a: Ground, b: Ground) -> bool:
    one, other = Footnote(a.label, 0), Footnote(b.label, 0)
    return one.source == other.source and abs((one.n or 0) - (other.n or 0)) <= _NEIGHBOURS
