"""The same report again: at another address, under another title, lightly edited, in another encoding.

Texts are compared by the shingles that they share: runs of words, or of characters in a language without
blanks between words. A report that tells the same event in words of its own shares next to none
(manual/quality.md). What counts is the share of the longer text: a report is not taken for its own short
version, and how one retells another is for `relate` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from polybrief.languages import language
from polybrief.limits import SAME_TEXT, SHINGLE_CHARACTERS, SHINGLE_WORDS
from polybrief.model import Source, text_hash

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Same:
    """A report that is there already: its id, the share of the longer text's wording that the other has, too
    (0 to 1), and the figures that stand only in the new text and only in the one that is there."""

    source: str
    share: float
    figures_here: tuple[str, ...] = ()
    figures_there: tuple[str, ...] = ()


class Texts:
    """The reports of a desk, each with its text or without; asked for the one that a new one repeats."""

    def __init__(self, known: Iterable[tuple[Source, str | None]] = ()) -> None:
        self._ids: list[str] = []
        self._hashes: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._shingles: list[np.ndarray] = []
        for source, text in known:
            self.add(source, text)

    def add(self, source: Source, text: str | None) -> None:
        """One more report, or another text of one that was added; None where its text is not at hand."""
        if source.id in self._texts:
            at = self._ids.index(source.id)
            del self._ids[at], self._shingles[at]
        self._hashes[source.sha256] = source.id
        if text is not None:
            self._ids.append(source.id)
            self._texts[source.id] = text
            self._shingles.append(shingles(text, source.language))

    def find(self, text: str, code: str, but: str | None = None) -> Same | None:
        """The report that `text` (in the language `code`) repeats, `but` left out; None if there is none.

        A report whose text is not at hand is known by the hash of the very same text.
        """
        exact = self._hashes.get(text_hash(text))
        if exact is not None and exact != but:
            return Same(exact, 1.0)
        found = max(
            ((share, name) for name, share in self._shares(text, code) if name != but), default=(0.0, "")
        )
        if found[0] < SAME_TEXT:
            return None
        here, there = set(_FIGURE.findall(_plain(text))), set(_FIGURE.findall(_plain(self._texts[found[1]])))
        return Same(found[1], found[0], tuple(sorted(here - there)), tuple(sorted(there - here)))

    def _shares(self, text: str, code: str) -> Iterable[tuple[str, float]]:
        mine = shingles(text, code)
        if not mine.size or not self._shingles:
            return ()
        sizes = np.array([known.size for known in self._shingles])
        theirs = np.concatenate(self._shingles)
        # What is looked up is sorted: twice as fast as numpy's isin.
        shared = mine[np.minimum(np.searchsorted(mine, theirs), mine.size - 1)] == theirs
        of = np.repeat(np.arange(sizes.size), sizes)
        common = np.bincount(of, weights=shared, minlength=sizes.size)
        return zip(self._ids, (common / np.maximum(sizes, mine.size)).tolist(), strict=True)


def shingles(text: str, code: str) -> np.ndarray:
    """The numbers of the shingles of a text in the language `code`, each once."""
    plain = _plain(text)
    if language(code).joiner:
        parts, width, glue = re.findall(r"\w+", plain), SHINGLE_WORDS, " "
    else:
        parts, width, glue = re.findall(r"\w", plain), SHINGLE_CHARACTERS, ""
    runs = (
        glue.join(parts[at : at + width]) for at in range(max(len(parts) - width + 1, min(len(parts), 1)))
    )
    return np.array(sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs}), dtype=np.uint32)


def _plain(text: str) -> str:
    """Without what editors and encodings change: capitals, full-width forms, accents written apart."""
    return unicodedata.normalize("NFKC", text).casefold()
