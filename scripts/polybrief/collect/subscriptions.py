"""The feeds that a desk follows, `feeds.yml`, and what it has seen of each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from polybrief import frontmatter
from polybrief.collect.addresses import check_address
from polybrief.collect.feeds import Announced
from polybrief.collect.fetch import Known
from polybrief.errors import AddressRefused, InputError, RecordError
from polybrief.languages import LANGUAGES
from polybrief.limits import MAX_SEEN_ENTRIES

_KINDS: Mapping[str, frontmatter.Kind] = {
    "url": str,
    "publisher": str,
    "language": tuple(LANGUAGES),
    "origin_language": str,
    "wire": str,
    "rights": ("open", "restricted"),
    "only": list,
    "skip": list,
}
_LATIN = r"[^\W\d_\u2e80-\uffdc]|\d"


@dataclass(frozen=True)
class Subscription:
    """A feed, what its reports have in common (fields of a record), and the words that an entry's title or
    summary must have (one of `only`) or must not have (`skip`)."""

    url: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def wants(self, entry: Announced) -> bool:
        """Whether the entry is one that the desk wants to read.

        A word in Latin letters counts as a whole word, with a star (`chip*`) as the start of one.
        """
        told = f"{entry.title or ''}\n{entry.summary or ''}"
        found = [any(_word(word).search(told) for word in words) for words in (self.only, self.skip)]
        return (found[0] or not self.only) and not found[1]


@dataclass(frozen=True)
class Seen:
    """What a desk has seen of a feed: what its server said the last time, and each entry's id with what
    became of it (the id of a record, or nothing)."""

    known: Known = field(default_factory=Known)
    entries: Mapping[str, str] = field(default_factory=dict)

    def with_entry(self, entry: str, outcome: str) -> Seen:
        """With one more entry; the oldest beyond MAX_SEEN_ENTRIES are forgotten."""
        entries = {**self.entries, entry: outcome}
        return replace(self, entries=dict(list(entries.items())[-MAX_SEEN_ENTRIES:]))


def subscriptions(text: str, file: str) -> tuple[Subscription, ...]:
    """The feeds in a `feeds.yml`: a list under the key `feeds`.

    Raises InputError, also for a feed that is named twice.
    """
    known = frontmatter.load_yaml(text, file, InputError)
    rows = known.get("feeds") if isinstance(known, dict) else None
    if not isinstance(rows, list) or len(known) > 1:
        raise InputError(f"{file}: no list of feeds", "write “feeds:”, and below it “- url: https://…”")
    found: dict[str, Subscription] = {}
    for number, row in enumerate(rows, 1):
        where = f"{file}: feed {number}"
        if not isinstance(row, dict) or not isinstance(row.get("url"), str):
            raise InputError(f"{where} has no url", "write “- url: https://…”")
        fields = frontmatter.check_fields(row, _KINDS, (), where, InputError)
        try:
            url = check_address(fields.pop("url")).geturl()
        except AddressRefused as problem:
            raise InputError(f"{where}: {problem.cause}", problem.hint) from problem
        if url in found:
            raise InputError(f"{where}: {url} is there twice", "take one of them out")
        found[url] = Subscription(
            url, only=fields.pop("only", ()), skip=fields.pop("skip", ()), fields=fields
        )
    return tuple(found.values())


def seen(text: str, file: str) -> dict[str, Seen]:
    """What was seen of each feed, by address, as `render` wrote it. Raises RecordError."""
    try:
        return {
            url: Seen(Known(**values["known"]), {str(k): str(v) for k, v in values["entries"].items()})
            for url, values in json.loads(text).items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise RecordError(
            f"{file}: {problem}", f"delete {file}; feeds are then read as if for the first time"
        ) from problem


def render(feeds: Mapping[str, Seen]) -> str:
    """The text of the file that keeps what was seen."""
    values = {
        url: {"known": asdict(one.known), "entries": dict(one.entries)} for url, one in sorted(feeds.items())
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _word(word: str) -> re.Pattern[str]:
    plain = word.rstrip("*").strip()
    start = rf"(?<!{_LATIN})" if re.match(_LATIN, plain) else ""
    end = rf"(?!{_LATIN})" if re.search(rf"(?:{_LATIN})$", plain) and not word.endswith("*") else ""
    return re.compile(start + re.escape(plain) + end, re.IGNORECASE)
