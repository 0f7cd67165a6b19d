"""clauses: sentences with several statements are taken apart where the page shows it, and only there."""

from __future__ import annotations

import pytest

from polybrief.model import Entry, Sentence
from polybrief.relate.claims.clauses import clauses
from polybrief.relate.claims.statements import statements

NAMES = (
    Entry(
        "harbour-bank", "organisation", {"en": ("Harbour Bank",), "de": ("Hafenbank",), "zh": ("港湾银行",)}
    ),
    Entry("ann-lee", "person", {"en": ("Ann Lee",), "de": ("Ann Lee",), "zh": ("李安",)}),
    Entry("port-act", "law", {"en": ("Port Act",), "de": ("Hafengesetz",), "zh": ("港口法案",)}),
)


def parts(text: str, language: str) -> list[str]:
    return [s.text for s in statements([Sentence("a", 1, language, text)], NAMES, names=False)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ann Lee flew to Lisbon in the spring; her deputy stayed behind in the old office.",
            ["Ann Lee flew to Lisbon in the spring", "her deputy stayed behind in the old office."],
        ),
        (
            "en",
            "The first pier opens in the north, and other piers are to be built over the decade.",
            ["The first pier opens in the north", "other piers are to be built over the decade."],
        ),
        (
            "en",
            "While the city hopes for more ships, the new rules could keep many of them away.",
            ["While the city hopes for more ships", "the new rules could keep many of them away."],
        ),
        (
            "en",
            "Fishermen welcome the new Port Act, which provides 40 million dollars for small boats.",
            ["Fishermen welcome the new Port Act", "Port Act provides 40 million dollars for small boats."],
        ),
        (
            "en",
            "Ann Lee met the mayor of the town in April and has since spoken with three ministers.",
            ["Ann Lee met the mayor of the town in April", "Ann Lee has since spoken with three ministers."],
        ),
        (
            "de",
            "Die Werft baut zwei neue Schiffe, während der Hafen seine alten Kräne verkauft.",
            ["Die Werft baut zwei neue Schiffe", "der Hafen seine alten Kräne verkauft."],
        ),
        (
            "zh",
            "这座港口今年将新建两座大型码头，港湾银行负责提供全部贷款。",
            ["这座港口今年将新建两座大型码头", "港湾银行负责提供全部贷款。"],
        ),
        (
            "zh",
            "这项港口扩建工程总投资三亿元；其中一亿元将在今年投入使用。",
            ["这项港口扩建工程总投资三亿元", "其中一亿元将在今年投入使用。"],
        ),
    ],
)
def test_a_sentence_with_several_statements(language: str, text: str, expected: list[str]) -> None:
    assert parts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbours of Lisbon, Porto, and the island of Madeira are open to all ships."),
        ("en", "She left, and it was late in the evening."),
        ("en", "The mayor met fishermen, captains and several ministers to speak about the rules."),
        ("en", "The town spent the money on a pier, which many had asked for."),
        ("de", "Der Hafen, der seit Jahren wächst, nimmt im Mai einen neuen Kran in Betrieb."),
        ("zh", "为了扩大港口规模，港湾银行将在五年内提供全部贷款。"),
        ("zh", "今年五月，港湾银行将向渔民提供贷款。"),
    ],
)
def test_other_sentences_stay_whole(language: str, text: str) -> None:
    assert parts(text, language) == [text]


def test_nothing_is_lost_where_no_joint_is() -> None:
    assert clauses("", "en") == ("",)
    assert clauses(";;;", "en") == (";;;",)
