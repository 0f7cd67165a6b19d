"""`polybrief models`: list, install, verify, remove, from a desk's lock to Argos's folder and back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import argos_packages
from polybrief.errors import PackageRefused, TranslationError
from polybrief.models import install_model, list_models, remove_model, verify_models
from polybrief.translate.packages.lock import Locked, parse, render


class Desk:
    """A lock as text, and a shelf."""

    def __init__(self, folder: Path) -> None:
        self.shelf = folder / "shelf"
        self.environ = {"ARGOS_PACKAGES_DIR": str(self.shelf)}
        self.lock = ""
        self.written = 0

    @property
    def locked(self) -> tuple[Locked, ...]:
        return parse(self.lock, "models.lock")

    def write(self, entries: object) -> None:
        self.lock = render(entries)  # type: ignore[arg-type]
        self.written += 1

    def install(self, what: str | Path, *, trust: bool = False) -> list[str]:
        return install_model(str(what), self.locked, self.write, self.environ, trust=trust)

    def list(self) -> list[str]:
        return list_models(self.locked, self.environ)

    def verify(self) -> tuple[list[str], bool]:
        return verify_models(self.locked, self.environ)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:  # type: ignore[override]
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archives of de-en 1.0 and en-de 1.0."""
    folder = tmp_path_factory.mktemp("archives")
    for source, target in (("de", "en"), ("en", "de")):
        built = argos_packages.build(folder / "built", source, target)
        argos_packages.archive(built, folder / f"{source}_{target}.argosmodel")
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(archives: Path) -> Iterator[str]:
    """Where a server on this machine hands the archives out."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(archives)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_nothing_is_installed_and_nothing_known(desk: Desk) -> None:
    assert desk.list() == ["no package is installed, and models.lock knows none"]
    assert desk.verify() == (["no package is installed"], True)


def test_a_file_needs_trust_once(desk: Desk, archives: Path) -> None:
    file = archives / "de_en.argosmodel"
    with pytest.raises(PackageRefused, match="does not know this package"):
        desk.install(file)
    assert desk.written == 0
    first = desk.install(file, trust=True)
    path = desk.shelf / "translate-de_en-1_0"
    digest = desk.locked[0].content
    assert digest is not None
    assert first == [
        f"installed: de-en 1.0 [{digest[:12]}] in {path}",
        "written: the entry de-en 1.0 to models.lock; review it (git diff models.lock) and commit it",
    ]
    assert desk.install(file) == [first[0], "replaced: de-en 1.0"]
    assert desk.written == 1
    assert desk.list() == [f"de-en 1.0: 7.3 MB, as locked, {path}"]


def test_a_pair_comes_from_the_address_in_the_lock(desk: Desk, address: str) -> None:
    url = f"{address}/de_en.argosmodel"
    desk.install(url, trust=True)
    assert desk.locked[0].address == url
    remove_model("de-en", desk.environ)
    assert desk.list() == ["de-en 1.0: not installed, size and hash known"]
    assert desk.install("de-en")[0].startswith("installed: de-en 1.0 [")
    assert desk.written == 1


def test_the_hash_of_the_content_is_added_once_the_archive_is_vouched_for(desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    (whole,) = desk.locked
    desk.write([Locked(whole.pair, whole.version, whole.size, whole.sha256)])
    assert "content not in the lock" in desk.list()[0]
    assert desk.verify()[1]
    lines = desk.install(archives / "de_en.argosmodel")
    assert lines[-1].startswith("written: the hash of the content of de-en 1.0 to models.lock")
    assert desk.locked == (whole,)


def test_an_address_that_serves_another_pair_is_refused(desk: Desk, address: str) -> None:
    desk.write([Locked("de-en", "1.0", address=f"{address}/en_de.argosmodel")])
    with pytest.raises(PackageRefused, match=r"does not know this package"):
        desk.install("de-en")
    with pytest.raises(PackageRefused, match=r"it is en-de 1.0, not de-en 1.0"):
        desk.install("de-en", trust=True)
    assert desk.list() == ["de-en 1.0: not installed, size or hash not known"]


def test_an_address_with_a_query_is_not_written_down(desk: Desk, address: str) -> None:
    desk.install(f"{address}/de_en.argosmodel?key=secret", trust=True)
    assert desk.locked[0].address is None
    assert "secret" not in desk.lock


@pytest.mark.parametrize(
    ("what", "cause"),
    [
        ("fr-en", "models.lock has no address for fr-en"),
        ("missing.argosmodel", "there is no file missing.argosmodel"),
        ("http://example.org/x", "it is not https"),
        ("ftp://example.org/x", "it is not https"),
    ],
)
def test_what_cannot_be_had_is_refused(what: str, cause: str, desk: Desk) -> None:
    with pytest.raises(PackageRefused) as error:
        desk.install(what, trust=True)
    assert cause in error.value.cause
    assert desk.written == 0


def test_a_missing_file_at_the_address_is_an_error(desk: Desk, address: str) -> None:
    with pytest.raises(TranslationError, match="answers 404"):
        desk.install(f"{address}/fr_en.argosmodel", trust=True)
    assert list(desk.shelf.iterdir()) == []


def test_a_tampered_package_is_found(desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    desk.install(archives / "en_de.argosmodel", trust=True)
    assert desk.verify()[1]
    model = desk.shelf / "translate-de_en-1_0" / "model" / "model.bin"
    data = bytearray(model.read_bytes())
    data[1_000_000] ^= 1
    model.write_bytes(data)
    lines, well = desk.verify()
    assert not well
    assert lines == [
        f"de-en 1.0: differs from the lock, {desk.shelf}/translate-de_en-1_0",
        "  → run: polybrief models remove de-en, then install it again",
        f"en-de 1.0: as locked, {desk.shelf}/translate-en_de-1_0",
    ]
    desk.install(archives / "de_en.argosmodel")
    assert desk.verify()[1]


@pytest.mark.parametrize("name", ["extra.txt", "model/extra", "stanza/x.pt"])
def test_a_file_that_was_added_is_found(name: str, desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    file = desk.shelf / "translate-de_en-1_0" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("")
    assert not desk.verify()[1]


def test_a_broken_package_is_not_well_and_hides_no_other(desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    desk.install(archives / "en_de.argosmodel", trust=True)
    (desk.shelf / "translate-de_en-1_0" / "metadata.json").write_text("{")
    (desk.shelf / "translate-en_de-1_0" / "dangling").symlink_to("nowhere")
    broken = f"broken: {desk.shelf}/translate-de_en-1_0 (metadata.json is not JSON)"
    lines, well = desk.verify()
    assert not well
    assert lines[0].startswith("en-de 1.0: cannot be read, ")
    assert lines[-1] == broken
    assert desk.list() == [
        f"en-de 1.0: size unknown, cannot be read, {desk.shelf}/translate-en_de-1_0",
        broken,
        "de-en 1.0: not installed, size and hash known",
    ]


def test_a_package_that_the_lock_does_not_know_is_named_and_does_no_harm(desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    desk.lock = ""
    assert desk.verify() == ([f"de-en 1.0: not in the lock, {desk.shelf}/translate-de_en-1_0"], True)


def test_a_pair_is_removed(desk: Desk, archives: Path) -> None:
    desk.install(archives / "de_en.argosmodel", trust=True)
    assert remove_model("de-en", desk.environ) == [f"removed: {desk.shelf}/translate-de_en-1_0"]
    assert list(desk.shelf.iterdir()) == []
    with pytest.raises(PackageRefused, match="no package de-en is installed"):
        remove_model("de-en", desk.environ)
    with pytest.raises(PackageRefused, match="is no pair"):
        remove_model("../x", desk.environ)


def test_without_a_folder_for_packages_there_is_one_error(archives: Path) -> None:
    with pytest.raises(PackageRefused, match="there is no folder for packages"):
        install_model(str(archives / "de_en.argosmodel"), (), lambda _: None, {}, trust=True)
