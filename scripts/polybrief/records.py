"""The text form of a source's record, `sources/<id>.md`."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from urllib.parse import urlsplit

from polybrief import frontmatter
from polybrief.errors import BadId, RecordError
from polybrief.languages import LANGUAGES
from polybrief.model import Source, text_hash

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The lists that stand in the same folders, and what Windows takes for devices, whatever follows the dot.
_TAKEN = re.compile(r"index|readme|con|prn|aux|nul|(?:com|lpt)[0-9]")
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
_KINDS: dict[str, type | tuple[str, ...]] = {
    "title": str,
    "language": tuple(LANGUAGES),
    "origin_language": str,
    "publisher": str,
    "author": str,
    "wire": str,
    "url": str,
    "via": str,
    "published": date,
    "retrieved": date,
    "happened": date,
    "rights": ("open", "restricted"),
    "sample": bool,
    "sha256": str,
}
"""The keys of a record in the order in which they are written."""


def check_id(name: str) -> str:
    """The id itself, if it is one: lower-case letters, digits, single hyphens.

    Raises BadId otherwise, so that no id can name a path.
    """
    if len(name) > 100 or not _ID.fullmatch(name):
        raise BadId(
            f"“{name[:100]}” is no id: lower-case letters a to z, digits and hyphens only",
            "choose another one, e.g. with --id stargate-launch",
        )
    if _TAKEN.fullmatch(name):
        raise BadId(
            f"“{name}” can name no file of its own", "choose another one, e.g. with --id stargate-launch"
        )
    return name


def check_url(url: str, file: str) -> str:
    """The address itself, if it is one of the web. Raises RecordError otherwise."""
    try:
        good = bool(_URL.fullmatch(url) and urlsplit(url).hostname and url.isprintable())
    except ValueError:
        good = False
    if not good:
        raise RecordError(f"{file}: url is no address of the web: {url[:80]}", "write it as https://…")
    return url


def parse(text: str, file: str, source_id: str) -> tuple[Source, str | None]:
    """The record in `text` (read from `file`) and the source's own text, None for restricted ones.

    Raises RecordError for a broken record, for an open text that does not fit its hash, and for a
    restricted record that carries text all the same.
    """
    mapping, rest, _ = frontmatter.split(text, file, RecordError)
    values = frontmatter.check_fields(mapping, _KINDS, ("language", "rights", "sha256"), file, RecordError)
    source = Source(id=check_id(source_id), **values)
    if source.url:
        check_url(source.url, file)
    body = rest.strip("\n")
    if source.rights == "restricted":
        if body:
            raise RecordError(
                f"{file}: a restricted record carries text",
                f"move the text to the private library as {source_id}.txt",
            )
        return source, None
    if text_hash(body) != source.sha256:
        raise RecordError(
            f"{file}: the text does not fit its sha256",
            f"run: polybrief collect --replace --id {source_id} FILE, or put the text back",
        )
    return source, body


def render(source: Source, text: str | None) -> str:
    """The record as it is written; `text` follows for an open source, one paragraph a line."""
    known = {f.name: getattr(source, f.name) for f in fields(source)}
    head = frontmatter.dump({key: known[key] for key in _KINDS if known[key] is not False})
    return f"{head}\n{text}\n" if source.rights == "open" and text is not None else head
