"""The footnotes of a brief: which report, in which language, which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date

from polybrief.languages import language
from polybrief.model import Footnote, Source

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~^{}])")


def escape(text: str) -> str:
    """Text that comes from outside, as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def language_name(code: str, page: str) -> str:
    """What the language `code` is called on a page in the language `page`.

    >>> language_name("zh", "de")
    'Chinesisch'
    """
    return str(Locale.parse(language(page).locale).languages.get(code, code))


def long_date(day: date, page: str) -> str:
    """A date as a page in the language `page` writes it out.

    >>> long_date(date(2025, 1, 22), "de")
    '22. Januar 2025'
    """
    return format_date(day, "long", locale=language(page).locale)


def definition(label: str, source: Source, page: str) -> str:
    """The text of a footnote on a page in the language `page`: report, date, language, sentence, address."""
    words = language(page).citing
    # A title in brackets is not the report's own: the desk describes a report without one.
    described = source.name.startswith("[") and source.name.endswith("]")
    parts = [escape(source.name) if described else words.title.format(title=escape(source.name))]
    parts += [escape(part) for part in (source.author, source.publisher) if part]
    if source.published:
        parts.append(long_date(source.published, page))
    tongue = language_name(source.language, page)
    if source.origin_language and source.origin_language != source.language:
        tongue = words.translated.format(language=tongue, origin=language_name(source.origin_language, page))
    facts = [words.comma.join(parts), tongue]
    if source.sample:
        facts.append(words.sample)
    facts.append(words.sentence.format(n=Footnote(label, 0).n))
    text = words.stop.join(facts) + words.stop.rstrip()
    return f"{text} <{source.url}>" if source.url else text


def definitions(labels: Iterable[str], sources: Mapping[str, Source], page: str) -> dict[str, str]:
    """The definitions for the labels that name a known source, in the given order."""
    known = ((label, sources.get(Footnote(label, 0).source)) for label in labels)
    return {label: definition(label, source, page) for label, source in known if source}
