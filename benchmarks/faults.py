"""How faults of machine translation are found: false alarms on human translations, seeded faults found.

    python benchmarks/faults.py --folder texts
    python benchmarks/faults.py --folder texts --set wmt17.de --show cut --glossary glossary

The folder holds texts of one segment a line: `<set>.<language>` with `<set>.<pair>.reference.<language>`,
or the same set in several languages; and what machines made of them, `<set>.<pair>.<engine>.<language>`.

False alarms are human translations in which a fault is found, by code; they hold the translators' own
slips. Figures are counted apart (see benchmarks/figures.py). Faults are seeded one at a time into the
human translations in which nothing was found, and count as found whatever the code; how often it was
the code that names them stands beside. The same seed makes the same faults.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from polybrief import glossary, sentences
from polybrief.examine import Examiner
from polybrief.translate.faults import Side, find
from polybrief.translate.terms import Terms

SEED = 7
MOST_SEEDED = 1000
REFERENCES = (("de", "en"), ("en", "de"), ("zh", "en"), ("en", "zh"), ("de", "zh"), ("zh", "de"))
MACHINE = re.compile(r"(?P<set>[^.]+)\.(?P<source>\w\w)-(?P<target>\w\w)\.(?P<engine>[^.]+)\.(?P=target)")
NAMED = {
    "loop": ("loop",),
    "loop of one word": ("loop",),
    "cut": ("cut", "length"),
    "cut, full stop kept": ("cut", "length"),
    "copied": ("copied", "language"),
    "half copied": ("copied", "language"),
    "other language": ("language",),
    "dropped": ("dropped", "length", "cut"),
    "added": ("added", "length"),
    "address": ("address",),
    "noise": ("noise",),
}
NOISE = ("(掌声)", "♪", "(Applause)", "[Musik]", "⁇", "(笑声) (掌声)")
HAN = re.compile("[\u3400-\u9fff]")


class Pairs(NamedTuple):
    name: str
    source: str
    target: str
    lines: list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how faults of translation are found.")
    parser.add_argument("--folder", type=Path, required=True, help="parallel texts, one segment a line")
    parser.add_argument("--set", action="append", metavar="SET", help="such as wmt17.de (default: all)")
    parser.add_argument("--show", metavar="CODE", help="print human pairs in which this was found")
    parser.add_argument("--glossary", type=Path, metavar="FOLDER", help="count missed names of this glossary")
    parser.add_argument("--figures", action="store_true", help="count figures, too")
    parser.add_argument("--human-only", action="store_true", help="neither seeded faults nor machines")
    options = parser.parse_args()

    files = sorted(options.glossary.glob("*.yml")) if options.glossary else []
    entries = glossary.merge((file.name, file.read_text("utf-8")) for file in files)
    checker = Checker(
        Examiner(entries) if options.figures else None, Terms(entries) if options.glossary else None
    )
    machine: dict[str, list[Pairs]] = defaultdict(list)
    human: list[Pairs] = []
    for pairs in pairs_of(options.folder):
        if not options.set or f"{pairs.name.split('.')[0]}.{pairs.source}" in options.set:
            if " " in pairs.name:
                machine[pairs.name.split()[0]].append(pairs)
            else:
                human.append(pairs)
    if not human and not machine:
        parser.error(f"no parallel texts in {options.folder}")
    other = {pairs.name: pairs for pairs in human}
    for pairs in human:
        clean = report(pairs, checker, options.show)
        if not options.human_only:
            seeded(pairs, clean, checker, other)
            for made in machine.get(pairs.name, []):
                report(made, checker, None)


class Checker(NamedTuple):
    examiner: Examiner | None
    terms: Terms | None

    def codes(self, source: str, source_language: str, target: str, target_language: str) -> dict[str, str]:
        faults = find(Side(source, source_language), Side(target, target_language), self.examiner, self.terms)
        return {fault.code: fault.detail for fault in faults}


def report(pairs: Pairs, checker: Checker, show: str | None) -> list[tuple[str, str]]:
    """Prints the shares flagged, and gives the pairs in which nothing was found."""
    began = time.perf_counter()
    found = [checker.codes(a, pairs.source, b, pairs.target) for a, b in pairs.lines]
    speed = len(pairs.lines) / (time.perf_counter() - began)
    apart = ("figures", "term")
    any_but = sum(any(code not in apart for code in codes) for codes in found)
    counts = Counter(code for codes in found for code in codes)
    shares = ", ".join(f"{code} {n / len(found):.2%}" for code, n in counts.most_common())
    print(
        f"{pairs.name:36} {len(found):5} pairs, {speed:6,.0f}/s, flagged {any_but / len(found):.2%}: {shares}"
    )
    for (a, b), codes in zip(pairs.lines, found, strict=True):
        if show in codes:
            print(f"    {a}\n    {b}\n      {codes}")
    return [line for line, codes in zip(pairs.lines, found, strict=True) if not codes]


def seeded(pairs: Pairs, clean: list[tuple[str, str]], checker: Checker, others: dict[str, Pairs]) -> None:
    tried: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    named: Counter[str] = Counter()
    strangers = strange(pairs, others)
    chance = random.Random(f"{SEED} {pairs.name}")
    few = clean if len(clean) <= MOST_SEEDED else chance.sample(clean, MOST_SEEDED)
    for n, (source, target) in enumerate(few):
        nearby = few[(n + 1) % len(few)]
        for kind, a, b in faults(source, target, pairs, nearby, strangers.get(source), chance):
            codes = checker.codes(a, pairs.source, b, pairs.target)
            tried[kind] += 1
            hits[kind] += bool(codes)
            named[kind] += any(code in NAMED[kind] for code in codes)
    for kind, all_ in tried.items():
        print(f"    {kind:20} found {hits[kind] / all_:6.1%}, named {named[kind] / all_:6.1%} of {all_}")


def strange(pairs: Pairs, others: dict[str, Pairs]) -> dict[str, str]:
    """The same sources in a language that was not asked for, where the folder has it."""
    name = pairs.name.split(".")[0]
    for code in ("en", "de", "zh"):
        if code not in (pairs.source, pairs.target) and (o := others.get(f"{name}.{pairs.source}-{code}")):
            return dict(o.lines)
    return {}


def faults(
    source: str,
    target: str,
    pairs: Pairs,
    nearby: tuple[str, str],
    stranger: str | None,
    chance: random.Random,
) -> Iterator[tuple[str, str, str]]:
    """A pair with one fault of each kind for which it has room: kind, source, target."""
    words = units(target, pairs.target)
    glue = "" if pairs.target == "zh" else " "
    body, end = ended(target)
    inner = units(body, pairs.target)
    if len(inner) >= 3:
        yield "loop", source, body + glue + glue.join(inner[-3:] * 5) + end
        yield "loop of one word", source, body + glue + glue.join(inner[-1:] * 6) + end
    if len(words) >= (10 if pairs.target == "zh" else 6):
        kept = glue.join(words[: round(len(words) * 0.6)])
        yield "cut", source, kept
        yield "cut, full stop kept", source, kept + end
    ours = units(source, pairs.source)
    if len(ours) >= (10 if pairs.source == "zh" else 6):
        yield "copied", source, source
        left = ("" if pairs.source == "zh" else " ").join(ours[len(ours) // 2 :])
        yield "half copied", source, glue.join(words[: len(words) // 2]) + " " + left
    if stranger:
        yield "other language", source, stranger
    four = (
        (source, pairs.source),
        (target, pairs.target),
        (nearby[0], pairs.source),
        (nearby[1], pairs.target),
    )
    if all(len(sentences.split(text, code)) == 1 and ended(text)[1] for text, code in four):
        joined = source + ("" if pairs.source == "zh" else " ") + nearby[0]
        yield "dropped", joined, chance.choice((target, nearby[1]))
        yield "added", source, target + glue + nearby[1]
    address, wrong = chance.choice(
        (
            ("https://example.org/report_2024.html", "https://example.org/report 2024.html"),
            ("press_desk@example.org", "press desk@example.org"),
            ("@desk_news", "@desk news"),
            ("#ChipsAct", "#Chips Act"),
            ("www.example.org/a_b", ""),
        )
    )
    yield "address", f"{source} {address}", f"{target} {wrong}".strip()
    noise = chance.choice(NOISE)
    yield "noise", source, chance.choice((f"{target} {noise}", noise))


def units(text: str, language: str) -> list[str]:
    """Words; in Chinese characters, with Latin words and figures in one piece."""
    return re.findall(r"[A-Za-z0-9.,%$-]+|\S", text) if language == "zh" else text.split()


def ended(text: str) -> tuple[str, str]:
    """A text in front of the marks that end it, and those."""
    marks = re.search(r"[.!?。！？…\"”“’»]*$", text)
    at = marks.start() if marks else len(text)
    return text[:at], text[at:]


def pairs_of(folder: Path) -> Iterator[Pairs]:
    files = {file.name: file for file in sorted(folder.iterdir())}
    for name in files:
        match = MACHINE.fullmatch(name)
        source = match and files.get(f"{match['set']}.{match['source']}")
        if match and source:
            label = f"{match['set']}.{match['source']}-{match['target']}"
            engine = "" if match["engine"] == "reference" else f" {match['engine']}"
            lines = read(source, files[name])
            yield Pairs(label + engine, match["source"], match["target"], lines)
            if not engine:
                back = f"{match['set']}.{match['target']}-{match['source']}"
                yield Pairs(back, match["target"], match["source"], [(b, a) for a, b in lines])
    for set_name in sorted({name.split(".")[0] for name in files}):
        for a, b in REFERENCES:
            one, other = files.get(f"{set_name}.{a}"), files.get(f"{set_name}.{b}")
            # Texts of unlike length are different texts that happen to share a name.
            if one and other and len(segments(one)) == len(segments(other)):
                yield Pairs(f"{set_name}.{a}-{b}", a, b, read(one, other))


def read(source: Path, target: Path) -> list[tuple[str, str]]:
    both = zip(segments(source), segments(target), strict=True)
    return [(a.strip(), b.strip()) for a, b in both if a.strip() and b.strip()]


def segments(file: Path) -> list[str]:
    return html.unescape(file.read_text("utf-8")).rstrip("\n").split("\n")


if __name__ == "__main__":
    main()
