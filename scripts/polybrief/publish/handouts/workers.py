"""Child processes that print: as many as there are cores, each document within bounds of time and memory.

A document that takes too long ends its process, and the next one gets a new process.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
NO_SYSTEM = f"handouts are left out: Pango and HarfBuzz are not installed; on Debian and Ubuntu: {PACKAGES}"
NO_PYTHON = (
    "handouts are left out: WeasyPrint, pikepdf or segno is not installed; to add them, type: make setup"
)


class CannotPrint(Exception):
    """This machine has not what printing takes; the text is the line that says so."""


@dataclass(frozen=True)
class Job:
    """A document to print: `page` is its HTML; `day` the day that its dates are; `seconds` its bound."""

    name: str
    language: str
    html: str
    machine: bool
    day: str
    sources: str
    about_sources: str
    seconds: float


@dataclass(frozen=True)
class Printed:
    """A PDF with its number of pages; or `refused` says in one line why there is none."""

    data: bytes = b""
    pages: int = 0
    refused: str = ""


@dataclass(frozen=True)
class Shared:
    """What all documents of a run have in common: style sheet, and folders with images and fonts."""

    css: str
    folders: Mapping[str, Path]


def printed(jobs: Sequence[Job], shared: Shared, processes: int | None = None) -> Iterator[Printed]:
    """Prints documents side by side; the results in the order of the jobs.

    Raises CannotPrint before the first result.
    """
    count = max(1, min(len(jobs), processes or os.cpu_count() or 1))
    with _presses(shared, count) as presses, ThreadPoolExecutor(count) as threads:

        def work(job: Job) -> Printed:
            press = presses.get()
            try:
                return press.print(job)
            finally:
                presses.put(press)

        yield from threads.map(work, jobs)


@contextmanager
def _presses(shared: Shared, count: int) -> Iterator[queue.SimpleQueue[_Process]]:
    made = [_Process(shared) for _ in range(count)]
    presses: queue.SimpleQueue[_Process] = queue.SimpleQueue()
    try:
        for press in made:
            press.wait()
            presses.put(press)
        yield presses
    finally:
        for press in made:
            press.end()


class _Process:
    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "polybrief.publish.handouts.pdf"]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            # The desk's lock goes with it: an orphan keeps the next run out.
            close_fds=False,
        )
        # What libraries have to say is kept from filling the pipe, and its end for a process that died.
        self.said: list[bytes] = []
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stderr
        with process.stderr as lines:
            for line in lines:
                self.said = [*self.said[-9:], line]

    def wait(self) -> None:
        """Waits until the process can print. Raises CannotPrint."""
        answer = self._answer()
        if answer is None:
            self.process.wait()
            error = b"".join(self.said).decode("utf-8", "replace")
            raise CannotPrint(NO_PYTHON if "ModuleNotFoundError" in error else NO_SYSTEM)
        if not answer["ready"]:
            raise CannotPrint(NO_SYSTEM)

    def print(self, job: Job) -> Printed:
        if self.process.poll() is not None:
            self.end()
            self.start()
            self.wait()
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(job.seconds, stop)
        timer.start()
        try:
            printed = self._print(job)
            if printed is None:
                why = f"more than {job.seconds:g} seconds" if late.is_set() else "its process, which died"
                return Printed(refused=why)
            return printed
        finally:
            timer.cancel()

    def _print(self, job: Job) -> Printed | None:
        assert self.process.stdin
        assert self.process.stdout
        known = {name: str(folder) for name, folder in self.shared.folders.items()}
        asked = {**vars(job), "css": self.shared.css, "folders": known}
        try:
            self.process.stdin.write(json.dumps(asked).encode() + b"\n")
            self.process.stdin.flush()
            answer = self._answer()
            if answer is None:
                self.process.wait()
                return None
            if "refused" in answer:
                return Printed(refused=" ".join(str(answer["refused"]).split()))
            data = self.process.stdout.read(answer["bytes"])
        except OSError:
            self.process.wait()
            return None
        return Printed(data, answer["pages"]) if len(data) == answer["bytes"] else None

    def _answer(self) -> dict[str, Any] | None:
        assert self.process.stdout
        line = self.process.stdout.readline()
        answer: dict[str, Any] | None = json.loads(line) if line.endswith(b"\n") else None
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            # What the process did not take goes with it.
            with suppress(OSError):
                if pipe:
                    pipe.close()
