"""A package gets onto the shelf checked and whole, or not at all."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import argos_packages
from polybrief.errors import Busy, PackageRefused, PolybriefError, StoreError
from polybrief.model import text_hash
from polybrief.translate import ArgosEngine, installed
from polybrief.translate.packages import install as module
from polybrief.translate.packages.install import Installation, install, remove
from polybrief.translate.packages.lock import Locked

DE_EN = "translate-de_en-1_0"


@pytest.fixture(scope="module")
def archive(shelf_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of de-en 1.0."""
    return argos_packages.archive(
        shelf_folder / DE_EN, tmp_path_factory.mktemp("archive") / "de_en.argosmodel"
    )


@pytest.fixture(scope="module")
def entry(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """What a lock says of it after a first installation."""
    return install(archive, [tmp_path_factory.mktemp("first") / "shelf"], (), trust=True).entry


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes the archive of a package that looks whole; its model is never loaded."""

    def make(without: str = "", metadata: str | None = None, **changes: object) -> Path:
        stated = {"package_version": "1.0", "from_code": "de", "to_code": "en", **changes}
        files = {
            "metadata.json": json.dumps(stated) if metadata is None else metadata,
            "model/model.bin": "a model",
            "sentencepiece.model": "pieces",
        }
        file = tmp_path / "made.argosmodel"
        with zipfile.ZipFile(file, "w") as packed:
            for name, content in files.items():
                if name != without:
                    packed.writestr(f"de_en/{name}", content)
        return file

    return make


def names(shelf: Path) -> list[str]:
    """What stands on the shelf and beside it."""
    return sorted(path.name for path in (*shelf.iterdir(), *shelf.parent.glob(".*")))


def refused(file: Path, shelf: Path, locked: tuple[Locked, ...] = (), **how: object) -> PolybriefError:
    before = names(shelf)
    with pytest.raises(PackageRefused) as error:
        install(file, [shelf], locked, **how)  # type: ignore[arg-type]
    assert names(shelf) == before
    return error.value


def test_a_package_that_the_lock_knows_is_installed_and_translates(
    archive: Path, entry: Locked, shelf: Path
) -> None:
    done = install(archive, [shelf], [entry])
    assert (done.package.name, done.package.path) == ("de-en 1.0", shelf / DE_EN)
    assert done.entry == entry
    assert names(shelf) == [DE_EN]
    engine = ArgosEngine(installed([shelf]).packages, threads=1)
    assert [o.text for o in engine.translate(["Die Regierung baut."], "de", "en")] == [
        "The government builds."
    ]


def test_what_the_lock_does_not_know_is_refused_before_anything_is_unpacked(
    archive: Path, entry: Locked, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "unpack", lambda *_: pytest.fail("it was unpacked"))
    error = refused(archive, shelf)
    assert error.cause == (
        f"models.lock does not know this package: {entry.size} bytes, sha256 {entry.sha256}"
    )
    assert "--trust" in error.hint
    refused(archive, shelf, (replace(entry, size=None),))
    refused(archive, shelf, (replace(entry, sha256=None),))
    refused(archive, shelf, (replace(entry, sha256=text_hash("other")),))


def test_trust_writes_down_what_was_found(archive: Path, shelf: Path) -> None:
    done = install(archive, [shelf], (), trust=True)
    found = done.entry
    assert (found.pair, found.version, found.address) == ("de-en", "1.0", None)
    assert found.size == archive.stat().st_size
    assert found.content == done.package.content
    assert install(archive, [shelf], [found]).entry == found


def test_a_tampered_archive_is_refused_even_with_trust(
    archive: Path, entry: Locked, shelf: Path, tmp_path: Path
) -> None:
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    file = tmp_path / "tampered.argosmodel"
    file.write_bytes(data)
    assert "does not know" in refused(file, shelf, (entry,)).cause
    error = refused(file, shelf, (entry,), expected=entry, trust=True)
    assert "this is not the de-en 1.0 of models.lock" in error.cause
    assert error.hint.endswith("remove the entry de-en 1.0 from models.lock first")


def test_another_archive_of_a_version_in_the_lock_is_refused_even_with_trust(
    make: Make, entry: Locked, shelf: Path
) -> None:
    assert "this is not the de-en 1.0 of models.lock" in refused(make(), shelf, (entry,), trust=True).cause
    only_content = Locked("de-en", "1.0", content=entry.content)
    assert "the files of de-en 1.0 are not" in refused(make(), shelf, (only_content,), trust=True).cause


def test_trust_fills_an_entry_that_has_an_address_alone(make: Make, shelf: Path) -> None:
    known = Locked("de-en", "1.0", address="https://example.org/de_en", note="from a list")
    entry = install(make(), [shelf], [known], known, trust=True).entry
    assert (entry.address, entry.note) == (known.address, known.note)
    assert None not in (entry.size, entry.sha256, entry.content)


@pytest.mark.parametrize("changes", [{"from_code": "en", "to_code": "de"}, {"package_version": "1.1"}])
def test_a_package_other_than_expected_is_refused(changes: dict[str, str], make: Make, shelf: Path) -> None:
    file = make(**changes)
    error = refused(file, shelf, expected=Locked("de-en", "1.0"), trust=True)
    assert error.cause.endswith("not de-en 1.0")
    misnamed = replace(install(file, [shelf.parent / "x"], (), trust=True).entry, pair="de-en", version="1.0")
    assert refused(file, shelf, (misnamed,)).cause.endswith("not de-en 1.0")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"metadata": "{"}, "metadata.json is not JSON"),
        ({"metadata": "[]"}, "metadata.json is not a JSON object"),
        ({"without": "metadata.json"}, "metadata.json is missing"),
        ({"without": "model/model.bin"}, "model/model.bin is missing"),
        ({"without": "sentencepiece.model"}, "sentencepiece.model is missing"),
        ({"from_code": None}, "does not say from which language"),
        ({"from_code": "../../x"}, "which is no pair with a version"),
        ({"package_version": "../1"}, "which is no pair with a version"),
        ({"package_version": ""}, "which is no pair with a version"),
        ({"type": "sbd"}, "none that translates"),
    ],
)
def test_an_archive_without_a_usable_package_is_refused(
    changes: dict[str, object], why: str, make: Make, shelf: Path
) -> None:
    assert why in refused(make(**changes), shelf, trust=True).cause


def test_what_is_no_archive_is_refused(tmp_path: Path, shelf: Path) -> None:
    text = tmp_path / "page.html"
    text.write_text("<html>Not Found</html>")
    assert "no zip archive" in refused(text, shelf, trust=True).cause
    assert "there is no file" in refused(tmp_path / "missing", shelf, trust=True).cause
    assert "is no file" in refused(tmp_path, shelf, trust=True).cause
    os.mkfifo(tmp_path / "pipe")
    assert "is no file" in refused(tmp_path / "pipe", shelf, trust=True).cause


def test_a_large_file_is_not_read(make: Make, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PACKAGE_BYTES", 10)
    assert "has more than 10 bytes" in refused(make(), shelf, trust=True).cause


def version(make: Make, shelf: Path, number: str) -> Installation:
    return install(make(package_version=number), [shelf], (), trust=True)


def test_a_newer_version_takes_the_place_of_the_older(make: Make, shelf: Path) -> None:
    version(make, shelf, "1.9")
    (shelf / "translate-de_en-1_9").rename(shelf / "de_en")
    assert version(make, shelf, "1.10").replaced == ("de-en 1.9",)
    assert names(shelf) == ["translate-de_en-1_10"]


def test_an_older_version_is_refused(make: Make, shelf: Path) -> None:
    version(make, shelf, "1.10")
    error = refused(make(package_version="1.9"), shelf, trust=True)
    assert error.cause == "de-en 1.10 is installed, which is newer than de-en 1.9"
    assert error.hint.endswith("polybrief models remove de-en")


def test_the_same_version_mends_what_was_changed(make: Make, shelf: Path) -> None:
    package = version(make, shelf, "1.0").package
    (package.path / "model" / "model.bin").write_text("tampered")
    (package.path / "extra").write_text("")
    again = version(make, shelf, "1.0")
    assert again.package.content == again.entry.content == package.content
    assert names(shelf) == [DE_EN]


def test_a_broken_package_in_its_place_is_replaced(make: Make, shelf: Path) -> None:
    (shelf / DE_EN).mkdir()
    version(make, shelf, "1.0")
    assert installed([shelf]).broken == ()
    assert names(shelf) == [DE_EN]


def test_a_package_of_another_pair_in_its_place_is_not_lost(make: Make, shelf: Path) -> None:
    install(make(to_code="zh"), [shelf], (), trust=True).package.path.rename(shelf / DE_EN)
    assert refused(make(), shelf, trust=True).cause == f"{shelf / DE_EN} holds de-zh 1.0"


def test_other_pairs_and_other_folders_are_left_alone(make: Make, shelf: Path, tmp_path: Path) -> None:
    install(make(to_code="zh"), [shelf], (), trust=True)
    version(make, tmp_path / "second", "0.9")
    install(make(), [shelf, tmp_path / "second"], (), trust=True)
    assert names(shelf) == [DE_EN, "translate-de_zh-1_0"]
    assert names(tmp_path / "second") == ["translate-de_en-0_9"]


@pytest.fixture
def old(make: Make, shelf: Path) -> str:
    """A package that is there before; the hash of its content."""
    return version(make, shelf, "1.0").package.content


@pytest.mark.parametrize("where", ["unpack", "read", "_place"])
@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_nothing_half_done_remains(
    where: str, fault: BaseException, make: Make, shelf: Path, old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(module, where)

    def failing(*arguments: object) -> object:
        if where != "_place":
            real(*arguments)
        raise fault

    monkeypatch.setattr(module, where, failing)
    expected = StoreError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as error:
        version(make, shelf, "1.1")
    if isinstance(error.value, StoreError):
        assert error.value.cause == f"{shelf}: No space left on device"
    assert names(shelf) == [DE_EN]
    assert installed([shelf]).packages[0].content == old


def test_an_interrupt_between_two_renames_puts_the_old_one_back(
    make: Make, shelf: Path, old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target == shelf / DE_EN and path.name != "aside":
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        version(make, shelf, "1.0")
    assert names(shelf) == [DE_EN]
    assert installed([shelf]).packages[0].content == old


def test_a_folder_that_cannot_be_written_is_one_error(
    make: Make, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(**_: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(shelf))

    monkeypatch.setattr(module.tempfile, "mkdtemp", read_only)
    with pytest.raises(StoreError, match="Permission denied"):
        version(make, shelf, "1.0")


def test_a_file_in_the_place_of_the_shelf_is_one_error(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file: File exists"):
        version(make, tmp_path / "file", "1.0")


def test_what_a_killed_run_left_is_cleared_away(make: Make, shelf: Path) -> None:
    left = shelf.parent / ".shelf.polybrief-killed"
    (left / "unpacked").mkdir(parents=True)
    version(make, shelf, "1.0")
    assert names(shelf) == [DE_EN]


def test_a_second_run_at_once_says_so(make: Make, shelf: Path) -> None:
    handle = os.open(shelf, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(Busy):
            version(make, shelf, "1.0")
    finally:
        os.close(handle)
    version(make, shelf, "1.0")


def test_a_pair_is_removed_in_every_version_also_broken_ones(make: Make, shelf: Path, tmp_path: Path) -> None:
    version(make, shelf, "1.0")
    shutil.copytree(shelf / DE_EN, shelf / "de_en")
    (shelf / "translate-de_en-0_9").mkdir()
    (shelf / "stray").mkdir()
    install(make(to_code="zh"), [shelf], (), trust=True)
    linked = tmp_path / "elsewhere"
    shutil.copytree(shelf / DE_EN, linked)
    (shelf / "linked").symlink_to(linked)
    assert {path.name for path in remove("de-en", [shelf])} == {
        DE_EN,
        "de_en",
        "linked",
        "translate-de_en-0_9",
    }
    assert names(shelf) == ["stray", "translate-de_zh-1_0"]
    assert linked.is_dir()
    assert remove("de-en", [shelf]) == ()
