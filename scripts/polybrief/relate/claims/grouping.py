"""Average-link clustering: two groups are joined while their members are alike on average.

Two groups that are alike enough on average have members that are alike enough, so that only groups with
such a pair need to be looked at: the result is that of comparing all groups with one another, without
doing so.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.limits import GROUP_SAMPLE

Rows = NDArray[np.intp]
Likeness = Callable[[Rows, Rows], NDArray[np.float32]]
"""How alike the statements of two columns of row numbers are, pair by pair."""


def average_link(
    count: int, pairs: tuple[Rows, Rows], likeness: Likeness, threshold: float
) -> list[list[int]]:
    """Groups of row numbers from 0 to `count`; every row is in exactly one.

    Joins, again and again, the two groups with the highest mean likeness of their members, while that is
    at least `threshold`. Ties go to the lower row numbers, so that the result is the same from run to run.
    `pairs` are all rows that may be alike enough, each two of them once; others are not joined unless
    through them. Time grows with the pairs, not with the square of the rows. Of large groups, members
    at even distances stand for all.
    """
    joining = _Joining(count, likeness, threshold)
    joining.start(*pairs)
    while joining.join():
        pass
    return [sorted(group) for group in joining.groups if group]


class _Joining:
    """Groups named by their lowest row, and the sums of the likenesses between them as far as known."""

    def __init__(self, count: int, likeness: Likeness, threshold: float) -> None:
        self.groups = [[row] for row in range(count)]
        self._sums: list[dict[int, float]] = [{} for _ in range(count)]
        self._states = [0] * count
        self._likeness = likeness
        self._threshold = threshold
        self._heap: list[tuple[float, int, int, int, int]] = []

    def start(self, rows: Rows, columns: Rows) -> None:
        values = self._likeness(rows, columns)
        alike = values >= self._threshold
        for a, b, value in zip(
            rows[alike].tolist(), columns[alike].tolist(), values[alike].tolist(), strict=True
        ):
            if a != b:
                self._know(min(a, b), max(a, b), value)
        heapq.heapify(self._heap)

    def join(self) -> bool:
        """Joins the two groups that are most alike; False if there are none."""
        while self._heap:
            _, a, b, state_a, state_b = heapq.heappop(self._heap)
            if (state_a, state_b) == (self._states[a], self._states[b]):
                break
        else:
            return False
        ours, theirs = self._sums[a], self._sums[b]
        joined = (ours.keys() | theirs.keys()) - {a, b}
        near = sorted(c for c in joined if self._near(a, c) or self._near(b, c))
        unknown = [(b, c) for c in near if c not in theirs] + [(a, c) for c in near if c not in ours]
        added = dict(zip(unknown, self._between(unknown), strict=True))
        sums = {
            c: (ours[c] if c in ours else added[a, c]) + (theirs[c] if c in theirs else added[b, c])
            for c in near
        }
        for c in joined:
            self._sums[c].pop(a, None)
            self._sums[c].pop(b, None)
        self.groups[a] += self.groups[b]
        self.groups[b] = []
        self._sums[a], self._sums[b] = {}, {}
        self._states[a] += 1
        self._states[b] += 1
        for c, total in sums.items():
            self._know(min(a, c), max(a, c), total, push=True)
        return True

    def _mean(self, a: int, b: int) -> float:
        # Rounded, so that the order of additions decides nothing.
        return round(self._sums[a][b] / (len(self.groups[a]) * len(self.groups[b])), 7)

    def _near(self, a: int, b: int) -> bool:
        return b in self._sums[a] and self._mean(a, b) >= self._threshold

    def _know(self, a: int, b: int, total: float, *, push: bool = False) -> None:
        self._sums[a][b] = self._sums[b][a] = total
        mean = self._mean(a, b)
        if mean >= self._threshold:
            entry = (-mean, a, b, self._states[a], self._states[b])
            if push:
                heapq.heappush(self._heap, entry)
            else:
                self._heap.append(entry)

    def _between(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """The sums of the likenesses between the members of two groups, for each of `pairs`."""
        if not pairs:
            return []
        sides = [(_some(self.groups[a]), _some(self.groups[b])) for a, b in pairs]
        rows = np.concatenate([np.repeat(ours, len(theirs)) for ours, theirs in sides])
        columns = np.concatenate([np.tile(theirs, len(ours)) for ours, theirs in sides])
        values = self._likeness(rows, columns).astype(np.float64)
        sizes = [len(ours) * len(theirs) for ours, theirs in sides]
        starts = np.cumsum([0, *sizes[:-1]])
        totals = np.add.reduceat(values, starts) / sizes
        return [
            float(mean) * len(self.groups[a]) * len(self.groups[b])
            for mean, (a, b) in zip(totals, pairs, strict=True)
        ]


def _some(group: Sequence[int]) -> Rows:
    members = np.array(group, dtype=np.intp)
    if len(members) <= GROUP_SAMPLE:
        return members
    return members[np.linspace(0, len(members) - 1, GROUP_SAMPLE).astype(np.intp)]
