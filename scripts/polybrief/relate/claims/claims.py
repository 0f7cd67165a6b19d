"""Claims made of groups of statements, with ids that stay from run to run."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from polybrief.limits import GROUP_SAMPLE
from polybrief.model import Claim, Sentence, Source
from polybrief.relate.claims.grouping import Likeness


def claims_of(
    groups: Iterable[Sequence[int]], sentences: Sequence[Sentence], likeness: Likeness
) -> list[Claim]:
    """A claim for each group of rows that holds two sources or more, those of most sources first.

    `sentences` has one for each statement, and `likeness` tells how alike two of these are; a sentence with
    several statements can be in several claims. Two groups of the same sentences are one claim.
    """
    found: dict[tuple[str, ...], Claim] = {}
    for group in groups:
        members = [sentences[i] for i in group]
        if len({sentence.source for sentence in members}) < 2:
            continue
        ids = tuple(sorted({sentence.id for sentence in members}, key=reading_order))
        central = members[_central(group, likeness)]
        claim = Claim(
            id=_hash(ids),
            sentences=ids,
            representative=central.id,
            languages=tuple(sorted({sentence.language for sentence in members})),
        )
        found.setdefault(ids, claim)
    return sorted(
        found.values(),
        key=lambda claim: (-len(claim.sources), [reading_order(i) for i in claim.sentences]),
    )


def _central(group: Sequence[int], likeness: Likeness) -> int:
    """Which member is most like all others; of a large group, like some at the start."""
    rows, columns = np.array(group, dtype=np.intp), np.array(group[:GROUP_SAMPLE], dtype=np.intp)
    values = likeness(np.repeat(rows, len(columns)), np.tile(columns, len(rows)))
    return int(values.reshape(len(rows), len(columns)).sum(axis=1).argmax())


def with_earlier_ids(claims: Sequence[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims, each with the id of the earlier claim that it shares most sentences with.

    Each earlier id is used once. Shared must be at least half of the sentences of the smaller of the two:
    one sentence in common of many is no reason to take a claim for the same.
    """
    holding: dict[str, list[int]] = {}
    for number, earlier in enumerate(before):
        for sentence in earlier.sentences:
            holding.setdefault(sentence, []).append(number)
    shared = [
        (-count, new, old)
        for new, claim in enumerate(claims)
        for old, count in Counter(n for s in claim.sentences for n in holding.get(s, ())).items()
        if 2 * count >= min(len(claim.sentences), len(before[old].sentences))
    ]
    ids: dict[int, str] = {}
    used: set[str] = set()
    for _, new, old in sorted(shared):
        if new not in ids and before[old].id not in used:
            ids[new] = before[old].id
            used.add(ids[new])
    named: list[Claim] = []
    for number, claim in enumerate(claims):
        name, salt = ids.get(number, ""), 0
        while not name:
            name = _hash(claim.sentences, salt)
            if name in used:
                name, salt = "", salt + 1
        used.add(name)
        named.append(replace(claim, id=name))
    return named


def published(claim: Claim, sources: Mapping[str, Source]) -> tuple[datetime.date, ...]:
    """The days on which the claim's sources were published, as far as their records tell, in order."""
    days = {sources[name].published for name in claim.sources if name in sources}
    return tuple(sorted(day for day in days if day))


def reading_order(sentence_id: str) -> tuple[str, int]:
    """A key that sorts sentence ids by source and number."""
    source, _, number = sentence_id.rpartition(":")
    return source, int(number)


def _hash(sentences: Sequence[str], salt: int = 0) -> str:
    text = "\n".join(sentences) + (f"\n{salt}" if salt else "")
    return hashlib.sha256(text.encode()).hexdigest()[:10]
