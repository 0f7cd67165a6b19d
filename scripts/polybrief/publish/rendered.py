"""The text of a page as HTML, kept from one build to the next where its Markdown is the same.

Rendering Markdown is half of a build. What comes out of it hangs on the Markdown, the page's place, the
extensions and the program, which make the key, and on the files that links lead to: these are looked up
again, and a text of which one link leads nowhere is not kept at all, so that MkDocs complains each time.
"""

from __future__ import annotations

import functools
import hashlib
import json
import posixpath
import re
from collections.abc import Set
from dataclasses import dataclass
from html import unescape
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from polybrief.program import program
from polybrief.store import Store

_PACKAGES = ("markdown", "mkdocs", "pymdown-extensions")
_ADDRESS = re.compile(r'<(?:a|img)\b[^>]*? (?:href|src)="([^"]*)"')


class Rendering:
    """The texts of one build: those that an earlier one has kept, and those to keep for the next."""

    def __init__(self, store: Store, folder: str) -> None:
        """`folder` is where in the cache they are kept (see `kept_in`)."""
        self._store = store
        self._folder = folder
        self._used: set[str] = set()
        self._new: dict[str, str] = {}
        self._kept: dict[str, Rendered] = {}
        self._urls: frozenset[str] | None = None

    def is_kept(self, page: Page, markdown: str, config: MkDocsConfig, files: Files) -> bool:
        """Whether the text of a page is there already; if not, it is to be rendered and kept."""
        if len(config.plugins.events["page_markdown"]) > 1:
            return False  # Others have their say about it.
        if self._urls is None:
            self._urls = addresses(files)
        name = f"{key(page, markdown, config)}.json"
        self._used.add(name)
        found = kept(self._store.cached(f"{self._folder}/{name}"), self._urls)
        if found:
            self._kept[page.file.src_uri] = found
        else:
            self._new[page.file.src_uri] = name
        return found is not None

    def kept(self, page: Page, files: Files) -> str | None:
        """The content of a page whose text is there already, and everything else that rendering gives it."""
        found = self._kept.pop(page.file.src_uri, None)
        if found is None:
            return None
        found.lay(page, files)
        return found.html

    def keep(self, page: Page, html: str) -> None:
        """Keeps the content of a page that was rendered in this build, if its links are good."""
        name = self._new.pop(page.file.src_uri, None)
        text = keep(page, html, self._urls or frozenset()) if name else None
        if text:
            self._store.cache(f"{self._folder}/{name}", text)

    def forget_others(self) -> None:
        """Lets go of the texts that this build had no page for."""
        self._store.forget(self._folder, self._used)


@dataclass(frozen=True)
class Rendered:
    """What `Page.render` makes of a page's Markdown: `html` as our plugin hands it on.

    `toc` are the headings with their own, `anchors` the ids in the text, `links` the addresses within the
    site that it leads to, `anchored` the anchors that it leads to, by file, with the link as it was written.
    """

    html: str
    title: str | None
    toc: list[Any]
    anchors: list[str]
    links: list[str]
    anchored: dict[str, dict[str, str]]

    def lay(self, page: Page, files: Files) -> None:
        """Makes a page what it would be if its Markdown had been rendered; its content is `html`."""
        page.toc = get_toc(self.toc)
        page._title_from_render = self.title
        page.present_anchor_ids = set(self.anchors)
        page.links_to_anchors = {
            file: dict(found)
            for path, found in self.anchored.items()
            if (file := files.get_file_from_path(path)) is not None
        }


def kept_in(language: str, *, preview: bool) -> str:
    """The folder of a build in the cache: languages, site and preview lie side by side."""
    return f"pages/{'preview' if preview else 'site'}-{language}"


def kept(text: str | None, urls: Set[str]) -> Rendered | None:
    """The text that `keep` has made, if each of its links still leads to one of `urls`."""
    try:
        found = Rendered(**json.loads(text or ""))
    except (ValueError, TypeError):
        return None
    return found if set(found.links) <= urls else None


def keep(page: Page, html: str, urls: Set[str]) -> str | None:
    """A rendered page as text, `html` for its content; None where a link leads to none of `urls`."""
    links = sorted({link for address in _ADDRESS.findall(html) if (link := _within(page, unescape(address)))})
    if not set(links) <= urls:
        return None
    anchored = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    toc = [_told(heading) for heading in page.toc]
    anchors = sorted(page.present_anchor_ids or ())
    value = Rendered(html, page._title_from_render, toc, anchors, links, anchored)
    return json.dumps(vars(value), ensure_ascii=False)


def _within(page: Page, address: str) -> str | None:
    """The address from the root of the language; None where it is another site's or the page's own."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(page.url, parts.path))


def addresses(files: Files) -> frozenset[str]:
    """The addresses that links within a language may lead to."""
    unseen = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return frozenset(posixpath.normpath(file.url) for file in files if file.inclusion not in unseen)


def key(page: Page, markdown: str, config: MkDocsConfig) -> str:
    """The name under which the text of a page is kept."""
    return hashlib.sha256(f"{page.file.src_uri}\n{_common(config)}\n{markdown}".encode()).hexdigest()[:32]


def _common(config: MkDocsConfig) -> str:
    settings = [config.markdown_extensions, config.mdx_configs, config.use_directory_urls]
    return json.dumps([_program(), settings], default=_named, sort_keys=True)


@functools.cache
def _program() -> list[str]:
    return [program(), *map(version, _PACKAGES)]


def _named(value: Any) -> Any:
    """A function of the settings by its name; anything else as it shows itself."""
    if isinstance(value, functools.partial):
        return [_named(value.func), value.args, value.keywords]
    return f"{value.__module__}.{value.__qualname__}" if callable(value) else repr(value)


def _told(heading: AnchorLink) -> Any:
    """A heading as Python-Markdown tells it."""
    children = [_told(child) for child in heading.children]
    return {"name": heading.title, "id": heading.id, "level": heading.level, "children": children}
