"""ledger: JSON that keeps all, follows its schema and names descent in the terms of W3C PROV."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.errors import RecordError
from polybrief.model import Claim, Conflict, Descent, Disagreement, Kinship, Ledger, Origin, Source, Stated
from polybrief.relate.ledger import parse, render

SCHEMA = json.loads((Path(__file__).parents[2] / "manual" / "ledger.schema.json").read_text(encoding="utf-8"))

LEDGER = Ledger(
    claims=(
        Claim(
            "c1",
            ("harbour:2", "hafen:7", "port-zh:1"),
            "hafen:7",
            ("de", "en", "zh"),
            (Origin(("hafen", "harbour"), ("both name the same agency",)), Origin(("port-zh",))),
        ),
    ),
    kinships=(
        Kinship(("harbour", "hafen"), "primary source", ("its record names the other",)),
        Kinship(
            ("harbour", "port-zh"), "shared passage", ("3 sentences in a row",), (("harbour:2", "port-zh:1"),)
        ),
    ),
    conflicts=(
        Conflict(
            "k1",
            "contradiction",
            "conflict",
            "investment",
            "pier-plan",
            (
                Stated("harbour:2", "$40 million", "40000000 USD"),
                Stated("port-zh:1", "4亿美元", "400000000 USD"),
            ),
            ("c1",),
        ),
    ),
)

identifier = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
sentence = st.builds(lambda source, n: f"{source}:{n}", identifier, st.integers(1, 999))
words = st.text(min_size=1, max_size=20).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))
reasons = st.lists(words, max_size=2).map(tuple)
claims = st.builds(
    lambda id_, said, languages, origins: Claim(id_, tuple(said), said[0], tuple(languages), origins),
    words,
    st.lists(sentence, min_size=2, max_size=4, unique_by=lambda s: s.rpartition(":")[0]),
    st.lists(st.sampled_from(("en", "de", "zh")), min_size=1, unique=True),
    st.lists(st.builds(Origin, st.lists(identifier, min_size=1).map(tuple), reasons), max_size=2).map(tuple),
)
kinships = st.builds(
    Kinship,
    st.tuples(identifier, identifier),
    st.sampled_from(get_args(Descent)),
    reasons,
    st.lists(st.tuples(sentence, sentence), max_size=2).map(tuple),
)
conflicts = st.builds(
    Conflict,
    words,
    st.sampled_from(get_args(Disagreement)),
    st.sampled_from(("conflict", "warning", "note")),
    words,
    st.none() | words,
    st.lists(st.builds(Stated, sentence, words, words), min_size=1, max_size=2).map(tuple),
    reasons,
)
ledgers = st.builds(
    Ledger, *(st.lists(part, max_size=3).map(tuple) for part in (claims, kinships, conflicts))
)


@given(ledgers)
def test_what_is_written_is_read_again_and_follows_the_schema(ledger: Ledger) -> None:
    text = render(ledger)
    assert parse(text) == ledger
    jsonschema.validate(json.loads(text), SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("descent", "term"),
    [
        ("primary source", "prov:hadPrimarySource"),
        ("quotation", "prov:wasQuotedFrom"),
        ("revision", "prov:wasRevisionOf"),
        ("common source", "commonSource"),
        ("shared passage", "sharedPassage"),
    ],
)
def test_descent_is_read_from_the_later_report_to_the_earlier_one(descent: Descent, term: str) -> None:
    value = json.loads(render(Ledger(kinships=(Kinship(("first", "second"), descent, ("why",)),))))
    assert value["kinships"] == [{"entity": "second", term: "first", "reasons": ["why"]}]


def test_a_claim_carries_the_days_of_its_sources() -> None:
    day = datetime.date(2025, 1, 22)
    sources = [Source("hafen", "de", "open", "", published=day), Source("harbour", "en", "open", "")]
    text = render(LEDGER, sources)
    assert json.loads(text)["claims"][0]["published"] == ["2025-01-22"]
    assert parse(text) == LEDGER
    jsonschema.validate(json.loads(text), SCHEMA)


def test_figures_stand_as_they_are_written() -> None:
    assert "4亿美元" in render(LEDGER)
    assert render(LEDGER) == render(parse(render(LEDGER)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"claims": [1]}',
        '{"claims": [{"id": "x"}]}',
        '{"claims": [], "kinships": [{"entity": "a", "reasons": []}]}',
        '{"claims": [], "conflicts": [{"kind": "odd", "weight": "note"}]}',
        '{"claims": [{"id": 1, "sentences": [], "representative": "", "languages": []}]}',
        '{"claims": [{"id": "x", "sentences": "a:1", "representative": "a:1", "languages": []}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match=r"build/ledger\.json: not a ledger") as caught:
        parse(text)
    assert caught.value.hint == "delete build/ledger.json and run: polybrief relate"


def test_the_manual_shows_a_ledger_that_follows_the_schema() -> None:
    page = (Path(__file__).parents[2] / "manual" / "relate.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    jsonschema.validate(json.loads(example), SCHEMA)
    ledger = parse(example)
    assert json.loads(render(ledger))["kinships"] == json.loads(example)["kinships"]
    assert len(ledger.claims) == len(ledger.conflicts) == 1
