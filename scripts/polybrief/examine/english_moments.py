"""What the rules of English read as labels, dates and times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybrief.examine.english_words import DECADES, FIGURES, MONTHS, ORDINALS, SMALL, ZONES
from polybrief.examine.moments import alone, clock, day, seconds, year
from polybrief.examine.rules import Fact
from polybrief.model import Moment


def nothing(_: re.Match[str]) -> Iterable[Fact] | None:
    """Words that say no figure: “Boeing 737”, “+1 202 555 0100”, “24/7”."""
    return ()


def race(match: re.Match[str]) -> Iterable[Fact]:
    """“2:03:38” and “9:58.3”, in seconds."""
    return [FIGURES.make(match.string, match.span(), seconds(match[0]), unit="s")]


def score(match: re.Match[str]) -> Iterable[Fact] | None:
    """“3-1” and “6-4” are scores; “5-7 years” and “10-15 people” are ranges, “2:3” is nothing."""
    if ":" not in match[0] and int(match[1]) < int(match[2]):
        behind = match.string[match.end() : match.end() + 24]
        if not _RESULT.match(behind) and (_COUNTED.match(behind) or int(match[2]) > 12):
            return None
    return ()


_RESULT = re.compile(
    r"[ -](?:in|at|to|on|up|down|against|with|win|victory|defeat|loss|lead|draw|after|over|from|by)\b"
)
_COUNTED = re.compile(r"[ -]?(?:[a-z]{2}|%|[kmg]\b|°|per)")


def iso_date(match: re.Match[str]) -> Iterable[Fact] | None:
    """“2025-01-22”."""
    moment = day(match.span(), int(match[1]), int(match[2]), int(match[3]))
    return alone(moment)


def slashed_date(match: re.Match[str]) -> Iterable[Fact]:
    """“22/1/2025”; of “3/4/2025” only the year is certain."""
    first, second, of = int(match[1]), int(match[3]), int(match[4])
    of += 2000 if of < 100 else 0
    if first > 12 or first == second:
        moment = day(match.span(), of, second, first)
    elif second > 12:
        moment = day(match.span(), of, first, second)
    else:
        moment = year(match.span(), of)
    return [moment] if moment else []


def date(match: re.Match[str]) -> Iterable[Fact] | None:
    """“January 22nd, 2025”, “22 January”, “20 to 22 January”, “January 20-22”."""
    part = match.groupdict()
    of = int(part["year"]) if part["year"] else None
    month = MONTHS[part["month"]]
    last = part["last"] or part["day"]
    moment = day(match.span(), of, month, int(last))
    if moment is None or not part["last"]:
        return alone(moment)
    # The first day has its own place, the rest belongs to the last.
    first = day(match.span("day"), of, month, int(part["day"]))
    span = (
        match.span("last")
        if match.start("month") < match.start("day")
        else (match.start("last"), match.end())
    )
    moment = day(span, of, month, int(last))
    return [first, moment] if first and moment else None


def month(match: re.Match[str]) -> Iterable[Fact] | None:
    """“January 2025”, “in May”."""
    name, of = match["month"], match["year"]
    if of is None and name in _AMBIGUOUS and not _MONTH_BEFORE.search(match.string[: match.start()][-12:]):
        return None
    end = match.end() if of else match.end("month")
    moment = day((match.start(), end), int(of) if of else None, MONTHS[name], None)
    return alone(moment)


_AMBIGUOUS = frozenset(["May", "March", "Mar.", "Jan", "Jun", "August", "Sep", "Dec", "Apr", "Jul"])
_MONTH_BEFORE = re.compile(
    r"(?i:\b(?:in|of|on|by|since|until|till|last|next|this|late|early|mid|from|to|and|between|through|during"
    r"|before|after|every|each|for|past))[ -]\Z"
)


def decade(match: re.Match[str]) -> Iterable[Fact]:
    """“the 1990s”, “the '80s”, “the nineties”; “in his 30s” is an age and no decade."""
    number = DECADES.get(match[1].lower()) or int(match[1])
    if _AGE.search(match.string[max(0, match.start() - 16) : match.start()]):
        return ()
    if number < 20:
        return ()
    return [Moment(number if number > 99 else 1900 + number, None, None, "", match.span(), "decade")]


_AGE = re.compile(r"(?i:\b(?:his|her|their|my|our|your)) (?:(?:early|mid|late)[ -])?\Z")


def quarter(match: re.Match[str]) -> Iterable[Fact]:
    """“Q3 2024”, “the third quarter of 2024”."""
    written = match["number"]
    number = int(written) if written.isdigit() else int(ORDINALS[written.lower()])
    of = match["year"]
    return [Moment(int(of) if of else None, None, None, "", match.span(), "quarter", quarter=number)]


def time(match: re.Match[str]) -> Iterable[Fact] | None:
    """“5 p.m.”, “5:30 pm EST”, “17:30 GMT”, “at 20:18”, “nine o'clock”."""
    part = match.groupdict()
    hour = int(SMALL[part["hour"].lower()]) if part["hour"].isalpha() else int(part["hour"])
    half = (part.get("half") or "")[:1].lower()
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    moment = clock(match.span(), hour, int(part.get("minute") or 0), ZONES.get(part.get("zone") or ""))
    return alone(moment)


def years(match: re.Match[str]) -> Iterable[Fact] | None:
    """“2016”, “since 1848”; not “about 2000 people” or “$2000”."""
    text, number = match.string, int(match[1])
    before = text[max(0, match.start() - 20) : match.start()]
    announced = _YEAR_BEFORE.search(before)
    if not announced and (number < 1900 or number > 2100):
        return None
    unit, _, _ = FIGURES.units.around(text, *match.span())
    if unit != "count" and not (announced and unit in ("m", "in", "t", "s", "h")):
        return None
    hedged = FIGURES.hedges.around(text, match.start(), match.start()) != (False, "")
    if hedged and number % 10 == 0 and _COUNTED.match(text, match.end()):
        return None
    if not announced and number % 100 == 0 and _PLURAL.match(text, match.end()):
        return None
    moments = [year(match.span(1), number)]
    if match[2]:
        # “2014-15” ends in 2015.
        last = int(match[2]) if len(match[2]) == 4 else number - number % 100 + int(match[2])
        if last <= number:
            return moments
        moments.append(year(match.span(2), last))
    return moments


_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:in|since|of|until|till|from|by|before|after|year|between|during|early|mid|late|to|and|circa"
    r"|through|around|summer|winter|spring|autumn|fall))[ -]\Z"
)
_PLURAL = re.compile(r" (?:people|[a-z]{2,}s)\b(?! (?:is|was))")


def day_alone(match: re.Match[str]) -> Iterable[Fact] | None:
    """“on the 22nd”, “Tuesday 22nd”."""
    moment = day(match.span("day"), None, None, int(match["day"]))
    return alone(moment)
