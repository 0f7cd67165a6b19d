"""What a draft tells in figures, dates and names alone: tables, timeline, who is who, open questions.

None of it takes wording from a source but the figures as they are written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton

from polybrief.citations import language_name, long_date
from polybrief.languages import language as language_of
from polybrief.limits import DRAFT_NAMES, DRAFT_QUESTIONS
from polybrief.model import Conflict, Moment, Quantity, Source, Stated
from polybrief.summarise.material import Material, Topic
from polybrief.summarise.ranking import Unit, matters
from polybrief.summarise.words import WORDS, measure_name

_KINDS = ("person", "organisation", "programme", "law", "product")
_LABELS = 4
"""Footnotes of one row; more are no better support."""
_LEAP = 2000
"""A year that has every day, for dates without a year."""


@dataclass(frozen=True)
class Row:
    """A row of a table, or a line of a list (one cell), and the sentences it rests on."""

    cells: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """Rows that belong together, so that all of them are shown or none; `order` is their place."""

    rows: tuple[Row, ...]
    order: tuple[object, ...] = ()


def figures(material: Material, sentences: Sequence[str], language: str) -> list[Shown]:
    """The figures side by side, one value after the other, those of most sources first."""
    groups: dict[tuple[str, str, Decimal, Decimal], dict[str, list[tuple[str, Quantity]]]] = defaultdict(dict)
    for sentence in sentences:
        for figure in material.facts[sentence].figures:
            if _told(figure):
                key = (figure.kind or "", figure.unit, figure.low, figure.high)
                groups[key].setdefault(material.source_of(sentence).id, []).append((sentence, figure))
    found = []
    named = {(*key[1:], source) for key, by_source in groups.items() if key[0] for source in by_source}
    for (kind, unit, low, high), given_by in groups.items():
        # Where a source says what the figure measures, it need not stand once more without that.
        by_source = {s: given for s, given in given_by.items() if kind or (unit, low, high, s) not in named}
        if not by_source:
            continue
        first = next(iter(by_source.values()))[0][1]
        # What a figure without a kind measures, its own unit says.
        name = _measure(material, kind, language) if kind else ""
        rows = []
        for source_id, given in by_source.items():
            source = material.sources[source_id]
            cells = (given[0][1].text, name, source.name, language_name(source.language, language))
            rows.append(Row(cells, tuple(dict.fromkeys(sentence for sentence, _ in given))[:_LABELS]))
        order = (not first.is_money, not kind, kind, unit, -high, -low)
        # Sums of money first, then what most sources give.
        rank = (not first.is_money, -len(by_source), *order)
        found.append((rank, Shown(tuple(rows), order)))
    return [shown for _, shown in sorted(found, key=lambda item: item[0])]


def _told(figure: Quantity) -> bool:
    return matters(figure) and (figure.is_money or figure.unit != "count" or figure.kind is not None)


def _measure(material: Material, measure: str, language: str) -> str:
    entry = material.entries.get(measure)
    return entry.preferred(language) if entry else measure_name(measure, language)


def relevant_conflicts(
    material: Material, sources: Sequence[str], found: Sequence[Unit], topic: Topic | None
) -> list[Conflict]:
    """The conflicts between the chosen `sources`, on the topic if there is one."""
    on_topic = {sentence for unit in found for sentence in unit.sentences}
    kept = []
    for conflict in material.ledger.conflicts:
        stated = tuple(s for s in conflict.stated if s.sentence.rpartition(":")[0] in sources)
        alone = len({s.value for s in conflict.stated}) == 1
        told = any(s.sentence in on_topic for s in stated) or (topic and conflict.about in topic.names)
        if told and stated and (alone or len({s.value for s in stated}) > 1):
            kept.append(
                Conflict(
                    conflict.id, conflict.kind, conflict.weight, conflict.measure, conflict.about, stated
                )
            )
    return kept


def conflict_rows(material: Material, conflict: Conflict, language: str) -> Shown:
    """A conflict as rows: each figure literally, with source, day, language and kind."""
    words = WORDS[language]
    by_value: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in conflict.stated:
        by_value[stated.sentence.rpartition(":")[0], stated.value].append(stated)
    rows = []
    for (source_id, _), given in by_value.items():
        source = material.sources[source_id]
        cells = (
            _what(material, conflict, language),
            given[0].text,
            source.name,
            long_date(source.published, language) if source.published else words.unknown,
            language_name(source.language, language),
            words.disagreements[conflict.kind],
        )
        rows.append(Row(cells, tuple(dict.fromkeys(s.sentence for s in given))[:_LABELS]))
    return Shown(tuple(rows))


def _what(material: Material, conflict: Conflict, language: str) -> str:
    measure = _measure(material, conflict.measure, language)
    entry = material.entries.get(conflict.about or "")
    about = entry.preferred(language) if entry else conflict.about
    return WORDS[language].about.format(about=about, measure=measure) if about else measure


def timeline(material: Material, sentences: Sequence[str], language: str) -> list[Shown]:
    """The dates with the names and figures of their sentences; those of most sources first."""
    by_date: dict[tuple[int, int, int, int], list[tuple[str, Moment]]] = defaultdict(list)
    for sentence in sentences:
        for moment in material.facts[sentence].dates:
            if moment.precision in ("day", "month", "quarter", "year") and _written(moment, language):
                by_date[_place(moment)].append((sentence, moment))
    found = []
    for place, given in by_date.items():
        said = tuple(dict.fromkeys(sentence for sentence, _ in given))
        facts = _facts(material, said, language)
        if facts:
            cells = (_written(given[0][1], language), WORDS[language].comma.join(facts))
            sources = len({s.rpartition(":")[0] for s in said})
            found.append((sources, Shown((Row(cells, said[:_LABELS]),), place)))
    return [shown for _, shown in sorted(found, key=lambda item: (-item[0], item[1].order))]


def _place(moment: Moment) -> tuple[int, int, int, int]:
    """Where a date comes: by day, what has no year last."""
    month = moment.month or (moment.quarter * 3 - 2 if moment.quarter else 0)
    return moment.year if moment.year is not None else 10_000, month, moment.day or 0, moment.quarter or 0


def _written(moment: Moment, language: str) -> str:
    """A date as the language writes it, with no more than the source says; empty if it is no date."""
    if moment.year is not None and not 1 <= moment.year <= 9999:
        return ""
    year = "y" if moment.year else ""
    if moment.month and moment.day:
        skeleton = "yMMMMd" if year else "MMMMd"
    elif moment.month:
        # Of a month alone no skeleton gives the full name.
        skeleton = "yMMMM" if year else ""
    elif moment.quarter and year:
        skeleton = "yQQQQ"
    elif year and not moment.day:
        skeleton = "y"
    else:
        return ""
    month = moment.month or (moment.quarter * 3 - 2 if moment.quarter else 1)
    try:
        day = date(moment.year or _LEAP, month, moment.day or 1)
    except ValueError:
        return ""
    if moment.year and moment.month and moment.day:
        return long_date(day, language)
    locale = language_of(language).locale
    if not skeleton:
        return str(format_date(day, WORDS[language].month, locale))
    return str(format_skeleton(skeleton, day, locale=locale))


def _facts(material: Material, sentences: Iterable[str], language: str) -> list[str]:
    """The names of some sentences in `language`, then their sums and shares as written; four and two."""
    names: Counter[str] = Counter()
    sums: list[str] = []
    values = set()
    for sentence in sentences:
        known = material.facts[sentence]
        names.update({name.id for name in known.names} & material.entries.keys())
        for figure in known.figures:
            if _told(figure) and (figure.low, figure.high, figure.unit) not in values:
                values.add((figure.low, figure.high, figure.unit))
                sums.append(figure.text)
    common = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:4]]
    return [*(material.entries[name].preferred(language) for name in common), *sums[:2]]


def who_is_who(material: Material, sentences: Sequence[str], language: str) -> list[Shown]:
    """People, organisations, programmes, laws and products, with their forms in the sources' languages."""
    sources: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for sentence in sentences:
        for name in material.facts[sentence].names:
            sources[name.id].add(sentence.rpartition(":")[0])
            first.setdefault(name.id, sentence)
    words = WORDS[language]
    found = []
    for name_id, having in sources.items():
        entry = material.entries.get(name_id)
        if entry is None or entry.kind not in _KINDS:
            continue
        own = entry.preferred(language)
        tongues = sorted({material.sources[source].language for source in having} - {language})
        others = {entry.preferred(tongue): tongue for tongue in reversed(tongues)}
        forms = "".join(
            words.form.format(language=language_name(tongue, language), form=form)
            for form, tongue in reversed(others.items())
            if form != own
        )
        text = words.entry.format(name=own, kind=words.kinds[entry.kind], forms=forms)
        found.append(
            (-len(having), Shown((Row((text,), (first[name_id],)),), (_KINDS.index(entry.kind), own)))
        )
    return [shown for _, shown in sorted(found, key=lambda item: (item[0], item[1].order))][:DRAFT_NAMES]


