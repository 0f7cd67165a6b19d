"""The report for the terminal: what was not checked, the findings file by file, the measures."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from polybrief.check.report import GROUNDED_IS_NOT_TRUE, Checked, Report, number, percent
from polybrief.limits import FINDINGS_SHOWN
from polybrief.model import Finding


def lines(report: Report, *, every: bool = False) -> Iterator[str]:
    """The lines; of more than FINDINGS_SHOWN of one rule in one file, the first ones, unless `every`."""
    for note in report.notes:
        yield f"not checked: {note.message}\n  → {note.mend}"
    if report.notes:
        yield ""
    for brief in report.briefs:
        yield from _findings(brief, every=every)
        if brief.findings:
            yield ""
    for brief in report.briefs:
        if brief.measures:
            yield measured(brief)
    if report.briefs:
        yield GROUNDED_IS_NOT_TRUE
    yield f"checked: {report.counted}"


def _findings(brief: Checked, *, every: bool) -> Iterator[str]:
    count = Counter(finding.rule for finding in brief.findings)
    shown: Counter[str] = Counter()
    for finding in brief.findings:
        shown[finding.rule] += 1
        if every or shown[finding.rule] <= FINDINGS_SHOWN:
            yield line(finding)
        elif shown[finding.rule] == count[finding.rule]:
            more = count[finding.rule] - FINDINGS_SHOWN
            yield f"{brief.file}: {more} more [{finding.rule}]\n  → run: polybrief check {brief.file} --all"


def line(finding: Finding) -> str:
    """Where, what is wrong, and below it what to type next."""
    place = f"{finding.file}:{finding.line}"
    message, mend = harmless(finding.message), harmless(finding.mend)
    return f"{place}: {finding.severity}: {message} [{finding.rule}]\n  → {mend}"


def harmless(text: str) -> str:
    """Words of a brief without signs that a terminal obeys: controls and changes of direction."""
    return "".join("\ufffd" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign for sign in text)


def measured(brief: Checked) -> str:
    """Citation recall and precision of one brief, and of how many they are the shares."""
    known = brief.measures
    if known is None:
        return f"{brief.file}: cannot be read"
    return (
        f"{brief.file}: citation recall {percent(known.recall)} of {number(known.sentences, 'sentence')},"
        f" citation precision {percent(known.precision)} of {number(known.footnotes, 'footnote')}"
    )
