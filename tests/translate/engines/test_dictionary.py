"""The dictionary engine: word by word, without any download."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.errors import TranslationError
from polybrief.examine import facts_of
from polybrief.model import Entry, Fault
from polybrief.translate.engines import words
from polybrief.translate.engines.dictionary import DictionaryEngine
from polybrief.translate.journal import Output

DESK = Entry(
    "harbour-office",
    "organisation",
    {"en": ("Harbour Office", "HO"), "de": ("Hafenamt", "HA"), "zh": ("港务局",)},
)
ENGINE = DictionaryEngine([DESK])
PAIRS = [(a, b) for a in ("en", "de", "zh") for b in ("en", "de", "zh") if a != b]


def translated(sentence: str, source: str, target: str) -> str:
    (output,) = ENGINE.translate([sentence], source, target)
    assert output.fault is None
    return output.text


@pytest.mark.parametrize(
    ("source", "target", "sentence", "translation"),
    [
        (
            "de",
            "en",
            "Die Regierung kündigte am Montag ein neues Gesetz an.",
            "The government announced on Monday a new law.",
        ),
        ("en", "de", "The central bank warned: “Prices rose.”", "Der Zentralbank warnte: „Preise stieg.“"),
        ("en", "zh", "The company builds wind power plants!", "公司建造风能工厂！"),
        ("zh", "en", "政府星期一宣布新法律。", "Government Monday announced new law."),
        ("de", "zh", "Das Parlament verbietet Exporte, sagte ein Minister.", "议会禁止出口，说部长。"),
        ("zh", "de", "公司生产电池、芯片。", "Unternehmen produziert Batterie, Chips."),
    ],
)
def test_each_way(source: str, target: str, sentence: str, translation: str) -> None:
    assert translated(sentence, source, target) == translation


@pytest.mark.parametrize(
    ("source", "target", "sentence", "translation"),
    [
        ("de", "en", "39 Milliarden Dollar", "39 billion US dollars"),
        ("de", "zh", "39 Milliarden Dollar", "390亿美元"),
        ("zh", "de", "15万亿元", "15 Billionen Renminbi Yuan"),
        ("en", "de", "$1.5 million", "1,5 Millionen US-Dollar"),
        ("en", "de", "1 million euros", "1 Million Euro"),
        ("en", "zh", "3.5 percent", "3.5%"),
        ("de", "en", "1.200 Server", "1,200 servers"),
        ("de", "en", "am 3. Mai 2025", "on 3 May 2025"),
        ("zh", "en", "2025年5月3日", "3 May 2025"),
        ("en", "zh", "3 May", "5月3日"),
        ("en", "de", "2 gigawatts", "2 GW"),
    ],
)
def test_figures_and_dates_keep_their_value(
    source: str, target: str, sentence: str, translation: str
) -> None:
    assert translated(sentence, source, target) == translation


@given(
    st.decimals(min_value="0.01", max_value="999999999", places=2),
    st.sampled_from(["EUR", "USD"]),
    st.sampled_from(PAIRS),
)
def test_a_sum_is_the_same_on_the_other_side(value: object, currency: str, pair: tuple[str, str]) -> None:
    source, target = pair
    sign = {"EUR": "€", "USD": "$"}[currency]
    written = f"{sign}{value}" if source == "en" else f"{value}{'欧元' if currency == 'EUR' else '美元'}"
    if source == "de":
        written = f"{str(value).replace('.', ',')} {'Euro' if currency == 'EUR' else 'Dollar'}"
    (before,), _ = facts_of(written, source)
    (after,), _ = facts_of(translated(written, source, target), target)
    assert before.agrees(after)


def test_names_of_the_glossary_and_of_countries_come_in_the_desks_form() -> None:
    assert translated("Das Hafenamt warnte Frankreich.", "de", "en") == "The Harbour Office warned France."
    assert translated("HO warned Japan.", "en", "zh") == "港务局警告日本。"
    assert translated("港务局警告法国。", "zh", "de") == "Hafenamt warnte Frankreich."


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_unknown_words_addresses_and_handles_stay(pair: tuple[str, str]) -> None:
    kept = "Qwertz https://desk.example/a_b?c=1 desk_one@desk.example @desk_two"
    assert translated(kept, *pair) == kept


def test_an_address_ends_where_the_sentence_goes_on() -> None:
    assert (
        translated("Qwertz https://desk.example, Wasser.", "de", "zh") == "Qwertz https://desk.example，水。"
    )


def test_the_longest_chinese_word_goes_first() -> None:
    assert translated("十一月", "zh", "en") == "November"
    assert translated("中央银行", "zh", "en") == "Central bank"


def test_what_is_unknown_in_chinese_stays_together() -> None:
    assert translated("魑魅公司", "zh", "en") == "魑魅 company"


def test_the_case_of_the_first_letter_is_the_sources() -> None:
    assert translated("Strom ist da", "de", "en") == "Power is da"
    assert translated("heute", "de", "en") == "today"


def test_nothing_comes_of_nothing() -> None:
    nothing = Output("", Fault("empty", "nothing came out"))
    assert ENGINE.translate(["", "an"], "de", "en") == [nothing, nothing]


def test_the_example_of_the_manual_is_what_it_makes() -> None:
    page = (Path(__file__).parents[3] / "manual" / "engines.md").read_text("utf-8")
    german, english, chinese = page.split("## dictionary")[1].split("```")[1].strip().splitlines()
    assert translated(german, "de", "en") == english
    assert translated(german, "de", "zh") == chinese


def test_routes() -> None:
    assert ENGINE.route("de", "zh") == "dictionary de-zh"
    assert ENGINE.route("de", "de") is None
    assert ENGINE.route("fr", "en") is None
    with pytest.raises(TranslationError, match="does not translate fr to en"):
        ENGINE.translate(["Bonjour"], "fr", "en")


def test_it_says_when_a_sentence_is_done() -> None:
    heard: list[int] = []
    ENGINE.translate(["Strom", "Wasser", "Strom"], "de", "en", finished=heard.append)
    assert sum(heard) == 3


@given(st.text(), st.sampled_from(PAIRS))
def test_any_text_passes(text: str, pair: tuple[str, str]) -> None:
    (output,) = ENGINE.translate([text], *pair)
    assert bool(output.text) != bool(output.fault)


class TestWords:
    german = words.pairs(words.GERMAN_ENGLISH + words.MORE_GERMAN_ENGLISH)
    chinese = words.pairs(words.ENGLISH_CHINESE + words.MORE_ENGLISH_CHINESE)

    def test_both_lists_are_large_enough_to_try_with(self) -> None:
        assert len(self.german) > 400
        assert len(self.chinese) > 350

    def test_what_german_comes_to_goes_on_to_chinese(self) -> None:
        assert {word for word in self.german.values() if word} <= self.chinese.keys()

    @pytest.mark.parametrize(
        "lists",
        [
            (words.GERMAN_ENGLISH, words.MORE_GERMAN_ENGLISH),
            (words.ENGLISH_CHINESE, words.MORE_ENGLISH_CHINESE),
        ],
        ids=["German", "Chinese"],
    )
    def test_no_word_stands_twice(self, lists: tuple[str, str]) -> None:
        listed = [pair.partition(":")[0] for pair in " ".join(lists).split()]
        assert len(listed) == len(set(listed))

    def test_entries_are_no_longer_than_the_engine_looks(self) -> None:
        from polybrief.translate.engines import dictionary

        latin = [*self.german, *self.german.values()]
        assert max(word.count("_") + 1 for word in latin) == dictionary._MOST_WORDS
        assert max(map(len, self.chinese.values())) == dictionary._MOST_CHARACTERS
