"""Work is the same wherever it is done, and nothing is lost with a process that dies."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from polybrief import __version__, compute
from polybrief.compute import Executor, Here, Processes, Task, task
from polybrief.errors import ClusterError, ComputeError, TranslationError
from polybrief.examine.task import reader
from polybrief.limits import DEATHS_ALLOWED, PROCESSES_FROM
from polybrief.relate.claims.embedding import embed
from polybrief.translate.engines.argos import decoder


def document(number: int) -> dict[str, object]:
    text = f"Der Konzern baut {number} Rechenzentren für {number},5 Milliarden Euro."
    return {
        "id": f"r-{number}",
        "language": "de",
        "sha256": "",
        "published": None,
        "sentences": [[1, text, False]],
    }


EXAMINE = Task(reader, [])


@pytest.fixture(scope="module")
def expected() -> dict[int, object]:
    return dict(Here().each(EXAMINE, map(document, range(40))))


@pytest.mark.parametrize("executor", [Here(4), Processes(2)], ids=["threads", "processes"])
def test_each_place_gives_the_same_results(executor: Executor, expected: dict[int, object]) -> None:
    with executor:
        assert dict(executor.each(EXAMINE, map(document, range(40)))) == expected
    assert "17500000000" in str(expected[17])


@pytest.mark.parametrize("executor", [Here(), Here(4), Processes(2)], ids=["one", "threads", "processes"])
def test_items_are_taken_as_there_is_room_for_them(executor: Executor) -> None:
    taken = []

    def endless() -> Iterator[object]:
        number = 0
        while True:
            taken.append(number)
            yield document(number)
            number += 1

    with executor:
        results = executor.each(EXAMINE, endless())
        for _ in range(5):
            next(results)
        assert len(taken) <= 5 + 8
        results.close()  # type: ignore[attr-defined]


def test_what_a_killed_process_was_at_is_done_by_another(expected: dict[int, object]) -> None:
    with Processes(2) as executor:
        results = executor.each(EXAMINE, map(document, range(40)))
        done = dict([next(results)])
        victims = [child.pid for child in multiprocessing.active_children() if child.pid]
        os.kill(victims[0], signal.SIGKILL)
        done.update(results)
        now = [child.pid for child in multiprocessing.active_children()]
    assert done == expected
    assert victims[0] not in now


def test_a_piece_of_work_that_kills_every_process_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []

    def killed(self: Processes, sent: Task, item: bytes) -> object:
        future = submit(self, sent, item)
        for child in multiprocessing.active_children():
            if child.pid and child.pid not in starts:
                starts.append(child.pid)
                os.kill(child.pid, signal.SIGKILL)
        return future

    submit = Processes._submit
    monkeypatch.setattr(Processes, "_submit", killed)
    with Processes(1) as executor, pytest.raises(ComputeError, match="ended in the middle"):
        list(executor.each(EXAMINE, [document(1)]))
    assert len(starts) == DEATHS_ALLOWED + 1


@pytest.mark.parametrize("executor", [Here(), Here(2), Processes(1)], ids=["one", "threads", "processes"])
def test_an_error_comes_back_as_it_was_raised(executor: Executor) -> None:
    setup = {
        "path": "/nowhere",
        "source": "de",
        "target": "en",
        "version": "1.9",
        "prefix": "",
        "digest": "3f2a",
    }
    with executor, pytest.raises(TranslationError) as caught:
        list(executor.each(Task(decoder, setup), [{}]))
    assert caught.value.cause == "a worker lacks the package de-en 1.9 [3f2a]"
    assert caught.value.hint == "run on each machine: polybrief models install de-en"


@pytest.mark.parametrize("executor", [Here(2), Processes(2)], ids=["threads", "processes"])
def test_vectors_are_the_same_to_the_bit(executor: Executor) -> None:
    texts = [f"The agency approved {number} sites." for number in range(300)]
    heard: list[int] = []
    with executor:
        assert embed(texts, executor, heard.append).tobytes() == embed(texts).tobytes()
    assert sorted(heard) == [44, 256]


def test_a_task_gets_ready_once_for_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    from polybrief.examine import task as examining

    made: list[int] = []
    make = examining.Examiner

    def counted(entries: object) -> object:
        made.append(threading.get_ident())
        return make(entries)  # type: ignore[arg-type]

    monkeypatch.setattr(examining, "Examiner", counted)
    task.forget()
    list(Here(4).each(EXAMINE, map(document, range(20))))
    assert len(made) == 1
    task.forget()


def test_what_is_sent_is_json() -> None:
    sent = json.loads(EXAMINE.signed)
    assert sent == {"prepare": "polybrief.examine.task:reader", "setup": [], "program": task.program()}


def test_a_task_of_another_program_is_refused() -> None:
    sent = json.loads(EXAMINE.data) | {"program": "0.0.9 [000000000000]"}
    answer = task.run(json.dumps(sent).encode(), b"{}")
    with pytest.raises(ClusterError, match=r"another polybrief .* than this machine \(0\.0\.9"):
        task.result(answer)


def test_a_task_outside_the_program_is_refused() -> None:
    sent = json.loads(EXAMINE.data) | {"prepare": "os:system", "setup": "true"}
    with pytest.raises(ClusterError, match="os is no module of polybrief"):
        task.result(task.run(json.dumps(sent).encode(), b"{}"))


def test_the_program_is_known_by_its_version_and_modules() -> None:
    version, _, digest = task.program().partition(" ")
    assert version == __version__
    assert len(digest.strip("[]")) == 12


def test_few_sentences_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compute, "cores", lambda: 2)
    assert isinstance(compute.choose("", PROCESSES_FROM - 1), Here)
    assert isinstance(compute.choose("", PROCESSES_FROM), Processes)
    monkeypatch.setattr(compute, "cores", lambda: 1)
    assert isinstance(compute.choose("", PROCESSES_FROM), Here)
