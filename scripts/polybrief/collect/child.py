"""Reading a report in a process of its own, so that a loop or a bomb in it ends in an error.

python -m polybrief.collect.child      a line of JSON and the bytes on stdin, a line of JSON on stdout
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from polybrief import errors
from polybrief.collect.extracted import Extracted, from_json, to_json
from polybrief.collect.kinds import Kind
from polybrief.collect.raw import Raw
from polybrief.errors import InputError, PolybriefError, TooCostly, Unreadable
from polybrief.limits import READ_MEMORY, READ_TIME

_ADVICE = "save the report's text in a file, and collect that"


def extract(raw: Raw, kind: Kind, seconds: int = READ_TIME, memory: int = READ_MEMORY) -> Extracted:
    """What `extract_here` finds, within so many seconds of computing and bytes of memory.

    Raises what the reader raises, and TooCostly, and Unreadable where the reader fails in any other way.
    """
    ask: dict[str, Any] = {
        "kind": kind,
        "name": raw.name,
        "charset": raw.charset,
        "media_type": raw.media_type,
    }
    ask |= {"address": raw.address, "seconds": seconds, "memory": memory}
    # -P: the folder that a run starts in may hold anything, and nothing is imported from there.
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(ask).encode() + b"\n" + raw.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * 3 + 10,  # a machine with much to do gives a process less than a second in one
            env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"},
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise TooCostly(f"{raw.name}: reading it took more than {seconds} seconds", _ADVICE) from problem
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {}
    if "report" in answer:
        report = from_json(answer["report"])
        fetched = raw.fetched.date() if raw.fetched else None
        return report if report.retrieved else Extracted(**{**vars(report), "retrieved": fetched})
    if "error" in answer:
        raise _error(answer)
    if answer.get("memory"):
        raise TooCostly(f"{raw.name}: reading it took more than {memory // 1_000_000:,} MB", _ADVICE)
    if done.returncode < 0:
        raise TooCostly(f"{raw.name}: reading it took more time or memory than a report may", _ADVICE)
    what = f" ({answer['fault']})" if "fault" in answer else ""
    raise Unreadable(f"{raw.name} cannot be read as {kind.upper()}{what}", _ADVICE)


def _error(answer: dict[str, Any]) -> PolybriefError:
    kind = getattr(errors, str(answer["error"]), InputError)
    if not (isinstance(kind, type) and issubclass(kind, InputError)):
        kind = InputError
    return kind(str(answer["cause"]), str(answer["hint"]))


_LIBRARIES: dict[str, tuple[str, ...]] = {
    "html": ("lxml.html", "trafilatura", "htmldate"),
    "eml": ("lxml.html", "trafilatura", "htmldate"),
    "mhtml": ("lxml.html", "trafilatura", "htmldate"),
    "pdf": ("pdfminer.high_level",),
    "docx": ("docx",),
}


def _load(kind: str) -> None:
    """Imports what the reader needs before memory is short; what is missing the reader names itself."""
    from polybrief.collect import extract  # noqa: F401

    for name in _LIBRARIES.get(kind, ()):
        with suppress(ImportError):
            import_module(name)


def _limit(seconds: int, memory: int) -> None:
    """The ends that the system keeps; where it knows none, the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),  # a reader writes no file
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in limits:
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # the system's own limit is lower, or it has no such limit (macOS)
            continue


def _answer(ask: dict[str, Any], data: bytes) -> dict[str, Any]:
    from polybrief.collect.extract import extract_here

    raw = Raw(data, ask["name"], ask["media_type"], ask["charset"], ask["address"])
    try:
        return {"report": to_json(extract_here(raw, ask["kind"]))}
    except InputError as problem:
        return {"error": type(problem).__name__, "cause": problem.cause, "hint": problem.hint}
    except (MemoryError, RecursionError):
        return {"memory": True}
    except Exception as problem:
        # The readers' libraries raise errors of every type for what is broken.
        return {"fault": type(problem).__name__}


def main() -> None:
    """Reads one report for the parent."""
    ask = json.loads(sys.stdin.buffer.readline())
    _load(ask["kind"])
    _limit(ask["seconds"], ask["memory"])
    out = sys.stdout
    sys.stdout = sys.stderr  # what a library prints is no answer
    try:
        answer = json.dumps(_answer(ask, sys.stdin.buffer.read()))
    except MemoryError:
        answer = json.dumps({"memory": True})
    out.write(answer)
    out.flush()
    os._exit(0)  # the memory need not be put in order


if __name__ == "__main__":
    main()
