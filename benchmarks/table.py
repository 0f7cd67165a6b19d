"""All measurements, one after the other, as one table: `make bench`.

    python benchmarks/table.py              # the full form: an hour or so
    python benchmarks/table.py --short      # minutes; fails where one of them fails

Each measurement is a script of this folder that runs by itself, too, and says in its docstring what it
measures beside which peer. The table has the line that tells most of each; those that need texts, programs
or models which are not at hand are named with what they lack.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Bench:
    """A script, its arguments in the full and in the short form (None: not part of it), and an expression
    for the line of its output that the table takes, the last that matches."""

    script: str
    full: tuple[str, ...] | None = ()
    short: tuple[str, ...] | None = None
    line: str = r"\S"


BENCHES = (
    Bench("build", ("--briefs", "100", "500", "1500"), ("--short",), r"^ *\d+ +\d+ "),
    Bench("preview", (), ("--briefs", "12", "--rounds", "3"), r"^mkdocs serve  "),
    Bench("check", (), ("--briefs", "30")),
    Bench("handouts", (), ("--rounds", "1"), r"^mean"),
    Bench("translate", (), ("--documents", "2", "--rounds", "1")),
    Bench("search", ()),
    Bench("gate", (), ("--public", "--sample", "40")),
    Bench("claims", ()),
    Bench("sentences", None),
    Bench("figures", None),
    Bench("faults", None),
    Bench("origins", None),
    Bench("lighthouse", ()),
)


def row(bench: Bench, arguments: tuple[str, ...] | None) -> tuple[str, bool]:
    """A row of the table, and whether the measurement went well."""
    if arguments is None:
        return f"| {bench.script} | needs texts: see its docstring | |", True
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, str(HERE / f"{bench.script}.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    lines = [line.strip() for line in run.stdout.splitlines() if re.search(bench.line, line)]
    if run.returncode:
        lines = [f"failed: {(run.stderr.strip().splitlines() or ['no word'])[-1]}"]
    told = re.sub(r" {2,}", "  ", lines[-1]) if lines else "said nothing"
    return f"| {bench.script} | {told} | {time.monotonic() - begun:.0f} |", run.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true")
    parser.add_argument("only", nargs="*", help="the names of some of them")
    arguments = parser.parse_args()
    print("| measurement | what it says | seconds |\n|---|---|---|")
    well = True
    for bench in BENCHES:
        if arguments.only and bench.script not in arguments.only:
            continue
        if arguments.short and bench.short is None:
            continue
        text, good = row(bench, bench.short if arguments.short else bench.full)
        print(text, flush=True)
        well = well and good
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
