"""An edition is its original in another language: all of it, nothing else, and not an earlier text."""

from __future__ import annotations

import pytest
from one_brief import BODY, GERMAN, catalogue, found, make

from polybrief.check.rules import (
    editions,
    embargo,
    stale_translations,
    translated_dates,
    translated_figures,
    translated_length,
    translated_names,
    unreviewed_translations,
)

ORIGINAL, EDITION = make(), make(GERMAN, "de")
RULES = (
    editions,
    embargo,
    stale_translations,
    translated_dates,
    translated_figures,
    translated_length,
    translated_names,
    unreviewed_translations,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.CODE))
def test_a_faithful_edition_passes(rule: object) -> None:
    known = {("ferry", "de"): catalogue(ORIGINAL, EDITION)}
    assert found(rule, EDITION, ORIGINAL, catalogues=known) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.CODE))
def test_originals_and_drafts_have_no_translation_to_compare(rule: object) -> None:
    assert found(rule, ORIGINAL) == []
    assert found(rule, make(GERMAN, "de", status="draft")) == []


def edition(old: str, new: str) -> str:
    assert old in GERMAN
    return GERMAN.replace(old, new)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("39 Milliarden US-Dollar", "“$39 million” of the original is “39 Milliarden US-Dollar” here"),
        ("38 Millionen US-Dollar", "“$39 million” of the original is “38 Millionen US-Dollar” here"),
        ("39 Millionen Euro", "“$39 million” of the original is “39 Millionen Euro” here"),
        ("viel Geld", "“$39 million” of the original is missing here"),
    ],
)
def test_a_figure_is_compared_by_value(new: str, message: str) -> None:
    brief = make(edition("39 Millionen US-Dollar", new), "de")
    (finding,) = found(translated_figures, brief, ORIGINAL)
    assert (finding.message, finding.line) == (message, brief.passages[2].line)
    assert found(translated_dates, brief, ORIGINAL) == []


def test_a_figure_in_the_title_is_compared_too() -> None:
    brief = make(GERMAN, "de", title="39 Fähren")
    (finding,) = found(translated_figures, brief, ORIGINAL)
    assert finding.message == "“39” does not stand in the original"
    assert brief.head.split("\n")[finding.line - 1].startswith("title:")


def test_a_date_is_compared_by_value() -> None:
    original = make(BODY.replace("ferry runs.", "ferry has run since 3 May 2025."))
    right = edition("Fähre fährt.", "Fähre fährt seit dem 3. Mai 2025.")
    assert found(translated_dates, make(right, "de"), original) == []
    (finding,) = found(translated_dates, make(right.replace("3. Mai", "3. März"), "de"), original)
    assert "3. März 2025" in finding.message


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("Oracle zahlt.", "“SoftBank” of the original is “Oracle” here"),
        ("Soft Bank zahlt.", "“SoftBank” should be “SoftBank”, but is “Soft Bank”"),
        ("Der Konzern zahlt.", "“SoftBank” should be “SoftBank”, which is missing"),
    ],
)
def test_a_name_is_the_same_in_the_desks_form(new: str, message: str) -> None:
    original = make(BODY.replace("The first ferry runs.", "SoftBank pays."))
    assert (
        found(translated_names, make(edition("Die erste Fähre fährt.", "SoftBank zahlt."), "de"), original)
        == []
    )
    findings = found(translated_names, make(edition("Die erste Fähre fährt.", new), "de"), original)
    assert message in [finding.message for finding in findings] or "Oracle" in new
    assert findings


def test_a_country_that_became_another_one() -> None:
    original = make(BODY.replace("The first ferry runs.", "It runs in Japan."))
    wrong = make(edition("Die erste Fähre fährt.", "Sie fährt in Kanada."), "de")
    (finding,) = found(translated_names, wrong, original)
    assert finding.message == "“Japan” of the original is “Kanada” here"
    adjective = make(edition("Die erste Fähre fährt.", "Die japanische Fähre fährt."), "de")
    assert found(translated_names, adjective, original) == []


def test_a_sentence_that_says_far_more_is_a_warning() -> None:
    more = "Die erste Fähre fährt. Sie ist groß, und niemand hat bisher gesehen, wie sie in den Hafen kam."
    (finding,) = found(translated_length, make(edition("Die erste Fähre fährt.", more), "de"), ORIGINAL)
    assert finding.severity == "warning"


def test_a_passage_translated_from_an_earlier_text_is_stale() -> None:
    known = {("ferry", "de"): catalogue(ORIGINAL, EDITION, source_text="An old ferry runs.", reviewed=True)}
    (finding,) = found(stale_translations, EDITION, ORIGINAL, catalogues=known)
    assert finding.line == EDITION.passages[1].line
    assert (
        "translated from “An old ferry runs.”; the original now says “The first ferry runs.”"
        in finding.message
    )


def test_a_catalogue_that_is_missing() -> None:
    (finding,) = found(stale_translations, EDITION, ORIGINAL, catalogues={("ferry", "de"): ()})
    assert "no catalogue memory/briefs/ferry.de.po" in finding.message


def test_machine_text_is_not_published_as_reviewed() -> None:
    known = {("ferry", "de"): catalogue(ORIGINAL, EDITION, reviewed=False, engine="argos de")}
    (finding,) = found(unreviewed_translations, EDITION, ORIGINAL, catalogues=known)
    assert "only a machine has translated “Die erste Fähre fährt.”" in finding.message
    labelled = make(GERMAN, "de", signed=False)
    assert found(unreviewed_translations, labelled, ORIGINAL, catalogues=known) == []


def test_what_waits_is_not_published_at_all() -> None:
    known = {("ferry", "de"): catalogue(ORIGINAL, EDITION, text=None)}
    (finding,) = found(unreviewed_translations, EDITION, ORIGINAL, catalogues=known)
    assert "“The first ferry runs.” waits for its translation" in finding.message


def test_an_edition_that_says_other_than_its_catalogue() -> None:
    known = {("ferry", "de"): catalogue(ORIGINAL, EDITION, text="Die zweite Fähre fährt.", reviewed=True)}
    (finding,) = found(editions, EDITION, ORIGINAL, catalogues=known)
    assert finding.message == "the catalogue has “Die zweite Fähre fährt.” here"


def test_an_edition_of_a_withdrawn_original() -> None:
    (finding,) = found(editions, EDITION, make(status="withdrawn"))
    assert finding.message == "its original is withdrawn"


def test_an_edition_that_would_appear_before_its_original() -> None:
    original = make(publish_after="2025-07-01T06:00:00+02:00")
    (finding,) = found(embargo, EDITION, original)
    assert "held back until 2025-07-01T06:00:00+02:00" in finding.message
    assert found(embargo, make(GERMAN, "de", publish_after="2025-07-01T06:00:00+02:00"), original) == []
