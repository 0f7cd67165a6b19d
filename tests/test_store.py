"""The store reads and writes the project's files: atomically, and only what differs."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from polybrief.atomic import UNFINISHED, write_atomically
from polybrief.errors import BadId, RecordError, SettingsError, StoreError
from polybrief.files import LIBRARY_VARIABLE
from polybrief.model import Source, Translation, text_hash
from polybrief.store import Store, find

TEXT = "Der Minister kam am Montag. Er blieb.\nEr fuhr ab."


def source(rights: str, source_id: str = "a-report") -> Source:
    return Source(source_id, "de", rights, text_hash(TEXT))  # type: ignore[arg-type]


def test_an_open_text_stands_in_the_record(desk: Store) -> None:
    assert desk.write_source(source("open"), TEXT)
    assert desk.sources() == (source("open"),)
    assert desk.text(source("open")) == TEXT
    assert [s.id for s in desk.sentences(source("open"))] == ["a-report:1", "a-report:2", "a-report:3"]


def test_a_restricted_text_stands_in_the_library_alone(desk: Store) -> None:
    desk.write_source(source("restricted"), TEXT)
    assert "Minister" not in (desk.root / "sources" / "a-report.md").read_text("utf-8")
    assert desk.text(source("restricted")) == TEXT
    desk.write_memory(
        source("restricted"), "en", [Translation("a-report:1", "Er fuhr ab.", "He left.", True)]
    )
    assert (desk.root / "library" / "memory" / "sources" / "de-en" / "a-report.po").is_file()
    assert not (desk.root / "memory").exists()


def test_a_restricted_text_is_found_again_by_its_hash(desk: Store) -> None:
    desk.write_source(source("restricted"), TEXT)
    (desk.library / "a-report.txt").rename(desk.library / "renamed.md")
    assert Store(desk.root).text(source("restricted")) == TEXT


def test_without_the_library_the_text_is_unknown(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write_source(source("restricted"), TEXT)
    monkeypatch.setenv(LIBRARY_VARIABLE, str(desk.root / "elsewhere"))
    elsewhere = Store(desk.root)
    assert elsewhere.text(source("restricted")) is None
    assert elsewhere.sentences(source("restricted")) == ()


def test_writing_the_same_again_touches_nothing(desk: Store) -> None:
    desk.write_source(source("open"), TEXT)
    record = desk.root / "sources" / "a-report.md"
    before = record.stat()
    assert not desk.write_source(source("open"), TEXT)
    assert record.stat().st_mtime_ns == before.st_mtime_ns
    assert record.stat().st_ino == before.st_ino


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../b", "A"])
def test_no_id_leads_out_of_its_folder(desk: Store, name: str) -> None:
    for look in (desk.source, desk.evidence, lambda x: desk.brief("en", x)):
        with pytest.raises(BadId):
            look(name)
    with pytest.raises(BadId):
        desk.write_source(source("open", name), TEXT)


def test_a_file_that_is_not_utf_8_is_named(desk: Store) -> None:
    folder = desk.root / "sources"
    folder.mkdir()
    (folder / "a.md").write_bytes(b"---\ntitle: \xff\n---\n")
    with pytest.raises(RecordError, match=r"sources/a\.md: not UTF-8"):
        desk.sources()


def test_a_write_that_fails_leaves_the_old_file(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write_brief("en", "a", "old")

    def no_space(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StoreError, match="No space left on device") as problem:
        desk.write_brief("en", "a", "new")
    assert "free space" in problem.value.hint
    folder = desk.root / "docs" / "en" / "briefs"
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert (folder / "a.md").read_text() == "old"


def test_a_run_clears_up_after_one_that_was_ended_in_the_middle(desk: Store) -> None:
    left = (desk.root / f".a.md.x1{UNFINISHED}", desk.library / f".b.txt.x1{UNFINISHED}")
    for path in left:
        path.write_text("half")
    with desk.alone("relate"):
        assert all(path.exists() for path in left), "no run had been ended"
    assert desk.holder() == ("", "")
    (desk.root / "build" / "lock").write_text("polybrief build, process 1\n")
    assert desk.holder() == ("", "polybrief build, process 1")
    with desk.alone("relate"):
        assert not any(path.exists() for path in left)
        assert desk.holder()[0].startswith("polybrief relate, process ")


def test_a_full_disk_is_told_before_anything_is_begun(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_given: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    class Full(io.FileIO):
        write = no_space  # type: ignore[assignment]

    monkeypatch.setattr(Path, "open", lambda path, *_given, **_named: Full(path, "a+"))
    with (
        pytest.raises(StoreError, match="build/lock cannot be written: No space left on device"),
        desk.alone("build"),
    ):
        pytest.fail("it was begun")


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomically(path, b"one")
    with path.open("rb") as reader:
        write_atomically(path, b"two, longer")
        assert reader.read() == b"one"
    assert path.read_bytes() == b"two, longer"


def test_the_desk_is_found_from_within(desk: Store, tmp_path: Path) -> None:
    inside = desk.root / "docs" / "en"
    inside.mkdir(parents=True)
    assert find(inside).root == desk.root.resolve()
    with pytest.raises(SettingsError, match=r"no mkdocs\.yml"):
        find(tmp_path)


def test_a_template_of_the_desk_goes_before_the_shipped_one(desk: Store) -> None:
    shipped = desk.template("brief.md.j2")
    assert "words.happened" in shipped
    (desk.root / "templates").mkdir()
    (desk.root / "templates" / "brief.md.j2").write_text("mine")
    assert desk.template("brief.md.j2") == "mine"
