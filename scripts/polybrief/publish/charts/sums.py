"""The sums of money in a brief: what they are of, which reports bear them, where they disagree.

Where the editors have put sums side by side in a table, that table speaks for the brief: its words say
what each sum is of, in each language alike. Without one, the sentences are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from polybrief.briefs import Brief, Passage, in_own_language, plain
from polybrief.examine import Examiner
from polybrief.limits import SUMS_COMPARED
from polybrief.model import Conflict, Quantity
from polybrief.relate.conflicts.values import agree

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Measured = Callable[[str, str | None], str]
"""Words for a kind of sum and whose it is (a glossary id, None if that is not known)."""


@dataclass(frozen=True)
class Sum:
    """A sum as the brief gives it: its value, its words, what it is of, the notes that bear it.

    `kind` is what it measures, as far as a sentence tells; a table says so in words of its own, `of`.
    """

    value: Quantity
    words: str
    of: str
    labels: tuple[str, ...]
    kind: str | None = None


@dataclass(frozen=True)
class Compared:
    """All sums of one thing. `differ`: not all of them can be true; `conflict` is the ledger's id of
    that disagreement, where it knows of it."""

    of: str
    sums: tuple[Sum, ...]
    differ: bool = False
    conflict: str | None = None


def compared(
    brief: Brief, examiner: Examiner, measured: Measured, conflicts: Sequence[Conflict]
) -> tuple[tuple[str, tuple[Compared, ...]], ...]:
    """(currency, its sums) for each currency with enough different sums to compare."""
    sums = _in_tables(brief, examiner)
    if len(sums) < SUMS_COMPARED:
        sums = _in_sentences(brief, examiner, measured)
    currencies = dict.fromkeys(one.value.unit for one in sums)
    by_currency = ((code, [one for one in sums if one.value.unit == code]) for code in currencies)
    return tuple(
        (code, _grouped(found, conflicts)) for code, found in by_currency if len(found) >= SUMS_COMPARED
    )


def _in_tables(brief: Brief, examiner: Examiner) -> list[Sum]:
    cells = [passage for passage in brief.passages if passage.kind == "cell"]
    found: list[Sum] = []
    for _, row in groupby(cells, key=lambda cell: cell.line):
        found += _in_row(list(row), brief.front.language, examiner)
    return found


def _in_row(row: Sequence[Passage], page: str, examiner: Examiner) -> Iterator[Sum]:
    """The sums of a row: those of its first cell with a number; what they are of says the first other cell.

    Where that number has no currency the row has no sum, whatever its other cells mention.
    """
    labels = tuple(dict.fromkeys(label for cell in row for label in cell.labels))
    told = [in_own_language(plain(cell.bare), page) for cell in row]
    for i, (text, language) in enumerate(told):
        numbers = [f for f in examiner.read(text, language).figures if f.is_money or not f.noun]
        if numbers:
            of = next((other.strip() for other, _ in (*told[:i], *told[i + 1 :]) if other.strip()), "")
            figures = _money(text, language, examiner) if of else []
            for figure in figures:
                yield Sum(figure, text.strip() if len(figures) == 1 else figure.text, of, labels)
            return


def _in_sentences(brief: Brief, examiner: Examiner, measured: Measured) -> list[Sum]:
    """The sums of the sentences, each value of one kind once, with the notes of all that give it."""
    found: dict[tuple[Decimal, Decimal, str, str], list[Sum]] = {}
    heading = brief.front.title
    for passage in brief.passages:
        text, language = in_own_language(plain(passage.bare), brief.front.language)
        if passage.kind == "heading":
            heading = text
        if passage.kind != "sentence":
            continue
        for figure in _money(text, language, examiner):
            of = measured(figure.kind, figure.owner) if figure.kind else heading
            one = Sum(figure, figure.text, of, passage.labels, figure.kind)
            key = (figure.low, figure.high, figure.unit, figure.bound)
            found[key] = _with(found.get(key, []), one)
    return [one for same in found.values() for one in same]


def _with(known: list[Sum], one: Sum) -> list[Sum]:
    """The sums of one value, joined by another of that value; one whose kind is not told is the same."""
    for i, other in enumerate(known):
        if one.kind is None or other.kind in (None, one.kind):
            first = one if other.kind is None and one.kind else other
            labels = tuple(dict.fromkeys((*other.labels, *one.labels)))
            return [*known[:i], replace(first, labels=labels), *known[i + 1 :]]
    return [*known, one]


def _money(text: str, language: str, examiner: Examiner) -> list[Quantity]:
    """The sums above zero; one in brackets without its currency is no value to compare."""
    figures = examiner.read(text, language).figures
    return [figure for figure in figures if figure.is_money and figure.low > 0 and not figure.currency_lost]


def _grouped(sums: Sequence[Sum], conflicts: Sequence[Conflict]) -> tuple[Compared, ...]:
    """The sums by what they are of, in the order of the brief."""
    by_thing: dict[str, list[Sum]] = {}
    for one in sums:
        by_thing.setdefault(one.of, []).append(one)
    told = [(conflict.id, _sides(conflict, sums)) for conflict in conflicts if conflict.weight == "conflict"]
    known = {one: name for name, sides in told if len({s.value.low for s in sides}) > 1 for one in sides}
    return tuple(
        Compared(
            of,
            tuple(same),
            differ=_differ(same) or any(one in known for one in same),
            conflict=next((known[one] for one in same if one in known), None),
        )
        for of, same in by_thing.items()
    )


def _differ(sums: Sequence[Sum]) -> bool:
    return any(not agree(a.value, b.value) for i, a in enumerate(sums) for b in sums[:i])


def _sides(conflict: Conflict, sums: Iterable[Sum]) -> list[Sum]:
    """The sums that a conflict is about: they cite a sentence of it, and agree with its value."""
    stated: dict[str, set[tuple[Decimal, Decimal, str]]] = {}
    for one in conflict.stated:
        numbers = [Decimal(number) for number in _NUMBER.findall(one.value)]
        if numbers:
            value = (numbers[0], numbers[-1], one.value.rpartition(" ")[2])
            stated.setdefault(one.sentence, set()).add(value)
    return [
        one
        for one in sums
        if any(
            (one.value.low, one.value.high, one.value.unit) in stated.get(label, ()) for label in one.labels
        )
    ]
