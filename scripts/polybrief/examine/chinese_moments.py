"""What the rules of Chinese read as moments: dates, decades, quarters and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from polybrief.examine import chinese_words as w
from polybrief.examine.numerals import SIMPLE, compiled, value
from polybrief.examine.rules import Fact
from polybrief.model import Moment, Precision

Match = re.Match[str]
Facts = Iterator[Fact]

MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH_PATTERN = compiled(MONTH)
DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_DAY_PATTERN = compiled(DAY)


def moment(
    span: tuple[int, int],
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    precision: Precision = "day",
    **more: Any,
) -> Moment:
    return Moment(year, month, day, "", span, precision, **more)


def _whole(number: str | None) -> int | None:
    worth = value(number) if number else None
    return None if worth is None else int(worth)


def _year(written: str | None) -> int | None:
    """“2016”, “二〇一六”; “98” and “九八” are years of the last century, “08” of this one."""
    year = _whole(written)
    return year + (1900 if year > 40 else 2000) if year is not None and year < 100 else year


def month(match: Match) -> Facts | None:
    """“2016年8月12日”, “8月”, “三月至五月”, “8月3日至5日”: each month, the last one with its days."""
    year = _year(match["year"])
    months = list(_MONTH_PATTERN.finditer(match.string, match.start("months"), match.end("months")))
    days = list(_DAY_PATTERN.finditer(match.string, *match.span("days"))) if match["days"] else []
    found = []
    for number, written in enumerate(months):
        last = number == len(months) - 1
        start = match.start() if number == 0 else written.start()
        end = match.end("months") if last else written.end()
        month = _whole(written[0])
        if not last or not days:
            end = match.end() if last else end
            found.append(moment((start, end), year, month, None, "month"))
            continue
        for index, day in enumerate(days):
            begin = start if index == 0 else day.start()
            found.append(moment((begin, _day_end(match, day)), year, month, _whole(day[0])))
    return iter(found)


def days(match: Match) -> Facts:
    """“22日”, “22日至25日”, “5、6日”."""
    for day in _DAY_PATTERN.finditer(match.string, *match.span()):
        yield moment((day.start(), _day_end(match, day)), None, None, _whole(day[0]))


def _day_end(match: Match, day: Match) -> int:
    """The end of a day with the 日 behind it."""
    rest = match.string[day.end() : match.end()]
    return (
        day.end() + len(rest) - len(rest.lstrip(" 日号號"))
        if rest.lstrip()[:1] in set("日号號")
        else day.end()
    )


def numeric_date(match: Match) -> Facts | None:
    """“2016-08-12”, “2016/8/12”."""
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return iter([moment(match.span(), year, month, day)])


def years(match: Match) -> Facts | None:
    """“2024年”, “二〇二四年”, “2016至2018年”, “2016-17赛季”."""
    first = _year(match["first"])
    if first is None or not 1000 <= first <= 2100:
        return None
    if not match["second"]:
        return iter([moment(match.span(), first, precision="year")])
    second = _whole(match["second"]) or 0
    if second < 100:
        second += first // 100 * 100
    split = match.start("second")
    return iter(
        [
            moment(match.span("first"), first, precision="year"),
            moment((split, match.end()), second, precision="year"),
        ]
    )


def decade(match: Match) -> Facts | None:
    """“上世纪90年代”, “20世纪九十年代”, “1990年代”, “60年代”."""
    decade, century = _whole(match["decade"]), match["century"]
    if decade is None or decade % 10:
        return None
    former = _whole(match["former"])
    if decade == 0:
        decade = 2000  # “00后”
    if decade < 100:
        hundreds = 19 if century in {None, "", "上"} else (_whole(century) or 20) - 1
        decade += hundreds * 100
    if former is None:
        return iter([moment(match.span(), decade, precision="decade")])
    # “七八十年代”
    earlier = decade // 100 * 100 + (former if former > 9 else former * 10)
    split = match.end("former")
    return iter(
        [
            moment((match.start(), split), earlier, precision="decade"),
            moment((match.start("decade"), match.end()), decade, precision="decade"),
        ]
    )


def quarter(match: Match) -> Facts:
    """“第三季度”, “2024年一季度”, “Q3”."""
    quarter = _whole(match["quarter"] or match["q"])
    yield moment(match.span(), _year(match["year"]), precision="quarter", quarter=quarter)


_ZONE = compiled("|".join(w.ZONES))
_AFTERNOON = {
    "下午",
    "晚上",
    "晚间",
    "晚間",
    "傍晚",
    "晚",
    "夜间",
    "夜間",
    "当晚",
    "當晚",
    "今晚",
    "深夜",
    "午后",
    "午後",
}


def clock(match: Match) -> Facts | None:
    """“17:30”, “下午5时30分”, “晚上八点半”, “北京时间22日上午10时”."""
    part, sign = match["part"], match["sign"]
    hour, minute = _whole(match["hour"]), _whole(match["minute"]) or (30 if match["half"] else 0)
    if hour is None or hour > 24 or minute > 59:
        return None
    spelled = not match["hour"][0].isdigit()
    exact = match["minute"] and (match["mark"] or sign in {":", "："})
    sure = part or match["half"] or match["o"] or exact or match["around"] or match["until"]
    if not sure and (
        sign in {"点", "點"} or (spelled and match.string[match.start() - 1] not in "午约約日号")
    ):
        return None  # “三点” may be three points
    later = 12 if part in _AFTERNOON or (part == "中午" and hour < 3) else 0
    zones = _ZONE.findall(match.string[max(0, match.start() - 20) : match.start()].translate(SIMPLE))
    zone = w.ZONES[zones[-1]] if zones else None
    hours = [(hour, minute, match.start(), match.end())]
    if match["until"]:
        split = match.start("until")
        hours = [
            (hour, minute, match.start(), split),
            (int(match["until"]), _whole(match["past"]) or 0, split, match.end()),
        ]
    return iter(
        moment((start, end), precision="time", hour=h + later if h < 12 else h, minute=m, zone=zone)
        for h, m, start, end in hours
    )
