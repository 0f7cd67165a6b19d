"""The pages of claims, conflicts and origins: what their templates ask for, in the language of the page.

The preview shows the editor all of the ledger. The published site shows what readers can hold against
published briefs: conflicts between reports that published briefs cite, the warnings and notes on which the
editor has written, and the kinships among those reports; claims are for the editor alone. No restricted
wording is in any of it: a restricted report comes with its facts, the words of its figures included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from polybrief.limits import DRAWN_TIES
from polybrief.model import Claim, Comment, Conflict, Descent, Kinship, Ledger, Remark, Source
from polybrief.publish import drawing
from polybrief.publish.ledger_texts import LEDGER_TEXTS, LedgerTexts
from polybrief.publish.reasons import Said, reason
from polybrief.publish.texts import TEXTS
from polybrief.relate import overview
from polybrief.relate.amounts import readable
from polybrief.relate.overview import Known, Wording

_DIRECTED: tuple[Descent, ...] = ("primary source", "quotation", "revision")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def shown(
    ledger: Ledger, cited: Collection[str], *, preview: bool, commented: Collection[str] = ()
) -> Ledger:
    """The part of a ledger that a site shows: all of it in the preview, else what `overview.public` says."""
    return ledger if preview else overview.public(ledger, cited, commented)


@dataclass(frozen=True)
class Cell:
    """Whether a report has a claim, and from which origin (a letter; empty: it has not)."""

    source: Source
    letter: str
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class ClaimRow:
    """A claim in the matrix; `label` says what kind of text stands for it."""

    claim: Claim
    wording: Wording
    label: str
    counted: str
    cells: tuple[Cell, ...]
    why: tuple[tuple[tuple[int, ...], Said], ...]
    """(numbers of the reports, reason)"""


@dataclass(frozen=True)
class Statement:
    """What one report says in a conflict: the words as written, and where."""

    source: Source | None
    source_id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    translated: bool = False


@dataclass(frozen=True)
class Disagreement:
    """A conflict as its block shows it: each value for a reader, with those who state it."""

    conflict: Conflict
    title: str
    sides: tuple[tuple[str, tuple[Statement, ...]], ...]
    remark: Remark | None = None
    """The editor's word in the language of the page; None: not commented as it is now."""


@dataclass(frozen=True)
class Tie:
    """A row of the table of ties, and a line of the drawing."""

    number: int
    sources: tuple[Source, ...]
    descent: Descent
    reasons: tuple[Said, ...]
    passages: int
    later: Source | None


