"""The sheet of a brief as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.check.formats.text import harmless
from polybrief.check.report import GROUNDED_IS_NOT_TRUE
from polybrief.model import Finding
from polybrief.reviewing.sheet import Cited, Sheet


def lines(sheet: Sheet) -> Iterator[str]:
    """Each sentence with the number of its line, and below it what it cites."""
    front = sheet.brief.front
    yield f"{sheet.brief.file} ({front.language}, {front.status})"
    for finding in sheet.findings:
        yield from _finding(finding, "")
    for row in sheet.rows:
        yield ""
        number = f"{row.line:>4}" if row.line else "    "
        mark = "## " if row.kind == "heading" else ""
        yield f"{number}  {mark}{harmless(row.text)}"
        if row.original:
            yield f"      {sheet.original_language}: {harmless(row.original)}"
        for cited in row.cited:
            yield from _cited(cited)
        for finding in row.findings:
            yield from _finding(finding, "      ")
    yield ""
    yield GROUNDED_IS_NOT_TRUE


def _cited(cited: Cited) -> Iterator[str]:
    yield f"      [{cited.label}] {harmless(cited.about)}"
    if cited.wording is not None:
        yield f"        {cited.language}: {harmless(cited.wording)}"
    elif cited.source and cited.language:
        facts = harmless("; ".join(cited.facts)) or "none"
        yield f"        wording not at hand; figures, dates and names in it: {facts}"
    if cited.rendering:
        by = "" if cited.rendering.reviewed else " (machine translation)"
        yield f"        {cited.rendering.language}: {harmless(cited.rendering.text)}{by}"


def _finding(finding: Finding, indent: str) -> Iterator[str]:
    yield f"{indent}! {finding.severity}: {harmless(finding.message)} [{finding.rule}]"
    yield f"{indent}  → {harmless(finding.mend)}"
