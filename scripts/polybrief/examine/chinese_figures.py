"""What the rules of Chinese read as figures: one function for each way to write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from polybrief.examine import chinese_words as w
from polybrief.examine.chinese_moments import moment
from polybrief.examine.numerals import ONES, SIMPLE, compiled, value
from polybrief.examine.rules import Fact
from polybrief.examine.units import UnitTable
from polybrief.model import Bound, Quantity

Match = re.Match[str]
Facts = Iterator[Fact]

UNIT = "|".join(sorted(map(re.escape, w.UNITS_AFTER), key=lambda word: (-len(word), word)))
"""A pattern of every unit that stands behind a number."""
NUMERAL = f"{ONES}十百千万亿"

_UNITS = UnitTable(w.UNITS_BEFORE, w.UNITS_AFTER, joint=r" ?-?")
_DURATIONS = {"yr", "mo", "wk", "d", "h", "min", "s", "century"}
_OTHERWISE = {"century": ("yr", Decimal(100)), "bp": ("points", Decimal("0.01"))}
_NONE, _HALF, _ONE = Decimal(0), Decimal("0.5"), Decimal(1)


def _any(words: str, name: str) -> str:
    return f"(?P<{name}>{words})"


_HEDGE_BEFORE = compiled(
    f"(?:{_any(w.AT_MOST, 'most')}|{_any(w.AT_LEAST, 'least')}|{_any(w.ABOUT, 'about')})[了有为达在 ]?\\Z"
)
_HEDGE_BEHIND = compiled(
    f"[个名人家次]?(?:{_any(w.AT_LEAST_BEHIND, 'least')}|{_any(w.AT_MOST_BEHIND, 'most')}"
    f"|{_any(w.ABOUT_BEHIND, 'about')})"
)
_BRACKET_AFTER_MONEY = compiled(
    r"(?:元|镑|圆|法郎|卢布|[$€£]\d[\d,.]*[万亿]*) ?[（(](?:大?约合?|折?合|相当于)?\Z"
)
_MEASURE = compiled(w.MEASURE_WORDS)
_COUNTED = compiled(rf"(?:{w.MEASURE_WORDS})?({w.NOUNS})")


# The characters with which units and hedges begin and end: most figures have none, and that is seen at once.
_UNITS_BEGIN = {word[0] for word in w.UNITS_AFTER} | {" ", "-"}
_UNITS_END = {word[-1] for word in w.UNITS_BEFORE} | {" ", "-"}
_HEDGES_END = set("|".join((w.AT_MOST, w.AT_LEAST, w.ABOUT)) + "了有为為达達在 約過幾於")
_HEDGES_BEGIN = set("个個名人家次及以之开開左上前许許")


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The unit of the number at `start`..`end`, and the span of both."""
    if text[end : end + 1] in _UNITS_BEGIN:
        return _UNITS.around(text, start, end)
    if text[start - 1 : start] in _UNITS_END:
        unit, first = _UNITS.before(text, start)
        return unit, first, end
    return "count", start, end


def _hedges(text: str, start: int, end: int, unit: str) -> tuple[bool, Bound]:
    """“超过500人”: whether the figure is approximate, and its bound."""
    approximate = False
    bound: Bound = ""
    if unit == "ordinal":
        return approximate, bound
    before = text[start - 1 : start] in _HEDGES_END and _HEDGE_BEFORE.search(text[max(0, start - 5) : start])
    behind = text[end : end + 1] in _HEDGES_BEGIN and _HEDGE_BEHIND.match(text, end)
    for found in (before, behind):
        if not found:
            continue
        if found["least"]:
            bound = "at least"
        elif found["most"] and not (found is behind and unit in _DURATIONS):
            bound = "at most"
        elif found["about"]:
            approximate = True
    return approximate, bound


_BEFORE_MINUS = set(" 为為是至到（(，")
_RATE = compiled(r"(每小时|时速|每秒)[^，。；\d]{0,4}\Z")
_PER_HOUR = {"km": "km/h", "mi": "mph", "m": "m/h"}


