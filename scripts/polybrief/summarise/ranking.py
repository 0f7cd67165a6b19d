"""Which claims matter most: number of origins, then centrality, then diversity; filler left out.

A unit is a claim, as far as the chosen sources make it, or a sentence that stands in none. Its features
are its names, figures and dates. It is central if they are those that many sources have; it says
something again if most of them stand in a better unit already.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from polybrief.limits import SAME_AGAIN
from polybrief.model import Quantity
from polybrief.summarise.material import Material, Topic
from polybrief.summarise.words import WORDS

Feature = tuple[object, ...]
_FIRST = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Unit:
    """A claim (or a single sentence) within the chosen sources.

    `sentences` are ids, the best to be shown first; `origins` is how many there are among the chosen
    sources; `languages` those of the sentences.
    """

    sentences: tuple[str, ...]
    origins: int
    languages: frozenset[str]
    features: frozenset[Feature]
    claim: str | None = None

    @cached_property
    def sources(self) -> frozenset[str]:
        return frozenset(s.rpartition(":")[0] for s in self.sentences)


def units(material: Material, sources: Sequence[str], topic: Topic | None) -> tuple[Unit, ...]:
    """All that the `sources` say on the `topic`: claims first, then sentences that stand in none."""
    allowed = set(sources)
    found: list[Unit] = []
    taken: set[str] = set()
    for claim in material.ledger.claims:
        said = [s for s in claim.sentences if s.rpartition(":")[0] in allowed and s in material.facts]
        # A sentence can be in several claims, but is shown once, in the claim of most sources.
        fresh = [s for s in said if s not in taken]
        if fresh:
            taken.update(fresh)
            groups = [set(origin.sources) & {s.rpartition(":")[0] for s in fresh} for origin in claim.origins]
            known = sum(bool(group) for group in groups)
            origins = known or len({s.rpartition(":")[0] for s in fresh})
            best = [claim.representative] if claim.representative in fresh else []
            found.append(_unit(material, [*best, *(s for s in fresh if s not in best)], origins, claim.id))
    found += [
        _unit(material, [s], 1, None)
        for s in material.facts
        if s not in taken and s.rpartition(":")[0] in allowed
    ]
    return tuple(unit for unit in found if topic is None or topic.in_claim(material, unit.sentences))


def _unit(material: Material, sentences: Sequence[str], origins: int, claim: str | None) -> Unit:
    languages = frozenset(material.language_of(s) for s in sentences)
    features = frozenset(feature for s in sentences for feature in _features(material, s))
    return Unit(tuple(sentences), origins, languages, features, claim)


def _features(material: Material, sentence_id: str) -> Iterable[Feature]:
    known = material.facts[sentence_id]
    yield from (("name", name.id) for name in known.names)
    yield from (("date", day.year, day.month, day.day, day.quarter) for day in known.dates)
    yield from (("figure", f.unit, f.low, f.high) for f in known.figures if matters(f))


def matters(figure: Quantity) -> bool:
    """Whether a figure is worth showing: not “one of them”, not a rank."""
    return not figure.incidental and figure.unit != "ordinal"


def ranked(material: Material, found: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that matter, best first; of those with as many origins, what leans on the sentence before
    it comes last. Filler is left out: what has no name, figure or date, and what only says a better one
    again."""
    weights = _weights(found)
    order = {id(unit): n for n, unit in enumerate(found)}
    covered: Counter[Feature] = Counter()
    by_feature: dict[Feature, list[Unit]] = defaultdict(list)

    def rank(unit: Unit) -> tuple[int, bool, float, int]:
        return -unit.origins, leaning[id(unit)], -_value(unit, weights, covered), order[id(unit)]

    # What overlaps with a chosen unit sinks, and nothing ever rises: only the first has to be weighed anew.
    worthy = [u for u in found if u.features and any(material.has_text(s) for s in u.sentences)]
    leaning = {id(u): _leans(material, u) for u in worthy}
    heap = [(rank(unit), unit) for unit in worthy]
    heapq.heapify(heap)
    kept: list[Unit] = []
    while heap:
        before, unit = heapq.heappop(heap)
        now = rank(unit)
        if now > before and heap and now > heap[0][0]:
            heapq.heappush(heap, (now, unit))
        elif not _says_again(unit, by_feature):
            kept.append(unit)
            covered.update(unit.features)
            for feature in unit.features:
                by_feature[feature].append(unit)
    return tuple(kept)


def _weights(found: Sequence[Unit]) -> Mapping[Feature, float]:
    """How many sources have a feature, as a share of all."""
    sources: dict[Feature, set[str]] = defaultdict(set)
    for unit in found:
        for feature in unit.features:
            sources[feature] |= unit.sources
    total = len({source for unit in found for source in unit.sources}) or 1
    return {feature: len(having) / total for feature, having in sources.items()}


def _value(unit: Unit, weights: Mapping[Feature, float], covered: Counter[Feature]) -> float:
    """Centrality, less what better units have said already."""
    fresh = sum(weights[feature] / (1 + covered[feature]) for feature in unit.features)
    # The root keeps a sentence that lists everybody from being the most central of all.
    return fresh / math.sqrt(len(unit.features))


def _says_again(unit: Unit, by_feature: Mapping[Feature, Sequence[Unit]]) -> bool:
    shared: Counter[int] = Counter()
    for feature in unit.features:
        for other in by_feature.get(feature, ()):
            shared[id(other)] += 1
    # A single name in common is the topic, not the same thing said twice.
    return any(
        count >= SAME_AGAIN * len(unit.features) and count > 1 and len(unit.features) > 1
        for count in shared.values()
    )


def _leans(material: Material, unit: Unit) -> bool:
    return all(hangs(material, s) for s in unit.sentences if material.has_text(s))


def hangs(material: Material, sentence_id: str) -> bool:
    """Whether a sentence leans on the one before it: “She …”, “However, …”, 此外……"""
    sentence = material.sentences[sentence_id]
    text = sentence.text or ""
    opening = WORDS[sentence.language].hanging
    if sentence.language == "zh":
        return any(text.startswith(word) for word in opening)
    first = _FIRST.search(text)
    return first is not None and first[0].casefold() in opening
