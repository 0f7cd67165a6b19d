"""How long the site takes to build, beside plain MkDocs with Material for the same pages.

    python benchmarks/build.py
    python benchmarks/build.py --briefs 100 500 1500
    python benchmarks/build.py --short      # small desks; fails where the work grows faster than the pages

The desks are the project's own, copied (`copied_desk`); the peer is described in `plain_site`. Both build
their three languages side by side. Ours has what the peer has not: Pagefind's index in place of Material's,
a policy, data and a citation for each brief. “Cold” is a first build, which draws the cards too; “warm” one
whose cards are kept. Processor seconds are those of all processes; memory is that of the largest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import copied_desk
import plain_site

ADDRESS = "https://desk.example/briefs/"
GROWTH = 1.5
"""Work for a page of the largest desk, in that of the smallest, from which `--short` fails."""

_OURS = "import sys; from pathlib import Path; from polybrief.publish import build_site; \
from polybrief.store import Store; build_site(Store(Path(sys.argv[1])), Path(sys.argv[2]), preview=False)"


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of all processors and of the clock, megabytes of its largest process."""

    processor: float
    clock: float
    memory: float


def cost(*command: str) -> Cost:
    """Runs Python with these arguments."""
    environment = {**os.environ, "POLYBRIEF_SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
    begun = time.monotonic()
    process = subprocess.Popen([sys.executable, *command], env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1000)


def measured(folder: Path, briefs: int) -> tuple[int, Cost, Cost, Cost]:
    """(pages of all languages, ours cold, ours warm, plain) for a desk of `briefs` briefs a language."""
    desk = copied_desk.make(folder / "desk", briefs)
    site = desk / "build" / "site"
    cold = cost("-c", _OURS, str(desk), str(site))
    warm = cost("-c", _OURS, str(desk), str(site))
    plain = folder / "plain"
    configs = [plain_site.write(plain, desk, site, language) for language in plain_site.LANGUAGES]
    theirs = cost(plain_site.__file__, *map(str, configs))
    return len(list((plain / "site").rglob("index.html"))), cold, warm, theirs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--briefs", type=int, nargs="+", default=[30, 100], help="briefs a language")
    parser.add_argument("--short", action="store_true")
    arguments = parser.parse_args()
    sizes: list[int] = [12, 36] if arguments.short else arguments.briefs
    print(f"{'briefs':>6} {'pages':>6}  {'cold':>12}  {'warm':>12}  {'plain':>12}  ratio  memory")
    print(f"{'':14}{'processor/clock (s)':>42}  {'':5}  ours/plain (MB)")
    for_a_page = []
    for briefs in sizes:
        with tempfile.TemporaryDirectory(prefix="a desk ") as folder:
            pages, cold, warm, plain = measured(Path(folder), briefs)
        told = "  ".join(f"{one.processor:5.1f}/{one.clock:6.1f}" for one in (cold, warm, plain))
        memory = f"{warm.memory:.0f}/{plain.memory:.0f}"
        print(f"{briefs:6} {pages:6}  {told}  {warm.processor / plain.processor:5.2f}  {memory}", flush=True)
        for_a_page.append(warm.processor / plain.processor)
        told = f"= the site of {pages:,} pages, processor time"
        print(f"{told}, first build | {cold.processor / plain.processor:.2f} | plain MkDocs with Material")
        print(
            f"{told}, with texts and cards kept | {for_a_page[-1]:.2f} | plain MkDocs with Material",
            flush=True,
        )
    growth = for_a_page[-1] / for_a_page[0]
    print(f"the ratio to plain MkDocs at the largest desk is {growth:.2f} times that at the smallest")
    if arguments.short and growth > GROWTH:
        raise SystemExit("the build has come to grow faster than its pages")


if __name__ == "__main__":
    main()
