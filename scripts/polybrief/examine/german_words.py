"""The number words of German: their values, and patterns of what is written in words or digits."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from polybrief.examine import units
from polybrief.examine.moments import digits_value, fraction, one_of
from polybrief.examine.unit_words import CODES
from polybrief.examine.units import Figures, Hedges

D = Decimal

SMALL = {
    "null": D(0),
    "ein": D(1),
    "eins": D(1),
    "zwei": D(2),
    "zwo": D(2),
    "zweier": D(2),
    "dreier": D(3),
    "drei": D(3),
    "vier": D(4),
    "fünf": D(5),
    "sechs": D(6),
    "sieben": D(7),
    "acht": D(8),
    "neun": D(9),
    "zehn": D(10),
    "elf": D(11),
    "zwölf": D(12),
    "dreizehn": D(13),
    "vierzehn": D(14),
    "fünfzehn": D(15),
    "sechzehn": D(16),
    "siebzehn": D(17),
    "achtzehn": D(18),
    "neunzehn": D(19),
}
TENS = {
    "zwanzig": D(20),
    "dreißig": D(30),
    "dreissig": D(30),
    "vierzig": D(40),
    "fünfzig": D(50),
    "sechzig": D(60),
    "siebzig": D(70),
    "achtzig": D(80),
    "neunzig": D(90),
}
SCALES = {
    "hundert": D(100),
    "dutzend": D(12),
    "tausend": D(10) ** 3,
    "tsd": D(10) ** 3,
    "million": D(10) ** 6,
    "millionen": D(10) ** 6,
    "mio": D(10) ** 6,
    "mill.": D(10) ** 6,
    "milliarde": D(10) ** 9,
    "milliarden": D(10) ** 9,
    "mrd": D(10) ** 9,
    "md.": D(10) ** 9,
    "billion": D(10) ** 12,
    "billionen": D(10) ** 12,
    "bio.": D(10) ** 12,
    "billiarde": D(10) ** 15,
    "billiarden": D(10) ** 15,
}
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "Januar|Jänner|Jan.|Januars",
            "Februar|Feber|Feb.|Febr.|Februars",
            "März|Mrz.",
            "April|Apr.|Aprils",
            "Mai",
            "Juni|Jun.",
            "Juli|Jul.",
            "August|Aug.",
            "September|Sept.|Sep.",
            "Oktober|Okt.|Oktobers",
            "November|Nov.",
            "Dezember|Dez.",
        ],
        1,
    )
    for name in names.split("|")
}
ORDINALS = {
    "ers": 1,
    "zwei": 2,
    "drit": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieb": 7,
    "sieben": 7,
    "ach": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
}
"""Stems of ordinals up to twelve, before “te”."""

PARTS = {
    "hälfte": 2,
    "drittel": 3,
    "viertel": 4,
    "fünftel": 5,
    "sechstel": 6,
    "siebtel": 7,
    "achtel": 8,
    "neuntel": 9,
    "zehntel": 10,
    "zwanzigstel": 20,
    "hundertstel": 100,
    "tausendstel": 1000,
}
MULTIPLES = {
    "beid": D(2),
    "doppelt": D(2),
    "verdoppel": D(2),
    "verdoppl": D(2),
    "zweifach": D(2),
    "zwilling": D(2),
    "verdreifach": D(3),
    "vervierfach": D(4),
    "verfünffach": D(5),
    "verzehnfach": D(10),
    "halbier": D("0.5"),
    "einzig": D(1),
    "einmalig": D(1),
}
"""Stems of words that say a multiple."""

ZONES = {
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "GMT": "UTC",
    "UTC": "UTC",
    "Ortszeit": None,
    "Pekinger Zeit": "Asia/Shanghai",
    "Pekinger Ortszeit": "Asia/Shanghai",
    "Washingtoner Zeit": "America/New_York",
    "New Yorker Zeit": "America/New_York",
    "Londoner Zeit": "Europe/London",
    "Moskauer Zeit": "Europe/Moscow",
}
FIGURES = Figures(
    units.GERMAN,
    Hedges(
        {
            hedge: bound
            for bound, hedges in {
                "at least": (
                    "mehr als|über|mindestens|wenigstens|zumindest|nicht weniger als|oberhalb von|größer"
                    " als|übersteigt"
                ),
                "at most": "weniger als|unter|höchstens|maximal|bis zu|nicht mehr als|unterhalb von"
                "|kleiner als",
                "about": (
                    "rund|etwa|circa|ca.|ca|zirka|ungefähr|knapp|fast|gut|nahezu|annähernd|um die"
                    "|schätzungsweise"
                    "|beinahe|in etwa|geschätzt|geschätzte|geschätzten|an die|~"
                ),
            }.items()
            for hedge in hedges.split("|")
        },
        {
            " oder mehr": "at least",
            " und mehr": "at least",
            "+": "at least",
            " oder weniger": "at most",
            " oder so": "about",
        },
    ),
)

CODE = "(?:" + "|".join([*sorted(CODES), "RMB", "Rs", "US"]) + ")"
EDGE = r"(?![A-Za-zÀ-ÿ])"
_THREE = "|".join([*sorted(CODES), "RMB"])
OPEN = rf"(?:(?<![\w.,'])|(?<=[^\d][.,'])|(?<={_THREE}))"
DIGITS = (
    r"(?:\d{1,3}(?:['’]\d{3}){1,6}(?:[.,]\d{1,12})?|\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,12})?"
    r"|\d{1,3}(?: \d{3}){1,6}(?![\d.])(?:,\d{1,12})?|\d{1,15}(?:,\d{1,12}|\.\d{1,2}(?!\d))?)"
    r"(?:[½¼¾⅓⅔])?(?!\d|[.,']\d)"
)
SCALE = (
    r"(?:[Tt]ausend|Tsd\.?|Million(?:en)?|Mio\.?|Mill\.|Milliarden?|Mrd\.?|Md\.|Billion"
    r"(?:en)?|Bio\.|Billiarden?|[Dd]utzend"
    rf"|[Hh]undert){EDGE}"
)
_PIECE = (
    "(?:null|eins?|zweier|zwei|zwo|dreier|drei|vier|fünf|sechs?|sieben|sieb|acht|neun|zehn|elf|zwölf"
    "|zwanzig|ßig|ssig|zig|und|hundert"
    "|tausend|anderthalb|halb)"
)
SPELLED = rf"(?i:(?!und|zig|halb|ßig|ssig|sieb\b)(?:{_PIECE}){{1,12}})"
NUMBER = rf"(?:{OPEN}{DIGITS}|(?<!\w){SPELLED}{EDGE})"
MONTH = one_of(MONTHS) + EDGE
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%])(?![.,]\d)"

_BELOW_HUNDRED = re.compile(rf"(?:({one_of(list(SMALL))})und)?({one_of(TENS)})")
_HALF = re.compile(rf"({one_of(list(SMALL))})einhalb")


@lru_cache(maxsize=4096)
def spelled(word: str) -> Decimal | None:
    """The value of a number word; None for what is none.

    >>> spelled("fünfundzwanzigtausend"), spelled("anderthalb"), spelled("undzwei")
    (Decimal('25000'), Decimal('1.5'), None)
    """
    word = word.lower()
    for scale, size in (("tausend", 1000), ("hundert", 100)):
        above, found, below = word.partition(scale)
        if found:
            count = spelled(above) if above else D(1)
            rest = spelled(below.removeprefix("und")) if below else D(0)
            return None if count is None or rest is None or rest >= size else count * size + rest
    if word in SMALL or word in TENS:
        return SMALL.get(word) or TENS.get(word) or D(0)
    if word in ("anderthalb", "eineinhalb"):
        return D("1.5")
    if half := _HALF.fullmatch(word):
        return SMALL[half[1]] + D("0.5")
    if tens := _BELOW_HUNDRED.fullmatch(word):
        return SMALL[tens[1]] + TENS[tens[2]]
    return None


def number(written: str) -> Decimal | None:
    """The value of digits with German or Swiss separators, or of a number word."""
    if not written[0].isdigit():
        return spelled(written)
    if "'" in written or "’" in written:
        return digits_value(written.replace(",", "."), "'’", ".")
    if _POINT.match(written):
        return digits_value(written, "", ".")
    return digits_value(written, ".", ",")


_POINT = re.compile(r"\d+\.\d{1,2}(?!\d)|0\.")
# “14.30” and “0.125” have an English point.


def scale(word: str | None) -> Decimal:
    """The value of a scale word in any of its forms; 1 if there is none."""
    if not word:
        return D(1)
    name = word.strip(" -").lower()
    return SCALES[name] if name in SCALES else SCALES[name.rstrip(".")]


def part(count: str | None, name: str) -> Decimal:
    """A fraction in words: “zwei” and “Drittel”."""
    return fraction((spelled(count) if count else None) or D(1), PARTS[name.lower()])
