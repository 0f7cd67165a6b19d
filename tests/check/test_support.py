"""How a brief is borne out: its statements, what they lack, and the two measures."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cited_desk import REPORTS, a_brief, a_desk
from polybrief.check import measures
from polybrief.check.rules import (
    borrowed,
    conflicts,
    contribution,
    long_quotations,
    quotations,
    stated_dates,
    stated_figures,
    stated_names,
)
from polybrief.check.statements import statements
from polybrief.check.support import support
from polybrief.errors import BriefError
from polybrief.model import Conflict, Evidence, Ledger, Stated, text_hash

RULES = (
    borrowed,
    conflicts,
    contribution,
    long_quotations,
    quotations,
    stated_dates,
    stated_figures,
    stated_names,
)
_STATED = (Stated("en:1", "$5 billion", "5"), Stated("de:1", "39 Milliarden Dollar", "39"))
DESK = a_desk(
    restricted=("de",),
    ledger=Ledger(conflicts=(Conflict("c", "contradiction", "conflict", "sum", None, _STATED),)),
)


def test_a_row_is_one_statement_and_its_cells_share_their_footnotes() -> None:
    brief = a_brief("| Sum | Who |", "|---|---|", "| $5 billion | SoftBank[^en:1] |")
    row = list(statements(brief))[-1]
    assert (row.line, row.text, row.labels) == (9, "$5 billion | SoftBank", ("en:1",))


def test_title_and_headings_are_borne_by_all_that_is_cited() -> None:
    brief = a_brief("## The $5 billion", "SoftBank pays.[^en:1]", title="SoftBank and 2019")
    title, _, heading, _ = support(brief, a_desk())
    assert title.statement.line == 2
    assert [moment.text for moment in title.dates] == ["2019"]
    assert not title.names
    assert heading.full


def test_a_passage_that_waits_is_read_in_its_own_language() -> None:
    brief = a_brief("[de] Es kostet 1.500 Euro.[^en:1]")
    (*_, last) = statements(brief)
    assert (last.language, last.text) == ("de", "Es kostet 1.500 Euro.")


def test_measures_of_a_good_brief() -> None:
    found = measures.of(a_brief("SoftBank pays $5 billion.[^en:1]", "It began in January.[^en:2]"), a_desk())
    assert (found.sentences, found.footnotes, found.recall, found.precision) == (2, 2, 1.0, 1.0)


def test_recall_falls_with_each_sentence_that_is_not_borne_out() -> None:
    text = ("SoftBank pays $6 billion.[^en:1]", "It began in January.[^en:2]", "Nothing.", "It.[^en:99]")
    found = measures.of(a_brief(*text), a_desk())
    assert found.recall == 1 / 4


def test_precision_falls_with_each_footnote_that_bears_nothing() -> None:
    found = measures.of(a_brief("SoftBank pays $5 billion.[^en:1][^en:8][^nobody:1]"), a_desk())
    assert found.precision == 2 / 3
    found = measures.of(a_brief("SoftBank pays $5 billion.[^en:1][^en:8]"), a_desk())
    assert found.precision == 1 / 2


def test_an_empty_brief_lacks_nothing() -> None:
    found = measures.of(a_brief(""), a_desk())
    assert (found.recall, found.precision) == (1.0, 1.0)


def test_evidence_alone_gives_the_same_judgement() -> None:
    text = ("SoftBank pays $5 billion.[^en:1]", "Oracle pays $6 billion.[^en:1]", "In 2024.[^en:2]")
    with_text, without = (support(a_brief(*text), a_desk(wording=wording)) for wording in (True, False))
    assert with_text == without
    assert [len(found.names) for found in without[2:]] == [0, 1, 0]


def test_old_evidence_is_not_believed() -> None:
    desk = a_desk(wording=False)
    old = replace(desk, evidence={"en": replace(desk.evidence["en"], sha256=text_hash("another"))})
    assert support(a_brief("SoftBank pays $5 billion.[^en:1]"), old)[-1].unknown == ("en:1",)


def test_where_the_wording_is_at_hand_missing_evidence_raises_no_alarm() -> None:
    desk = a_desk()
    empty = Evidence("en", "", tuple(replace(s, figures=()) for s in desk.evidence["en"].sentences))
    for evidence in ({}, {"en": empty}):
        assert support(a_brief("SoftBank pays $5 billion.[^en:1]"), replace(desk, evidence=evidence))[-1].full


def test_a_thousand_footnotes_take_no_time() -> None:
    calls = "".join(f"[^en:{n % len(REPORTS['en'][1]) + 1}]" for n in range(1000))
    assert support(a_brief("SoftBank pays $5 billion." + calls), a_desk())[-1].full


_MARKUP = [
    "[^en:1]",
    "[^de:1]",
    "[^zh:99]",
    "[^",
    "]:",
    "“",
    "”",
    "„",
    "|",
    "---",
    "# ",
    "- ",
    "\n",
    "\n\n",
    "**",
]
_SAID = [
    "$5 billion",
    "390亿美元",
    "22 January",
    "OpenAI",
    "软银",
    "…",
    "[…]",
    "1,5",
    "%",
    "    ",
    "\u202e",
    "`",
]
_WORDS = st.sampled_from([*_MARKUP, *_SAID])


@given(st.lists(_WORDS | st.text(max_size=4), max_size=40), st.sampled_from(["en", "de", "zh"]))
@settings(max_examples=60, deadline=None)
def test_no_brief_that_can_be_read_breaks_a_rule(parts: list[str], language: str) -> None:
    try:
        brief = a_brief("".join(parts), language=language)
    except BriefError:
        return
    for rule in RULES:
        list(rule.find(brief, DESK))
    assert 0 <= measures.of(brief, DESK).recall <= 1
    assert 0 <= measures.of(brief, DESK).precision <= 1
