"""Where nothing has changed, a build has nothing to do; what could change its site is noticed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from polybrief.store import Store
from polybrief.workbench import Build

SAID = ["build: nothing has changed since the last one, whose site is in build/site", "search is left out"]
NOON = datetime.fromisoformat("2027-03-01T12:00+01:00")
BRIEF = """\
---
title: Port
summary: What the reports say.
status: reviewed
language: en
publish_after: {after}
---

It will cost $40 million.[^harbour:1]
"""


@pytest.fixture
def root(desk: Store) -> Path:
    """A desk whose site was built."""
    root = desk.root
    files = {
        "mkdocs.yml": (root / "mkdocs.yml").read_text()
        + "      engine: dictionary\nsite_url: !ENV [DESK_ADDRESS, '']\n",
        "docs/en/briefs/port.md": BRIEF.format(after="2027-03-01T18:00+01:00"),
        "docs/en/images/port.png": "a picture",
        "sources/harbour.md": "a report",
        "evidence/harbour.yml": "its facts",
        "glossary/ports.yml": "its names",
        "memory/sources/en/harbour.po": "its translation",
        "conflicts/one.yml": "a comment",
        "dossiers/port.yml": "a dossier",
        "templates/site/main.html": "a template",
        "library/secret.txt": "a restricted report",
        "build/ledger.json": "{}",
        "build/site/index.html": "the site",
        "build/handouts/port.pdf": "a handout",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    Build(Store(root), NOON).done(["handouts: 1 printed", "built: build/site", "search is left out"])
    assert Build(Store(root), NOON).standing() == SAID
    return root


def standing(root: Path, now: datetime = NOON) -> bool:
    return Build(Store(root), now).standing() != []


@pytest.mark.parametrize(
    "name",
    [
        "mkdocs.yml",
        "docs/en/briefs/port.md",
        "docs/en/images/port.png",
        "docs/de/new.md",
        "sources/harbour.md",
        "evidence/harbour.yml",
        "glossary/ports.yml",
        "memory/sources/en/harbour.po",
        "conflicts/one.yml",
        "dossiers/port.yml",
        "templates/site/main.html",
        "library/secret.txt",
        "build/ledger.json",
    ],
)
def test_a_changed_file_is_noticed(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert not standing(root)


@pytest.mark.parametrize(
    "name", ["docs/en/briefs/port.md", "sources/harbour.md", "build/site", "build/handouts"]
)
def test_what_is_gone_is_noticed(root: Path, name: str) -> None:
    path = root / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not standing(root)


def test_another_site_in_its_place_is_noticed(root: Path) -> None:
    (root / "build" / "site").rename(root / "build" / "old")
    (root / "build" / "site").mkdir()
    assert not standing(root)


@pytest.mark.parametrize("name", ["POLYBRIEF_SITE_URL", "DESK_ADDRESS", "SOURCE_DATE_EPOCH"])
def test_surroundings_that_the_site_hangs_on_are_noticed(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "7")
    assert not standing(root)


def test_other_surroundings_are_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("POLYBRIEF_ENGINE_KEY", "secret")
    assert standing(root)


def test_a_brief_that_has_come_due_is_noticed(root: Path) -> None:
    assert standing(root, NOON + timedelta(hours=5, minutes=59))
    assert not standing(root, NOON + timedelta(hours=6))


def test_a_new_day_is_noticed(root: Path) -> None:
    (root / "docs/en/briefs/port.md").write_text(BRIEF.format(after="2027-03-09"))
    Build(Store(root), NOON).done([])
    assert standing(root, NOON + timedelta(hours=11, minutes=59))
    assert not standing(root, NOON + timedelta(hours=12))


def test_a_commit_is_noticed(root: Path) -> None:
    """Pages show their history."""
    git = ["git", "-C", str(root), "-c", "user.name=desk", "-c", "user.email=desk@desk.example"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    Build(Store(root), NOON).done([])
    assert standing(root)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message", "A change"], check=True)
    assert not standing(root)


def test_an_engine_that_can_change_unseen_is_asked_each_time(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(
        path.read_text().replace(
            "engine: dictionary", "engine: libretranslate\n      engine_address: http://127.0.0.1:1"
        )
    )
    Build(Store(root), NOON).done([])
    assert not standing(root)


def test_a_file_changed_by_somebody_else_during_the_build_is_not_taken_for_built(root: Path) -> None:
    build = Build(Store(root), NOON)
    (root / "sources" / "harbour.md").write_text("another report")
    build.done([])
    assert not standing(root)


def test_what_the_build_has_written_itself_is_part_of_it(root: Path) -> None:
    store = Store(root)
    build = Build(store, NOON)
    store.write_evidence_text("harbour", "other facts")
    build.done([])
    assert standing(root)


@pytest.mark.parametrize(
    "text", ["", "{}", '{"format": 1}', '{"format": 1, "key": 1, "lines": [], "until": "soon"}']
)
def test_broken_notes_are_no_notes(root: Path, text: str) -> None:
    (root / "build" / "cache" / "build.json").write_text(text)
    assert not standing(root)


def test_build_says_so_and_again_builds(
    desk: Store, polybrief: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("before_the_gate", "check_briefs", "publish_site"):
        real = getattr(__import__("polybrief.workbench", fromlist=[name]), name)

        def counted(
            *given: object, name: str = name, real: Callable[..., object] = real, **options: object
        ) -> object:
            done.append(name)
            if name == "publish_site":
                (desk.root / "build" / "site").mkdir(exist_ok=True)
                return ["built: build/site", "search is left out"]
            return real(*given, **options)

        monkeypatch.setattr(f"polybrief.workbench.{name}", counted)
    (desk.root / "mkdocs.yml").write_text((desk.root / "mkdocs.yml").read_text() + "      engine: none\n")
    for text, arguments in (("built:", ()), ("nothing has changed", ()), ("built:", ("--again",))):
        done.clear()
        result = polybrief("build", *arguments)
        assert text in result.output
        assert done == (
            [] if text == "nothing has changed" else ["before_the_gate", "check_briefs", "publish_site"]
        )
