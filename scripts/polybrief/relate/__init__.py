"""relate: what the reports say together, from how many origins, and where they disagree.

claims/       sentences of several sources, in several languages, that say the same
neighbours.py vectors near to one another, without comparing all with all
origins/      which sources are not independent of one another, and why
conflicts/    figures and dates of the same measure about the same thing that differ
ledger.py     all of it as JSON, `build/ledger.json`
show.py       all of it for a terminal
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.model import Entry, Evidence, Ledger, Sentence, Source, Translation
from polybrief.relate.claims import find_claims
from polybrief.relate.claims.embedding import centred, embed
from polybrief.relate.conflicts import conflicts
from polybrief.relate.origins import with_origins
from polybrief.relate.origins.kinship import kinships
from polybrief.relate.origins.pairs import mutual_best

__all__ = ["relate"]

Vectors = NDArray[np.float32]


def relate(
    sources: Sequence[Source],
    sentences: Sequence[Sentence],
    evidence: Mapping[str, Evidence],
    *,
    glossary: Sequence[Entry] = (),
    translations: Mapping[str, Translation] | None = None,
    language: str = "en",
    before: Ledger | None = None,
    embedding: Callable[[Sequence[str]], Vectors] = embed,
) -> Ledger:
    """What `sources` say together.

    `sentences` are those of all sources, `evidence` is by source id, `translations` into `language` by
    sentence id. Without wording, claims are not found, and origins and conflicts by the evidence alone.
    `before` is the ledger of the run before, whose ids are kept. `embedding` turns texts into vectors of
    one length, a row each. Raises TooManySentences.
    """
    at_hand = [s for s in sentences if s.text is not None]
    claims = find_claims(
        at_hand,
        embedding,
        glossary=glossary,
        evidence=evidence,
        before=before.claims if before else (),
    )
    pairs: Sequence[tuple[str, str, float]] = ()
    if at_hand:
        vectors = centred(embedding([s.text or "" for s in at_hand]), [s.language for s in at_hand])
        pairs = mutual_best(vectors, at_hand)
    kin = kinships(sources, sentences, evidence, pairs, glossary, claims)
    claims = with_origins(claims, kin)
    found = conflicts(sources, sentences, evidence, claims, kin, glossary, translations, language)
    return Ledger(claims, kin, found)
