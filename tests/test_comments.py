"""The editor's word on conflicts: its file, whether it still fits, what the gate says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from click.testing import Result

from polybrief import comments
from polybrief.briefs import front_text
from polybrief.errors import RecordError
from polybrief.model import Conflict, FrontMatter, Ledger, Remark, Source, Stated, text_hash
from polybrief.relate.overview import public
from polybrief.store import Store

FILE = """\
conflict: aa11
kind: contradiction
figures: [10 USD, 20 USD]
en: {text: One of them is a slip., by: "Desk editor, English", date: 2026-11-22}
de:
  text: >-
    Eine der beiden Zahlen
    ist ein Versehen.
  by: Desk editor, German
  date: 2026-11-22
zh: {text: 其中一个是笔误。, by: "Desk editor, Chinese", date: 2026-11-22}
"""
CONFLICT = Conflict(
    "aa11",
    "contradiction",
    "conflict",
    "investment",
    "a-plan",
    (Stated("one:1", "$10", "10 USD"), Stated("two:1", "$10", "10 USD"), Stated("two:2", "$20", "20 USD")),
)
NOTE = replace(CONFLICT, id="bb22", kind="time zone", weight="note")


def find(ledger: Ledger, *texts: str) -> list[tuple[str, str]]:
    """The findings, (file, message), where readers see all of the ledger."""
    given = [comments.parse(text, f"conflicts/{n}.yml") for n, text in enumerate(texts)]
    return [(finding.file, finding.message) for finding in comments.find(given, ledger, ledger)]


def test_a_comment_is_a_signed_text_in_each_language() -> None:
    comment = comments.parse(FILE, "conflicts/plan.yml")
    assert (comment.conflict, comment.kind) == ("aa11", "contradiction")
    assert comment.remarks["de"] == Remark(
        "Eine der beiden Zahlen ist ein Versehen.", "Desk editor, German", date(2026, 11, 22)
    )


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (("zh: {", "fr: {"), "zh is missing"),
        (("kind: contradiction", "kind: quarrel"), "kind is “quarrel”"),
        (("figures: [10 USD, 20 USD]", "figures: 10"), "figures is no list of texts"),
        (("conflict: aa11\n", ""), "conflict is missing"),
        ((', by: "Desk editor, English"', ""), "en: by is missing"),
        (("conflict: aa11", "conflict: aa11\nmood: bad"), "unknown key “mood”"),
    ],
)
def test_a_broken_file_is_refused_by_name(change: tuple[str, str], cause: str) -> None:
    with pytest.raises(RecordError) as problem:
        comments.parse(FILE.replace(*change), "conflicts/plan.yml")
    assert "conflicts/plan.yml" in str(problem.value)
    assert cause in str(problem.value)


def test_it_holds_while_kind_and_figures_are_those_that_it_is_on() -> None:
    comment = comments.parse(FILE, "conflicts/plan.yml")
    more = replace(CONFLICT, stated=(*CONFLICT.stated, Stated("three:1", "$20", "20 USD")))
    other = replace(CONFLICT, stated=(*CONFLICT.stated, Stated("three:1", "$30", "30 USD")))
    assert comments.holding([comment], Ledger(conflicts=(CONFLICT,))) == {"aa11": comment}
    assert comments.holding([comment], Ledger(conflicts=(more,))) == {"aa11": comment}
    assert comments.holding([comment], Ledger(conflicts=(other,))) == {}
    assert comments.holding([comment], Ledger(conflicts=(replace(CONFLICT, kind="revision"),))) == {}


def test_the_gate_names_what_is_not_commented() -> None:
    assert find(Ledger(conflicts=(CONFLICT,)), FILE) == []
    ((file, message),) = find(Ledger(conflicts=(CONFLICT,)))
    assert file == "conflicts/aa11.yml"
    assert "10 USD, 20 USD" in message
    ((file, message),) = find(Ledger(conflicts=(CONFLICT,)), FILE.replace("20 USD", "25 USD"))
    assert file == "conflicts/0.yml"
    assert "changed" in message


def test_a_comment_on_what_this_clone_does_not_find_is_left_alone() -> None:
    assert find(Ledger(), FILE) == []


def test_readers_see_notes_only_where_the_editor_has_written() -> None:
    ledger = Ledger(conflicts=(CONFLICT, NOTE))
    assert [c.id for c in public(ledger, {"one", "two"}).conflicts] == ["aa11"]
    assert [c.id for c in public(ledger, {"one", "two"}, {"bb22"}).conflicts] == ["aa11", "bb22"]
    assert [c.id for c in public(ledger, {"one"}, {"bb22"}).conflicts] == ["bb22"]
    assert public(ledger, {"three"}, {"bb22"}).conflicts == ()


def test_check_warns_and_stays_open(desk: Store, polybrief: Callable[..., Result]) -> None:
    texts = {"one": "It costs 10 dollars.", "two": "It costs 10 dollars.\nIt costs 20 dollars."}
    sources = [Source(name, "en", "open", text_hash(text), title=name) for name, text in texts.items()]
    for source in sources:
        desk.write_source(source, texts[source.id])
    desk.write_ledger(Ledger(conflicts=(CONFLICT,)), sources)
    front = FrontMatter("A plan", "It costs 10 dollars.", "en", "published", date=date(2026, 11, 22))
    body = "It costs 10 dollars.[^one:1]\nIt costs 20 dollars.[^two:2]\n"
    desk.write_brief("en", "plan", front_text(front) + body)

    def said() -> list[str]:
        lines = polybrief("check", "--select", comments.CODE).output.splitlines()
        return [line.split(":")[0] for line in lines if line.endswith(f"[{comments.CODE}]")]

    assert said() == ["conflicts/aa11.yml"]
    (desk.root / "conflicts").mkdir()
    (desk.root / "conflicts" / "plan.yml").write_text(FILE, encoding="utf-8")
    assert said() == []
