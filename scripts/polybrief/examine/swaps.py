"""Two figures of a translation in each other's place: the values are right, but not where they stand.

Figures of one unit keep their order in translation but for few sentences. Where two of them do not, what
they belong to decides: the words and names near them that both texts have. If any of these has moved
along with its figure, the sentence was built otherwise; if one has stayed while the figures changed, or
nothing in the sentence explains the new order, they are taken for swapped.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from polybrief.examine.agreement import Fact, agree
from polybrief.examine.anchors import ROLES, anchors
from polybrief.model import Quantity, Span

if TYPE_CHECKING:
    from polybrief.examine.compare import Reading

_CLAUSE = re.compile(r"[,;:]\s|[，；：。、（(]|\s[-–—]\s")
# Between two figures, these let a language tell the second one first: “300 parties from 120 countries” and
# 120个国家的300个政党, “12 of 40” and “von 40 waren 12”, “more than” and 比.
_MOVES = re.compile(r"[的比较中]|\b(?:of|out of|from|than|after|before|von|aus|bei|nach|zuvor|der)\b")
_REACH = {"en": 40, "de": 40, "zh": 16}
"""Characters from a figure to a word that it may belong to."""
_MOST = 30
"""Figures of a sentence that are looked at; a longer list is a table."""


class _Pair(NamedTuple):
    source: Fact
    target: Fact


def swaps(source: Reading, target: Reading) -> Iterator[tuple[Fact, Fact]]:
    """The figures of `source` that changed places in `target`: the first of two, and what stands there."""
    if not (source.text and target.text):
        return
    pairs = _pairs(source.facts, target.facts)
    for a, b in combinations(pairs, 2):
        if _crossed(a, b):
            yield a.source, b.target
            return
    alike = list(_transposed(pairs))
    if not alike:
        return
    here, there = _Surroundings(source, pairs, 0), _Surroundings(target, pairs, 1)
    for a, b in alike:
        if _changed_places(a, b, here, there):
            yield a.source, b.target


def _pairs(here: Sequence[Fact], there: Sequence[Fact]) -> list[_Pair]:
    """The facts that have one partner and no other."""
    if len(here) > _MOST or len(there) > _MOST:
        return []
    ours = {i: [j for j, b in enumerate(there) if agree(a, b)] for i, a in enumerate(here)}
    theirs = Counter(j for partners in ours.values() for j in partners)
    return [
        _Pair(here[i], there[js[0]])
        for i, js in ours.items()
        if len(js) == 1 and theirs[js[0]] == 1 and not _incidental(here[i]) and not _incidental(there[js[0]])
    ]


def _incidental(fact: Fact) -> bool:
    return isinstance(fact, Quantity) and fact.incidental


def _transposed(pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, _Pair]]:
    """For each unit, the two figures that stand in each other's place, if all others kept theirs."""
    units: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: pair.source.span):
        units[_class(pair.source), _class(pair.target)].append(pair)
    for before in units.values():
        after = sorted(before, key=lambda pair: pair.target.span)
        moved = [pair for pair, now in zip(before, after, strict=True) if pair is not now]
        if len(moved) == 2:
            yield moved[0], moved[1]


def _crossed(a: _Pair, b: _Pair) -> bool:
    """60 miles and 153,000 people, and then 153,000 miles and 60 people: values hold, units do not."""
    return _class(a.source) == _class(b.target) != _class(b.source) == _class(a.target)


def _class(fact: Fact) -> str:
    return fact.unit if isinstance(fact, Quantity) else fact.precision


class _Surroundings:
    """The words and figures of one text, by what is near what and by their order."""

    def __init__(self, reading: Reading, pairs: Sequence[_Pair], side: int) -> None:
        self._text = reading.text
        self._facts = [fact.span for fact in reading.facts]
        self._clauses = [m.start() for m in _CLAUSE.finditer(reading.text) if not self._in_figure(m.start())]
        self._reach = _REACH.get(reading.language, 40)
        words = [(n.id, n.span) for n in (*reading.names, *anchors(reading.text, reading.language))]
        self._words = [(name, span) for name, span in words if not self._in_figure(span[0])]
        self._words += [(f"fact-{n}", pair[side].span) for n, pair in enumerate(pairs)]

    def _in_figure(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._facts)

    def near(self, fact: Fact, beside: Fact) -> dict[str, int]:
        """The words that `fact` may belong to, and how far they are: in its clause and reach, with no other
        figure between, and not `beside`. What is counted follows its number in all three languages, so
        that a noun in front counts as farther away."""
        found: dict[str, int] = {}
        for name, (start, end) in self._words:
            if (start, end) in (fact.span, beside.span) or not self._joined(fact.span, (start, end)):
                continue
            gap = start - fact.span[1] if start >= fact.span[1] else fact.span[0] - end
            if end <= fact.span[0] and name not in ROLES:
                gap = 2 * gap + self._reach // 8
            found[name] = min(gap, found.get(name, gap))
        return found

    def between(self, a: Fact, b: Fact) -> str:
        """The text between two facts."""
        return self._text[min(a.span[1], b.span[1]) : max(a.span[0], b.span[0])]

    def _joined(self, figure: Span, word: Span) -> bool:
        start, end = min(figure[1], word[1]), max(figure[0], word[0])
        if end - start > self._reach or any(start <= place < end for place in self._clauses):
            return False
        return not any(start <= a and b <= end for a, b in self._facts if (a, b) not in (figure, word))


def _changed_places(a: _Pair, b: _Pair, here: _Surroundings, there: _Surroundings) -> bool:
    was_a, was_b = _each_own(here.near(a.source, b.source), here.near(b.source, a.source))
    now_a, now_b = _each_own(there.near(a.target, b.target), there.near(b.target, a.target))
    if was_a & now_a or was_b & now_b:
        return False
    moved = was_a & now_b or was_b & now_a
    return bool(moved) or not (
        _MOVES.search(here.between(a.source, b.source)) or _MOVES.search(there.between(a.target, b.target))
    )


def _each_own(near_a: dict[str, int], near_b: dict[str, int]) -> tuple[set[str], set[str]]:
    """The words that are nearer to the one, and those that are nearer to the other."""
    far = 1000
    return (
        {name for name, gap in near_a.items() if gap < near_b.get(name, far)},
        {name for name, gap in near_b.items() if gap < near_a.get(name, far)},
    )
