"""What all tests share: a small desk in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polybrief.cli import main
from polybrief.store import LIBRARY_VARIABLE, Store

MKDOCS = """\
site_name: Test desk
docs_dir: docs/en
plugins:
  - polybrief:
      languages: [en, de, zh]
"""


OPTIONAL = "optional: "
"""How the reason starts of a skip that is right on any machine."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a machine that has everything, a skipped test is a failed one."""
    report = yield
    strict = os.environ.get("POLYBRIEF_TESTS_MAY_SKIP") == "no"
    if strict and report.skipped and not hasattr(report, "wasxfail") and OPTIONAL not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the library or the packages of the person who runs it."""
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "no-packages"))


@pytest.fixture
def desk(tmp_path: Path) -> Store:
    """An empty desk with three languages, and an empty private library."""
    root = tmp_path / "a desk"
    root.mkdir()
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / "library").mkdir()
    return Store(root)


@pytest.fixture
def polybrief(desk: Store) -> Callable[..., Result]:
    """Runs a command in the desk, as a user types it."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["--desk", str(desk.root), *map(str, arguments)])

    return run
