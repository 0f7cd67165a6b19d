"""What a person changed in an edition: back into the catalogue, or refused with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.errors import EditedByHand
from polybrief.localise import localise, passages, take_back
from polybrief.model import Source, Translation

ENGLISH = """\
---
title: A grid
summary: What it takes.
status: published
language: en
---

## Power

The grid needs power.[^a:1]
It needs water, too.[^a:2]

| Part | Cost |
|---|---|
| Cables | low[^a:3] |
"""
GERMAN = (
    "Ein Netz",
    "Was es braucht.",
    "Strom",
    "Das Netz braucht Strom.",
    "Es braucht auch Wasser.",
    "Teil",
    "Kosten",
    "Kabel",
    "gering",
)
SOURCES = {"a": Source("a", "en", "open", "0", title="A report")}


def parse(text: str, language: str) -> Brief:
    return briefs.parse(text, f"docs/{language}/briefs/a-grid.md", "a-grid")


ORIGINAL = parse(ENGLISH, "en")


def catalogue(*texts: str | None) -> tuple[Translation, ...]:
    return tuple(
        Translation(s.id, s.text or "", text, reviewed=text is not None, note="as agreed")
        for s, text in zip(passages(ORIGINAL), texts, strict=True)
    )


MEMORY = catalogue(*GERMAN)


def written(memory: Sequence[Translation] = MEMORY) -> str:
    return localise(ORIGINAL, memory, "de", SOURCES).text


def texts(memory: Sequence[Translation]) -> list[str | None]:
    return [entry.text for entry in memory]


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), start=1) if part in line)


def refused(edition: str, memory: Sequence[Translation] = MEMORY) -> EditedByHand:
    with pytest.raises(EditedByHand) as caught:
        take_back(parse(edition, "de"), memory)
    assert "memory/briefs/a-grid.de.po" in caught.value.hint or "both" in caught.value.hint
    return caught.value


def test_what_the_program_wrote_gives_nothing_back() -> None:
    assert take_back(parse(written(), "de"), MEMORY) == (MEMORY, ())


def test_a_changed_sentence_becomes_a_persons_translation() -> None:
    machine = tuple(
        replace(t, reviewed=False, engine="argos en-de 1.3 [0]") if t.text == GERMAN[4] else t for t in MEMORY
    )
    edition = written(machine).replace(GERMAN[4], "Außerdem braucht es Wasser.")
    taken, lines = take_back(parse(edition, "de"), machine)
    assert lines == (line_of(edition, "Außerdem"),)
    assert taken[4] == Translation(
        MEMORY[4].sentence,
        MEMORY[4].source_text,
        "Außerdem braucht es Wasser.",
        reviewed=True,
        note="as agreed",
    )
    assert taken[:4] + taken[5:] == MEMORY[:4] + MEMORY[5:]


def test_title_summary_heading_and_cell_are_taken_back_too() -> None:
    new = {"Ein Netz": "Das Netz", "Was es braucht.": "Wozu?", "## Strom": "## Energie", "gering": "wenig"}
    edition = written()
    for old, text in new.items():
        edition = edition.replace(old, text, 1)
    taken, lines = take_back(parse(edition, "de"), MEMORY)
    assert texts(taken) == ["Das Netz", "Wozu?", "Energie", *GERMAN[3:8], "wenig"]
    assert lines[:2] == (2, 3)


def test_a_waiting_passage_that_a_person_translated_in_the_edition() -> None:
    memory = catalogue(*GERMAN[:3], None, *GERMAN[4:])
    edition = written(memory)
    assert "[en] The grid needs power.[^a:1]" in edition
    edition = edition.replace("[en] The grid needs power.", GERMAN[3])
    assert texts(take_back(parse(edition, "de"), memory)[0]) == list(GERMAN)


def test_after_it_the_edition_comes_out_as_the_person_left_it() -> None:
    edited = written().replace(GERMAN[3], "Strom braucht das Netz.")
    taken, _ = take_back(parse(edited, "de"), MEMORY)
    again = parse(localise(ORIGINAL, taken, "de", SOURCES).text, "de")
    assert again.text_hash == parse(edited, "de").text_hash
    assert take_back(again, taken) == (taken, ())


def test_edits_in_the_edition_and_in_the_catalogue_meet() -> None:
    edition = written().replace(GERMAN[3], "Strom braucht das Netz.")
    meanwhile = catalogue(*GERMAN[:4], "Auch Wasser braucht es.", *GERMAN[5:])
    taken, lines = take_back(parse(edition, "de"), meanwhile)
    assert texts(taken)[3:5] == ["Strom braucht das Netz.", "Auch Wasser braucht es."]
    assert lines == (line_of(edition, "Strom braucht"),)


def test_a_sentence_changed_in_both_is_refused_with_its_line() -> None:
    edition = written().replace(GERMAN[3], "Strom braucht das Netz.")
    meanwhile = catalogue(*GERMAN[:3], "Das Netz will Strom.", *GERMAN[4:])
    problem = refused(edition, meanwhile)
    assert problem.cause == (
        f"docs/de/briefs/a-grid.md:{line_of(edition, 'Strom braucht')}: edited by hand: "
        "“Strom braucht das Netz.” where the catalogue gives “Das Netz will Strom.”"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[^a:1]", "[^a:2]"),
        ("Es braucht auch Wasser.[^a:2]\n", ""),
        ("\n| Teil", "\nNeuer Satz.[^a:1]\n\n| Teil"),
        ("## Strom", "### Strom"),
        ("## Strom\n", "## Strom\n\n"),
    ],
    ids=["another footnote", "a sentence less", "a sentence more", "another heading", "a blank line"],
)
def test_what_no_catalogue_can_hold_is_refused(old: str, new: str) -> None:
    edition = written()
    assert old in edition
    assert refused(edition.replace(old, new, 1)).cause.startswith("docs/de/briefs/a-grid.md:")


def test_one_sentence_in_two_places_has_one_translation() -> None:
    twice = parse(ENGLISH.replace("It needs water, too.", "The grid needs power."), "en")
    german = (*GERMAN[:4], GERMAN[3], *GERMAN[5:])
    memory = tuple(
        Translation(s.id, s.text or "", text, reviewed=True)
        for s, text in zip(passages(twice), german, strict=True)
    )
    edition = localise(twice, memory, "de", SOURCES).text
    with pytest.raises(EditedByHand, match="stands in two places and was changed in one"):
        take_back(parse(edition.replace(GERMAN[3], "Anders.", 1), "de"), memory)
    both, lines = take_back(parse(edition.replace(GERMAN[3], "Anders."), "de"), memory)
    assert texts(both).count("Anders.") == len(lines) == 2
