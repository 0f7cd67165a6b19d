"""relate --show: claims by sources, conflicts and origins in a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from polybrief.model import (
    Claim,
    Conflict,
    Entry,
    Evidence,
    Kinship,
    Ledger,
    Moment,
    Name,
    Origin,
    Quantity,
    Sentence,
    SentenceEvidence,
    Source,
    Stated,
    Translation,
)
from polybrief.relate.amounts import readable
from polybrief.relate.overview import Known, sides, sources_in, spanning, ties_of, wording
from polybrief.relate.show import display_width, fit, show, wrap

SECRET = "The harbour board never wanted this very sentence to leave the room."


def source(name: str, language: str = "en", rights: str = "open", **more: object) -> Source:
    known = Source(name, language, "restricted" if rights == "restricted" else "open", "0" * 64)
    return replace(known, title=f"Title of {name}", **more)  # type: ignore[arg-type]


SOURCES = (
    source("coast-de", "de", published=date(2025, 5, 4)),
    source("coast-en"),
    source("coast-zh", "zh", published=date(2025, 5, 5)),
    source("secret-en", rights="restricted", origin_language="zh"),
)
SENTENCES = (
    Sentence("coast-de", 2, "de", "Die Brücke kostet 39 Milliarden Dollar."),
    Sentence("coast-en", 3, "en", "The bridge is to cost $39 billion."),
    Sentence("coast-zh", 1, "zh", "这座大桥将耗资390亿美元，工期为四年，由三家公司共同出资建设。"),
    Sentence("secret-en", 1, "en", SECRET),
)
FIGURE = Quantity(Decimal("3.9E7"), Decimal("3.9E7"), "USD", "$39 million", (0, 11))
EVIDENCE = Evidence(
    "secret-en",
    "0" * 64,
    (
        SentenceEvidence(
            1,
            "0" * 16,
            figures=(FIGURE,),
            names=(Name("harbour", "the board", (0, 9)), Name("territory-jp", "Japan", (10, 15))),
            dates=(Moment(2025, 5, 3, "3 May", (20, 25)),),
        ),
    ),
)
HARBOUR = Entry("harbour", "organisation", {"en": ("Harbour Board",), "de": ("Hafenrat",), "zh": ("港务局",)})
KNOWN = Known(
    {one.id: one for one in SOURCES},
    {one.id: one for one in SENTENCES},
    {"secret-en": EVIDENCE},
    {"harbour": HARBOUR},
)
KINSHIP = Kinship(
    ("coast-zh", "coast-de"), "primary source", ("coast-de relays coast-zh", "2 of 3 sentences")
)
BRIDGE = Claim(
    "c1",
    ("coast-de:2", "coast-en:3", "coast-zh:1"),
    "coast-zh:1",
    ("de", "en", "zh"),
    (
        Origin(
            ("coast-de", "coast-zh"),
            ("coast-zh and coast-de: coast-de relays coast-zh; 2 of 3 sentences",),
        ),
        Origin(("coast-en",)),
    ),
)
ALONE = Claim("c2", ("secret-en:1",), "secret-en:1", ("en",))
COST = Conflict(
    "d1",
    "contradiction",
    "conflict",
    "investment",
    "harbour",
    (
        Stated("secret-en:1", "$39 million", "39000000 USD"),
        Stated("coast-zh:1", "390亿美元", "39000000000 USD"),
        Stated("coast-de:2", "39 Milliarden Dollar", "39000000000 USD"),
    ),
)
LEDGER = Ledger((BRIDGE, ALONE), (KINSHIP,), (COST,))


def page(width: int = 80, language: str = "en") -> str:
    return "\n".join(show(LEDGER, KNOWN, language, width=width))


@pytest.mark.parametrize("width", [40, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = show(LEDGER, KNOWN, width=width)
    assert max(map(display_width, lines)) <= width


def test_a_claim_counts_reports_and_origins_and_says_why() -> None:
    shown = " ".join(page().split())
    assert "3 reports, 2 origins; 1+2: 1 relays 2" in shown


def test_marks_tell_origins_by_letters() -> None:
    (row,) = (line for line in page().split("\n") if line.startswith("1. "))
    assert row.split()[-4:] == ["A", "A", "B", "·"]


def test_no_word_promises_truth() -> None:
    for language in ("en", "de", "zh"):
        shown = page(language=language).lower()
        assert "confirmed" not in shown
        assert "verified" not in shown


def test_conflict_shows_the_words_of_all_sides_with_source_date_and_language() -> None:
    shown = page(120)
    assert "CONFLICT: contradiction · investment · Harbour Board" in shown
    assert "“$39 million” · en < zh, no date · secret-en:1" in shown
    assert "“390亿美元” · zh, 2025-05-05 · coast-zh:1" in shown
    assert "“39 Milliarden Dollar” · de, 2025-05-04 · coast-de:2" in shown
    assert "= 39 billion US dollars" in shown


def test_restricted_wording_never_shows() -> None:
    shown = " ".join(page().split())
    assert "never wanted" not in shown
    assert "[Harbour Board, Japan, $39 million, 3 May]" in shown


def test_wording_prefers_the_readers_language() -> None:
    assert wording(BRIDGE, KNOWN, "de").text == "Die Brücke kostet 39 Milliarden Dollar."
    assert wording(BRIDGE, KNOWN, "zh").standing == "original"


def test_wording_prefers_a_persons_translation_to_a_machines() -> None:
    claim = Claim("c", ("coast-de:2", "coast-zh:1"), "coast-zh:1", ("de", "zh"))
    text = SENTENCES[2].text or ""
    machine = Translation("coast-zh:1", text, "by machine", engine="argos")
    person = Translation("coast-de:2", SENTENCES[0].text or "", "by a person", reviewed=True)
    stale = replace(person, source_text="An older sentence.")

    def with_(*entries: Translation) -> Known:
        return replace(KNOWN, translations={"en": {entry.sentence: entry for entry in entries}})

    assert wording(claim, with_(machine, person), "en").text == "by a person"
    assert wording(claim, with_(machine, stale), "en").standing == "machine"
    assert wording(claim, KNOWN, "en").sentence == "coast-zh:1"


def test_sources_without_a_record_are_left_out() -> None:
    gone = Ledger((), (Kinship(("gone", "coast-en"), "shared passage", ("1 sentence",)),), ())
    assert [one.id for one in sources_in(gone, KNOWN)] == ["coast-en"]
    assert "gone" in "\n".join(show(gone, KNOWN))


def test_an_empty_ledger_says_so() -> None:
    assert show(Ledger(), KNOWN) == ["the ledger is empty: no two sources say the same"]


def test_many_sources_are_listed_below_the_claim() -> None:
    sources = {f"s{i:02}": source(f"s{i:02}") for i in range(40)}
    claim = Claim("c", tuple(f"{name}:1" for name in sources), "s00:1", ("en",))
    known = Known(sources, {"s00:1": Sentence("s00", 1, "en", "The bridge stands.")})
    lines = show(Ledger((claim,)), known, width=80)
    assert "1. The bridge stands." in lines
    assert max(map(display_width, lines)) <= 80
    assert "40 reports, 40 origins (1A 2B 3C" in "\n".join(lines)


def test_bold_only_in_a_terminal() -> None:
    assert "\x1b" not in page()
    assert "\x1b[1m" in "\n".join(show(LEDGER, KNOWN, plain=False))


def test_control_characters_of_a_title_do_not_reach_the_terminal() -> None:
    known = replace(
        KNOWN, sources={**KNOWN.sources, "coast-en": replace(SOURCES[1], title="a\x1b[31mb\u202e")}
    )
    assert "\x1b" not in "\n".join(show(LEDGER, known))


def test_chinese_counts_double_and_breaks_between_characters() -> None:
    assert display_width("390亿") == 5
    lines = list(wrap("新渡轮用上了热泵，很安静。", 8))
    assert max(map(display_width, lines)) <= 8
    assert "".join(lines) == "新渡轮用上了热泵，很安静。"
    assert not any(line.startswith(("，", "。")) for line in lines)
    assert fit("新渡轮用上了热泵", 7) == "新渡轮…"


def test_few_reasons_hold_an_origin_together() -> None:
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    kin = tuple(Kinship(pair, "common source", ("both name Example as their source",)) for pair in pairs)
    weak = Kinship(("c", "d"), "shared passage", ("2 sentences retold one by one",), (("c:1", "d:1"),))
    assert len(spanning((*kin, weak))) == 3
    reasons = tuple(f"{a} and {b}: both name Example as their source" for a, b in pairs)
    (tie,) = ties_of(Origin(("a", "b", "c"), reasons), kin)
    assert set(tie.sources) == {"a", "b", "c"}
    assert tie.reason == "both name Example as their source"


def test_sides_gather_the_reports_of_a_value() -> None:
    first, second = sides(COST)
    assert first.stated == (("secret-en", ("$39 million",), (1,)),)
    assert [source for source, _, _ in second.stated] == ["coast-de", "coast-zh"]


@pytest.mark.parametrize(
    ("value", "en", "de", "zh"),
    [
        ("10000000 USD", "10 million US dollars", "10 Millionen US-Dollar", "1000万美元"),
        ("at least 12 percent", "at least 12%", "mindestens 12\u00a0%", "至少12%"),
        ("about 3 to 5 yr", "about 3 to 5 years", "etwa 3 bis 5 Jahre", "约3至5年"),
        ("17500 count", "17,500", "17.500", "1.75万"),
        ("--01-22", "22 January", "22. Januar", "1月22日"),
        ("2025-00-00", "2025", "2025", "2025"),
        ("no value", "no value", "no value", "no value"),
    ],
)
def test_values_read_naturally(value: str, en: str, de: str, zh: str) -> None:
    assert [readable(value, page) for page in ("en", "de", "zh")] == [en, de, zh]


def test_values_that_differ_never_look_alike() -> None:
    assert readable("39201000000 USD", "en") != readable("39204000000 USD", "en")
