"""What stands around a number: signs and words of currencies and of units, and hedges (“more than”).

The values are ISO 4217 codes, `percent`, `points` and symbols of units; the words
themselves stand in `unit_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from polybrief.examine import unit_words
from polybrief.examine.moments import fraction
from polybrief.model import Bound, Quantity


class UnitTable:
    """The words of units that stand before and behind a number.

    Keys of more than three letters match in any case, shorter ones as written. The longest key wins.
    Latin keys end at the end of a word; Chinese ones, and signs, need no edge. `joint` is the pattern of
    what may stand between a number and its unit.
    """

    def __init__(
        self, before: Mapping[str, str], after: Mapping[str, str], joint: str = r"(?: ?- ?| )?"
    ) -> None:
        self._units = {_key(word): unit for word, unit in {**before, **after}.items()}
        self._before = re.compile(rf"(?:{_any(before, behind=True)})[ -]?\Z")
        self._after = re.compile(rf"{joint}({_any(after)})")
        self._ends = frozenset(word[-1] for word in before)
        self._longest = max((len(word) for word in before), default=0) + 2

    def around(self, text: str, start: int, end: int) -> tuple[str, int, int]:
        """The unit of the number at `start`..`end` of `text`, and the span of both; `count` if none.

        >>> UnitTable({"$": "USD"}, {"miles": "mi"}).around("for $5 and 3 miles", 5, 6)
        ('USD', 4, 6)
        """
        unit, start = self.before(text, start)
        if unit != "count":
            # “US$ 5 dollars” does not happen, “$5 USD” does.
            after, stop = self.after(text, end)
            return unit, start, stop if after == unit else end
        unit, end = self.after(text, end)
        return unit, start, end

    def before(self, text: str, start: int) -> tuple[str, int]:
        """The unit that ends before `start`, and where it starts."""
        tail = text[max(0, start - 2) : start].rstrip(" -")
        if not tail or tail[-1] not in self._ends:
            return "count", start
        offset = max(0, start - self._longest)
        found = self._before.search(text[offset:start])
        if found is None:
            return "count", start
        return self._units[_key(found[0].rstrip(" -"))], offset + found.start()

    def after(self, text: str, end: int) -> tuple[str, int]:
        """The unit that starts behind `end`, and where it ends."""
        found = self._after.match(text, end)
        return (self._units[_key(found[1])], found.end()) if found else ("count", end)


class Hedges:
    """Words around a figure that make it less exact: the words before it, and those behind it.

    The values are bounds, or "about".
    """

    def __init__(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        self._before = before
        self._after = {_key(words): hedge for words, hedge in after.items()}
        self._longest = max(len(words.split()) for words in before)
        self._pattern = re.compile(rf"(?:{_any(after)})")

    def around(self, text: str, start: int, end: int) -> tuple[bool, Bound]:
        """Whether the figure at `start`..`end` is approximate, and its bound.

        >>> Hedges({"over": "at least"}, {" or so": "about"}).around("over 5 or so", 5, 6)
        (True, 'at least')
        """
        approximate, bound = False, ""
        words = text[max(0, start - 40) : start].lower().replace("(", " ").split()
        while words:
            for count in range(min(self._longest, len(words)), 0, -1):
                hedge = self._before.get(" ".join(words[-count:]))
                if hedge is not None:
                    break
            else:
                break
            del words[-count:]
            approximate |= hedge == "about"
            bound = bound or ("" if hedge == "about" else hedge)
        found = self._pattern.match(text, end)
        if found:
            hedge = self._after[_key(found[0])]
            approximate |= hedge == "about"
            bound = bound or ("" if hedge == "about" else hedge)
        return approximate, _BOUNDS[bound]


_BOUNDS: Mapping[str, Bound] = {"": "", "at least": "at least", "at most": "at most"}


def _key(word: str) -> str:
    return word.lower().replace("-", " ") if len(word) > 3 else word


def _any(words: Iterable[str], behind: bool = False) -> str:
    """An alternative of the words, the longest first, each with the edges that its script needs."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_edged(word, behind) for word in listed) or r"(?!)"