def questions(
    material: Material, conflicts: Sequence[Conflict], shown: Sequence[Unit], language: str
) -> list[Shown]:
    """What a person would have to find out: of conflicts first, then of what has one origin alone."""
    words = WORDS[language]
    found = []
    for conflict in conflicts:
        if conflict.kind in words.asked:
            values = _values(material, conflict, language)
            asked = words.asked[conflict.kind].format(
                what=_what(material, conflict, language), values=words.listed(values)
            )
            labels = tuple(dict.fromkeys(stated.sentence for stated in conflict.stated))[: 2 * _LABELS]
            found.append(Shown((Row((asked,), labels),)))
    for unit in shown:
        sums = [f.text for f in material.facts[unit.sentences[0]].figures if _told(f)]
        if unit.origins == 1 and sums:
            facts = _facts(material, unit.sentences[:1], language)
            names = [_title(material.sources[source], language) for source in sorted(unit.sources)]
            asked = words.second_origin.format(facts=words.comma.join(facts), source=words.comma.join(names))
            found.append(Shown((Row((asked,), unit.sentences[:_LABELS]),)))
    return found[:DRAFT_QUESTIONS]


def _values(material: Material, conflict: Conflict, language: str) -> list[str]:
    """Each value of a conflict once, as written in `language` if a source has it so."""
    own_first = sorted(conflict.stated, key=lambda s: material.language_of(s.sentence) != language)
    texts: dict[str, str] = {}
    for stated in own_first:
        texts.setdefault(stated.value, stated.text)
    return list(dict.fromkeys(texts[stated.value] for stated in conflict.stated))


def _title(source: Source, page: str) -> str:
    """A report's title set off as the page's language does; a description in brackets stays as it is."""
    described = source.name.startswith("[") and source.name.endswith("]")
    return source.name if described else language_of(page).citing.title.format(title=source.name)
