"""summarise: a draft of a brief from what the sources say, one footnote a sentence.

The draft takes the sources' own sentences, so that an editor sees what stands there; it is marked as
made by machine, and names the lines whose wording belongs to others and has to be written anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from polybrief.briefs import front_text
from polybrief.citations import escape
from polybrief.limits import DRAFT_CLAIMS
from polybrief.model import Claim, Entry, Evidence, FrontMatter, Quantity, Sentence, Source, Translation

__all__ = ["Draft", "Material", "draft", "render"]


@dataclass(frozen=True)
class Material:
    """All that a draft is made from. `translations` are into the desk's language, by sentence id."""

    sources: Mapping[str, Source]
    sentences: Mapping[str, Sentence]
    translations: Mapping[str, Translation]
    evidence: Mapping[str, Evidence]
    claims: Sequence[Claim]
    glossary: Sequence[Entry]


@dataclass(frozen=True)
class Point:
    """One key point: a sentence in the desk's language if there is one, and the sentences it rests on."""

    text: str
    labels: tuple[str, ...]
    sources: int
    language: str
    restricted: bool
    machine: bool


@dataclass(frozen=True)
class Sum:
    """A sum of money as a source writes it."""

    figure: Quantity
    label: str
    source: Source


@dataclass(frozen=True)
class Named:
    """A name of the glossary and the first sentence that bears it."""

    entry: Entry
    label: str


@dataclass(frozen=True)
class Dated:
    """A date as a source writes it."""

    text: str
    label: str


@dataclass(frozen=True)
class Draft:
    """What the template of a brief gets."""

    title: str
    language: str
    points: tuple[Point, ...]
    sums: tuple[Sum, ...]
    dates: tuple[Dated, ...]
    names: tuple[Named, ...]

    @property
    def restricted(self) -> tuple[Point, ...]:
        """The points whose wording belongs to others."""
        return tuple(point for point in self.points if point.restricted)


def draft(material: Material, chosen: Sequence[str], title: str, language: str) -> Draft:
    """A draft in the desk's `language` from the sources with the `chosen` ids.

    Key points are the claims of the chosen sources, those of most sources first; where these are few,
    the sentences with most figures, dates and names follow.
    """
    points = [
        _point(material, claim.representative, claim.sentences, language)
        for claim in _claims(material, chosen)
    ]
    taken = {label for point in points for label in point.labels}
    ranked = [sentence_id for sentence_id in _rich(material, chosen) if sentence_id not in taken]
    kept = set(ranked[: max(0, DRAFT_CLAIMS - len(points))])
    # In reading order, so that each source's account stays one.
    points += [_point(material, i, (i,), language) for i in material.sentences if i in kept]
    facts = [
        (source_id, known)
        for source_id in chosen
        if source_id in material.evidence
        for known in material.evidence[source_id].sentences
    ]
    sums = tuple(
        Sum(figure, f"{source_id}:{known.n}", material.sources[source_id])
        for source_id, known in facts
        for figure in known.figures
        if figure.is_money
    )
    dates = tuple(Dated(d.text, f"{source_id}:{known.n}") for source_id, known in facts for d in known.dates)
    first: dict[str, str] = {}
    for source_id, known in facts:
        for name in known.names:
            first.setdefault(name.id, f"{source_id}:{known.n}")
    names = tuple(Named(entry, first[entry.id]) for entry in material.glossary if entry.id in first)
    points = [point for point in points if point.text][:DRAFT_CLAIMS]
    return Draft(title, language, tuple(points), _each_once(sums), dates, names)


def _claims(material: Material, chosen: Sequence[str]) -> list[Claim]:
    allowed = set(chosen)
    return [claim for claim in material.claims if len(allowed.intersection(claim.sources)) > 1]


def _point(material: Material, best: str, ids: Sequence[str], language: str) -> Point:
    """The point in the words of `best`, or of the first of `ids` that needs no translation."""
    own = [i for i in ids if material.sentences[i].language == language and material.sentences[i].text]
    open_own = [i for i in own if material.sources[material.sentences[i].source].rights == "open"]
    chosen = best if best in open_own else (open_own or own or [best])[0]
    sentence = material.sentences[chosen]
    text, machine, tongue = sentence.text or "", False, sentence.language
    translation = material.translations.get(chosen)
    if tongue != language and translation and translation.text:
        text, machine, tongue = translation.text, not translation.reviewed, language
    labels = (chosen, *(i for i in ids if i != chosen))
    return Point(
        text=text,
        labels=labels,
        sources=len({material.sentences[i].source for i in ids}),
        language=tongue,
        restricted=material.sources[sentence.source].rights == "restricted",
        machine=machine,
    )


def _rich(material: Material, chosen: Sequence[str]) -> list[str]:
    """Sentence ids with wording, those with most facts first, else in reading order."""
    ranked = [
        (-len(known.figures) - len(known.dates) - len(known.names), order, f"{source_id}:{known.n}")
        for order, source_id in enumerate(chosen)
        if source_id in material.evidence
        for known in material.evidence[source_id].sentences
        if not known.heading
    ]
    return [
        sentence_id
        for _, _, sentence_id in sorted(ranked, key=lambda item: item[:2])
        if material.sentences[sentence_id].text
    ]


def _each_once(sums: tuple[Sum, ...]) -> tuple[Sum, ...]:
    """Each sum of a source once, where it stands first; in the order of value, largest first."""
    first: dict[tuple[str, object, object, str], Sum] = {}
    for found in sums:
        figure = found.figure
        first.setdefault((found.source.id, figure.low, figure.high, figure.unit), found)
    return tuple(sorted(first.values(), key=lambda s: (s.figure.unit, -s.figure.high, s.label)))


def render(made: Draft, template: str) -> str:
    """The file of the draft: its front matter, and the body as the Jinja2 `template` writes it.

    What comes from the sources is escaped in the template by the filter `plain`, so that no text of
    theirs becomes mark-up.
    """
    environment = Environment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    environment.filters["plain"] = escape
    front = FrontMatter(
        title=made.title,
        summary=f"Draft made by machine from {len(made.points)} key points; not reviewed.",
        language=made.language,
        status="draft",
    )
    return f"{front_text(front)}\n{environment.from_string(template).render(draft=made)}"
