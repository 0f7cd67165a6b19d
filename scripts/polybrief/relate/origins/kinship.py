"""Which reports descend from one another or from a third, as a whole or in some passages.

Three things tell it: the record (`via`, agency, publisher), whom a report names as its source, and
what the sentences share: sentences that are near to one another one by one and in the same place,
names, figures and dates that not everybody knows, words in a row. Reports by different observers of
one event share its headline, its famous names and a fact or two; that is no kinship.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from polybrief.examine.unit_words import CODES
from polybrief.limits import KIN_ATTRIBUTED_SHARE, KIN_PARTICULARS, KIN_SHARE
from polybrief.model import Claim, Descent, Entry, Evidence, Kinship, Quantity, Sentence, Source
from polybrief.relate.origins.houses import Reporters
from polybrief.relate.origins.links import Link, gather, matched, runs
from polybrief.relate.origins.pairs import Pair
from polybrief.relate.origins.particulars import Particular, Particulars, telling
from polybrief.relate.origins.recorded import from_records

_STRENGTH: tuple[Descent, ...] = (
    "shared passage",
    "common source",
    "quotation",
    "primary source",
    "revision",
)
_FEW = 4
"""Pairs or places below which shares say nothing."""
_NAMED = 6
"""Particulars that a reason lists."""
_SAME_TITLE = 0.8
_ALIKE = 0.5
"""Share of their particulars that two sentences must have in common to tell of one thing by that alone."""


@dataclass
class _Ties:
    """What speaks for the kinship of two sources; `passages` counts only while nothing is `whole`."""

    descent: Descent = "shared passage"
    whole: bool = False
    later: str | None = None
    reasons: list[str] = field(default_factory=list)
    passages: set[tuple[str, str]] = field(default_factory=set)

    def add(self, descent: Descent, reason: str, *, whole: bool = False, later: str | None = None) -> None:
        if _STRENGTH.index(descent) > _STRENGTH.index(self.descent):
            self.descent = descent
        self.whole = self.whole or whole
        self.later = self.later or later
        if reason not in self.reasons:
            self.reasons.append(reason)


def kinships(
    sources: Sequence[Source],
    sentences: Sequence[Sentence],
    evidence: Mapping[str, Evidence],
    pairs: Iterable[Pair] = (),
    glossary: Sequence[Entry] = (),
    claims: Sequence[Claim] = (),
) -> tuple[Kinship, ...]:
    """The kinships of `sources`, at most one a pair, in the order of their ids.

    `pairs` are sentences nearest to one another (see `pairs.mutual_best`); without them, or for sources
    without wording, the evidence alone decides. `glossary` gives names their forms and makes one agency
    of its names in several languages. Of a house or an agency with very many reports, those are kin that
    tell the same, in one of `claims` or sentence by sentence. Reasons are in English, for a reader.
    """
    known = {source.id: source for source in sorted(sources, key=lambda source: source.id)}
    facts = Particulars(evidence, {entry.id for entry in glossary if entry.kind == "place"})
    reporters = Reporters(sources, sentences, evidence, glossary)
    names = {entry.id: entry.preferred("en") for entry in glossary}
    links = {
        pair: found
        for pair, found in gather(sentences, facts, pairs).items()
        if pair[0] in known and pair[1] in known
    }
    lengths = _lengths(sentences, evidence)
    ties: dict[tuple[str, str], _Ties] = defaultdict(_Ties)
    companies = [*(claim.sources for claim in claims), *links]
    for pair, descent, reason, later in from_records(tuple(known.values()), reporters, companies):
        ties[pair].add(descent, reason, whole=True, later=later)
    for pair, found in links.items():
        share = matched([link for link in found if link.similarity]) / max(1, min(lengths[i] for i in pair))
        _from_sentences(ties[pair], pair, found, facts, share, lengths, names)
        _from_attributions(ties[pair], (known[pair[0]], known[pair[1]]), found, facts, reporters, share)
        if ties[pair].whole:
            _from_revision(ties[pair], (known[pair[0]], known[pair[1]]), found, share, evidence, reporters)
    return tuple(
        _kinship(pair, tie, known) for pair, tie in sorted(ties.items()) if tie.whole or tie.passages
    )


def _from_sentences(
    ties: _Ties,
    pair: tuple[str, str],
    links: Sequence[Link],
    facts: Particulars,
    share: float,
    lengths: Mapping[str, int],
    names: Mapping[str, str],
) -> None:
    strong = [link for link in links if link.strong]
    supported = [link for link in links if facts.supports(link.shared, alone=not link.similarity)]
    particulars = frozenset[Particular]().union(*(link.shared for link in supported))
    bearing = min(facts.bearing[source] for source in pair)
    shorter = min(lengths[source] for source in pair)
    by_facts = matched([link for link in supported if len(link.shared) >= 2])
    unread = not any(link.similarity for link in links)
    spread = matched(supported) >= _FEW - 1 and len(particulars) >= KIN_PARTICULARS
    if share >= KIN_SHARE and (matched(strong) >= _FEW or len(particulars) > KIN_PARTICULARS):
        same = f"{matched([link for link in links if link.similarity])} of {shorter}"
        ties.add("shared passage", f"{same} sentences have their like in the other report", whole=True)
    elif (
        unread
        and by_facts >= max(_FEW, KIN_SHARE * bearing, KIN_SHARE / 2 * shorter)
        and len(particulars) > KIN_PARTICULARS
    ):
        same = f"{by_facts} of {bearing}"
        ties.add(
            "shared passage", f"{same} sentences with particulars have the same in the other", whole=True
        )
    passages = {link.ids for link in links if link.alone}
    for run in runs([link.numbers for link in strong]):
        inside = [link for link in strong if link.numbers in run]
        told = frozenset[Particular]().union(*(link.shared for link in inside))
        if len(run) >= _FEW // 2 and len(told) >= _FEW // 2 and not all(link.lead for link in inside):
            passages |= {link.ids for link in inside}
    if spread:
        passages |= {link.ids for link in supported}
    if passages:
        ties.passages |= passages
        count = min(len({ids[side] for ids in passages}) for side in (0, 1))
        ties.add("shared passage", f"{count} {_plural(count, 'sentence')} retold one by one")
    copied = matched([link for link in links if link.verbatim])
    if copied:
        ties.add("shared passage", f"{copied} {_plural(copied, 'sentence')} in part word for word")
    if (ties.whole or passages) and particulars:
        listed = sorted({_shown(particular, names) for particular in particulars})
        more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
        ties.add("shared passage", f"the same particulars: {', '.join(listed[:_NAMED])}{more}")


def _from_attributions(
    ties: _Ties,
    pair: tuple[Source, Source],
    links: Sequence[Link],
    facts: Particulars,
    reporters: Reporters,
    share: float,
) -> None:
    """A source that is named holds for what the two reports share, not for all that is in them.

    An agency writes of many things: that both name it says nothing while they share nothing else.
    """
    kept = [link for link in links if link.strong or facts.supports(link.shared, alone=not link.similarity)]
    particulars = frozenset[Particular]().union(*(link.shared for link in kept))
    if len(kept) < _FEW // 2 or len(particulars) < _FEW - 1:
        return
    retold = {link.ids for link in kept}
    named = [reporters.named.get(source.id, {}) for source in pair]
    # What the named report is named for has its like in the other even where the words are far apart.
    attributed = {sentence for side in named for ids in side.values() for sentence in ids}
    retold |= {link.ids for link in links if attributed & {*link.ids} and facts.overlap(*link.ids) >= _ALIKE}
    for later, first in ((0, 1), (1, 0)):
        stands_for = (reporters.key(pair[first].wire), reporters.key(pair[first].publisher))
        for key in named[later]:
            if key in stands_for:
                ties.passages |= retold
                reason = f"{pair[later].id} names {reporters.shown(key)}, which {pair[first].id} is from"
                ties.add("quotation", reason, whole=share >= KIN_ATTRIBUTED_SHARE, later=pair[later].id)
    for key in sorted(named[0].keys() & named[1].keys()):
        ties.passages |= retold
        ties.add("common source", f"both name {reporters.shown(key)} as their source")


def _from_revision(
    ties: _Ties,
    pair: tuple[Source, Source],
    links: Sequence[Link],
    share: float,
    evidence: Mapping[str, Evidence],
    reporters: Reporters,
) -> None:
    """A later report of the same house, or with the same title, that says the same with another figure."""
    a, b = pair
    if a.published is None or b.published is None or a.published == b.published or a.language != b.language:
        return
    titles = a.title and b.title and SequenceMatcher(None, a.title, b.title).ratio() >= _SAME_TITLE
    house = reporters.key(a.publisher)
    if share < KIN_SHARE or not (titles or (house and house == reporters.key(b.publisher))):
        return
    figures = {
        f"{source}:{sentence.n}": sentence.figures
        for source in (a.id, b.id)
        if source in evidence
        for sentence in evidence[source].sentences
    }
    for link in links:
        here, there = (
            {(_sort(q), q.unit, q.low, q.high) for q in figures.get(i, ()) if telling(q)} for i in link.ids
        )
        if link.strong and {sort for sort, *_ in here - there} & {sort for sort, *_ in there - here}:
            later = max(pair, key=lambda source: (source.published, source.id))
            ties.add("revision", f"{later.id} came later and changes a figure", whole=True, later=later.id)
            return


def _sort(figure: Quantity) -> str:
    """What a figure can be exchanged for: a sum that lost its currency for one that names it."""
    return "money" if figure.currency_lost or figure.unit in CODES else figure.unit


def _kinship(pair: tuple[str, str], ties: _Ties, known: Mapping[str, Source]) -> Kinship:
    first, later = pair
    if ties.later == first or (ties.later is None and _after(known[first], known[later])):
        first, later = later, first
    turned = first != pair[0]
    passages = sorted(ties.passages, key=lambda ids: [_number(i) for i in ids]) if not ties.whole else []
    return Kinship(
        sources=(first, later),
        descent=ties.descent,
        reasons=tuple(ties.reasons),
        passages=tuple((b, a) if turned else (a, b) for a, b in passages),
    )


def _after(a: Source, b: Source) -> bool:
    """Whether `a` is the later of the two, by its day or because it came from the language of `b`."""
    if a.published and b.published and a.published != b.published:
        return a.published > b.published
    translated, original = a.origin_language not in (None, a.language), b.origin_language == b.language
    return translated and original and a.origin_language == b.language


def _lengths(sentences: Sequence[Sentence], evidence: Mapping[str, Evidence]) -> dict[str, int]:
    """Sentences of each source, headings not counted."""
    counted: dict[str, int] = defaultdict(int)
    for source, known in evidence.items():
        counted[source] = sum(not sentence.heading for sentence in known.sentences)
    fresh: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        fresh[sentence.source] += not sentence.heading
    return defaultdict(int, {**counted, **fresh})


def _number(sentence_id: str) -> int:
    return int(sentence_id.rpartition(":")[2])


def _plural(count: int, word: str) -> str:
    return word if count == 1 else word + "s"


def _shown(particular: Particular, names: Mapping[str, str]) -> str:
    kind, *parts = particular
    if kind == "name":
        return names.get(parts[0], parts[0].removeprefix("territory-").upper())
    if kind == "date":
        year, month, day, hour, minute = parts
        date = "-".join(part.zfill(2) for part in (year, month, day) if part)
        return " ".join(filter(None, (date, f"{hour}:{minute.zfill(2)}" if hour else "")))
    low, high, unit = parts
    value = short(Decimal(low)) if low == high else f"{short(Decimal(low))} to {short(Decimal(high))}"
    return value if unit == "count" else f"{value} {unit}"


def short(value: Decimal) -> str:
    """A number as a reader knows it: 39 billion, 17,500, 2.4.

    >>> short(Decimal("3600000000000")), short(Decimal(17500)), short(Decimal("2.40"))
    ('3.6 trillion', '17,500', '2.4')
    """
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if abs(value) >= Decimal(10) ** power:
            return f"{(value / Decimal(10) ** power).normalize():,f} {word}"
    return f"{value.normalize():,f}"
