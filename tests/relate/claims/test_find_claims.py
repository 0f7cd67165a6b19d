"""relate: sentences of several sources that say the same become one claim."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray

from polybrief.errors import TooManySentences
from polybrief.model import Entry, Sentence
from polybrief.relate.claims import find_claims
from polybrief.relate.claims.embedding import centred, comparable
from polybrief.relate.claims.likeness import Likeness
from polybrief.store import Store

TOPICS = ("chips", "court", "river", "money")


def by_topic(texts: Sequence[str]) -> NDArray[np.float32]:
    """An embedding that knows topics only: one direction each, and a little of the text's length."""
    return np.array(
        [[float(topic in text) for topic in TOPICS] + [len(text) / 10_000] for text in texts],
        dtype=np.float32,
    )


def by_words(texts: Sequence[str]) -> NDArray[np.float32]:
    """An embedding that knows words only (in Chinese, characters): a direction of its own for each."""
    rows = np.zeros((len(texts), 64), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text.casefold()):
            rows[row] += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(64)
    return rows


DESK = Path(__file__).parents[3]


def said(source: str, n: int, topic: str, language: str = "en", *, heading: bool = False) -> Sentence:
    return Sentence(source, n, language, f"Something is said about {topic} here, at length.", heading)


def test_a_claim_is_made_by_two_sources_or_more() -> None:
    sentences = [
        said("a", 1, "chips"),
        said("b", 1, "chips", "de"),
        said("a", 2, "river"),
        said("a", 3, "river"),
    ]
    (claim,) = find_claims(sentences, by_topic)
    assert claim.sentences == ("a:1", "b:1")
    assert claim.sources == ("a", "b")
    assert claim.languages == ("de", "en")


def test_claims_of_more_sources_come_first() -> None:
    sentences = [said(s, 1, "chips") for s in "ab"] + [said(s, 2, "court") for s in "abc"]
    assert [claim.sources for claim in find_claims(sentences, by_topic)] == [("a", "b", "c"), ("a", "b")]


def test_headings_and_sentences_without_wording_make_no_claim() -> None:
    sentences = [
        said("a", 1, "chips", heading=True),
        said("b", 1, "chips"),
        Sentence("c", 1, "en", None),
        Sentence("d", 1, "en", "On chips."),
    ]
    assert find_claims(sentences, by_topic) == ()
    assert find_claims([], by_topic) == ()


def test_the_id_of_a_claim_stays_while_its_sentences_stay() -> None:
    sentences = [said("a", 1, "chips"), said("b", 1, "chips"), said("c", 1, "court")]
    (first,) = find_claims(sentences, by_topic)
    (again,) = find_claims([*sentences, said("c", 2, "river")], by_topic)
    assert again.id == first.id


def test_a_claim_that_grows_keeps_its_id() -> None:
    other = said("d", 1, "river")
    sentences = [said(s, 1, "chips") for s in "abc"]
    first = find_claims([*sentences[:2], other], by_topic)
    grown = find_claims([*sentences, other], by_topic, before=first)
    assert grown[0].sources == ("a", "b", "c")
    assert grown[0].id == first[0].id
    assert find_claims([*sentences, other], by_topic)[0].id != first[0].id


def test_the_order_in_which_sentences_come_changes_nothing() -> None:
    sentences = [said(s, n, topic) for s in "abc" for n, topic in enumerate(TOPICS, 1)]
    assert find_claims(sentences[::-1], by_topic) == find_claims(sentences, by_topic)


def test_a_sentence_with_two_statements_makes_two_claims() -> None:
    both = "Much is said about chips in the town; less is said about the court there."
    sentences = [Sentence("a", 1, "en", both), said("b", 1, "chips"), said("c", 1, "court")]
    assert {claim.sentences for claim in find_claims(sentences, by_topic)} == {("a:1", "b:1"), ("a:1", "c:1")}


