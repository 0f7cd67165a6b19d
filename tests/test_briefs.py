"""Briefs: taken apart into passages, joined again without a difference."""

from __future__ import annotations

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.errors import BriefError

HEAD = "---\ntitle: A plan\nsummary: What it is.\nstatus: draft\nlanguage: en\n---\n"
BODY = """\
## The plan

It starts *now*.[^a:1]
It ends in four years.[^a:2][^b:1]

- One part is power.[^a:3]
    - Another lies within it.[^b:2]
1. A number.[^a:4]

> Quoted.[^a:5]

| Sum | Source |
|:----|-------:|
| $39 billion | A \\| B[^b:3] |

!!! note "Where they differ"
    One says ten.[^a:6]
"""


def parse(body: str, head: str = HEAD) -> Brief:
    return briefs.parse(head + "\n" + body, "docs/en/briefs/a-plan.md", "a-plan")


def test_passages_are_sentences_headings_and_cells() -> None:
    found = [(p.kind, p.text, p.labels) for p in parse(BODY).passages]
    assert found == [
        ("heading", "The plan", ()),
        ("sentence", "It starts *now*.", ("a:1",)),
        ("sentence", "It ends in four years.", ("a:2", "b:1")),
        ("sentence", "One part is power.", ("a:3",)),
        ("sentence", "Another lies within it.", ("b:2",)),
        ("sentence", "A number.", ("a:4",)),
        ("sentence", "Quoted.", ("a:5",)),
        ("column", "Sum", ()),
        ("column", "Source", ()),
        ("cell", "$39 billion", ()),
        ("cell", "A \\| B", ("b:3",)),
        ("heading", "Where they differ", ()),
        ("sentence", "One says ten.", ("a:6",)),
    ]


def test_a_passage_knows_its_line_in_the_file() -> None:
    brief = parse(BODY)
    file = (HEAD + "\n" + BODY).split("\n")
    for passage in brief.passages:
        start, end = passage.span
        assert file[passage.line - 1][start:end].startswith(passage.text)


def test_a_call_within_a_sentence_stays_in_its_text() -> None:
    (passage,) = parse("Ten[^a:1] or twelve.[^b:1]\n").passages
    assert passage.text == "Ten[^a:1] or twelve."
    assert passage.bare == "Ten or twelve."
    assert passage.labels == ("a:1", "b:1")


def test_definitions_are_no_passages() -> None:
    brief = parse("One.[^a:1]\n\n[^a:1]: A report. Sentence 1.\n")
    assert [p.text for p in brief.passages] == ["One."]
    assert [(d.label, d.line, d.text) for d in brief.definitions] == [("a:1", 10, "A report. Sentence 1.")]
    assert "[^a:1]:" not in brief.body


def test_labels_stand_in_the_order_of_their_first_call() -> None:
    assert parse("One.[^b:2]\nTwo.[^a:1][^b:2]\n").labels == ("b:2", "a:1")


def test_code_is_no_passage() -> None:
    assert parse("```\nnot a sentence\n```\n").passages == ()


def test_joining_with_new_texts_keeps_marks_and_footnotes() -> None:
    brief = parse(BODY)
    joined = briefs.rejoin(brief, {i: p.text.upper() for i, p in enumerate(brief.passages)})
    assert "    - ANOTHER LIES WITHIN IT.[^b:2]" in joined
    assert "| $39 BILLION | A \\| B[^b:3] |" in joined
    assert '!!! note "WHERE THEY DIFFER"' in joined


_TEXT = st.text(alphabet="ab Z.,!*_`[]()|<>#-+äß第句。，“”\\", min_size=1, max_size=30)
_LINE = st.builds(
    lambda mark, text, note: mark + text + note,
    st.sampled_from(["", "", "- ", "1. ", "> ", "## ", "    - ", "| ", "\t"]),
    _TEXT,
    st.sampled_from(["", "[^a:1]", "[^a:1][^b:2]"]),
)


@given(st.lists(st.one_of(_LINE, st.just("")), max_size=12))
def test_taking_apart_and_joining_is_the_identity(lines: list[str]) -> None:
    try:
        brief = parse("\n".join(lines))
    except BriefError:
        reject()
    assert briefs.rejoin(brief, {i: p.text for i, p in enumerate(brief.passages)}) == brief.body


def test_the_hash_of_a_review_leaves_footnote_definitions_out() -> None:
    plain, defined = parse("One.[^a:1]\n"), parse("One.[^a:1]\n\n[^a:1]: A report.\n")
    assert plain.text_hash == defined.text_hash
    assert plain.text_hash != parse("Two.[^a:1]\n").text_hash


@pytest.mark.parametrize(
    ("head", "cause"),
    [
        (HEAD.replace("title: A plan\n", ""), "title is missing"),
        (HEAD.replace("draft", "done"), "status is “done”"),
        (HEAD.replace("language: en", "language: fr"), "language is “fr”"),
        (HEAD.replace("---\ntitle", "---\nauthor: me\ntitle"), "unknown key “author”"),
    ],
)
def test_a_broken_brief_is_refused_by_name(head: str, cause: str) -> None:
    with pytest.raises(BriefError, match=cause) as problem:
        parse("One.\n", head)
    assert "docs/en/briefs/a-plan.md" in problem.value.cause


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    text = ("\ufeff" + HEAD + "\nOne.[^a:1]\n").replace("\n", "\r\n")
    assert [p.text for p in briefs.parse(text, "a.md", "a").passages] == ["One."]
