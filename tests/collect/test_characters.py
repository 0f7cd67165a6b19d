"""What nobody sees is taken out of a text, and told."""

from __future__ import annotations

import pytest

from polybrief.collect.characters import one_line, visible


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        ("\x00", "control characters"),
        ("\x1b", "control characters"),
        ("\x9b", "control characters"),
        ("\u202e", "direction marks"),
        ("\u2066", "direction marks"),
        ("\u200f", "direction marks"),
        ("\u00ad", "invisible characters"),
        ("\ufeff", "invisible characters"),
        ("\u200b", "invisible characters"),
        ("\U000e0041", "invisible characters"),
        ("\ufdd0", "characters without a meaning"),
        ("\U0010ffff", "characters without a meaning"),
        ("\ue001", "characters without a meaning"),
        ("\ud800", "characters without a meaning"),
    ],
)
def test_what_nobody_sees(hidden: str, kind: str) -> None:
    assert visible(f"3{hidden}9 Milli{hidden}arden") == ("39 Milliarden", ((kind, "2 in the text"),))


def test_letters_signs_and_line_ends_stay() -> None:
    text = "Größe\t„5 €“ – 390亿\u3000美元\u00a0…\nnext"
    assert visible(text) == (text, ())


def test_other_line_ends_become_plain_ones() -> None:
    assert visible("a\u2028b\x0bc\x0cd\x85e\r\nf") == ("a\nb\nc\nd\ne\nf", ())


def test_what_an_invisible_character_kept_apart_is_composed() -> None:
    assert visible("u\u200b\u0308ber")[0] == "über"


def test_a_title_is_one_line_and_not_endless() -> None:
    assert one_line(" A\n\u202etitle  ") == "A title"
    assert one_line("x" * 1000) == "x" * 500
    assert one_line(" \u200b ") is None
    assert one_line(None) is None
