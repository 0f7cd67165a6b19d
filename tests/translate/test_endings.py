"""A run of `translate` that is ended in the middle, that cannot write, or that is not alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from polybrief import files
from polybrief.errors import Busy, StoreError
from polybrief.model import Source, text_hash
from polybrief.store import Store
from polybrief.translate.engines import argos
from polybrief.translate.journal import Output

Run = Callable[..., Result]

WORDS = ["Strom", "Netz", "Wasser", "Speicher", "Bau", "Plan"]
NEEDS = ["Chips", "Anlagen", "Standorte", "Partner", "Investoren", "Banken"]
COUNT = 1200


@pytest.fixture
def report(desk: Store, shelf_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    """A German report of many sentences, all different, and packages that translate it."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(shelf_folder))
    sentences = [f"Das {WORDS[n % 6]} braucht {n} {NEEDS[n % 6]} aus Texas." for n in range(2, COUNT + 2)]
    text = "\n".join(sentences)
    source = Source("report", "de", "open", text_hash(text))
    desk.write_source(source, text)
    return source


def finished(desk: Store) -> int:
    """Sentences that the journal has whole."""
    journal = desk.library / "unfinished.jsonl"
    return journal.read_bytes().count(b"\n") if journal.is_file() else 0


def started(desk: Store) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "polybrief", "--desk", str(desk.root), "translate"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        # What a shell starts in the background does not hear SIGINT, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def catalogue(desk: Store) -> Path:
    return desk.root / "memory" / "sources" / "de-en" / "report.po"


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_killed_run_goes_on_where_it_stopped(
    desk: Store, report: Source, polybrief: Run, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    run = started(desk)
    deadline = time.monotonic() + 60
    while finished(desk) < 100 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    run.send_signal(ending)
    assert run.wait(60) != 0
    before = finished(desk)
    assert 100 <= before < COUNT
    assert not catalogue(desk).exists()

    done: list[str] = []
    translate = argos._Model.translate

    def counted(model: argos._Model, sentences: list[str], decoding: argos.Decoding) -> object:
        done.extend(sentences)
        return translate(model, sentences, decoding)

    monkeypatch.setattr(argos._Model, "translate", counted)
    result = polybrief("translate")
    assert result.exit_code == 0, result.output
    assert 0 < len(done) <= COUNT - before + 1  # the line that the end cut short is done again
    assert not (desk.library / "unfinished.jsonl").exists()
    assert [t.text is not None for t in desk.memory(report, "en")] == [True] * COUNT

    interrupted = catalogue(desk).read_bytes()
    catalogue(desk).unlink()
    assert polybrief("translate").exit_code == 0
    assert catalogue(desk).read_bytes() == interrupted


def test_a_second_run_says_that_it_is_not_alone(desk: Store, report: Source, polybrief: Run) -> None:
    del report
    with desk.alone("translate"):
        result = polybrief("translate")
    assert result.exit_code == 2
    cause, hint = result.stderr.splitlines()
    assert cause == (
        f"polybrief: another run is at work in this desk: polybrief translate, process {os.getpid()}"
    )
    assert "wait until it has ended" in hint
    with desk.alone("examine"), pytest.raises(Busy), Store(desk.root).alone("translate"):
        pass
    assert polybrief("translate").exit_code == 0


def full(*_arguments: object, **_more: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_or_a_read_only_memory_loses_no_finished_sentence(
    desk: Store, report: Source, polybrief: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(files, "write_atomically", full)
        result = polybrief("translate")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "polybrief: memory/sources/de-en/report.po cannot be written: No space left on device",
        "  → check permissions and free space, then run the same command again",
    ]
    assert finished(desk) == COUNT
    monkeypatch.setattr(argos._Model, "translate", None)
    assert polybrief("translate").exit_code == 0
    assert len(desk.memory(report, "en")) == COUNT


def test_a_journal_that_cannot_be_written_is_one_clear_error(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.journal() as journal:
        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(StoreError, match=r"unfinished\.jsonl cannot be written"):
            journal.keep("m", "Strom", Output("power"))
