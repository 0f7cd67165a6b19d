"""Sentences of two reports that may be one retold, and what speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybrief.limits import KIN_LONG, KIN_NEAR_COPY, KIN_STRONG, LEAD
from polybrief.model import Sentence
from polybrief.relate.origins.pairs import Pair
from polybrief.relate.origins.particulars import Particular, Particulars
from polybrief.relate.origins.verbatim import verbatim

_CLOSE = 2
"""Sentences by which two links may be apart to be one passage: one may be added in between."""


@dataclass(frozen=True)
class Link:
    """A sentence of the first report (`a`), one of the second (`b`): their ids and their numbers.

    `similarity` is 0 where only `shared` particulars pair them. `alone`: enough to be a passage by
    itself. `lead`: both stand at the start.
    """

    ids: tuple[str, str]
    numbers: tuple[int, int]
    similarity: float = 0.0
    shared: frozenset[Particular] = frozenset()
    verbatim: bool = False
    long: bool = False
    lead: bool = False

    @property
    def alone(self) -> bool:
        return self.verbatim or (self.long and self.similarity >= KIN_NEAR_COPY and not self.lead)

    @property
    def strong(self) -> bool:
        return self.verbatim or self.similarity >= KIN_STRONG


def gather(
    sentences: Sequence[Sentence], facts: Particulars, pairs: Iterable[Pair]
) -> dict[tuple[str, str], list[Link]]:
    """The links of every two sources that have some, in the order of the first (source ids in order)."""
    copied = verbatim(sentences)
    nearness = {(a, b): cosine for a, b, cosine in pairs}
    known = {s.id: s for s in sentences}
    starts = _starts(sentences)
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for ids in {*nearness, *copied, *facts.pairs()}:
        (a, n), (b, m) = split(ids[0]), split(ids[1])
        found[a, b].append(
            Link(
                ids=ids,
                numbers=(n, m),
                similarity=nearness.get(ids, 0.0),
                shared=facts.shared(*ids),
                verbatim=ids in copied,
                long=all(_length(known.get(one)) >= KIN_LONG for one in ids),
                lead=n <= starts.get(a, LEAD) and m <= starts.get(b, LEAD),
            )
        )
    return {key: sorted(links, key=lambda link: link.numbers) for key, links in sorted(found.items())}


def split(sentence_id: str) -> tuple[str, int]:
    """A sentence id as the source's id and the number."""
    source, _, number = sentence_id.rpartition(":")
    return source, int(number)


def runs(places: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs of sentence numbers parted where they do not follow closely on one another on both sides."""
    passages: list[list[tuple[int, int]]] = []
    for place in sorted(places):
        last = passages[-1][-1] if passages else None
        if last and place[0] - last[0] <= _CLOSE and abs(place[1] - last[1]) <= _CLOSE:
            passages[-1].append(place)
        else:
            passages.append([place])
    return passages


def matched(links: Sequence[Link]) -> int:
    """How many sentences have their like, counted on the side where they are fewer."""
    return min(len({link.ids[side] for link in links}) for side in (0, 1)) if links else 0


def _starts(sentences: Sequence[Sentence]) -> dict[str, int]:
    """For each source the number of the last sentence of its lead, headings not counted."""
    counted: dict[str, list[int]] = defaultdict(list)
    for sentence in sentences:
        if not sentence.heading and len(counted[sentence.source]) < LEAD:
            counted[sentence.source].append(sentence.n)
    return {source: max(numbers) for source, numbers in counted.items() if numbers}


def _length(sentence: Sentence | None) -> int:
    if sentence is None or sentence.text is None:
        return 0
    return len(sentence.text) * (2 if sentence.language == "zh" else 1)
