"""Sentences through genuine packages: straight, over a language between, and where it fails."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import argos_packages
from polybrief.compute import task
from polybrief.errors import TranslationError
from polybrief.translate import ArgosEngine, Package, installed
from polybrief.translate.engines import argos as engine
from polybrief.translate.engines import pieces
from polybrief.translate.journal import Journal, Output


def texts(
    engine: ArgosEngine, sentences: Sequence[str], source: str, target: str, attempt: int = 0
) -> list[str]:
    return [output.text for output in engine.translate(sentences, source, target, attempt)]


GERMAN = "Die Regierung kündigte am Montag ein neues Rechenzentrum an."


@pytest.mark.parametrize(
    ("source", "target", "sentence", "translation"),
    [
        ("de", "en", GERMAN, "The government announced on Monday a new datacentre."),
        ("en", "zh", "The company builds a datacentre in Beijing.", "公司建造数据中心在北京。"),
        ("zh", "en", "中国的银行打算新项目。", "Chinese banks plans new project."),
        ("en", "de", "A group bought new chips.", "Ein Konzern kaufte neues Chips."),
        ("de", "en", "Stargate kostet 500 Milliarden Dollar.", "Stargate costs 500 billion dollars."),
        (
            "de",
            "en",
            "Die Anlage von Übermorgen ist stargate_one.",
            "The plant of Übermorgen is stargate_one.",
        ),
        ("de", "en", "Peking meldete: 🚀 Ελλάδα", "Beijing reported: 🚀 Ελλάδα"),
    ],
)
def test_a_sentence_through_one_package(
    argos: ArgosEngine, source: str, target: str, sentence: str, translation: str
) -> None:
    assert texts(argos, [sentence], source, target) == [translation]


def test_german_to_chinese_goes_over_english(argos: ArgosEngine) -> None:
    assert re.fullmatch(
        r"argos de-en 1\.0 \[[0-9a-f]{12}\] \+ en-zh 1\.0 \[[0-9a-f]{12}\]", argos.route("de", "zh") or ""
    )
    assert texts(argos, [GERMAN], "de", "zh") == ["政府宣布在星期一新数据中心。"]


def test_the_shortest_way_wins_and_then_the_alphabet(tmp_path: Path) -> None:
    def route(*pairs: str) -> str | None:
        packages = [Package(tmp_path / pair, *pair.split("-"), "1", "") for pair in pairs]
        for package in packages:
            package.path.mkdir(exist_ok=True)
        found = ArgosEngine(packages).route("de", "zh")
        return found and re.sub(r" \[\w+\]", "", found)

    assert route("de-en", "en-zh", "de-zh") == "argos de-zh 1"
    assert route("de-fr", "fr-zh", "de-en", "en-zh") == "argos de-en 1 + en-zh 1"
    assert route("de-fr", "fr-en", "en-zh") == "argos de-fr 1 + fr-en 1 + en-zh 1"
    assert route("de-en", "en-de", "zh-en") is None


def test_order_and_repetitions_stay(argos: ArgosEngine) -> None:
    sentences = ["neue Chips.", GERMAN, "neue Chips.", "Strom fuer Texas."]
    translations = texts(argos, sentences, "de", "en")
    assert translations == [texts(argos, [sentence], "de", "en")[0] for sentence in sentences]


def test_nothing_in_nothing_out(argos: ArgosEngine) -> None:
    assert texts(argos, [], "de", "en") == []
    assert texts(argos, ["", "   "], "de", "zh") == ["", ""]


def test_a_sentence_that_would_be_cut_gives_a_fault_and_no_text(
    argos: ArgosEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = " ".join(["Strom"] * 600)
    too_long, whole = argos.translate([long, "Strom"], "de", "en")
    assert (too_long.text, too_long.fault and too_long.fault.code) == ("", "too-long")
    assert whole == Output("power")
    monkeypatch.setattr(engine, "MAX_SENTENCE_TOKENS", 4)
    cut, whole = argos.translate(["Strom Strom Strom Strom", "Strom Strom"], "de", "en")
    assert (cut.text, cut.fault and cut.fault.code) == ("", "cut")
    assert whole == Output("power power")


@pytest.mark.parametrize("attempt", range(len(engine.DECODINGS)))
def test_each_way_of_decoding_translates(argos: ArgosEngine, attempt: int) -> None:
    sentences = [GERMAN, "Ein Konzern kaufte Chips."]
    assert texts(argos, sentences, "de", "en", attempt) == texts(argos, sentences, "de", "en")


def test_progress_counts_each_sentence_once_at_the_last_package(argos: ArgosEngine) -> None:
    heard: list[int] = []
    argos.translate([GERMAN, "Strom", "Strom", ""], "de", "zh", finished=heard.append)
    assert sum(heard) == 2


def test_what_the_journal_has_is_not_done_again(shelf_folder: Path) -> None:
    packages = installed([shelf_folder]).packages
    lines: list[str] = []
    first = ArgosEngine(packages, journal=Journal(write=lines.append))
    done = first.translate([GERMAN, "Strom Texas"], "de", "zh")
    assert len(lines) == 4
    again = ArgosEngine(packages, journal=Journal(lines))
    again._executor = None  # type: ignore[assignment]
    assert again.translate([GERMAN, "Strom Texas"], "de", "zh") == done


def test_no_way_names_the_package_to_install(argos: ArgosEngine) -> None:
    assert argos.route("de", "fr") is None
    assert argos.route("de", "de") is None
    with pytest.raises(TranslationError) as caught:
        argos.translate(["x"], "de", "fr")
    assert caught.value.cause == "no package translates de to fr"
    assert caught.value.hint == "run: polybrief models install de-fr"


@pytest.fixture
def german(shelf_folder: Path, tmp_path: Path) -> Path:
    """A package of its own to break."""
    return Path(shutil.copytree(shelf_folder / "translate-de_en-1_0", tmp_path / "translate-de_en-1_0"))


@pytest.mark.parametrize("file", ["model/model.bin", "model/config.json", "sentencepiece.model"])
@pytest.mark.parametrize("content", [b"", b"junk"])
def test_a_broken_model_is_one_clear_error(german: Path, file: str, content: bytes) -> None:
    (german / file).write_bytes(content)
    with pytest.raises(TranslationError, match=r"the package de-en 1\.0 is broken") as caught:
        ArgosEngine(installed([german.parent]).packages).translate([GERMAN], "de", "en")
    assert "polybrief models remove de-en" in caught.value.hint


def test_a_broken_package_beside_a_good_one(german: Path) -> None:
    argos_packages.build(german.parent, "en", "zh")
    (german / "metadata.json").write_text("{")
    shelf = installed([german.parent])
    assert [path for path, _ in shelf.broken] == [german]
    assert texts(ArgosEngine(shelf.packages), ["new chips."], "en", "zh") == ["新芯片。"]


def test_a_prefix_is_given_to_the_model_and_taken_off_again(german: Path) -> None:
    # The small model starts every translation at its own position: the prefix takes the place of
    # the first word, which shows that it was used.
    metadata = json.loads((german / "metadata.json").read_text())
    (german / "metadata.json").write_text(json.dumps(metadata | {"target_prefix": "▁the"}))
    (package,) = installed([german.parent]).packages
    assert package.prefix == "▁the"
    assert texts(ArgosEngine([package]), ["Strom aus Texas."], "de", "en") == ["from Texas."]


def test_a_missing_library_names_the_extra(shelf_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    task.forget()
    with pytest.raises(TranslationError) as caught:
        ArgosEngine(installed([shelf_folder]).packages).translate(["Strom"], "de", "en")
    assert caught.value.cause == "translating needs ctranslate2, which is not installed"
    assert "pip install 'polybrief[translate]'" in caught.value.hint


def test_without_argostranslate_the_same_folders_are_read(
    shelf_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "argostranslate", None)
    monkeypatch.setitem(sys.modules, "argostranslate.tokenizer", None)
    reader = ArgosEngine(installed([shelf_folder]).packages)
    assert texts(reader, ["neue Chips aus Texas."], "de", "en") == ["new chips from Texas."]


def test_bpe_without_its_libraries_is_refused(german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (german / "sentencepiece.model").rename(german / "bpe.model")
    monkeypatch.setitem(sys.modules, "sacremoses", None)
    monkeypatch.setitem(sys.modules, "sacremoses.normalize", None)
    with pytest.raises(TranslationError, match="are BPE, which needs"):
        pieces.load(Package(german, "de", "en", "1.0", ""))


def test_a_model_is_loaded_once_by_many_threads(shelf_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    model = engine._Model

    def counted(package: Package, threads: int) -> engine._Model:
        loaded.append(package.name)
        return model(package, threads)

    monkeypatch.setattr(engine, "_Model", counted)
    task.forget()
    shared = ArgosEngine(installed([shelf_folder]).packages)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: texts(shared, [GERMAN], "de", "zh"), range(16)))
    assert results == [["政府宣布在星期一新数据中心。"]] * 16
    assert sorted(loaded) == ["de-en 1.0", "en-zh 1.0"]


HEAVY = ("torch", "stanza", "spacy", "onnxruntime", "minisbd")
LAZY = ("ctranslate2", "sentencepiece", "argostranslate", "sacremoses")


def run(program: str, home: Path, *arguments: str) -> set[str]:
    """The top-level modules that a program has imported at its end, in a home directory of its own."""
    variables = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    environ = {k: v for k, v in os.environ.items() if k not in variables and not k.startswith("ARGOS_")}
    result = subprocess.run(
        [sys.executable, "-c", program + "\nimport sys; print(*sys.modules)", *arguments],
        env=environ | {"HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return {name.partition(".")[0] for name in result.stdout.split()}


def test_importing_polybrief_imports_no_engine(tmp_path: Path) -> None:
    program = """
import importlib, pkgutil, polybrief
for module in pkgutil.walk_packages(polybrief.__path__, "polybrief."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""
    imported = run(program, tmp_path)
    assert "polybrief" in imported
    assert not imported & {*HEAVY, *LAZY}


def test_translating_imports_nothing_heavy_and_leaves_the_home_alone(
    shelf_folder: Path, tmp_path: Path
) -> None:
    program = """
import os, sys
from pathlib import Path
from polybrief.translate import ArgosEngine, installed
before = dict(os.environ)
engine = ArgosEngine(installed([Path(sys.argv[1])]).packages)
assert [output.text for output in engine.translate(["Strom"], "de", "en")] == ["power"]
assert dict(os.environ) == before
"""
    imported = run(program, tmp_path, str(shelf_folder))
    assert "ctranslate2" in imported
    assert not imported & set(HEAVY)
    assert list(tmp_path.iterdir()) == []
