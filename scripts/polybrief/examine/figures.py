"""Plain figures: digits with a scale word, a currency or a percent sign, as exact values.

The words and signs stand in the table of each language (`polybrief.languages`); here is only the
way in which they combine. Numbers in letters, bounds and fractions are not read yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import TypeVar

from polybrief.languages import LANGUAGES
from polybrief.languages.table import Numbers
from polybrief.model import Quantity

T = TypeVar("T")
_WIDE = str.maketrans("０１２３４５６７８９％", "0123456789%")
_BLANKS = str.maketrans("\u00a0\u202f\u2009", "   ")


def figures(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures in `text` in order, with their spans.

    >>> [f"{q.low:,} {q.unit}" for q in figures("Der Plan kostet 39 Milliarden Dollar.", "de")]
    ['39,000,000,000 USD']
    """
    numbers = LANGUAGES[language].numbers
    # Both tables map one character to one, so that spans stay right.
    plain = text.translate(_WIDE).translate(_BLANKS)
    found = []
    for match in _pattern(language).finditer(plain):
        quantity = _quantity(match, numbers, text)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(match: re.Match[str], numbers: Numbers, text: str) -> Quantity | None:
    digits, vague, scale = match["digits"], match["vague"], match["scale"]
    factor = _entry(numbers.scales, scale) if scale else Decimal(1)
    if digits:
        value = Decimal(digits.replace(numbers.group, "").replace(numbers.decimal, ".")) * factor
        low = high = value.normalize()
    else:
        low, high = (bound * factor for bound in _entry(numbers.vague, vague))
    unit = _unit(match, numbers)
    if unit == "count" and digits and ((not scale and _is_year(digits)) or match["ordinal"]):
        return None
    start, end = match.span()
    while text[end - 1].isspace():
        end -= 1
    return Quantity(low, high, unit, text[start:end], (start, end))


def _unit(match: re.Match[str], numbers: Numbers) -> str:
    before, after = match["before"], match["after"]
    if match["percent"] or match["prefix"]:
        return "percent"
    if before:
        return _entry(numbers.currencies_before, before)
    if after:
        return _entry(numbers.currencies_after, after)
    return "count"


def _entry(table: Mapping[str, T], word: str) -> T:
    """The entry of a word, whatever its case."""
    return table[word] if word in table else next(v for k, v in table.items() if k.lower() == word.lower())


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) <= 2100


@cache
def _pattern(language: str) -> re.Pattern[str]:
    numbers = LANGUAGES[language].numbers
    group, decimal = re.escape(numbers.group), re.escape(numbers.decimal)
    blank = r"[ -]?" if numbers.blanks else r" ?"
    return re.compile(
        rf"(?:(?P<prefix>{_any(numbers.percent_before)}) ?)?"
        rf"(?:(?P<before>{_any(numbers.currencies_before)}) ?)?"
        rf"(?:(?<![A-Za-z0-9.,_])(?<![A-Za-z]-)(?P<digits>\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"
        rf"|(?P<vague>{_any(numbers.vague)}))"
        rf"(?:{blank}(?P<scale>{_any(numbers.scales)}){_edge(numbers)})?"
        rf"(?P<ordinal>{numbers.ordinal})?"
        rf"(?:{blank}(?:(?P<percent>{_any(numbers.percent)})"
        rf"|(?P<after>{_any(numbers.currencies_after)}){_edge(numbers)}))?"
        rf"(?![\d])",
        re.IGNORECASE if numbers.blanks else 0,
    )


def _edge(numbers: Numbers) -> str:
    return r"(?![A-Za-zÀ-ÿ])" if numbers.blanks else ""


def _any(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; never matches if there are none."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, listed)) or r"(?!)"
