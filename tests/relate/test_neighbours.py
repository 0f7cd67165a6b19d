"""neighbours: what is near is found, without comparing all with all."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.relate import neighbours
from polybrief.relate.neighbours import near


def test_pairs_come_once_in_order_with_their_cosine() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [1, 0]], dtype=np.float32)
    found = near(vectors, 0.5)
    assert list(zip(found.first.tolist(), found.second.tolist(), strict=True)) == [
        (0, 2),
        (0, 3),
        (1, 2),
        (2, 3),
    ]
    assert found.cosine == pytest.approx([0.6, 1.0, 0.8, 0.6])


def test_little_to_compare() -> None:
    assert len(near(np.zeros((0, 8), dtype=np.float32), 0.5).first) == 0
    assert len(near(np.ones((1, 1), dtype=np.float32), 0.5).first) == 0


def test_of_many_the_nearest_are_kept() -> None:
    vectors = _families(1, 40, spread=0.5)
    found = near(vectors, -1, nearest=5)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    expected = {tuple(sorted((row, int(c)))) for row in range(40) for c in np.argsort(-cosines[row])[:5]}
    assert set(zip(found.first.tolist(), found.second.tolist(), strict=True)) == expected


def test_what_is_let_go_on_the_way_would_not_have_been_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "CELL_ROWS", 32)
    vectors = np.vstack([_families(100, 4, spread=0.6), np.tile(_families(1, 1, spread=0), (50, 1))])
    results = []
    for held in (10**6, 1):
        monkeypatch.setattr(neighbours, "_HELD", held)
        results.append(near(vectors, 0.1, nearest=4, exact=0))
    assert all((a == b).all() for a, b in zip(*results, strict=True))


def test_in_cells_nearly_all_near_ones_are_found_and_nothing_else() -> None:
    vectors = _families(700, 4, spread=0.6)
    exact, quick = near(vectors, 0.45), near(vectors, 0.45, exact=0)
    all_of, found = _keys(exact), _keys(quick)
    assert found <= all_of
    assert len(found) >= 0.98 * len(all_of)
    assert len(all_of) > 2_000


def test_the_same_vectors_give_the_same_pairs() -> None:
    vectors = _families(400, 4, spread=0.6)
    first, second = near(vectors, 0.3, exact=0), near(vectors, 0.3, exact=0)
    assert all((a == b).all() for a, b in zip(first, second, strict=True))


def test_a_sentence_that_stands_everywhere_does_not_take_the_square_of_its_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "CELL_ROWS", 32)
    compared = _compared(monkeypatch)
    vectors = np.vstack([_families(100, 4, spread=0.6), np.tile(_families(1, 1, spread=0), (3_000, 1))])
    near(vectors, 0.5, exact=0)
    assert sum(compared) < len(vectors) ** 2 / 2


def test_four_times_the_vectors_need_about_four_times_the_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "CELL_ROWS", 32)
    compared = _compared(monkeypatch)
    counts = []
    for families in (500, 2_000):
        compared.clear()
        near(_families(families, 4, spread=0.6), 0.5, exact=0)
        counts.append(sum(compared))
    # All with all would be 16 times as many.
    assert counts[1] < 6 * counts[0]


def _families(count: int, members: int, *, spread: float) -> NDArray[np.float32]:
    """Vectors of length 1 in families: what one report says, and others after it."""
    rng = np.random.default_rng(5)
    centres = rng.standard_normal((count, 1, 24))
    vectors = (centres + spread * rng.standard_normal((count, members, 24))).reshape(-1, 24)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _keys(found: neighbours.Near) -> set[tuple[int, int]]:
    return set(zip(found.first.tolist(), found.second.tolist(), strict=True))


def _compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many vectors are compared with how many, block by block."""
    seen: list[int] = []
    blocks = neighbours._blocks

    def counting(vectors: NDArray[np.float32], exact: int) -> object:
        for rows, columns in blocks(vectors, exact):
            seen.append(len(rows) * len(columns))
            yield rows, columns

    monkeypatch.setattr(neighbours, "_blocks", counting)
    return seen
