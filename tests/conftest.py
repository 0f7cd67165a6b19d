"""What all tests share: a small desk in a folder of its own."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polybrief.cli import main
from polybrief.files import LIBRARY_VARIABLE
from polybrief.publish import site
from polybrief.publish.handouts import workers
from polybrief.store import Store
from warm import Warm

MKDOCS = """\
site_name: Test desk
docs_dir: docs/en
plugins:
  - polybrief:
      languages: [en, de, zh]
"""


FIRST = (
    "test_killed_runs.py",
    "hostile/test_hostile_reports.py",
    "publish/test_accessible.py",
    "publish/handouts/test_handout_stage.py",
    "publish/handouts/test_digest.py",
    "publish/handouts/test_reproducible.py",
    "hostile/test_hostile_site.py",
    "examine/test_examiner.py",
    "compute/test_cluster.py",
    "test_stages_benchmark.py",
    "hostile/test_hostile_time.py",
    "collect/test_from_feed_to_draft.py",
    "publish/test_browser.py",
    "test_starting.py",
    "publish/test_queries.py",
)
"""The files that take longest, in that order: where several processes share the tests, each is begun early,
so that none is left over while the other processes have nothing to do."""

OPTIONAL = "optional: "
"""How the reason starts of a skip that is right on any machine."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        places = {Path(__file__).parent / name: place for place, name in enumerate(FIRST)}
        items.sort(key=lambda item: places.get(item.path, len(FIRST)))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector looking through it would take longer than what some tests
    measure."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a machine that has everything, a skipped test is a failed one."""
    report = yield
    strict = os.environ.get("POLYBRIEF_TESTS_MAY_SKIP") == "no"
    if strict and report.skipped and not hasattr(report, "wasxfail") and OPTIONAL not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _builds_start_warm() -> Iterator[None]:
    """What builds and prints is started from a process that has it loaded; most of a build is loading."""
    warm = Warm()
    with pytest.MonkeyPatch.context() as patch:
        for module in (site, workers):
            patch.setattr(module, "sys", warm)
        yield
    warm.close()


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
