"""Wording of restricted reports in files where it must not be: what is committed, what is published.

The files of the site are HTML, XML (feeds, the sitemap) and JSON (the search index); marks and escapes
are taken off before the words are compared. Everything else is compared as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from polybrief.examine import Examiner
from polybrief.languages import LANGUAGES
from polybrief.model import Finding
from polybrief.summarise.borrowed import Wordings, runs, taken_over

__all__ = ["CODE", "leaks"]

CODE = "restricted-wording"

_INVISIBLE = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|</?[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r"\s(?:alt|title|content|aria-label|data-[\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|t[drh]|table|section|article|blockquote|title|item|entry|description|"
    r"summary|body|head|br|hr|dd|dt|dl)\b[^<>]*>",
    re.IGNORECASE,
)


def leaks(files: Iterable[tuple[str, str]], wordings: Wordings, examiner: Examiner) -> Iterator[Finding]:
    """The runs of restricted wording in files, given as (name, text); names and figures do not count.

    `wordings` are those of the restricted reports and of their translations.
    """
    for name, text in files:
        for line, part in _readable(name, text):
            yield from _in_part(name, line, part, wordings, examiner)


def _in_part(name: str, line: int, part: str, wordings: Wordings, examiner: Examiner) -> Iterator[Finding]:
    for language in LANGUAGES:
        if not runs(part, language, wordings):
            continue
        for run in taken_over(part, language, wordings, examiner):
            place = line + part.count("\n", 0, run.span[0])
            unit = "characters" if language == "zh" else "words"
            yield Finding(
                CODE,
                "error",
                name,
                place,
                f"{run.length} {unit} in a row are those of {run.sentence}",
                "take them out, or say it in own words; if it was committed, it stays in git’s history",
            )


def _readable(name: str, text: str) -> Iterator[tuple[int, str]]:
    """The parts of a file that are read on their own: the line on which each starts, and its words."""
    ending = name.rpartition(".")[2].lower()
    if ending in ("json", "webmanifest"):
        try:
            values = list(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            values = [text]
        yield from ((1, _words_of(value)) for value in values)
    elif ending in ("html", "htm", "xml", "svg", "rss", "atom"):
        yield 1, _words_of(text)
    else:
        yield 1, text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _words_of(text: str) -> str:
    """The text without tags, line by line as it was; what attributes say to readers comes behind it."""
    text = _INVISIBLE.sub(lambda match: "\n" * match[0].count("\n"), text)
    said = [match[1] or match[2] or "" for match in _ATTRIBUTE.finditer(text)]
    # Feeds carry HTML that is escaped once more.
    for _ in range(2):
        text = unescape(_TAG.sub("", _BLOCK.sub(" ", text)))
    return "\n".join((text, *map(unescape, said)))
