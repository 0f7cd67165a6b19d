"""Mails (.eml) and saved pages of the kind .mhtml, which are written like a mail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from polybrief.collect import pages, plain
from polybrief.collect.encodings import decode
from polybrief.collect.extracted import Extracted
from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, TooCostly, Unreadable
from polybrief.limits import MAX_PARTS

_LEAVE = re.compile(
    r"^.{0,80}(?:unsubscribe|manage (?:your )?preferences|view (?:this email )?in (?:your )?browser"
    r"|forward to a friend"
    r"|abmelden|abbestellen|austragen|im browser (?:ansehen|anzeigen|lesen)|newsletter weiterempfehlen"
    r"|退订|取消订阅|在浏览器中(?:查看|打开)|如果您无法正常).{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $.*\Z", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\s*[<\[(]?https?://\S+")


def read(raw: Raw) -> Extracted:
    """The report in a mail or a saved page. Raises EmptyInput, TooCostly, Unreadable."""
    message = message_from_bytes(raw.data, policy=default)
    parts = _parts(message, raw.name)
    page = next(
        (part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    saved = message.get_content_type() == "multipart/related" and bool(
        _header(message, "snapshot-content-location") or (page and _header(page, "content-location"))
    )
    if saved and page is not None:
        address = _header(message, "snapshot-content-location") or _header(page, "content-location")
        found = _page(page, raw.name, address if address and re.match("https?://", address) else None)
        return replace(found, retrieved=_day(message))
    sender, address = parseaddr(_header(message, "from") or "")
    found = _text(parts, page, raw.name)
    return replace(
        found,
        title=_header(message, "subject") or found.title,
        publisher=_list(message) or found.publisher or sender or None,
        author=None,
        published=_day(message),
        url=None,
    )


def _parts(message: Message, name: str) -> list[EmailMessage]:
    """The texts of a mail, attachments left out."""
    found: list[EmailMessage] = []
    for count, part in enumerate(message.walk()):
        if count > MAX_PARTS:
            raise TooCostly(f"{name} has more than {MAX_PARTS} parts", "save its text, and collect that")
        if part.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
            raise Unreadable(
                f"{name} is encrypted", "open it in your mail program, save its text, and collect that"
            )
        is_text = part.get_content_maintype() == "text" or part.get_content_type() == "application/xhtml+xml"
        if is_text and part.get_content_disposition() != "attachment" and isinstance(part, EmailMessage):
            found.append(part)
    return found


def _text(parts: list[EmailMessage], page: EmailMessage | None, name: str) -> Extracted:
    """The plain text if it holds the report, else the page: many newsletters only say there where to look."""
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    if texts:
        text = "\n".join(decode(_raw(part, name)).text for part in texts if part.get_payload(decode=True))
        for pattern in (_SIGNATURE, _QUOTED, _LEAVE):
            text = pattern.sub("", text)
        lines = plain.paragraphs(text, markdown=False)
        kept = tuple(line for line in lines if _LINK.sub("", line).strip(" -–—*_=~·"))
        if page is None or sum(map(len, kept)) > _MIN_PLAIN:
            return Extracted(kept)
    if page is None:
        raise EmptyInput(f"{name}: no text in it", "save the attachment, and collect that")
    found = _page(page, name, None)
    return replace(found, paragraphs=tuple(text for text in found.paragraphs if not _LEAVE.match(text)))


_MIN_PLAIN = 400
"""Characters from which a mail's plain text is the report, and no hint to look at the page."""


def _page(part: EmailMessage, name: str, address: str | None) -> Extracted:
    decoded = decode(_raw(part, name))
    found = pages.read(decoded.text, name, address)
    return replace(found, removed=(*decoded.told, *found.removed))


def _raw(part: EmailMessage, name: str) -> Raw:
    data = part.get_payload(decode=True)
    return Raw(data if isinstance(data, bytes) else b"", name, charset=part.get_content_charset())


def _header(message: Message, name: str) -> str | None:
    try:
        value = message.get(name)
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # the parser of headers fails on some that are broken
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _list(message: Message) -> str | None:
    """The name of the newsletter: `List-Id: Morning Tide <tide.example.org>`."""
    name = parseaddr(_header(message, "list-id") or "")[0]
    return name or None


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date()
    except (ValueError, TypeError, OverflowError):
        return None
