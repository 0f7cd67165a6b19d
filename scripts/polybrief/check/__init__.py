"""check: the gate. Each rule is one file in `rules/`; what they find decides the exit status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybrief.briefs import Brief
from polybrief.check import waivers
from polybrief.check.desk import Desk
from polybrief.check.rules import (
    borrowed,
    complete_front,
    conflicts,
    consistent_dates,
    contribution,
    corrections,
    cutoff,
    definitions,
    editions,
    embargo,
    footnotes,
    foreign_quotes,
    headings,
    hidden_characters,
    images,
    incomplete_review,
    known_topic,
    links,
    long_quotations,
    long_sentences,
    quotations,
    raw_html,
    review,
    sentences,
    stale_translations,
    stated_dates,
    stated_figures,
    stated_names,
    support,
    translated_dates,
    translated_figures,
    translated_length,
    translated_names,
    typography,
    unreviewed_translations,
    unsafe_markup,
)
from polybrief.model import Finding

__all__ = ["RULES", "Desk", "check"]

RULES = (
    support,
    footnotes,
    stated_figures,
    stated_dates,
    stated_names,
    contribution,
    quotations,
    long_quotations,
    borrowed,
    conflicts,
    definitions,
    sentences,
    editions,
    review,
    stale_translations,
    unreviewed_translations,
    translated_figures,
    translated_dates,
    translated_names,
    translated_length,
    incomplete_review,
    complete_front,
    known_topic,
    cutoff,
    consistent_dates,
    embargo,
    corrections,
    headings,
    links,
    raw_html,
    unsafe_markup,
    images,
    foreign_quotes,
    hidden_characters,
    typography,
    long_sentences,
)


def check(checked: Iterable[Brief], desk: Desk) -> tuple[Finding, ...]:
    """What the rules find in the given briefs, by file and line.

    What a waiver in a brief's front matter covers is left out. In a draft, which is not published,
    everything is a warning.
    """
    found: list[Finding] = []
    for brief in checked:
        seen = (finding for rule in RULES for finding in rule.find(brief, desk))
        findings = waivers.apply(seen, brief, desk.now, codes())
        if brief.front.status == "draft":
            findings = (replace(finding, severity="warning") for finding in findings)
        found.extend(findings)
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line, finding.rule)))


def codes() -> frozenset[str]:
    """The codes of all rules, and of what can be wrong with a waiver."""
    known = {code for rule in RULES for code in getattr(rule, "CODES", None) or (rule.CODE,)}
    return frozenset({*known, *waivers.CODES})


def failed(findings: Sequence[Finding]) -> bool:
    """Whether the gate stays shut: at least one error."""
    return any(finding.severity == "error" for finding in findings)
