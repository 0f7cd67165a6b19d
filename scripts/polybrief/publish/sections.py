"""Where readers go: the sections in the masthead, the doors on the home page, the pages in the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from polybrief.publish.desk import Desk
from polybrief.publish.pages import ARCHIVE, CLAIMS, CONFLICTS, CORRECTIONS, ORIGINS, SOURCES, TOPICS
from polybrief.publish.reading_texts import READING_TEXTS
from polybrief.publish.reference_texts import REFERENCE_TEXTS

_BRIEFS, _HOME, _ABOUT = "briefs/index.md", "index.md", "about.md"
_DOSSIERS, _TIMELINE, _PEOPLE, _EDITIONS = (
    "dossiers/index.md",
    "timeline.md",
    "people.md",
    "editions/index.md",
)

_MASTHEAD = (_BRIEFS, TOPICS, _DOSSIERS, _TIMELINE, _PEOPLE, CONFLICTS, SOURCES)
_READING = (_HOME, _BRIEFS, TOPICS, _EDITIONS, ARCHIVE)
_EVIDENCE = (_DOSSIERS, _TIMELINE, _PEOPLE, CONFLICTS, CLAIMS, ORIGINS, SOURCES)
_SITE = (_ABOUT, "method.md", CORRECTIONS, "imprint.md")


@dataclass(frozen=True)
class Door:
    """A link of the home page: address from the language's home, title, and what is behind it."""

    address: str
    title: str
    said: str


def masthead(nav: Navigation, desk: Desk) -> tuple[Page, ...]:
    """The pages of the navigation that stand in the masthead, in its order.

    First the program's sections, then what the desk itself has put into the navigation. The home page
    is behind the site's name; the program's other pages are in the foot.
    """
    pages = {item.file.src_uri: item for item in nav.items if isinstance(item, Page)}
    own = [path for path in pages if path not in (_HOME, *_MASTHEAD) and path not in desk.made]
    return tuple(pages[path] for path in (*_MASTHEAD, *own) if path in pages)


def within(item: Page, page: Page | None) -> bool:
    """Whether `page` is `item` or lies in its section."""
    if page is None or item.is_homepage:
        return False
    path = item.file.src_uri
    folder = path.removesuffix("index.md")
    return page.file.src_uri == path or (folder != path and page.file.src_uri.startswith(folder))


def doors(desk: Desk, language: str) -> tuple[Door, ...]:
    """What lies behind the briefs, as far as the site has it; the latest edition first."""
    said, words = READING_TEXTS[language].doors, REFERENCE_TEXTS[language]
    latest = (
        Door(f"editions/{one.week.slug}/", words.of_week(one.week), one.lead.front.title)
        for one in desk.editions(language)[:1]
    )
    known = (path for path in said if path in desk.made)
    return (*latest, *(Door(_address(path), desk.made[path].title(language), said[path]) for path in known))


def foot(
    nav: Navigation, desk: Desk, language: str, feeds: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The pages in the foot: (heading, ((address from the language's home, title), …)), …

    `feeds` are further addresses with their titles. Pages of the desk that no list names stand last.
    """
    text = READING_TEXTS[language]
    titles = {
        _HOME: text.home,
        _BRIEFS: text.briefs_page,
        _ABOUT: text.about_page,
        "method.md": text.method_page,
        "imprint.md": text.imprint_page,
    }
    listed = (*_READING, *_EVIDENCE, *_SITE)
    own = [i for i in nav.items if isinstance(i, Page) and i.file.src_uri not in (*listed, *desk.made)]
    unlisted = (path for path, page in desk.made.items() if page.nav and path not in listed)

    def links(paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
        there = (path for path in paths if desk.has_page(language, path))
        return tuple(
            (_address(path), desk.made[path].title(language) if path in desk.made else titles[path])
            for path in there
        )

    return (
        (text.reading_heading, links(_READING)),
        (text.evidence_heading, links((*_EVIDENCE, *unlisted))),
        (text.site_heading, (*links(_SITE), *((page.url, str(page.title)) for page in own), *feeds)),
    )


def _address(path: str) -> str:
    if path == _HOME:
        return "./"
    return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
