"""borrowed: runs of words that belong to others, whatever the signs, blanks, case and width of letters."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import EXAMINER

from polybrief.limits import BORROWED_CHARACTERS, BORROWED_WORDS
from polybrief.model import Sentence
from polybrief.summarise.borrowed import Wordings, free_spans, runs, taken_over

EN = "before dawn the crews lifted every crate of oranges across the wet planks into waiting carts"
DE = "vor dem Morgen hoben die Leute jede Kiste über die nassen Planken in wartende Wagen"
ZH = "天亮之前工人们把一箱箱橙子搬过潮湿的木板装上等候的马车"
WORDINGS = Wordings(
    (
        Sentence("a", 1, "en", "The harbour lay in fog."),
        Sentence("a", 2, "en", f"{EN.capitalize()}."),
        Sentence("b", 1, "de", f"{DE.capitalize()}."),
        Sentence("c", 1, "zh", f"{ZH}。"),
        Sentence("c", 2, "zh", None),
    )
)


def lengths(text: str, language: str = "en") -> list[tuple[int, str]]:
    return [(run.length, run.sentence) for run in runs(text, language, WORDINGS)]


def test_a_run_is_found_with_its_place_its_length_and_its_sentence() -> None:
    text = f"Witnesses recall that {EN}, and left."
    (run,) = runs(text, "en", WORDINGS)
    assert text[slice(*run.span)] == EN
    assert (run.length, run.sentence) == (16, "a:2")


@pytest.mark.parametrize(
    ("language", "text", "limit"),
    [
        ("en", EN.split(), BORROWED_WORDS),
        ("de", DE.split(), BORROWED_WORDS),
        ("zh", [*ZH], BORROWED_CHARACTERS),
    ],
)
def test_every_run_of_the_limit_is_found_and_none_below(language: str, text: list[str], limit: int) -> None:
    joiner = "" if language == "zh" else " "
    for start in range(len(text) - limit + 1):
        taken = joiner.join(text[start : start + limit])
        assert [length for length, _ in lengths(taken, language)] == [limit], taken
        assert lengths(joiner.join(text[start : start + limit - 1]), language) == []


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        lambda t: t.replace(" ", "\u00a0\n\t "),
        lambda t: t.replace(" ", ", "),
        lambda t: f"“{t}”".replace("oranges", "“oranges”"),
        lambda t: t.replace("a", "a\u00ad").replace("w", "w\u200b"),
        lambda t: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in t),
        lambda t: t.replace(" ", " – ").replace("crate", "*crate*"),
    ],
    ids=["case", "blanks", "commas", "quotes", "unseen", "full-width", "dashes"],
)
def test_no_disguise_hides_a_run(disguise) -> None:  # type: ignore[no-untyped-def]
    assert lengths(disguise(EN)) == [(16, "a:2")]


def test_decomposed_letters_are_the_same_letters() -> None:
    assert lengths(unicodedata.normalize("NFD", DE), "de") == lengths(DE, "de")
    assert lengths(DE.replace("ß", "ss"), "de") == lengths(DE, "de")


def test_chinese_signs_and_blanks_part_no_run() -> None:
    assert lengths("，".join(ZH), "zh") == [(len(ZH), "c:1")]
    assert lengths(" ".join(ZH), "zh") == [(len(ZH), "c:1")]


def test_a_run_goes_on_over_the_end_of_a_sentence() -> None:
    assert lengths("in fog: before dawn the crews lifted every crate") == [(9, "a:1")]


def test_words_of_ones_own_between_them_end_a_run() -> None:
    assert lengths("before dawn the crews lifted, so they say, every crate of oranges across the") == []


def test_two_runs_of_one_text_are_two() -> None:
    words = EN.split()
    text = f"{' '.join(words[:8])} and then {' '.join(words[8:])}"
    assert [length for length, _ in lengths(text)] == [8, 8]


def test_what_is_free_does_not_count() -> None:
    words = "lifted every crate of oranges across the wet"
    assert len(runs(words, "en", WORDINGS)) == 1
    assert runs(words, "en", WORDINGS, ((0, 6),)) == ()


def test_names_and_figures_may_be_taken_over() -> None:
    text = "Norda and Ada Lindt gave Vesta Port $40 million on 3 March 2025 for new cranes"
    source = Wordings([Sentence("a", 1, "en", text)])
    assert len(runs(text, "en", source)) == 1
    assert taken_over(text, "en", source, EXAMINER) == ()


def test_a_short_quotation_is_free_only_if_the_sentence_says_whose_it_is() -> None:
    quoted = "“before dawn the crews lifted every crate of oranges across the wet planks”"
    assert taken_over(f"According to Norda, {quoted}.", "en", WORDINGS, EXAMINER) == ()
    assert len(taken_over(f"So it was: {quoted}.", "en", WORDINGS, EXAMINER)) == 1
    assert len(taken_over(f"According to Norda, {quoted[1:-1]}.", "en", WORDINGS, EXAMINER)) == 1


def test_a_long_quotation_is_not_free() -> None:
    long = " ".join([EN, "while", EN])
    assert taken_over(f"According to Norda, “{long}”.", "en", WORDINGS, EXAMINER) != ()
    text = f"According to Norda, “{long}”."
    assert not any(b - a > 60 for a, b in free_spans(text, "en", EXAMINER))


def test_languages_are_kept_apart_and_nothing_is_found_in_nothing() -> None:
    assert lengths(EN, "de") == []
    assert lengths("") == []
    assert runs(EN, "en", Wordings(())) == ()


_WORD = st.sampled_from(["red", "blue", "green", "gold", "black", "white", "pink", "grey", "teal", "lime"])


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORD, max_size=40), st.lists(_WORD, max_size=40))
def test_it_finds_what_a_search_of_every_pair_finds(ours: list[str], theirs: list[str]) -> None:
    grams = {tuple(theirs[i : i + BORROWED_WORDS]) for i in range(len(theirs) - BORROWED_WORDS + 1)}
    covered = {
        place
        for i in range(len(ours) - BORROWED_WORDS + 1)
        if tuple(ours[i : i + BORROWED_WORDS]) in grams
        for place in range(i, i + BORROWED_WORDS)
    }
    text, source = " ".join(ours), Wordings([Sentence("s", 1, "en", " ".join(theirs))])
    starts = [len(" ".join(ours[:i])) + (i > 0) for i in range(len(ours))]
    found = {
        i
        for run in runs(text, "en", source)
        for i, at in enumerate(starts)
        if run.span[0] <= at < run.span[1]
    }
    assert found == covered


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "de", "zh"]))
def test_any_text_is_read_and_is_its_own_source(text: str, language: str) -> None:
    source = Wordings([Sentence("s", 1, language, text)])
    for run in runs(text, language, source):
        assert 0 <= run.span[0] < run.span[1] <= len(text)
        assert run.length >= BORROWED_WORDS


def test_many_briefs_against_many_reports_take_seconds() -> None:
    words = [f"w{n * 7919 % 4001}" for n in range(200_000)]
    source = Wordings(
        Sentence(f"r{n // 20}", n % 20 + 1, "en", " ".join(words[n * 20 : n * 20 + 20]))
        for n in range(10_000)
    )
    start = time.perf_counter()
    for n in range(300):
        runs(" ".join(f"v{(n * 31 + i * 17) % 4001}" for i in range(500)), "en", source)
    assert time.perf_counter() - start < 10
