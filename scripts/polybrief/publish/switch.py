"""The language switch: the same page in the other languages, or their home pages."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from mkdocs.structure.pages import Page

from polybrief.publish.desk import Desk
from polybrief.publish.texts import TEXTS


@dataclass(frozen=True)
class Edition:
    """An entry of the language switch: where it leads, and whether that is the same page."""

    language: str
    name: str
    address: str
    current: bool
    same: bool
    title: str
    home: str

    @property
    def locale(self) -> str:
        """What CLDR calls the form of its language."""
        return TEXTS[self.language].locale


def editions(desk: Desk, language: str, page: Page | None, base_url: str) -> tuple[Edition, ...]:
    """The entries of the switch on a page in `language` (None: the 404 page); addresses are seen from it."""
    return tuple(_edition(code, desk, page, base_url, current=code == language) for code in desk.languages)


def _edition(code: str, desk: Desk, page: Page | None, base_url: str, *, current: bool) -> Edition:
    same = page is not None and desk.has_page(code, page.file.src_uri)
    if current:
        address = "./" if page else base_url.rstrip("/") + "/"
    else:
        home = posixpath.join(base_url, "..", code) + "/"
        address = home + (page.url if page and same and page.url != "./" else "")
    text = TEXTS[code]
    return Edition(code, text.name, address, current, same, "" if same else text.switch_missing, text.home)
