"""For machines that walk the site: the sitemap, and robots.txt that leads to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from polybrief.briefs import Brief
from polybrief.model import Source

_UNLISTED = re.compile(r'<meta name="robots" content="noindex')


def pages(folder: Path) -> frozenset[str]:
    """The addresses of a language's pages, from its built folder; the home page is the empty one.

    Pages that ask not to be listed (what a withdrawn brief leaves, old addresses) are not among them.
    """
    found = (path for path in folder.rglob("index.html") if not _UNLISTED.search(path.read_text("utf-8")))
    paths = (path.parent.relative_to(folder).as_posix() for path in found)
    return frozenset("" if path == "." else f"{path}/" for path in paths)


def changed(briefs: Iterable[Brief], sources: Iterable[Source]) -> dict[str, date]:
    """When the pages of a language were last changed, by address, where a date tells it.

    The home page and the list of briefs change with the briefs.
    """
    days = {f"briefs/{brief.slug}/": day for brief in briefs if (day := last_change(brief))}
    if days:
        days |= dict.fromkeys(("", "briefs/"), max(days.values()))
    return days | {f"sources/{source.id}/": source.retrieved for source in sources if source.retrieved}


def last_change(brief: Brief) -> date | None:
    """The latest of a brief's dates: of the brief, of its review, of its corrections."""
    front = brief.front
    days = (front.date, front.reviewed_on, *(entry.date for entry in front.corrections))
    return max((day for day in days if day), default=None)


def sitemap(
    found: Mapping[str, Collection[str]],
    default: str,
    site_url: str,
    days: Mapping[str, Mapping[str, date]],
) -> str:
    """The sitemap: every page with its editions in all languages, and the day of its last change.

    `found` holds the addresses of the pages by language, `days` those of their last changes.
    `x-default` is the choice of languages for the home pages, else the edition in the language
    `default`, else the first there is.
    """
    site_url = site_url.rstrip("/") + "/"
    entries = []
    for path in sorted(set().union(*found.values())):
        editions = {code: f"{site_url}{code}/{path}" for code, paths in found.items() if path in paths}
        fallback = editions.get(default, next(iter(editions.values())))
        alternates = {**editions, "x-default": fallback if path else site_url}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>\n'
            for code, address in alternates.items()
        )
        for code, address in editions.items():
            day = days.get(code, {}).get(path)
            stamp = f"<lastmod>{day.isoformat()}</lastmod>\n" if day else ""
            entries.append(f"<url>\n<loc>{escape(address)}</loc>\n{stamp}{links}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )


def robots(site_url: str) -> str:
    """robots.txt: everything may be read; where the sitemap is.

    Robots look for it at the root of a host alone: a site in a folder of a host is found by its links,
    or by its sitemap, handed in by hand.
    """
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join(lines + ([f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"] if site_url else [])) + "\n"
