"""Quotations in a text: where they stand, what they quote, and whether a source has these words in a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from polybrief.model import Span

__all__ = ["Quotation", "in_order", "quotations", "words"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*")
# A mark that is not closed on its line opens a quotation that goes on; one that was not opened ends one.
_MARKS = {
    "en": (
        r"“[^“”]*(?:”|$)",
        r"^[^“”]+”",
        r"(?<!\w)‘[^‘]*?’(?!\w)",
        r"\"[^\"]*\"",
        r"„[^„“”]*[“”]",
        r"«[^«»]*»",
    ),
    "de": (
        r"„[^„“”]*(?:[“”]|$)",
        r"»[^«»]*«",
        r"«[^«»]*»",
        r"“[^“”]*”",
        r"(?<!\w)‚[^‚‘]*‘(?!\w)",
        r"\"[^\"]*\"",
    ),
    "zh": (r"“[^“”]*(?:”|$)", r"^[^“”]+”", r"「[^「」]*」", r"『[^『』]*』", r"\"[^\"]*\""),
}
_PATTERNS = {language: re.compile("|".join(marks)) for language, marks in _MARKS.items()}
_EDGES = ' \u00a0“”„‚‘’"«»「」『』'
_LEFT_OUT = re.compile(r"[\[(（]\s*(?:…|\.\.\.)+\s*[\])）]|…+|\.\.\.+|\[[^\]]*\]")
"""What an editor has left out or put in: “the plan […] begins”, “[the company] pays”."""

_FEW = {"en": 2, "de": 2, "zh": 4}
"""Words (in Chinese: characters) in marks that are a name or a turn of phrase, no quotation."""


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks: `span` with the marks, `text` without."""

    span: Span
    text: str

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Its words, in as many parts as stand in a row in what is quoted."""
        parts = (words(part) for part in _LEFT_OUT.split(self.text))
        return tuple(part for part in parts if part)


def quotations(text: str, language: str) -> Iterator[Quotation]:
    """The quotations in a text, in order; two words in marks (four characters in Chinese) are none."""
    for match in _PATTERNS[language].finditer(text):
        inside = match[0].strip(_EDGES)
        if len(words(inside)) > _FEW[language]:
            yield Quotation(match.span(), inside)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: punctuation, case and the width of letters are nothing;
    each Chinese character is one.

    >>> words("It’s “done”，完成")
    ("it's", 'done', '完', '成')
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return tuple(_WORD.findall(folded))


def in_order(parts: Sequence[Sequence[str]], sentences: Iterable[Sequence[str]]) -> bool:
    """Whether the parts stand in the sentences, one behind the other, each without a gap.

    `sentences` are those of one source in reading order; an empty one stands for a gap between two.
    """
    source: list[str] = []
    for sentence in sentences:
        source += sentence or [""]
    at = 0
    for part in parts:
        end = len(source) - len(part)
        while at <= end and source[at : at + len(part)] != list(part):
            at += 1
        if at > end:
            return False
        at += len(part)
    return bool(parts)
