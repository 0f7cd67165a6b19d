"""Loops: what a decoder says again and again, and its source does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from polybrief.limits import (
    LOOP_CHARACTERS,
    LOOP_PERIOD,
    LOOP_PHRASES,
    LOOP_ROUNDS,
    LOOP_WINDOW,
    LOOP_WORDS_IN_WINDOW,
)
from polybrief.translate.faults.side import Side

_CHARACTER = re.compile(rf"([^\s\d.…·_=*~-])\1{{{LOOP_CHARACTERS - 1},}}")
_SYLLABLES = re.compile(r"([^\W\d_]{2,5}?)\1{3,}")
_PHRASE = 4


def repeated(source: Side, target: Side) -> str | None:
    """What `target` repeats beyond what `source` repeats, as it stands there; None if nothing."""
    return (
        _rounds(source, target)
        or _whole_twice(source, target)
        or _few_words(source, target)
        or _phrase(source, target)
        or _letters(source, target)
    )


def _rounds(source: Side, target: Side) -> str | None:
    """A phrase that follows itself: three times a short one, twice a long one with no mark between."""
    tokens = target.tokens
    for period in range(1, min(LOOP_PERIOD, len(tokens) // 2) + 1):
        length, end = _run(tokens, period)
        rounds = length // period + 1
        phrase = tokens[end - period : end]
        if rounds < _rounds_needed(phrase) or all(token.isdigit() for token in phrase):
            continue
        if rounds == 2 and not _follows_itself(target, end - 2 * period, period):
            continue
        # What the source says as often (“no, no, no”) is repeated for a reason.
        if rounds > _most_rounds(source.tokens):
            return _shown(target, end - period, end, rounds)
    return None


def _rounds_needed(phrase: Sequence[str]) -> int:
    """Initials and 哈哈哈 come three times without a loop."""
    if len(phrase) == 1:
        return LOOP_ROUNDS + (len(phrase[0]) == 1)
    return LOOP_ROUNDS if len(phrase) < _PHRASE else 2


def _follows_itself(side: Side, start: int, period: int) -> bool:
    """Whether nothing but blanks stands between the two rounds of a phrase."""
    return not side.text[side.spans[start + period - 1][1] : side.spans[start + period][0]].strip()


def _run(tokens: Sequence[str], period: int) -> tuple[int, int]:
    """How many tokens in a row equal the one `period` before them, at most, and where that row ends."""
    longest = length = end = 0
    for n in range(period, len(tokens)):
        length = length + 1 if tokens[n] == tokens[n - period] else 0
        if length > longest:
            longest, end = length, n + 1
    return longest, end


def _most_rounds(tokens: Sequence[str]) -> int:
    periods = range(1, min(LOOP_PERIOD, len(tokens) // 2) + 1)
    return max((_run(tokens, period)[0] // period + 1 for period in periods), default=1)


def _whole_twice(source: Side, target: Side) -> str | None:
    """The whole translation is one thing said twice: “Guten Morgen Guten Morgen”."""
    tokens, half = target.tokens, len(target.tokens) // 2
    if not half or len(tokens) % 2 or tokens[:half] != tokens[half:] or tokens[0].isdigit():
        return None
    # A single Chinese character twice is a word: 妈妈.
    if len("".join(tokens[:half])) < 2 or _most_rounds(source.tokens) > 1:
        return None
    return _shown(target, half, len(tokens), 2)


def _few_words(source: Side, target: Side) -> str | None:
    """A stretch that makes do with a handful of words in changing order."""
    tokens = target.tokens
    if len(tokens) < LOOP_WINDOW:
        return None
    few, start = _fewest(tokens)
    if few <= LOOP_WORDS_IN_WINDOW < _fewest(source.tokens)[0]:
        return _shown(target, start, start + LOOP_WINDOW, 1)
    return None


def _fewest(tokens: Sequence[str]) -> tuple[int, int]:
    """The smallest number of different tokens in a window, and where it starts."""
    if len(tokens) < LOOP_WINDOW:
        return LOOP_WINDOW, 0
    counts = Counter(tokens[:LOOP_WINDOW])
    best = (len(counts), 0)
    for n in range(LOOP_WINDOW, len(tokens)):
        counts[tokens[n]] += 1
        gone = tokens[n - LOOP_WINDOW]
        counts[gone] -= 1
        if not counts[gone]:
            del counts[gone]
        best = min(best, (len(counts), n - LOOP_WINDOW + 1))
    return best


def _phrase(source: Side, target: Side) -> str | None:
    """A phrase that comes back until half of the text is made of it."""
    grams = _grams(target)
    if not grams:
        return None
    gram, times = max(grams.items(), key=lambda item: item[1])
    if times < LOOP_PHRASES or 2 * times * len(gram) < len(target.tokens):
        return None
    if all(token.isdigit() for token in gram) or max(_grams(source).values(), default=0) >= times:
        return None
    place = next(n for n in range(len(target.tokens)) if target.tokens[n : n + len(gram)] == gram)
    return _shown(target, place, place + len(gram), times)


def _grams(side: Side) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(side.tokens[n:] for n in range(_PHRASE)), strict=False))


def _letters(source: Side, target: Side) -> str | None:
    """One sign many times, or a syllable within a word."""
    for pattern in (_CHARACTER, _SYLLABLES):
        match = pattern.search(target.prose)
        if match and not pattern.search(source.prose) and _most_rounds(source.tokens) < LOOP_ROUNDS:
            return match[0][:40]
    return None


def _shown(side: Side, start: int, end: int, times: int) -> str:
    text = side.text[side.spans[start][0] : side.spans[min(end, len(side.spans)) - 1][1]]
    text = text if len(text) <= 60 else text[:57] + "…"
    return f"{text} ×{times}" if times > 1 else text
