"""How long a handout takes: a process that is warm, beside plain WeasyPrint on the same HTML.

    python benchmarks/handouts.py
    python benchmarks/handouts.py --desk FOLDER --rounds 9

For each public brief in each language: seconds of the processor and of the clock (medians of the rounds,
after one that is not counted), pages, kilobytes. “Plain” is `weasyprint.HTML(…).write_pdf(…)` with the same
HTML, style sheet and fonts, without tags, attachment, metadata and what is done after it. Then the
digests of its editions, one round. Nothing is written.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from polybrief.publish.handouts import page, stage
from polybrief.publish.handouts.fetching import HOST
from polybrief.publish.handouts.pdf import Press
from polybrief.publish.handouts.workers import Job
from polybrief.store import Store, find


def jobs(store: Store) -> tuple[Press, list[Job], list[Job]]:
    """The press, the handouts and the digests of a desk."""
    desk = stage.Documents(store, stage.drawings)
    shared = desk.shared()
    press = Press(shared.css, {name: str(folder) for name, folder in shared.folders.items()})
    handouts, digests = [], []
    for view in desk.views.values():
        documents = [desk.brief(brief, view) for brief in view.briefs]
        handouts += [stage.job_of(d, page.render(d, desk.site, store.template)) for d in documents]
        editions = [desk.digest(found, view) for found in view.digests]
        digests += [stage.job_of(d, page.render(d, desk.site, store.template)) for d in editions]
    return press, handouts, digests


def plain(press: Press, job: Job) -> bytes:
    """What plain WeasyPrint makes of the same HTML."""
    base = f"https://{HOST}/docs/{job.language}/briefs/"
    document = HTML(string=job.html, base_url=base, url_fetcher=press.fetcher)
    return bytes(document.write_pdf(stylesheets=[press.styles], font_config=press.fonts))


def measured(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Seconds of the processor and of the clock: the medians."""
    work()
    spent, passed = [], []
    for _ in range(rounds):
        gc.collect()
        processor, clock = time.process_time(), time.perf_counter()
        work()
        spent.append(time.process_time() - processor)
        passed.append(time.perf_counter() - clock)
    return statistics.median(spent), statistics.median(passed)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--desk", type=Path, default=Path.cwd())
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    os.environ.setdefault("POLYBRIEF_SITE_URL", "https://desk.example/briefs/")
    press, handouts, digests = jobs(find(arguments.desk))
    # As the processes that print do it.
    gc.disable()
    print(f"{'':32} pages    kB  processor  clock  plain  ratio", flush=True)
    ours, theirs = [], []
    for job in handouts:
        data, pages = press.print(vars(job))
        spent, passed = measured(lambda job=job: press.print(vars(job)), arguments.rounds)  # type: ignore[misc]
        alone, _ = measured(lambda job=job: plain(press, job), arguments.rounds)  # type: ignore[misc]
        ours.append(spent)
        theirs.append(alone)
        figures = f"{pages:5} {len(data) / 1000:5.0f} {spent:9.2f}s {passed:5.2f}s {alone:5.2f}s"
        print(f"{job.name:32} {figures} {spent / alone:6.2f}", flush=True)
    mean, plainly = statistics.mean(ours), statistics.mean(theirs)
    print(f"{'mean':32} {'':11} {mean:9.2f}s {'':6} {plainly:5.2f}s {mean / plainly:6.2f}")
    print(f"= a handout, processor time | {mean / plainly:.2f} | WeasyPrint alone")
    for job in digests:
        processor, clock = time.process_time(), time.perf_counter()
        data, pages = press.print(vars(job))
        gc.collect()
        spent, passed = time.process_time() - processor, time.perf_counter() - clock
        print(f"{job.name:32} {pages:5} {len(data) / 1000:5.0f} {spent:9.2f}s {passed:5.2f}s")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
