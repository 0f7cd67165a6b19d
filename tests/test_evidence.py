"""Evidence: facts with exact values, read back as they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief import evidence
from polybrief.errors import RecordError
from polybrief.model import Evidence, Moment, Name, Quantity, SentenceEvidence

KNOWN = Evidence(
    source="a-report",
    sha256="ab" * 32,
    sentences=(
        SentenceEvidence(1, "12" * 8, heading=True),
        SentenceEvidence(
            2,
            "34" * 8,
            figures=(Quantity(Decimal("3.5E+9"), Decimal("3.5E+9"), "EUR", "3,5 Mrd. Euro", (4, 17)),),
            dates=(Moment(None, 1, 22, "22. Januar", (20, 30)),),
            names=(Name("softbank", "SoftBank", (0, 8)),),
        ),
    ),
)


def test_evidence_reads_like_this() -> None:
    assert evidence.render(KNOWN) == (
        f"source: a-report\nsha256: {'ab' * 32}\nsentences:\n"
        f"- {{n: 1, sha256: '{'12' * 8}', heading: true}}\n"
        f"- n: 2\n  sha256: '{'34' * 8}'\n  figures:\n"
        "  - text: 3,5 Mrd. Euro\n    low: '3500000000'\n    high: '3500000000'\n"
        "    unit: EUR\n    span: [4, 17]\n"
        "  dates:\n  - text: 22. Januar\n    month: 1\n    day: 22\n    span: [20, 30]\n"
        "  names:\n  - id: softbank\n    text: SoftBank\n    span: [0, 8]\n"
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
