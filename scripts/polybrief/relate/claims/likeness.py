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
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polybrief import limits
from polybrief.relate.claims.statements import Statement

Matrix = NDArray[np.float32]
_BLOCK = 256


@dataclass(frozen=True)
class Weights:
    """What is added to the cosine of two statements, or taken off it."""

    names: float = limits.NAMES_WEIGHT
    other_names: float = limits.OTHER_NAMES_WEIGHT
    figures: float = limits.FIGURES_WEIGHT
    other_measure: float = limits.OTHER_MEASURE_WEIGHT
    neighbours: float = limits.NEIGHBOURS_WEIGHT
    same_source: float = limits.SAME_SOURCE_WEIGHT


def likeness(known: Sequence[Statement], vectors: Matrix, weights: Weights | None = None) -> Matrix:
    """A symmetric matrix, a row and a column for each statement; `vectors` are of length 1.

    Rounded to four decimals, so that the order of additions in the processor's library decides nothing.
    """
    weights = weights or Weights()
    cosine = vectors @ vectors.T
    total = cosine.copy()
    _add_names(total, known, weights)
    _add_figures(total, known, weights)
    _add_neighbours(total, cosine, known, weights.neighbours)
    for _, rows in itertools.groupby(range(len(known)), key=lambda i: known[i].sentence.source):
        own = list(rows)
        total[own[0] : own[-1] + 1, own[0] : own[-1] + 1] += weights.same_source
    return np.round(total, 4, out=total)


def _add_names(total: Matrix, known: Sequence[Statement], weights: Weights) -> None:
    """Adds the share of names in common, a name counting the more the fewer statements bear it.

    Where both bear rare names and not a name is common to both, they are about different people or things.
    """
    named = [{name.id for name in statement.evidence.names} for statement in known]
    counts = Counter(itertools.chain.from_iterable(named))
    columns = {name: i for i, name in enumerate(sorted(counts))}
    if not columns:
        return
    bears = np.zeros((len(known), len(columns)), dtype=np.float32)
    for row, names in enumerate(named):
        bears[row, [columns[name] for name in names]] = 1
    numbers = np.array([counts[name] for name in columns], dtype=np.float32)
    rarity = np.log(len(known) / numbers)
    sums = np.maximum(bears @ rarity, np.float32(1e-6))
    specific = (bears @ (numbers <= max(1.0, limits.RARE_NAME_SHARE * len(known)))) > 0
    for start in range(0, len(known), _BLOCK):
        rows = slice(start, start + _BLOCK)
        shared = (bears[rows] * rarity) @ bears.T
        total[rows] += np.float32(2 * weights.names) * shared / (sums[rows, None] + sums)
        apart = specific[rows, None] & specific & (bears[rows] @ bears.T == 0)
        total[rows] += np.float32(weights.other_names) * apart


def _add_figures(total: Matrix, known: Sequence[Statement], weights: Weights) -> None:
    figures = [
        (row, figure)
        for row, statement in enumerate(known)
        for figure in statement.evidence.figures
        if not figure.incidental and figure.unit != "ordinal"
    ]
    owner = np.array([row for row, _ in figures], dtype=np.intp)
    # Floats will do: they are compared with one another only, and no figure is changed or shown.
    low = np.array([float(figure.low) for _, figure in figures])
    high = np.array([float(figure.high) for _, figure in figures])
    unit = np.array([figure.unit for _, figure in figures])
    money = np.array([figure.is_money for _, figure in figures], dtype=bool)
    measure = np.array([figure.kind or "" for _, figure in figures])
    for row, group in itertools.groupby(range(len(figures)), key=lambda i: figures[i][0]):
        agree, sums, same_measure = (np.zeros(len(known), dtype=bool) for _ in range(3))
        for i in group:
            comparable = (measure == measure[i]) | (measure == "") | (measure[i] == "")
            overlap = (unit == unit[i]) & (low <= high[i]) & (low[i] <= high)
            agree[owner[comparable & overlap]] = True
            if money[i]:
                sums[owner[money]] = True
                same_measure[owner[money & comparable]] = True
        total[row, agree] += np.float32(weights.figures)
        total[row, sums & ~same_measure] += np.float32(weights.other_measure)


def _add_neighbours(total: Matrix, cosine: Matrix, known: Sequence[Statement], weight: float) -> None:
    """Adds the mean likeness of the sentences before and of those behind, where it is positive."""
    if not len(known) or not weight:
        return
    ids = [statement.sentence.id for statement in known]
    starts = [i for i in range(len(ids)) if not i or ids[i] != ids[i - 1]]
    of = np.cumsum([not i or ids[i] != ids[i - 1] for i in range(len(ids))]) - 1
    best = np.maximum.reduceat(np.maximum.reduceat(cosine, starts, axis=0), starts, axis=1).clip(min=0)
    source = np.array([known[i].sentence.source for i in starts])
    follows = np.zeros(len(starts), dtype=np.float32)
    follows[1:] = source[1:] == source[:-1]
    around = np.zeros_like(best)
    around[1:, 1:] += best[:-1, :-1] * follows[1:, None] * follows[None, 1:]
    around[:-1, :-1] += best[1:, 1:] * follows[1:, None] * follows[None, 1:]
    for row in range(len(known)):
        total[row] += np.float32(weight / 2) * around[of[row], of]
