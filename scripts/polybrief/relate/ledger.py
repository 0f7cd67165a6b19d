"""The text form of the ledger, `build/ledger.json`: ids and facts, no sentence's wording.

`manual/ledger.schema.json` describes it. How a report descends from another is said in the terms of W3C
PROV: the key of a kinship is `prov:hadPrimarySource`, `prov:wasQuotedFrom` or `prov:wasRevisionOf`, read
from the later report to the earlier one. Two relations have no term there: `commonSource` (both have it
from a third) and `sharedPassage`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from polybrief.errors import RecordError
from polybrief.model import Claim, Conflict, Descent, Disagreement, Kinship, Ledger, Origin, Source, Stated
from polybrief.relate.claims.claims import published

_TERMS: Mapping[Descent, str] = {
    "primary source": "prov:hadPrimarySource",
    "quotation": "prov:wasQuotedFrom",
    "revision": "prov:wasRevisionOf",
    "common source": "commonSource",
    "shared passage": "sharedPassage",
}
_DESCENTS = {term: descent for descent, term in _TERMS.items()}
_WEIGHTS = ("conflict", "warning", "note")


def render(ledger: Ledger, sources: Sequence[Source] = ()) -> str:
    """The ledger as JSON, the same for the same ledger.

    With the records of the `sources`, each claim carries the days on which its sources were published.
    """
    records = {source.id: source for source in sources}
    value = {
        "@context": {"prov": "http://www.w3.org/ns/prov#"},
        "claims": [_claim(claim, records) for claim in ledger.claims],
        "kinships": [_kinship(kinship) for kinship in ledger.kinships],
        "conflicts": [_conflict(conflict) for conflict in ledger.conflicts],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _claim(claim: Claim, records: Mapping[str, Source]) -> dict[str, Any]:
    days = [day.isoformat() for day in published(claim, records)]
    return {
        "id": claim.id,
        "representative": claim.representative,
        "sentences": claim.sentences,
        "sources": claim.sources,
        "languages": claim.languages,
        **({"published": days} if days else {}),
        "origins": [_origin(origin) for origin in claim.origins],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {"sources": origin.sources, **({"reasons": origin.reasons} if origin.reasons else {})}


def _kinship(kinship: Kinship) -> dict[str, Any]:
    earlier, later = kinship.sources
    return {
        "entity": later,
        _TERMS[kinship.descent]: earlier,
        "reasons": kinship.reasons,
        **({"passages": kinship.passages} if kinship.passages else {}),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "weight": conflict.weight,
        "measure": conflict.measure,
        **({"about": conflict.about} if conflict.about is not None else {}),
        "stated": [{"sentence": s.sentence, "text": s.text, "value": s.value} for s in conflict.stated],
        "claims": conflict.claims,
    }


def parse(text: str, file: str = "build/ledger.json") -> Ledger:
    """The ledger in `text`, read from `file`. Raises RecordError."""
    try:
        value = json.loads(text)
        return Ledger(
            claims=tuple(_read_claim(item) for item in value["claims"]),
            kinships=tuple(_read_kinship(item) for item in value.get("kinships", [])),
            conflicts=tuple(_read_conflict(item) for item in value.get("conflicts", [])),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as problem:
        raise RecordError(
            f"{file}: not a ledger ({type(problem).__name__}: {problem})",
            f"delete {file} and run: polybrief relate",
        ) from problem


def _read_claim(item: Any) -> Claim:
    return Claim(
        id=_text(item["id"]),
        sentences=_texts(item["sentences"]),
        representative=_text(item["representative"]),
        languages=_texts(item["languages"]),
        origins=tuple(
            Origin(_texts(origin["sources"]), _texts(origin.get("reasons", [])))
            for origin in item.get("origins", [])
        ),
    )


def _read_kinship(item: Any) -> Kinship:
    (term,) = _DESCENTS.keys() & item.keys()
    return Kinship(
        sources=(_text(item[term]), _text(item["entity"])),
        descent=_DESCENTS[term],
        reasons=_texts(item["reasons"]),
        passages=tuple((_text(a), _text(b)) for a, b in item.get("passages", [])),
    )


def _read_conflict(item: Any) -> Conflict:
    kind, weight, about = item["kind"], item["weight"], item.get("about")
    if kind not in get_args(Disagreement) or weight not in _WEIGHTS:
        raise ValueError(f"“{kind}” of weight “{weight}”")
    return Conflict(
        id=_text(item["id"]),
        kind=kind,
        weight=weight,
        measure=_text(item["measure"]),
        about=None if about is None else _text(about),
        stated=tuple(
            Stated(_text(s["sentence"]), _text(s["text"]), _text(s["value"])) for s in item["stated"]
        ),
        claims=_texts(item.get("claims", [])),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return tuple(_text(item) for item in value)