def _speed(text: str, start: int, unit: str) -> str:
    """The unit of “每小时80公里”, “时速达80公里”, “每秒5米”."""
    rate = _RATE.search(text[max(0, start - 8) : start]) if unit in _PER_HOUR else None
    if rate is None:
        return unit
    return f"{unit}/s" if rate[1] == "每秒" else _PER_HOUR[unit]


def _unit(text: str, start: int, end: int, unit: str = "") -> tuple[str, int, int, Decimal]:
    """The unit of a number, the span of both, and the half that it comes with: “两个半小时”, “一年半”.

    A `unit` that is known already only gets its span.
    """
    if unit:
        return unit, start, end, _NONE
    if text[end : end + 2] in {"个半", "個半"}:
        if text[end + 2 : end + 3] == "月":
            return "mo", start, end + 3, _HALF
        unit, last = _UNITS.after(text, end + 2)
        return (unit, start, last, _HALF) if unit in _DURATIONS else ("count", start, end, _NONE)
    unit, first, last = _around(text, start, end)
    if unit in {"yr", "wk", "d"} and text[last : last + 1] == "半":
        return unit, first, last + 1, _HALF
    if (
        unit == "count"
        and text[end : end + 1] == "分"
        and text[max(0, start - 2) : start] in {"小时", "小時"}
    ):
        return "min", first, end + 1, _NONE
    if unit == "°" and text[start] in ONES:
        return "count", first, last, _NONE  # “二度”: a second time
    return _speed(text, first, unit), first, last, _NONE


def _quantity(match: Match, start: int, end: int, low: Decimal, high: Decimal, **more: Any) -> Quantity:
    """The quantity at `start`..`end`, with what stands around it: unit, half, hedges, noun."""
    text = match.string
    number = text[start:end]
    unit, first, last, half = _unit(text, start, end, more.pop("unit", ""))
    if unit == "°C" and text[max(0, start - 2) : start] in {"零下", "负"}:
        low, high = -high, -low
    unit, times = _OTHERWISE.get(unit, (unit, _ONE))
    spelled = number[0] not in "0123456789"
    if text[first - 1 : first] == "-" and (text[first - 2 : first - 1] or " ") in _BEFORE_MINUS:
        low, high = -high, -low
    approximate, bound = _hedges(text, first, last, unit)
    if number[-1:] in "多余餘" or "多" in number:
        bound = "at least"
    approximate |= "来" in number or "來" in number
    if unit == "count":
        incidental = (spelled and high < 11) or high == 1
        counted = _COUNTED.match(text, last)
        more.setdefault("noun", counted[1] if counted else None)
        lost = low >= 1000 and _BRACKET_AFTER_MONEY.search(text[max(0, start - 24) : start])
        more.setdefault("currency_lost", bool(lost))
    else:
        loose = unit in _DURATIONS and high <= 2 and not half  # “两年”: a couple of years
        incidental = spelled and (loose or high <= 1 or unit == "ordinal")
        if unit == "yr" and number[-1:] in {"多", "几", "幾", "来", "來"} and text[last - 1] in "岁歲":
            incidental, approximate, bound, high = True, True, "", low + 10  # “20多岁”: in their twenties
    return Quantity(
        ((low + half) * times).normalize(),
        ((high + half) * times).normalize(),
        unit,
        "",
        (first, last),
        approximate=more.pop("approximate", False) or approximate,
        bound=bound,
        incidental=more.pop("incidental", incidental),
        **more,
    )


def is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2100


def _is_digits(number: str) -> bool:
    """“二五一”: digits in characters, without a scale."""
    return len(number) > 1 and all(char in ONES for char in number.translate(SIMPLE))


def _single(match: Match, group: str) -> Facts:
    """One number: a year if it looks like one, nothing if it is but a scale (“百” in a name)."""
    start, end = match.span(group)
    number = match[group]
    worth = value(number)
    if worth is None:
        return
    unit = _around(match.string, start, end)[0]
    # “2000人” are people, “2000” alone is a year.
    if (
        is_year(number)
        and unit == "count"
        and not (_counts(match, end) or match.string[end : end + 1] in set("人"))
    ):
        yield moment(match.span(group), int(number), precision="year")
    elif number.isascii():
        yield _quantity(match, start, end, worth, worth)
    elif _is_digits(number) and unit == "count":
        if 1900 <= worth <= 2100 and len(number) == 4:
            yield moment(match.span(group), int(worth), precision="year")
    elif number.translate(SIMPLE) in {"百", "千", "万", "亿", "兆", "千万", "千百"}:
        hedged = any(_hedges(match.string, start, end, unit)) or match.string[start - 1 : start] in set(
            "过過达達"
        )
        if hedged or unit != "count" or _counts(match, end):
            yield _quantity(match, start, end, worth, worth, approximate=True, incidental=not hedged)
    else:
        yield _quantity(match, start, end, worth, worth)


