"""All measurements of time and size, one after the other, as one table: `make bench`.

    python benchmarks/table.py              # the full form: an hour or so
    python benchmarks/table.py --short      # minutes; fails where one of them fails
    python benchmarks/table.py build stages

Each measurement is a script of this folder that runs by itself, too, and says in its docstring what it
measures beside which peer, in the same run. The table has the lines of its output that begin with “= ”: what
was measured, the ratio to the peer, the peer. Not in it is what measures right and wrong (claims, figures,
faults, gate, origins, sentences: manual/quality.md), and the marks of the site's pages (lighthouse).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Bench:
    """A script, and its arguments in the full and in the short form (None: not part of it)."""

    script: str
    full: tuple[str, ...] = ()
    short: tuple[str, ...] | None = None


BENCHES = (
    Bench("build", ("--briefs", "100", "500", "1500"), ("--short",)),
    Bench("preview", (), ("--briefs", "12", "--rounds", "3")),
    Bench("unchanged", (), ("--sources", "300", "--rounds", "2")),
    Bench("stages", ("--sizes", "1000", "10000", "100000"), ("--sizes", "100", "1000")),
    Bench("scale", ("--rounds", "1")),
    Bench("check", (), ("--briefs", "30")),
    Bench("handouts", (), ("--rounds", "1")),
    Bench("translate", (), ("--documents", "2", "--rounds", "1")),
    Bench("extraction", (), ()),
    Bench("duplicates", (), ()),
    Bench("search"),
)


def rows(bench: Bench, arguments: tuple[str, ...]) -> tuple[list[str], bool]:
    """The rows of a measurement, and whether it went well."""
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, str(HERE / f"{bench.script}.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    told = [line[2:].strip() for line in run.stdout.splitlines() if line.startswith("= ")]
    well = bool(told) and run.returncode == 0
    if not well:
        why = (run.stderr.strip() or run.stdout.strip() or "it said nothing").splitlines()[-1]
        told.append(f"failed: {why} | |")
    spent = time.monotonic() - begun
    return [f"| {bench.script} | {line} | {spent:.0f} |" for line in told], well


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true")
    parser.add_argument("only", nargs="*", help="the names of some of them")
    arguments = parser.parse_args()
    print("| script | what was measured | ratio | to | took (s) |\n|---|---|--:|---|--:|", flush=True)
    well = True
    for bench in BENCHES:
        given = bench.short if arguments.short else bench.full
        if given is None or (arguments.only and bench.script not in arguments.only):
            continue
        lines, good = rows(bench, given)
        print("\n".join(lines), flush=True)
        well = well and good
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
