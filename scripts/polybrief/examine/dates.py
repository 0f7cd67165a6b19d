"""Plain dates: day, month and year as far as the text says them."""

from __future__ import annotations

import re
from functools import cache

from polybrief.languages import LANGUAGES
from polybrief.model import Moment


def dates(text: str, language: str) -> tuple[Moment, ...]:
    """The dates in `text` in order, without overlaps.

    >>> [(d.year, d.month, d.day) for d in dates("Officially unveiled on January 22nd.", "en")]
    [(None, 1, 22)]
    """
    calendar = LANGUAGES[language].calendar
    taken = bytearray(len(text))
    found: list[Moment] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            parts = match.groupdict()
            name = parts.get("name")
            month = calendar.months[name] if name else _number(parts.get("month"))
            day = _number(parts.get("day"))
            if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
                taken[start:end] = b"\1" * (end - start)
                found.append(Moment(_number(parts.get("year")), month, day, match[0], (start, end)))
    return tuple(sorted(found, key=lambda moment: moment.span))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    calendar = LANGUAGES[language].calendar
    names = "|".join(sorted(map(re.escape, calendar.months), key=lambda name: (-len(name), name)))
    return tuple(re.compile(form.format(names=names)) for form in calendar.forms)
