"""Feeds as Atom 1.0 (RFC 4287) and as JSON Feed 1.1; the same feed gives the same characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from polybrief.publish.feeds import CORRECTED, Feed, Item, corrections, feeds
from polybrief.publish.view import View

_ATOM = "http://www.w3.org/2005/Atom"
# Characters that XML has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(view: View, site_name: str, site_url: str) -> Iterator[tuple[str, str]]:
    """Name, from the language's folder, and content of each file of the feeds of a language."""
    for feed in feeds(view, site_name, site_url):
        yield f"{feed.path}.xml", atom(feed)
        yield f"{feed.path}.json", json_feed(feed)
    yield f"{CORRECTED}.xml", atom(corrections(view, site_name, site_url))


def atom(feed: Feed) -> str:
    """The feed as Atom."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _text(root, "id", feed.page if feed.path == CORRECTED else feed.address("xml"))
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.updated))
    _text(ElementTree.SubElement(root, "author"), "name", feed.site_name)
    address = feed.address("xml")
    ElementTree.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    ElementTree.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for item in feed.items:
        root.append(_entry(item))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed; the other editions stand under `_polybrief`."""
    known = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address("json"),
        "language": feed.language,
        "authors": [{"name": feed.site_name}],
        "items": [_item(item, feed.language) for item in feed.items],
    }
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def _entry(item: Item) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    if item.published:
        _text(entry, "published", _moment(item.published))
    _text(entry, "updated", _moment(item.updated))
    if item.author:
        _text(ElementTree.SubElement(entry, "author"), "name", item.author)
    if item.topic:
        ElementTree.SubElement(entry, "category", term=_written(item.topic))
    ElementTree.SubElement(entry, "link", rel="alternate", type="text/html", href=item.address)
    for code, address in item.translations.items():
        # Readers of feeds open the last “alternate” they meet, whatever its language.
        ElementTree.SubElement(entry, "link", rel="related", type="text/html", hreflang=code, href=address)
    _text(entry, "content" if item.whole else "summary", item.summary)
    return entry


def _item(item: Item, language: str) -> dict[str, object]:
    known: dict[str, object] = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_text": item.summary,
        "date_modified": _moment(item.updated),
        "language": language,
    }
    if item.published:
        known["date_published"] = _moment(item.published)
    if item.author:
        known["authors"] = [{"name": item.author}]
    if item.topic:
        known["tags"] = [item.topic]
    if item.translations:
        known["_polybrief"] = {"translations": dict(item.translations)}
    return known


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _written(text)


def _written(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
