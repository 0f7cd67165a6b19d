"""Pairs of sentences across sources of which each is the other's nearest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.limits import KIN_SIMILARITY
from polybrief.model import Sentence

Pair = tuple[str, str, float]
"""Two sentence ids, the first of the source that comes first in the alphabet, and their cosine."""


def mutual_best(
    vectors: NDArray[np.float32], sentences: Sequence[Sentence], threshold: float = KIN_SIMILARITY
) -> tuple[Pair, ...]:
    """For every two sources, the pairs of sentences nearest to one another, from `threshold` on.

    `vectors` has a row of length 1 for each of `sentences`. Headings pair with nothing. Memory grows
    with the sentences of one source times all of them.
    """
    rows: dict[str, list[int]] = {}
    for row, sentence in enumerate(sentences):
        if not sentence.heading:
            rows.setdefault(sentence.source, []).append(row)
    names = sorted(rows)
    order = [row for name in names for row in rows[name]]
    ends = np.cumsum([len(rows[name]) for name in names])
    ordered = vectors[order]
    found: list[Pair] = []
    for i, name in enumerate(names):
        if i + 1 == len(names):
            break
        block = vectors[rows[name]] @ ordered[ends[i] :].T
        highest = np.maximum.reduceat(block.max(axis=0), ends[i:-1] - ends[i])
        for j in (i + 1 + np.flatnonzero(highest >= threshold)).tolist():
            part = block[:, ends[j - 1] - ends[i] : ends[j] - ends[i]]
            there, back = part.argmax(axis=1), part.argmax(axis=0)
            for here in np.flatnonzero(back[there] == np.arange(len(part))):
                cosine = float(part[here, there[here]])
                if cosine >= threshold:
                    pair = (sentences[rows[name][here]].id, sentences[rows[names[j]][there[here]]].id)
                    found.append((*pair, cosine))
    return tuple(found)
