"""Work in this process, in one thread or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from polybrief.compute.task import Plain, Task, pack, result, run, set_side_by_side


class Here:
    """Does work in `threads` of this process: of use where a library lets go of Python's lock."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    def each(self, task: Task, items: Iterable[Plain]) -> Iterator[tuple[int, Plain]]:
        """See `Executor.each`."""
        if self._threads == 1:
            for number, item in enumerate(items):
                yield number, result(run(task.data, pack(item)))
            return
        set_side_by_side(self._threads)
        with ThreadPoolExecutor(self._threads) as pool:
            running: dict[Future[bytes], int] = {}
            try:
                for number, item in enumerate(items):
                    running[pool.submit(run, task.data, pack(item))] = number
                    # One that waits for each that is being done: no thread is ever without work.
                    if len(running) >= 2 * self._threads:
                        yield from _finished(running)
                while running:
                    yield from _finished(running)
            finally:
                for future in running:
                    future.cancel()

    def close(self) -> None:
        """Nothing is kept open."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _finished(running: dict[Future[bytes], int]) -> Iterator[tuple[int, Plain]]:
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future), result(future.result())
