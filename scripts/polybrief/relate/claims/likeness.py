"""How alike statements are: what they are about, whom they name, which figures they give, and
whether the sentences around them are alike, too.

The embedding knows the topic of a sentence and little else. Rare names and equal figures raise the
likeness; sums of different measures (a valuation, a subsidy) lower it. Two reports that retell the same
event often do so in the same order, so the likeness of the sentences before and behind counts. Two
sentences of one report seldom say the same: their likeness is lowered.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polybrief import limits
from polybrief.model import Quantity
from polybrief.relate.claims.statements import Statement
from polybrief.relate.neighbours import near

Matrix = NDArray[np.float32]
Column = NDArray[np.float32]
Rows = NDArray[np.intp]
_BLOCK = 1 << 10
"""Pairs whose vectors are held at once: 4 MB, as the processor's cache holds."""
_AT_ONCE = 1 << 18
"""Pairs whose surroundings are held at once."""
_ROUNDING = 1e-3
"""More than sums of single-precision figures are off."""


@dataclass(frozen=True)
class Weights:
    """What is added to the cosine of two statements, or taken off it."""

    names: float = limits.NAMES_WEIGHT
    other_names: float = limits.OTHER_NAMES_WEIGHT
    figures: float = limits.FIGURES_WEIGHT
    other_measure: float = limits.OTHER_MEASURE_WEIGHT
    neighbours: float = limits.NEIGHBOURS_WEIGHT
    same_source: float = limits.SAME_SOURCE_WEIGHT


