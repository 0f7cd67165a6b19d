"""Work in processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from polybrief.compute.task import Plain, Task, pack, result, run
from polybrief.errors import ComputeError
from polybrief.limits import DEATHS_ALLOWED


class Processes:
    """Does work in `count` processes. They are started anew where one dies; what it was at is done again."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def each(self, task: Task, items: Iterable[Plain]) -> Iterator[tuple[int, Plain]]:
        """See `Executor.each`."""
        numbered = ((number, pack(item)) for number, item in enumerate(items))
        running: dict[Future[bytes], tuple[int, bytes]] = {}
        again: list[tuple[int, bytes]] = []
        deaths = 0
        while True:
            room = 2 * self._count - len(running)
            try:
                while again and room > 0:
                    running[self._submit(task, again[-1][1])] = again[-1]
                    again.pop()
                    room -= 1
                for entry in islice(numbered, max(room, 0)):
                    again.append(entry)
                    running[self._submit(task, entry[1])] = entry
                    again.pop()
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    answer = future.result()
                    deaths = 0
                    number, _ = running.pop(future)
                    yield number, result(answer)
            except BrokenProcessPool as error:
                # It does not say which process died: all that was not finished is done again.
                deaths += 1
                if deaths > DEATHS_ALLOWED:
                    raise ComputeError(
                        f"{deaths} processes in a row were ended in the middle of their work",
                        "look whether memory is short, then run the same command again",
                    ) from error
                again += running.values()
                running.clear()
                self.close()

    def _submit(self, task: Task, item: bytes) -> Future[bytes]:
        if self._pool is None:
            # Not by fork: CTranslate2 hangs in a forked process.
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=get_context("spawn"), initializer=_one_core
            )
        return self._pool.submit(run, task.data, item)

    def close(self) -> None:
        """Ends the processes; what they are at is given up."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _one_core() -> None:
    """Before NumPy is there: its library would start a thread for each core in each process."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
