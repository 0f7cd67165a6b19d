"""Feeds as Atom 1.0 (RFC 4287): what was changed in briefs after they were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from polybrief.publish.pages import CORRECTIONS
from polybrief.publish.view import View

ATOM = "http://www.w3.org/2005/Atom"
FILE = "corrections.xml"
"""The feed of corrections, in the folder of its language."""


def corrections(view: View, site_name: str, site_url: str) -> str:
    """The feed of the corrections in the language of `view`, the latest first.

    `site_url` is the address of that language's pages, since a feed's addresses are absolute. The same
    corrections give the same characters. What the site does not show is not in it.
    """
    base, colon = site_url.rstrip("/") + "/", "：" if view.language == "zh" else ": "
    entries = []
    for brief, correction in view.corrections:
        page = f"{base}{brief.place}/"
        entry = ElementTree.Element("entry")
        _text(entry, "id", f"{page}#{correction.hash[:16]}-{correction.date.isoformat()}")
        _text(entry, "title", f"{view.kind(correction)}{colon}{brief.front.title}")
        _text(entry, "updated", _moment(correction.date))
        _text(ElementTree.SubElement(entry, "author"), "name", correction.who)
        ElementTree.SubElement(entry, "link", rel="alternate", href=page)
        _text(entry, "content", correction.what).set("type", "text")
        entries.append(entry)
    newest = max((entry.date for _, entry in view.corrections), default=date(1970, 1, 1))
    return _feed(view, site_name, base, _moment(newest), entries)


def _feed(view: View, site_name: str, base: str, updated: str, entries: Sequence[ElementTree.Element]) -> str:
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": view.text.code})
    page = base + CORRECTIONS.removesuffix(".md") + "/"
    _text(feed, "id", page)
    _text(feed, "title", f"{site_name} · {view.text.corrections}")
    _text(feed, "updated", updated)
    ElementTree.SubElement(feed, "link", rel="self", type="application/atom+xml", href=base + FILE)
    ElementTree.SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    feed.extend(entries)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = text
    return element


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
