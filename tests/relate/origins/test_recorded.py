"""recorded: kin by their records, without all pairs of a house with very many reports."""

from __future__ import annotations

from polybrief.limits import SPREAD
from polybrief.model import Claim, Source
from polybrief.relate.origins import with_origins
from polybrief.relate.origins.houses import Reporters
from polybrief.relate.origins.kinship import kinships
from polybrief.relate.origins.recorded import from_records


def reports(count: int, **fields: str) -> list[Source]:
    return [
        Source(id=f"r{i:04}", language="en", rights="open", sha256="", **fields)  # type: ignore[arg-type]
        for i in range(count)
    ]


def pairs(sources: list[Source], *companies: tuple[str, ...]) -> set[tuple[str, str]]:
    found = from_records(sources, Reporters(sources, (), {}), companies)
    return {pair for pair, *_ in found}


def test_of_a_house_with_few_reports_every_two_are_kin() -> None:
    assert len(pairs(reports(4, publisher="Example News"))) == 6


def test_of_a_house_with_very_many_those_are_that_tell_the_same() -> None:
    many = reports(SPREAD + 1, publisher="Example News")
    assert pairs(many) == set()
    company = ("r0002", "r0005", "r0009")
    assert pairs(many, company) == {("r0002", "r0005"), ("r0005", "r0009")}


def test_an_agency_is_kin_to_the_house_that_it_is() -> None:
    many = reports(SPREAD + 1, wire="Example News")
    own = Source(id="own", language="en", rights="open", sha256="", publisher="Example News")
    assert ("own", "r0000") in pairs([*many, own], ("r0000", "own"))
    assert pairs([*many, own]) == set()


def test_a_claim_of_such_reports_is_one_origin() -> None:
    many = reports(SPREAD + 20, publisher="Example News")
    claim = Claim("c", tuple(f"{one.id}:1" for one in many[:30]), "r0000:1", ("en",))
    kin = kinships(many, (), {}, claims=[claim])
    assert len(kin) == 29
    (found,) = with_origins([claim], kin)
    assert len(found.origins) == 1


def test_ten_thousand_reports_of_one_house_have_no_more_pairs_than_are_asked_for() -> None:
    assert pairs(reports(10_000, publisher="Example News"), ("r0001", "r0002")) == {("r0001", "r0002")}
