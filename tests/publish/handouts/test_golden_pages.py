"""The first page of the golden brief looks as the reviewed one: small grey pictures, with a tolerance.

POLYBRIEF_WRITE_GOLDEN=1 writes them anew; look at them before you commit them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

GOLDEN = Path(__file__).parent / "golden"
DOTS = 50
"""Dots an inch: enough to see blocks move, few enough that other versions of FreeType look alike."""

MEAN = 1.0
WORST = 100
"""Steps of grey, of 255, by which blurred pages may differ in the mean and at their worst point."""


def _page(data: bytes) -> Image.Image:
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-f", "1", "-l", "1", "-png", "-"]
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    return Image.open(BytesIO(run.stdout)).convert("L")


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_the_page_looks_as_it_was_reviewed(read: Callable[[str], bytes], language: str) -> None:
    path = GOLDEN / f"ferry.{language}.png"
    page = _page(read(language))
    if os.environ.get("POLYBRIEF_WRITE_GOLDEN"):
        page.quantize(16).save(path, optimize=True)
    golden = Image.open(path).convert("L")
    assert page.size == golden.size
    blurred = (picture.filter(ImageFilter.GaussianBlur(1.5)) for picture in (page, golden))
    difference = ImageChops.difference(*blurred)
    assert ImageStat.Stat(difference).mean[0] < MEAN
    assert difference.getextrema()[1] < WORST
