"""relate: sentences of several sources, in several languages, that say the same become claims."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.errors import TooManySentences
from polybrief.limits import CLAIM_SIMILARITY, MAX_CLAIM_SENTENCES, MIN_CLAIM_CHARACTERS
from polybrief.model import Claim, Sentence
from polybrief.relate.embedding import centred, embed
from polybrief.relate.grouping import average_link

__all__ = ["relate"]

Vectors = NDArray[np.float32]


def relate(
    sentences: Sequence[Sentence], embedding: Callable[[Sequence[str]], Vectors] = embed
) -> tuple[Claim, ...]:
    """The claims that at least two sources make, those of most sources first.

    Headings, sentences without wording and very short ones are left out. `embedding` turns texts into
    vectors of one length, a row each. Raises TooManySentences.
    """
    kept = [
        s for s in sentences if not s.heading and s.text is not None and _length(s) >= MIN_CLAIM_CHARACTERS
    ]
    if len(kept) > MAX_CLAIM_SENTENCES:
        raise TooManySentences(
            f"{len(kept):,} sentences cannot be compared with one another, only {MAX_CLAIM_SENTENCES:,}",
            "move sources that are no longer needed out of sources/",
        )
    if not kept:
        return ()
    vectors = centred(embedding([s.text or "" for s in kept]), [s.language for s in kept])
    similarity = vectors @ vectors.T
    claims = (
        _claim([kept[i] for i in group], similarity[np.ix_(group, group)])
        for group in average_link(similarity, CLAIM_SIMILARITY)
        if len({kept[i].source for i in group}) > 1
    )
    return tuple(sorted(claims, key=lambda claim: (-len(claim.sources), claim.sentences)))


def _claim(members: list[Sentence], similarity: NDArray[np.float32]) -> Claim:
    central = members[int(similarity.sum(axis=1).argmax())]
    ids = tuple(sorted((s.id for s in members), key=_reading_order))
    return Claim(
        id=hashlib.sha256("\n".join(ids).encode()).hexdigest()[:10],
        sentences=ids,
        representative=central.id,
        languages=tuple(sorted({s.language for s in members})),
    )


def _reading_order(sentence_id: str) -> tuple[str, int]:
    source, _, number = sentence_id.rpartition(":")
    return source, int(number)


def _length(sentence: Sentence) -> int:
    """Characters of a sentence, a Chinese one counted double, as its characters say more."""
    return len(sentence.text or "") * (2 if sentence.language == "zh" else 1)
