"""relate: sentences of several sources that say the same become one claim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.errors import TooManySentences
from polybrief.model import Sentence
from polybrief.relate import relate
from polybrief.relate.embedding import centred
from polybrief.relate.grouping import average_link

TOPICS = ("chips", "court", "river", "money")


def by_topic(texts: Sequence[str]) -> NDArray[np.float32]:
    """An embedding that knows topics only: one direction each, and a little of the text's length."""
    return np.array(
        [[float(topic in text) for topic in TOPICS] + [len(text) / 10_000] for text in texts],
        dtype=np.float32,
    )


def said(source: str, n: int, topic: str, language: str = "en", *, heading: bool = False) -> Sentence:
    return Sentence(source, n, language, f"Something is said about {topic} here, at length.", heading)


def test_a_claim_is_made_by_two_sources_or_more() -> None:
    sentences = [
        said("a", 1, "chips"),
        said("b", 1, "chips", "de"),
        said("a", 2, "river"),
        said("a", 3, "river"),
    ]
    (claim,) = relate(sentences, by_topic)
    assert claim.sentences == ("a:1", "b:1")
    assert claim.sources == ("a", "b")
    assert claim.languages == ("de", "en")


def test_claims_of_more_sources_come_first() -> None:
    sentences = [said(s, 1, "chips") for s in "ab"] + [said(s, 2, "court") for s in "abc"]
    assert [claim.sources for claim in relate(sentences, by_topic)] == [("a", "b", "c"), ("a", "b")]


def test_headings_and_sentences_without_wording_make_no_claim() -> None:
    sentences = [
        said("a", 1, "chips", heading=True),
        said("b", 1, "chips"),
        Sentence("c", 1, "en", None),
        Sentence("d", 1, "en", "On chips."),
    ]
    assert relate(sentences, by_topic) == ()
    assert relate([], by_topic) == ()


def test_the_id_of_a_claim_stays_while_its_sentences_stay() -> None:
    sentences = [said("a", 1, "chips"), said("b", 1, "chips"), said("c", 1, "court")]
    (first,) = relate(sentences, by_topic)
    (again,) = relate([*sentences, said("c", 2, "river")], by_topic)
    assert again.id == first.id


def test_more_sentences_than_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.relate.MAX_CLAIM_SENTENCES", 2)
    with pytest.raises(TooManySentences, match="3 sentences cannot be compared with one another, only 2"):
        relate([said("a", n, "chips") for n in (1, 2, 3)], by_topic)


def test_average_link_joins_while_the_mean_is_high_enough() -> None:
    similarity = np.array([[1, 0.9, 0.5], [0.9, 1, 0.2], [0.5, 0.2, 1]], dtype=np.float32)
    assert average_link(similarity, 0.95) == [[0], [1], [2]]
    assert average_link(similarity, 0.4) == [[0, 1], [2]]
    assert average_link(similarity, 0.3) == [[0, 1, 2]]


@pytest.mark.parametrize("seed", range(5))
def test_average_link_is_the_textbook_one(seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((30, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    similarity = vectors @ vectors.T
    assert average_link(similarity, 0.3) == _textbook(similarity, 0.3)


def _textbook(similarity: NDArray[np.float32], threshold: float) -> list[list[int]]:
    groups = [[i] for i in range(len(similarity))]
    while len(groups) > 1:
        pairs = [(i, j) for i in range(len(groups)) for j in range(i)]
        best = max(pairs, key=lambda p: similarity[np.ix_(groups[p[0]], groups[p[1]])].mean(dtype=np.float64))
        i, j = best
        if similarity[np.ix_(groups[i], groups[j])].mean(dtype=np.float64) < threshold:
            break
        groups[j] = groups[j] + groups.pop(i)
    return sorted(sorted(group) for group in groups)


def test_what_a_language_has_in_common_is_taken_away() -> None:
    rng = np.random.default_rng(1)
    content = rng.standard_normal((40, 8))
    accents = np.repeat([[9.0] + [0.0] * 7, [0.0, 9.0] + [0.0] * 6], 20, axis=0)
    content[20:] = content[:20]
    vectors = (content + accents).astype(np.float32)
    found = centred(vectors, ["en"] * 20 + ["zh"] * 20)
    assert (found[:20] @ found[20:].T).argmax(axis=1).tolist() == list(range(20))
