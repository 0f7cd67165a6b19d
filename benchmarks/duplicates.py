"""Which texts are taken for one report: edited copies, independent reports of one event, unrelated ones.

    python benchmarks/duplicates.py [--folder FOLDER]

Copies are made of the reports in benchmarks/duplicates/reports.yml, and with FOLDER of parallel news as in
the other benchmarks (`wmt17.de`, `wmt17.zh`, …; every SIZE segments are one report). For each kind of edit
the table has the lowest, the median and the highest share of the longer text's shingles that the other has,
too, and how many pairs are found by it; beside them how many trafilatura's Simhash finds. What is found of
unrelated texts and of independent reports is a false alarm.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

import yaml
from trafilatura.deduplication import Simhash

from polybrief.collect.duplicates import shingles
from polybrief.limits import SAME_TEXT

SETS = {"en": ("wmt17.de-en.reference.en",), "de": ("wmt17.de", "wmt18.de"), "zh": ("wmt17.zh", "wmt18.zh")}
SIZE = 15
MOST = 100
"""Reports of a set."""
SEED = 10

Edit = Callable[[Sequence[str], str, random.Random], str]
"""The sentences of a report, its language and chance, to an edited copy."""


def retitled(sentences: Sequence[str], code: str, _chance: random.Random) -> str:
    """Another title and a note of the agency, as those who take a report over add them."""
    title = {"en": "What readers should know today", "de": "Was heute wichtig wird", "zh": "今日要闻一览"}[
        code
    ]
    note = {
        "en": "This report comes from an agency.",
        "de": "Mit Material einer Agentur.",
        "zh": "来源：通讯社",
    }[code]
    return "\n".join((title, *sentences, note))


def retyped(sentences: Sequence[str], _code: str, _chance: random.Random) -> str:
    """Other quotation marks, dashes, capitals and widths, as another system sets them."""
    wide = {ord(char): ord(char) + 0xFEE0 for char in "0123456789%,()"}
    return " ".join(sentences).translate({**wide, ord("“"): '"', ord("”"): '"', ord("–"): "-"}).upper()


def shorter(sentences: Sequence[str], _code: str, _chance: random.Random) -> str:
    """Without its last sentence out of eight."""
    return "\n".join(sentences[: -max(1, len(sentences) // 8)])


def halved(sentences: Sequence[str], _code: str, _chance: random.Random) -> str:
    """Its first half: a short version, which need not be found."""
    return "\n".join(sentences[: len(sentences) // 2])


def reworded(share: float) -> Edit:
    """Words (in Chinese, pairs of characters) replaced by others of the text, so many of them."""

    def edit(sentences: Sequence[str], code: str, chance: random.Random) -> str:
        text = "\n".join(sentences)
        parts = re.findall(r"\w\w|\W|\w" if code == "zh" else r"\w+|\W", text)
        words = [at for at, part in enumerate(parts) if part[0].isalnum()]
        for at in chance.sample(words, max(1, round(share * len(words)))):
            parts[at] = parts[chance.choice(words)]
        return "".join(parts)

    return edit


EDITS: dict[str, Edit] = {
    "another title, a note": retitled,
    "set anew": retyped,
    "an eighth cut": shorter,
    "2 % reworded": reworded(0.02),
    "5 % reworded": reworded(0.05),
    "10 % reworded": reworded(0.10),
    "half of it": halved,
}


DIFFERENT = ("one event, independent", "unrelated")


def share(one: str, other: str, code: str) -> float:
    mine, theirs = set(shingles(one, code).tolist()), set(shingles(other, code).tolist())
    return len(mine & theirs) / (max(len(mine), len(theirs)) or 1)


def likeness(one: str, other: str) -> float:
    return float(Simhash(one).similarity(Simhash(other)))


def measure(pairs: Iterable[tuple[str, str]], code: str) -> list[tuple[float, float]]:
    return [(share(one, other, code), likeness(one, other)) for one, other in pairs]


def table(code: str, rows: Mapping[str, list[tuple[float, float]]]) -> None:
    """Simhash gets the best threshold there is: the lowest that takes no two reports for one."""
    worst = max(other for name in DIFFERENT for _, other in rows[name])
    for name, both in rows.items():
        shares = [a for a, _ in both]
        print(
            f"| {code} | {name} | {len(both)} | {min(shares):.2f} | {median(shares):.2f} | {max(shares):.2f}"
            f" | {sum(a >= SAME_TEXT for a in shares)} | {sum(b > worst for _, b in both)} |"
        )
    edited = [pair for name in EDITS for pair in rows[name]]
    found, theirs = sum(a >= SAME_TEXT for a, _ in edited), sum(b > worst for _, b in edited)
    print(f"= edited copies found, {code} | {found / (theirs or 1):.2f} | trafilatura's Simhash at its best")


def read(folder: Path | None, code: str, own: Sequence[str]) -> list[list[str]]:
    reports = [text.strip().split("\n") for text in own]
    for name in SETS[code] if folder else ():
        lines = (folder / name).read_text("utf-8").split("\n")  # type: ignore[operator]
        reports += [lines[at : at + SIZE] for at in range(0, min(len(lines) - SIZE, MOST * SIZE), SIZE)]
    return reports


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--folder", type=Path)
    folder = parser.parse_args().folder
    events = yaml.safe_load((Path(__file__).parent / "duplicates" / "reports.yml").read_text("utf-8"))
    print("| text | pair | pairs | lowest | median | highest | found | by Simhash |")
    print("|---|---|---|---|---|---|---|---|")
    for code in SETS:
        independent = [(e["one"], e["two"]) for e in events if e["language"] == code]
        reports = read(folder, code, [text for pair in independent for text in pair])
        texts = ["\n".join(report) for report in reports]
        rows = {}
        for name, edit in EDITS.items():
            chance = random.Random(SEED)
            rows[name] = measure((("\n".join(r), edit(r, code, chance)) for r in reports), code)
        rows[DIFFERENT[0]] = measure(independent, code)
        rows[DIFFERENT[1]] = measure(
            ((a, b) for n, a in enumerate(texts) for b in texts[n + 2 : n + 12]), code
        )
        table(code, rows)


if __name__ == "__main__":
    main()
