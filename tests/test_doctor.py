"""`polybrief doctor`: what is there, what is missing, and what to type."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argos_packages import build
from polybrief import doctor
from polybrief.cli import main
from polybrief.doctor import Finding
from polybrief.files import LIBRARY_VARIABLE
from polybrief.publish.search import BINARY_VARIABLE
from polybrief.store import Store
from polybrief.translate.packages import content_hash
from polybrief.translate.packages.lock import Locked

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _no_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BINARY_VARIABLE, str(tmp_path / "none"))


def found(store: Store | None, subject: str) -> list[Finding]:
    return [finding for finding in doctor.look_over(store) if finding.subject == subject]


def test_a_desk_that_can_build(polybrief: Run) -> None:
    said = polybrief("doctor")
    assert said.exit_code == 0, said.output
    assert "✓ good   Python" in said.output
    assert "✓ good   write access" in said.output
    assert said.output.splitlines()[-1].startswith("it can build")


def test_it_works_outside_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["doctor"])
    assert said.exit_code == 0, said.output
    assert "none here or above" in said.output
    assert "→ polybrief init NEWDESK" in said.output


def test_marks_are_said_in_words_and_commands_stand_below_what_they_mend() -> None:
    lines = doctor.table(
        [
            Finding("good", "a", "1.0"),
            Finding("fault", "bcd", "gone", "mend it"),
            Finding("none", "e", "", "get e"),
        ]
    )
    assert lines == [
        "✓ good   a    1.0",
        "✗ fault  bcd  gone",
        "              → mend it",
        "– none   e",
        "              → get e",
        "it cannot build: 1 to mend; 1 left out",
    ]


def test_a_package_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    required = ["click>=8.3", "no-such-one>=1", "nor-this ; extra == 'handouts'", 'click>=8 ; extra == "tmx"']
    monkeypatch.setattr(metadata, "requires", lambda _name: required)
    (base,) = found(None, "polybrief")
    assert (base.state, base.found) == ("fault", "no-such-one missing")
    (handouts,) = found(None, "extra handouts")
    assert handouts.state == "none"
    assert handouts.found == "briefs as PDF: nor-this missing"
    assert handouts.mend == "pip install 'polybrief[handouts]'"
    (tmx,) = found(None, "extra tmx")
    assert tmx.state == "good"
    assert metadata.version("click") in tmx.found


def test_every_extra_has_its_purpose() -> None:
    known = metadata.metadata("polybrief").get_all("Provides-Extra") or []
    assert set(known) <= set(doctor._EXTRAS)


def test_pagefind_that_does_not_run_is_a_fault(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv(BINARY_VARIABLE, str(broken))
    assert found(desk, "search")[0].state == "fault"
    broken.write_text("#!/bin/sh\necho pagefind 1.6.0\n")
    assert found(desk, "search")[0].found == f"pagefind 1.6.0, {broken}"


def test_settings_that_cannot_be_read(desk: Store) -> None:
    (desk.root / "mkdocs.yml").write_text("plugins:\n  - polybrief:\n      langages: [en]\n")
    (finding,) = found(Store(desk.root), "settings")
    assert finding.state == "fault"
    assert "unknown key “langages”" in finding.found
    assert not doctor.can_build(doctor.look_over(Store(desk.root)))


def test_packages_by_pair_and_how_they_stand_to_the_lock(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    package = build(tmp_path, "de", "en")
    shutil.copytree(package, shelf / "translate-de_en-1_0")
    (shelf / "broken").mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(shelf))

    def said() -> dict[str, str]:
        return {finding.found: finding.state for finding in found(desk, "translation")}

    assert said()["de-en 1.0: not in the lock"] == "good"
    assert said()["zh-en: no package"] == "none"
    assert any("broken cannot serve: metadata.json is missing" in name for name in said())
    desk.write_locked_models([Locked("de-en", "1.0", content=content_hash(package))])
    assert said()["de-en 1.0: as locked"] == "good"
    with (shelf / "translate-de_en-1_0" / "model" / "model.bin").open("ab") as file:
        file.write(b"!")
    assert said()["de-en 1.0: differs from the lock"] == "fault"


def test_another_engine_needs_no_package(desk: Store) -> None:
    settings = desk.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "      engine: dictionary\n")
    assert [finding.found for finding in found(Store(desk.root), "translation")] == ["dictionary"]


def git(desk: Store, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(desk.root), *arguments], check=True, capture_output=True)


def test_a_library_that_git_would_take(desk: Store) -> None:
    assert found(desk, "library")[0].state == "good"
    git(desk, "init")
    (desk.library / "a.txt").write_text("somebody else’s")
    (finding,) = found(desk, "library")
    assert (finding.state, finding.mend) == ("fault", "echo '/library/' >> .gitignore")
    (desk.root / ".gitignore").write_text("/library/\n")
    assert found(desk, "library")[0].state == "good"
    git(desk, "add", "--force", "library/a.txt")
    (finding,) = found(desk, "library")
    assert finding.found == "library: git holds 1 of its files"
    assert finding.mend == "git rm -r --cached library"


def test_a_library_elsewhere_and_one_that_would_be_published(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv(LIBRARY_VARIABLE, str(elsewhere))
    assert found(Store(desk.root), "library")[0].found == f"{elsewhere}: outside the desk, writable"
    monkeypatch.setenv(LIBRARY_VARIABLE, str(desk.root / "docs" / "en"))
    assert found(Store(desk.root), "library")[0].state == "fault"


def test_a_folder_that_cannot_be_written(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.root / "docs").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "docs")
    (finding,) = found(desk, "write access")
    assert finding == Finding(
        "fault", "write access", f"{desk.root / 'docs'} cannot be written", f"chmod u+wx {desk.root / 'docs'}"
    )


def test_a_run_that_is_at_work_and_one_that_was_ended(desk: Store) -> None:
    assert found(desk, "lock")[0].found == "free"
    with desk.alone("build"):
        (finding,) = found(desk, "lock")
        assert finding.state == "none"
        assert finding.found.startswith("another run is at work: polybrief build, process")
    lock = desk.root / "build" / "lock"
    lock.write_text("polybrief build, process 1\n")
    assert "the last run was ended in the middle (polybrief build, process 1)" in found(desk, "lock")[0].found
    with lock.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert found(desk, "lock")[0].state == "none"


def test_a_disk_that_is_as_good_as_full(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(desk.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10_000_000))
    (finding,) = found(desk, "disk")
    assert (finding.state, finding.found) == ("fault", "0.0 GB free")


def test_the_exit_status_says_whether_it_can_build(desk: Store, polybrief: Run) -> None:
    (desk.root / "mkdocs.yml").write_text("plugins: [search]\n")
    said = polybrief("doctor")
    assert said.exit_code == 1
    assert "it cannot build: 1 to mend" in said.output


def test_nothing_is_changed(desk: Store, polybrief: Run) -> None:
    before = sorted(desk.root.rglob("*"))
    polybrief("doctor")
    assert sorted(desk.root.rglob("*")) == before
