"""Own words: which runs of words a text has taken over from reports whose wording belongs to others.

A run is as many words in a row as stand in a report in the same order: whatever the white space, the
punctuation, the quotation marks, upper or lower case, the Unicode form or the width of the letters. In
Chinese each character counts as a word does elsewhere. What stands in `free` (names, figures, a marked
quotation) may be taken over: it belongs to a run, but does not make it longer.

The reports are indexed once by every `stride`-th sequence of `seed` words; each run beyond the limit
holds at least one of them, so that the time to check a text grows with the text, not with the reports.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from polybrief.examine import Examiner
from polybrief.limits import (
    BORROWED_CHARACTERS,
    BORROWED_WORDS,
    QUOTED_CHARACTERS,
    QUOTED_WORDS,
)
from polybrief.model import Sentence, Span

__all__ = ["Run", "Wordings", "free_spans", "runs", "taken_over"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
"""Marks above letters, and signs without width: they part no word."""
_TOKEN = re.compile(rf"[{_HAN}]|(?:[^\W_{_HAN}]|(?<=\w)[{_INSIDE}])+")
_QUOTATIONS = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"",
)


@dataclass(frozen=True)
class Run:
    """`length` words (in Chinese, characters) in a row at `span` of the text, which stand in the report
    from `sentence` (an id) on. Names, figures and marked quotations are not in `length`."""

    span: Span
    length: int
    sentence: str


@dataclass(frozen=True)
class _Grain:
    """How finely a language is indexed: a run of `limit` words holds a seed that starts on a stride."""

    limit: int
    quoted: int
    seed: int

    @property
    def stride(self) -> int:
        return self.limit - self.seed + 1


_WORDS = _Grain(BORROWED_WORDS, QUOTED_WORDS, 5)
_CHARACTERS = _Grain(BORROWED_CHARACTERS, QUOTED_CHARACTERS, 8)


def _grain(language: str) -> _Grain:
    return _CHARACTERS if language == "zh" else _WORDS


class Wordings:
    """The wording of reports, indexed to be searched for; a translation is one of a report's wordings."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        """`sentences` in reading order, source by source; those without wording are left out."""
        self._texts: dict[tuple[str, str], tuple[list[str], list[int], list[str]]] = {}
        for sentence in sentences:
            if sentence.text:
                key = (sentence.source, sentence.language)
                tokens, starts, ids = self._texts.setdefault(key, ([], [], []))
                starts.append(len(tokens))
                ids.append(sentence.id)
                tokens += [token for token, _, _ in _tokens(sentence.text)]
        self._tokens = [tokens for tokens, _, _ in self._texts.values()]
        self._sentences = [(starts, ids) for _, starts, ids in self._texts.values()]
        self._seeds: dict[str, dict[int, array[int]]] = {}
        for number, ((_, language), (tokens, _, _)) in enumerate(self._texts.items()):
            self._index(number, tokens, language)

    def _index(self, number: int, tokens: Sequence[str], language: str) -> None:
        grain = _grain(language)
        seeds = self._seeds.setdefault(language, {})
        for at in range(0, len(tokens) - grain.seed + 1, grain.stride):
            places = seeds.setdefault(hash(tuple(tokens[at : at + grain.seed])), array("q"))
            places.extend((number, at))

    def places(self, tokens: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
        """Where a seed stands: the number of the wording, and of its first word there."""
        found = self._seeds.get(language, {}).get(hash(tuple(tokens)), ())
        return zip(found[::2], found[1::2], strict=True)

    def tokens(self, number: int) -> Sequence[str]:
        """The words of a wording, as they are compared."""
        return self._tokens[number]

    def sentence(self, number: int, at: int) -> str:
        """The id of the sentence in which word `at` of a wording stands."""
        starts, ids = self._sentences[number]
        return ids[bisect_right(starts, at) - 1]


def runs(text: str, language: str, sources: Wordings, free: Sequence[Span] = ()) -> tuple[Run, ...]:
    """The runs of `text` that reach the limit of its `language`, in order; none lies within another.

    `free` are the spans of what may be taken over as it is.
    """
    grain = _grain(language)
    tokens = _tokens(text)
    words = [token for token, _, _ in tokens]
    # counted[i] is how many of the first i words count.
    counted = [0]
    for _, start, end in tokens:
        counted.append(counted[-1] + (not any(a <= start and end <= b for a, b in free)))
    found: dict[Span, str] = {}
    reached: dict[tuple[int, int], int] = {}
    for at in range(len(words) - grain.seed + 1):
        for number, there in sources.places(words[at : at + grain.seed], language):
            # One run has many seeds, all on one diagonal.
            if reached.get((number, there - at), 0) > at:
                continue
            left, right = _extended(words, at, sources.tokens(number), there)
            reached[number, there - at] = right
            if counted[right] - counted[left] >= grain.limit:
                found.setdefault((left, right), sources.sentence(number, there - (at - left)))
    return tuple(
        Run((tokens[left][1], tokens[right - 1][2]), counted[right] - counted[left], sentence)
        for (left, right), sentence in _outermost(found)
    )


def _extended(ours: Sequence[str], at: int, theirs: Sequence[str], there: int) -> Span:
    """From a place where both agree, as far as they agree in both directions."""
    right = 0
    while (
        at + right < len(ours) and there + right < len(theirs) and ours[at + right] == theirs[there + right]
    ):
        right += 1
    left = 0
    while left < min(at, there) and ours[at - left - 1] == theirs[there - left - 1]:
        left += 1
    return at - left, at + right


def _outermost(found: dict[Span, str]) -> Iterator[tuple[Span, str]]:
    end = 0
    for span, sentence in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if span[1] > end:
            end = span[1]
            yield span, sentence


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """The words as they are compared, each with its place."""
    found = []
    for match in _TOKEN.finditer(text):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", match[0]).casefold())
        word = "".join(char for char in folded if char.isalnum())
        if word:
            found.append((word, *match.span()))
    return found


def free_spans(text: str, language: str, examiner: Examiner) -> tuple[Span, ...]:
    """What a sentence may take over: names and figures, as they cannot be said otherwise, and short
    quotations in quotation marks if the sentence names whom it quotes."""
    known = examiner.read(text, language)
    spans = [name.span for name in known.names]
    spans += [figure.span for figure in known.figures]
    spans += [day.span for day in known.dates]
    if known.attributions:
        limit = _grain(language).quoted
        quoted = (match.span() for match in _QUOTATIONS.finditer(text))
        spans += [(start, end) for start, end in quoted if len(_tokens(text[start:end])) <= limit]
    return tuple(sorted(spans))


def taken_over(text: str, language: str, sources: Wordings, examiner: Examiner) -> tuple[Run, ...]:
    """The runs of one sentence beyond the limit, names, figures and attributed quotations not counted.

    Markdown and footnote calls must have been taken off the sentence.
    """
    return runs(text, language, sources, free_spans(text, language, examiner))
