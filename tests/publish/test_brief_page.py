from __future__ import annotations

import pytest
from test_ledger_pages import LEDGER
from tiny_desk import make_desk

from polybrief.briefs import Brief, parse
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
        ("ferry-letter", ("in English", "wording protected", "sentence 1")),
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
