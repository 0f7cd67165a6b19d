"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_PATIENCE = 60


@dataclass
class DaskCluster:
    """`address` is that of the scheduler; `workers` are the processes, in the order of their start."""

    address: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def kill(self, number: int) -> None:
        """Ends a worker as the kernel does where memory is short: at once, and without a word."""
        self.workers[number].send_signal(signal.SIGKILL)
        self.workers[number].wait()

    def living(self) -> int:
        """How many workers the scheduler knows."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return len(client.nthreads())


@contextmanager
def started(
    folder: Path, workers: int, environ: dict[str, str], options: Sequence[str] = ()
) -> Iterator[DaskCluster]:
    """A cluster for as long as the block runs; logs go to `folder`, `environ` to the workers."""
    folder.mkdir(parents=True, exist_ok=True)
    processes: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str, environ: dict[str, str]) -> subprocess.Popen[bytes]:
        with (folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    f"distributed.cli.dask_{name.partition('-')[0]}",
                    *arguments,
                    *options,
                ],
                env=os.environ | environ,
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        processes.append(process)
        return process

    def wait_for(name: str, words: str) -> str:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            for line in (folder / f"{name}.log").read_text("utf-8").splitlines():
                if words in line:
                    return line
            time.sleep(0.1)
        raise AssertionError((folder / f"{name}.log").read_text("utf-8"))

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", environ=environ)
        address = wait_for("scheduler", "Scheduler at:").split()[-1]
        cluster = DaskCluster(address)
        for number in range(workers):
            arguments = (address, "--no-nanny", "--nthreads", "1", "--no-dashboard")
            cluster.workers.append(start(f"worker-{number}", *arguments, environ=environ))
        for number in range(workers):
            wait_for(f"worker-{number}", "Registered to:")
        yield cluster
    finally:
        for process in processes:
            process.kill()
            process.wait()
