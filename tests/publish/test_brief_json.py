"""A brief as JSON: by its schema, in values, and without a word that may not be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tiny_desk import CHINESE, PROJECT, SECRET

from polybrief.briefs import parse
from polybrief.model import Conflict, Ledger, Stated
from polybrief.publish import Site
from polybrief.publish.brief_json import record, render
from polybrief.publish.desk import Desk, read_desk
from polybrief.publish.imprint import imprint
from polybrief.store import Store

SCHEMA = json.loads((PROJECT / "manual" / "brief.schema.json").read_text("utf-8"))
LANGUAGES = ("en", "de", "zh")
SITE = imprint("Test desk", "https://desk.example/")


@pytest.fixture(scope="module")
def known(desk: Store) -> Desk:
    return read_desk(desk, "en", preview=False)


def ferry(desk: Desk, language: str = "en", **more: Any) -> Mapping[str, Any]:
    brief = desk.brief(language, "briefs/ferry.md")
    assert brief is not None
    return record(brief, desk, SITE, "Made by machine", **more)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_beside_the_page_follows_the_schema(site: Site, language: str) -> None:
    page = site.folder / language / "briefs" / "ferry"
    found = json.loads((page / "brief.json").read_text("utf-8"))
    jsonschema.validate(found, SCHEMA)
    assert found["language"] == language
    assert 'type="application/json" href="brief.json"' in (page / "index.html").read_text("utf-8")


def test_each_sentence_has_its_notes(known: Desk) -> None:
    found = ferry(known)
    assert [(one["text"], one["notes"]) for one in found["sentences"]] == [
        ("The ferry runs on two motors.", ["trial-de:2", "trial-zh:2"]),
        ("It is quiet.", ["trial-zh:3"]),
        ("The price is not known.", ["ferry-letter:1"]),
    ]
    assert set(found["notes"]) == {"trial-de:2", "trial-zh:2", "trial-zh:3", "ferry-letter:1"}


def test_figures_are_exact_values(known: Desk) -> None:
    (passengers,) = ferry(known, "zh")["sentences"][2]["figures"]
    assert passengers == {
        "text": "390亿",
        "low": "39000000000",
        "high": "39000000000",
        "unit": "count",
        "noun": "人",
    }


def test_an_open_sentence_has_its_wording_and_place(known: Desk) -> None:
    note = ferry(known)["notes"]["trial-zh:2"]
    assert note["wording"] == CHINESE[1]
    assert (note["language"], note["rights"]) == ("zh", "open")
    assert note["page"] == "https://desk.example/en/sources/trial-zh/#s2"


def test_a_restricted_sentence_has_neither(known: Desk) -> None:
    note = ferry(known)["notes"]["ferry-letter:1"]
    assert "wording" not in note
    assert note["rights"] == "restricted"
    assert note["page"] == "https://desk.example/en/sources/ferry-letter/"


def test_no_file_of_the_site_holds_restricted_wording(site: Site, preview: Site) -> None:
    for built in (site, preview):
        files = [*built.folder.rglob("brief.json"), *built.folder.rglob("citation.json")]
        assert len(files) >= 8
        assert all(SECRET not in file.read_text("utf-8") for file in files)


def test_the_schema_refuses_wording_of_a_restricted_report(known: Desk) -> None:
    found = json.loads(json.dumps(ferry(known)))
    found["notes"]["ferry-letter:1"]["wording"] = "Words."
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


def test_review_or_label_never_both(known: Desk) -> None:
    assert ferry(known)["review"] == {
        "by": "Ada Reader",
        "on": "2025-06-02",
        "responsible_editor": "Ada Reader",
    }
    assert "label" not in ferry(known)
    assert ferry(known, "de")["label"] == "Made by machine"
    assert "review" not in ferry(known, "de")


def test_conflicts_of_cited_sentences_stand_in_it(known: Desk) -> None:
    stated = (Stated("trial-de:2", "zwei", "2 count"), Stated("trial-zh:2", "三", "3 count"))
    conflict = Conflict("c1", "contradiction", "conflict", "count", None, stated)
    elsewhere = replace(conflict, id="c2", stated=(Stated("trial-de:1", "1", "1 count"),) * 2)
    note = replace(conflict, id="c3", weight="note")
    desk = replace(known, ledger=Ledger((), (), (conflict, elsewhere, note)))
    assert [one["id"] for one in ferry(desk)["conflicts"]] == ["c1"]
    jsonschema.validate(json.loads(json.dumps(ferry(desk))), SCHEMA)


def test_the_other_editions_are_linked(known: Desk) -> None:
    assert ferry(known)["links"]["editions"] == {
        "de": "https://desk.example/de/briefs/ferry/brief.json",
        "zh": "https://desk.example/zh/briefs/ferry/brief.json",
    }
    assert ferry(known, alone=True)["links"]["editions"] == {}


def test_a_sentence_that_waits_is_told_with_its_language(known: Desk) -> None:
    head = "---\ntitle: '[en] A plan'\nsummary: x\nstatus: published\nlanguage: de\n---\n"
    text = f"{head}[en] It starts now.[^trial-de:2]\n"
    found = record(parse(text, "x", "x"), known, SITE, "label")
    assert found["title"] == "A plan"
    assert [(one["text"], one["language"]) for one in found["sentences"]] == [("It starts now.", "en")]


def test_the_same_brief_gives_the_same_characters(known: Desk) -> None:
    brief = known.brief("en", "briefs/ferry.md")
    assert brief is not None
    assert render(brief, known, SITE, "x") == render(brief, known, SITE, "x")


def test_drafts_have_no_file_on_the_published_site(site: Site) -> None:
    assert not (site.folder / "en" / "briefs" / "unfinished").exists()
