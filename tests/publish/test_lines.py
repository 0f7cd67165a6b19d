"""Lines: Chinese broken by its rules, words whole, lines of equal length, nothing wider than the room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.publish.lines import balance, fitted, pieces, wrap

CHINESE = "“星际之门”：5000亿美元投向美国人工智能基础设施，由软银、OpenAI等出资（首批1000亿美元）。"


def test_no_line_of_chinese_begins_or_ends_with_the_wrong_mark() -> None:
    for room in range(9, 40):
        lines = wrap(CHINESE, len, room)
        assert lines is not None
        assert "".join(lines) == CHINESE
        assert all(line[0] not in "”：，、）。" for line in lines)
        assert all(line[-1] not in "“（" for line in lines)


def test_a_number_keeps_what_counts_it() -> None:
    assert "5000亿美元" in pieces(CHINESE)
    assert "1000亿美元）。" in pieces(CHINESE)
    assert "2025年" in pieces("自2025年起")


def test_western_words_stay_whole() -> None:
    assert wrap("Der Ausbau in den USA", len, 10) == ["Der Ausbau", "in den USA"]
    assert wrap("US-Dollar-Kurs", len, 10) == ["US-Dollar-", "Kurs"]
    assert wrap("39\u00a0Milliarden", len, 8) is None, "a no-break space is no place to break"


def test_a_word_wider_than_the_room_is_told() -> None:
    assert wrap("Donaudampfschifffahrt", len, 10) is None


def test_lines_are_balanced() -> None:
    text = "The United States build-out and the talks with investors"
    assert wrap(text, len, 40) == ["The United States build-out and the", "talks with investors"]
    assert balance(text, len, 40) == ["The United States build-out", "and the talks with investors"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fitted("one two three four five", len, 9, 2) == ["one two", "three…"]
    assert fitted("软银、甲骨文、微软", len, 3, 1) == ["软银…"]


def test_a_parted_word_shows_its_hyphen() -> None:
    assert fitted("Schifffahrt", len, 8, 3) == ["Schifff-", "ahrt"]


@given(st.text(max_size=60), st.integers(4, 30))
def test_nothing_is_wider_than_the_room(text: str, room: int) -> None:
    assert all(len(line) <= room for line in fitted(text, len, room, 3))
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize("text", ["", "a", "软"])
def test_short_texts_are_one_line(text: str) -> None:
    assert wrap(text, len, 5) == [text]
    assert fitted(text, len, 5, 1) == [text]
