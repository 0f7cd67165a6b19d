from __future__ import annotations

import sys
from pathlib import Path

import pytest

from polybrief.translate import ArgosEngine, installed

sys.path.insert(0, str(Path(__file__).parents[1]))

import argos_packages


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a genuine small package for each pair; not to be changed by a test."""
    return argos_packages.build_all(tmp_path_factory.mktemp("argos") / "packages")


@pytest.fixture(scope="session")
def argos(shelf_folder: Path) -> ArgosEngine:
    return ArgosEngine(installed([shelf_folder]).packages, threads=1)
