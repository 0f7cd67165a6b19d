"""Every sentence of a brief that is no draft carries a footnote."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief, Passage
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "unsupported-sentence"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    if brief.front.status == "draft":
        return
    for passage in brief.passages:
        if passage.kind == "sentence" and not passage.labels:
            yield _finding(brief, passage.line, passage.text)
    for line, cells in _rows(brief).items():
        if not any(cell.labels for cell in cells):
            yield _finding(brief, line, " | ".join(cell.text for cell in cells))


def _rows(brief: Brief) -> dict[int, list[Passage]]:
    rows: dict[int, list[Passage]] = {}
    for passage in brief.passages:
        if passage.kind == "cell":
            rows.setdefault(passage.line, []).append(passage)
    return rows


def _finding(brief: Brief, line: int, text: str) -> Finding:
    short = text if len(text) <= 60 else text[:59] + "…"
    return Finding(
        CODE,
        "error",
        brief.file,
        line,
        f"no footnote supports “{short}”",
        "add one behind the full stop, e.g. [^stargate-launch:7], or take the sentence out",
    )
