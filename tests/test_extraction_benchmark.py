"""The benchmark of extraction: every page, and polybrief nowhere worse than trafilatura alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("", "unseen")


@pytest.fixture(scope="module")
def extraction() -> Iterator[ModuleType]:
    """benchmarks/extraction.py, as if it were run."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import extraction

    yield extraction
    sys.path.remove(str(ROOT / "benchmarks"))


def test_there_are_forty_pages_in_three_languages(extraction: ModuleType) -> None:
    languages = [page.language for page in extraction.pages()]
    assert len(languages) >= 40
    assert min(languages.count(code) for code in ("en", "de", "zh")) >= 13


@pytest.mark.filterwarnings("default::DeprecationWarning")
@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "unseen"])
def test_no_page_is_read_worse_than_by_trafilatura_alone(extraction: ModuleType, folder: str) -> None:
    for page in extraction.pages(extraction.PAGES / folder):
        ours = extraction.score(page, extraction.ours(page.raw))
        bare = extraction.score(page, extraction.bare(page.raw))
        assert ours.f1 >= bare.f1, page.raw.name
        assert ours.recall >= bare.recall, page.raw.name
        assert ours.whole >= bare.whole, page.raw.name


def test_boilerplate_stays_out(extraction: ModuleType) -> None:
    total = sum(
        (extraction.score(page, extraction.ours(page.raw)) for page in extraction.pages()), extraction.Score()
    )
    assert total.precision > 0.98
    assert total.recall > 0.99


def test_what_pages_say_of_themselves(extraction: ModuleType) -> None:
    for page in extraction.pages():
        found = extraction.read(page)
        assert {fact: getattr(found, fact) for fact in extraction.FACTS} == page.facts, page.raw.name