def amount(match: Match) -> Facts:
    """“15亿美元”, “300多名学生”, “三公里”, and ranges: “50亿至70亿”, “5%-7%”, “5到7年”."""
    if match["second"] is None:
        yield from _single(match, "first")
        return
    low, high = _shared(match["first"], match["second"])
    start, end = match.span("first")[0], match.end("second")
    unit, _, last = _around(match.string, start, end)
    own = _UNITS.after(match.string, match.end("first"))[0] if match["unit"] else unit
    if low is None or high is None or own != unit or low >= high:
        if "-" in match["to"] and unit == "count" and len(match["first"]) < 3 > len(match["second"]):
            return  # “6-4”: a score.
        yield from _single(match, "first")
        yield from _single(match, "second")
    elif unit == "count" and is_year(match["first"]):
        yield from _single(match, "first")
        yield from _single(match, "second")
    elif unit == "count" and "-" in match["to"] and low < 100 and high < 10 and not _counts(match, last):
        return
    else:
        yield _quantity(match, start, end, low, high)


def _counts(match: Match, end: int) -> bool:
    return _MEASURE.match(match.string, end) is not None


def _shared(first: str, second: str) -> tuple[Decimal | None, Decimal | None]:
    """Both ends of a range, where the scale of the second may serve for the first: “5-7亿”."""
    low, high = value(first), value(second)
    scale = re.search(r"(?:[百千]?[万亿兆萬億]+|[百千])[多余餘来來]?\Z", second)
    if low is not None and high is not None and scale and not re.search(r"[百千万亿兆萬億]", first):
        factor = value(scale[0])
        if factor is not None and second[: scale.start()] and low * factor < high:
            low *= factor
    return low, high


def neighbours(match: Match) -> Facts | None:
    """“三四百”, “七八个”, “十七八岁”, “两三千万”: one number or the next."""
    head, a, b, scale = (match[name] or "" for name in ("head", "a", "b", "scale"))
    low, high = value(head + a + scale), value(head + b + scale)
    step = (value(b) or 0) - (value(a) or 0)
    if low is None or high is None or not (step == 1 or (a, b) == ("三", "五")):
        return None
    start, end = match.span()
    return iter([_quantity(match, start, end, low, high, approximate=True)])


def vague(match: Match) -> Facts:
    """“数百亿美元”, “几十”, “上千”: from one to ten times the scale."""
    low = value(match["scale"]) or Decimal(1)
    start, end = match.span()
    yield _quantity(match, start, end, low, low * 10, approximate=True)


def teens(match: Match) -> Facts:
    """“十几”, “二十几万”: up to the next ten."""
    scale = value(match["scale"]) if match["scale"] else Decimal(1)
    low = value(match["tens"])
    if low is not None and scale is not None:
        yield _quantity(match, *match.span(), low * scale, (low + 10) * scale, approximate=True)


def between(low: int, high: int) -> Callable[[Match], Facts]:
    """A phrase that stands for a range: “成千上万”."""

    def read(match: Match) -> Facts:
        yield _quantity(match, *match.span(), Decimal(low), Decimal(high), approximate=True)

    return read


def percent(match: Match) -> Facts | None:
    """“百分之五”, “百分之五点三至百分之七”, “千分之二”."""
    low = value(match["first"])
    high = value(match["second"]) if match["second"] else low
    if low is None or high is None:
        return None
    unit = "permille" if match["base"] == "千" else "percent"
    return iter([_quantity(match, *match.span(), low, high, unit=unit, incidental=False)])


