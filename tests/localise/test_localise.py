"""localise: the other editions of a brief, sentence by sentence, footnotes in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.errors import BriefError
from polybrief.localise import localise, passages, with_definitions
from polybrief.model import Source, Translation
from polybrief.review import review

ENGLISH = """\
---
title: A plan
summary: What it is.
date: 2025-01-22
status: published
language: en
---

## The plan

It starts now.[^a:1][^b:2]
It ends later.[^b:1]

- One part is power.[^a:3]
"""

GERMAN = (
    "Ein Plan",
    "Worum es geht.",
    "Der Plan",
    "Er beginnt jetzt.",
    "Er endet später.",
    "Ein Teil ist Strom.",
)
SOURCES = {
    "a": Source("a", "en", "open", "0", title="A report"),
    "b": Source("b", "zh", "open", "0", title="报告"),
}


def parse(text: str, language: str = "en") -> Brief:
    return briefs.parse(text, f"docs/{language}/briefs/a-plan.md", "a-plan")


ORIGINAL = parse(ENGLISH)


def translated(*texts: str | None, reviewed: bool = True) -> list[Translation]:
    return [
        Translation(sentence.id, sentence.text or "", text, reviewed and text is not None)
        for sentence, text in zip(passages(ORIGINAL), texts, strict=True)
    ]


def test_title_summary_and_body_are_the_passages() -> None:
    assert [(s.id, s.text) for s in passages(ORIGINAL)] == [
        ("a-plan:1", "A plan"),
        ("a-plan:2", "What it is."),
        ("a-plan:3", "The plan"),
        ("a-plan:4", "It starts now."),
        ("a-plan:5", "It ends later."),
        ("a-plan:6", "One part is power."),
    ]


def test_the_german_edition() -> None:
    edition = localise(ORIGINAL, translated(*GERMAN), "de", SOURCES)
    made = parse(edition.text, "de")
    assert (edition.waiting, edition.machine) == (0, 0)
    assert edition.text == (
        "---\n"
        "title: Ein Plan\n"
        "summary: Worum es geht.\n"
        "date: 2025-01-22\n"
        "status: published\n"
        "language: de\n"
        "translation_of: en\n"
        f"localised_hash: {made.text_hash}\n"
        "---\n"
        "\n"
        "## Der Plan\n"
        "\n"
        "Er beginnt jetzt.[^a:1][^b:2]\n"
        "Er endet später.[^b:1]\n"
        "\n"
        "- Ein Teil ist Strom.[^a:3]\n"
        "\n"
        "[^a:1]: „A report“. Englisch. Satz 1.\n"
        "[^b:2]: „报告“. Chinesisch. Satz 2.\n"
        "[^b:1]: „报告“. Chinesisch. Satz 1.\n"
        "[^a:3]: „A report“. Englisch. Satz 3.\n"
    )


def test_a_waiting_passage_stays_in_its_language_and_makes_the_edition_a_draft() -> None:
    edition = localise(ORIGINAL, translated(*GERMAN[:4], None, GERMAN[5]), "de", SOURCES)
    assert edition.waiting == 1
    assert "[en] It ends later.[^b:1]" in edition.text
    assert parse(edition.text, "de").front.status == "draft"


def test_a_machine_translation_makes_the_edition_a_draft() -> None:
    edition = localise(ORIGINAL, translated(*GERMAN, reviewed=False), "de", SOURCES)
    assert edition.machine == 6
    assert parse(edition.text, "de").front.status == "draft"


def test_what_the_program_wrote_it_writes_again() -> None:
    first = parse(localise(ORIGINAL, translated(*GERMAN), "de", SOURCES).text, "de")
    changed = localise(ORIGINAL, translated("Ein neuer Plan", *GERMAN[1:]), "de", SOURCES, first)
    assert "title: Ein neuer Plan" in changed.text


def test_the_review_of_an_edition_stays_and_its_hash_tells_whether_it_holds() -> None:
    written = parse(localise(ORIGINAL, translated(*GERMAN), "de", SOURCES).text, "de")
    read = review(written, "Redaktion Deutsch", date(2025, 1, 23), "Redaktionsleitung")
    same = parse(localise(ORIGINAL, translated(*GERMAN), "de", SOURCES, read).text, "de")
    assert same.reviewed
    other = parse(localise(ORIGINAL, translated("Neu", *GERMAN[1:]), "de", SOURCES, read).text, "de")
    assert other.front.reviewed_by == "Redaktion Deutsch"
    assert not other.reviewed


def test_a_passage_without_an_entry_is_an_error() -> None:
    with pytest.raises(BriefError, match="passage 6 has no entry"):
        localise(ORIGINAL, translated(*GERMAN)[:-1], "de", SOURCES)


def test_definitions_are_written_in_the_order_of_the_calls() -> None:
    text = with_definitions(parse(ENGLISH + "\n[^b:1]: old\n[^x]: a note of my own\n"), SOURCES)
    assert text.split("\n")[-6:] == [
        "[^a:1]: “A report”. English. Sentence 1.",
        "[^b:2]: “报告”. Chinese. Sentence 2.",
        "[^b:1]: “报告”. Chinese. Sentence 1.",
        "[^a:3]: “A report”. English. Sentence 3.",
        "[^x]: a note of my own",
        "",
    ]
    assert with_definitions(parse(text), SOURCES) == text


def test_a_review_belongs_to_exactly_this_text() -> None:
    read = review(ORIGINAL, "Desk editor", date(2025, 1, 23), "Managing editor")
    assert read.reviewed
    assert not replace(read, body=read.body.replace("now", "then")).reviewed
    assert not replace(read, front=replace(read.front, title="Another")).reviewed
    with pytest.raises(BriefError, match="needs a name"):
        review(ORIGINAL, " ", date(2025, 1, 23))
