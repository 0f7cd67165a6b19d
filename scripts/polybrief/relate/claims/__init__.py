"""Claims: sentences of several sources, in several languages, that say the same.

clauses.py      a sentence with several statements, taken apart
statements.py   what is compared, in wording made for comparison
embedding.py    texts as vectors
likeness.py     how alike two statements are: topic, names, figures, surroundings
grouping.py     groups of statements that are alike on average
claims.py       groups as claims, with ids that stay
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.errors import TooManySentences
from polybrief.limits import CLAIM_SIMILARITY, MAX_CLAIM_SENTENCES
from polybrief.model import Claim, Entry, Evidence, Sentence
from polybrief.relate.claims.claims import claims_of, with_earlier_ids
from polybrief.relate.claims.embedding import comparable, embed
from polybrief.relate.claims.grouping import average_link
from polybrief.relate.claims.likeness import Likeness
from polybrief.relate.claims.statements import statements

__all__ = ["find_claims"]

Vectors = NDArray[np.float32]


def find_claims(
    sentences: Sequence[Sentence],
    embedding: Callable[[Sequence[str]], Vectors] = embed,
    *,
    glossary: Sequence[Entry] = (),
    evidence: Mapping[str, Evidence] | None = None,
    before: Sequence[Claim] = (),
) -> tuple[Claim, ...]:
    """The claims that at least two sources make, those of most sources first.

    Headings, sentences without wording and very short ones are left out. `embedding` turns texts into
    vectors of one length, a row each; `glossary` tells the names, whatever the language; `evidence` (by
    source id) spares reading what has been read; `before` are the claims of the run before, whose ids are
    kept. Raises TooManySentences.
    """
    count = sum(sentence.text is not None and not sentence.heading for sentence in sentences)
    if count > MAX_CLAIM_SENTENCES:
        raise TooManySentences(
            f"{count:,} sentences cannot be compared with one another, only {MAX_CLAIM_SENTENCES:,}",
            "move sources that are no longer needed out of sources/",
        )
    known = statements(sorted(sentences, key=lambda s: (s.source, s.n)), glossary, evidence)
    if not known:
        return ()
    said = [statement.sentence for statement in known]
    vectors = comparable(embedding([statement.text for statement in known]), [s.language for s in said])
    alike = Likeness(known, vectors)
    groups = average_link(len(known), alike.candidates(), alike.of, CLAIM_SIMILARITY)
    return tuple(with_earlier_ids(claims_of(groups, said, alike.of), before))
