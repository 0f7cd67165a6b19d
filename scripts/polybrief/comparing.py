"""compare-figures: the figures of any text against those of its translation, for the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polib

from polybrief.errors import InputError
from polybrief.examine import Examiner
from polybrief.examine.compare import Difference, Fact, Reading, differences
from polybrief.languages import LANGUAGES
from polybrief.model import Quantity


@dataclass(frozen=True)
class Pair:
    """A text and its translation; `line` is where the pair stands in its file, from 1."""

    line: int
    source: str
    target: str


@dataclass(frozen=True)
class Compared:
    """A pair and in what its figures differ."""

    pair: Pair
    differences: tuple[Difference, ...]


def by_lines(source: str, target: str, files: tuple[str, str]) -> tuple[Pair, ...]:
    """The pairs of two texts with one segment a line. Raises InputError if they have not as many lines."""
    ours, theirs = source.rstrip("\n").split("\n"), target.rstrip("\n").split("\n")
    if len(ours) != len(theirs):
        raise InputError(
            f"{files[0]} has {len(ours)} lines, {files[1]} has {len(theirs)}",
            "give two files with one segment a line, in the same order",
        )
    return tuple(Pair(n, a, b) for n, (a, b) in enumerate(zip(ours, theirs, strict=True), start=1))


def of_catalogue(text: str, file: str) -> tuple[tuple[Pair, ...], str | None, str | None]:
    """The translated pairs of any PO catalogue, and the languages that its header names.

    Raises InputError for what is no PO.
    """
    try:
        catalogue = polib.pofile(text.rstrip("\n") + "\n")
    except (OSError, ValueError, IndexError) as problem:
        raise InputError(f"{file} is no PO catalogue", "give a .po file, or two text files") from problem
    pairs = tuple(
        Pair(entry.linenum or 1, entry.msgid, entry.msgstr)
        for entry in catalogue
        if entry.msgstr and not entry.obsolete
    )
    known = (catalogue.metadata.get(key, "").split("_")[0].split("-")[0] for key in _HEADERS)
    source, target = (code if code in LANGUAGES else None for code in known)
    return pairs, source, target


_HEADERS = ("X-Source-Language", "Language")


def compare(pairs: Iterable[Pair], source: str, target: str, examiner: Examiner) -> tuple[Compared, ...]:
    """Each pair with the differences of its figures."""
    return tuple(
        Compared(
            pair,
            differences(_reading(pair.source, source, examiner), _reading(pair.target, target, examiner)),
        )
        for pair in pairs
    )


def _reading(text: str, language: str, examiner: Examiner) -> Reading:
    known = examiner.read(text, language)
    return Reading(known.figures, known.dates, known.names, text, language)


def as_lines(compared: Sequence[Compared], file: str) -> list[str]:
    """What differs, a line each, and how many pairs were compared."""
    lines = [
        f"{file}:{found.pair.line}: {d.kind}: {_shown(d.source)} → {_shown(d.target)}"
        for found in compared
        for d in found.differences
    ]
    wrong = sum(bool(found.differences) for found in compared)
    return [*lines, f"compared: {len(compared)} pairs, {wrong} with figures that differ"]


def as_json(compared: Sequence[Compared]) -> str:
    """What differs as JSON: a list of pairs with their differences."""
    listed = [
        {
            "line": found.pair.line,
            "source": found.pair.source,
            "target": found.pair.target,
            "differences": [
                {"kind": d.kind, "source": _plain(d.source), "target": _plain(d.target)}
                for d in found.differences
            ],
        }
        for found in compared
        if found.differences
    ]
    return json.dumps({"pairs": len(compared), "differing": listed}, ensure_ascii=False, indent=1)


def _shown(fact: Fact | None) -> str:
    if fact is None:
        return "nothing"
    return f"“{fact.text}” ({value(fact)})"


def value(fact: Fact) -> str:
    """The value of a figure or a date in plain signs: “39,000,000,000 USD”, “2025-01-22 day”."""
    if isinstance(fact, Quantity):
        low, high = _number(fact.low), _number(fact.high)
        return f"{low if low == high else f'{low} to {high}'} {fact.unit}"
    if fact.precision == "time":
        return f"{fact.hour or 0:02d}:{fact.minute or 0:02d}"
    parts = (fact.year, fact.month, fact.day)
    return "-".join("…" if part is None else f"{part:02d}" for part in parts) + f" {fact.precision}"


def _number(value: Decimal) -> str:
    return f"{value:,f}"


def _plain(fact: Fact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {"text": fact.text, "value": value(fact), "span": list(fact.span)}
