"""Evidence: facts with exact values, read back as they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief import evidence
from polybrief.errors import RecordError
from polybrief.model import Attribution, Evidence, Moment, Name, Quantity, SentenceEvidence

KNOWN = Evidence(
    source="a-report",
    sha256="ab" * 32,
    sentences=(
        SentenceEvidence(1, "12" * 8, heading=True),
        SentenceEvidence(
            2,
            "34" * 8,
            figures=(
                Quantity(
                    Decimal("3.5E+9"), Decimal("3.5E+9"), "EUR", "3,5 Mrd. Euro", (4, 17), bound="at least"
                ),
                Quantity(Decimal(0), Decimal(10), "percent", "0 bis 10 Prozent", (20, 36), approximate=True),
            ),
            dates=(
                Moment(None, 1, 22, "22. Januar", (40, 50)),
                Moment(None, None, None, "0 Uhr", (52, 57), "time", hour=0, minute=0),
            ),
            names=(Name("softbank", "SoftBank", (0, 8)),),
            attributions=(
                Attribution("bloomberg", "Bloomberg", (60, 69)),
                Attribution(None, "es heißt", (70, 78)),
            ),
        ),
    ),
)


def test_evidence_reads_like_this() -> None:
    assert evidence.render(KNOWN) == (
        f"source: a-report\nsha256: {'ab' * 32}\nsentences:\n"
        f"- {{n: 1, sha256: '{'12' * 8}', heading: true}}\n"
        f"- n: 2\n  sha256: '{'34' * 8}'\n"
        "  figures:\n"
        "  - text: 3,5 Mrd. Euro\n    low: '3500000000'\n    unit: EUR\n    bound: at least\n"
        "    span: [4, 17]\n"
        "  - text: 0 bis 10 Prozent\n    low: '0'\n    high: '10'\n    unit: percent\n"
        "    approximate: true\n    span: [20, 36]\n"
        "  dates:\n"
        "  - text: 22. Januar\n    month: 1\n    day: 22\n    precision: day\n    span: [40, 50]\n"
        "  - text: 0 Uhr\n    precision: time\n    hour: 0\n    minute: 0\n    span: [52, 57]\n"
        "  names:\n  - text: SoftBank\n    id: softbank\n    span: [0, 8]\n"
        "  attributions:\n  - text: Bloomberg\n    to: bloomberg\n    span: [60, 69]\n"
        "  - text: es heißt\n    span: [70, 78]\n"
    )


def test_it_reads_back_as_it_was_written() -> None:
    assert evidence.parse(evidence.render(KNOWN), "evidence/a-report.yml") == KNOWN


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_values_are_exact(value: Decimal) -> None:
    figure = Quantity(value, value, "percent", "x", (0, 1))
    known = Evidence("a", "b", (SentenceEvidence(1, "c", figures=(figure,)),))
    (read,) = evidence.parse(evidence.render(known), "a.yml").sentences[0].figures
    assert read.low == value


@pytest.mark.parametrize(
    "text", ["", "[]", "source: a", "source: a\nsha256: b\nsentences: [{n: x}]\n", "a: [", "7"]
)
def test_broken_evidence_says_how_to_make_it_anew(text: str) -> None:
    with pytest.raises(RecordError) as problem:
        evidence.parse(text, "evidence/a.yml")
    assert "evidence/a.yml" in problem.value.cause
