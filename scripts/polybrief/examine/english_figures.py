"""What the rules of English read as figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from math import prod

from polybrief.examine.english_words import (
    FIGURES,
    LETTERS,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    groups,
    number,
    scale,
    value_of,
)
from polybrief.examine.moments import fraction
from polybrief.examine.rules import Fact
from polybrief.model import Quantity

D = Decimal


def vague(match: re.Match[str]) -> Iterable[Fact] | None:
    """“tens of billions”, “several hundred”, “a few million dollars”, “dozens”, “millions of people”."""
    scales = [
        word.removesuffix("s") for word in re.findall(r"[a-z]+", match["scales"].lower()) if word != "of"
    ]
    low = prod((_VAGUE[scale] for scale in scales), start=D(1))
    # “thousands” are anything below a million, “several thousand” are not.
    high = D(10) if match["several"] or len(scales) > 1 or low < 1000 else D(1000)
    return [_with_of(match, match.span(), low, low * high)]


_VAGUE = {"ten": D(10), "score": D(20), "dozen": D(12), **{k: v for k, v in SCALES.items() if v != 12}}


def _with_of(match: re.Match[str], span: tuple[int, int], low: Decimal, high: Decimal) -> Quantity:
    """A vague sum; its currency may stand behind “of”: “billions of dollars”."""
    text, end = match.string, span[1]
    if text.startswith(" of ", end):
        unit, stop = FIGURES.units.after(text, end + 3)
        if unit != "count":
            return FIGURES.make(text, (span[0], stop), low, high, unit=unit, vague=True)
    return FIGURES.make(text, span, low, high, vague=True)


def multi(match: re.Match[str]) -> Iterable[Fact]:
    """“multi-billion dollar”: ordinary wording."""
    low = SCALES[match[1].lower()]
    unit, end = FIGURES.units.after(match.string, match.end())
    return [
        Quantity(
            low.normalize(),
            (low * 1000).normalize(),
            unit,
            "",
            (match.start(), end),
            approximate=True,
            incidental=True,
        )
    ]


def places(match: re.Match[str]) -> Iterable[Fact]:
    """“a double-digit percentage”, “a six-figure sum”, “double-digit billions”."""
    count = {"single": 1, "double": 2, "triple": 3}.get(match[1].lower()) or int(SMALL[match[1].lower()])
    low = D(10) ** (count - 1)
    factor = SCALES[match[2].lower().rstrip("s")] if match[2] else D(1)
    unit, end = FIGURES.units.after(match.string, match.end())
    return [
        Quantity(
            (low * factor).normalize(),
            (low * 10 * factor).normalize(),
            unit,
            "",
            (match.start(), end),
            approximate=True,
            incidental=not match[2],
        )
    ]


def ranges(match: re.Match[str]) -> Iterable[Fact] | None:
    """“5 to 7 billion dollars”, “$5-$7bn”, “between 5% and 7%”, “two or three”; but
    “5 and 7 per cent” are two figures."""
    text = match.string
    low, high = number(match["low"]), number(match["high"])
    if match["high"].lower().startswith(_STARTS_NONE):
        return None
    if low is None or high is None or (match["low"][0].isalpha() and match["joint"] == "-"):
        return None
    start, end = match.span()
    sign, second = match["sign"], match["second_sign"]
    if (second and sign != second) or (not sign and (match["high_letter"] or match["low_letter"])):
        return None
    letter = match["high_letter"]
    high_scale = LETTERS[letter.lower()] if letter else scale(match["high_scale"])
    own = match["low_scale"] or match["low_letter"]
    low_scale = scale(match["low_scale"])
    if match["low_letter"]:
        low_scale = LETTERS[match["low_letter"].lower()]
    if not own and low < high:
        low_scale = high_scale
    low, high = low * low_scale, high * high_scale
    unit, first, last = FIGURES.units.around(text, start, end)
    behind, low_end = FIGURES.units.after(text, match.end("low_scale") if own else match.end("low"))
    if sign:
        unit, first = FIGURES.units.before(text, match.start("low"))
        if FIGURES.units.after(text, end)[0] not in ("count", unit):
            return None  # “up $2.04 or 4.56%”
    elif behind not in ("count", unit) and low_end <= match.start("joint"):
        return None
    if not sign and unit == "count" and text[end : end + 1].isalpha():
        return None
    spelled = match["low"][0].isalpha()
    joint = match["joint"].strip().lower()
    before = text[max(0, match.start() - 48) : match.start()].lower()
    apart = (joint == "and" and not before.rstrip("$€£¥ ").endswith("between")) or (
        joint == "to" and "from" in before[-8:] and _CHANGE.search(before) and "rang" not in before
    )
    scaled = high_scale > 1
    if apart or low >= high:
        if unit == "count" and (not scaled or own):
            return None
        cut = match.start("joint")
        return [
            FIGURES.make(text, (first, cut), low, unit=unit, spelled=spelled, scaled=low_scale > 1),
            FIGURES.make(text, (match.start("high"), last), high, unit=unit, spelled=spelled, scaled=scaled),
        ]
    if unit == "count" and _AGED.search(before):
        unit = "yr"
    return [FIGURES.make(text, (first, last), low, high, unit=unit, spelled=spelled, scaled=scaled)]


_STARTS_NONE = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|f[ae]ll|fallen|falling|grow|grew|grown|increas|declin|drop|jump|climb|slip"
    r"|slump"
    r"|rais|cut|lower|expand|shr[aiu]nk|went|up|down|reduc|boost|chang|improv|mov|push|doubl|plung|tumbl"
    r"|soar)"
)


def digits(match: re.Match[str]) -> Iterable[Fact] | None:
    """“1,234.5”, “$1.5bn”, “.38”, “5 million tonnes”, “100 grand”, “2½”; “5G” is a label."""
    text, written = match.string, match["number"]
    value, end, scaled = value_of(written), match.end("number"), False
    if match["scale"]:
        value, end, scaled = value * scale(match["scale"]), match.end("scale"), True
    elif match["letter"]:
        letter, stop = match["letter"], match.end("letter")
        money = FIGURES.units.before(text, match.start("number"))[0] != "count"
        money = money or FIGURES.units.after(text, stop)[0] in _MONEY
        if money or (letter in "kK" and not _RACE.match(text, stop)):
            value, end, scaled = value * LETTERS[letter.lower()], stop, True
    unit = FIGURES.units.after(text, match.end("number"))[0] if match["sign"] else None
    if unit is None and _AGED.search(text[max(0, match.start() - 12) : match.start()]):
        unit = "yr"
    figure = FIGURES.make(text, (match.start("number"), end), value, scaled=scaled, unit=unit)
    if (
        figure.unit == "count"
        and figure.span[1] == match.end("number")
        and _GLUED.match(text, figure.span[1])
    ):
        return ()
    if figure.unit == "s" and text[figure.span[1] - 2].isdigit() and "." not in written:
        return ()  # “7s” is a game, “10.3s” a time.
    return [figure]


_AGED = re.compile(r"\b(?:aged?|ages|age of)(?: between| from)? \Z")
_MONEY = frozenset(["USD", "EUR", "GBP", "CNY", "JPY", "CHF", "HKD", "AUD", "CAD", "INR", "RUB"])
_RACE = re.compile(r" (?:run|race|charity)")
_GLUED = re.compile(r"[A-Za-zÀ-ÿ]|-[A-Z]+\d")


def halves(match: re.Match[str]) -> Iterable[Fact] | None:
    """“two and a half billion”, “a year and a half”, “half a million”, “half an hour”."""
    part = match.groupdict()
    value = number(part["number"]) if part.get("number") else D(0)
    if value is None:
        return None
    share = part.get("share")
    if share:
        value += _share(share)
    factor = scale(part.get("scale"))
    return [FIGURES.make(match.string, match.span(), value * factor, spelled=True, scaled=factor > 1)]


def _share(words: str) -> Decimal:
    """“half”, “a quarter”, “two-thirds” as a number."""
    *counts, name = re.findall(r"[a-z]+", words.lower())
    count = SMALL.get(counts[-1], D(1)) if counts else D(1)
    return fraction(count, PARTS[name.rstrip("s")] if name != "halves" else D(2))


PARTS = (
    {"half": D(2), "quarter": D(4)}
    | {word: value for word, value in ORDINALS.items() if value > 2 and value <= 20}
    | {"hundredth": D(100)}
)


def fractions(match: re.Match[str]) -> Iterable[Fact]:
    """“a third”, “two-thirds”, “three quarters”."""
    return [FIGURES.make(match.string, match.span(), _share(match[0]), unit="count", spelled=True)]


def mixed(match: re.Match[str]) -> Iterable[Fact] | None:
    """“3 million 200 thousand dollars”: one sum."""
    high, low = scale(match["high_scale"]), scale(match["low_scale"])
    if low >= high:
        return None
    value = value_of(match["high"]) * high + D(match["low"]) * low
    return [FIGURES.make(match.string, match.span(), value, scaled=True)]


def words(match: re.Match[str]) -> Iterable[Fact]:
    """“twenty-five thousand”, “a hundred”, “three hundred million euros”, “two”, “a dollar”."""
    offset = match.start("words")
    found = []
    for value, start, end, scaled in groups(match["words"]):
        begin = offset + start
        if value == 1 and not scaled and _NO_NUMBER.search(match.string[max(0, begin - 6) : begin]):
            continue
        found.append(FIGURES.make(match.string, (begin, offset + end), value, spelled=True, scaled=scaled))
    return found


_NO_NUMBER = re.compile(r"(?i:\b(?:no|any|every|some|the)[ -])\Z")


def article(match: re.Match[str]) -> Iterable[Fact] | None:
    """“a dollar”, “a decade”, “a year and a half”: one of a unit."""
    unit, end = FIGURES.units.after(match.string, match.start("unit" if match["unit"] else "single"))
    if unit == "count" or end < match.end():
        return None
    figure = FIGURES.make(match.string, (match.start(), end), D(1), unit=unit, spelled=True)
    return [replace(figure, incidental=True)]


def ordinal(match: re.Match[str]) -> Iterable[Fact]:
    """“3rd”, “21st”."""
    return [FIGURES.make(match.string, match.span(), D(match[1].replace(",", "")), unit="ordinal")]


def spelled_ordinal(match: re.Match[str]) -> Iterable[Fact]:
    """“third”, “twenty-first”."""
    value = TENS.get((match["tens"] or "").lower(), D(0)) + ORDINALS[match["last"].lower()]
    return [replace(FIGURES.make(match.string, match.span(), value, unit="ordinal"), incidental=True)]


def multiple(match: re.Match[str]) -> Iterable[Fact]:
    """“twice”, “doubled”, “both”, “once”, “half”."""
    figure = FIGURES.make(match.string, match.span(), MULTIPLES[match[0].lower()], unit="count", spelled=True)
    return [replace(figure, incidental=True)]
