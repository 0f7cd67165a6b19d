"""RSS, Atom and JSON feeds: what they announce."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from polybrief.collect.raw import Raw
from polybrief.errors import FeedRefused, InputError
from polybrief.limits import MAX_FEED_BYTES, MAX_FEED_ENTRIES
from polybrief.model import normalise

_ENTITY = re.compile(r"<!ENTITY\s{1,50}(?:%\s{1,50})?([\w.:-]{0,50})", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_JSON_FEED = "https://jsonfeed.org/version/"


@dataclass(frozen=True)
class Announced:
    """An entry of a feed. `id` is the feed's own, the same at each visit; `address` that of its page.

    `published` is the day by the clock of who wrote the date; `source` who it comes from, where the feed
    says that it comes from someone else; `summary` what the feed itself tells of it. Texts are plain, on one
    line.
    """

    id: str
    address: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    source: str | None = None
    summary: str | None = None


def announced(raw: Raw) -> tuple[Announced, ...]:
    """The entries of a feed that have the address of a page, in its order, each once.

    Raises FeedRefused for what is no feed or too large a one, and for XML that declares entities: no feed
    needs any, and each of the known attacks does.
    """
    if len(raw.data) > MAX_FEED_BYTES:
        raise FeedRefused(
            f"{raw.name} has {len(raw.data):,} bytes, more than {MAX_FEED_BYTES:,}",
            "ask the site for a feed with fewer entries",
        )
    is_json = raw.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    found: dict[str, Announced] = {}
    for entry in _json(raw) if is_json else _xml(raw):
        found.setdefault(entry.id, entry)
    return tuple(found.values())


def _xml(raw: Raw) -> Iterable[Announced]:
    try:
        import feedparser
        from defusedxml import EntitiesForbidden
        from defusedxml.sax import parseString
    except ImportError as problem:
        raise InputError("feeds cannot be read here", "pip install 'polybrief[collect]'") from problem
    import xml.sax

    if match := _ENTITY.search(_ascii(raw.data)):
        raise _refused(raw, match[1])
    try:
        # The document type of RSS 0.91 stands at an address of its own; this parser does not go there.
        parseString(raw.data, xml.sax.ContentHandler(), forbid_entities=True, forbid_external=False)
    except EntitiesForbidden as problem:
        raise _refused(raw, str(problem.name)) from problem
    except (xml.sax.SAXException, ValueError, LookupError):
        pass  # Many feeds are not well-formed; feedparser reads those with a parser that knows no entities.
    headers = {"content-type": _content_type(raw), "content-location": raw.address or ""}
    # Bytes in a file: a text would be taken for an address or a path and opened.
    feed = feedparser.parse(io.BytesIO(raw.data), response_headers=headers, sanitize_html=True)
    if not feed.get("version") and not feed.entries:
        raise FeedRefused(f"{raw.name} is no feed", "give the address of the feed itself")
    for entry in feed.entries[:MAX_FEED_ENTRIES]:
        address = _text(entry.get("link"))
        if address:
            source = entry.get("source")
            yield Announced(
                _text(entry.get("id")) or address,
                address,
                _untagged(entry.get("title"), ""),
                _day(_text(entry.get("published") or entry.get("updated"))),
                _text(entry.get("author")),
                _text(source.get("title") if isinstance(source, Mapping) else None),
                _untagged(entry.get("summary")),
            )


def _refused(raw: Raw, entity: str) -> FeedRefused:
    return FeedRefused(
        f"{raw.name} declares an XML entity of its own, “{entity[:50]}”, as attacks do and no feed has to",
        "tell the site; until then collect the addresses of its reports",
    )


def _ascii(data: bytes) -> str:
    """What of the bytes is ASCII; in UTF-16 a character has two bytes, one of them zero."""
    return data.replace(b"\0", b"").decode("ascii", "replace")


def _json(raw: Raw) -> Iterable[Announced]:
    try:
        feed = json.loads(raw.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise FeedRefused(f"{raw.name} is no JSON", "give the address of the feed itself") from problem
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not str(feed.get("version", "")).startswith(_JSON_FEED):
        raise FeedRefused(f"{raw.name} is no JSON feed", "give the address of the feed itself")
    for item in items[:MAX_FEED_ENTRIES]:
        if not isinstance(item, Mapping):
            continue
        address = _text(item.get("url")) or _text(item.get("external_url"))
        if address:
            yield Announced(
                _text(item.get("id")) or address,
                address,
                _untagged(item.get("title"), ""),
                _day(_text(item.get("date_published"))),
                _text(_author(item)),
                summary=_text(item.get("summary")) or _untagged(item.get("content_html")),
            )


def _author(item: Mapping[str, Any]) -> object:
    """Version 1.1 has `authors`, 1.0 `author`."""
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return first.get("name") if isinstance(first, Mapping) else None


def _content_type(raw: Raw) -> str:
    # Without a charset feedparser takes what the XML declares.
    charset = f"; charset={raw.charset}" if raw.charset else ""
    return f"{raw.media_type or 'application/xml'}{charset}"


def _text(value: object) -> str | None:
    """A text on one line without control characters; None for nothing and for other things."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    shown = (char for char in normalise(value) if char.isprintable() or char.isspace())
    return " ".join("".join(shown).split()) or None


def _untagged(value: object, glue: str = " ") -> str | None:
    """The words of a piece of HTML, or of a text that was escaped as if it were one."""
    if not isinstance(value, str):
        return None
    plain = html.unescape(_TAG.sub(glue, value[:_LONGEST_SUMMARY]))
    return _text(_TAG.sub(glue, plain))


_LONGEST_SUMMARY = 10_000
"""Characters; feeds with whole reports in them say what they are about before that."""


def _day(value: str | None) -> date | None:
    """The day of a date after RFC 3339 or RFC 5322, as it is written: a report of 23 January in Beijing
    is of that day, whatever the day in UTC."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value).date() if value else None
        except (ValueError, TypeError, OverflowError):
            continue
    return None
