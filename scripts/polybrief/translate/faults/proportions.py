"""Lengths: too long, too short, an end that is missing, a sentence dropped or added."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from polybrief.limits import (
    ADDED,
    CUT,
    DROPPED,
    FIT_GAINED,
    LENGTH_RATIO,
    LENGTH_SPREAD,
    TOO_LONG,
    TOO_SHORT,
)
from polybrief.translate.faults.side import Side

_END = re.compile(r"[.!?。！？…][\s\"'“”‘’»«)\]）】」』》]*$")


_UNKNOWN_SPREAD = max(LENGTH_SPREAD.values())


def deviation(source: Side, target: Side) -> float:
    """How far the length is from what the language pair has on average, in standard deviations.

    The logarithm of the proportion spreads less the longer the text is.
    """
    pair = (source.language, target.language)
    average = LENGTH_RATIO.get(pair, 0.0)
    spread, short = LENGTH_SPREAD.get(pair, _UNKNOWN_SPREAD)
    deviates = math.log((target.size + 1) / (source.size + 1)) - average
    return deviates / math.sqrt(spread**2 + short**2 / (source.size + 1))


def length(source: Side, target: Side) -> str | None:
    """How long the translation is for its source, where that is out of all proportion; else None."""
    if not source.size or not target.size:
        return None
    if TOO_SHORT < deviation(source, target) < TOO_LONG:
        return None
    return f"{_share(source, target):.0%} of the usual length"


def cut(source: Side, target: Side) -> str | None:
    """The source ends as a sentence does, the translation does not, and is short; else None."""
    if not target.size or not _END.search(source.text) or _END.search(target.text):
        return None
    if deviation(source, target) > CUT:
        return None
    return f"ends with “{target.text[-20:].strip()}”, at {_share(source, target):.0%} of the usual length"


def dropped(source: Side, target: Side) -> str | None:
    """Fewer sentences than the source, and of a length that fits better without one; else None."""
    here, there = len(source.sentences), len(target.sentences)
    short = -deviation(source, target) if there < here else 0.0
    if short < DROPPED:
        return None
    if short - min(abs(deviation(rest, target)) for rest in _without_one(source)) < FIT_GAINED:
        return None
    return f"{there} of {here} sentences, {_share(source, target):.0%} of the usual length"


def added(source: Side, target: Side) -> str | None:
    """More sentences than the source, and of a length that fits better without one; else None."""
    here, there = len(source.sentences), len(target.sentences)
    long = deviation(source, target) if there > here else 0.0
    if long < ADDED:
        return None
    if long - min(abs(deviation(source, rest)) for rest in _without_one(target)) < FIT_GAINED:
        return None
    return f"{there} sentences for {here}, {_share(source, target):.0%} of the usual length"


def _without_one(side: Side) -> Iterator[Side]:
    """The text without each of its sentences in turn, for its length."""
    for n in range(len(side.sentences)):
        yield Side(" ".join((*side.sentences[:n], *side.sentences[n + 1 :])), side.language)


def _share(source: Side, target: Side) -> float:
    average = LENGTH_RATIO.get((source.language, target.language), 0.0)
    return (target.size + 1) / (source.size + 1) / math.exp(average)
