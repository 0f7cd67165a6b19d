"""Where reports disagree: figures of one measure about one thing that differ, and days that differ.

Two figures are compared only if they measure the same (kind, unit) and are about the same (a programme,
a law, a company): a valuation of $100 billion is no rival of $100 billion deployed. Figures without
a kind are compared where their sentences say the same: in one claim, or in a retold passage. What
the reports themselves explain is no alarm: another period, another definition, a revision, rounding.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from types import MappingProxyType
from typing import Literal, TypeVar

from polybrief.model import (
    Claim,
    Conflict,
    Disagreement,
    Entry,
    Evidence,
    Kinship,
    Quantity,
    Sentence,
    Source,
    Stated,
    Translation,
)
from polybrief.relate.conflicts.days import date_conflicts
from polybrief.relate.conflicts.definitions import definitions
from polybrief.relate.conflicts.subjects import Subject, Subjects
from polybrief.relate.conflicts.translated import faults
from polybrief.relate.conflicts.values import agree, clusters, slipped, spread, vague, written
from polybrief.relate.origins.particulars import telling

__all__ = ["conflicts"]

Key = TypeVar("Key")
Value = TypeVar("Value", str, tuple[bool, str | None])

_WEIGHTS: Mapping[Disagreement, Literal["conflict", "warning", "note"]] = MappingProxyType(
    {
        "contradiction": "conflict",
        "fault of translation": "conflict",
        "revision": "warning",
        "currency lost": "warning",
        "other period": "note",
        "other definition": "note",
        "rounding": "note",
        "time zone": "note",
    }
)
_REPORT = re.compile(r"\b(?:[Rr]eports?|[Bb]ericht\w*)\b|报道")
"""A sentence that says what another report says."""
_MANY = 20
"""Values of one thing, and statements of each, that are held against one another; more say no more."""


@dataclass(frozen=True)
class _Read:
    """A figure with its sentence, its source and what it is about; `relayed` from another report."""

    sentence: str
    source: str
    figure: Quantity
    subject: Subject
    relayed: bool = False

    @property
    def stated(self) -> Stated:
        return Stated(self.sentence, self.figure.text, written(self.figure))


def conflicts(
    sources: Sequence[Source],
    sentences: Sequence[Sentence],
    evidence: Mapping[str, Evidence],
    claims: Sequence[Claim] = (),
    kinships: Sequence[Kinship] = (),
    glossary: Sequence[Entry] = (),
    translations: Mapping[str, Translation] | None = None,
    language: str = "en",
) -> tuple[Conflict, ...]:
    """What differs among `sources`: conflicts first, then warnings and notes, each in a stable order.

    `translations` are those of sentence ids into `language`. Sentences without wording serve, too; their
    evidence is enough for all but other definitions. The id of a conflict is that of what it is about,
    with its values only where there may be several: it stays when one more report states one of them.
    """
    view = _View(sources, sentences, evidence, claims, kinships, glossary)
    about_one_thing = tuple(_by_subject(view))
    told = {(c.measure, c.about) for c in about_one_thing if c.about}
    found = [
        *about_one_thing,
        *(conflict for conflict in _by_sentence(view) if (conflict.measure, conflict.about) not in told),
        *_without_currency(view),
        *date_conflicts(sources, evidence, claims, kinships, glossary),
        *faults(sentences, evidence, translations or {}, language),
    ]
    unique = {conflict.id: view.with_claims(conflict) for conflict in reversed([*_apart(found)])}
    rank = {"conflict": 0, "warning": 1, "note": 2}
    return tuple(sorted(unique.values(), key=lambda c: (rank[c.weight], c.measure, c.about or "", c.id)))


def _apart(found: Sequence[Conflict]) -> Iterator[Conflict]:
    """The conflicts, two with the same values about nothing that has a name told apart by their ids."""
    seen: dict[str, set[str]] = {}
    for conflict in found:
        sentences = {stated.sentence for stated in conflict.stated}
        if conflict.about or not sentences.isdisjoint(seen.setdefault(conflict.id, sentences)):
            yield conflict
        else:
            yield replace(conflict, id=_id(conflict.id, min(sentences)))


class _View:
    """What all searches look into."""

    def __init__(
        self,
        sources: Sequence[Source],
        sentences: Sequence[Sentence],
        evidence: Mapping[str, Evidence],
        claims: Sequence[Claim],
        kinships: Sequence[Kinship],
        glossary: Sequence[Entry],
    ) -> None:
        self.sources = {source.id: source for source in sources}
        self.texts = {s.id: s.text for s in sentences if s.text is not None}
        self.claims = claims
        self.kinships = kinships
        self.kin = {frozenset(kinship.sources): kinship.descent for kinship in kinships}
        self.periods: dict[str, frozenset[tuple[int | None, ...]]] = {}
        self._claims: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            for sentence in claim.sentences:
                self._claims[sentence].append(claim.id)
        subjects = Subjects(evidence, glossary)
        reads = []
        for source, known in sorted(evidence.items()):
            if source not in self.sources:
                continue
            for one in known.sentences:
                sentence_id = f"{source}:{one.n}"
                self.periods[sentence_id] = frozenset(
                    (m.year, m.quarter, m.month) for m in one.dates if m.year or m.quarter
                )
                relayed = bool(one.attributions) or bool(_REPORT.search(self.texts.get(sentence_id, "")))
                if not one.heading:
                    reads += [
                        _Read(sentence_id, source, figure, subjects.of(source, one.n, figure), relayed)
                        for figure in one.figures
                        if telling(figure)
                    ]
        self.lost = [read for read in reads if read.figure.currency_lost]
        self.reads = _settled([r for r in reads if not r.figure.currency_lost and not vague(r.figure)])

    def with_claims(self, conflict: Conflict) -> Conflict:
        ids = {claim for stated in conflict.stated for claim in self._claims.get(stated.sentence, ())}
        return replace(conflict, claims=tuple(sorted(ids)))


def _settled(reads: Sequence[_Read]) -> list[_Read]:
    """The reads, with kinds and subjects that most sources give to one value.

    A word that is missing from the table of measures, or a pronoun, leads a single report astray; that
    others give the same sum about the same thing shows what it is.
    """
    kinds = _most((_value(read), read.figure.kind, read) for read in reads)
    settled = []
    for read in reads:
        kind = kinds.get(_value(read))
        settled.append(replace(read, figure=replace(read.figure, kind=kind)) if kind else read)
    subjects = _most(
        (_sum(read), (read.subject.thing, read.subject.about), read)
        for read in settled
        if read.figure.kind and read.subject.about and (read.subject.named or read.subject.thing)
    )
    for i, read in enumerate(settled):
        thing, about = subjects.get(_sum(read), (False, None))
        # A company that the sentence names steps back behind its plan if the sentence before names that.
        steps_back = thing and not read.subject.thing and about in read.subject.around
        if about and (steps_back or not read.subject.named):
            settled[i] = replace(read, subject=read.subject._replace(about=about, thing=thing))
    return settled


def _value(read: _Read) -> tuple[object, ...]:
    return read.figure.unit, read.figure.low, read.figure.high, read.subject.about


def _sum(read: _Read) -> tuple[object, ...]:
    return read.figure.unit, read.figure.low, read.figure.high, read.figure.kind


def _most(votes: Iterable[tuple[Key, Value | None, _Read]]) -> dict[Key, Value]:
    """For each key the value that most sources give, and among those the one in most sentences."""
    counted: dict[Key, dict[Value, list[_Read]]] = defaultdict(lambda: defaultdict(list))
    for key, value, read in votes:
        if value is not None:
            counted[key][value].append(read)
    return {
        key: max(
            values, key=lambda value: (len({r.source for r in values[value]}), len(values[value]), value)
        )
        for key, values in counted.items()
    }


def _by_subject(view: _View) -> Iterator[Conflict]:
    """Figures of one kind and unit about one thing. What a company counts is of many kinds, so that only
    a programme's numbers are compared."""
    groups: dict[tuple[str, str, str], list[_Read]] = defaultdict(list)
    for read in view.reads:
        kind, about = read.figure.kind, read.subject.about
        if kind and about and (read.figure.unit != "count" or read.subject.thing):
            groups[kind, read.figure.unit, about].append(read)
    for (kind, unit, about), reads in sorted(groups.items()):
        for conflict in _compare(view, reads, kind, about):
            # One at most is about all of its figures; others are about two of them that round alike.
            whole = conflict.kind != "rounding"
            yield replace(conflict, id=_id(kind, unit, about)) if whole else conflict


