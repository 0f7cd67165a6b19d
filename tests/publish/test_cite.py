"""Citing a brief: by the custom of each language, BibTeX that no title breaks, CSL-JSON; the version told."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cited_desk import a_brief
from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.model import Correction
from polybrief.publish.cite import cite
from polybrief.publish.imprint import imprint

SITE = imprint("The Desk", "https://desk.example/read")
_FIELD = re.compile(r"  ([a-z]+) = (?:\{(.*)\}|([a-z]{3}))")


def dated(language: str = "en", title: str = "A plan") -> Brief:
    return a_brief("A sentence.", language=language, title=json.dumps(title), extra="date: 2026-11-22\n")


def fields(bibtex: str) -> dict[str, str]:
    """The fields of an entry, after a strict reading: one a line, braces balanced in each."""
    lines = bibtex.split("\n")
    assert re.fullmatch(r"@online\{[a-z]+-[a-z0-9-]+-(en|de|zh),", lines[0])
    assert lines[-1] == "}"
    found = {}
    for n, line in enumerate(lines[1:-1]):
        last = n == len(lines) - 3
        assert line.endswith(",") != last
        field = _FIELD.fullmatch(line.removesuffix(",") if not last else line)
        assert field, line
        value = field[2] if field[2] is not None else field[3]
        depth = 0
        for char in value:
            depth += {"{": 1, "}": -1}.get(char, 0)
            assert depth >= 0, line
        assert depth == 0, line
        found[field[1]] = value
    return found


@pytest.mark.parametrize(
    ("language", "title", "plain"),
    [
        (
            "en",
            "The “big” plan",
            "The Desk, “The ‘big’ plan”, 22 November 2026 (version {v}), https://desk.example/read/en/briefs/plan/",
        ),
        (
            "de",
            "Der „große“ Plan",
            "The Desk: „Der ‚große‘ Plan“, 22. November 2026 (Fassung {v}), https://desk.example/read/de/briefs/plan/",
        ),
        (
            "zh",
            "“大”计划",
            "The Desk. “大”计划[EB/OL]. (2026-11-22)[引用日期]. https://desk.example/read/zh/briefs/plan/.",
        ),
    ],
)
def test_plain_text_follows_the_custom_of_the_language(language: str, title: str, plain: str) -> None:
    brief = dated(language, title)
    assert cite(brief, SITE).plain == plain.format(v=brief.text_hash[:12])


def test_only_chinese_asks_for_the_day_of_access() -> None:
    assert "[引用日期]" in cite(dated("zh"), SITE).hint
    assert cite(dated("en"), SITE).hint == cite(dated("de"), SITE).hint == ""


def test_a_change_after_publishing_is_told() -> None:
    changed = Correction(date(2026, 12, 1), "correction", "A sum.", "Desk editor", "0" * 64)
    brief = briefs.with_front(dated(), corrections=(changed,))
    assert "22 November 2026, last changed 1 December 2026 (version" in cite(brief, SITE).plain
    german = briefs.with_front(dated("de"), corrections=(changed,))
    assert "zuletzt geändert am 1. Dezember 2026" in cite(german, SITE).plain
    assert "(2026-12-01)" in cite(briefs.with_front(dated("zh"), corrections=(changed,)), SITE).plain


def test_text_that_no_one_reviewed_is_cited_with_its_label() -> None:
    found = cite(dated(), SITE, "Made by machine")
    assert "; Made by machine)" in found.plain
    assert fields(found.bibtex)["note"] == "Made by machine"
    assert json.loads(found.csl)[0]["note"] == "Made by machine"


def test_bibtex_escapes_what_means_something_to_it() -> None:
    read = fields(cite(dated(title=r"100 % of R&D_{x} at $5 #1 ~ ^ \ done"), SITE).bibtex)
    assert read["title"] == (
        r"{100 \% of R\&D\_\textbraceleft{}x\textbraceright{} at \$5 \#1 \textasciitilde{}"
        r" \textasciicircum{} \textbackslash{} done}"
    )
    assert (read["year"], read["month"], read["date"]) == ("2026", "nov", "2026-11-22")
    assert read["author"] == "{The Desk}"


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40))
def test_no_title_breaks_bibtex_or_json(title: str) -> None:
    brief = briefs.with_front(dated(), title=f"x{title}")
    found = cite(brief, SITE)
    assert fields(found.bibtex)["title"].startswith("{x")
    assert json.loads(found.csl)[0]["title"] == " ".join(f"x{title}".split())


@pytest.mark.parametrize(
    ("language", "babel", "tag"),
    [("en", "british", "en-GB"), ("de", "ngerman", "de-DE"), ("zh", "chinese", "zh-CN")],
)
def test_reference_managers_learn_the_language(language: str, babel: str, tag: str) -> None:
    found = cite(dated(language), SITE)
    assert fields(found.bibtex)["langid"] == babel
    (item,) = json.loads(found.csl)
    assert item["language"] == tag
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert item["URL"] == f"https://desk.example/read/{language}/briefs/plan/"


def test_a_site_without_an_address_is_cited_without_one() -> None:
    found = cite(dated(), imprint("The Desk", None))
    assert found.plain.endswith(").")
    assert "url" not in fields(found.bibtex)
    assert "URL" not in json.loads(found.csl)[0]


def test_addresses_are_ascii() -> None:
    site = imprint("Desk", "https://desk.example/größe {1}")
    assert (
        fields(cite(dated(), site).bibtex)["url"]
        == "https://desk.example/gr%C3%B6%C3%9Fe%20%7B1%7D/en/briefs/plan/"
    )


def test_a_brief_without_a_date_is_cited_all_the_same() -> None:
    brief = a_brief("A sentence.")
    assert cite(brief, SITE).plain.startswith("The Desk, “A plan” (version ")
    assert not {"year", "month", "date"} & set(fields(cite(brief, SITE).bibtex))
