"""Who is named with which country: in one sentence of the reports, counted by origins.

Only what evidence bears: the names that were read in a sentence. Whom a sentence names as its own source
(“according to Bloomberg”) is not what it is about, and does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from polybrief.languages import language
from polybrief.limits import NAMED_TOGETHER
from polybrief.model import Entry, Evidence, Kinship
from polybrief.publish.charts import svg
from polybrief.publish.charts.texts import CHART_TEXTS
from polybrief.publish.drawing import width
from polybrief.publish.lines import fitted
from polybrief.relate.overview import Known, name_of

_NAMED = ("programme", "organisation")
_TERRITORY = "territory-"
_ROW = 38
_NAME = 130
_LINE = 15


@dataclass(frozen=True)
class Field:
    """Where a name and a country stand together: sentence ids by report, and how many origins these have."""

    sentences: Mapping[str, tuple[int, ...]]
    origins: int


@dataclass(frozen=True)
class Matrix:
    """Countries and names (ids of both); `fields` has those that are named together."""

    countries: tuple[str, ...]
    names: tuple[str, ...]
    fields: Mapping[tuple[str, str], Field]


def matrix(known: Known, cited: Collection[str], kinships: Iterable[Kinship]) -> Matrix | None:
    """The matrix of the reports `cited`; None where no sentence names a country with anyone.

    Reports of which the ledger says that they are kin as a whole are one origin.
    """
    found: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for source in sorted(cited):
        evidence = known.evidence.get(source)
        for country, name, n in _pairs(evidence, known.glossary) if evidence else ():
            found[country, name][source].append(n)
    if not found:
        return None
    origin = _origins(cited, kinships)
    fields = {
        pair: Field(
            {source: tuple(numbers) for source, numbers in sources.items()},
            len({origin[source] for source in sources}),
        )
        for pair, sources in found.items()
    }
    countries, names = (
        _most([(pair[side], field) for pair, field in fields.items()], most)
        for side, most in enumerate(NAMED_TOGETHER)
    )
    kept = {pair: field for pair, field in fields.items() if pair[0] in countries and pair[1] in names}
    # A country whose only name had no room would be an empty row.
    countries = tuple(country for country in countries if any(pair[0] == country for pair in kept))
    return Matrix(countries, tuple(name for name in names if any(p[1] == name for p in kept)), kept)


def _pairs(evidence: Evidence, glossary: Mapping[str, Entry]) -> Iterable[tuple[str, str, int]]:
    for sentence in evidence.sentences:
        named = {name.id for name in sentence.names} - {one.to for one in sentence.attributions}
        countries = sorted(name for name in named if _is_country(name, glossary))
        others = sorted(name for name in named if name in glossary and glossary[name].kind in _NAMED)
        for country in countries:
            for name in others:
                yield country, name, sentence.n


def _is_country(name: str, glossary: Mapping[str, Entry]) -> bool:
    """Whether an id is that of a territory of CLDR, which the glossary may know by another one."""
    if name.startswith(_TERRITORY):
        return True
    known = glossary.get(name)
    if known is None or known.kind != "place":
        return False
    return not _TERRITORIES.isdisjoint(known.forms.get("en", ()))


_TERRITORIES = frozenset(
    name for code, name in Locale.parse("en").territories.items() if len(code) == 2 and code.isalpha()
)


def _origins(sources: Collection[str], kinships: Iterable[Kinship]) -> dict[str, str]:
    """What stands for the origin of each report: the first of those that are kin with it."""
    root = {source: source for source in sources}

    def find(source: str) -> str:
        while root[source] != source:
            source = root[source]
        return source

    for kinship in kinships:
        if not kinship.passages and set(kinship.sources) <= root.keys():
            a, b = sorted(find(source) for source in kinship.sources)
            root[b] = a
    return {source: find(source) for source in root}


def _most(pairs: Sequence[tuple[str, Field]], most: int) -> tuple[str, ...]:
    """The ids of the most origins, those of the most sentences first among equals, then by alphabet."""
    weights: dict[str, tuple[int, int]] = {}
    for name, field in pairs:
        origins, sentences = weights.get(name, (0, 0))
        count = sum(len(numbers) for numbers in field.sentences.values())
        weights[name] = (origins + field.origins, sentences + count)
    ranked = sorted(weights, key=lambda name: (-weights[name][0], -weights[name][1], name))
    return tuple(ranked[:most])


def picture(found: Matrix, glossary: Mapping[str, Entry], page: str) -> svg.Picture:
    """The matrix for a page in the language `page`: a disc and its number where a field is not empty.

    It is as wide as it is; a narrow page lets it scroll.
    """
    texts = CHART_TEXTS[page]
    countries = {country: name_of(country, glossary, page) for country in found.countries}
    names = {name: name_of(name, glossary, page) for name in found.names}
    description = texts.together_text.format(rows=len(countries), columns=len(names))
    description += language(page).joiner + texts.semicolon.join(
        f"{countries[country]}{texts.colon}"
        + texts.joiner.join(
            f"{names[name]} {found.fields[country, name].origins}"
            for name in found.names
            if (country, name) in found.fields
        )
        for country in found.countries
    )
    drawn = _drawn(found, countries, names, (texts.together, description))
    return svg.Picture(texts.together, description, drawn, drawn)


def _drawn(
    found: Matrix, countries: Mapping[str, str], names: Mapping[str, str], told: tuple[str, str]
) -> str:
    column = (svg.WIDE - _NAME) // NAMED_TOGETHER[0]
    across = _NAME + column * len(countries)
    heads = {country: _lines(words, column - 1, 3) for country, words in countries.items()}
    top = _LINE * max(len(lines) for lines in heads.values()) + 10
    parts: list[str] = []
    middle: dict[str, float] = {}
    for i, (country, lines) in enumerate(heads.items()):
        middle[country] = _NAME + column * (i + 0.5)
        first = top - 8 - _LINE * (len(lines) - 1)
        parts += [
            svg.words(middle[country], first + _LINE * n, text, size=svg.SMALL, anchor="middle", bold=True)
            for n, text in enumerate(lines)
        ]
    y: float = top
    for name, words in names.items():
        parts.append(svg.line(0, y, across, y))
        lines = _lines(words, _NAME - 10, 3)
        height = max(_ROW, _LINE * len(lines) + 8)
        level = y + height / 2
        baseline = level + 4.5 - (len(lines) - 1) * _LINE / 2
        parts += [svg.words(0, baseline + _LINE * n, text, size=svg.SMALL) for n, text in enumerate(lines)]
        for country in found.countries:
            field = found.fields.get((country, name))
            if field:
                # The area of a disc grows with the number, up to where the row ends.
                radius = round(min(4.5 * field.origins**0.5, _ROW / 2 - 4), 1)
                x = middle[country]
                parts.append(svg.disc(x - 12, level, radius))
                parts.append(svg.words(x + 8, level + 4.5, str(field.origins)))
        y += height
    parts.append(svg.line(0, y, across, y))
    return svg.figure((across, y + 2), *told, "together", parts)


def _lines(text: str, room: float, most: int) -> list[str]:
    return fitted(text, lambda part: width(part, svg.SMALL), room, most)
