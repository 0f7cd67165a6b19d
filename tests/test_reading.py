"""A source is read as numbered sentences."""

from __future__ import annotations

from polybrief.model import Evidence, Sentence, SentenceEvidence, Source
from polybrief.reading import read, without_text

SOURCE = Source("a", "en", "open", "0" * 64)


def test_sentences_are_numbered_from_one_in_reading_order() -> None:
    text = "The first. The second.\nA heading\nThe third, with U.S. money. The fourth!"
    assert [(s.n, s.id, s.text, s.heading) for s in read(SOURCE, text)] == [
        (1, "a:1", "The first.", False),
        (2, "a:2", "The second.", False),
        (3, "a:3", "A heading", True),
        (4, "a:4", "The third, with U.S. money.", False),
        (5, "a:5", "The fourth!", False),
    ]


def test_without_its_text_a_source_has_the_sentences_of_its_evidence() -> None:
    known = Evidence("a", "0" * 64, (SentenceEvidence(1, "x", heading=True), SentenceEvidence(2, "y")))
    assert without_text(SOURCE, known) == (Sentence("a", 1, "en", None, True), Sentence("a", 2, "en", None))
