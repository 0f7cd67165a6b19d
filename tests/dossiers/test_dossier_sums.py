"""Which sums are those of a programme."""

from __future__ import annotations

from dataclasses import replace

from dossier_desk import TEXT, a_desk, a_dossier
from polybrief import dossiers
from polybrief.dossiers import Sum
from polybrief.model import Ledger


def found(text: str = TEXT, ledger: Ledger | None = None) -> list[Sum]:
    desk = a_desk()
    return list(dossiers.sums(a_dossier(text), desk.sources, desk.evidence, ledger or desk.ledger))


def words(text: str = TEXT, ledger: Ledger | None = None) -> list[str]:
    return [known.text for known in found(text, ledger)]


def test_sentences_that_name_the_programme_and_those_that_are_cited_the_largest_first() -> None:
    assert words() == ["4100万美元", "41 Millionen Dollar", "$39 million", "$5 million"]


def test_a_sum_of_something_else_is_none_of_it() -> None:
    assert "$2 million" not in words()


def test_what_the_editor_sets_aside_is_left_out() -> None:
    assert words(TEXT + "other_sums: [letter:3, bao:1]\n") == ["41 Millionen Dollar", "$39 million"]


def test_the_other_sides_of_a_conflict_come_along_and_all_are_marked() -> None:
    sides = {known.text: known.conflicts for known in found()}
    assert sides["$39 million"] == sides["41 Millionen Dollar"] == ("c1",)
    assert sides["$5 million"] == ()


def test_a_sum_that_stands_twice_in_a_report_is_one_row() -> None:
    desk = a_desk()
    evidence = desk.evidence["letter"]
    twice = {**desk.evidence, "letter": evidence}
    text = TEXT.replace("cites: [letter:1]", "cites: [letter:1, letter:2]")
    rows = dossiers.sums(a_dossier(text), desk.sources, twice, None)
    assert [known.sentences for known in rows if known.text == "$39 million"] == [("letter:2",)]
    assert all(known.conflicts == () for known in rows)


def test_it_says_what_is_measured_where_the_report_does() -> None:
    kinds = {known.text: known.kind for known in found()}
    assert kinds["$39 million"] == "investment"


def test_readers_see_the_sources_of_published_dossiers_alone() -> None:
    desk, dossier = a_desk(), a_dossier()
    facts = desk.sources, desk.evidence, desk.ledger
    cited = {label.rpartition(":")[0] for label in dossier.cites}
    summed = {one.source.id for one in found()}
    draft, published = (
        replace(dossier, reviews={"en": {"status": status}}) for status in ("draft", "published")
    )
    assert dossiers.public_sources([draft], *facts) == frozenset()
    assert dossiers.public_sources([published], *facts) == cited | summed