def test_names_are_the_same_in_every_language() -> None:
    seen: list[str] = []

    def embedding(texts: Sequence[str]) -> NDArray[np.float32]:
        seen.extend(texts)
        return by_topic(texts)

    bank = Entry("bank", "organisation", {"en": ("Harbour Bank",), "de": ("Hafenbank",), "zh": ("港湾银行",)})
    sentences = [
        Sentence("a", 1, "de", "Die Hafenbank baut im Frühjahr ein neues Haus."),
        Sentence("b", 1, "zh", "港湾银行将在明年春天建造一座新的大楼。"),
    ]
    find_claims(sentences, embedding, glossary=[bank])
    assert all("Harbour Bank" in text for text in seen)


def test_more_sentences_than_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.relate.claims.MAX_CLAIM_SENTENCES", 2)
    with pytest.raises(TooManySentences, match="3 sentences cannot be compared with one another, only 2"):
        find_claims([said("a", n, "chips") for n in (1, 2, 3)], by_topic)


def test_what_a_language_has_in_common_is_taken_away() -> None:
    rng = np.random.default_rng(1)
    content = rng.standard_normal((40, 8))
    accents = np.repeat([[9.0] + [0.0] * 7, [0.0, 9.0] + [0.0] * 6], 20, axis=0)
    content[20:] = content[:20]
    vectors = (content + accents).astype(np.float32)
    found = centred(vectors, ["en"] * 20 + ["zh"] * 20)
    assert (found[:20] @ found[20:].T).argmax(axis=1).tolist() == list(range(20))


def test_the_direction_that_all_differ_in_is_taken_away() -> None:
    rng = np.random.default_rng(2)
    content = rng.standard_normal((20, 8))
    subject = np.outer(rng.standard_normal(40) * 20, [1.0, *[0.0] * 7])
    vectors = (np.vstack([content, content]) + subject).astype(np.float32)

    def right(found: NDArray[np.float32]) -> int:
        return int(((found[:20] @ found[20:].T).argmax(axis=1) == np.arange(20)).sum())

    assert right(centred(vectors, ["en"] * 40)) < 10
    assert right(comparable(vectors, ["en"] * 40)) >= 19


def test_few_vectors_keep_their_directions() -> None:
    vectors = np.array([[3.0, 0.0], [0.0, 3.0]], dtype=np.float32)
    assert comparable(vectors, ["en", "de"]) == pytest.approx(centred(vectors, ["en", "de"]))


def test_on_the_samples_the_index_of_neighbours_changes_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(DESK)
    sources = [source for source in store.sources() if source.rights == "open"]
    sentences = [sentence for source in sources for sentence in store.sentences(source)]
    found = find_claims(sentences, by_words, glossary=store.glossary())

    def every_pair(known: Likeness) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        return np.triu_indices(len(known._known), 1)

    monkeypatch.setattr(Likeness, "candidates", every_pair)
    assert find_claims(sentences, by_words, glossary=store.glossary()) == found
    assert len(found) > 10


def test_on_the_samples_most_of_what_is_brought_together_belongs_together() -> None:
    store = Store(DESK)
    groups = yaml.safe_load((DESK / "benchmarks" / "claims" / "gold.yml").read_text(encoding="utf-8"))
    judged = {i.partition(":")[0] for group in groups for i in group["sentences"]}
    sources = [source for source in store.sources() if source.rights == "open" and source.id in judged]
    sentences = [sentence for source in sources for sentence in store.sentences(source)]
    at_hand = {sentence.id for sentence in sentences}
    gold = _pairs([[i for i in group["sentences"] if i in at_hand] for group in groups])
    claims = find_claims(sentences, glossary=store.glossary())
    found = _pairs([claim.sentences for claim in claims])
    assert len(found & gold) / len(found) >= 0.8
    assert len(found & gold) / len(gold) >= 0.6
    assert any(claim.languages == ("de", "en", "zh") for claim in claims)
    # A valuation of $100 billion and $100 billion to be spent at once are two things.
    valuation, deployment = (
        {"sample-en-investor-talks:9", "sample-zh-investor-talks:6"},
        "sample-en-stargate:5",
    )
    assert not any(valuation & set(c.sentences) and deployment in c.sentences for c in claims)


def _pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {
        (a, b)
        for group in groups
        for a, b in itertools.combinations(sorted(set(group)), 2)
        if a.rpartition(":")[0] != b.rpartition(":")[0]
    }
