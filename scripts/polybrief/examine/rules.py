"""How the rules of a language read a sentence: one after the other, the first that fits has the words.

A rule is a pattern and what it reads from a match. Rules stand in the order in which they are tried:
what a later rule would misread (the 5 of “5 o'clock”, the 911 of a telephone number) is taken by an
earlier one. Every pattern must run in linear time: no nested repetition, no unbounded look-behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from polybrief.model import Moment, Quantity

Fact = Quantity | Moment
Read = Callable[[re.Match[str]], Iterable[Fact] | None]

_PLAIN = str.maketrans("０１２３４５６７８９％＄￥￡\u00a0\u202f\u2009\u3000", "0123456789%$¥£    ")


@dataclass(frozen=True)
class Rule:
    """A rule by name. `read` gives the facts of a match (their spans within the text); none at all takes
    the words out of the game (“千万别” is no number); None leaves them to later rules."""

    name: str
    pattern: re.Pattern[str]
    read: Read


def rule(name: str, pattern: str, read: Read) -> Rule:
    """A rule from its pattern as written."""
    return Rule(name, re.compile(pattern), read)


def plain(text: str) -> str:
    """The text with digits, signs and blanks in their plain forms, character by character."""
    return text.translate(_PLAIN)


def facts(text: str, rules: Sequence[Rule]) -> tuple[tuple[Quantity, ...], tuple[Moment, ...]]:
    """The figures and the moments that `rules` read in `text`, each in the order of the text."""
    read_from = plain(text)
    taken = bytearray(len(text))
    found: list[Fact] = []
    for rule in rules:
        for match in rule.pattern.finditer(read_from):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            read = rule.read(match)
            if read is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            for fact in read:
                a, b = fact.span
                taken[a:b] = b"\1" * (b - a)
                found.append(fact)
    found.sort(key=lambda fact: fact.span)
    named = [replace(fact, text=text[fact.span[0] : fact.span[1]]) for fact in found]
    return (
        tuple(fact for fact in named if isinstance(fact, Quantity)),
        tuple(fact for fact in named if isinstance(fact, Moment)),
    )
