"""A waiver silences one rule at one sentence for a time, and never lies about unused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from one_brief import BODY, NOW, desk, make

from polybrief.check import check
from polybrief.check.waivers import NEVER_WAIVED
from polybrief.model import Finding

QUOTED = BODY.replace("The first ferry runs.", 'Die *erste* Fähre ist "neu".')
WAIVER = "[{{rule: {}, sentence: '{}', reason: A quotation., who: Ada Reader, until: {}}}]"
SENTENCE = 'Die *erste* Fähre ist "neu".'


def findings(waivers: str, body: str = QUOTED, now: datetime = NOW) -> list[Finding]:
    brief = make(body, "de", waivers=waivers, translation_of=None)
    rules = ("typography", "waiver-expired", "waiver-unused")
    return [f for f in check([brief], desk(brief, now=now)) if f.rule in rules]


def test_without_a_waiver_the_rule_finds_it() -> None:
    assert [f.rule for f in findings("[]")] == ["typography"]


@pytest.mark.parametrize("sentence", [SENTENCE, 'Die erste Fähre ist "neu".'])
def test_a_waiver_silences_its_rule_at_its_sentence(sentence: str) -> None:
    assert findings(WAIVER.format("typography", sentence, "2025-06-10")) == []


def test_a_waiver_ends_with_its_last_day() -> None:
    given = WAIVER.format("typography", SENTENCE, "2025-06-09")
    assert [f.rule for f in findings(given)] == ["waiver-expired", "typography"]


@pytest.mark.parametrize(
    ("rule", "sentence", "message"),
    [
        ("typography", "Die erste Fähre", "is not needed"),
        ("heading-order", SENTENCE, "is not needed"),
        ("no-such-rule", SENTENCE, "there is no rule “no-such-rule”"),
        ("changed-without-correction", SENTENCE, "cannot be waived"),
    ],
)
def test_a_waiver_that_nothing_needs_is_an_error(rule: str, sentence: str, message: str) -> None:
    unused, other = findings(WAIVER.format(rule, sentence, "2025-12-31"))
    assert (unused.rule, unused.severity, other.rule) == ("waiver-unused", "error", "typography")
    assert message in unused.message


def test_a_waiver_ends_with_a_change_of_the_sentence() -> None:
    given = WAIVER.format("typography", SENTENCE, "2025-12-31")
    changed = findings(given, QUOTED.replace("erste", "zweite"))
    assert {f.rule for f in changed} == {"waiver-unused", "typography"}


def test_what_is_found_about_no_sentence_is_waived_by_the_title() -> None:
    given = WAIVER.format("no-cutoff", "A ferry", "2025-12-31")
    brief = make(waivers=given, cutoff=None)
    rules = {f.rule for f in check([brief], desk(brief))}
    assert not rules & {"no-cutoff", "waiver-unused"}


def test_a_waiver_names_its_own_line() -> None:
    given = WAIVER.format("typography", SENTENCE, "2025-01-01")
    brief = make(QUOTED, "de", waivers=given, translation_of=None)
    (expired,) = [f for f in check([brief], desk(brief)) if f.rule == "waiver-expired"]
    assert brief.head.split("\n")[expired.line - 1].startswith("waivers:")


def test_no_waiver_waives_a_waiver() -> None:
    assert {"waiver-expired", "waiver-unused"} <= NEVER_WAIVED


def test_the_last_day_is_that_of_the_desk() -> None:
    given = WAIVER.format("typography", SENTENCE, "2025-06-10")
    west = datetime(2025, 6, 11, 1, tzinfo=UTC).astimezone(timezone(timedelta(hours=-5)))
    assert findings(given, now=west) == []
