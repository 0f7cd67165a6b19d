"""Footnotes on the site: each definition links to its sentence on the source's page and quotes it."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from polybrief.model import Footnote
from polybrief.publish.desk import Desk
from polybrief.publish.inlays import mark

_DEFINITION = re.compile(r"^\[\^([^\[\]\s]+)\]:[ \t]*(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")


def link(markdown: str, desk: Desk) -> str:
    """The Markdown of a brief with its footnote definitions linked.

    A definition of an open source links to the sentence and carries the mark of its quotation; one of a
    restricted source links to the source's page.
    Notes that name no known source stay as they are: they are the gate's business.
    """
    return _DEFINITION.sub(lambda match: _definition(match[1], match[2], desk), markdown)


def _definition(label: str, text: str, desk: Desk) -> str:
    note = Footnote(label, 0)
    report = desk.report(note.source)
    address = _ADDRESS.search(text)
    citation = _ADDRESS.sub("", text).strip()
    parts = [citation]
    sentence = report.sentence(note.n or 0) if report else None
    if report and citation:
        target = f"../sources/{note.source}.md" + (f"#s{note.n}" if sentence else "")
        parts = [f"[{citation}]({target})"]
    if address:
        parts.append(f"[{urlsplit(address[1]).hostname}]({address[1]})" + "{.outside}")
    return f"[^{label}]: " + " ".join(filter(None, parts)) + (mark(label) if sentence else "")


def quotation(label: str, desk: Desk, languages: tuple[str, ...]) -> str:
    """What stands behind a definition: the sentence as it is, and its translation into the first of
    `languages` that has one; nothing where its wording is not shown."""
    note = Footnote(label, 0)
    report = desk.report(note.source)
    sentence = report.sentence(note.n or 0) if report else None
    if not report or not sentence or not sentence.text:
        return ""
    quoted = f'<br><q lang="{sentence.language}">{_plain(sentence.text)}</q>'
    found = report.translation(sentence, languages)
    if found and found[1].text:
        quoted += f'<br><span class="gloss" lang="{found[0]}">{_plain(found[1].text)}</span>'
    return quoted


def _plain(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
