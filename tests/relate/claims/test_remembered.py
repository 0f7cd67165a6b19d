"""remembered: vectors are computed once, and thrown away at the least doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.relate.claims.remembered import Remembered


def lengths(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[len(text), text.count("a"), 0.1] for text in texts], dtype=np.float32).reshape(-1, 3)


def nothing_new(texts: Sequence[str]) -> NDArray[np.float32]:
    raise AssertionError(f"computed again: {texts}")


def file_of(*texts: str, model: str = "m 1") -> bytes:
    first = Remembered(lengths, model)
    first(texts)
    made = first.render()
    assert made is not None
    return made


def test_each_text_is_computed_once() -> None:
    known = Remembered(lengths, "m 1")
    found = known(["a", "bb", "a"])
    assert found.tolist() == lengths(["a", "bb", "a"]).tolist()
    assert known(["bb"]).tolist() == lengths(["bb"]).tolist()
    assert known.computed == 2


def test_what_an_earlier_run_computed_is_the_same_to_the_last_bit() -> None:
    known = Remembered(nothing_new, "m 1", file_of("a", "bb"))
    assert known(["bb", "a"]).tobytes() == lengths(["bb", "a"]).tobytes()
    assert known.render() is None


def test_the_file_holds_what_was_asked_for_in_the_last_run() -> None:
    known = Remembered(lengths, "m 1", file_of("a", "bb", "ccc"))
    known(["a", "dddd"])
    assert known.render() == file_of("dddd", "a")


def test_the_file_holds_no_wording() -> None:
    assert b"secret" not in file_of("a secret")


@pytest.mark.parametrize("broken", ["empty", "cut", "flipped", "other model", "other format"])
def test_what_may_be_wrong_is_thrown_away(broken: str) -> None:
    good = file_of("a", "bb")
    before = {
        "empty": b"",
        "cut": good[:-7],
        "flipped": good[:60] + bytes([good[60] ^ 1]) + good[61:],
        "other model": file_of("a", "bb", model="m 2"),
        "other format": good.replace(b"vectors 1", b"vectors 9", 1),
    }[broken]
    known = Remembered(lengths, "m 1", before)
    assert known(["a"]).tolist() == lengths(["a"]).tolist()
    assert known.computed == 1


def test_nothing_to_compute() -> None:
    known = Remembered(lengths, "m 1")
    assert known([]).shape == (0, 3)
    assert known.render() is None
