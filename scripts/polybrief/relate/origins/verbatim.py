"""Sentences of two reports that have a long run of words in common, word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from polybrief.limits import KIN_VERBATIM_CHARACTERS, KIN_VERBATIM_WORDS, SPREAD
from polybrief.model import Sentence

# What somebody said is quoted alike by all who heard it.
_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|\"[^\"]*\"|«[^»]*»|»[^«]*«|「[^」]*」")
_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")


def verbatim(sentences: Sequence[Sentence]) -> set[tuple[str, str]]:
    """Pairs of sentence ids of two sources with a run of words in common, outside quotation marks.

    The id of the source that comes first in the alphabet stands first. Sentences without wording and
    headings are left out; a run that stands in very many sentences is a formula and pairs nothing.
    """
    places: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.text is None or sentence.heading:
            continue
        for run in _runs(sentence.text, sentence.language):
            places[run].append(sentence)
    return {
        (min(a, b, key=lambda s: s.source).id, max(a, b, key=lambda s: s.source).id)
        for found in places.values()
        if 1 < len(found) <= SPREAD
        for i, a in enumerate(found)
        for b in found[i + 1 :]
        if a.source != b.source
    }


def _runs(text: str, language: str) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    length = KIN_VERBATIM_CHARACTERS if language == "zh" else KIN_VERBATIM_WORDS
    for part in _QUOTED.split(text):
        folded = part.casefold()
        words = [c for c in folded if c.isalnum()] if language == "zh" else _WORD.findall(folded)
        runs.update((language, *words[i : i + length]) for i in range(len(words) - length + 1))
    return runs
