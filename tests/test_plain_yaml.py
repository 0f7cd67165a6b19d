"""YAML is read in one pass: what PyYAML would make of it, or a refusal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from polybrief import plain_yaml

KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.dates(date(1900, 1, 1))
    | st.text("abc 0123:-–“”ä字'\"{}[],#&*!|>%@`\n", max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(PLAIN, st.booleans())
def test_reads_what_pyyaml_reads(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    assert plain_yaml.load(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# nothing\n", None),
        ("a:\nb: ~\n", {"a": None, "b": None}),
        ("yes", True),
        ("'yes'", "yes"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("1_000", 1000),
        ("2025-01-22", date(2025, 1, 22)),
        ("2025-01-22 10:00:00", datetime(2025, 1, 22, 10)),
        ("- - 1\n  - 2\n- {a: [b]}\n", [[1, 2], {"a": ["b"]}]),
    ],
)
def test_plain_words_mean_what_they_mean_to_pyyaml(text: str, value: object) -> None:
    assert plain_yaml.load(text) == value == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", "an alias (*name) is not allowed", 3),
        ("a: !!str 1\n", "a tag (!name) is not allowed", 1),
        ("a: !thing [1]\n", "a tag (!name) is not allowed", 1),
        ("a: 1\nb: 2\na: 3\n", "the key “a” comes twice", 3),
        ("a:\n  b: {c: 1, c: 2}\n", "the key “c” comes twice", 2),
        ("a:\na: 1\n", "the key “a” comes twice", 2),
        ("1: a\n", "a key that is no text", 1),
        ("? [a]\n: b\n", "a key that is no text", 1),
        ("a: 1\n---\nb: 1\n", "a second document", 2),
        ("a: 1" + "0" * 200, "a number of more than a hundred digits", 1),
        ('a: "x\\u200by"\n', "a sign that is not seen, U+200B", 1),
        ("[" * 60, "nested too deeply", 1),
    ],
)
def test_refuses_what_no_file_of_the_program_has(text: str, problem: str, line: int) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        plain_yaml.load(text)
    assert refused.value.problem == problem
    assert refused.value.problem_mark is not None
    assert refused.value.problem_mark.line + 1 == line


def test_a_date_that_is_none_is_no_date() -> None:
    with pytest.raises(ValueError, match="month"):
        plain_yaml.load("a: 2025-13-01")


def test_lists_that_stand_twice_are_two() -> None:
    first, second = plain_yaml.load("[[1], [1]]")
    first.append(2)
    assert second == [1]