@dataclass(frozen=True)
class LedgerPages:
    """The pages of a ledger in one language; `desk` is the desk's own."""

    ledger: Ledger
    known: Known
    language: str
    desk: str = "en"
    comments: Mapping[str, Comment] = field(default_factory=dict)
    """Those that fit their conflicts, by the id of the conflict."""

    @property
    def text(self) -> LedgerTexts:
        """The texts of these pages."""
        return LEDGER_TEXTS[self.language]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The reports that the ledger speaks of; a report's number is its place here, from 1."""
        return overview.sources_in(self.ledger, self.known)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the reports by id."""
        return {source.id: n for n, source in enumerate(self.sources, 1)}

    def facts(self, source: Source) -> str:
        """A report's language and date, in words."""
        day = TEXTS[self.language].day(source.published) if source.published else self.text.no_date
        return f"{self.tongue(source)}{self.text.comma}{day}"

    def tongue(self, source: Source) -> str:
        """A report's language in words, and that of its original where it is another one."""
        texts = TEXTS[self.language]
        name, origin = texts.language_name(source.language), source.origin_language
        if not origin or origin == source.language:
            return name
        return self.text.translated.format(language=name, origin=texts.language_name(origin))

    # --- claims ----------------------------------------------------------------------------------

    @cached_property
    def claims(self) -> tuple[ClaimRow, ...]:
        """The rows of the matrix."""
        return tuple(self._row(claim) for claim in self.ledger.claims)

    def _row(self, claim: Claim) -> ClaimRow:
        origins = overview.origins_of(claim)
        letters = {
            source: _LETTERS[i] if i < len(_LETTERS) else str(i + 1)
            for i, origin in enumerate(origins)
            for source in origin.sources
        }
        numbers: dict[str, list[int]] = defaultdict(list)
        for sentence in claim.sentences:
            source, n = overview.split(sentence)
            numbers[source].append(n)
        wording = overview.wording(claim, self.known, self.language, self.desk)
        why = [tie for origin in origins for tie in overview.ties_of(origin, self.ledger.kinships)]
        return ClaimRow(
            claim,
            wording,
            self._label(wording),
            self.text.counted(len(claim.sources), len(origins)),
            tuple(
                Cell(source, letters.get(source.id, ""), tuple(sorted(set(numbers.get(source.id, ())))))
                for source in self.sources
            ),
            tuple((self._some(tie.sources), self._said(tie.reason, len(tie.sources))) for tie in why),
        )

    def _label(self, wording: Wording) -> str:
        if wording.standing == "facts":
            return self.text.facts
        if wording.standing == "machine":
            return self.text.machine
        return self.text.reviewed if wording.standing == "reviewed" else ""

    def _some(self, sources: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(self.numbers[source] for source in sources if source in self.numbers))

    def _said(self, english: str, reports: int = 2) -> Said:
        return reason(english, self.language, self.known.glossary, self._called, several=reports > 2)

    def _called(self, source: str) -> str:
        number = self.numbers.get(source)
        return self.text.this_report.format(n=number) if number else source

    # --- conflicts -------------------------------------------------------------------------------

    @cached_property
    def conflicts(self) -> tuple[Disagreement, ...]:
        """The disagreements, the gravest first."""
        order = ("conflict", "warning", "note")
        return tuple(
            self._disagreement(conflict)
            for conflict in sorted(self.ledger.conflicts, key=lambda conflict: order.index(conflict.weight))
        )

    def _disagreement(self, conflict: Conflict) -> Disagreement:
        title = self.text.measure(conflict.measure)
        if conflict.about:
            about = overview.name_of(conflict.about, self.known.glossary, self.language)
            title = self.text.measure_about.format(measure=title, about=about)
        # The second side of a fault of translation within one sentence is what its translation says.
        own = conflict.kind == "fault of translation" and len({s.sentence for s in conflict.stated}) == 1
        sides = tuple(
            (
                readable(side.value, self.language),
                tuple(
                    Statement(self.known.sources.get(source), source, words, sentences, own and i > 0)
                    for source, words, sentences in side.stated
                ),
            )
            for i, side in enumerate(overview.sides(conflict))
        )
        comment = self.comments.get(conflict.id)
        remark = comment.remarks[self.language] if comment else None
        return Disagreement(conflict, title[:1].upper() + title[1:], sides, remark)

    # --- origins ---------------------------------------------------------------------------------

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """What ties reports together: reports with one common source in one tie, the others in pairs."""
        known = [k for k in self.ledger.kinships if all(source in self.numbers for source in k.sources)]
        bundles: dict[tuple[str, bool], list[Kinship]] = defaultdict(list)
        pairs: list[list[Kinship]] = []
        for kinship in known:
            if kinship.descent == "common source":
                bundles[overview.telling(kinship), bool(kinship.passages)].append(kinship)
            else:
                pairs.append([kinship])
        joined = [[kinship, *rest] for kinship, *rest in (*bundles.values(), *pairs)]
        joined.sort(key=lambda group: (bool(group[0].passages), -len(group), self._some(group[0].sources)))
        return tuple(self._tie(number, group) for number, group in enumerate(joined, 1))

    def _tie(self, number: int, group: list[Kinship]) -> Tie:
        first = group[0]
        reports = self._some({source for kinship in group for source in kinship.sources})
        reasons = first.reasons if len(group) == 1 else (overview.telling(first),)
        later = self.known.sources[first.sources[1]] if first.descent in _DIRECTED else None
        return Tie(
            number,
            tuple(self.sources[n - 1] for n in reports),
            first.descent,
            tuple(self._said(one, len(reports)) for one in reasons),
            sum(len(kinship.passages) for kinship in group),
            later,
        )

    @cached_property
    def groups(self) -> tuple[tuple[Source, ...], ...]:
        """The reports by origin, as far as whole reports are kin; the largest group first."""
        found = overview.by_origin([source.id for source in self.sources], self.ledger.kinships)
        return tuple(tuple(self.known.sources[source] for source in group) for group in found)

    @cached_property
    def origins(self) -> Mapping[str, int]:
        """The number of its origin for each report, by id."""
        return {source.id: n for n, group in enumerate(self.groups) for source in group}

    @property
    def alone(self) -> tuple[Source, ...]:
        """The reports that are kin to none as a whole."""
        return tuple(group[0] for group in self.groups if len(group) == 1)

    @property
    def drawn(self) -> tuple[Tie, ...]:
        """The ties that the drawing shows: the first of them where there are very many."""
        return self.ties[:DRAWN_TIES]

    @cached_property
    def graph(self) -> str:
        """The graph of origins as SVG."""
        return drawing.svg(self.plan, self.text.drawing, self.text.drawing_text)

    @cached_property
    def plan(self) -> drawing.Plan:
        """Where everything stands in the drawing."""
        titled = [(self.text.groups, group) for group in self.groups if len(group) > 1]
        titled += [(self.text.alone, self.alone)] if self.alone else []
        return drawing.lay_out(
            [
                drawing.Group(title, tuple(self._drawn_row(source) for source in group))
                for title, group in titled
            ],
            [
                drawing.Line(
                    tie.number,
                    self._some(source.id for source in tie.sources),
                    tie.descent,
                    not tie.passages,
                    self.numbers[tie.later.id] if tie.later else None,
                )
                for tie in self.drawn
            ],
        )

    def _drawn_row(self, source: Source) -> drawing.Row:
        facts = self.facts(source) if source.published else self.tongue(source)
        return drawing.Row(self.numbers[source.id], source.name, facts, source.language)

    @cached_property
    def key(self) -> tuple[tuple[str, str], ...]:
        """The key of the drawing: (sign as SVG, what it means), only for what is drawn."""
        kinds = {tie.descent: self.text.tie(tie.descent) for tie in self.drawn}
        signs = [(drawing.sign(descent), words) for descent, words in sorted(kinds.items())]
        extents = {not tie.passages for tie in self.drawn}
        lines = [(True, self.text.whole), (False, self.text.passages)]
        signs += [(drawing.stroke(whole), words) for whole, words in lines if whole in extents]
        if any(tie.later for tie in self.drawn):
            signs.append((drawing.pointer(), self.text.later))
        return tuple(signs)
