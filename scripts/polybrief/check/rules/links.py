"""Links within the site lead somewhere that readers may see; links to other sites are https."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from polybrief.briefs import Brief, file_of, is_public, is_released
from polybrief.check.desk import Desk
from polybrief.check.places import head_line, short, tokens
from polybrief.model import Finding

CODE = "dead-link"
_GENERATED = ("sources/index.md", "corrections.md", "timeline.md", "people.md", "editions/index.md")


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for line, token in tokens(brief):
        if token.type in ("link_open", "image"):
            address = str(token.attrGet("href") or token.attrGet("src") or "")
            problem = _problem(address, brief, desk)
            if problem:
                message, mend = problem
                yield Finding(CODE, "error", brief.file, line, f"{short(address)}: {message}", mend)
    for slug in brief.front.briefs:
        problem = _brief(slug, brief, desk)
        if problem:
            message, mend = problem
            line = head_line(brief, "briefs")
            yield Finding(CODE, "error", brief.file, line, f"{short(slug)}: {message}", mend)


def _problem(address: str, brief: Brief, desk: Desk) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "this is no address", "correct it"
    if parts.scheme or parts.netloc:
        if parts.scheme in ("https", "mailto") and (parts.netloc or parts.scheme == "mailto"):
            return None
        return "readers are sent to other sites by https alone", "write https://…, or take the link out"
    if not parts.path:
        return None
    if parts.path.startswith("/"):
        return "an address from the root breaks where the site moves", "write it from this file: ../about.md"
    folder = posixpath.basename(posixpath.dirname(file_of("", brief.slug)))
    return _page(posixpath.normpath(posixpath.join(folder, unquote(parts.path))), brief, desk)


def _page(path: str, brief: Brief, desk: Desk) -> tuple[str, str] | None:
    language = brief.front.language
    folder, name = posixpath.split(path)
    slug = name.removesuffix(".md")
    if path.startswith("../"):
        return "it leaves the pages of this language", "link to a page of this language"
    if folder == "sources" and name.endswith(".md") and name != "index.md":
        return None if slug in desk.sources else (f"there is no source “{slug}”", "correct the id")
    if folder in ("briefs", "editions") and name.endswith(".md") and name != "index.md":
        return _brief(slug, brief, desk)
    if path in _GENERATED or desk.files is None or f"{language}/{path}" in desk.files:
        return None
    return f"there is no docs/{language}/{path}", "correct the address; pages end in .md"


def _brief(slug: str, brief: Brief, desk: Desk) -> tuple[str, str] | None:
    language = brief.front.language
    there = desk.briefs.get((language, slug))
    if there is None:
        return f"there is no {file_of(language, slug)}", "correct the address"
    if brief.front.status != "published" or slug == brief.slug or is_public(there, desk.now):
        return None
    if there.front.status == "withdrawn":
        return f"“{slug}” is withdrawn", "take the link out"
    # What appears later may point to what appears before it, or together with it.
    later, mine = there.front.publish_after, brief.front.publish_after
    if there.front.status == "published" and later and mine and later <= mine:
        return None
    if not is_released(there, desk.now):
        return f"“{slug}” is held back", "take the link out until it is public"
    return f"“{slug}” is not published", "publish it first, or take the link out"
