"""Average-link clustering: two groups are joined while their members are alike on average."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_link(similarity: NDArray[np.float32], threshold: float) -> list[list[int]]:
    """Groups of row numbers; every row is in exactly one.

    Joins, again and again, the two groups with the highest mean similarity of their members, while
    that is at least `threshold`. Ties go to the lower row numbers, so that the result is the same
    from run to run. Time grows with rows squared times joins.
    """
    count = len(similarity)
    # Sums of similarities between groups; dividing by both sizes gives the means.
    sums = similarity.astype(np.float64)
    sizes = np.ones(count)
    groups: list[list[int]] = [[i] for i in range(count)]
    means = sums.copy()
    np.fill_diagonal(means, -np.inf)
    while count > 1:
        a, b = divmod(int(means.argmax()), count)
        if means[a, b] < threshold:
            break
        a, b = min(a, b), max(a, b)
        groups[a] += groups[b]
        groups[b] = []
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sizes[a] += sizes[b]
        with np.errstate(divide="ignore"):
            row = sums[a] / (sizes[a] * sizes)
        row[[i for i, group in enumerate(groups) if not group or i == a]] = -np.inf
        means[a], means[:, a] = row, row
        means[b], means[:, b] = -np.inf, -np.inf
    return [sorted(group) for group in groups if group]
