from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from polybrief.publish import history
from polybrief.publish.history import Version


def git(root: Path, *arguments: str) -> None:
    own = ["-c", "user.name=Desk", "-c", "user.email=desk@desk.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *own, *arguments], check=True, capture_output=True)


def commit(root: Path, name: str, subject: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "desk" / "docs" / "en" / "briefs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(subject, "utf-8")
    monkeypatch.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00+0000")
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+0000")
    git(root, "add", ".")
    git(root, "commit", "-m", subject)


def test_each_page_has_its_own_changes_the_latest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "ferry.md", "The ferry", "2025-06-01", monkeypatch)
    commit(tmp_path, "轮渡.md", "Another", "2025-06-02", monkeypatch)
    commit(tmp_path, "ferry.md", "The ferry: its motors", "2025-06-03", monkeypatch)
    # The desk need not be the root of the repository.
    found = history.versions(tmp_path / "desk", "docs/en/briefs")
    assert [(one.date, one.subject) for one in found["ferry.md"]] == [
        (date(2025, 6, 3), "The ferry: its motors"),
        (date(2025, 6, 1), "The ferry"),
    ]
    assert [one.subject for one in found["轮渡.md"]] == ["Another"]
    assert all(len(one.commit) >= 7 for one in found["ferry.md"])


def test_no_repository_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history.versions(tmp_path, "docs/en/briefs") == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.versions(tmp_path, "docs/en/briefs") == {}


def test_only_the_latest_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "VERSIONS_SHOWN", 1)
    log = "\x01b2\x1f2025-06-02\x1ftwo\n\ndocs/a.md\n\x01a1\x1f2025-06-01\x1fone\n\ndocs/a.md\n"
    assert history.parse(log, "docs") == {"a.md": (Version(date(2025, 6, 2), "two", "b2"),)}