def _by_sentence(view: _View) -> Iterator[Conflict]:
    """Figures in sentences that say the same, where each sentence has one of the unit."""
    of: dict[str, list[_Read]] = defaultdict(list)
    for read in view.reads:
        of[read.sentence].append(read)
    groups = [(claim.sentences, False) for claim in view.claims]
    groups += [(passage, True) for kinship in view.kinships for passage in kinship.passages]
    for group, retold in groups:
        alike: dict[tuple[str, ...], list[_Read]] = defaultdict(list)
        for sentence in group:
            units = Counter(read.figure.unit for read in of[sentence])
            for read in of[sentence]:
                if units[read.figure.unit] == 1:
                    alike[read.figure.unit, read.figure.kind or "", *_counted(read, view, retold)].append(
                        read
                    )
        for (unit, kind, *_), reads in sorted(alike.items()):
            abouts = {read.subject.about for read in reads}
            about = abouts.pop() if len(abouts) == 1 else None
            if len({read.source for read in reads}) > 1 and (about or retold or not kind):
                yield from _compare(view, reads, kind or unit, about, alike=True)


def _counted(read: _Read, view: _View, retold: bool) -> tuple[str, ...]:
    """What a number counts, as far as that can be compared: nouns of one language, or a retold sentence."""
    if read.figure.unit != "count" or read.figure.kind or retold:
        return ()
    return view.sources[read.source].language, (read.figure.noun or "").casefold()


