"""The stages' benchmark in its short form: it fails on a change of complexity, not on noise."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SIZES = {"collect": 600, "examine": 150, "check": 60, "relate": 300}
"""Sentences of the smaller of two measurements: a tenth of a second of work."""


@pytest.fixture(scope="module")
def stages() -> Iterator[ModuleType]:
    """benchmarks/stages.py, as if it were run."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import stages

    yield stages
    sys.path.remove(str(ROOT / "benchmarks"))


@pytest.mark.parametrize("stage", SIZES)
def test_four_times_the_sentences_take_about_four_times_as_long(stages: ModuleType, stage: str) -> None:
    small = SIZES[stage]
    stages.seconds(stages.STAGES[stage](30)[0])  # what is loaded once
    times = {}
    for count in (small, 4 * small):
        work, _, _ = stages.STAGES[stage](count)
        times[count] = min(stages.seconds(work) for _ in range(2))
    # n log n is about 4.6 times as long, the square 16 times; processor seconds, as machines are shared.
    assert times[4 * small] < 10 * max(times[small], 0.02), times


def test_each_stage_has_a_peer_in_the_same_run(stages: ModuleType) -> None:
    for stage in SIZES:
        _, peer, _ = stages.STAGES[stage](30)
        assert peer


def test_the_growth_is_a_power(stages: ModuleType) -> None:
    assert stages.growth((100, 1.0), (1_000, 10.0)) == pytest.approx(1)
    assert stages.growth((100, 1.0), (1_000, 100.0)) == pytest.approx(2)
