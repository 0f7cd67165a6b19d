"""Runs `polybrief build` on copies of a desk, each killed at another point, and says what became of them.

A program of its own, started by `test_killed_runs.py`: every run is a fork of a process that has all
modules loaded, so that one takes a fraction of a second. A point is an operation on a file below the
desk: opening one to write, making, renaming or removing one, and bringing one to the disk. A run is
killed by SIGKILL just before the operation, so that nothing of what Python does at the end is done.

    python killed_runs.py DESK WORK POINTS      prints one JSON object
"""

from __future__ import annotations

import functools
import gc
import json
import logging
import os
import pickle
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import babel.localedata
import jinja2
import yaml
from mkdocs.commands import build as mkdocs_build

from polybrief import cli, manifest
from polybrief.atomic import UNFINISHED
from polybrief.check import leaks
from polybrief.publish import one_language, plugin, side_by_side, site
from polybrief.publish.desk import Desk
from polybrief.publish.handouts import stage, workers
from polybrief.publish.side_by_side import Answer
from polybrief.relate.claims import embedding
from polybrief.store import Store

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link"})

_IN_A_ROW = 4

Tree = Mapping[str, bytes]


class Point(NamedTuple):
    """Which operation inside, or outside, the unfinished site it is, counted from 0."""

    name: str
    inside: bool
    number: int


def _inside(name: str) -> bool:
    return f"{UNFINISHED}/" in name


def remember() -> None:
    """Has what is costly and touches no file of the desk computed once for all runs.

    That is patterns, templates, vectors of sentences, printed handouts, and which words of a page are those
    of a restricted report. They come out the same each time; without this, a run takes four times as long.
    """
    re.compile = functools.cache(re.compile)
    jinja2.Environment.list_templates = _once(  # type: ignore[method-assign]
        jinja2.Environment.list_templates,
        lambda environment, **_given: tuple(environment.loader.searchpath),  # type: ignore[union-attr]
    )
    jinja2.Environment.compile = _once(  # type: ignore[method-assign]
        jinja2.Environment.compile,
        lambda environment, source, *given: (
            bool(environment.autoescape),
            len(environment.filters),
            source,
            *given,
        ),
    )
    babel.localedata.normalize_locale = functools.cache(babel.localedata.normalize_locale)
    yaml.load = _fresh(yaml.load)
    encode = _once(embedding.encoder(None), tuple)
    embedding.encoder = functools.wraps(embedding.encoder)(lambda _setup: encode)
    stage.printed = _once(  # type: ignore[assignment]
        lambda jobs, shared: list(workers.printed(jobs, shared)),
        lambda jobs, shared: (tuple(jobs), shared.css),
    )
    in_part = leaks._in_part
    leaks._in_part = _once(  # type: ignore[assignment]
        lambda *given: list(in_part(*given)), lambda name, line, part, *_given: (name, line, part)
    )


