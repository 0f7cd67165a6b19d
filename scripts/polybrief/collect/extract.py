"""From the bytes of a report to what it says, whatever they are: the readers, each for its kind."""

from __future__ import annotations

from dataclasses import replace

from polybrief.collect import child, mail, pages, pdf, plain, word
from polybrief.collect.characters import one_line, visible
from polybrief.collect.encodings import decode
from polybrief.collect.extracted import Extracted
from polybrief.collect.kinds import Kind, kind
from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, InputError, TooCostly
from polybrief.limits import MAX_INPUT_BYTES, MAX_TEXT_CHARACTERS

_LIGHT: tuple[Kind, ...] = ("text", "markdown")
"""Kinds that are read in this process; the others' readers are large and work on what strangers built."""


def extract(raw: Raw) -> Extracted:
    """What the report in `raw` says: text, title, author, publisher, dates, address, wire.

    Pages, PDFs, Word files and mails are read by a process of its own with an end to its time and memory.
    Raises EmptyInput, UnsupportedKind, BinaryInput, UnknownEncoding, Unreadable, TooCostly; InputError for
    a feed, which announces reports and is none.
    """
    if len(raw.data) > MAX_INPUT_BYTES:
        raise InputError(f"{raw.name} has {len(raw.data):,} bytes, more than {MAX_INPUT_BYTES:,}", "split it")
    found = kind(raw)
    if found == "feed":
        raise InputError(
            f"{raw.name} is a feed, no report",
            "name it in feeds.yml, and run: polybrief collect --feeds feeds.yml",
        )
    return extract_here(raw, found) if found in _LIGHT else child.extract(raw, found)


def extract_here(raw: Raw, found: Kind) -> Extracted:
    """What `extract` gives, read in this process, with no end to time and memory."""
    report = _read(raw, found)
    if sum(map(len, report.paragraphs)) > MAX_TEXT_CHARACTERS:
        raise TooCostly(f"{raw.name} has more than {MAX_TEXT_CHARACTERS:,} characters of text", "split it")
    texts, told = visible("\n".join(" ".join(text.split()) for text in report.paragraphs))
    paragraphs = tuple(text.strip() for text in texts.split("\n") if text.strip())
    if not paragraphs:
        raise EmptyInput(f"{raw.name}: no text in it", "save the report's text in a file and collect that")
    return replace(
        report,
        paragraphs=paragraphs,
        title=one_line(report.title),
        author=one_line(report.author, 200),
        publisher=one_line(report.publisher, 200),
        wire=one_line(report.wire, 100),
        via_name=one_line(report.via_name, 200),
        retrieved=report.retrieved or (raw.fetched.date() if raw.fetched else None),
        url=report.url or raw.address,
        removed=(*report.removed, *told),
    )


def _read(raw: Raw, found: Kind) -> Extracted:
    if found == "pdf":
        return pdf.read(raw)
    if found == "docx":
        return word.read(raw)
    if found in ("eml", "mhtml"):
        return mail.read(raw)
    decoded = decode(raw)
    if found == "html":
        report = pages.read(decoded.text, raw.name, raw.address)
        return replace(report, removed=(*decoded.told, *report.removed))
    return Extracted(plain.paragraphs(decoded.text, markdown=found == "markdown"), removed=decoded.told)
