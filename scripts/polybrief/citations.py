"""The footnotes of a brief: which report, in which language, which sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date

from polybrief.languages import language
from polybrief.model import Footnote, Source

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~^{}])")


def escape(text: str) -> str:
    """Text that comes from outside, as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


@cache
def language_name(code: str, page: str) -> str:
    """What the language `code` is called on a page in the language `page`.

    >>> language_name("zh", "de")
    'Chinesisch'
    """
    return str(Locale.parse(language(page).locale).languages.get(code, code))


@cache
def long_date(day: date, page: str) -> str:
    """A date as a page in the language `page` writes it out.

    >>> long_date(date(2025, 1, 22), "de")
    '22. Januar 2025'
    """
    return format_date(day, "long", locale=language(page).locale)


def definition(label: str, source: Source, page: str) -> str:
    """The text of a footnote on a page in the language `page`: report, date, language, sentence, address."""
    words = language(page).citing
    name = titled(source, page, escape(source.name))
    facts = (words.comma.join((name, *byline(source, page, escape))), *told(source, page))
    text = words.stop.join((*facts, words.sentence.format(n=Footnote(label, 0).n))) + words.stop.rstrip()
    return f"{text} <{source.url}>" if source.url else text


def titled(source: Source, page: str, name: str) -> str:
    """The `name` of a report, set off as a page in the language `page` sets off titles.

    A name in brackets is not the report's own, and stays as it is: the desk describes a report without one.
    """
    own = not (source.name.startswith("[") and source.name.endswith("]"))
    return language(page).citing.title.format(title=name) if own else name


def byline(source: Source, page: str, mark: Callable[[str], str] = str) -> tuple[str, ...]:
    """Author, publisher and date of a report, as far as they are known; `mark` is put over the names."""
    names = tuple(mark(part) for part in (source.author, source.publisher) if part)
    return (*names, long_date(source.published, page)) if source.published else names


def told(source: Source, page: str) -> tuple[str, ...]:
    """The language of a report, with the one it was first written in; that it is a sample, if it is one."""
    words = language(page).citing
    tongue = language_name(source.language, page)
    if source.origin_language and source.origin_language != source.language:
        tongue = words.translated.format(language=tongue, origin=language_name(source.origin_language, page))
    return (tongue, words.sample) if source.sample else (tongue,)


def definitions(labels: Iterable[str], sources: Mapping[str, Source], page: str) -> dict[str, str]:
    """The definitions for the labels that name a known source, in the given order."""
    known = ((label, sources.get(Footnote(label, 0).source)) for label in labels)
    return {label: definition(label, source, page) for label, source in known if source}
