"""From data to HTML: one document, which is a handout or a digest of several."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment, FunctionLoader

from polybrief.languages import language
from polybrief.model import Source
from polybrief.publish.handouts.handout import Changed, Handout, Listed, Site
from polybrief.publish.handouts.texts import HANDOUT_TEXTS
from polybrief.publish.ledger_texts import LEDGER_TEXTS
from polybrief.publish.texts import TEXTS

TEMPLATE = "handout.html.j2"
STYLES = "handout.css"


@dataclass(frozen=True)
class Front:
    """What a digest has beside its briefs: its week and the days of it, its lead, the corrections of the
    week, and what its sources come to: their count, and the letters of those that share an origin."""

    week: str
    days: str
    lead: Handout
    corrections: tuple[Changed, ...]
    counted: str
    origins: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    """What one PDF is made of; `digest` is None for the handout of one brief."""

    name: str
    language: str
    title: str
    summary: str
    author: str
    machine: bool
    """Whether it holds a text that no person has reviewed."""
    keywords: tuple[str, ...]
    created: date | None
    modified: date | None
    handouts: tuple[Handout, ...]
    sources: tuple[Listed, ...]
    address: str
    version: str
    digest: Front | None = None

    @property
    def texts(self) -> tuple[Handout, ...]:
        """All that it prints: the lead of a digest first."""
        return (self.digest.lead, *self.handouts) if self.digest else self.handouts


def render(document: Document, site: Site, template: Callable[[str], str]) -> str:
    """The document as HTML. `template` gives the text of a template by its name."""
    environment = Environment(
        loader=FunctionLoader(template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(TEMPLATE).render(
        document=document,
        site=site,
        text=TEXTS[document.language],
        words=HANDOUT_TEXTS[document.language],
        ledger=LEDGER_TEXTS[document.language],
        comma=language(document.language).citing.comma,
        stop=language(document.language).citing.stop,
        sources=site.page(document.language, "sources/").partition("://")[2],
        code=qr_code(document.address, HANDOUT_TEXTS[document.language].code),
    )


def qr_code(address: str, says: str) -> str:
    """The QR code of an address as SVG with a title, empty for an empty address."""
    if not address:
        return ""
    # Only the extra `handouts` brings it.
    import segno

    code = segno.make(address, error="m", micro=False)
    # Without a margin of its own: the style sheet leaves one of four modules around it.
    return str(
        code.svg_inline(
            border=0, omitsize=True, title=says.format(address=address), svgclass="", lineclass=""
        )
    )


def csl_json(sources: Sequence[Listed]) -> str:
    """The sources as CSL-JSON, the format that reference managers read."""
    items = [_item(entry.source, entry.address) for entry in sources]
    return json.dumps(items, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _item(source: Source, address: str) -> Mapping[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article",
        "title": source.name,
        "language": source.language,
    }
    if source.author:
        item["author"] = [{"literal": source.author}]
    if source.publisher:
        item["publisher"] = source.publisher
    if source.published:
        item["issued"] = _day(source.published)
    if source.retrieved:
        item["accessed"] = _day(source.retrieved)
    if source.url or address:
        item["URL"] = source.url or address
    return item


def _day(day: date) -> Mapping[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}
