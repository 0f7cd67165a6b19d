"""What a reader found in a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Extracted:
    """The text of a report and what the report says of itself; None where it does not, never guessed.

    `paragraphs` are in reading order, each on one line. `url` is the address that the page calls its own.
    `published` and `retrieved` are days by the clock of who wrote the date. `language` is what the page
    declares (`en`, `de`, `zh`), which the text need not bear out. `wire` is the agency of the dateline,
    `via_name` whom else the report names as its source. `removed` is what was left out, with the reason.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    wire: str | None = None
    via_name: str | None = None
    removed: tuple[tuple[str, str], ...] = ()


_DATES = ("published", "retrieved")


def to_json(report: Extracted) -> dict[str, Any]:
    """The report in JSON's types, for the way from one process to another."""
    days = {name: day.isoformat() for name in _DATES if (day := getattr(report, name))}
    return {**asdict(report), **dict.fromkeys(_DATES), **days}


def from_json(values: Mapping[str, Any]) -> Extracted:
    """The report that `to_json` wrote."""
    days = {name: date.fromisoformat(values[name]) for name in _DATES if values[name]}
    lists = {
        "paragraphs": tuple(values["paragraphs"]),
        "removed": tuple((why, text) for why, text in values["removed"]),
    }
    return Extracted(**{**values, **days, **lists})
