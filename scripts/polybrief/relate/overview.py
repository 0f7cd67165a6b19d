"""The ledger as people look at it: claims by sources, who shares an origin and why, figures beside figures.

Neither the terminal nor a page may show the wording of a restricted source. Where a claim has no open
sentence, names and figures stand for it: facts from the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from babel import Locale

from polybrief.languages import LANGUAGES, language
from polybrief.model import (
    Claim,
    Conflict,
    Descent,
    Entry,
    Evidence,
    Kinship,
    Ledger,
    Origin,
    Sentence,
    Source,
    Stated,
    Translation,
)

Standing = Literal["original", "reviewed", "machine", "facts"]
"""What a claim is shown by: a sentence as its source has it, its translation by a person or a machine, or
names and figures."""

_WEAKEST_LAST: tuple[Descent, ...] = (
    "revision",
    "primary source",
    "quotation",
    "common source",
    "shared passage",
)
_TERRITORY = "territory-"
# Reasons that count sentences or list particulars; the others name the tie itself.
_COUNTED = re.compile(r"\d+ |the same particulars")


@dataclass(frozen=True)
class Known:
    """What is known of the reports of a ledger: records and evidence by source, sentences by id, names by
    id, and the translations of sentences by language and id."""

    sources: Mapping[str, Source]
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    glossary: Mapping[str, Entry] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """What stands for a claim: a text in `language`, the sentence it is of, and what kind of text it is."""

    text: str
    language: str
    sentence: str
    standing: Standing


@dataclass(frozen=True)
class Tie:
    """Why the `sources` (two or more) are not independent: one reason, as the ledger words it."""

    sources: tuple[str, ...]
    descent: Descent
    reason: str


def split(sentence: str) -> tuple[str, int]:
    """The source and the number of a sentence id."""
    source, _, number = sentence.rpartition(":")
    return source, int(number) if number.isascii() and number.isdigit() else 0


def name_of(name: str, glossary: Mapping[str, Entry], page: str) -> str:
    """What the glossary id or the territory `name` is called in the language `page`; else as it is."""
    if name in glossary:
        return glossary[name].preferred(page)
    if name.startswith(_TERRITORY):
        code = name.removeprefix(_TERRITORY).upper()
        return str(Locale.parse(language(page).locale).territories.get(code, code))
    return name


def wording(claim: Claim, known: Known, page: str, desk: str = "en") -> Wording:
    """What to show for a claim to a reader of the language `page`.

    A sentence of an open source: rather one in that language than a translation, rather one by a
    person than one by a machine, rather into that language than into the desk's; the representative where
    that leaves a choice. Without an open sentence: the representative's names and figures.
    """
    members = [claim.representative, *(s for s in claim.sentences if s != claim.representative)]
    found = [one for member in members for one in _open(member, known, (page, desk))]
    if not found:
        return _facts(claim, known, page)

    def rank(one: Wording) -> tuple[bool, bool, bool]:
        return one.language != page, one.language != desk, one.standing == "machine"

    return min(found, key=rank)


def _open(sentence: str, known: Known, languages: tuple[str, ...]) -> Iterable[Wording]:
    source, read = known.sources.get(split(sentence)[0]), known.sentences.get(sentence)
    if source is None or source.rights != "open" or read is None or not read.text:
        return
    yield Wording(read.text, read.language, sentence, "original")
    for code in dict.fromkeys(languages):
        given = known.translations.get(code, {}).get(sentence)
        if given and given.text and given.source_text == read.text and code != read.language:
            yield Wording(given.text, code, sentence, "reviewed" if given.reviewed else "machine")


def _facts(claim: Claim, known: Known, page: str) -> Wording:
    members = [claim.representative, *(s for s in claim.sentences if s != claim.representative)]
    for sentence in members:
        source, n = split(sentence)
        evidence = known.evidence.get(source)
        read = next((one for one in evidence.sentences if one.n == n), None) if evidence else None
        if read is None:
            continue
        names = [name_of(name.id, known.glossary, page) for name in read.names]
        figures = [figure.text for figure in read.figures if not figure.incidental]
        facts = dict.fromkeys((*names, *figures, *(day.text for day in read.dates)))
        if facts:
            return Wording(("、" if page == "zh" else ", ").join(facts), page, sentence, "facts")
    return Wording("", page, claim.representative, "facts")


def origins_of(claim: Claim) -> tuple[Origin, ...]:
    """The origins of a claim; those that the ledger does not tell are each their own."""
    told = {source for origin in claim.origins for source in origin.sources}
    alone = tuple(Origin((source,)) for source in claim.sources if source not in told)
    return (*claim.origins, *alone)


def ties_of(origin: Origin, kinships: Sequence[Kinship]) -> tuple[Tie, ...]:
    """The fewest reasons that hold the sources of an origin together, the strongest of them.

    An origin's reasons name two sources each; pairs with one reason in common become one tie.
    """
    held = {f"{a} and {b}: {'; '.join(k.reasons)}": k for k in kinships for a, b in [k.sources]}
    chosen = [held[reason] for reason in origin.reasons if reason in held]
    return _joined(spanning(chosen))


def spanning(kinships: Iterable[Kinship]) -> tuple[Kinship, ...]:
    """As few of the kinships as join what all of them join, the strongest first."""
    root: dict[str, str] = {}

    def find(source: str) -> str:
        while root.setdefault(source, source) != source:
            source = root[source]
        return source

    kept = []
    for kinship in sorted(kinships, key=_strength):
        a, b = sorted(map(find, kinship.sources))
        if a != b:
            root[b] = a
            kept.append(kinship)
    return tuple(kept)


def _strength(kinship: Kinship) -> tuple[int, bool, tuple[str, str]]:
    return _WEAKEST_LAST.index(kinship.descent), bool(kinship.passages), kinship.sources


def telling(kinship: Kinship) -> str:
    """The reason of a kinship that names the tie itself, else the first."""
    named = [reason for reason in kinship.reasons if not _COUNTED.match(reason)]
    return next(iter((*named, *kinship.reasons)), kinship.descent)


def _joined(kinships: Iterable[Kinship]) -> tuple[Tie, ...]:
    groups: dict[tuple[Descent, str], list[str]] = defaultdict(list)
    for kinship in kinships:
        groups[kinship.descent, telling(kinship)].extend(kinship.sources)
    return tuple(
        Tie(tuple(dict.fromkeys(sources)), descent, reason) for (descent, reason), sources in groups.items()
    )


def public(ledger: Ledger, cited: Collection[str], commented: Collection[str] = ()) -> Ledger:
    """The part of a ledger that readers see; `cited` are the sources that public briefs cite.

    Conflicts between cited sources, and warnings and notes only where the editor has written on them:
    `commented` are the ids of those. Of the kinships those among cited sources; no claims.
    """
    conflicts = []
    for conflict in ledger.conflicts:
        stated = tuple(one for one in conflict.stated if split(one.sentence)[0] in cited)
        differ = conflict.weight == "conflict" and len({one.value for one in stated}) > 1
        if differ or (stated and conflict.id in commented):
            conflicts.append(replace(conflict, stated=stated, claims=()))
    kinships = (k for k in ledger.kinships if set(k.sources) <= set(cited))
    return Ledger((), tuple(kinships), tuple(conflicts))


def by_origin(sources: Sequence[str], kinships: Iterable[Kinship]) -> tuple[tuple[str, ...], ...]:
    """The sources grouped by origin, as far as whole reports are kin; the largest group first."""
    root = {source: source for source in sources}

    def find(source: str) -> str:
        while root[source] != source:
            source = root[source]
        return source

    for kinship in kinships:
        if not kinship.passages and all(source in root for source in kinship.sources):
            a, b = map(find, kinship.sources)
            root[max(a, b)] = min(a, b)
    found: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        found[find(source)].append(source)
    return tuple(tuple(group) for group in sorted(found.values(), key=lambda group: -len(group)))


@dataclass(frozen=True)
class Side:
    """One value of a conflict with all that state it, report by report; `words` are as written, each once."""

    value: str
    stated: tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...]
    """(source, words as written, numbers of the sentences), the sources in alphabetical order."""


def sides(conflict: Conflict) -> tuple[Side, ...]:
    """The values of a conflict in its order, each with who states it.

    A fault of translation has two sides of one sentence: what it says, and what its translation says.
    """
    values: dict[str, dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for stated in conflict.stated:
        values[stated.value][split(stated.sentence)[0]].append(stated)
    return tuple(
        Side(
            value,
            tuple(
                (
                    source,
                    tuple(dict.fromkeys(one.text for one in found)),
                    tuple(sorted({split(one.sentence)[1] for one in found})),
                )
                for source, found in sorted(by_source.items())
            ),
        )
        for value, by_source in values.items()
    )


def sources_in(ledger: Ledger, known: Known) -> tuple[Source, ...]:
    """The reports that the claims, kinships and conflicts speak of, the earliest first, by id without a date.

    Reports that have no record any more are left out: the ledger is older than the desk.
    """
    named = {source for claim in ledger.claims for source in claim.sources}
    named |= {source for kinship in ledger.kinships for source in kinship.sources}
    named |= {split(stated.sentence)[0] for conflict in ledger.conflicts for stated in conflict.stated}
    found = [known.sources[source] for source in named if source in known.sources]
    order = list(LANGUAGES)
    return tuple(
        sorted(
            found,
            key=lambda s: (
                s.published is None,
                s.published.toordinal() if s.published else 0,
                order.index(s.language) if s.language in order else len(order),
                s.id,
            ),
        )
    )
