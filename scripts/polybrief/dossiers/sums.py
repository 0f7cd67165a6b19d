"""The sums of money of a programme, found in the evidence: the words of each report, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from polybrief.dossiers.file import Dossier
from polybrief.model import Evidence, Ledger, Quantity, SentenceEvidence, Source

_KINDS = frozenset(
    (
        "investment",
        "deployment",
        "funding",
        "valuation",
        "subsidy",
        "debt",
        "revenue",
        "profit",
        "loss",
        "price",
    )
)
"""What a sum of money can measure; what the words around it say beside (“sites”) is about something else."""


@dataclass(frozen=True)
class Sum:
    """A sum as one report gives it: its words, its value in `unit`, the ids of the `sentences` it stands in.

    `kind` is what it measures, None where the report does not say so. `without_currency`: the report names
    none. `conflicts` are the ids of the ledger's conflicts of which it is a side.
    """

    source: Source
    text: str
    low: Decimal
    high: Decimal
    unit: str
    sentences: tuple[str, ...]
    kind: str | None = None
    without_currency: bool = False
    conflicts: tuple[str, ...] = ()


def sums(
    dossier: Dossier, sources: Mapping[str, Source], evidence: Mapping[str, Evidence], ledger: Ledger | None
) -> tuple[Sum, ...]:
    """Every sum of the programme, currency by currency, the largest first, then by the reports' days.

    Those that stand in a sentence which names the programme or which the dossier cites, without the
    sentences that it sets aside; and the other sides of the ledger's conflicts about them.
    """
    stated = {
        (side.sentence, side.text): conflict.id
        for conflict in (ledger.conflicts if ledger else ())
        if conflict.weight == "conflict"
        for side in conflict.stated
    }
    own = {
        stated[label, figure.text]
        for label, sentence, figure in _money(evidence)
        if (label, figure.text) in stated and _belongs(label, sentence, dossier)
    }
    found: dict[tuple[str, str], list[tuple[str, Quantity]]] = {}
    for label, sentence, figure in _money(evidence):
        conflict = stated.get((label, figure.text))
        side = conflict in own and label not in dossier.other_sums
        if side or _belongs(label, sentence, dossier):
            found.setdefault((label.rpartition(":")[0], figure.text), []).append((label, figure))
    drawn = (
        _sum(sources[source], text, places, stated)
        for (source, text), places in found.items()
        if source in sources
    )
    each = list(drawn)
    # The currency of most sums comes first, what has lost its own comes last.
    often = Counter(one.unit for one in each)
    each.sort(key=lambda one: (one.without_currency, -often[one.unit], one.unit, *_order(one)))
    return tuple(each)


def public_sources(
    known: Iterable[Dossier],
    sources: Mapping[str, Source],
    evidence: Mapping[str, Evidence],
    ledger: Ledger | None,
) -> frozenset[str]:
    """The sources that published dossiers cite, in their entries or for a sum."""
    public = tuple(dossier for dossier in known if dossier.is_published)
    cited = {label.rpartition(":")[0] for dossier in public for label in dossier.cites}
    summed = {one.source.id for dossier in public for one in sums(dossier, sources, evidence, ledger)}
    return frozenset(cited | summed)


def _money(evidence: Mapping[str, Evidence]) -> Iterator[tuple[str, SentenceEvidence, Quantity]]:
    for source, known in evidence.items():
        for sentence in known.sentences:
            for figure in sentence.figures:
                if figure.is_money or figure.currency_lost:
                    yield f"{source}:{sentence.n}", sentence, figure


def _belongs(label: str, sentence: SentenceEvidence, dossier: Dossier) -> bool:
    if label in dossier.other_sums:
        return False
    return label in dossier.cites or any(name.id == dossier.id for name in sentence.names)


def _sum(
    source: Source,
    text: str,
    places: list[tuple[str, Quantity]],
    stated: Mapping[tuple[str, str], str],
) -> Sum:
    first = places[0][1]
    kinds = [figure.kind for _, figure in places if figure.kind in _KINDS]
    labels = tuple(dict.fromkeys(label for label, _ in places))
    conflicts = dict.fromkeys(stated[label, text] for label in labels if (label, text) in stated)
    return Sum(
        source,
        text,
        first.low,
        first.high,
        first.unit,
        labels,
        kinds[0] if kinds else None,
        first.currency_lost,
        tuple(conflicts),
    )


def _order(known: Sum) -> tuple[Decimal, Decimal, bool, str, str]:
    day = known.source.published
    return (-known.high, -known.low, day is None, f"{day}", known.source.id)
