"""What differs between the languages of the desk, in one place.

A language is one module here, with one `Language`, and its line in `LANGUAGES`; a stage that treats
languages differently reads the difference here and names no language itself. Each stage has a table
of its own (`splitting` for `sentences`, `citing` for footnotes), so that a new kind of knowledge is one
more dataclass in `table.py` and one more field. How a language writes figures is more than a table: its
rules stand in `examine/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from polybrief import errors
from polybrief.languages.de import GERMAN
from polybrief.languages.en import ENGLISH
from polybrief.languages.table import Language, Ordinals, Splitting
from polybrief.languages.zh import CHINESE

__all__ = ["LANGUAGES", "Language", "Ordinals", "Splitting", "join", "language"]

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {entry.code: entry for entry in (ENGLISH, GERMAN, CHINESE)}
)
"""The languages of the desk by code, the desk language first."""


def language(code: str) -> Language:
    """The entry of a language.

    Raises `UnsupportedLanguage` for a code that the desk does not know.
    """
    try:
        return LANGUAGES[code]
    except KeyError:
        raise errors.UnsupportedLanguage(
            f"{code!r} is not a language of this desk", f"use one of {', '.join(LANGUAGES)}"
        ) from None


def join(sentences: Iterable[str], code: str) -> str:
    """One paragraph of the sentences, in order; `UnsupportedLanguage` for an unknown code.

    >>> join(["第一句。", "第二句。", "One.", "Two."], "zh")
    '第一句。第二句。One. Two.'
    """
    joiner = language(code).joiner
    parts: list[str] = []
    for sentence in filter(None, sentences):
        if parts:
            both_latin = _is_latin(parts[-1][-1]) and _is_latin(sentence[0])
            parts.append(" " if both_latin else joiner)
        parts.append(sentence)
    return "".join(parts)


def _is_latin(char: str) -> bool:
    # The Latin blocks of Unicode, with the signs and figures of ASCII, end at U+024F.
    return char < "\u0250"
