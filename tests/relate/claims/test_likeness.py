"""likeness: topic, names, figures and surroundings, each with its weight."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief.limits import CLAIM_SIMILARITY
from polybrief.model import Entry, Sentence
from polybrief.relate.claims.likeness import Likeness, Weights, likeness
from polybrief.relate.claims.statements import Statement, statements

NOTHING = Weights(0, 0, 0, 0, 0, 0)
GLOSSARY = tuple(
    Entry(name.lower(), "organisation", dict.fromkeys(("en", "de", "zh"), (name,)))
    for name in ("Alphaport", "Betadock", "Gammaquay")
)


def said(*texts: str, source: str = "") -> list[Statement]:
    """A statement of a report of its own for each text, or all of one `source`."""
    sentences = [Sentence(source or f"r{n}", n, "en", text) for n, text in enumerate(texts, 1)]
    return statements(sentences, GLOSSARY, apart=False)


def alike(known: list[Statement], weights: Weights) -> NDArray[np.float32]:
    """The likeness of statements whose vectors say nothing: each is at right angles to all others."""
    return likeness(known, np.eye(len(known), dtype=np.float32), weights)


def test_without_weights_it_is_the_cosine() -> None:
    vectors = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    known = said("The first one says something, too.", "The second one says it in its turn.")
    assert likeness(known, vectors, NOTHING) == pytest.approx(np.array([[1, 0.6], [0.6, 1]]))


def test_names_in_common_count_the_more_the_rarer_they_are() -> None:
    known = said(
        "Alphaport is to be closed in the spring.",
        "In the spring they will close Alphaport.",
        "Betadock opens a new office for sailors.",
        "A new office for sailors is at Betadock.",
        "Betadock and Alphaport have a new owner.",
        "The owner of Betadock was seen at home.",
    )
    found = alike(known, Weights(0.1, 0, 0, 0, 0, 0))
    assert found[0, 1] == pytest.approx(0.1)
    assert found[0, 2] == 0
    assert 0 < found[2, 4] < found[0, 4] < 0.1


def test_statements_with_other_rare_names_are_kept_apart() -> None:
    names = ("Alphaport", "Betadock", "Gammaquay")
    known = said(
        *(f"{name} is to be closed in the spring." for name in names),
        "It closes, as one hears in the streets.",
    )
    found = alike(known, Weights(0, -0.2, 0, 0, 0, 0))
    assert found[0, 1] == found[1, 2] == pytest.approx(-0.2)
    assert found[0, 3] == 0


def test_equal_figures_count_and_sums_of_other_measures_are_kept_apart() -> None:
    known = said(
        "The valuation of the port is $40 million.",
        "The port has a valuation of 40 million dollars.",
        "The port gets a subsidy of $40 million.",
        "Its valuation has risen to $55 million.",
        "No sum was named when they met again.",
    )
    found = alike(known, Weights(0, 0, 0.1, -0.15, 0, 0))
    assert found[0, 1] == pytest.approx(0.1)
    assert found[0, 2] == pytest.approx(-0.15)
    assert found[0, 3] == 0  # the same measure, another figure: a conflict within one claim
    assert found[0, 4] == 0


def test_the_sentences_around_count_and_one_source_seldom_repeats_itself() -> None:
    first = said(
        "They opened the new pier on Monday.", "The mayor made a very long speech there.", source="a"
    )
    second = said("On Monday the new pier was opened.", "It was a very long speech, one hears.", source="b")
    vectors = np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=np.float32)
    found = likeness([*first, *second], vectors, Weights(0, 0, 0, 0, 0.7, -0.5))
    assert found[1, 3] == pytest.approx(0.35)  # behind two sentences that say the same
    assert found[0, 2] == pytest.approx(1)
    assert found[0, 1] == pytest.approx(-0.5)


def test_it_is_the_same_both_ways() -> None:
    known = said(
        "Alphaport has a value of $40 million.",
        "Betadock has a valuation of $2 million.",
        "$40 million it is, as they say.",
    )
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((3, 5)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = likeness(known, vectors)
    assert found == pytest.approx(found.T, abs=1e-4)


def test_no_pair_that_is_alike_enough_is_missing_among_the_candidates() -> None:
    names = ("Alphaport", "Betadock", "Gammaquay", "The harbour")
    known = said(*(f"{names[n % 4]} will cost ${n % 5 + 1} million in the year {n}." for n in range(80)))
    rng = np.random.default_rng(3)
    vectors = rng.standard_normal((80, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = Likeness(known, vectors)
    kept = set(zip(*(side.tolist() for side in found.candidates()), strict=True))
    looked_at = found.candidates(-np.inf)
    alike_enough = found.of(*looked_at) >= CLAIM_SIMILARITY
    pairs = np.column_stack(looked_at)
    assert {tuple(pair) for pair in pairs[alike_enough].tolist()} <= kept
    assert alike_enough.any()
    assert len(kept) < len(pairs)
