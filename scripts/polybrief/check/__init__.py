"""check: the gate. Each rule is one file in `rules/`; what they find decides the exit status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.rules import definitions, editions, footnotes, review, sentences, support
from polybrief.model import Finding

__all__ = ["RULES", "Desk", "check"]

RULES = (support, footnotes, definitions, sentences, editions, review)


def check(checked: Iterable[Brief], desk: Desk) -> tuple[Finding, ...]:
    """What the rules find in the given briefs, by file and line.

    In a draft, which is not published, everything is a warning.
    """
    found: list[Finding] = []
    for brief in checked:
        findings = (finding for rule in RULES for finding in rule.find(brief, desk))
        if brief.front.status == "draft":
            findings = (replace(finding, severity="warning") for finding in findings)
        found.extend(findings)
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line, finding.rule)))


def failed(findings: Sequence[Finding]) -> bool:
    """Whether the gate stays shut: at least one error."""
    return any(finding.severity == "error" for finding in findings)
