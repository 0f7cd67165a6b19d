"""Packages are found as Argos leaves them, and a broken one hides nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import argos_packages
from polybrief.errors import TranslationError
from polybrief.translate import ArgosEngine, Package, Shelf, folders, installed
from polybrief.translate.engines import pieces
from polybrief.translate.packages import content_hash, found


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


def test_older_versions_are_still_there(tmp_path: Path) -> None:
    for folder, version in (("a", "1.9"), ("b", "1.10"), ("b", "1.2")):
        package(tmp_path / folder, version, package_version=version)
    everything = found([tmp_path / "a", tmp_path / "b"])
    assert [p.version for p in everything.packages] == ["1.10", "1.9", "1.2"]


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
        (
            {"SNAP": "/s", "SNAP_USER_DATA": "/u", "HOME": "/h"},
            ["/u/.local/share/argos-translate/packages", "/s/snap_custom/packages"],
        ),
        ({"ARGOS_PACKAGES_DIR": "/p", "SNAP": "/s"}, ["/p", "/s/snap_custom/packages"]),
    ],
)
def test_folders_follow_the_environment(environ: dict[str, str], expected: list[str]) -> None:
    assert folders(environ) == tuple(map(Path, expected))


@pytest.mark.parametrize("name", ["XDG_CONFIG_HOME", "HOME"])
def test_the_settings_of_argos_are_read(name: str, tmp_path: Path) -> None:
    config = tmp_path if name == "XDG_CONFIG_HOME" else tmp_path / ".config"
    file = config / "argos-translate" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"ARGOS_PACKAGES_DIR": "/chosen"}')
    environ = {name: str(tmp_path), "XDG_DATA_HOME": "/d"}
    assert folders(environ) == (Path("/chosen"),)
    assert folders(environ | {"ARGOS_PACKAGES_DIR": "/p"}) == (Path("/p"),)
    for junk in ("{", "[]", '{"ARGOS_PACKAGES_DIR": 1}'):
        file.write_text(junk)
        assert folders(environ) == (Path("/d/argos-translate/packages"),)


def test_packages_that_a_snap_brings_are_found(tmp_path: Path) -> None:
    brought = tmp_path / "snap_custom" / "content_snap_packages"
    package(brought / "german", "de_en")
    found_there = installed(folders({"SNAP": str(tmp_path), "HOME": "/h"}))
    assert [p.path for p in found_there.packages] == [brought / "german" / "de_en"]


@pytest.mark.skipif(find_spec("argostranslate") is None, reason="argostranslate is not installed")
@pytest.mark.parametrize("given", ["ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "settings", "HOME", "SNAP"])
def test_folders_are_those_of_argos_itself(given: str, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    (tmp_path / "home").mkdir()
    if given == "settings":
        file = tmp_path / "home" / ".config" / "argos-translate" / "settings.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "chosen")}))
    elif given == "SNAP":
        environ |= {"SNAP": str(tmp_path / "snap"), "SNAP_USER_DATA": str(tmp_path / "user")}
        (tmp_path / "snap" / "snap_custom" / "packages").mkdir(parents=True)
        (tmp_path / "snap" / "snap_custom" / "content_snap_packages" / "german").mkdir(parents=True)
    elif given != "HOME":
        environ[given] = str(tmp_path / "given")
    program = "import argostranslate.settings as s; print(*s.package_dirs, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True
    )
    assert [str(folder) for folder in folders(environ)] == run.stdout.splitlines()


def test_the_content_is_what_sha256sum_says(tmp_path: Path) -> None:
    path = package(tmp_path, "de_en")
    (path / "model" / "Vocabulary.txt").write_text("äöü")
    (path / "model.txt").write_text("sorts before the folder's files")
    lines = "".join(
        f"{hashlib.sha256((path / name).read_bytes()).hexdigest()}  {name}\n"
        for name in (
            "metadata.json",
            "model.txt",
            "model/Vocabulary.txt",
            "model/model.bin",
            "sentencepiece.model",
        )
    )
    assert content_hash(path) == hashlib.sha256(lines.encode()).hexdigest()
    (read,) = installed([tmp_path]).packages
    assert read.digest == content_hash(path)[:12]


def test_the_content_does_not_depend_on_rights_dates_or_links(tmp_path: Path) -> None:
    one, other = package(tmp_path / "a", "de_en"), package(tmp_path / "b", "elsewhere")
    (other / "model").rename(tmp_path / "model")
    (other / "model").symlink_to(tmp_path / "model")
    (other / "metadata.json").chmod(0o600)
    os.utime(other / "metadata.json", (0, 0))
    assert content_hash(one) == content_hash(other)
    (other / "model" / "model.bin").write_bytes(b"x")
    assert content_hash(one) != content_hash(other)


def test_what_cannot_be_read_has_no_content(tmp_path: Path) -> None:
    dangling, circle, pipe = (package(tmp_path, name) for name in ("dangling", "circle", "pipe"))
    (dangling / "x").symlink_to("nowhere")
    (circle / "model" / "x").symlink_to(circle)
    os.mkfifo(pipe / "x")
    for path in (dangling, circle, pipe, tmp_path / "missing"):
        with pytest.raises(TranslationError, match=f"the package {path} cannot be read"):
            content_hash(path)


@pytest.mark.skipif(find_spec("sacremoses") is None, reason="optional: sacremoses is not installed")
def test_bpe_pieces_are_cut_and_joined_as_argos_does(tmp_path: Path) -> None:
    path = package(tmp_path, "de_en")
    (path / "sentencepiece.model").unlink()
    (path / "bpe.model").write_text("#version: 0.2\nb a\nba u\nbau t</w>\n")
    (found_there,) = installed([tmp_path]).packages
    own = pieces.load(found_there)
    assert own.cut("Sie baut, wir baun.") == [
        "S@@",
        "i@@",
        "e",
        "baut",
        ",",
        "w@@",
        "i@@",
        "r",
        "bau@@",
        "n",
        ".",
    ]
    assert own.join(["b@@", "u@@", "ilt", ",", "user_name", "."]) == "built, user_name."


def with_bpe(built: Path, path: Path, words: str) -> Path:
    """The built package with BPE pieces, in which the words are whole pieces, instead of SentencePiece."""
    shutil.copytree(built, path)
    (path / "sentencepiece.model").unlink()
    merges: dict[str, None] = {}
    for word in words.split():
        letters = [*word[:-1], f"{word[-1]}</w>"]
        for end in range(1, len(letters)):
            merges["".join(letters[:end]) + " " + letters[end]] = None
    (path / "bpe.model").write_text("#version: 0.2\n" + "".join(f"{merge}\n" for merge in merges))
    file = path / "model" / "shared_vocabulary.json"
    vocabulary = json.loads(file.read_text())
    # SentencePiece marks the piece that starts a word, BPE the one that does not end it.
    ends = [
        f"{piece}@@" if not piece.startswith(("▁", "<")) and len(piece) > 1 else piece for piece in vocabulary
    ]
    starts = {piece[1:] for piece in ends if piece.startswith("▁")}
    file.write_text(
        json.dumps([p[1:] or "▁▁" if p.startswith("▁") else f"{p}@@" if p in starts else p for p in ends])
    )
    return path


@pytest.mark.skipif(find_spec("sacremoses") is None, reason="optional: sacremoses is not installed")
def test_a_package_with_bpe_pieces_translates(shelf_folder: Path, tmp_path: Path) -> None:
    with_bpe(
        shelf_folder / "translate-de_en-1_0", tmp_path / "de_en", "Die Regierung baut ein neues Rechenzentrum"
    )
    engine = ArgosEngine(installed([tmp_path]).packages, threads=1)
    outputs = engine.translate(["Die Regierung baut ein neues Rechenzentrum."], "de", "en")
    assert [output.text for output in outputs] == ["The government builds a new datacentre."]


def test_translating_imports_nothing_heavy_and_leaves_nothing_at_home(
    shelf_folder: Path, tmp_path: Path
) -> None:
    program = """
import sys
from pathlib import Path
import polybrief.models, polybrief.workbench
from polybrief.translate import ArgosEngine, installed
engine = ArgosEngine(installed([Path(sys.argv[1])]).packages, threads=1)
print(engine.translate(["Die Regierung baut."], "de", "zh")[0].text)
heavy = {"torch", "stanza", "spacy", "onnxruntime", "minisbd", "tensorflow", "transformers"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""
    home = tmp_path / "home"
    home.mkdir()
    hidden = {name for name in os.environ if name.startswith(("XDG_", "ARGOS_"))}
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    run = subprocess.run(
        [sys.executable, "-c", program, str(shelf_folder)],
        env=environ | {"HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["政府建造。", "[]"]
    assert list(home.iterdir()) == []


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
