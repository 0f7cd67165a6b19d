"""Cards: drawn offline, the same every time, small, titles in three languages inside their room."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tiny_desk import PROJECT

from polybrief.publish import cards
from polybrief.publish.cards import Fonts, Words
from polybrief.store import Store

WORDS = Words("A ferry with a heat pump", "1 June 2025", "Reviewed by a person", "Test desk")
TITLES = (
    "Stargate: $500 billion for AI infrastructure in the United States",
    "Donaudampfschifffahrtsgesellschaftskapitän und Rindfleischetikettierungsüberwachungsaufgabengesetz",
    "“星际之门”：5000亿美元投向美国人工智能基础设施，由软银、OpenAI、甲骨文和MGX出资的新公司计划四年内完成",
    "Ein Titel, der so lang ist, " * 12,
    "短",
)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    found = cards.find_fonts(PROJECT)
    if found is None:
        pytest.skip("neither npm's fonts nor the system's Noto CJK are here; type: make setup")
    return found


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_small_and_its_title_inside(fonts: Fonts, title: str) -> None:
    data = cards.draw(replace(WORDS, title=title), fonts)
    assert len(data) < 60_000
    image = pixels(data)
    assert image.size == (1200, 630)
    paper = image.getpixel((0, 0))
    for edge in ((0, 0, 70, 630), (1130, 0, 1200, 630)):
        assert image.crop(edge).getcolors() == [(70 * 630, paper)], "margins are empty"
    assert image.crop((80, 180, 1120, 515)).getcolors(1 << 20) != [(1040 * 335, paper)], "there is a title"


def test_the_same_words_give_the_same_bytes(fonts: Fonts) -> None:
    assert cards.draw(WORDS, fonts) == cards.draw(WORDS, fonts)
    assert cards.draw(WORDS, fonts) != cards.draw(replace(WORDS, under="Made by machine"), fonts)


def test_a_card_holds_no_time_and_no_name_of_its_maker(fonts: Fonts) -> None:
    assert Image.open(io.BytesIO(cards.draw(WORDS, fonts))).info.keys() <= {"transparency"}


def test_whatever_changes_the_card_changes_its_name(fonts: Fonts) -> None:
    others = [replace(WORDS, **{field: "x"}) for field in ("title", "over", "under", "site")]
    names = {cards.fingerprint(words, fonts) for words in (WORDS, *others)}
    assert len(names) == 5


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    drawn: list[int] = []

    def draw() -> bytes:
        drawn.append(1)
        return b"picture"

    store = Store(tmp_path)
    assert [store.kept("cards/a.png", draw) for _ in range(3)] == [b"picture"] * 3
    assert len(drawn) == 1
    assert (tmp_path / "build" / "cache" / "cards" / "a.png").read_bytes() == b"picture"


def test_without_fonts_there_are_no_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "_SYSTEM", (str(tmp_path),))
    assert cards.find_fonts(tmp_path) is None


def test_npms_fonts_go_before_the_systems(tmp_path: Path) -> None:
    for folder, name in (
        ("noto-serif-sc/700Bold", "NotoSerifSC_700Bold"),
        ("noto-sans-sc/400Regular", "NotoSansSC_400Regular"),
    ):
        path = tmp_path / "node_modules" / "@expo-google-fonts" / folder
        path.mkdir(parents=True)
        (path / f"{name}.ttf").write_bytes(b"")
    found = cards.find_fonts(tmp_path)
    assert found is not None
    assert found.serif.is_relative_to(tmp_path)
