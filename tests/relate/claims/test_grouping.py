"""grouping: average link, as the textbook has it, fast and the same from run to run."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.relate.claims.grouping import average_link


def test_groups_are_joined_while_the_mean_is_high_enough() -> None:
    similarity = np.array([[1, 0.9, 0.5], [0.9, 1, 0.2], [0.5, 0.2, 1]], dtype=np.float32)
    assert average_link(similarity, 0.95) == [[0], [1], [2]]
    assert average_link(similarity, 0.4) == [[0, 1], [2]]
    assert average_link(similarity, 0.3) == [[0, 1, 2]]


def test_little_to_join() -> None:
    assert average_link(np.zeros((0, 0), dtype=np.float32), 0.5) == []
    assert average_link(np.ones((1, 1), dtype=np.float32), 0.5) == [[0]]


@pytest.mark.parametrize("seed", range(8))
def test_it_is_the_textbook_one(seed: int) -> None:
    similarity = _random(30, seed)
    assert average_link(similarity, 0.3) == _textbook(similarity, 0.3)


def test_of_equal_pairs_the_one_with_the_lower_numbers_is_joined_first() -> None:
    similarity = np.full((4, 4), 0.1, dtype=np.float32)
    for a, b in ((0, 1), (1, 2), (2, 3)):
        similarity[a, b] = similarity[b, a] = 0.8
    assert average_link(similarity, 0.5) == [[0, 1], [2, 3]]


def test_the_matrix_that_is_handed_in_stays_as_it_is() -> None:
    similarity = _random(20, 1)
    before = similarity.copy()
    average_link(similarity, 0.3)
    assert (similarity == before).all()


def test_twice_the_rows_take_not_much_more_than_four_times_as_long() -> None:
    seconds = []
    for count in (400, 1600):
        similarity = _random(count, 3)
        start = time.process_time()
        average_link(similarity, 0.3)
        seconds.append(time.process_time() - start)
    # Quadratic would be 16; cubic, 64. A generous bound, as machines are shared.
    assert seconds[1] < 40 * max(seconds[0], 0.02)


def _random(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((count, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors @ vectors.T


def _textbook(similarity: NDArray[np.float32], threshold: float) -> list[list[int]]:
    groups = [[i] for i in range(len(similarity))]
    while len(groups) > 1:
        pairs = [(i, j) for i in range(len(groups)) for j in range(i)]
        best = max(pairs, key=lambda p: similarity[np.ix_(groups[p[0]], groups[p[1]])].mean(dtype=np.float64))
        i, j = best
        if similarity[np.ix_(groups[i], groups[j])].mean(dtype=np.float64) < threshold:
            break
        groups[j] = groups[j] + groups.pop(i)
    return sorted(sorted(group) for group in groups)
