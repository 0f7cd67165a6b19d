"""How much a worker does of each stage that runs on many machines, and what handing it out costs.

    python benchmarks/scale.py
    python benchmarks/scale.py --sentences 4000 --rounds 3

The sentences are those of the reports that come with the repository, with other numbers in each round of
them. Each stage is done in four places, which take turns within one run:

    bare        the stage's function in a loop, as the peer (examine; the others have no other form than
                tasks, and are done here twice)
    here        compute.Here: the same by tasks, in this process
    processes   compute.Processes: two processes of this machine
    cluster     compute.Cluster: a scheduler and two Dask workers of one thread each, on loopback

`translate` takes a package of the size of Argos's own with random weights (see translate.py), `read over`
is what looks for faults in translations. Rates are sentences for each second of processor time, in all
processes together, so that other work on the machine counts little; what counts is the ratio to `bare`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

import psutil

from polybrief import evidence
from polybrief.compute import Cluster, Executor, Here, Processes
from polybrief.examine import Examiner, examine
from polybrief.examine.task import examined
from polybrief.model import Sentence, Source
from polybrief.relate.claims.embedding import embed
from polybrief.store import Store
from polybrief.translate import ArgosEngine, Strict, installed

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests" / "compute")]

from dask_cluster import started  # noqa: E402 (lies with the tests)

import translate as translating  # noqa: E402 (lies beside this file)

SENTENCES_A_REPORT = 30
Run = Callable[[Executor | None], object]


def sentences(count: int) -> list[tuple[str, str]]:
    """(language, text) of the repository's open reports, again and again with other figures."""
    store = Store(ROOT)
    read = [s for source in store.sources() if store.text(source) for s in store.sentences(source)]
    known = [(s.language, s.text) for s in read if s.text]

    def renumbered(text: str, by: int) -> str:
        return re.sub(r"\d+", lambda figure: str(int(figure[0]) + by), text)

    return [
        (language, renumbered(text, number // len(known)))
        for number, (language, text) in enumerate(islice(cycle(known), count))
    ]


def stages(count: int, package: Path) -> dict[str, tuple[int, Run]]:
    """How many sentences each stage reads, and how to run it; without an executor, its bare function."""
    glossary = Store(ROOT).glossary()
    texts = sentences(count)
    documents = []
    for language in ("de", "en", "zh"):
        own = [text for code, text in texts if code == language]
        for start in range(0, len(own), SENTENCES_A_REPORT):
            source = Source(f"{language}-{start}", language, "open", "0" * 64)
            part = own[start : start + SENTENCES_A_REPORT]
            documents.append((source, [Sentence(source.id, n, language, t) for n, t in enumerate(part, 1)]))
    examiner = Examiner(glossary)
    memory = [
        (entry.source_text, entry.text)
        for source in Store(ROOT).sources()
        if source.language == "de"
        for entry in Store(ROOT).memory(source, "en")
        if entry.text
    ]
    pairs = list(islice(cycle(memory), count // 4))
    german = list(dict.fromkeys(text for document in translating.documents(3) for text in document))

    def examining(executor: Executor | None) -> object:
        if executor is None:
            return [evidence.render(examine(*document, examiner)) for document in documents]
        return list(examined(documents, glossary, executor))

    def embedding(executor: Executor | None) -> object:
        return embed([text for _, text in texts[: count // 2]], executor)

    def reading(executor: Executor | None) -> object:
        return Strict(glossary, executor).verdicts(pairs, ("de", "en"))

    def decoding(executor: Executor | None) -> object:
        packages = installed([package.parent]).packages
        return ArgosEngine(packages, threads=1, executor=executor).translate(german, "de", "en")

    return {
        "examine": (len(texts), examining),
        "embed": (count // 2, embedding),
        "read over": (len(pairs), reading),
        "translate": (len(german), decoding),
    }


def spent(processes: Sequence[psutil.Process]) -> float:
    """Seconds of processor time that some processes, and all that they started, have used."""
    total = 0.0
    for process in processes:
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", nargs="+", default=["examine", "embed", "read over", "translate"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        german = [text for document in translating.documents(3) for text in document]
        package = translating.build_package(Path(folder) / "packages", german)
        todo = stages(arguments.sentences, package)
        with (
            started(Path(folder) / "dask", 2, {}) as running,
            Cluster(running.address) as cluster,
            Processes(2) as processes,
        ):
            places: dict[str, Executor | None] = {
                "bare": None,
                "here": Here(),
                "processes": processes,
                "cluster": cluster,
            }
            print(f"{'':<12}" + "".join(f"{place:>22}" for place in places))
            for stage in arguments.stages:
                count, run = todo[stage]
                rates: dict[str, list[float]] = {place: [] for place in places}
                for turn in range(arguments.rounds + 1):
                    for place, executor in places.items():
                        # The cluster's processes are children of this one, too.
                        before = spent([psutil.Process()])
                        run(executor)
                        used = spent([psutil.Process()]) - before
                        if turn:  # in the first, models are loaded
                            rates[place].append(count / used)
                middle = {place: statistics.median(rate) for place, rate in rates.items()}
                cells = (f"{rate:9.0f}/s ({rate / middle['bare']:.2f})" for rate in middle.values())
                print(f"{stage:<12}" + "".join(f"{cell:>22}" for cell in cells), flush=True)
                ratio, what = middle["cluster"] / middle["bare"], f"{stage} on two Dask workers"
                print(f"= {what}, sentences a second | {ratio:.2f} | the function alone", flush=True)


if __name__ == "__main__":
    main()
