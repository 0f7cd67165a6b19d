from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from jinja2 import Environment, FileSystemLoader
from test_ledger_pages import LEDGER
from tiny_desk import PROJECT, Html, make_desk

from polybrief.briefs import Brief, parse
from polybrief.model import Comment, Conflict, Remark, Stated, Waiver
from polybrief.publish.desk import Desk, read_desk
from polybrief.publish.reading import minutes
from polybrief.publish.view import View


def brief(text: str, language: str = "en") -> Brief:
    head = f"---\ntitle: t\nsummary: s\nstatus: draft\nlanguage: {language}\n---\n\n"
    return parse(head + text + "\n", "t.md", "t")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Short.", "en", 1),
        ("word " * 230 + "more.", "en", 2),
        ("Wort " * 230 + "mehr.", "de", 2),
        ("字" * 350 + "。", "zh", 2),
        ("字" * 340 + "OpenAI。", "zh", 1),
    ],
)
def test_minutes_go_by_words_and_by_chinese_characters(text: str, language: str, expected: int) -> None:
    assert minutes(brief(text, language)) == expected


def test_footnotes_are_not_read() -> None:
    assert minutes(brief("word.[^a:1] " * 200)) == minutes(brief("word. " * 200)) == 1


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    store = make_desk(tmp_path_factory.mktemp("reading"))
    store.write_ledger(LEDGER, store.sources())
    return read_desk(store, "en", preview=False)


def test_each_report_is_listed_once_with_its_sentences(desk: Desk) -> None:
    view = View(desk, "en")
    found = view.reading(view.briefs[0])
    assert [(one.source.id, one.facts) for one in found.cited] == [
        ("trial-de", ("Hafenblatt", "4\u00a0May\u00a02025", "in German", "sample", "sentence 2")),
        ("trial-zh", ("港口报", "5\u00a0May\u00a02025", "in Chinese", "wording open", "sentences 2, 3")),
        ("ferry-letter", ("in English", "first written in Chinese", "wording protected", "sentence 1")),
    ]


def test_origins_are_counted_and_not_reports(desk: Desk) -> None:
    view = View(desk, "en")
    found = view.reading(view.briefs[0])
    assert (found.origins, found.counted) == (2, "3 reports, 2 origins")


def test_without_a_ledger_no_origins_are_claimed(tmp_path_factory: pytest.TempPathFactory) -> None:
    view = View(read_desk(make_desk(tmp_path_factory.mktemp("bare")), "de", preview=False), "de")
    found = view.reading(view.briefs[0])
    assert (found.origins, found.counted, found.disputed) == (0, "3 Berichte", ())


def test_conflicts_are_those_whose_sentences_the_brief_cites(desk: Desk) -> None:
    view = View(desk, "en")
    disputed = view.reading(view.briefs[0]).disputed
    assert [one.conflict.id for one in disputed] == ["cc33"]
    assert view.reading(brief("Nothing cited.")).disputed == ()


@pytest.mark.parametrize(
    ("language", "until"),
    [("en", "1 June 2026"), ("de", "1. Juni 2026"), ("zh", "2026年6月1日")],
)
def test_a_reader_sees_what_was_waived_why_by_whom_and_until_when(
    desk: Desk, language: str, until: str
) -> None:
    waiver = Waiver("long-sentence", "It is long <so>.", "It has to be.", "Managing editor", date(2026, 6, 1))
    known = brief("It is long <so>.", language)
    known = replace(known, front=replace(known.front, waivers=(waiver,)))
    view = View(desk, language)
    parts = Environment(loader=FileSystemLoader(PROJECT / "templates" / "site"), autoescape=True)
    text = parts.get_template("partials/changes.html").render(brief=known, view=view, text=view.text)
    (note,) = Html(text).all("section", class_="waivers")
    for said in (waiver.sentence, waiver.reason, waiver.who, until):
        assert said in note.text


def test_lesser_disagreements_stand_with_a_brief_where_the_editor_explains_them(desk: Desk) -> None:
    assert desk.ledger is not None
    stated = (Stated("trial-de:2", "3. Mai", "--05-03"), Stated("trial-zh:2", "5月4日", "--05-04"))
    note = Conflict("dd44", "time zone", "note", "date", None, stated)
    remark = Remark("Both may be right.", "Desk editor, English", date(2025, 6, 3))
    comment = Comment("conflicts/days.yml", "dd44", "time zone", ("--05-03", "--05-04"), {"en": remark})
    known = replace(desk, ledger=replace(desk.ledger, conflicts=(note,)))
    view = View(replace(known, comments={"dd44": comment}), "en")
    assert [one.conflict.id for one in view.reading(view.briefs[0]).disputed] == ["dd44"]
    view = View(known, "en")
    assert view.reading(view.briefs[0]).disputed == ()
