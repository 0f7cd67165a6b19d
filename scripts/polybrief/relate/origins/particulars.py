"""The particulars of sentences: names, figures and dates by which one can tell who copied from whom.

They are the same in every language, and they stand in the evidence, so that kin are found without any
wording at hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from polybrief.limits import FAMOUS_MENTIONS, FAMOUS_SHARE, LEAD, SPREAD
from polybrief.model import Evidence, Quantity, SentenceEvidence

Particular = tuple[str, ...]
"""`("name", id)`, `("figure", low, high, unit)` or `("date", year, month, day, hour, minute)`."""

_SMALL = 12


class Particulars:
    """The particulars of all sentences that have been examined; `places` are glossary ids of places."""

    def __init__(self, evidence: Mapping[str, Evidence], places: Collection[str] = ()) -> None:
        self._places = places
        self.of: dict[str, frozenset[Particular]] = {}
        self._leads: dict[str, frozenset[Particular]] = {}
        self.bearing: Counter[str] = Counter()
        """How many sentences of a source have two particulars or more: those that facts can pair."""
        for source, known in evidence.items():
            body = [sentence for sentence in known.sentences if not sentence.heading]
            for sentence in body:
                self.of[f"{source}:{sentence.n}"] = frozenset(_particulars(sentence))
            lead = [self.of[f"{source}:{sentence.n}"] for sentence in body[:LEAD]]
            self._leads[source] = frozenset().union(*lead)
        mentions = Counter(particular for all_of in self.of.values() for particular in all_of)
        limit = max(FAMOUS_MENTIONS, FAMOUS_SHARE * len(self.of))
        self.famous = {particular for particular, times in mentions.items() if times > limit}
        for sentence_id, all_of in self.of.items():
            if len(all_of - self.famous) >= 2:
                self.bearing[sentence_id.rpartition(":")[0]] += 1

    def shared(self, a: str, b: str) -> frozenset[Particular]:
        """What two sentences share, without famous names and what both reports have in their leads."""
        both = self.of.get(a, frozenset()) & self.of.get(b, frozenset())
        if not both:
            return both
        leads = self._leads[a.rpartition(":")[0]] & self._leads[b.rpartition(":")[0]]
        return both - self.famous - leads

    def overlap(self, a: str, b: str) -> float:
        """The share of all particulars of two sentences that both have."""
        ours, theirs = self.of.get(a, frozenset()), self.of.get(b, frozenset())
        return len(ours & theirs) / max(1, len(ours | theirs))

    def supports(self, shared: frozenset[Particular], *, alone: bool) -> bool:
        """Whether what two sentences share speaks for kinship; `alone`: where nothing else pairs them.

        A list of countries is in many reports; somebody who went to one of them is not.
        """
        if not alone:
            return bool(shared)
        return len(shared) >= 2 and not all(self._is_place(particular) for particular in shared)

    def _is_place(self, particular: Particular) -> bool:
        kind, name = particular[:2]
        return kind == "name" and (name in self._places or name.startswith("territory-"))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Sentences of two sources that share two particulars or more, each pair once."""
        by_particular: dict[Particular, list[str]] = defaultdict(list)
        for sentence_id, all_of in self.of.items():
            for particular in all_of - self.famous:
                by_particular[particular].append(sentence_id)
        seen: Counter[tuple[str, str]] = Counter()
        for ids in by_particular.values():
            if len(ids) > SPREAD:
                continue
            for i, a in enumerate(ids):
                for b in ids[i + 1 :]:
                    if a.rpartition(":")[0] != b.rpartition(":")[0]:
                        seen[min(a, b, key=_source_first), max(a, b, key=_source_first)] += 1
        for (a, b), times in seen.items():
            if times >= 2 and len(self.shared(a, b)) >= 2:
                yield a, b


def _source_first(sentence_id: str) -> str:
    return sentence_id.rpartition(":")[0]


def _particulars(sentence: SentenceEvidence) -> Iterator[Particular]:
    for name in sentence.names:
        yield "name", name.id
    for figure in sentence.figures:
        if telling(figure):
            yield "figure", _plain(figure.low), _plain(figure.high), figure.unit
    for moment in sentence.dates:
        if moment.day or moment.hour is not None or (moment.month and moment.year):
            parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
            yield "date", *(str(part) if part is not None else "" for part in parts)


def telling(figure: Quantity) -> bool:
    """Whether a figure says something of its report: not “one of them”, “the first”, “three”."""
    if figure.incidental or figure.unit == "ordinal":
        return False
    return figure.unit != "count" or figure.high >= _SMALL


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
