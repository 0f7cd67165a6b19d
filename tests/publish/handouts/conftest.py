"""The handouts of a small desk, printed once a session; nothing of it where this machine cannot print."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import handout_desk
import pytest

from polybrief.publish.handouts.stage import make_handouts
from polybrief.store import Store

SITE = "POLYBRIEF_SITE_URL"


def _skip_unless_able() -> None:
    """Skips where WeasyPrint finds no Pango, or poppler is missing, with which PDFs are read."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        pytest.skip(f"Pango is not installed: {error}")
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    if not (handout_desk.PROJECT / "node_modules" / "@expo-google-fonts").is_dir():
        pytest.skip("the fonts of the handouts are not installed: make setup")


@pytest.fixture(scope="session")
def can_print() -> None:
    """For what prints without a desk."""
    _skip_unless_able()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The desk with its handouts; no test changes it."""
    _skip_unless_able()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SITE, handout_desk.ADDRESS)
        store = handout_desk.make(tmp_path_factory.mktemp("handouts"))
        make_handouts(store)
        return store


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the shared desk was printed with, for each test of this folder and no other."""
    monkeypatch.setenv(SITE, handout_desk.ADDRESS)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A desk for one test, without handouts."""
    _skip_unless_able()
    monkeypatch.setenv(SITE, handout_desk.ADDRESS)
    root = tmp_path / "desk"
    root.mkdir()
    return handout_desk.make(root)


@pytest.fixture
def read(shared: Store) -> Callable[[str], bytes]:
    """The golden brief's handout in a language."""
    return lambda language: handout_desk.pdf(shared, "ferry", language)
