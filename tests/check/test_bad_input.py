"""Briefs as nobody should write them: refused with file and line, or found by name; never a crash."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from fuzz_briefs import FILES, one_file
from hypothesis import HealthCheck, given, settings

from polybrief import briefs
from polybrief.check import Desk, check
from polybrief.errors import BriefError
from polybrief.model import Finding, Source

HEAD = "---\ntitle: A\nsummary: B\nstatus: published\nlanguage: en\n"


def findings(text: str) -> list[Finding]:
    brief = briefs.parse(text, "docs/en/briefs/a.md", "a")
    desk = Desk(
        {"a": Source("a", "en", "open", "0")}, {}, {("en", "a"): brief}, now=datetime(2025, 1, 1, tzinfo=UTC)
    )
    return list(check([brief], desk))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_whatever_a_file_holds(text: str) -> None:
    one_file(text)


@pytest.mark.parametrize(
    ("front", "cause"),
    [
        ("a: &x [lol]\nb: [*x, *x]\n", "an alias (*name) is not allowed"),
        ("tags: !!python/object/apply:os.system [ls]\n", "a tag (!name) is not allowed"),
        ("title: [\n", "a.md:"),
        ("date: 2025-02-30\n", "day is out of range"),
        ("topic: \x07\n", "control characters are not allowed"),
        ("topic: {a: {b: c}}\n", "topic is not a text"),
        ("[1, 2]: x\n", "a key that is no text"),
        (f"x: {'[' * 5000}\n", "nested too deeply"),
        ("extra: x\n", "unknown key “extra”"),
    ],
)
def test_front_matter_that_is_refused_in_two_lines(front: str, cause: str) -> None:
    with pytest.raises(BriefError) as problem:
        briefs.parse(HEAD + front + "---\n\nText.\n", "docs/en/briefs/a.md", "a")
    assert problem.value.cause.startswith("docs/en/briefs/a.md")
    assert cause in problem.value.cause
    assert len(problem.value.cause) < 500


def test_line_ends_and_a_mark_of_byte_order_change_nothing() -> None:
    text = HEAD + "---\n\n## A\n\nText.[^a:1]\n"
    plain = briefs.parse(text, "a.md", "a")
    assert briefs.parse("\ufeff" + text.replace("\n", "\r\n"), "a.md", "a") == plain
    assert briefs.parse(text.replace("\n", "\r"), "a.md", "a") == plain


@pytest.mark.parametrize("label", ["*a*:1", "<b>:1", "a:1|2", "a:" + "9" * 5000, "a:１", "../a:1", "a:1`x`"])
def test_labels_with_markup_name_no_sentence(label: str) -> None:
    found = findings(f"{HEAD}---\n\nText.[^{label}]\n")
    assert "unknown-sentence" in {finding.rule for finding in found}


def test_thousands_of_footnotes_take_seconds() -> None:
    calls = "".join(f"Sentence {n} says it.[^a:{n}]\n" for n in range(1, 3001))
    notes = "".join(f"[^a:{n}]: A.\n" for n in range(1, 3001))
    start = time.perf_counter()
    found = findings(f"{HEAD}---\n\n{calls}\n{notes}")
    assert time.perf_counter() - start < 30
    assert sum(finding.rule == "unknown-sentence" for finding in found) == 3000


def test_a_table_in_a_list_is_read_cell_by_cell() -> None:
    brief = briefs.parse(f"{HEAD}---\n\n- | Sum | Of |\n  |---|---|\n  | $5 | it[^a:1] |\n", "a.md", "a")
    assert [(p.kind, p.text) for p in brief.passages] == [
        ("column", "Sum"),
        ("column", "Of"),
        ("cell", "$5"),
        ("cell", "it"),
    ]


def test_marks_of_writing_direction_are_found_where_they_stand() -> None:
    found = findings(f"{HEAD}---\n\nThe sum is \u202e005$\u202c.[^a:1]\n")
    hidden = [finding for finding in found if finding.rule == "hidden-character"]
    assert {(finding.line, finding.severity) for finding in hidden} == {(8, "error")}
    assert len(hidden) == 2
