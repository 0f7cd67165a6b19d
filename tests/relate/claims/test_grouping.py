"""grouping: average link, as the textbook has it, fast and the same from run to run."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.relate.claims import grouping


def average_link(similarity: NDArray[np.float32], threshold: float) -> list[list[int]]:
    """Groups by a matrix of all likenesses."""
    pairs = np.nonzero(np.triu(similarity >= threshold, 1))
    return grouping.average_link(len(similarity), pairs, lambda a, b: similarity[a, b], threshold)


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


def test_rows_that_are_never_paired_are_only_joined_through_others() -> None:
    similarity = np.array([[1, 0.9, 0.6], [0.9, 1, 0.6], [0.6, 0.6, 1]], dtype=np.float32)
    asked: list[tuple[int, int]] = []

    def likeness(rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float32]:
        asked.extend(zip(rows.tolist(), columns.tolist(), strict=True))
        return similarity[rows, columns]

    pairs = (np.array([0, 1]), np.array([1, 2]))
    assert grouping.average_link(3, pairs, likeness, 0.5) == [[0, 1, 2]]
    # The mean with the third needs the likeness of 0 and 2, which was in no pair.
    assert sorted(map(sorted, asked)) == [[0, 1], [0, 2], [1, 2]]


def test_of_a_large_group_some_members_stand_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "GROUP_SAMPLE", 4)
    assert average_link(np.ones((40, 40), dtype=np.float32), 0.9) == [list(range(40))]


def test_four_times_the_rows_take_about_four_times_as_long() -> None:
    seconds = []
    for count in (2_000, 8_000):
        # Claims of four statements each, as there are more of them, not larger ones, on a larger desk.
        first = np.arange(count)
        pairs = np.concatenate([first - first % 4 + i for i in range(4)]), np.tile(first, 4)
        apart = pairs[0] < pairs[1]
        start = time.process_time()
        groups = grouping.average_link(
            count, (pairs[0][apart], pairs[1][apart]), lambda a, b: np.float32(0.9) * (a // 4 == b // 4), 0.5
        )
        seconds.append(time.process_time() - start)
        assert len(groups) == count // 4
    # Quadratic would be 16. A generous bound, as machines are shared.
    assert seconds[1] < 10 * max(seconds[0], 0.02)


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
