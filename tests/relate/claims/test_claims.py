"""claims: groups become claims; ids stay from run to run."""

from __future__ import annotations

import datetime

import numpy as np
from numpy.typing import NDArray

from polybrief.model import Claim, Sentence, Source
from polybrief.relate.claims.claims import claims_of, published, with_earlier_ids


def sentence(source: str, n: int, language: str = "en") -> Sentence:
    return Sentence(source, n, language, f"Sentence {n} of the report {source}.")


def even(rows: NDArray[np.intp], _columns: NDArray[np.intp]) -> NDArray[np.float32]:
    return np.full(len(rows), 0.5, dtype=np.float32)


def claim(id_: str, *sentences: str) -> Claim:
    return Claim(id_, sentences, sentences[0], ("en",))


def ids(claims: list[Claim]) -> list[str]:
    return [found.id for found in claims]


def test_a_claim_has_two_sources_or_more() -> None:
    said = [sentence("a", 1), sentence("a", 2), sentence("b", 10, "de"), sentence("b", 9, "de")]
    (found,) = claims_of([[0, 1], [0, 2, 3]], said, even)
    assert found.sentences == ("a:1", "b:9", "b:10")
    assert found.sources == ("a", "b")
    assert found.languages == ("de", "en")


def test_the_representative_is_nearest_to_the_others() -> None:
    likeness = np.array([[1, 0.9, 0.2], [0.9, 1, 0.8], [0.2, 0.8, 1]], dtype=np.float32)
    (found,) = claims_of([[0, 1, 2]], [sentence(s, 1) for s in "abc"], lambda a, b: likeness[a, b])
    assert found.representative == "b:1"


def test_a_sentence_with_two_statements_is_in_two_claims_and_named_once_in_each() -> None:
    said = [sentence("a", 1), sentence("a", 1), sentence("b", 1), sentence("c", 1)]
    found = claims_of([[0, 2], [1, 3], [0, 1, 2]], said, even)
    assert [c.sentences for c in found] == [("a:1", "b:1"), ("a:1", "c:1")]


def test_an_earlier_id_goes_to_the_claim_that_shares_most_with_it() -> None:
    before = [claim("old", "a:1", "b:1", "c:1", "d:1")]
    now = [claim("x", "a:1", "b:1"), claim("y", "a:1", "c:1", "d:1"), claim("z", "e:1", "f:1")]
    found = with_earlier_ids(now, before)
    assert found[1].id == "old"
    assert len(set(ids(found))) == 3


def test_of_two_earlier_claims_that_became_one_the_larger_gives_the_id() -> None:
    before = [claim("small", "a:1", "b:1"), claim("large", "c:1", "d:1", "e:1")]
    found = with_earlier_ids([claim("x", "a:1", "b:1", "c:1", "d:1", "e:1")], before)
    assert ids(found) == ["large"]


def test_one_sentence_in_common_of_many_is_not_the_same_claim() -> None:
    before = [claim("old", "a:1", "b:1", "c:1", "d:1")]
    assert ids(with_earlier_ids([claim("x", "a:1", "e:1", "f:1")], before)) != ["old"]


def test_ids_do_not_depend_on_the_order_of_the_earlier_claims() -> None:
    before = [claim("one", "a:1", "b:1"), claim("two", "a:2", "b:2"), claim("three", "a:3", "b:3")]
    now = [claim("x", "a:2", "b:2", "c:2"), claim("y", "a:3", "b:3"), claim("z", "a:1", "b:1", "d:1")]
    assert ids(with_earlier_ids(now, before)) == ids(with_earlier_ids(now, before[::-1]))
    assert ids(with_earlier_ids(now, before)) == ["two", "three", "one"]


def test_no_id_is_used_twice_even_if_a_claim_has_moved_away_from_its_first_sentences() -> None:
    (first,) = with_earlier_ids([claim("", "a:1", "b:1")], [])
    (grown,) = with_earlier_ids([claim("", "a:1", "b:1", "c:1")], [first])
    assert grown.id == first.id
    found = with_earlier_ids([claim("", "a:1", "b:1", "c:1"), claim("", "a:1", "b:1")], [grown])
    assert len(set(ids(found))) == 2


def test_the_days_of_a_claim_are_those_on_which_its_sources_were_published() -> None:
    def record(name: str, day: int | None) -> Source:
        return Source(name, "en", "open", "", published=datetime.date(2025, 1, day) if day else None)

    sources = {s.id: s for s in (record("a", 24), record("b", None), record("c", 22), record("d", 1))}
    days = published(claim("x", "a:1", "b:1", "c:1", "gone:1"), sources)
    assert days == (datetime.date(2025, 1, 22), datetime.date(2025, 1, 24))
