"""Figures and moments in Chinese: what each way to write them reads as."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.examine.chinese import RULES
from polybrief.examine.numerals import value
from polybrief.examine.rules import facts
from polybrief.model import Moment, Quantity


def _written(quantity: Quantity) -> str:
    """`10..20 count ~ >= (incidental)`, what the tables below compare."""
    worth = f"{quantity.low:f}" if quantity.low == quantity.high else f"{quantity.low:f}..{quantity.high:f}"
    hedges = ("~" if quantity.approximate else "") + {"": "", "at least": ">", "at most": "<"}[quantity.bound]
    return f"{hedges}{worth} {quantity.unit}" + (" inc" if quantity.incidental else "")


def _when(moment: Moment) -> str:
    if moment.precision == "time":
        return f"{moment.hour}:{moment.minute:02}"
    if moment.precision == "quarter":
        return f"{moment.year or '?'} Q{moment.quarter}"
    return (
        "-".join(str(part or "?") for part in (moment.year, moment.month, moment.day))
        + f" {moment.precision}"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # digits and characters
        ("预算为3亿5000万元", ["350000000 CNY"]),
        ("预算为三亿五千万元", ["350000000 CNY"]),
        ("预算为35000万元", ["350000000 CNY"]),
        ("预算为3.5亿元", ["350000000 CNY"]),
        ("市值1.2万亿美元", ["1200000000000 USD"]),
        ("兩億五千萬歐元", ["250000000 EUR"]),
        ("售出2万5千辆", ["25000 count"]),
        ("高度一千二百零五米", ["1205 m"]),
        ("7．8亿件包裹", ["780000000 count"]),
        ("用地十五点二亿亩", ["1520000000 mu"]),
        # money
        ("卖价US$30，或人民币210元", ["30 USD", "210 CNY"]),
        ("每股50美分", ["50 cent"]),
        ("RMB500和$1.5亿", ["500 CNY", "150000000 USD"]),
        ("票价二十元人民币", ["20 CNY"]),
        # percent, points, tenths, fractions
        ("增长百分之五点三", ["5.3 percent"]),
        ("增长5%至7%", ["5..7 percent"]),
        ("百分之五到百分之七", ["5..7 percent"]),
        ("下降0.2个百分点", ["0.2 points"]),
        ("加息25个基点", ["0.25 points"]),
        ("变化为 -0.2%", ["-0.2 percent"]),
        ("三成半的受访者", ["35 percent"]),
        ("三分之一的厂房", ["0.3333333333 count inc"]),
        ("一半的工人", ["0.5 count inc"]),
        # vague
        ("数百亿美元", ["~10000000000..100000000000 USD"]),
        ("几十名志愿者", ["~10..100 count"]),
        ("上千人到场", ["~1000..10000 count"]),
        ("成千上万的人", ["~1000..100000 count"]),
        ("数以万计的信", ["~10000..100000 count"]),
        ("十几万人", ["~100000..200000 count"]),
        ("三四百人", ["~300..400 count"]),
        ("十七八岁", ["~17..18 yr"]),
        ("一两个小时", ["~1..2 h inc"]),
        # ranges
        ("投资5-7亿欧元", ["500000000..700000000 EUR"]),
        ("投资50亿至70亿美元", ["5000000000..7000000000 USD"]),
        ("罚款三到十万元", ["30000..100000 CNY"]),
        ("每船8人到100人", ["8..100 count"]),
        # bounds
        ("超过500名学生", [">500 count"]),
        ("300多名学生", [">300 count"]),
        ("不足三百人", ["<300 count"]),
        ("大约20%", ["~20 percent"]),
        ("300人以上", [">300 count"]),
        ("中超22场", ["22 count"]),
        # units
        ("装机500万千瓦，新增30兆瓦", ["5000000 kW", "30 MW"]),
        ("跑了5千米，用电800千瓦时", ["5 km", "800 kWh"]),
        ("风速每小时83公里", ["83 km/h"]),
        ("气温零下20摄氏度", ["-20 °C"]),
        ("历时一年半和两个半小时", ["1.5 yr inc", "2.5 h"]),
        ("半个世纪", ["50 yr inc"]),
        ("跑出2小时13分38秒", ["8018 s"]),
        ("游了1:52.39", ["112.39 s"]),
        # ordinals
        ("第三次，第31届", ["3 ordinal inc", "31 ordinal"]),
        ("21世纪", ["21 ordinal inc"]),
        # incidental
        ("三家公司，十二家工厂", ["3 count inc", "12 count"]),
        # no figures
        ("千万别去统一的三明治店", []),
        ("百姓一起一定要十分小心", []),
        ("亿万富翁和百货公司", []),
        ("A16、GPT-4和5G", []),
        ("比分6-4，电话415-555-0100", []),
        ("周三和星期五", []),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert [_written(quantity) for quantity in facts(text, RULES)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年8月12日", ["2024-8-12 day"]),
        ("二〇二四年八月十二日", ["2024-8-12 day"]),
        ("8月12日至15日", ["?-8-12 day", "?-8-15 day"]),
        ("2024-08-12", ["2024-8-12 day"]),
        ("22日，三十号", ["?-?-22 day", "?-?-30 day"]),
        ("3月至5月", ["?-3-? month", "?-5-? month"]),
        ("2016-17赛季", ["2016-?-? year", "2017-?-? year"]),
        ("2024年，二〇二五年", ["2024-?-? year", "2025-?-? year"]),
        ("里约2016奥运会", ["2016-?-? year"]),
        ("上世纪90年代", ["1990-?-? decade"]),
        ("15世纪80年代", ["1480-?-? decade"]),
        ("七八十年代", ["1970-?-? decade", "1980-?-? decade"]),
        ("2024年第三季度，一季度", ["2024 Q3", "? Q1"]),
        ("下午5点半，上午10时，17:30", ["17:30", "10:00", "17:30"]),
        ("下午2点至4点", ["14:00", "16:00"]),
        ("拿到三点建议", []),
    ],
)
def test_moments(text: str, expected: list[str]) -> None:
    assert [_when(moment) for moment in facts(text, RULES)[1]] == expected


def test_what_stands_around_a_figure() -> None:
    (sum_, lost, students), (clock,) = facts("耗资5000万美元（约3.6亿），北京时间上午9时，300多名学生", RULES)
    assert (sum_.text, sum_.currency_lost) == ("5000万美元", False)
    assert (lost.text, lost.currency_lost) == ("3.6亿", True)
    assert (students.text, students.noun) == ("300多", "学生")
    assert (clock.text, clock.zone) == ("上午9时", "Asia/Shanghai")


_SMALL = "零一二三四五六七八九"


def _below_ten_thousand(number: int) -> str:
    written = ""
    for power, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += _SMALL[digit] + scale
        elif written and number % power and not written.endswith("零"):
            written += "零"
    return written


def _spelled(number: int) -> str:
    written, before = "", 0
    for power, scale in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // power % 10**4
        if part:
            # A group that does not fill its four places is announced by a 零.
            written += ("零" if before and part < 1000 else "") + _below_ten_thousand(part) + scale
        before = before or part
    return written


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert value(_spelled(number)) == number
    (quantity,), moments = facts(f"共{_spelled(number)}美元。", RULES)
    assert (quantity.low, quantity.unit, moments) == (number, "USD", ())


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1000, max_value=9999))
def test_a_mixed_number_reads_back(high: int, low: int) -> None:
    for written in (f"{high}亿{low}万", f"{high}.{low}亿", f"{high}{low}万"):
        (quantity,), _ = facts(f"共{written}美元。", RULES)
        assert quantity.low == Decimal(high * 10**4 + low) * 10**4


@given(st.integers(min_value=1900, max_value=2100))
def test_a_year_in_characters_reads_back(year: int) -> None:
    written = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    _, (moment,) = facts(f"在{written}年", RULES)
    assert moment.year == year


@given(st.text(alphabet="0123456789一二两三十百千万亿年月日时点分第之成半几多至-:,. 个元%", max_size=60))
def test_whatever_comes_is_read_within_its_text(text: str) -> None:
    for fact in (*facts(text, RULES)[0], *facts(text, RULES)[1]):
        assert text[slice(*fact.span)] == fact.text != ""


@pytest.mark.parametrize(
    "piece",
    ["1,", "一二三", "亿", "万亿", "第一", "百分之", "1-", "5至", "3日、", "1", "2016年", "零点", "A1", " "],
)
def test_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece.encode()))
    start = time.process_time()
    facts(text, RULES)
    assert time.process_time() - start < 10
