"""compute: where work is done: in this process, in processes beside it, or on a Dask cluster.

task.py        what is done: a function of the program and plain data, in and out
here.py        in this process, in one thread or several
processes.py   in processes of this machine
cluster.py     on the workers of a Dask cluster

All of them do the same: `run` on the same bytes. Where work is done changes no result.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from polybrief.compute.cluster import Cluster
from polybrief.compute.here import Here
from polybrief.compute.processes import Processes
from polybrief.compute.task import Plain, Task, side_by_side
from polybrief.limits import PROCESSES_FROM

__all__ = ["Cluster", "Executor", "Here", "Plain", "Processes", "Task", "choose", "cores", "side_by_side"]


class Executor(Protocol):
    """What a stage asks of the place where its work is done."""

    def each(self, task: Task, items: Iterable[Plain]) -> Iterator[tuple[int, Plain]]:
        """What `task` makes of each item, with the item's number (from 0), as they are finished.

        Items are taken as there is room for them, so that they may be more than memory holds. A piece of
        work whose worker dies is done again by another. Raises what the task raises (PolybriefError),
        ComputeError if workers die at it again and again, ClusterError.
        """

    def close(self) -> None:
        """Lets go of threads, processes, connections."""

    def __enter__(self) -> Executor: ...

    def __exit__(self, *_: object) -> None: ...


def choose(cluster: str, sentences: int) -> Executor:
    """Where pure Python does its work: on the cluster at the address `cluster`, if there is one, else in
    as many processes as there are cores, where there are `sentences` enough, else in this process.

    Raises ClusterError.
    """
    if cluster:
        return Cluster(cluster)
    if cores() > 1 and sentences >= PROCESSES_FROM:
        return Processes(cores())
    return Here()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
