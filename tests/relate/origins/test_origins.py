"""Origins: from how many sources a claim really comes, and why."""

from __future__ import annotations

from polybrief.model import Claim, Kinship, Origin
from polybrief.relate.origins import origins, with_origins


def claim(*sentences: str) -> Claim:
    return Claim("c", sentences, sentences[0], ("en",))


def test_sources_without_kin_are_an_origin_each() -> None:
    assert origins(claim("a:1", "b:1"), ()) == (Origin(("a",)), Origin(("b",)))


def test_kin_as_a_whole_are_one_origin_with_the_reasons() -> None:
    kin = Kinship(("b", "a"), "primary source", ("a relays b",))
    assert origins(claim("a:1", "b:9", "c:2"), [kin]) == (
        Origin(("a", "b"), ("b and a: a relays b",)),
        Origin(("c",)),
    )


def test_kinship_passes_on_through_a_source_of_the_claim_only() -> None:
    kin = [Kinship(("a", "b"), "common source", ("x",)), Kinship(("b", "c"), "common source", ("y",))]
    assert origins(claim("a:1", "b:1", "c:1"), kin) == (
        Origin(("a", "b", "c"), ("a and b: x", "b and c: y")),
    )
    assert len(origins(claim("a:1", "c:1"), kin)) == 2


def test_a_shared_passage_joins_what_stands_in_it() -> None:
    pairs = (("a:3", "b:10"), ("a:5", "b:12"), ("a:20", "b:2"))
    kin = [Kinship(("a", "b"), "shared passage", ("3 sentences retold one by one",), pairs)]
    assert len(origins(claim("a:3", "b:10"), kin)) == 1
    # A sentence in between belongs to the passage, too.
    assert len(origins(claim("a:4", "b:11"), kin)) == 1
    assert len(origins(claim("a:6", "b:11"), kin)) == 2
    assert len(origins(claim("a:3", "b:2"), kin)) == 2
    assert len(origins(claim("a:12", "b:6"), kin)) == 2


def test_a_passage_whose_order_was_turned_is_one_passage() -> None:
    kin = [Kinship(("b", "a"), "shared passage", ("x",), (("b:7", "a:4"), ("b:8", "a:3")))]
    assert len(origins(claim("a:3", "b:7"), kin)) == 1


def test_claims_get_their_origins() -> None:
    kin = [Kinship(("a", "b"), "common source", ("x",))]
    first, second = with_origins([claim("a:1", "b:1"), claim("a:2", "c:2")], kin)
    assert [len(first.origins), len(second.origins)] == [1, 2]
    assert first.sentences == ("a:1", "b:1")
