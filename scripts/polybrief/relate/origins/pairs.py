"""Pairs of sentences across sources of which each is the other's nearest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.limits import KIN_SIMILARITY
from polybrief.model import Sentence
from polybrief.relate.neighbours import near

Pair = tuple[str, str, float]
"""Two sentence ids, the first of the source that comes first in the alphabet, and their cosine."""


def mutual_best(
    vectors: NDArray[np.float32], sentences: Sequence[Sentence], threshold: float = KIN_SIMILARITY
) -> tuple[Pair, ...]:
    """For every two sources, the pairs of sentences nearest to one another, from `threshold` on.

    `vectors` has a row of length 1 for each of `sentences`. Headings pair with nothing. Of each sentence
    its nearest in all sources are looked at, so that time and memory grow with the sentences, not with
    the pairs of sources.
    """
    names = sorted({sentence.source for sentence in sentences})
    number = {name: i for i, name in enumerate(names)}
    body = [row for row, sentence in enumerate(sentences) if not sentence.heading]
    order = sorted(body, key=lambda row: number[sentences[row].source])
    source = np.array([number[sentences[row].source] for row in order], dtype=np.intp)
    found = near(vectors[order], threshold)
    across = source[found.first] != source[found.second]
    first, second, cosine = found.first[across], found.second[across], found.cosine[across]
    best = _best(first, source[second], second, cosine) & _best(second, source[first], first, cosine)
    first, second, cosine = first[best], second[best], cosine[best]
    return tuple(
        (sentences[order[a]].id, sentences[order[b]].id, float(value))
        for a, b, value in sorted(
            zip(first.tolist(), second.tolist(), cosine.tolist(), strict=True),
            key=lambda pair: (source[pair[0]], source[pair[1]], pair[0]),
        )
    )


def _best(
    row: NDArray[np.intp], there: NDArray[np.intp], other: NDArray[np.intp], cosine: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Which pairs are the nearest that a row has in the source `there`; of equals, the first in it."""
    order = np.lexsort((other, -cosine, there, row))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (row[order][1:] != row[order][:-1]) | (there[order][1:] != there[order][:-1])
    best = np.zeros(len(order), dtype=bool)
    best[order[first]] = True
    return best
