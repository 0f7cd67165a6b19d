"""statements: what is compared, worded for the comparison only."""

from __future__ import annotations

import pytest

from polybrief.model import Entry, Sentence
from polybrief.relate.claims.statements import statements

GLOSSARY = (
    Entry("ann-lee", "person", {"en": ("Ann Lee", "Lee"), "de": ("Ann Lee",), "zh": ("李安",)}),
    Entry("bo-ek", "person", {"en": ("Bo Ek",), "de": ("Bo Ek",), "zh": ("博·埃克",)}),
    Entry(
        "harbour-bank", "organisation", {"en": ("Harbour Bank",), "de": ("Hafenbank",), "zh": ("港湾银行",)}
    ),
)


def texts(*said: str, language: str = "en") -> list[str]:
    sentences = [Sentence("a", n, language, text) for n, text in enumerate(said, 1)]
    return [statement.text for statement in statements(sentences, GLOSSARY)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Hafenbank gibt dafür 39 Milliarden Dollar aus.",
            "Die Harbour Bank gibt dafür $39 billion aus.",
        ),
        ("zh", "港湾银行为此拨款390亿美元，用于扩建。", "Harbour Bank 为此拨款 $39 billion ，用于扩建。"),
        (
            "en",
            "Lee expects to spend 1.5 million euros on it.",
            "Ann Lee expects to spend €1.5 million on it.",
        ),
        (
            "en",
            "The pier costs between 2 and 3 million dollars.",
            "The pier costs between 2 and 3 million dollars.",
        ),
    ],
)
def test_names_and_sums_are_written_alike_whatever_the_language(
    language: str, text: str, expected: str
) -> None:
    assert texts(text, language=language) == [expected]


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        (
            "en",
            ("Ann Lee opened the new pier in May.", "She wants a second one by next May."),
            "Ann Lee wants a second one by next May.",
        ),
        (
            "en",
            ("Ann Lee opened the new pier in May.", "Her aim is a second one by next May."),
            "Ann Lee’s aim is a second one by next May.",
        ),
        (
            "en",
            ("Harbour Bank paid for the pier.", "It will pay for the next one, too."),
            "Harbour Bank will pay for the next one, too.",
        ),
        (
            "de",
            ("Die Hafenbank zahlt für den Pier.", "Das Unternehmen hofft auf Gewinn."),
            "Harbour Bank hofft auf Gewinn.",
        ),
        (
            "zh",
            ("港湾银行为新码头提供全部资金。", "该公司希望明年开始盈利并扩大业务。"),
            "Harbour Bank 希望明年开始盈利并扩大业务。",
        ),
    ],
)
def test_a_pronoun_gives_way_to_the_only_name_before(
    language: str, said: tuple[str, str], expected: str
) -> None:
    assert texts(*said, language=language)[1] == expected


@pytest.mark.parametrize(
    "said",
    [
        ("Ann Lee met Bo Ek in the old harbour.", "She wants a second pier by next May."),
        ("Harbour Bank paid for the new pier.", "It is reported that the pier is too short."),
        ("Nobody opened the pier on that day.", "She wants a second pier by next May."),
    ],
)
def test_a_pronoun_stays_where_there_is_a_choice(said: tuple[str, str]) -> None:
    assert texts(*said)[1] == said[1]


def test_a_pronoun_never_takes_its_name_from_another_report() -> None:
    sentences = [
        Sentence("a", 1, "en", "Ann Lee opened the new pier in May."),
        Sentence("b", 1, "en", "She wants a second pier by next May."),
    ]
    assert statements(sentences, GLOSSARY)[1].text == "She wants a second pier by next May."


def test_headings_short_sentences_and_those_without_wording_are_left_out() -> None:
    sentences = [
        Sentence("a", 1, "en", "A heading that is as long as any sentence", heading=True),
        Sentence("a", 2, "en", "It is so."),
        Sentence("a", 3, "en", None),
        Sentence("a", 4, "en", "Only this sentence says anything."),
    ]
    assert [statement.sentence.n for statement in statements(sentences)] == [4]


def test_the_switches_leave_the_wording_as_it_is() -> None:
    said = Sentence("a", 1, "en", "Lee went to Japan for the spring, while Bo Ek stayed at home.")
    (only,) = statements([said], GLOSSARY, apart=False, names=False, pronouns=False)
    assert only.text == said.text