def _compare(
    view: _View, reads: Sequence[_Read], measure: str, about: str | None, *, alike: bool = False
) -> Iterator[Conflict]:
    """The conflict among `reads` of one measure, if there is one; `alike`: their sentences say the same."""
    groups = [[reads[i] for i in group] for group in clusters([read.figure for read in reads])]
    told = [{read.source for read in group} for group in groups]
    own = [{read.source for read in group if not read.relayed} for group in groups]
    kinds: list[Disagreement] = []
    for i, j in combinations(range(min(len(groups), _MANY)), 2):
        both = own[i] & own[j]
        ours = (own[i] - own[j]) | (told[i] - told[j])
        theirs = (own[j] - own[i]) | (told[j] - told[i])
        # Who states both as their own knows them for two things, unless most others state only one.
        if not ours or not theirs or len(ours) + len(theirs) < len(both):
            continue
        kinds += [
            _explained(view, a, b, alike)
            for a, b in product(_those_of(groups[i], ours)[:_MANY], _those_of(groups[j], theirs)[:_MANY])
            if not agree(a.figure, b.figure) and (alike or _related(a, b, about))
        ]
    stated = sorted(reads, key=_in_order)
    if kinds:
        # One pair that nothing explains makes the whole a contradiction.
        kind = min(kinds, key=lambda kind: list(_WEIGHTS).index(kind))
        yield _conflict(kind, measure, about, stated)
        return
    for group in groups:
        exact = [read for read in group if not spread(read.figure)]
        given = {(read.source, read.figure.low) for read in exact}
        # Who gives two such values means two things.
        if len({low for _, low in given}) > 1 and len({source for source, _ in given}) == len(given):
            yield _conflict("rounding", measure, about, exact)


def _in_order(read: _Read) -> tuple[object, ...]:
    return read.figure.low, read.figure.high, read.source, int(read.sentence.rpartition(":")[2])


def _those_of(reads: Iterable[_Read], sources: set[str]) -> list[_Read]:
    """The reads of these sources, those first whose sentence itself says what they are about."""
    chosen = [read for read in reads if read.source in sources]
    return sorted(chosen, key=lambda read: (not read.subject.named, read.source, read.figure.span))


def _related(a: _Read, b: _Read, about: str | None) -> bool:
    """Whether the two may be about one thing: a plan or a law is one, a company does many things."""
    return a.subject.thing or bool((a.subject.around & b.subject.around) - {about})


def _explained(view: _View, a: _Read, b: _Read, alike: bool) -> Disagreement:
    descent = view.kin.get(frozenset((a.source, b.source)))
    if descent == "revision":
        return "revision"
    one, other = view.sources[a.source], view.sources[b.source]
    languages = {one.language, other.language, *filter(None, (one.origin_language, other.origin_language))}
    if descent and len(languages) > 1 and slipped(a.figure, b.figure, alike=alike):
        return "fault of translation"
    here, there = view.periods[a.sentence], view.periods[b.sentence]
    if here and there and not here & there:
        return "other period"
    ours, theirs = (definitions(view.texts.get(read.sentence, "")) for read in (a, b))
    if (ours and theirs and not ours & theirs) or ("a year" in ours) != ("a year" in theirs):
        return "other definition"
    return "contradiction"


def _without_currency(view: _View) -> Iterator[Conflict]:
    """Sums that lost their currency, one warning for each value about one thing."""
    groups: dict[tuple[object, str | None], list[_Read]] = defaultdict(list)
    for read in view.lost:
        groups[read.figure.low, read.subject.about].append(read)
    for (_, about), reads in groups.items():
        yield _conflict("currency lost", reads[0].figure.kind or "count", about, reads)


def _conflict(kind: Disagreement, measure: str, about: str | None, reads: Sequence[_Read]) -> Conflict:
    values = sorted({(read.figure.unit, read.figure.low, read.figure.high) for read in reads})
    said = [f"{unit} {low.normalize():f} {high.normalize():f}" for unit, low, high in values]
    return Conflict(
        id=_id(measure, about or "", "lost" if kind == "currency lost" else "", *said),
        kind=kind,
        weight=_WEIGHTS[kind],
        measure=measure,
        about=about,
        stated=tuple(dict.fromkeys(read.stated for read in reads)),
    )


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]
