"""The text form of evidence, `evidence/<id>.yml`: facts of each sentence, never its wording."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from polybrief.errors import RecordError
from polybrief.frontmatter import load_yaml
from polybrief.model import Evidence, Moment, Name, Quantity, SentenceEvidence


def parse(text: str, file: str) -> Evidence:
    """The evidence in `text`, read from `file`. Raises RecordError."""
    value = load_yaml(text, file, RecordError)
    try:
        return Evidence(
            source=str(value["source"]),
            sha256=str(value["sha256"]),
            sentences=tuple(_sentence(item) for item in value["sentences"]),
        )
    except (KeyError, TypeError, ValueError, IndexError, InvalidOperation) as problem:
        raise RecordError(
            f"{file}: not the evidence of a source ({type(problem).__name__}: {problem})",
            f"delete {file} and run: polybrief examine",
        ) from problem


def _sentence(item: Any) -> SentenceEvidence:
    return SentenceEvidence(
        n=int(item["n"]),
        sha256=str(item["sha256"]),
        heading=bool(item.get("heading", False)),
        figures=tuple(
            Quantity(Decimal(f["low"]), Decimal(f["high"]), f["unit"], f["text"], _span(f))
            for f in item.get("figures", ())
        ),
        dates=tuple(
            Moment(d.get("year"), d.get("month"), d.get("day"), d["text"], _span(d))
            for d in item.get("dates", ())
        ),
        names=tuple(Name(n["id"], n["text"], _span(n)) for n in item.get("names", ())),
    )


def _span(item: Any) -> tuple[int, int]:
    start, end = item["span"]
    return int(start), int(end)


def render(known: Evidence) -> str:
    """The evidence as it is written: one fact a line, exact decimals as texts."""
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
    if sentence.figures:
        item["figures"] = [
            {"text": f.text, "low": f"{f.low:f}", "high": f"{f.high:f}", "unit": f.unit, "span": list(f.span)}
            for f in sentence.figures
        ]
    if sentence.dates:
        item["dates"] = [
            {k: v for k in ("text", "year", "month", "day") if (v := getattr(d, k)) is not None}
            | {"span": list(d.span)}
            for d in sentence.dates
        ]
    if sentence.names:
        item["names"] = [{"id": n.id, "text": n.text, "span": list(n.span)} for n in sentence.names]
    return item
