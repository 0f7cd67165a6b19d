"""manifest: a file is known by size and times, and read again at the least doubt."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from polybrief import manifest
from polybrief.files import MANIFEST
from polybrief.manifest import Stamp
from polybrief.model import text_hash
from polybrief.store import Store

LONG_AGO = 1_700_000_000_000_000_000


def test_it_comes_back_as_it_was_written() -> None:
    stamps = {"sources/a.md": Stamp(12, LONG_AGO, LONG_AGO + 1, "ab" * 32)}
    assert manifest.parse(manifest.render(stamps)) == stamps


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", '{"format": 0, "files": {}}', '{"format": 1, "files": {"a": [1]}}']
)
def test_what_it_did_not_write_itself_is_thrown_away(text: str | None) -> None:
    assert manifest.parse(text) == {}


def test_what_was_changed_a_moment_ago_may_change_again_unseen() -> None:
    stamp = Stamp(1, LONG_AGO, LONG_AGO, "")
    assert not stamp.settled(LONG_AGO + 1_000_000_000)
    assert stamp.settled(LONG_AGO + 3_000_000_000)


def test_a_file_that_has_not_changed_is_not_read_again(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read = _files_read(monkeypatch)
    path = _written(desk, "memory/briefs/one.de.po", "one")
    _in(10, monkeypatch)
    first = _hashes(desk)
    assert first == {"memory/briefs/one.de.po": text_hash("one")}
    assert read.count(str(path)) == 1
    assert _hashes(desk) == first
    assert read.count(str(path)) == 1


def test_the_same_size_and_time_with_another_content_is_seen(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _written(desk, "glossary/names.yml", "one")
    _in(10, monkeypatch)
    before, times = desk.hashes(), path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert desk.hashes() != before


def test_what_is_too_new_is_read_again(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read = _files_read(monkeypatch)
    path = _written(desk, "evidence/one.yml", "one")
    assert desk.hashes() == desk.hashes()
    assert read.count(str(path)) == 2


def test_the_private_library_counts_and_what_no_stage_reads_does_not(desk: Store) -> None:
    for name in ("library/a.txt", "library/memory/sources/de-en/a.po", "library/archive/a", "build/x.json"):
        _written(desk, name, "x")
    assert sorted(_hashes(desk)) == ["library:a.txt", "library:memory/sources/de-en/a.po"]


def test_pictures_templates_and_settings_count(desk: Store) -> None:
    for name in ("docs/en/logo.svg", "templates/site/assets/own.woff2"):
        _written(desk, name, "x")
    assert sorted(_hashes(desk)) == ["docs/en/logo.svg", "templates/site/assets/own.woff2"]
    assert "mkdocs.yml" in desk.hashes()
    assert "shipped:site/base.html" in desk.hashes()


def test_without_a_manifest_everything_is_read(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(desk, "sources/a.md", "a")
    _in(10, monkeypatch)
    first = desk.hashes()
    (desk.root / "build" / "cache" / MANIFEST).write_text("no manifest", encoding="utf-8")
    assert desk.hashes() == first


def _written(desk: Store, name: str, text: str) -> Path:
    path = desk.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _in(seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns() + seconds * 1_000_000_000
    monkeypatch.setattr("polybrief.files.time.time_ns", lambda: now)


def _hashes(desk: Store) -> dict[str, str]:
    """Those of the desk's own content."""
    return {
        name: found
        for name, found in desk.hashes().items()
        if name != "mkdocs.yml" and "shipped:" not in name
    }


def _files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    once = Store._read_bytes

    def counted(store: Store, path: Path) -> bytes:
        read.append(str(path))
        return once(store, path)

    monkeypatch.setattr(Store, "_read_bytes", counted)
    return read
