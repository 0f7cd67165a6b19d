"""What is done: a function of the program and plain data, in and out.

A task is sent as JSON: the name of a function of polybrief, and what it needs to get ready (a glossary,
the name of a package). The function gives back another, which does one item after the other; it is kept,
so that a worker loads a model once. Items and results are JSON, too: whoever answers hands over data, and
where a transport pickles, it pickles a reference to `run` and bytes.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from polybrief import errors
from polybrief.errors import ClusterError, PolybriefError
from polybrief.limits import TASKS_KEPT
from polybrief.program import program

Plain = Any
"""What JSON holds: None, bool, int, float, str, lists and dicts with text keys of the same."""

Work = Callable[[Plain], Plain]

_PACKAGE = __package__.partition(".")[0]
_getting_ready = threading.Lock()
_threads = 1


@dataclass(frozen=True)
class Task:
    """A piece of work: `prepare`, a function of a module of polybrief, makes from `setup` what does an item.

    An item's result may depend on nothing but `setup` and the item.
    """

    prepare: Callable[[Plain], Work]
    setup: Plain = None

    @cached_property
    def data(self) -> bytes:
        """The task as it is handed to a process of this machine."""
        return pack(self._value)

    @cached_property
    def signed(self) -> bytes:
        """The task as it is sent to other machines: with the program, which must be theirs, too."""
        return pack(self._value | {"program": program()})

    @property
    def _value(self) -> dict[str, Plain]:
        name = f"{self.prepare.__module__}:{self.prepare.__qualname__}"
        return {"prepare": name, "setup": self.setup}


def pack(value: Plain) -> bytes:
    """Plain data as JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def run(task: bytes, item: bytes) -> bytes:
    """Does one item of a task; what comes back is for `result`."""
    try:
        with _getting_ready:  # several threads of a worker wait for the one that loads
            work = _ready(task, side_by_side())
        return pack({"done": work(json.loads(item))})
    except PolybriefError as error:
        return pack({"error": [type(error).__name__, error.cause, error.hint]})


def result(answer: bytes) -> Plain:
    """What `run` made of an item. Raises the PolybriefError that stood in its way."""
    value = json.loads(answer)
    if "error" in value:
        name, cause, hint = value["error"]
        kind = getattr(errors, name, PolybriefError)
        raise kind(cause, hint)
    return value["done"]


@lru_cache(maxsize=TASKS_KEPT)
def _ready(task: bytes, _threads: int) -> Work:
    value: Mapping[str, Any] = json.loads(task)
    wanted = value.get("program")
    if wanted not in (None, program()):
        raise ClusterError(
            f"a worker runs another polybrief ({program()}) than this machine ({wanted})",
            "install the same version on all machines, and start the workers again",
        )
    module, _, name = value["prepare"].partition(":")
    if module.partition(".")[0] != _PACKAGE:
        raise ClusterError(f"{module} is no module of polybrief", "start the workers again")
    work: Work = getattr(import_module(module), name)(value["setup"])
    return work


def forget() -> None:
    """Lets go of the tasks that this process keeps ready, and of their models."""
    _ready.cache_clear()


def side_by_side() -> int:
    """How many items at most are done at once in this process."""
    if "distributed" in sys.modules:
        try:
            return int(sys.modules["distributed"].get_worker().state.nthreads)
        except ValueError:
            pass  # this is no worker
    return _threads


def set_side_by_side(threads: int) -> None:
    """Says how many items are done at once in this process."""
    global _threads
    _threads = threads
