"""What the hostile inputs share: a bound of time for each, and the browser of the tests of the site."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "publish"))

SECONDS = 120
"""What one hostile input may take, on a machine that has other work."""


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS
