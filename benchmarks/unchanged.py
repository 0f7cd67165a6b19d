"""What `polybrief build` costs where nothing, or one report, has changed since the last one.

    python benchmarks/unchanged.py
    python benchmarks/unchanged.py --sources 1000 --rounds 5

A desk of made-up reports in three languages, two sentences each and one brief for a hundred of them, is
translated, examined, related and localised once. The vectors are those of stages.py, made of words, as what
the encoder has made is not made again; an empty folder stands for the site. Then the real command line
runs, as a process of its own: `polybrief build`. In turns with it run `git status` in the same folder, which
looks whether any file has changed, too, and an interpreter that loads the program and does nothing. At last
the figure in one report is changed, and build, ended where the gate would begin, says what it does again.

Seconds are those of the processor, of the process and its children, with those of the clock in brackets.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import stages
from polybrief import workbench
from polybrief.model import Source, text_hash
from polybrief.store import Store
from polybrief.workbench import claims

SENTENCES = 2
BRIEF = """\
---
title: Report {number}
summary: What the report says.
date: 2027-01-02
status: reviewed
language: en
cutoff: 2027-01-01
---

- {text}[^r{number:06}:1]
"""
STAGES_ALONE = """\
import sys
from polybrief import workbench
from polybrief.cli import main
workbench.check_briefs = lambda *_, **__: sys.exit(0)
main(["build"])
"""
STAGES = ("translated", "examined", "related", "translate:", "examine:", "relate:", "localise:")
SETTINGS = "site_name: Desk\nplugins:\n  - polybrief:\n      engine: dictionary\n"


class Spent(NamedTuple):
    """Seconds of the processor and of the clock, and what was printed."""

    processor: float
    clock: float
    said: str


def make(root: Path, count: int) -> Store:
    """A desk with so many reports, on which all stages before the gate have been run."""
    root.mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    store = Store(root)
    lines = {language: stages.lines(SENTENCES * count, language) for language in stages.PATTERNS}
    languages: Sequence[Any] = tuple(lines)
    # The first run is not what is measured, and a disk may take its time to make each file safe.
    os.fsync = lambda _: None
    for number in range(count):
        language = languages[number % len(languages)]
        told = lines[language][SENTENCES * number : SENTENCES * (number + 1)]
        text = "\n".join(told)
        store.write_source(Source(f"r{number:06}", language, "open", text_hash(text)), text)
        if number % 100 == 0:
            store.write_brief("en", f"brief-{number}", BRIEF.format(number=number, text=told[0]))
    claims.embed = lambda texts, *_: stages.word_vectors(texts)
    (root / "build" / "site").mkdir(parents=True)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    for line in workbench.before_the_gate(store):
        if line.startswith(STAGES):
            print(f"    {line}", flush=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    time.sleep(2.1)  # what has just been written is not taken for settled
    workbench.Build(store).done([])
    return store


def spent(command: Sequence[str], folder: Path, environ: dict[str, str]) -> Spent:
    """What a command costs that is run in a folder."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        command, cwd=folder, env=os.environ | environ, check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(used, time.monotonic() - begun, run.stdout)


def measure(store: Store, rounds: int) -> dict[str, Spent]:
    """The middle of some rounds of each command, where nothing has changed; one before is not counted."""
    environ = compiled(store)
    commands = {
        "polybrief build": [sys.executable, "-m", "polybrief", "build"],
        "git status": ["git", "status", "--short"],
        "loading the program": [sys.executable, "-c", "import polybrief.cli"],
        "python": [sys.executable, "-c", ""],
    }
    found: dict[str, list[Spent]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            one = spent(command, store.root, environ)
            if turn:
                found[name].append(one)
    return {
        name: Spent(
            statistics.median(one.processor for one in all_of),
            statistics.median(one.clock for one in all_of),
            all_of[-1].said,
        )
        for name, all_of in found.items()
    }


def change(store: Store) -> Spent:
    """What build costs after the figure of one report was changed."""
    source = store.source("r000001")
    assert source is not None
    text = (store.text(source) or "").replace(" Millionen", "1 Millionen")
    store.write_source(Source(source.id, source.language, "open", text_hash(text)), text)
    return spent([sys.executable, "-c", STAGES_ALONE], store.root, compiled(store))


def compiled(store: Store) -> dict[str, str]:
    """Where modules are kept compiled, as they are wherever a program is installed."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(store.root / "build" / "compiled")}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{given.sources:,} reports, the first time:")
        store = make(Path(folder) / "desk", given.sources)
        print("nothing has changed:")
        found = measure(store, given.rounds)
        if "nothing has changed" not in found["polybrief build"].said:
            raise SystemExit(f"build did not find that nothing has changed: {found['polybrief build'].said}")
        peer = found["git status"].processor
        for name, one in found.items():
            times = one.processor / peer
            print(f"    {name:<20}{one.processor:6.2f} s ({one.clock:.2f}), {times:.1f} times git status")
        ratio = found["polybrief build"].processor / peer
        what = f"a build with nothing to do, {given.sources:,} reports"
        print(f"= {what} | {ratio:.1f} | git status in the same folder")
        one = change(store)
        print(f"one report has changed: {one.processor:.2f} s ({one.clock:.2f})")
        print("".join(f"    {line}\n" for line in one.said.splitlines() if line.startswith(STAGES)), end="")


if __name__ == "__main__":
    main()
