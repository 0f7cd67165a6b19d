"""A desk whose handouts are printed in the tests, and its PDFs read back."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
from tiny_desk import PROJECT, make_desk, write_brief

from polybrief.model import Correction, FrontMatter
from polybrief.publish.handouts import shelf
from polybrief.store import Store

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">
<rect x="4" y="8" width="30" height="28"/></svg>
"""
ADDRESS = "https://desk.example/read"
TABLE = """
| Figure | What |
|---|---|
| 2 motors | of the ferry[^trial-de:2] |
| 390亿 | people[^trial-zh:2] |
"""
BODY = {
    "en": f"""## Two motors

The ferry runs on *two* motors.[^trial-de:2][^trial-zh:2]
It is quiet.[^trial-zh:3]

## Figures
{TABLE}
## What is open

- The price is not known.[^ferry-letter:1]
- Nor is its age.[^trial-de:2]
""",
    "de": f"""## Zwei Motoren

Die Fähre fährt mit *zwei* Motoren.[^trial-de:2][^trial-zh:2]
Sie ist leise.[^trial-zh:3]

## Zahlen
{TABLE}
## Was offen ist

- Der Preis ist nicht bekannt.[^ferry-letter:1]
- Ihr Alter auch nicht.[^trial-de:2]
""",
    "zh": f"""## 两台电动机

渡轮由*两台*电动机驱动。[^trial-de:2][^trial-zh:2]
“它很安静。”[^trial-zh:3]

## 数字
{TABLE}
## 尚待查明

- 价格尚未公布。[^ferry-letter:1]
- 船龄也不清楚。[^trial-de:2]
""",
}
"""The golden brief: calls in a row, in a table and in a list, and a sentence that is cited three times."""


def make(root: Path) -> Store:
    """The tiny desk with the golden brief `ferry`, reviewed in English and made by machine in the others."""
    store = make_desk(root)
    share_fonts(root)
    # A logo of its own: pages are compared with pictures of them.
    (root / "templates" / "site" / "assets" / "images" / "logo.svg").write_text(LOGO, "utf-8")
    for language, body in BODY.items():
        old = store.brief(language, "ferry")
        assert old
        unsigned = dict.fromkeys(("reviewed_by", "reviewed_on", "responsible_editor", "reviewed_hash"))
        front = replace(old.front, **unsigned)  # type: ignore[arg-type]
        if language == "en":
            entry = Correction(
                date(2025, 6, 3), "update", "The second motor was added.", "Ada Reader", "0" * 64
            )
            front = replace(front, corrections=(entry,))
        write_brief(store, language, "ferry", front, body, reviewed=language == "en")
    return store


def share_fonts(root: Path) -> None:
    """Lets a desk use the fonts of the project, and those that were cut from them before."""
    (root / "node_modules").symlink_to(PROJECT / "node_modules")
    cache = PROJECT / "build" / "cache" / "fonts"
    cache.mkdir(parents=True, exist_ok=True)
    (root / "build" / "cache").mkdir(parents=True, exist_ok=True)
    (root / "build" / "cache" / "fonts").symlink_to(cache)


def publish(store: Store, slug: str, body: str, language: str = "en", title: str = "A title") -> None:
    """Writes a public brief."""
    front = FrontMatter(title, "A summary.", language, "published", date=date(2025, 6, 1))
    write_brief(store, language, slug, front, body)


LEAD = {
    "en": ("A quiet week", "The ferry runs on two motors.[^trial-zh:2]"),
    "de": ("Eine leise Woche", "Die Fähre fährt mit zwei Motoren.[^trial-zh:2]"),
    "zh": ("安静的一周", "渡轮由两台电动机驱动。[^trial-zh:2]"),
}


def publish_edition(store: Store, *corrections: Correction, languages: Iterable[str] = LEAD) -> None:
    """Writes the leads of the edition of week 22, 2025; the English one has the corrections."""
    for language in languages:
        title, body = LEAD[language]
        front = FrontMatter(title, "A summary.", language, "published", date=date(2025, 6, 1))
        if language == "en":
            front = replace(front, corrections=corrections)
        write_brief(store, language, "2025-w22", front, f"{body}\n", reviewed=language == "en")


def pdf(store: Store, slug: str, language: str = "en") -> bytes:
    """A handout as it lies in `build/handouts`."""
    data = store.handout(shelf.name(slug, language))
    assert data is not None
    return data


def text(data: bytes) -> str:
    """The words of a PDF as poppler reads them, in the order of the page."""
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return run.stdout.decode("utf-8").replace("\u2060", "")


def pages_of_links(data: bytes, mark: str) -> dict[str, int]:
    """On which page a link to the named place stands, for places whose name starts with `mark`."""
    found = {}
    for number, page in enumerate(pypdf.PdfReader(BytesIO(data)).pages):
        for annotation in page.get("/Annots", []):
            place = annotation.get_object().get("/Dest")
            if isinstance(place, str) and place.startswith(mark):
                found[place] = number
    return found


def pages_of_places(data: bytes) -> dict[str, int]:
    """On which page each named place is."""
    reader = pypdf.PdfReader(BytesIO(data))
    numbers = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    return {name: numbers[place.raw_get("/Page").idnum] for name, place in reader.named_destinations.items()}


def tags(opened: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The tags of a kind that hang in the tree, in the order in which they are read."""

    def walk(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
        kids = tag.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
                if str(kid.S) == f"/{kind}":
                    yield kid
                yield from walk(kid)

    return list(walk(opened.Root.StructTreeRoot))
