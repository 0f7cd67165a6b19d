"""Which vectors are near to one another, without comparing every one with every other.

Few vectors are compared all with all. Many are first put into cells round centres that are found among
them (spherical k-means); each is then compared with what lies in the cells whose centres are nearest to
it. Time grows with the vectors times a constant number of comparisons each; finding the nearest centres
is the part that grows faster, and a five-hundredth of all with all. Memory holds the nearest of each, and
one block of comparisons. The same vectors give the same pairs: nothing here depends on chance or on the
order in which threads finish, as it does in indexes that several threads fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polybrief.limits import CELL_ROWS, CELLS_ASKED, EXACT_ROWS, NEAREST

Vectors = NDArray[np.float32]
Rows = NDArray[np.intp]
_Found = tuple[Rows, Rows, NDArray[np.float32]]
"""Rows, what is near to each, and the cosines."""

_ROUNDS = 6
"""Rounds of k-means; more move hardly a centre."""
_PER_CENTRE = 48
"""Vectors for each centre from which it is found."""
_LARGEST = 4
"""Times its usual size from which a cell is taken in pieces, as of sentences that stand everywhere."""
_HELD = 2
"""Times the pairs that are kept in the end from which all but the nearest found so far are let go."""
_BLOCK = 4_000_000
"""Cosines that are held at once: 16 MB."""


class Near(NamedTuple):
    """Pairs of row numbers, the lower one first, in order, each once, and their cosines."""

    first: Rows
    second: Rows
    cosine: NDArray[np.float32]


def near(vectors: Vectors, threshold: float, nearest: int = NEAREST, exact: int = EXACT_ROWS) -> Near:
    """The pairs of rows with a cosine of `threshold` or more; `vectors` are of length 1 (or 0).

    Of each row its `nearest` are looked for, so that a pair is found if one of the two is among the nearest
    of the other. From more than `exact` rows on a few pairs are missed, the less alike they are the more.
    """
    count = len(vectors)
    floor = np.full(count, threshold, dtype=np.float32)
    found: list[_Found] = []
    held = 0
    for rows, columns in _blocks(vectors, exact):
        cosines = vectors[rows] @ vectors[columns].T
        cosines[rows[:, None] == columns] = -1
        if len(columns) > nearest:
            # So many are as near as this in this block alone, and nothing farther can be among its nearest.
            least = np.partition(cosines, len(columns) - nearest, axis=1)[:, len(columns) - nearest]
            floor[rows] = np.maximum(floor[rows], least)
        i, j = np.nonzero(cosines >= floor[rows, None])
        found.append((rows[i], columns[j], cosines[i, j]))
        held += len(i)
        if held > _HELD * nearest * count:
            found = [_nearest(*_joined(found, floor), nearest)]
            held = len(found[0][0])
    if not found:
        nothing = np.zeros(0, dtype=np.intp)
        return Near(nothing, nothing, np.zeros(0, dtype=np.float32))
    return _once(*_nearest(*_joined(found, floor), nearest), count)


def _joined(found: Sequence[_Found], floor: NDArray[np.float32]) -> _Found:
    """All in one, without what a later block has surpassed."""
    parts = []
    for rows, columns, cosines in found:
        keep = cosines >= floor[rows]
        parts.append((rows[keep], columns[keep], cosines[keep]))
    rows, columns, cosines = (np.concatenate(part) for part in zip(*parts, strict=True))
    return rows, columns, cosines


def _nearest(row: Rows, column: Rows, cosine: NDArray[np.float32], nearest: int) -> _Found:
    """What is left of the pairs with the `nearest` of each row."""
    order = np.lexsort((column, -cosine, row))
    row, column, cosine = row[order], column[order], cosine[order]
    starts = np.flatnonzero(np.r_[True, row[1:] != row[:-1]]) if len(row) else row
    lengths = np.diff(np.r_[starts, len(row)])
    keep = np.arange(len(row)) - np.repeat(starts, lengths) < nearest
    return row[keep], column[keep], cosine[keep]


def _once(row: Rows, column: Rows, cosine: NDArray[np.float32], count: int) -> Near:
    keys, places = np.unique(
        np.minimum(row, column).astype(np.int64) * count + np.maximum(row, column), return_index=True
    )
    return Near((keys // count).astype(np.intp), (keys % count).astype(np.intp), cosine[places])


def _blocks(vectors: Vectors, exact: int) -> Iterator[tuple[Rows, Rows]]:
    """Rows, and those with which they are to be compared."""
    everything = np.arange(len(vectors))
    if len(vectors) <= exact:
        yield from _cut(everything, everything)
        return
    centres = _centres(vectors)
    asked = _nearest_centres(vectors, centres)
    home = asked[:, 0]
    members = _grouped(home, everything, len(centres))
    asking = _grouped(asked.ravel(), np.repeat(everything, asked.shape[1]), len(centres))
    place = np.empty(len(vectors), dtype=np.intp)
    for cell, (inside, rows) in enumerate(zip(members, asking, strict=True)):
        pieces = -(-len(inside) // (_LARGEST * CELL_ROWS))
        place[inside] = np.arange(len(inside))
        for piece in range(pieces):
            # One that lives here asks its own piece, a stranger one of them.
            own = np.where(home[rows] == cell, place[rows], rows) % pieces == piece
            yield from _cut(rows[own], inside[piece::pieces])


def _cut(rows: Rows, columns: Rows) -> Iterator[tuple[Rows, Rows]]:
    size = max(1, _BLOCK // max(1, len(columns)))
    for start in range(0, len(rows), size):
        yield rows[start : start + size], columns


def _centres(vectors: Vectors) -> Vectors:
    """The centres of the cells, from an even choice of the rows."""
    count = -(-len(vectors) // CELL_ROWS)
    chosen = np.random.default_rng(0).permutation(len(vectors))[: count * _PER_CENTRE]
    sample = vectors[chosen]
    centres = sample[:count].copy()
    for _ in range(_ROUNDS):
        home = (sample @ centres.T).argmax(axis=1)
        order = np.argsort(home, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(home[order]) > 0])
        sums = np.add.reduceat(sample[order], starts, axis=0)
        # A centre that nobody is near to stays where it is.
        centres[home[order][starts]] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return centres


def _nearest_centres(vectors: Vectors, centres: Vectors) -> Rows:
    """For each row the cells that it asks, the nearest first."""
    asked = min(CELLS_ASKED, len(centres))
    found = np.empty((len(vectors), asked), dtype=np.intp)
    for rows, columns in _cut(np.arange(len(vectors)), np.arange(len(centres))):
        cosines = vectors[rows] @ centres[columns].T
        best = np.argpartition(-cosines, asked - 1, axis=1)[:, :asked]
        order = np.argsort(-np.take_along_axis(cosines, best, axis=1), axis=1, kind="stable")
        found[rows] = np.take_along_axis(best, order, axis=1)
    return found


def _grouped(keys: Rows, values: Rows, count: int) -> list[Rows]:
    """The values by key, from 0 to `count`."""
    order = np.argsort(keys, kind="stable")
    ends = np.searchsorted(keys[order], np.arange(1, count))
    return np.split(values[order], ends)
