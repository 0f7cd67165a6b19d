"""What the rules of German read as labels, dates and times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybrief.examine.german_words import FIGURES, MONTHS, ORDINALS, TENS, ZONES, number
from polybrief.examine.moments import alone, clock, day, decade, quarter, seconds, year
from polybrief.examine.rules import Fact


def nothing(_: re.Match[str]) -> Iterable[Fact]:
    """Words that say no figure: “Boeing 737”, “Artikel 50”, “0800 123456”."""
    return ()


def race(match: re.Match[str]) -> Iterable[Fact]:
    """“2:03:38 Stunden” and “9:58,3”, in seconds."""
    return [FIGURES.make(match.string, match.span(), seconds(match[1]), unit="s")]


def score(match: re.Match[str]) -> Iterable[Fact] | None:
    """“3:1” and “6-4” are scores; “5-7 Jahre” and “10-15 Menschen” are ranges."""
    if ":" not in match[0] and int(match[1]) < int(match[2]) and _COUNTED.match(match.string, match.end()):
        return None
    if ":" not in match[0] and int(match[1]) < int(match[2]) and int(match[2]) > 12:
        return None
    return ()


_COUNTED = re.compile(r"[ -]?(?:[A-ZÄÖÜ]|%|(?:km|kg|cm|mm|m)\b|°|jährig|tägig|stündig|prozentig)")


def iso_date(match: re.Match[str]) -> Iterable[Fact] | None:
    """“2025-01-22”."""
    moment = day(match.span(), int(match[1]), int(match[2]), int(match[3]))
    return alone(moment)


def pointed_date(match: re.Match[str]) -> Iterable[Fact] | None:
    """“22.1.2025”, “22.01.25”, “22.1.”."""
    of = int(match[3]) if match[3] else None
    moment = day(match.span(), of + 2000 if of is not None and of < 100 else of, int(match[2]), int(match[1]))
    return alone(moment)


def date(match: re.Match[str]) -> Iterable[Fact] | None:
    """“22. Januar 2025”, “20. bis 22. Januar”."""
    of = int(match["year"]) if match["year"] else None
    month = MONTHS[match["month"]]
    last = day((match.start("last"), match.end()), of, month, int(match["last"]))
    if not match["day"]:
        return alone(last)
    first = day((match.start("day"), match.end("day") + 1), of, month, int(match["day"]))
    return [first, last] if first and last else None


def month(match: re.Match[str]) -> Iterable[Fact] | None:
    """“Januar 2025”, “im Mai”."""
    of = int(match["year"]) if match["year"] else None
    moment = day((match.start(), match.end() if of else match.end("month")), of, MONTHS[match["month"]], None)
    return alone(moment)


def decades(match: re.Match[str]) -> Iterable[Fact]:
    """“1990er”, “80er-Jahre”, “neunziger Jahre”."""
    named = match[1].lower()
    return [decade(match.span(), int(named) if named.isdigit() else int(TENS[named]))]


def quarter_of(match: re.Match[str]) -> Iterable[Fact]:
    """“Q3 2024”, “drittes Quartal”, “im 3. Quartal 2024”."""
    named = (match["number"] or match["word"]).lower()
    which = int(named) if named.isdigit() else ORDINALS[named]
    return [quarter(match.span(), which, int(match["year"]) if match["year"] else None)]


def time(match: re.Match[str]) -> Iterable[Fact] | None:
    """“17 Uhr”, “17.30 Uhr MESZ”, “um 20:18”, “8 bis 10 Uhr”."""
    parts = match.groupdict()
    hour = int(number(parts["hour"]) or 0)
    if hour < 12 and parts.get("part") in ("abends", "nachmittags"):
        hour += 12
    moment = clock(
        (match.start("hour"), match.end()),
        hour,
        int(parts.get("minute") or parts.get("later") or 0),
        ZONES.get(parts.get("zone") or ""),
    )
    if moment is None or not parts.get("first"):
        return alone(moment)
    first = clock(match.span("first"), int(parts["first"]), int(parts["first_minute"] or 0))
    return [first, moment] if first else None


def years(match: re.Match[str]) -> Iterable[Fact] | None:
    """“2016”, “seit 1848”, “2014/15”; not “rund 2000 Menschen” or “2000 Euro”."""
    text, value = match.string, int(match[1])
    announced = _YEAR_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    noun = _NOUN.match(text, match.end())
    if not announced and not (1500 if noun is None else 1900) <= value <= 2100:
        return None
    if FIGURES.units.around(text, match.start(), match.end(1))[0] != "count" or _GROUP.match(
        text, match.end()
    ):
        return None
    if value % 10 == 0 and noun and FIGURES.hedges.around(text, match.start(), match.start()) != (False, ""):
        return None
    if not announced and value % 50 == 0 and noun:
        return None
    if not match[2]:
        return [year(match.span(1), value)]
    last = int(match[2]) if len(match[2]) == 4 else value - value % 100 + int(match[2])
    return [year(match.span(1), value), *([year(match.span(2), last)] if last > value else [])]


_YEAR_BEFORE = re.compile(
    r"(?:[Jj]ahr(?:e|es|en|s)?|[Ss]eit|[Bb]is|[Vv]on|[Aa]b|[Vv]or|[Nn]ach|Anfang|Mitte|Ende|Sommer|Winter"
    r"|Herbst|Frühling"
    r"|Frühjahr|zwischen|und|in|In|um|wurden?)[ -]\Z"
)
_GROUP = re.compile(r"-(?:köpfig|seitig|teilig|fach|mal)")
_NOUN = re.compile(r" (?:[a-zäöü]+e[nr]? )?[A-ZÄÖÜ][a-zäöüß]+")


def day_alone(match: re.Match[str]) -> Iterable[Fact] | None:
    """“am 22. wird gewählt”: a day; “am 3. Spieltag” is an ordinal."""
    moment = day(match.span(1), None, None, int(match[1][:-1]))
    return alone(moment)