def _edged(word: str, behind: bool) -> str:
    form = re.escape(word)
    if len(word) > 3:
        # “square-mile” and “US Dollar” are the same as “square mile” and “US-Dollar”.
        form = "(?i:" + re.sub(r"\\ |\\-", "[ -]", form) + ")"
    if behind:
        return rf"(?<![A-Za-zÀ-ÿ]){form}" if _latin(word[0]) else form
    return rf"{form}(?![A-Za-zÀ-ÿ])" if _latin(word[-1]) else form


def _latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


@dataclass(frozen=True)
class Figures:
    """Makes the figures of a language from its numbers: adds what stands around them."""

    units: UnitTable
    hedges: Hedges

    def make(
        self,
        text: str,
        span: tuple[int, int],
        low: Decimal,
        high: Decimal | None = None,
        *,
        spelled: bool = False,
        scaled: bool = False,
        vague: bool = False,
        unit: str | None = None,
    ) -> Quantity:
        """The figure of the number at `span`: from `low` to `high`, `spelled` out in words or not.

        `scaled` says that a word such as “million” belongs to it, `vague` that it is a sum such as
        “dozens”; `unit` is given where the words before have said it.
        """
        start, end = span
        high = low if high is None else high
        if unit is None:
            unit, start, end = self.units.around(text, start, end)
        small = high < 11 and (unit == "count" or high <= 1)
        approximate, bound = self.hedges.around(text, start, end)
        unit, factor = _FACTORS.get(unit, (unit, Decimal(1)))
        if unit in _SIGNED and _MINUS.search(text[max(0, start - 7) : start]):
            low, high = -high, -low
        return Quantity(
            (low * factor).normalize(),
            (high * factor).normalize(),
            unit,
            "",
            (start, end),
            approximate=approximate or vague,
            bound=bound,
            currency_lost=scaled and unit == "count" and _after_money(text, start),
            incidental=spelled and small and not scaled,
        )

    def slashed(self, match: re.Match[str]) -> list[Quantity]:
        """“1/3”, “2 1/2 miles”; “24/7” is nothing. The groups are the whole, what is above and below."""
        whole, above, below = int(match[1] or 0), int(match[2]), int(match[3])
        if above >= below or below > 12:
            return []
        return [self.make(match.string, match.span(), whole + fraction(above, below))]


def _after_money(text: str, start: int) -> bool:
    """Whether `start` stands in a bracket behind a sum of money: “$500 billion (about 3.6 trillion)”."""
    bracket = text.rfind("(", max(0, start - 24), start)
    return bracket > 0 and _MONEY.search(text[max(0, bracket - 48) : bracket]) is not None


_MONEY = re.compile(
    r"(?:[$€£¥] ?\d[\d.,]{0,16}(?: ?[A-Za-z]{1,12}\.?)?"
    r"|\d[^()]{0,20} (?:US-)?(?:Dollars?|dollars?|[Ee]uros?|[Yy]uan|pounds?|Pfund|[Yy]en|francs?|Franken"
    r"|[A-Z]{3}|[$€£])) ?\Z"
)
_FACTORS = {
    "decade": ("yr", Decimal(10)),
    "century": ("yr", Decimal(100)),
    "fortnight": ("wk", Decimal(2)),
    "bp": ("points", Decimal("0.01")),
}
"""Units that are a multiple of another."""

_SIGNED = frozenset(["percent", "points", "°", "°C", "°F"])
_MINUS = re.compile(r"(?:(?<![\w)%]) ?[-−]|\b[Mm]inus )\Z")

ENGLISH = UnitTable(unit_words.SIGNS, {**unit_words.SIGNS, **unit_words.SYMBOLS, **unit_words.ENGLISH})
"""“$5”, “5 dollars”, “5-mile”, “5 MW”."""

GERMAN = UnitTable(
    unit_words.SIGNS,
    {
        **unit_words.SIGNS,
        **unit_words.SYMBOLS,
        **unit_words.GERMAN,
        **unit_words.GERMAN_CURRENCIES,
        **unit_words.GERMAN_ADJECTIVES,
    },
)
"""“5 Euro”, “EUR 5”, “5-Euro-Schein”, “5-jährig”."""
