"""The report as JSON. Keys are only ever added; `format` counts up when one changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from polybrief.check.report import GROUNDED_IS_NOT_TRUE, Checked, Report

FORMAT = 1


def render(report: Report, version: str) -> str:
    """The whole report as one JSON object."""
    value = {
        "format": FORMAT,
        "program": "polybrief",
        "version": version,
        "errors": report.errors,
        "warnings": report.warnings,
        "not_checked": [{"message": note.message, "mend": note.mend} for note in report.notes],
        "reminder": GROUNDED_IS_NOT_TRUE,
        "briefs": [_brief(brief) for brief in report.briefs],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _brief(brief: Checked) -> dict[str, Any]:
    known = brief.measures
    return {
        "file": brief.file,
        "language": brief.language,
        "slug": brief.slug,
        "status": brief.status,
        "citation_recall": known.recall if known else None,
        "citation_precision": known.precision if known else None,
        "sentences": known.sentences if known else None,
        "footnotes": known.footnotes if known else None,
        "sources_without_wording": list(brief.unheld),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "line": finding.line,
                "message": finding.message,
                "mend": finding.mend,
                "fingerprint": mark,
            }
            for finding, mark in zip(brief.findings, brief.fingerprints, strict=True)
        ],
    }
