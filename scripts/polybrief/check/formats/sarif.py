"""The report as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from polybrief.check.report import GROUNDED_IS_NOT_TRUE, Checked, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


@dataclass(frozen=True)
class RulePage:
    """A rule's code, its help in plain words, and its page in the manual as Markdown (may be empty)."""

    code: str
    help: str
    page: str = ""


def render(report: Report, version: str, prefix: str, pages: Sequence[RulePage]) -> str:
    """One run with all findings; what was not checked stands among the notifications of the run.

    Addresses of files start at the root of the repository, from which `prefix` leads to the desk.
    """
    known = {page.code: page for page in pages}
    codes = sorted({*known, *(finding.rule for finding in report.findings)})
    places = {code: i for i, code in enumerate(codes)}
    notes = [f"not checked: {note.message} ({note.mend})" for note in report.notes]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "polybrief",
                "semanticVersion": version,
                "rules": [_rule(known.get(code, RulePage(code, code))) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": text}} for text in (*notes, GROUNDED_IS_NOT_TRUE)
                ],
            }
        ],
        "results": [result for brief in report.briefs for result in _results(brief, prefix, places)],
        "properties": {"briefs": [_measures(brief, prefix) for brief in report.briefs if brief.measures]},
    }
    value = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(value, ensure_ascii=False, indent=1)


def _rule(page: RulePage) -> dict[str, Any]:
    full = {"text": page.help, "markdown": page.page} if page.page else {"text": page.help}
    return {"id": page.code, "shortDescription": {"text": page.help.split("\n")[0]}, "help": full}


def _results(brief: Checked, prefix: str, places: dict[str, int]) -> list[dict[str, Any]]:
    location = {"uri": quote(prefix + brief.file), "uriBaseId": ROOT}
    return [
        {
            "ruleId": finding.rule,
            "ruleIndex": places[finding.rule],
            "level": finding.severity,
            "message": {"text": f"{finding.message}\nTo mend it: {finding.mend}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": location,
                        "region": {"startLine": max(1, finding.line)},
                    }
                }
            ],
            "partialFingerprints": {"polybriefLine/v1": mark},
        }
        for finding, mark in zip(brief.findings, brief.fingerprints, strict=True)
    ]


def _measures(brief: Checked, prefix: str) -> dict[str, Any]:
    known = brief.measures
    return {
        "uri": quote(prefix + brief.file),
        "citationRecall": known.recall if known else None,
        "citationPrecision": known.precision if known else None,
    }
