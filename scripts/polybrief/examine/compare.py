"""The figures of a text against those of its translation: what is missing, added, changed or swapped.

Every figure that matters needs a partner of its own on the other side. Partners say the same value:
`$1.5 billion` and `1,5 Milliarden Dollar`, `350,000` and 35万, `3 May` and 2024年5月3日, five miles and
eight kilometres. Numbers that come with ordinary wording (“both”, “a first step”) need none, but may
be the partner of one that does. What translators put for one another without a figure (“round of
sixteen”, Achtelfinale) stands in `localisations`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from polybrief.examine.agreement import Fact, agree, vague
from polybrief.examine.localisations import COMPOUNDS, MEASURES, set_words
from polybrief.examine.rules import plain
from polybrief.examine.swaps import swaps
from polybrief.limits import MANY
from polybrief.model import Moment, Name, Quantity, Span

__all__ = ["Difference", "Fact", "Reading", "differences"]

Kind = Literal["missing", "added", "changed", "swapped"]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Reading:
    """What was read in a sentence: its figures and moments, each in the order of the text, and names.

    The ids of `names` are the same in all languages. With `text` and `language` the comparison also
    knows localisations and what stands near a figure; without them it goes by the values alone.
    """

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...] = ()
    text: str = ""
    language: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Figures and moments together, in the order of the text."""
        return tuple(sorted((*self.quantities, *self.moments), key=lambda fact: fact.span))


@dataclass(frozen=True)
class Difference:
    """`missing`: in the source only; `added`: in the target only; `changed`: each has one that the other
    lacks, and they belong together; `swapped`: two figures of the target stand in each other's place
    (`source` and `target` are the first of them in the source and what stands in its place)."""

    kind: Kind
    source: Fact | None
    target: Fact | None


def differences(source: Reading, target: Reading) -> tuple[Difference, ...]:
    """In what the figures of `target` differ from those of `source`, in the order of the source."""
    here, there = _compounded(source.facts), _compounded(target.facts)
    missing, added = _without_partner(here, there)
    if (missing or added) and source.text and target.text:
        missing, added = _unread(missing, target), _unread(added, source)
        set_in_both = set_words(source.text, source.language, target.text, target.language)
        for ours, theirs, numbered in set_in_both:
            here_in = [fact for fact in missing if _inside(fact.span, ours)]
            there_in = [fact for fact in added if _inside(fact.span, theirs)]
            # Two figures, where a set word has none, are two values: “10 years” is not 十二年.
            if numbered or not (here_in and there_in):
                missing = [fact for fact in missing if fact not in here_in]
                added = [fact for fact in added if fact not in there_in]
    if missing or added:
        return _told_apart(missing, added, here, there)
    return tuple(Difference("swapped", a, b) for a, b in swaps(source, target))


def _unread(facts: Sequence[Fact], other: Reading) -> list[Fact]:
    """Those of `facts` whose digits do not stand in the other text as a label or the like.

    The motorway is a number in “Autobahn 43”, but none in “the A43”.
    """
    taken = [fact.span for fact in other.facts]
    digits = (m for m in _DIGITS.finditer(plain(other.text)) if not _inside(m.span(), taken))
    labels = Counter(_bare(match[0]) for match in digits)
    return [fact for fact in facts if not _labelled(fact, labels)]


def _labelled(fact: Fact, labels: Counter[str]) -> bool:
    if isinstance(fact, Quantity) and fact.unit not in ("count", "ordinal"):
        return False
    digits = Counter(_bare(match[0]) for match in _DIGITS.finditer(plain(fact.text)))
    if not digits or digits - labels:
        return False
    labels.subtract(digits)
    return True


def _bare(digits: str) -> str:
    return digits.replace(",", "").replace(".", "")


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in spans)


def _compounded(facts: Sequence[Fact]) -> list[Fact]:
    """Feet and inches, hours and minutes as one measure in the smaller unit.

    5 ft 11 in → 71 in; 2 Stunden und 15 Minuten → 135 min
    """
    found: list[Fact] = []
    for fact in facts:
        last = found[-1] if found else None
        if (
            isinstance(fact, Quantity)
            and isinstance(last, Quantity)
            and ((last.unit, fact.unit) in COMPOUNDS or _inches(last, fact))
            and fact.span[0] - last.span[1] <= len(" und ")
            and last.low == last.high
        ):
            whole = last.low * COMPOUNDS.get((last.unit, fact.unit), 12)
            span = (last.span[0], fact.span[1])
            unit = "in" if last.unit == "ft" else fact.unit
            found[-1] = replace(fact, unit=unit, low=whole + fact.low, high=whole + fact.high, span=span)
        else:
            found.append(fact)
    return found


def _inches(feet: Quantity, fact: Quantity) -> bool:
    """The 11 of “5 ft 11”."""
    return feet.unit == "ft" and fact.unit == "count" and fact.low < 12 and fact.span[0] - feet.span[1] <= 1


# Partners ------------------------------------------------------------------------------------------------


