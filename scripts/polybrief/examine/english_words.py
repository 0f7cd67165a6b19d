"""The number words of English: their values, and patterns of what is written in words or digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from polybrief.examine import units
from polybrief.examine.moments import digits_value, one_of
from polybrief.examine.unit_words import CODES
from polybrief.examine.units import Figures, Hedges

D = Decimal

SMALL = {
    word: D(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    "twenty": D(20),
    "thirty": D(30),
    "forty": D(40),
    "fifty": D(50),
    "sixty": D(60),
    "seventy": D(70),
    "eighty": D(80),
    "ninety": D(90),
}
SCALES = {
    "hundred": D(100),
    "dozen": D(12),
    "thousand": D(10) ** 3,
    "grand": D(10) ** 3,
    "hundred thousand": D(10) ** 5,
    "lakh": D(10) ** 5,
    "million": D(10) ** 6,
    "hundred million": D(10) ** 8,
    "mln": D(10) ** 6,
    "mn": D(10) ** 6,
    "mio": D(10) ** 6,
    "crore": D(10) ** 7,
    "billion": D(10) ** 9,
    "bln": D(10) ** 9,
    "bn": D(10) ** 9,
    "trillion": D(10) ** 12,
    "trn": D(10) ** 12,
    "tn": D(10) ** 12,
    "quadrillion": D(10) ** 15,
}
LETTERS = {"k": D(10) ** 3, "m": D(10) ** 6, "b": D(10) ** 9, "t": D(10) ** 12}
"""Scales of one letter: only where a currency stands before the number, “$5m”; “5m” is five metres."""

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "January|Jan|Jan.",
            "February|Feb|Feb.",
            "March|Mar.",
            "April|Apr|Apr.",
            "May",
            "June|Jun|Jun.",
            "July|Jul|Jul.",
            "August|Aug|Aug.",
            "September|Sept|Sept.|Sep|Sep.",
            "October|Oct|Oct.",
            "November|Nov|Nov.",
            "December|Dec|Dec.",
        ],
        1,
    )
    for name in names.split("|")
}
ORDINALS = {
    word: D(value)
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": D(30), "fortieth": D(40), "fiftieth": D(50), "sixtieth": D(60), "hundredth": D(100)}
DECADES = {tens[:-1] + "ies": 1900 + int(value) for tens, value in TENS.items()}
ZONES = {
    "GMT": "UTC",
    "UTC": "UTC",
    "BST": "Europe/London",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "Eastern": "America/New_York",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "Beijing time": "Asia/Shanghai",
    "Berlin time": "Europe/Berlin",
    "London time": "Europe/London",
    "New York time": "America/New_York",
    "Washington time": "America/New_York",
    "Moscow time": "Europe/Moscow",
    "Tokyo time": "Asia/Tokyo",
    "Hong Kong time": "Asia/Hong_Kong",
}
MULTIPLES = {
    "both": D(2),
    "twice": D(2),
    "double": D(2),
    "doubled": D(2),
    "doubles": D(2),
    "doubling": D(2),
    "twofold": D(2),
    "pair": D(2),
    "couple": D(2),
    "twin": D(2),
    "twins": D(2),
    "triple": D(3),
    "tripled": D(3),
    "tripling": D(3),
    "trebled": D(3),
    "threefold": D(3),
    "trio": D(3),
    "fourfold": D(4),
    "quadruple": D(4),
    "quadrupled": D(4),
    "fivefold": D(5),
    "tenfold": D(10),
    "once": D(1),
    "single": D(1),
    "half": D("0.5"),
    "halves": D("0.5"),
    "halved": D("0.5"),
}
FIGURES = Figures(
    units.ENGLISH,
    Hedges(
        {
            hedge: bound
            for bound, hedges in {
                "at least": (
                    "more than|over|at least|above|exceeding|upwards of|no less than|no fewer than"
                    "|not less than|a minimum of|in excess of|greater than|well over|exceeded|exceeds|exceed"
                ),
                "at most": (
                    "less than|fewer than|under|below|up to|at most|no more than|not more than"
                    "|a maximum of|as much as|as many as|just under|well under"
                    "|not exceed|not to exceed|cannot exceed|never exceed"
                ),
                "about": (
                    "about|around|nearly|almost|some|roughly|approximately|approx.|approx|ca.|circa|close to"
                    "|estimated|an estimated|almost a|nearly a|about a|some of|just over|just under|~|c."
                ),
            }.items()
            for hedge in hedges.split("|")
        },
        {
            " or so": "about",
            " or more": "at least",
            "-plus": "at least",
            "+": "at least",
            " or less": "at most",
        },
    ),
)

CODE = "(?:" + "|".join([*sorted(CODES), "RMB", "Rs", "US"]) + ")"
EDGE = r"(?![A-Za-zÀ-ÿ])"
_THREE = "|".join([*sorted(CODES), "RMB"])
OPEN = rf"(?:(?<![\w.,])|(?<=[^\d][.,])|(?<={_THREE})|(?<=Rs))"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,3}(?:['’]\d{3}){1,6}(?:\.\d{1,12})?|\d{1,3}"
    r"(?: \d{3}){1,6}(?![\d,])|\d{1,15}"
    r"(?:\.\d{1,12})?|\.\d{1,12})"
    r"(?:[½¼¾⅓⅔])?(?!\d|[.,'’]\d)"
)
SCALE = (
    rf"(?:hundred (?:thousand|million)|{one_of(w for w in SCALES if ' ' not in w and w != 'grand')}"
    r"|grand(?! ?(?:prix|slam|final|jury)))\b"
)
WORD = one_of([*SMALL, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
SPELLED = rf"{WORD}(?:(?: and |[ -]){WORD}){{0,8}}\b"
SHORT = rf"{WORD}(?:(?: and |[ -]){WORD}){{0,3}}\b"
"""A number of few words, where the pattern goes on behind it."""
MONTH = one_of(MONTHS) + EDGE
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%])(?![.,]\d)"


def value_of(written: str) -> Decimal:
    """The value of digits with their separators: `1,234.5`, `.38`, `2½`."""
    return digits_value(written, group=",'’", decimal=".")


def groups(words: str) -> Iterator[tuple[Decimal, int, int, bool]]:
    """The numbers in a run of number words, with their places: “two and twenty-five thousand” are two.

    The last item says whether a scale word belongs to it.
    """
    total = current = D(0)
    start = end = -1
    room = D(0)  # What the next word must be smaller than to continue the number.
    top = D(0)  # The scale that the next one must be smaller than.
    scaled = False
    for word in re.finditer(r"[A-Za-z]+", words):
        name = word[0].lower()
        if name == "and":
            continue
        joined_by_and = end >= 0 and "and" in words[end : word.start()].lower()
        if name in SCALES:
            size = SCALES[name]
            if start < 0 or (size >= 1000 and top and size >= top):
                if start >= 0:
                    yield total + current, start, end, scaled
                start, total, current, top = word.start(), D(0), D(1), D(0)
            if size >= 1000:
                total, current, room, top = total + (current or 1) * size, D(0), D(1000), size
            else:
                current, room = (current or 1) * size, D(100)
            scaled = True
        else:
            value = SMALL.get(name) if name in SMALL else TENS[name]
            assert value is not None
            fits = start >= 0 and 0 < value < room and (not joined_by_and or room >= 100)
            if not fits:
                if start >= 0:
                    yield total + current, start, end, scaled
                start, total, current, top, scaled = word.start(), D(0), D(0), D(0), False
            current += value
            room = D(10) if name in TENS else D(0)
        end = word.end()
    if start >= 0:
        yield total + current, start, end, scaled


def number(written: str) -> Decimal | None:
    """The value of digits or of words; None if the words are several numbers."""
    if written[0].isdigit() or written[0] == ".":
        return value_of(written)
    found = list(groups(written))
    return found[0][0] if len(found) == 1 else None


def scale(word: str | None) -> Decimal:
    return SCALES[re.sub(r"^[ -]+", "", word).lower()] if word else D(1)
