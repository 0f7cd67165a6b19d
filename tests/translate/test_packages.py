"""Packages are found as Argos leaves them, and a broken one hides nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import argos_packages
from polybrief.translate import Package, Shelf, folders, installed


def package(folder: Path, name: str, **metadata: object) -> Path:
    """A package folder that looks whole; its model is never loaded."""
    path = folder / name
    (path / "model").mkdir(parents=True)
    (path / "model" / "model.bin").write_bytes(b"")
    (path / "sentencepiece.model").write_bytes(b"")
    content = {"package_version": "1.0", "from_code": "de", "to_code": "en", **metadata}
    (path / "metadata.json").write_text(json.dumps(content), "utf-8")
    return path


def causes(shelf: Shelf) -> dict[str, str]:
    return {path.name: cause for path, cause in shelf.broken}


def test_built_packages_are_found_in_the_order_of_their_pairs(shelf_folder: Path) -> None:
    shelf = installed([shelf_folder])
    assert [p.name for p in shelf.packages] == ["de-en 1.0", "en-de 1.0", "en-zh 1.0", "zh-en 1.0"]
    assert shelf.broken == ()


def test_the_newest_version_of_a_pair_wins(tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        package(tmp_path, f"de_en-{version}", package_version=version)
    assert [p.version for p in installed([tmp_path]).packages] == ["1.10"]


def test_all_folders_are_read(tmp_path: Path) -> None:
    package(tmp_path / "a", "de_en")
    package(tmp_path / "b", "en_zh", from_code="en", to_code="zh", target_prefix=">>zho<<")
    assert installed([tmp_path / "a", tmp_path / "missing", tmp_path / "b"]).packages == (
        Package(tmp_path / "a" / "de_en", "de", "en", "1.0", ""),
        Package(tmp_path / "b" / "en_zh", "en", "zh", "1.0", ">>zho<<"),
    )


def test_a_broken_package_is_named_and_hides_no_other(tmp_path: Path) -> None:
    package(tmp_path, "good")
    package(tmp_path, "junk").joinpath("metadata.json").write_bytes(b"\xff{")
    package(tmp_path, "nested").joinpath("metadata.json").write_text("[" * 100_000)
    package(tmp_path, "list").joinpath("metadata.json").write_text("[]")
    package(tmp_path, "large").joinpath("metadata.json").write_text(" " * 1_000_001)
    package(tmp_path, "nameless", from_code=None)
    (package(tmp_path, "hollow") / "model" / "model.bin").unlink()
    (package(tmp_path, "pieceless") / "sentencepiece.model").unlink()
    (tmp_path / "stray").mkdir()
    (tmp_path / ".incoming").mkdir()
    (tmp_path / "notes.txt").write_text("not a package")
    shelf = installed([tmp_path])
    assert [p.path.name for p in shelf.packages] == ["good"]
    assert causes(shelf) == {
        "hollow": "model/model.bin is missing",
        "junk": "metadata.json is not JSON",
        "large": "metadata.json is too large",
        "list": "metadata.json is not a JSON object",
        "nameless": "metadata.json does not say from which language to which",
        "nested": "metadata.json is not JSON",
        "pieceless": "sentencepiece.model is missing",
        "stray": "metadata.json is missing",
    }


def test_a_file_in_place_of_the_folder_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "packages"
    file.write_text("")
    assert installed([file]).broken == ((file, "Not a directory"),)


def test_a_package_that_does_not_translate_is_left_alone(tmp_path: Path) -> None:
    package(tmp_path, "splitter", type="sbd")
    assert installed([tmp_path]) == Shelf()


def test_bpe_needs_libraries_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path, "es_en", from_code="es")
    (path / "sentencepiece.model").rename(path / "bpe.model")
    module = "polybrief.translate.packages.find_spec"
    monkeypatch.setattr(module, lambda name: None if name == "sacremoses" else object())
    assert causes(installed([tmp_path])) == {"es_en": "its pieces are BPE, which needs sacremoses"}
    monkeypatch.setattr(module, lambda _: object())
    assert [p.name for p in installed([tmp_path]).packages] == ["es-en 1.0"]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"ARGOS_PACKAGES_DIR": "/p", "XDG_DATA_HOME": "/d", "HOME": "/h"}, ["/p"]),
        ({"XDG_DATA_HOME": "/d", "HOME": "/h"}, ["/d/argos-translate/packages"]),
        (
            {"ARGOS_PACKAGES_DIR": "", "XDG_DATA_HOME": "", "HOME": "/h"},
            ["/h/.local/share/argos-translate/packages"],
        ),
        ({}, []),
    ],
)
def test_folders_are_those_of_argos(environ: dict[str, str], expected: list[str]) -> None:
    assert folders(environ) == tuple(map(Path, expected))


def test_an_archive_unpacks_to_the_package(shelf_folder: Path, tmp_path: Path) -> None:
    built = shelf_folder / "translate-de_en-1_0"
    file = argos_packages.archive(built, tmp_path / "de_en.argosmodel")
    shutil.unpack_archive(file, tmp_path / "packages", "zip")
    assert [p.name for p in installed([tmp_path / "packages"]).packages] == ["de-en 1.0"]


def test_the_same_package_is_built_twice(shelf_folder: Path, tmp_path: Path) -> None:
    built = shelf_folder / "translate-de_en-1_0"
    again = argos_packages.build(tmp_path, "de", "en")
    one = argos_packages.archive(built, tmp_path / "one.argosmodel")
    other = argos_packages.archive(again, tmp_path / "other.argosmodel")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.skipif(find_spec("argostranslate") is None, reason="argostranslate is not installed")
def test_argos_itself_reads_a_built_package(shelf_folder: Path, tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from argostranslate.package import Package
package = Package(Path(sys.argv[1]))
print(package.from_code, package.to_code, package.package_version, package.tokenizer.encode("Die Regierung"))
"""
    # The import makes folders in the home directory: here it gets one of its own.
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(tmp_path))
    run = subprocess.run(
        [sys.executable, "-c", program, str(shelf_folder / "translate-de_en-1_0")],
        env=os.environ | homes,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "de en 1.0 ['▁Die', '▁Regierung']"