def _without_partner(here: Sequence[Fact], there: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What of each side needs a partner and has none."""
    ours, theirs = _unequal(here, there)
    missing = [a for a in ours if _needs_partner(a, there)]
    added = [b for b in theirs if _needs_partner(b, here)]
    if len(ours) <= MANY and len(theirs) <= MANY:
        missing, added = _unmatched(missing, theirs), _unmatched(added, ours)
        missing, added = (
            [a for a in missing if not _in_parts(a, added, there)],
            [b for b in added if not _in_parts(b, missing, here)],
        )
        missing += [a for a in ours if a not in missing and not _whole(a, there)]
        # A translation may add the year or the month; a day or a time it cannot know.
        added += [b for b in theirs if b not in added and not _whole(b, here, ("day",))]
    return missing, added


def _whole(fact: Fact, others: Sequence[Fact], names: Sequence[str] = ("year", "month", "day")) -> bool:
    """Whether these parts of a date of several parts are all said somewhere in the other text."""
    if isinstance(fact, Quantity):
        return True
    parts = [part for part in _parts(fact) if any(getattr(part, name) is not None for name in names)]
    return len(parts) < 2 <= len(names) or all(any(agree(part, other) for other in others) for part in parts)


def _unequal(here: Sequence[Fact], there: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What is left when equal facts are taken away in pairs, those that matter first."""
    waiting: dict[Hashable, list[Fact]] = defaultdict(list)
    for b in sorted(there, key=_incidental, reverse=True):
        waiting[_key(b)].append(b)
    ours = []
    for a in sorted(here, key=_incidental):
        same = waiting.get(_key(a))
        if same:
            same.pop()
        else:
            ours.append(a)
    return ours, [b for rest in waiting.values() for b in rest]


def _key(fact: Fact) -> Hashable:
    if isinstance(fact, Quantity):
        return (fact.unit, fact.low, fact.high)
    return (fact.precision == "decade", fact.year, fact.quarter, fact.month, fact.day, fact.hour, fact.minute)


def _incidental(fact: Fact) -> bool:
    return isinstance(fact, Quantity) and fact.incidental


def _needs_partner(fact: Fact, others: Sequence[Fact]) -> bool:
    if isinstance(fact, Quantity):
        # “hundreds of people” may become “countless people”; “billions of dollars” may not.
        return not fact.incidental and not (vague(fact) and fact.high < 10**7)
    if (fact.year, fact.day, fact.hour, fact.quarter) == (None, None, None, None):
        # “in May” and “last month” are one: a month needs a partner only where both sides name months.
        return any(isinstance(other, Moment) and other.month for other in others)
    return True


def _unmatched(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Those of `facts` that find no partner among `others`, each of which serves once.

    Augmenting paths: a fact takes the partner of another one that can move on to a third.
    """
    adjacent = [[j for j, other in enumerate(others) if agree(fact, other)] for fact in facts]
    partner: dict[int, int] = {}

    def settle(i: int, tried: set[int]) -> bool:
        for j in adjacent[i]:
            if j not in tried:
                tried.add(j)
                if j not in partner or settle(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return [fact for i, fact in enumerate(facts) if not settle(i, set())]


def _in_parts(fact: Fact, free: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether the other side says `fact` in several words, or says it as part of a larger one.

    “5 to 7 percent” and 从5%升至7%; “on 3 May, a year after …2023” and “3. Mai 2023”
    """
    if isinstance(fact, Quantity):
        ends = (replace(fact, high=fact.low), replace(fact, low=fact.high))
        if fact.low < fact.high and all(any(agree(end, other) for other in others) for end in ends):
            return True
        return any(
            isinstance(other, Quantity) and other.low < other.high and not vague(other)
            and any(agree(fact, replace(other, low=end, high=end)) for end in (other.low, other.high))
            for other in others
        )  # fmt: skip
    parts = _parts(fact)
    there = [part for other in others if isinstance(other, Moment) for part in _parts(other)]
    return bool(parts) and all(any(agree(part, other) for other in [*there, *free]) for part in parts)


def _parts(moment: Moment) -> list[Moment]:
    names = ("year", "month", "day", "quarter")
    nothing = replace(moment, year=None, month=None, day=None, quarter=None, hour=None, minute=None)
    parts = [replace(nothing, **{n: getattr(moment, n)}) for n in names if getattr(moment, n) is not None]
    if moment.hour is not None:
        parts.append(replace(nothing, hour=moment.hour, minute=moment.minute))
    return parts


def _told_apart(
    missing: Sequence[Fact], added: Sequence[Fact], here: Sequence[Fact], there: Sequence[Fact]
) -> tuple[Difference, ...]:
    """A missing fact and an added one that belong together are one change: the nearest in kind and place."""
    places = {id(f): n / (len(side) or 1) for side in (here, there) for n, f in enumerate(side)}
    found = []
    left = list(added)
    for a in missing[:MANY]:
        like = [b for b in left[:MANY] if _belong(a, b)]
        if like:
            b = min(like, key=lambda b: (_unit(a) != _unit(b), abs(places[id(a)] - places[id(b)])))
            left.remove(b)
            found.append(Difference("changed", a, b))
        else:
            found.append(Difference("missing", a, None))
    found += [Difference("missing", a, None) for a in missing[MANY:]]
    return (*found, *(Difference("added", None, b) for b in left))


def _belong(a: Fact, b: Fact) -> bool:
    if isinstance(a, Moment) or isinstance(b, Moment):
        return isinstance(a, Moment) and isinstance(b, Moment)
    alike = {a.unit, b.unit} <= {"count", "ordinal"} or _dimension(a) == _dimension(b)
    return alike or a.low == b.low or a.high == b.high


def _dimension(quantity: Quantity) -> str:
    return MEASURES[quantity.unit].dimension if quantity.unit in MEASURES else quantity.unit


def _unit(fact: Fact) -> str:
    return fact.unit if isinstance(fact, Quantity) else fact.precision
