"""Sums compared: a table of the editors speaks before sentences, kinds of sums look different, ≠ is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from svg_reading import assert_fit, parsed, texts

from cited_desk import EXAMINER, a_brief
from polybrief.model import Conflict, Quantity, Stated
from polybrief.publish.charts import sums_drawing
from polybrief.publish.charts.scale import scale
from polybrief.publish.charts.sums import Compared, Sum, compared

TABLE = (
    "| Figure | What | Source |",
    "| --- | --- | --- |",
    "| $10 million | planned investment | English[^en:1] |",
    "| several tens of billions of dollars | planned investment | German[^de:2] |",
    "| more than $100 billion | a valuation | English[^en:3] |",
    "| about $39 billion | subsidies | Chinese[^zh:1][^de:1] |",
    "| $2 billion to $3 billion | what was paid | English[^en:1] |",
)
DISPUTE = Conflict(
    "c1",
    "contradiction",
    "conflict",
    "investment",
    None,
    (Stated("en:1", "$10 million", "10000000 USD"), Stated("zh:1", "390亿美元", "about 39000000000 USD")),
)


def measured(kind: str, owner: str | None) -> str:
    return f"{kind} of {owner}" if owner else kind


def read(*lines: str, conflicts: tuple[Conflict, ...] = (), **more: str) -> dict[str, tuple[Compared, ...]]:
    return dict(compared(a_brief(*lines, **more), EXAMINER, measured, conflicts))


def a_sum(low: str, high: str = "", words: str = "a sum", bound: str = "", *, about: bool = False) -> Sum:
    value = Quantity(
        Decimal(low),
        Decimal(high or low),
        "USD",
        words,
        (0, 1),
        approximate=about,
        bound=bound,  # type: ignore[arg-type]
    )
    return Sum(value, words, "something", ("en:1",))


def test_a_table_says_what_each_sum_is_of() -> None:
    rows = read(*TABLE)["USD"]
    assert [(row.of, [one.words for one in row.sums]) for row in rows] == [
        ("planned investment", ["$10 million", "several tens of billions of dollars"]),
        ("a valuation", ["more than $100 billion"]),
        ("subsidies", ["about $39 billion"]),
        ("what was paid", ["$2 billion to $3 billion"]),
    ]
    assert rows[2].sums[0].labels == ("zh:1", "de:1")


def test_a_number_without_a_currency_is_no_sum_of_its_row() -> None:
    lost = "| about 3.6 trillion | the same $500 billion, without a currency | English[^en:1] |"
    assert read(*TABLE, lost) == read(*TABLE)
    given = "| $500 billion | about 3.6 trillion, without a currency | English[^en:1] |"
    assert read(*TABLE, given)["USD"][-1].of == "about 3.6 trillion, without a currency"


def test_sentences_do_not_repeat_what_the_table_has() -> None:
    more = "It costs $10 million.[^en:1]", "It may cost $77 billion.[^de:1]"
    assert read(*more, "", *TABLE) == read(*TABLE)


def test_without_a_table_the_sentences_are_read() -> None:
    rows = read(
        "## The money",
        "",
        "SoftBank invests $5 billion.[^en:1]",
        "The investment of $5 billion comes from SoftBank.[^de:1]",
        "Then there are $7 billion more.[^en:2]",
        "The subsidies come to $39 billion.[^zh:1]",
    )["USD"]
    assert [row.sums[0].value.low for row in rows] == [Decimal(n) * 10**9 for n in (5, 7, 39)]
    assert rows[0].sums[0].labels == ("en:1", "de:1"), "one sum of two sentences"
    assert rows[1].of == "The money", "a sum that tells no measure stands under its heading"


def test_two_sums_are_no_chart() -> None:
    assert read("SoftBank pays $5 billion.[^en:1]", "It asks for $7 billion.[^de:1]") == {}


def test_currencies_are_not_mixed() -> None:
    lines = [
        f"| {n} billion {unit} | thing {n} | x[^en:1] |" for n in (1, 2, 3) for unit in ("dollars", "euros")
    ]
    assert set(read(*TABLE[:2], *lines)) == {"USD", "EUR"}


def test_sums_of_one_thing_that_cannot_both_be_true_disagree() -> None:
    rows = read(*TABLE)["USD"]
    assert [row.differ for row in rows] == [True, False, False, False]


def test_what_the_ledger_knows_to_disagree_is_marked_and_named() -> None:
    rows = read(*TABLE, conflicts=(DISPUTE,))["USD"]
    told = {row.of: row.conflict for row in rows if row.differ}
    assert told == {"planned investment": "c1", "subsidies": "c1"}


def test_notes_for_the_editor_are_not_shown_as_conflicts() -> None:
    rows = read(*TABLE, conflicts=(replace(DISPUTE, weight="note"),))["USD"]
    assert all(row.conflict is None for row in rows)


@pytest.mark.parametrize(
    ("page", "billion", "scale_told"),
    [
        ("en", "1 billion", "US dollars; from each line to the next, ten times as much"),
        ("de", "1 Milliarde", "US-Dollar; von Linie zu Linie das Zehnfache"),
        ("zh", "10亿", "单位：美元；每条竖线为前一条的十倍"),
    ],
)
def test_ticks_are_numbers_as_the_language_says_them(page: str, billion: str, scale_told: str) -> None:
    picture = sums_drawing.picture("USD", read(*TABLE)["USD"], page)
    assert billion in texts(picture.wide)
    assert scale_told in texts(picture.wide)


@pytest.mark.parametrize("page", ["en", "de", "zh"])
def test_both_layouts_are_fit_to_be_read(page: str) -> None:
    picture = sums_drawing.picture("USD", read(*TABLE)["USD"], page)
    for drawn, across in ((picture.wide, "580"), (picture.narrow, "340")):
        assert_fit(drawn)
        assert parsed(drawn).get("width") == across
    assert picture == sums_drawing.picture("USD", read(*TABLE)["USD"], page), "the same every time"


def test_long_words_stay_inside() -> None:
    thing = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und " * 3
    rows = (
        Compared(
            thing, (a_sum("5E7", "9E9", "etwas zwischen fünfzig Millionen und neun Milliarden US-Dollar"),)
        ),
    )
    assert_fit(sums_drawing.picture("USD", rows, "de").narrow)


def test_markup_in_a_brief_stays_text() -> None:
    rows = (Compared("<b>a & b</b>", (a_sum("1E6", words='"<script>"'),)),)
    drawn = sums_drawing.picture("USD", rows, "en").wide
    assert "<script>" not in drawn
    assert '"<script>"' in texts(drawn)


def test_kinds_of_sums_are_told_by_shape() -> None:
    kinds = (
        a_sum("1E9"),
        a_sum("1E9", about=True),
        a_sum("1E9", "2E9"),
        a_sum("1E9", "2E9", about=True),
        a_sum("1E9", bound="at least"),
        a_sum("1E9", bound="at most"),
    )
    key = sums_drawing.key([Compared("x", kinds, differ=True)], "en")
    assert [meaning for _, meaning in key] == [
        "a sum",
        "about this much",
        "from … to …",
        "of this order, no more exact",
        "this much or more",
        "this much or less",
        "the reports disagree",
    ]
    assert len({sign for sign, _ in key}) == len(key)


def test_the_description_tells_all_that_is_drawn() -> None:
    told = sums_drawing.picture("USD", read(*TABLE)["USD"], "en").description
    for row in read(*TABLE)["USD"]:
        for one in row.sums:
            assert one.words in told
    assert "(the reports disagree)" in told


def test_equal_factors_are_equal_distances() -> None:
    axis = scale([Decimal(10) ** 7, Decimal(10) ** 12], 0, 1000)
    places = [axis.at(tick) for tick in axis.ticks]
    assert len(places) == 6
    steps = {round(b - a) for a, b in pairwise(places)}
    assert max(steps) - min(steps) <= 1


def test_one_value_has_a_scale_of_its_own() -> None:
    axis = scale([Decimal(39) * 10**9], 0, 100)
    assert 0 < axis.at(Decimal(39) * 10**9) < 100
    assert axis.ticks


def test_labels_that_have_no_room_are_left_out() -> None:
    axis = scale([Decimal(1), Decimal(10) ** 12], 0, 200)
    kept = axis.labelled(["a long label"] * len(axis.ticks), 12)
    assert 1 <= len(kept) < len(axis.ticks)
