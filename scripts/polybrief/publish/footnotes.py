"""Footnotes on the site: each definition links to its sentence on the source's page and quotes it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from polybrief.model import Footnote
from polybrief.publish.desk import Desk, Report

_DEFINITION = re.compile(r"^\[\^([^\[\]\s]+)\]:[ \t]*(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
# Character references, as a backslash escapes only what the enabled extensions know.
_SPECIAL = re.compile(r"[&<>\\`*_{}\[\]|~^=]")


def link(markdown: str, desk: Desk, language: str) -> str:
    """The Markdown of a brief with its footnote definitions linked.

    A definition of an open source links to the sentence and quotes it, with its translation into
    `language` (or else the desk's language); one of a restricted source links to the source's page.
    Notes that name no known source stay as they are: they are the gate's business.
    """
    return _DEFINITION.sub(lambda match: _definition(match[1], match[2], desk, language), markdown)


def _definition(label: str, text: str, desk: Desk, language: str) -> str:
    note = Footnote(label, 0)
    report = desk.report(note.source)
    address = _ADDRESS.search(text)
    citation = _ADDRESS.sub("", text).strip()
    parts = [citation]
    quotation = ""
    if report and citation:
        sentence = report.sentence(note.n or 0)
        target = f"../sources/{note.source}.md" + (f"#s{note.n}" if sentence else "")
        parts = [f"[{citation}]({target})"]
    if address:
        parts.append(f"[{urlsplit(address[1]).hostname}]({address[1]})" + "{.outside}")
    if report:
        quotation = _quotation(report, note.n or 0, (language, desk.desk_language))
    return f"[^{label}]: " + " ".join(filter(None, parts)) + quotation


def _quotation(report: Report, n: int, languages: tuple[str, ...]) -> str:
    sentence = report.sentence(n)
    if not sentence or not sentence.text:
        return ""
    quoted = f'<br><q lang="{sentence.language}">{plain(sentence.text)}</q>'
    found = report.translation(sentence, languages)
    if found and found[1].text:
        quoted += f'<br><span class="gloss" lang="{found[0]}">{plain(found[1].text)}</span>'
    return quoted


def plain(text: str) -> str:
    """Text as Markdown that shows it literally, on one line.

    >>> plain("a_b <c>")
    'a&#95;b &#60;c&#62;'
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))
