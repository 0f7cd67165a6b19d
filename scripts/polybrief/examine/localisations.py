"""What translators put for one another: measures of other systems, and set words with and without figures.

Every entry holds for any text: a linguist would grant it without having seen a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from polybrief.model import Span

System = Literal["metric", "imperial", "chinese"]


class Measure(NamedTuple):
    """A unit in terms of the first one of its dimension: value x factor + zero."""

    dimension: str
    factor: Decimal
    system: System = "metric"
    zero: Decimal = Decimal(0)


def _measures(dimension: str, system: System, factors: str) -> dict[str, Measure]:
    """`"km 1000 m 1"` → a measure for each of the units."""
    words = factors.split()
    return {
        unit: Measure(dimension, Decimal(f), system) for unit, f in zip(words[::2], words[1::2], strict=True)
    }


MEASURES: Mapping[str, Measure] = {
    **_measures("length", "metric", "m 1 km 1000 cm .01 mm .001"),
    **_measures("length", "imperial", "mi 1609.344 nmi 1852 yd .9144 ft .3048 in .0254"),
    **_measures("length", "chinese", "里 500"),
    **_measures("area", "metric", "m² 1 km² 1000000 ha 10000"),
    **_measures("area", "imperial", "mi² 2589988 acre 4046.86 ft² .092903"),
    **_measures("area", "chinese", "亩 666.667"),
    **_measures("mass", "metric", "kg 1 g .001 mg .000001 t 1000"),
    **_measures("mass", "imperial", "lb .45359 oz .02835 stone 6.3503"),
    **_measures("mass", "chinese", "斤 .5"),
    **_measures("volume", "metric", "l 1 ml .001 m³ 1000"),
    **_measures("volume", "imperial", "gal 3.7854 bbl 158.987"),
    **_measures("speed", "metric", "km/h 1 m/s 3.6"),
    **_measures("speed", "imperial", "mph 1.609344 kn 1.852"),
    **_measures("power", "metric", "W 1 kW 1000 MW 1000000 GW 1000000000 TW 1000000000000"),
    **_measures("power", "imperial", "hp 735.5"),
    **_measures("energy", "metric", "kWh 1 MWh 1000 GWh 1000000 TWh 1000000000"),
    **_measures("data", "metric", "kB 1 MB 1000 GB 1000000 TB 1000000000 PB 1000000000000"),
    **_measures("short time", "metric", "s 1 min 60 h 3600 d 86400 wk 604800"),
    **_measures("long time", "metric", "mo 1 yr 12"),
    "°C": Measure("temperature", Decimal(1)),
    "°F": Measure("temperature", Decimal(5) / 9, "imperial", Decimal(-160) / 9),
}

COMPOUNDS: Mapping[tuple[str, str], int] = {
    ("ft", "in"): 12,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("yr", "mo"): 12,
    ("d", "h"): 24,
    ("stone", "lb"): 14,
    ("lb", "oz"): 16,
    # “17 pounds 1 ounce” begins like a sum of money.
    ("GBP", "oz"): 16,
}
"""Units that are said together, and how many of the second make one of the first."""

RATES = (
    frozenset({"km", "km/h", "km/s"}),
    frozenset({"m", "m/s"}),
    frozenset({"mi", "mph"}),
    frozenset({"°", "°C"}),
    frozenset({"°", "°F"}),
)
"""A speed in one language may be a distance in the other, whose “each second” stands apart
(每秒8公里), and degrees may leave their scale to the context."""

DOLLARS = frozenset({"USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD"})

# What may stand in English, German and Chinese for the same thing, as patterns. A figure within what one
# finds needs no partner if the other language's finds something without one.
_SET_WORDS: Mapping[str, tuple[str, str, str]] = {
    "emergency-call": (
        r"\b(?:911|999|112)\b|emergency (?:number|services|call|line)",
        r"\b(?:911|999|110|112)\b|Notruf",
        r"911|999|112|110|120|119|报警|急救电话|求救电话",
    ),
    "last-16": (
        r"\b(?:round of|last|final) (?:16|sixteen)\b|\beighth[- ]finals?|\bsecond round",
        r"Achtelfinal|Runde der letzten (?:16|sechzehn)|\bletzten (?:16|sechzehn)\b",
        r"(?:16|十六)强|1/8决赛|八分之一决赛",
    ),
    "last-8": (
        r"\bquarter-?\s?finals?|\blast (?:8|eight)\b|\bround of (?:8|eight)\b",
        r"Viertelfinal|\bletzten (?:8|acht)\b",
        r"(?:8|八)强|1/4决赛|四分之一决赛",
    ),
    "last-4": (
        r"\bsemi-?\s?finals?|\blast (?:4|four)\b|\bfinal four\b",
        r"Halbfinal|\bletzten (?:4|vier)\b|Final Four",
        r"(?:4|四)强|半决赛|1/2决赛",
    ),
    "last-32": (
        r"\b(?:round of|last) (?:32|thirty-two)\b",
        r"Sechzehntelfinal|\bletzten (?:32|zweiunddreißig)\b",
        r"(?:32|三十二)强",
    ),
    "decade": (
        r"\b(?:[\w-]+ )?decades?\b|\b(?:[1-9]0|ten|[a-z]+ty)[- ]years?",
        r"(?:\w+ )?Jahrzehnt|\b(?:[1-9]0|zehn|\w+[zß]ig) Jahre",
        r"(?:[1-9]0|[几数一二三四五六七八九]?十)(?:多|余)?年",
    ),
    "century": (
        r"\bcentur(?:y|ies)\b|\b(?:100|(?:a|one) hundred) years",
        r"Jahrhundert|\b(?:100|(?:ein)?hundert) Jahren?",
        r"世纪|(?:一?百|100)年|百年",
    ),
    "half-year": (
        r"\b(?:6|six)[- ]months?|\bhalf a year|\bhalf-year|\bfirst half|\bsecond half",
        r"\b(?:6|sechs) Monate|[Hh]alb(?:es|en)? ?[Jj]ahr",
        r"半年|(?:6|六)个月",
    ),
    "quarter-year": (
        r"\b(?:3|three)[- ]months?|\bquarter",
        r"\b(?:3|drei) Monate|Quartal|Vierteljahr|\bdreimonat",
        r"(?:3|三)个月|季度?",
    ),
    "five-year-plan": (
        r"\b(?:\d+th |\w+th )?[Ff]ive[- ][Yy]ear [Pp]lans?",
        r"(?:\d+\. )?Fünfjahr(?:es)?pl[aä]n",
        r"十[一二三四五六]五|五年(?:规划|计划)",
    ),
    "fortnight": (
        r"\bfortnight|\b(?:two|2)[- ]weeks?|\b14[- ]days?|\bfourteen days",
        r"\b(?:zwei|2) Wochen|\b(?:14|vierzehn) Tage",
        r"(?:两|2|二)(?:个)?(?:星期|周|礼拜)|(?:14|十四)天|半个?月",
    ),
    "dozen": (
        r"\bdozens?\b|\btwelve\b|\b12\b",
        r"\bDutzend|\bzwölf\b|\b12\b",
        r"十二|12|打|十几|十多|数十|几十",
    ),
    "september-11": (
        r"\b9/11\b|\b(?:September|Sept\.) 11(?:th)?\b|\b11(?:th)? September\b",
        r"\b9/11\b|\b11\. ?(?:September|9\.)",
        r"9[·./]?11|九[·.]?一一|9月11日",
    ),
    "around-the-clock": (
        r"\b24[/-]7\b|\b7[*x]24\b|\b24[- ]hours?(?: a day)?|around[- ]the[- ]clock|round[- ]the[- ]clock",
        r"\b24/7\b|rund um die Uhr|\b24 Stunden(?: am Tag)?|\b24[- ]Stunden",
        r"24/7|24小时|全天候|二十四小时|昼夜",
    ),
    "noon": (r"\bnoon\b|\bmidday\b|\b12 p\.?m", r"\bMittags?\b|\bmittags\b|\b12 Uhr", r"中午|正午|12[时点]"),
    "midnight": (
        r"\bmidnight\b|\b12 a\.?m",
        r"Mitternacht|\b(?:0|24|null) Uhr|\b(?:00|24)[:.]00",
        r"午夜|半夜|零[点时]|[^\d]0[点时]|24[点时]",
    ),
    "one-to-one": (
        r"\bone[- ](?:on|to)[- ]one\b|\b1-on-1\b",
        r"\beins[- ](?:gegen|zu)[- ]eins\b|\b1:1\b",
        r"一对一|1对1",
    ),
    "double-digit": (r"\bdouble[- ]digit|\btwo[- ]digit", r"zweistellig", r"两位数|二位数"),
    "penalty": (r"\bpenalt(?:y|ies)\b", r"Elfmeter|\b11[- ]?[Mm]eter|Strafstoß", r"点球|12码"),
    "year-round": (r"\byear[- ]round\b|\b365 days", r"ganzjährig|\b365 Tage", r"全年|365天|一年四季"),
}
_LANGUAGES = ("en", "de", "zh")


def set_words(
    text: str, language: str, other: str, other_language: str
) -> Iterator[tuple[list[Span], list[Span], bool]]:
    """For each thing that has a set word in both texts: where in `text` and in `other` it stands, and
    whether its number may differ between countries.

    >>> list(set_words("into the last sixteen", "en", "im Achtelfinale", "de"))
    [([(9, 21)], [(3, 14)], False)]
    """
    n, m = _LANGUAGES.index(language), _LANGUAGES.index(other_language)
    for name, patterns in _compiled().items():
        ours = [match.span() for match in patterns[n].finditer(text)]
        theirs = [match.span() for match in patterns[m].finditer(other)] if ours else []
        if theirs:
            yield ours, theirs, name == "emergency-call"


@cache
def _compiled() -> dict[str, list[re.Pattern[str]]]:
    return {name: [re.compile(pattern) for pattern in patterns] for name, patterns in _SET_WORDS.items()}