class Likeness:
    """How alike any two statements are, worked out for the pairs that are asked for.

    `vectors` has a row of length 1 for each of `known`; sentences come in reading order, source by source.
    """

    def __init__(self, known: Sequence[Statement], vectors: Matrix, weights: Weights | None = None) -> None:
        self._known = known
        self._vectors = vectors
        self._weights = weights or Weights()
        numbers = {source: i for i, source in enumerate(dict.fromkeys(s.sentence.source for s in known))}
        self._source = np.array([numbers[s.sentence.source] for s in known], dtype=np.intp)
        self._surroundings = _Surroundings(known, self._source)
        self._names = [frozenset(name.id for name in statement.evidence.names) for statement in known]
        counts = Counter(itertools.chain.from_iterable(self._names))
        self._rarity = {name: float(np.log(len(known) / count)) for name, count in counts.items()}
        self._rarities = np.array([self._sum(names) for names in self._names], dtype=np.float64)
        rare = max(1.0, limits.RARE_NAME_SHARE * len(known))
        self._named = np.array([bool(names) for names in self._names], dtype=bool)
        self._specific = np.array(
            [any(counts[n] <= rare for n in names) for names in self._names], dtype=bool
        )
        self._figures = [tuple(_compared(statement)) for statement in known]
        self._counted = np.array([bool(figures) for figures in self._figures], dtype=bool)

    def of(self, rows: Rows, columns: Rows) -> Column:
        """The likeness of two columns of statements, given by their numbers, pair by pair.

        Rounded to four decimals, so that the order of additions in the processor's library decides nothing.
        """
        total = self._cosine(rows, columns)
        self._add_names(total, rows, columns)
        self._add_figures(total, rows, columns)
        self._add_places(total, rows, columns)
        return np.round(total, 4, out=total)

    def candidates(self, threshold: float = limits.CLAIM_SIMILARITY) -> tuple[Rows, Rows]:
        """The pairs whose likeness may be `threshold` or more: near to one another, or beside such a pair."""
        rows, columns = self._looked_at()
        most = max(0.0, self._weights.names) + max(0.0, self._weights.figures) + _ROUNDING
        kept = []
        for start in range(0, len(rows), _AT_ONCE):
            ours, theirs = rows[start : start + _AT_ONCE], columns[start : start + _AT_ONCE]
            total = self._cosine(ours, theirs)
            self._add_places(total, ours, theirs)
            # Names and figures, the slow part, add no more than this.
            kept.append(total >= threshold - most)
        enough = np.concatenate(kept) if kept else np.zeros(0, dtype=bool)
        return rows[enough], columns[enough]

    def _looked_at(self) -> tuple[Rows, Rows]:
        found = near(self._vectors, limits.CANDIDATE_SIMILARITY)
        beside = found.cosine >= limits.BESIDE_SIMILARITY
        sides = [(found.first, found.second)]
        sides += self._surroundings.beside(found.first[beside], found.second[beside])
        count = len(self._known)
        keys = np.concatenate(
            [np.minimum(a, b).astype(np.int64) * count + np.maximum(a, b) for a, b in sides]
        )
        # Sorted: NumPy's own `unique` fills a table of hashes, which is slow where it outgrows the cache.
        keys.sort()
        keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
        rows, columns = (keys // max(1, count)).astype(np.intp), (keys % max(1, count)).astype(np.intp)
        return rows, columns

    def _cosine(self, rows: Rows, columns: Rows) -> Column:
        found = np.empty(len(rows), dtype=np.float32)
        for start in range(0, len(rows), _BLOCK):
            part = slice(start, start + _BLOCK)
            ours, theirs = self._vectors[rows[part]], self._vectors[columns[part]]
            np.einsum("ij,ij->i", ours, theirs, out=found[part])
        return found

    def _add_places(self, total: Column, rows: Rows, columns: Rows) -> None:
        """Adds what surroundings and sources say of the pairs."""
        total += np.float32(self._weights.neighbours / 2) * self._around(rows, columns)
        total += np.float32(self._weights.same_source) * (self._source[rows] == self._source[columns])

    def _around(self, rows: Rows, columns: Rows) -> Column:
        """The likeness of the sentences before and of those behind, where it is positive."""
        total = np.zeros(len(rows), dtype=np.float32)
        if not self._weights.neighbours:
            return total
        for pairs, ours, theirs in self._surroundings.of(rows, columns):
            best = np.zeros(len(rows), dtype=np.float32)  # of several statements, the most alike
            np.maximum.at(best, pairs, self._cosine(ours, theirs))
            total += best
        return total

    def _sum(self, names: frozenset[str]) -> float:
        return sum(self._rarity[name] for name in sorted(names))

    def _add_names(self, total: Column, rows: Rows, columns: Rows) -> None:
        """Adds the share of names in common, a name counting the more the fewer statements bear it.

        Where both bear rare names and not a name is common to both, they are about different people or
        things.
        """
        for i in np.flatnonzero(self._named[rows] & self._named[columns]).tolist():
            a, b = rows[i], columns[i]
            common = self._names[a] & self._names[b]
            if common:
                both = max(self._rarities[a], 1e-6) + max(self._rarities[b], 1e-6)
                total[i] += 2 * self._weights.names * self._sum(common) / both
            elif self._specific[a] and self._specific[b]:
                total[i] += self._weights.other_names

    def _add_figures(self, total: Column, rows: Rows, columns: Rows) -> None:
        for i in np.flatnonzero(self._counted[rows] & self._counted[columns]).tolist():
            pairs = [(a, b) for a in self._figures[rows[i]] for b in self._figures[columns[i]]]
            if any(a.agrees(b) for a, b in pairs):
                total[i] += self._weights.figures
            sums = [(a, b) for a, b in pairs if a.money and b.money]
            if sums and not any(a.comparable(b) for a, b in sums):
                total[i] += self._weights.other_measure


def likeness(known: Sequence[Statement], vectors: Matrix, weights: Weights | None = None) -> Matrix:
    """The likeness of all statements with all others: a symmetric matrix, for a few hundred of them."""
    rows, columns = np.divmod(np.arange(len(known) ** 2, dtype=np.intp), max(1, len(known)))
    return Likeness(known, vectors, weights).of(rows, columns).reshape(len(known), len(known))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as it is compared. Floats will do: no figure is changed or shown."""

    low: float
    high: float
    unit: str
    kind: str
    money: bool

    @classmethod
    def of(cls, figure: Quantity) -> _Figure:
        return cls(float(figure.low), float(figure.high), figure.unit, figure.kind or "", figure.is_money)

    def comparable(self, other: _Figure) -> bool:
        return not self.kind or not other.kind or self.kind == other.kind

    def agrees(self, other: _Figure) -> bool:
        return (
            self.unit == other.unit
            and self.low <= other.high
            and other.low <= self.high
            and self.comparable(other)
        )


def _compared(statement: Statement) -> Iterator[_Figure]:
    for figure in statement.evidence.figures:
        if not figure.incidental and figure.unit != "ordinal":
            yield _Figure.of(figure)


class _Surroundings:
    """The sentences before and behind, each as its statements: a sentence may hold several."""

    def __init__(self, known: Sequence[Statement], source: Rows) -> None:
        ids = [statement.sentence.id for statement in known]
        new = np.array([not i or ids[i] != ids[i - 1] for i in range(len(ids))], dtype=bool)
        self._sentence = np.cumsum(new) - 1
        self._start = np.append(np.flatnonzero(new), len(ids))
        self._source = np.append(source[self._start[:-1]], -1)
        self._count = len(self._start) - 1
        self._sizes = np.diff(self._start)

    def of(self, rows: Rows, columns: Rows) -> Iterator[tuple[Rows, Rows, Rows]]:
        """For the sentences before, then for those behind, the pairs of their statements.

        Given as the number of the pair whose surroundings they are, and two columns of statements.
        """
        for step in (-1, 1):
            ours, theirs = self._next(rows, step), self._next(columns, step)
            pairs = np.flatnonzero((ours >= 0) & (theirs >= 0))
            yield self._statements(pairs, ours[pairs], theirs[pairs])

    def beside(self, rows: Rows, columns: Rows) -> list[tuple[Rows, Rows]]:
        """The pairs of statements before and behind the given ones."""
        return [(ours, theirs) for _, ours, theirs in self.of(rows, columns)]

    def _next(self, rows: Rows, step: int) -> Rows:
        """The sentence before or behind each statement's; -1 where its source ends."""
        own = self._sentence[rows]
        there = own + step
        inside = (there >= 0) & (there < self._count)
        there = np.where(inside, there, self._count)
        return np.where(self._source[there] == self._source[own], there, -1)

    def _statements(self, pairs: Rows, ours: Rows, theirs: Rows) -> tuple[Rows, Rows, Rows]:
        heights, widths = self._sizes[ours], self._sizes[theirs]
        sizes = heights * widths
        number = np.repeat(pairs, sizes)
        within = np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        down, across = np.divmod(within, np.repeat(widths, sizes))
        return (
            number,
            np.repeat(self._start[ours], sizes) + down,
            np.repeat(self._start[theirs], sizes) + across,
        )
