"""What a bare count counts: the noun behind it, as written (“ten international projects”: projects).

Chinese has measure words between number and noun, so its own rules read the noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polybrief.languages.table import words
from polybrief.model import Quantity

_NOUNS = {
    # A plural behind two words at most, none of which could start another part of the sentence.
    "en": re.compile(
        r" (?:of (?:the )?)?"
        r"(?:(?!(?:of|to|in|on|at|by|for|from|with|and|or|is|are|was|were|has|have|had|will)\b)"
        r"[A-Za-z][\w-]* ){0,2}?"
        r"(?P<noun>[a-z][\w-]*(?<!s)(?<!u)s|people|men|women|children|staff|police)\b"
    ),
    # The next noun, which German writes with a capital letter, behind two words at most.
    "de": re.compile(
        r" (?:(?!(?:und|oder|in|im|am|von|mit|bis|auf|für)\b)[a-zäöü][\w-]* ){0,2}?"
        r"(?P<noun>[A-ZÄÖÜ][\w-]+)"
    ),
}
_NO_NOUNS = words("was is has as its this thus plus less unless always perhaps does says goes")


def with_nouns(figures: Sequence[Quantity], text: str, language: str) -> tuple[Quantity, ...]:
    """The figures, the counts among them with what they count, where the text says it behind them."""
    pattern = _NOUNS.get(language)
    return tuple(_with_noun(figure, text, pattern) if pattern else figure for figure in figures)


def _with_noun(figure: Quantity, text: str, pattern: re.Pattern[str]) -> Quantity:
    if figure.unit != "count" or figure.noun or figure.currency_lost:
        return figure
    match = pattern.match(text, figure.span[1])
    if match is None or match["noun"] in _NO_NOUNS:
        return figure
    return replace(figure, noun=match["noun"])