def _once(function: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[Any, Any] = {}

    def remembered(*given: Any, **named: Any) -> Any:
        this = key(*given, **named)
        if this not in known:
            known[this] = function(*given, **named)
        return known[this]

    return remembered


def _fresh(load: Callable[..., Any]) -> Callable[..., Any]:
    """The same for what its caller may change: a copy each time. Of a file, only the content counts."""
    known: dict[tuple[str, type], bytes] = {}

    def remembered(text: Any, Loader: type) -> Any:  # noqa: N803
        if not isinstance(text, str):
            return load(text, Loader=Loader)
        if (text, Loader) not in known:
            known[text, Loader] = pickle.dumps(load(text, Loader=Loader))
        return pickle.loads(known[text, Loader])

    return remembered


def _built_here(root: Path, target: Path, languages: Sequence[str], preview: bool, search: bool) -> Answer:
    """What stands for the process that builds the languages: they are built in this one."""
    os.environ.update({plugin.PREVIEW: "1" if preview else "", plugin.SEARCH: "1" if search else ""})
    found = side_by_side.answer(root, target, languages, preview=preview)
    for name in (plugin.LANGUAGE, plugin.PREVIEW, plugin.SEARCH):
        del os.environ[name]
    return found


def _one_after_the_other(file: str, folder: str, desks: Mapping[str, Desk]) -> dict[str, tuple[bool, str]]:
    for language, desk in desks.items():
        os.environ[plugin.LANGUAGE] = language
        mkdocs_build.build(one_language.configured(file, folder, desk))
    return dict.fromkeys(desks, (True, ""))


def _build(desk: Path) -> None:
    cli.main(["--desk", str(desk), "build"], standalone_mode=False)


def _at_each_point(desk: Path, reached: Callable[[str], None]) -> None:
    """Calls `reached` before each operation on a file below the desk, from now on and for good."""
    below = f"{desk}{os.sep}"

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            if not isinstance(given[2], int) or not given[2] & _WRITING:
                return
        elif event not in _CHANGES:
            return
        name = os.fsdecode(given[0]) if isinstance(given[0], str | bytes) else ""
        if name.startswith(below):
            reached(f"{event} {name.removeprefix(below)}")

    def to_disk(handle: int) -> None:
        reached("fsync")
        real(handle)

    real, os.fsync = os.fsync, to_disk
    sys.addaudithook(heard)


def _fork(work: Callable[[], None]) -> int:
    """Does the work in a process of its own, silently; its wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(nothing, stream)
        work()
        status = 0
    finally:
        os._exit(status)


def points(desk: Path, notes: Path) -> list[str]:
    """Every point of an undisturbed run, in their order; the run is done in `desk`."""

    def work() -> None:
        with notes.open("a", encoding="utf-8") as file:
            _at_each_point(desk, lambda name: print(name, file=file))
            _build(desk)

    if _fork(work):
        raise SystemExit("the undisturbed run failed")
    return notes.read_text("utf-8").splitlines()


def killed(desk: Path, at: Point) -> bool:
    """Whether a run that is to be killed at a point was."""
    passed = 0

    def reached(name: str) -> None:
        nonlocal passed
        if _inside(name) != at.inside:
            return
        if passed == at.number:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    def work() -> None:
        _at_each_point(desk, reached)
        _build(desk)

    status = _fork(work)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def tree(desk: Path) -> Tree:
    """All files by name, and the folders that are empty, by name and stroke.

    What is kept to save time is left out: it depends on the day, on when files were written, and on the
    program's own code.
    """
    kept = {desk / "build" / "cache" / f"{name}.json" for name in ("build", "check", "manifest", "stages")}
    found = [path for path in sorted(desk.rglob("*")) if path not in kept]
    return {
        path.relative_to(desk).as_posix() + ("" if path.is_file() else "/"): (
            path.read_bytes() if path.is_file() else b""
        )
        for path in found
        if path.is_file() or not any(path.iterdir())
    }


def half_done(now: Tree, before: Tree, after: Tree) -> list[str]:
    """Files that are neither as they were nor as they will be; what has an unfinished name is not meant."""
    # The lock names the run that was killed, the journal holds what no catalogue has yet.
    passing = {"build/lock", "library/unfinished.jsonl"}
    done = [name for name in now if UNFINISHED not in name and name not in passing and name[-1] != "/"]
    halves = [name for name in done if now[name] not in (before.get(name), after.get(name))]
    if _site(now) not in ({}, _site(before), _site(after)):
        halves.append("build/site")
    return halves


def _site(files: Tree) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith("build/site/")}


def read_all(desk: Path) -> None:
    """Reads everything that a desk holds; raises the error of what cannot be read."""
    store = Store(desk)
    for source in store.sources():
        store.sentences(source)
        store.evidence(source.id)
        store.memory(source, store.settings.desk_language)
    for language in store.settings.languages:
        for brief in store.briefs(language):
            store.brief_memory(brief.slug, language)
    store.glossary()
    store.ledger()


def chosen(names: Sequence[str], wanted: int) -> list[list[Point]]:
    """At least so many points, in the groups in which runs follow one another on one desk.

    After a run that was killed outside the unfinished site comes a whole one. Those that are killed inside it
    leave the same but for that folder, which each run makes anew: there, four are killed in a row. Of either
    kind they are an even part of all such points.
    """
    outside = [Point(name, False, n) for n, name in enumerate(name for name in names if not _inside(name))]
    inside = [Point(name, True, n) for n, name in enumerate(filter(_inside, names))]
    outside = _even(outside, wanted * 3 // 4)
    spread = _even(inside, wanted - len(outside))
    rows = -(-len(spread) // _IN_A_ROW)
    return [*([point] for point in outside), *(spread[n::rows] for n in range(rows))]


def _even(found: list[Point], wanted: int) -> list[Point]:
    """So many of the points, evenly spread; all of them where there are no more."""
    number = min(len(found), wanted)
    return [found[n * len(found) // number] for n in range(number)]


def several(desk: Path, folder: Path, at: Sequence[Point], before: Tree, after: Tree) -> str:
    """What is wrong with runs that were killed at these points, one after the other, and with the one after
    them; empty if nothing is."""
    shutil.copytree(desk, folder)
    try:
        for point in at:
            if not killed(folder, point):
                return f"the run was not killed at {point.name}"
            if halves := half_done(tree(folder), before, after):
                return f"half done: {halves}"
            try:
                read_all(folder)
            except Exception as error:
                return f"not readable: {error!r}"
        if _fork(lambda: _build(folder)):
            return "the next run failed"
        left = tree(folder)
        if left != after:
            return f"other bytes: {[name for name in {*left, *after} if left.get(name) != after.get(name)]}"
        return ""
    finally:
        shutil.rmtree(folder)


def main(desk: Path, work: Path, wanted: int) -> None:
    """Prints how many points there are, at how many of them a run was killed, and what was wrong."""
    start = time.monotonic()
    site._answer = _built_here
    side_by_side.build_all = _one_after_the_other
    # What was written a moment ago is not trusted to be the same; the desks here are never older.
    manifest._SETTLED = 0
    logging.disable()
    remember()
    first, whole = work / "first", work / "whole"
    for folder in (first, whole):
        shutil.copytree(desk, folder)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
    _build(first)
    sys.stdout = sys.__stdout__
    # What is in memory now stays as it is, and is shared by all forks.
    gc.collect()
    gc.freeze()
    before = tree(desk)
    names = points(whole, work / "points.txt")
    after = tree(whole)
    todo = chosen(names, wanted)
    processes = os.cpu_count() or 1
    children = []
    for share in range(processes):
        child = os.fork()
        if not child:
            found = {}
            for number, at in list(enumerate(todo))[share::processes]:
                if wrong := several(desk, work / str(number), at, before, after):
                    found[" → ".join(f"{point.number} {point.name}" for point in at)] = wrong
            (work / f"found-{share}.json").write_text(json.dumps(found), "utf-8")
            os._exit(0)
        children.append(child)
    ended = [os.waitpid(child, 0)[1] for child in children]
    wrong = {}
    for share in range(processes):
        wrong |= json.loads((work / f"found-{share}.json").read_text("utf-8"))
    print(
        json.dumps(
            {
                "points": len(names),
                "kinds": sorted({name.partition(" ")[0] for name in names}),
                "killed": sum(map(len, todo)),
                "ended": ended,
                "wrong": wrong,
                "seconds": round(time.monotonic() - start, 1),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
