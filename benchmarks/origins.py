"""Which of many reports are found to be kin: texts and their translations, and texts on other things.

    python benchmarks/origins.py --folder FOLDER

FOLDER holds parallel news as in the other benchmarks (`wmt17.de`, `wmt17.de-en.reference.en`, …), one
segment a line. Every SIZE segments are one report, and so are their translations. A report and its own
translation are kin, all others are not; neighbours are left out of the count, as an article may go on
from one report to the next. Nothing is tuned here. With `--show` the kin of different reports are
listed, to be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from polybrief.examine import Examiner, examine
from polybrief.model import Evidence, Kinship, Sentence, Source
from polybrief.relate.claims.embedding import centred, embed
from polybrief.relate.conflicts import conflicts
from polybrief.relate.origins.kinship import kinships
from polybrief.relate.origins.pairs import mutual_best

SETS = ("wmt17.de", "wmt18.de", "wmt17.zh", "wmt18.zh")
SIZE = 15
MOST = 120
"""Reports of a set; their translations come on top."""


def reports(path: Path, name: str, language: str, original: str) -> tuple[list[Source], list[Sentence]]:
    """The lines of a file as reports `<name>0`, `<name>1`, …"""
    lines = path.read_text("utf-8").split("\n")[: SIZE * MOST]
    sources, sentences = [], []
    for number in range(len(lines) // SIZE):
        source = f"{name}{number}"
        sources.append(Source(source, language, "open", "", origin_language=original))
        part = lines[number * SIZE : (number + 1) * SIZE]
        sentences += [Sentence(source, n, language, line) for n, line in enumerate(part, 1) if line.strip()]
    return sources, sentences


def number(source: str) -> int:
    return int(source[1:])


def kin(
    sources: Sequence[Source], sentences: Sequence[Sentence], evidence: dict[str, Evidence], *, wording: bool
) -> tuple[Kinship, ...]:
    if not wording:
        return kinships(sources, [replace(one, text=None) for one in sentences], evidence)
    vectors = centred(embed([one.text or "" for one in sentences]), [one.language for one in sentences])
    return kinships(sources, sentences, evidence, mutual_best(vectors, sentences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    examiner = Examiner(())
    print("set        reports  kin found  as a whole  kin of others  pairs  conflicts  seconds")
    for name in SETS:
        language = name.rpartition(".")[2]
        sources, sentences = reports(given.folder / name, "o", language, language)
        translated = reports(given.folder / f"{name}-en.reference.en", "t", "en", language)
        sources, sentences = sources + translated[0], sentences + translated[1]
        by_source: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            by_source.setdefault(sentence.source, []).append(sentence)
        evidence = {s.id: examine(s, by_source.get(s.id, []), examiner) for s in sources}
        start = perf_counter()
        for wording in (True, False):
            found = kin(sources, sentences, evidence, wording=wording)
            same = [k for k in found if number(k.sources[0]) == number(k.sources[1])]
            others = [k for k in found if abs(number(k.sources[0]) - number(k.sources[1])) > 1]
            differ = [c for c in conflicts(sources, sentences, evidence, (), found) if c.weight == "conflict"]
            pairs = len(sources) * (len(sources) - 1) // 2 - len(sources) // 2
            label = name if wording else "  evidence"
            print(
                f"{label:10} {len(sources) // 2:7} {len(same):10} {sum(not k.passages for k in same):11}"
                f" {len(others):14} {pairs:6} {len(differ):10} {perf_counter() - start:8.1f}"
            )
            for one in others if given.show else ():
                print("   ", one.sources, one.passages, one.reasons)


if __name__ == "__main__":
    main()
