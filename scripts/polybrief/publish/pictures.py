"""The pictures of a page, with what stands beside them: titles, keys, and the same numbers as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polybrief.briefs import Brief, is_public
from polybrief.model import Footnote, Source
from polybrief.publish.charts import sums, sums_drawing, timeline, together
from polybrief.publish.charts.sums import Compared
from polybrief.publish.charts.svg import Picture
from polybrief.publish.charts.texts import CHART_TEXTS, ChartTexts
from polybrief.publish.charts.timeline import Entry, Point
from polybrief.publish.charts.together import Matrix
from polybrief.publish.desk import Desk
from polybrief.publish.ledger_texts import LEDGER_TEXTS
from polybrief.relate.amounts import currency_name
from polybrief.relate.overview import name_of

Key = tuple[tuple[str, str], ...]
"""(sign as SVG, what it means)"""


@dataclass(frozen=True)
class SumsChart:
    """The sums of one currency: the picture, its key, the rows of its table."""

    currency: str
    picture: Picture
    key: Key
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class Timeline:
    """Events: the list of all, and the picture where there is something to draw."""

    text: ChartTexts
    entries: tuple[Entry, ...]
    picture: Picture | None
    key: Key


@dataclass(frozen=True)
class Sentences:
    """A report and the numbers of its sentences."""

    source: Source
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Together:
    """Who is named with which country: the picture, and the rows of its table (country, names with what
    says how often and the sentences)."""

    text: ChartTexts
    picture: Picture
    rows: tuple[tuple[str, tuple[tuple[str, str, tuple[Sentences, ...]], ...]], ...]


def of_brief(brief: Brief, desk: Desk) -> tuple[SumsChart, ...]:
    """The sums of a brief compared: a chart for each currency with enough of them."""
    page = brief.front.language
    conflicts = desk.conflicts(brief.labels)

    def measured(kind: str, owner: str | None) -> str:
        words = LEDGER_TEXTS[page]
        measure = words.measure(kind)
        if owner:
            about = name_of(owner, desk.known.glossary, page)
            measure = words.measure_about.format(measure=measure, about=about)
        return measure[:1].upper() + measure[1:]

    return tuple(
        SumsChart(
            currency_name(currency, page),
            sums_drawing.picture(currency, rows, page),
            sums_drawing.key(rows, page),
            rows,
        )
        for currency, rows in sums.compared(brief, desk.examiner, measured, conflicts)
    )


def of_events(points: Sequence[Point], page: str, name: str = "timeline") -> Timeline:
    """A timeline for a page in the language `page`; `name` tells it from another one in that page."""
    found = timeline.entries(points, page)
    return Timeline(CHART_TEXTS[page], found, timeline.picture(found, page, name), timeline.key(found, page))


def of_names(desk: Desk, page: str) -> Together | None:
    """The matrix of who is named with which country in the reports that public briefs cite."""
    if desk.ledger is None:
        return None
    cited = {
        Footnote(label, 0).source
        for editions in desk.briefs.values()
        for brief in editions
        if is_public(brief, desk.now)
        for label in brief.labels
    }
    found = together.matrix(desk.known, cited, desk.ledger.kinships)
    if found is None:
        return None
    picture = together.picture(found, desk.known.glossary, page)
    rows = tuple(
        (name_of(country, desk.known.glossary, page), _fields(found, country, desk, page))
        for country in found.countries
    )
    return Together(CHART_TEXTS[page], picture, rows)


def _fields(
    found: Matrix, country: str, desk: Desk, page: str
) -> tuple[tuple[str, str, tuple[Sentences, ...]], ...]:
    texts = CHART_TEXTS[page]
    fields = ((name, found.fields.get((country, name))) for name in found.names)
    return tuple(
        (
            name_of(name, desk.known.glossary, page),
            texts.by_reports.format(origins=texts.counted(field.origins), reports=len(field.sentences)),
            _sentences(field.sentences, desk),
        )
        for name, field in fields
        if field
    )


def _sentences(found: Mapping[str, tuple[int, ...]], desk: Desk) -> tuple[Sentences, ...]:
    return tuple(
        Sentences(report.source, numbers)
        for source, numbers in found.items()
        if (report := desk.report(source)) is not None
    )
