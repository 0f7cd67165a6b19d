"""Average-link clustering: two groups are joined while their members are alike on average."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_link(similarity: NDArray[np.float32], threshold: float) -> list[list[int]]:
    """Groups of row numbers; every row is in exactly one.

    Joins, again and again, the two groups with the highest mean similarity of their members, while
    that is at least `threshold`. Ties go to the lower row numbers, so that the result is the same
    from run to run. Each join takes time in proportion to the rows, and so does each group that
    had one of the two as its nearest and may join yet.
    """
    count = len(similarity)
    groups: list[list[int]] = [[i] for i in range(count)]
    if count < 2:
        return groups
    means = similarity.astype(np.float32)
    np.fill_diagonal(means, -np.inf)
    sizes = np.ones(count, dtype=np.float32)
    nearest = means.argmax(axis=1)
    best = means[np.arange(count), nearest]
    while True:
        a = int(best.argmax())
        if best[a] < threshold:
            break
        a, b = sorted((a, int(nearest[a])))
        row = (sizes[a] * means[a] + sizes[b] * means[b]) / (sizes[a] + sizes[b])
        row[[a, b]] = -np.inf
        means[a], means[:, a] = row, row
        means[b], means[:, b] = -np.inf, -np.inf
        sizes[a] += sizes[b]
        groups[a] += groups[b]
        groups[b] = []
        best[b] = -np.inf
        # A mean never exceeds the larger of the two that it comes from, so other groups keep their nearest.
        stale = np.flatnonzero(((nearest == a) | (nearest == b)) & (best >= threshold))
        for i in sorted({a, *stale.tolist()}):
            nearest[i] = means[i].argmax()
            best[i] = means[i, nearest[i]]
        # An equal likeness to the group with the lower number goes first.
        tied = (row == best) & (a < nearest) & (best >= threshold)
        nearest[tied] = a
    return [sorted(group) for group in groups if group]
