"""collect: what was found in a report becomes a record with clean text, language and hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from polybrief.collect.cleaning import clean
from polybrief.collect.extracted import Extracted
from polybrief.collect.identify import identify
from polybrief.errors import EmptyInput, RecordError
from polybrief.limits import MIN_TEXT_CHARACTERS
from polybrief.model import Source, text_hash
from polybrief.records import check_url

__all__ = ["Collected", "clean", "collect"]


@dataclass(frozen=True)
class Collected:
    """A source, its clean text (one paragraph a line), and what was taken out and why."""

    source: Source
    text: str
    removed: tuple[tuple[str, str], ...]


_FOUND = ("title", "author", "publisher", "url", "published", "retrieved", "wire")
"""What a report says of itself and the record keeps."""


def collect(
    report: Extracted,
    source_id: str,
    file: str,
    given: Mapping[str, Any],
    known: Source | None = None,
    *,
    replace_text: bool = False,
) -> Collected:
    """The record of `report`, which was read from `file`.

    `given` are the fields of the record that the user names (they win), `known` the record that
    already has this id (its fields stay where nothing new is given). What neither gives nor the report
    shows is left out, never guessed; rights not given are `restricted`, the careful reading.

    Raises EmptyInput, UnsupportedLanguage, and RecordError for an address that is none, or if `known`
    holds another text and `replace_text` is not set.
    """
    if given.get("url"):
        check_url(given["url"], file)
    cleaned = clean(report.paragraphs, report.title)
    text = "\n".join(cleaned.paragraphs)
    if len(text.strip()) < MIN_TEXT_CHARACTERS:
        raise EmptyInput(f"{file}: no text in it", "save the report's text in the file and collect it again")
    language = given.get("language") or identify(text, file)
    digest = text_hash(text)
    found = {name: value for name in _FOUND if (value := getattr(report, name)) is not None}
    found |= {"title": cleaned.title, "wire": report.wire or cleaned.wire}
    if known is None:
        values: dict[str, Any] = {"rights": "restricted", **found, **given}
        source = Source(**{**values, "id": source_id, "language": language, "sha256": digest})
    elif known.sha256 == digest or replace_text:
        source = replace(known, **{**given, "language": language, "sha256": digest})
    else:
        raise RecordError(
            f"{file}: sources/{source_id}.md already holds another text",
            f"take the new text with --replace, or keep both with --id {source_id}-2",
        )
    return Collected(source, text, (*report.removed, *cleaned.removed))
