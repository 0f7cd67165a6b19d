"""From how many origins a claim comes: its sources, brought together by the kinships that hold for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybrief.model import Claim, Kinship, Origin
from polybrief.relate.origins.links import runs, split

Kin = dict[str, dict[str, list[Kinship]]]
"""The kinships of two sources under the one that comes first in the alphabet, then under the other."""


def with_origins(claims: Iterable[Claim], kinships: Sequence[Kinship]) -> tuple[Claim, ...]:
    """The claims, each with its origins."""
    kin = _by_pair(kinships)
    return tuple(replace(claim, origins=_origins(claim, kin)) for claim in claims)


def origins(claim: Claim, kinships: Sequence[Kinship]) -> tuple[Origin, ...]:
    """The sources of the claim, together where one descends from another or both from a third.

    A kinship of whole reports always holds; one of passages holds if the claim's sentences of both
    sources stand in one passage. Origins with most sources come first.
    """
    return _origins(claim, _by_pair(kinships))


def _origins(claim: Claim, kin: Kin) -> tuple[Origin, ...]:
    root = {source: source for source in claim.sources}

    def find(source: str) -> str:
        while root[source] != source:
            root[source] = source = root[root[source]]
        return source

    # Only over those that have kin: a claim of a thousand reports has half a million pairs.
    held = [
        kinship
        for source in claim.sources
        for other in sorted(kin.get(source, {}).keys() & root.keys())
        for kinship in kin[source][other]
        if _holds(kinship, claim)
    ]
    for kinship in held:
        a, b = sorted(map(find, kinship.sources))
        root[b] = a
    groups: dict[str, list[str]] = defaultdict(list)
    for source in claim.sources:
        groups[find(source)].append(source)
    reasons: dict[str, list[str]] = defaultdict(list)
    for kinship in held:
        told = reasons[find(kinship.sources[0])]
        text = f"{kinship.sources[0]} and {kinship.sources[1]}: {'; '.join(kinship.reasons)}"
        if text not in told:
            told.append(text)
    made = (Origin(tuple(members), tuple(reasons[name])) for name, members in groups.items())
    return tuple(sorted(made, key=lambda origin: (-len(origin.sources), origin.sources)))


def _by_pair(kinships: Iterable[Kinship]) -> Kin:
    kin: Kin = {}
    for kinship in kinships:
        a, b = sorted(kinship.sources)
        kin.setdefault(a, {}).setdefault(b, []).append(kinship)
    return kin


def _holds(kinship: Kinship, claim: Claim) -> bool:
    if not kinship.passages:
        return True
    a, b = kinship.sources
    stated = [split(sentence) for sentence in claim.sentences]
    here, there = ([n for source, n in stated if source == one] for one in (a, b))
    for run in runs([(split(first)[1], split(second)[1]) for first, second in kinship.passages]):
        ours, theirs = zip(*run, strict=True)
        if any(min(ours) <= n <= max(ours) for n in here) and any(
            min(theirs) <= n <= max(theirs) for n in there
        ):
            return True
    return False
