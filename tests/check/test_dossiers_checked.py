"""The gate for dossiers: findings stand on the lines of the file, and only where an editor can mend them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossier_desk import FERRY, GLOSSARY, TEXT, a_desk, a_dossier, line_of
from polybrief import dossiers, review
from polybrief.check.dossiers import check_dossier
from polybrief.errors import RecordError
from polybrief.model import Entry, Finding


def found(text: str = TEXT, *languages: str) -> list[Finding]:
    known = a_desk()
    return list(check_dossier(a_dossier(text), known, languages or ("en", "de", "zh")))


def published(language: str = "en", text: str = TEXT) -> str:
    brief = dossiers.draw(a_dossier(text), language, FERRY, a_desk().sources).brief
    done = review.publish(review.review(brief, "Reader", date(2025, 6, 2), "Editor"), date(2025, 6, 2))
    return dossiers.with_review(text, "dossiers/ferry.yml", done.front)


def test_a_good_dossier_passes() -> None:
    assert found() == []
    assert found(published()) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("So far $5 million", "So far $6 million", "figure-not-in-source"),
        ("Oracle pays for it.", "Arm pays for it.", "name-not-in-source"),
        ("It runs soon.", "It runs on 9 May.", "date-not-in-source"),
        ("It runs soon.", "It runs soon. So they say.", "several-sentences"),
        ("Sie fährt bald.", 'Sie fährt "bald".', "typography"),
        ("It runs soon.", "It runs <br> soon.", "raw-html"),
    ],
)
def test_what_no_cited_sentence_says_stands_on_the_line_of_its_language(
    old: str, new: str, rule: str
) -> None:
    (finding,) = found(TEXT.replace(old, new if "Sie" not in old else f"'{new}'"))
    assert (finding.rule, finding.line) == (rule, line_of(old))
    assert finding.file == "dossiers/ferry.yml"


def test_two_sentences_become_two_entries() -> None:
    (finding,) = found(TEXT.replace("It runs soon.", "It runs soon. So they say."))
    assert finding.mend == "make an entry of each, with the sentences that bear it out"


@pytest.mark.parametrize("label", ["nobody:1", "letter:9"])
def test_an_unknown_sentence_is_found_once_for_all_languages(label: str) -> None:
    findings = [f for f in found(TEXT.replace("letter:1", label)) if f.rule == "unknown-sentence"]
    assert [finding.line for finding in findings] == [line_of("Oracle pays for it")]


def test_a_draft_is_only_warned_a_published_language_is_held_to_the_rules() -> None:
    text = published("de").replace("So far $5 million", "So far $6 million")
    assert {finding.severity for finding in found(text)} == {"warning"}
    changed = published("en").replace("So far $5 million", "So far $6 million")
    assert {(f.rule, f.severity) for f in found(changed)} == {
        ("figure-not-in-source", "error"),
        ("changed-without-correction", "error"),
    }


def test_a_change_after_publication_stands_where_the_review_does() -> None:
    text = published("en").replace("It runs soon.", "It runs before long.")
    (finding,) = found(text)
    assert finding.rule == "changed-without-correction"
    assert "polybrief review dossiers/ferry --language en" in finding.mend
    assert text.split("\n")[finding.line - 1].lstrip().startswith("published_hash")


def test_the_sums_below_show_the_other_side_of_a_conflict() -> None:
    text = TEXT.replace("So far $5 million is to be spent.", "Oracle invests $39 million in Green Ferry.")
    text = text.replace("letter:3", "letter:2")
    assert [f for f in found(text, "en") if f.rule == "conflict-hidden"] == []
    assert [f.rule for f in found(text + "other_sums: [blatt:1, bao:1]\n", "en")] == ["conflict-hidden"]


def test_nothing_is_found_in_what_the_program_writes() -> None:
    """No report knows the programme by the name that the glossary gives it."""
    strange = Entry("ferry", "programme", dict.fromkeys(("en", "de", "zh"), ("Arm Oracle 7%",)))
    known = a_desk(glossary=(strange, *GLOSSARY[1:]))
    assert [f for f in check_dossier(a_dossier(), known) if f.line == 1] == []


def test_a_brief_that_it_names_must_be_there() -> None:
    (finding,) = found(TEXT + "briefs: [nowhere]\n")
    assert (finding.rule, finding.severity) == ("dead-link", "error")
    assert finding.line == len(TEXT.split("\n"))


def test_a_programme_must_be_in_the_glossary() -> None:
    with pytest.raises(RecordError, match="has no programme"):
        check_dossier(replace(a_dossier(), id="boat"), a_desk())
