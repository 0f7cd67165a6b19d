"""What the rules of German read as figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from polybrief.examine.german_words import FIGURES, MULTIPLES, ORDINALS, number, part, scale, spelled
from polybrief.examine.moments import fraction
from polybrief.examine.rules import Fact

D = Decimal


def several(match: re.Match[str]) -> Iterable[Fact]:
    """“mehrere zehn Milliarden Dollar”, “einige hundert”, “ein paar Millionen”."""
    low = D(10) if match["base"] and match["base"].lower().startswith("zehn") else D(1)
    if match["base"]:
        low *= _BASES[match["base"].lower().removeprefix("zehn") or "zehn"]
    low *= scale(match["scale"])
    return [FIGURES.make(match.string, match.span(), low, low * 10, vague=True, scaled=True)]


_BASES = {
    "zehn": D(1),
    "hundert": D(100),
    "tausend": D(1000),
    "hunderttausend": D(100000),
    "dutzend": D(12),
}


def crowd(match: re.Match[str]) -> Iterable[Fact]:
    """“Dutzende”, “Hunderte Millionen Euro”, “Zehntausende”, “Tausende von Menschen”."""
    base = match["base"].lower()
    low, high = _CROWDS[base.rstrip("rn").removesuffix("e")]
    if match["scale"]:
        low, high = low * scale(match["scale"]), min(high, low * 10) * scale(match["scale"])
    text, end = match.string, match.end()
    # “Hunderte von Jahren”.
    unit, stop = FIGURES.units.after(text, end + 4) if text.startswith(" von ", end) else ("count", end)
    if unit != "count":
        return [FIGURES.make(text, (match.start(), stop), low, high, vague=True, unit=unit)]
    return [FIGURES.make(text, match.span(), low, high, vague=True)]


_CROWDS = {
    "dutzend": (D(12), D(120)),
    "hundert": (D(100), D(1000)),
    "tausend": (D(1000), D(10) ** 6),
    "abertausend": (D(1000), D(10) ** 6),
    "zehntausend": (D(10) ** 4, D(10) ** 5),
    "hunderttausend": (D(10) ** 5, D(10) ** 6),
    "zig": (D(10), D(100)),
    "dutzende": (D(12), D(120)),
}


def bare(match: re.Match[str]) -> Iterable[Fact]:
    """“Millionen Menschen”, “Milliarden Euro”."""
    low = scale(match[0])
    return [FIGURES.make(match.string, match.span(), low, low * 1000, vague=True)]


def compound(match: re.Match[str]) -> Iterable[Fact]:
    """“Millionensumme” is ordinary wording, “zweistelliger Milliardenbetrag” is 10 to 100 billion."""
    places = match["places"]
    low, high = scale(match["scale"]), scale(match["scale"]) * 1000
    if places:
        count = spelled(places)
        if count is None:
            return ()
        low, high = low * 10 ** int(count - 1), low * 10 ** int(count)
    figure = FIGURES.make(match.string, match.span(), low, high, vague=True, unit="count")
    return [replace(figure, incidental=not places)]


def places(match: re.Match[str]) -> Iterable[Fact] | None:
    """“zweistellig”, “eine sechsstellige Summe”."""
    count = number(match[1])
    if count is None or count > 15:
        return None
    low = D(10) ** int(count - 1)
    figure = FIGURES.make(match.string, match.span(), low, low * 10, vague=True)
    return [replace(figure, incidental=True)]


def ranges(match: re.Match[str]) -> Iterable[Fact] | None:
    """“5 bis 7 Milliarden Euro”, “zwischen 5 und 7 %”, “zwei oder drei”; but
    “5 und 7 Prozent” are two figures."""
    text = match.string
    low, high = number(match["low"]), number(match["high"])
    if low is None or high is None:
        return None
    own = match["low_scale"]
    high_scale = scale(match["high_scale"])
    low_scale = scale(own) if own or low >= high else high_scale
    low, high = low * low_scale, high * high_scale
    before, start = FIGURES.units.before(text, match.start("low"))
    unit, end = FIGURES.units.after(text, match.end())
    between = FIGURES.units.after(text, match.end("low_scale") if own else match.end("low"))[0]
    named = before if before != "count" else between
    if unit == "count":
        unit, end = named, match.end()
    elif named not in ("count", unit):
        return None
    if between not in ("count", unit) or (between != "count" and end == match.end()):
        return None
    if unit == "count" and text[end : end + 1].isalpha():
        return None
    joint = match["joint"].strip()
    tail = text[max(0, start - 24) : start].lower()
    apart = (joint == "und" and not _BETWEEN.search(tail)) or joint == "auf"
    written, scaled = not match["low"][0].isdigit(), high_scale > 1
    if apart or low >= high:
        if unit == "count" and (not scaled or own):
            return None
        return [
            FIGURES.make(
                text, (start, match.start("joint")), low, unit=unit, spelled=written, scaled=low_scale > 1
            ),
            FIGURES.make(text, (match.start("high"), end), high, unit=unit, spelled=written, scaled=scaled),
        ]
    return [FIGURES.make(text, (start, end), low, high, unit=unit, spelled=written, scaled=scaled)]


_BETWEEN = re.compile(r"zwischen (?:rund |etwa |ca\. |knapp )?\Z")


def numbers(match: re.Match[str]) -> Iterable[Fact] | None:
    """“1.234,5”, “2,5 Mrd. Euro”, “360 $ Millionen”, “fünfundzwanzigtausend”, “zwei Mrd. £”.

    “5G” is a label."""
    text, value = match.string, number(match["number"])
    if value is None:
        return None
    start, end = match.start("number"), match.end("scale") if match["scale"] else match.end("number")
    words, scaled = not match["number"][0].isdigit(), bool(match["scale"])
    value *= scale(match["scale"])
    unit = FIGURES.units.after(text, match.end("number"))[0] if match["sign"] else None
    scaled = scaled or (words and "einhalb" in match["number"])
    figure = FIGURES.make(text, (start, end), value, spelled=words, scaled=scaled, unit=unit)
    if figure.unit == "count" and match["number"].lower() == "ein" and not scaled:
        return None
    if figure.unit == "count" and not words and figure.span[1] == match.end("number"):
        behind = text[end : end + 24]
        if _TIMES.match(behind):
            return [figure]
        if behind[:1].isalpha() or _LABEL_TAIL.match(behind):
            return ()
    return [figure]


_TIMES = re.compile(r"-?(?:mal|fach|köpfig|teilig|stöckig|seitig|prozentig|malig|Mann)")
_LABEL_TAIL = re.compile(r"-[A-Z]\d|-er\b")


def suffixed(match: re.Match[str]) -> Iterable[Fact] | None:
    """“dreijährig”, “zweitägige”, “zehnköpfig”, “dreimal”, “hundertprozentig”."""
    value = spelled(match["number"])
    if value is None:
        return None
    figure = FIGURES.make(match.string, match.span("number"), value, spelled=True)
    if match[0][len(match["number"]) :].startswith("jahr"):
        return [replace(figure, unit="yr", incidental=False)]  # “Fünfjahresplan”
    if figure.unit == "count":
        return [replace(figure, span=match.span())]
    return [figure]


def one(match: re.Match[str]) -> Iterable[Fact] | None:
    """“eine Million Euro”, “ein Jahr”, “einer Stunde”, “eine halbe Million”, “anderthalb Jahre”."""
    value = D("0.5") if match["half"] else D(1)
    if match["scale"]:
        scaled = value * scale(match["scale"])
        return [FIGURES.make(match.string, match.span(), scaled, spelled=True, scaled=True)]
    unit, end = FIGURES.units.after(match.string, match.end("joint") - 1)
    if unit == "count":
        return None
    return [FIGURES.make(match.string, (match.start(), end), value, unit=unit, spelled=True)]


def quarters(match: re.Match[str]) -> Iterable[Fact]:
    """“Viertelmillion”, “Dreiviertelstunde”, “Viertelstunde”, “Vierteljahr”."""
    value = fraction(3 if match[1] else 1, 4)
    name = match[2].lower()
    if name in ("million", "milliarde"):
        return [FIGURES.make(match.string, match.span(), value * scale(name), spelled=True, scaled=True)]
    unit = "h" if name == "stunde" else "yr"
    return [FIGURES.make(match.string, match.span(), value, unit=unit, spelled=True)]


def fractions(match: re.Match[str]) -> Iterable[Fact]:
    """“ein Drittel”, “zwei Drittel”, “drei Viertel”, “die Hälfte”, “Zweidrittelmehrheit”."""
    value = part(match["count"], match["part"])
    return [FIGURES.make(match.string, match.span(), value, unit="count", spelled=True)]


def mixed(match: re.Match[str]) -> Iterable[Fact] | None:
    """“3 Millionen 200 Tausend Euro”: one sum."""
    high, low = scale(match["high_scale"]), scale(match["low_scale"])
    if low >= high:
        return None
    value = (number(match["high"]) or D(0)) * high + D(match["low"]) * low
    return [FIGURES.make(match.string, match.span(), value, scaled=True)]


def ordinal(match: re.Match[str]) -> Iterable[Fact]:
    """“3. Platz”, “das 21. Jahrhundert”."""
    return [FIGURES.make(match.string, match.span(), D(match[1].replace(".", "")), unit="ordinal")]


def rank(match: re.Match[str]) -> Iterable[Fact]:
    """“Platz 3”, “Rang zwei”: as an ordinal."""
    value = number(match[1])
    if value is None:
        return ()
    return [replace(FIGURES.make(match.string, match.span(1), value, unit="ordinal"), incidental=True)]


def spelled_ordinal(match: re.Match[str]) -> Iterable[Fact] | None:
    """“dritte”, “zwanzigsten”, “zweitgrößte”."""
    stem = match[1].lower()
    value = ORDINALS.get(stem) or spelled(stem.removesuffix("s"))
    if not value:
        return None
    return [replace(FIGURES.make(match.string, match.span(), D(value), unit="ordinal"), incidental=True)]


def multiple(match: re.Match[str]) -> Iterable[Fact]:
    """“beide”, “doppelt”, “verdreifacht”, “halb”, “einzige”."""
    value = MULTIPLES.get(match[1].lower(), D("0.5"))
    return [replace(FIGURES.make(match.string, match.span(), value, unit="count"), incidental=True)]