def tenths(match: Match) -> Facts | None:
    """“三成”, “七成五”, “五六成”: tenths, as percent."""
    low, high = value(match["first"]), value(match["second"] or match["first"])
    if low is None or high is None or high > 10:
        return None
    more = Decimal(5) if match["half"] == "半" else value(match["half"] or "零") or Decimal(0)
    figure = _quantity(match, *match.span(), low * 10 + more, high * 10 + more, unit="percent")
    return iter([figure])


def fraction(match: Match) -> Facts | None:
    """“三分之一”, “五又四分之三”: rounded to ten digits."""
    below, above = value(match["below"]), value(match["above"])
    whole = value(match["whole"]) if match["whole"] else Decimal(0)
    if not below or above is None or whole is None:
        return None
    worth = round(whole + above / below, 10)
    return iter([_quantity(match, *match.span(), worth, worth, unit="count", incidental=not whole)])


def exactly(worth: str, unit: str = "count") -> Callable[[Match], Facts]:
    """A word with a value of its own: “一半”, “翻番”; it comes with ordinary wording."""

    def read(match: Match) -> Facts:
        yield _quantity(match, *match.span(), Decimal(worth), Decimal(worth), unit=unit, incidental=True)

    return read


def half_a_unit(match: Match) -> Facts:
    """“半年”, “半个世纪”."""
    unit, end = _UNITS.after(match.string, match.end("half"))
    unit, times = _OTHERWISE.get(unit, (unit, Decimal(1)))
    worth = (_HALF * times).normalize()
    yield Quantity(worth, worth, unit, "", (match.start(), end), incidental=True)


def congress(match: Match) -> Facts | None:
    """“十九大”, “十三届”."""
    worth = value(match["number"] or match["session"])
    if worth is None:
        return None
    return iter([_quantity(match, *match.span(), worth, worth, unit="ordinal", incidental=True)])


def ordinal(match: Match) -> Facts | None:
    """“第三”, “第31届”; also “十九大”, “四中全会” and “21世纪”, which others put in other words."""
    number = match["number"]
    worth = value(number)
    if worth is None:
        return None
    free = not number[0].isdigit() or match[0].endswith(("纪", "紀"))
    return iter([_quantity(match, *match.span(), worth, worth, unit="ordinal", incidental=free)])


def free_ordinal(match: Match) -> Facts | None:
    """“第247条”, “神舟十一号”: a number of a thing; others write it as a name."""
    worth = value(match["number"])
    if worth is None:
        return None
    return iter([_quantity(match, *match.span(), worth, worth, unit="ordinal", incidental=True)])


def score(match: Match) -> Facts:
    """“3比1”: others write “3-1”, which is no figure, or “three goals to one”."""
    for side in ("ours", "theirs"):
        worth = value(match[side])
        if worth is not None:
            yield Quantity(worth, worth, "count", "", match.span(side), incidental=True)


def race(match: Match) -> Facts:
    """“1:52.39”, “2小时3分10秒85”: hours, minutes and seconds."""
    seconds = Decimal(f"{match['s']}.{match['parts'] or 0}") + 60 * Decimal(match["min"])
    seconds += 3600 * Decimal(match["h"] or 0)
    yield Quantity(seconds.normalize(), seconds.normalize(), "s", "", match.span())


# Words and labels -------------------------------------------------------------------------------


def nothing(match: Match) -> Facts:  # noqa: ARG001
    """Words that are no number: “千万别”."""
    return iter(())


def no_number(match: Match) -> Facts | None:
    """“千万别”, unless the word is part of a number: “500万千瓦”, “一点五”."""
    text, start, end = match.string, match.start(), match.end()
    before, behind = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 1]
    return None if before in _IN_NUMBER or behind in _GOES_ON else iter(())


def label(match: Match) -> Facts | None:
    """“A16”, “GPT-4”, “5G”: no figure; “RMB500” and “5km” are."""
    letters = match["before"] or match["behind"]
    if letters in w.UNITS_BEFORE or letters in w.UNITS_AFTER or letters == "x":
        return None
    if match["behind"] and is_year(match[0][: -len(letters)]):
        return None
    return iter(())


_IN_NUMBER = set("0123456789第点點数數几幾近余餘多" + NUMERAL + "萬億兩")
_GOES_ON = set("两兩之钟鐘零二三四五六七八九十百千万萬亿億")
WORDS = re.compile("|".join(w.NO_NUMBERS))
