"""Words for days and years that only the day of publication turns into dates.

Without that day they are no dates at all: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from polybrief.model import Moment

_DAYS = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    "zh": {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2},
}
_YEARS = {
    "en": {"this year": 0, "last year": -1, "next year": 1},
    "de": {
        "in diesem Jahr": 0,
        "dieses Jahr": 0,
        "im vergangenen Jahr": -1,
        "im vorigen Jahr": -1,
        "letztes Jahr": -1,
        "im kommenden Jahr": 1,
        "nächstes Jahr": 1,
    },
    "zh": {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1},
}
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "zh": ["一", "二", "三", "四", "五", "六", "日"],
}
_NEXT = {
    "en": re.compile(r"\b(?:next|this coming|coming) $", re.IGNORECASE),
    "de": re.compile(r"\b(?:nächsten|kommenden|nächster|kommender) $", re.IGNORECASE),
    "zh": re.compile(r"下$|下个$"),
}
_WEEKDAY = {
    "en": re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS['en'])})\b"),
    "de": re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS['de'])}|Sonnabend)(?:s|abend|morgen|nachmittag)?\b"),
    "zh": re.compile(r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])"),
}


def relative(text: str, language: str, published: date) -> tuple[Moment, ...]:
    """The dates that relative words in `text` mean in a report that was published on `published`.

    A weekday is the last one up to that day, as news tell what has happened, unless the words say
    “next”. The years come with the precision of a year.
    """
    found = [
        *_words(text, language, _DAYS, lambda n: _day(published + timedelta(days=n))),
        *_words(text, language, _YEARS, lambda n: Moment(published.year + n, None, None, "", (0, 0), "year")),
        *_weekdays(text, language, published),
    ]
    return tuple(sorted(found, key=lambda moment: moment.span))


def dates_elsewhere(day: date, zone: str, other: str) -> tuple[date, ...]:
    """The dates that a day in the time zone `zone` has in `other` (both IANA names).

    What happens in Washington on January 21st happens in Beijing on the 21st or the 22nd:

    >>> [d.day for d in dates_elsewhere(date(2025, 1, 21), "America/New_York", "Asia/Shanghai")]
    [21, 22]
    """
    start = datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(ZoneInfo(other)).date()
    end = datetime.combine(day, time.max, ZoneInfo(zone)).astimezone(ZoneInfo(other)).date()
    return (start,) if start == end else (start, end)


def _words(
    text: str, language: str, table: dict[str, dict[str, int]], moment: Callable[[int], Moment]
) -> list[Moment]:
    words = table[language]
    pattern = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    edge = r"\b" if language != "zh" else ""
    found = re.finditer(rf"{edge}(?:{pattern}){edge}", text, re.IGNORECASE)
    lower = {word.lower(): n for word, n in words.items()}
    return [_at(moment(lower[match[0].lower()]), match[0], match.span()) for match in found]


def _weekdays(text: str, language: str, published: date) -> list[Moment]:
    found = []
    names = _WEEKDAYS[language]
    for match in _WEEKDAY[language].finditer(text):
        name = {"Sonnabend": "Samstag", "天": "日"}.get(match["day"], match["day"])
        back = (published.weekday() - names.index(name)) % 7
        ahead = _NEXT[language].search(text[max(0, match.start() - 14) : match.start()])
        day = published - timedelta(days=back)
        if ahead:
            day += timedelta(days=7)
        found.append(_at(_day(day), match[0], match.span()))
    return found


def _day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day, "", (0, 0), "day")


def _at(moment: Moment, text: str, span: tuple[int, int]) -> Moment:
    return Moment(moment.year, moment.month, moment.day, text, span, moment.precision)
