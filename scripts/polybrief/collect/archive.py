"""The archive of originals: what was taken, byte for byte, and where, when and how it was got.

An original is kept under the hash of its bytes; beside it stands one JSON file with what is known of it. Both
lie in the private library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from polybrief.collect.raw import Raw
from polybrief.errors import RecordError


@dataclass(frozen=True)
class Visit:
    """One time that the bytes were got: under which name, at which address, when (UTC), and what the
    server said. A file that somebody handed over has its name alone."""

    name: str
    address: str | None = None
    fetched: datetime | None = None
    media_type: str | None = None
    charset: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Original:
    """What is known of some bytes: their hash and number, the record they belong to, whether that record was
    made of another copy (`copy`), and the visits that got them, the first one first."""

    sha256: str
    size: int
    source: str
    copy: bool
    visits: tuple[Visit, ...]


def noted(known: Original | None, raw: Raw, source: str, *, copy: bool) -> Original:
    """What is known of `raw`, taken for the record `source`, after what was `known` of the same bytes.

    Only the first visit to an address counts, so that a second run changes nothing.
    """
    name = raw.address or PurePath(raw.name).name
    visit = Visit(name, raw.address, raw.fetched, raw.media_type, raw.charset, dict(raw.facts))
    before = known.visits if known else ()
    visits = before if any(old.name == name for old in before) else (*before, visit)
    return Original(raw.sha256, len(raw.data), source, copy, visits)


def render(original: Original) -> str:
    """The text of the JSON file; what is not known is left out."""
    values = asdict(original)
    values["visits"] = [
        {
            key: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
            for key, value in visit.items()
            if value not in (None, {})
        }
        for visit in values["visits"]
    ]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def parse(text: str, file: str) -> Original:
    """What `render` wrote. Raises RecordError."""
    try:
        values = json.loads(text)
        return Original(**{**values, "visits": tuple(map(_visit, values["visits"]))})
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise RecordError(f"{file}: {problem}", f"delete {file}, and collect the report again") from problem


def _visit(values: Mapping[str, Any]) -> Visit:
    fetched = values.get("fetched")
    return Visit(**{**values, "fetched": datetime.fromisoformat(fetched) if fetched else None})
