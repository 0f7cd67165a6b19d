"""The text form of evidence, `evidence/<id>.yml`: facts of each sentence, never its wording."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from polybrief.errors import RecordError
from polybrief.frontmatter import load_yaml
from polybrief.model import Attribution, Evidence, Moment, Name, Quantity, SentenceEvidence

_VALUE = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?")


def parse(text: str, file: str) -> Evidence:
    """The evidence in `text`, read from `file`. Raises RecordError."""
    value = load_yaml(text, file, RecordError)
    try:
        return Evidence(
            source=str(value["source"]),
            sha256=str(value["sha256"]),
            sentences=tuple(_sentence(item) for item in value["sentences"]),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
        raise RecordError(
            f"{file}: not the evidence of a source ({type(problem).__name__}: {problem})",
            f"delete {file} and run: polybrief examine",
        ) from problem


def _sentence(item: Any) -> SentenceEvidence:
    return SentenceEvidence(
        n=int(item["n"]),
        sha256=str(item["sha256"]),
        heading=bool(item.get("heading", False)),
        figures=tuple(_figure(figure) for figure in item.get("figures", ())),
        dates=tuple(Moment(**_fields(moment, Moment)) for moment in item.get("dates", ())),
        names=tuple(Name(**_fields(name, Name)) for name in item.get("names", ())),
        attributions=tuple(
            Attribution(**{"to": None, **_fields(attribution, Attribution)})
            for attribution in item.get("attributions", ())
        ),
    )


def _figure(item: Any) -> Quantity:
    values = {"high": item["low"], **_fields(item, Quantity)}
    return Quantity(**{**values, "low": _value(values["low"]), "high": _value(values["high"])})


def _value(written: Any) -> Decimal:
    """A value as it is written: digits, no power of ten, which a few characters could make a gigabyte of."""
    if not isinstance(written, str) or not _VALUE.fullmatch(written):
        raise ValueError(f"{str(written)[:40]} is no figure")
    return Decimal(written)


def _fields(item: Any, kind: type) -> dict[str, Any]:
    """The fields of a fact as its class takes them; what a text leaves out has its default."""
    empty = {"year": None, "month": None, "day": None} if kind is Moment else {}
    start, end = (int(place) for place in item["span"])
    known = {**empty, **item, "span": (start, end)}
    if not 0 <= start <= end or any(isinstance(known[key], list | dict) for key in known if key != "span"):
        raise ValueError(f"{item}"[:200])
    if kind is Moment:
        date(known["year"] or 2000, known["month"] or 1, known["day"] or 1)
    return known


def render(known: Evidence) -> str:
    """The evidence as it is written: one fact an entry, exact decimals as texts, defaults left out."""
    value = {
        "source": known.source,
        "sha256": known.sha256,
        "sentences": [_plain(sentence) for sentence in known.sentences],
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10**6)


def _plain(sentence: SentenceEvidence) -> dict[str, Any]:
    item: dict[str, Any] = {"n": sentence.n, "sha256": sentence.sha256}
    if sentence.heading:
        item["heading"] = True
    for part in ("figures", "dates", "names", "attributions"):
        facts = [_fact(fact) for fact in getattr(sentence, part)]
        if facts:
            item[part] = facts
    return item


def _fact(fact: Quantity | Moment | Name | Attribution) -> dict[str, Any]:
    item: dict[str, Any] = {"text": fact.text}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in ("text", "span") or value is None or value is False or value == "":
            continue
        if field.name == "high" and isinstance(fact, Quantity) and fact.high == fact.low:
            continue
        item[field.name] = f"{value:f}" if isinstance(value, Decimal) else value
    return item | {"span": list(fact.span)}
