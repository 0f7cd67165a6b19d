"""No sentence of an edition was translated from an earlier text of its original."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import is_stale, original_of, recorded
from polybrief.check.desk import Desk
from polybrief.check.places import short
from polybrief.model import Finding

CODE = "translation-stale"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    original = original_of(brief, desk)
    catalogue = desk.catalogues.get((brief.slug, brief.front.language))
    if original is None or catalogue is None:
        return
    name = f"memory/briefs/{brief.slug}.{brief.front.language}.po"
    mend = f"run: polybrief localise {brief.slug}; then translate what waits in {name}"
    if not catalogue:
        yield Finding(CODE, "error", brief.file, 1, f"there is no catalogue {name}", mend)
        return
    for row in recorded(brief, original, catalogue):
        if is_stale(row):
            old = f"translated from “{short(row.entry.source_text)}”" if row.entry else "not in the catalogue"
            message = f"{old}; the original now says “{short(row.original)}”"
            yield Finding(CODE, "error", brief.file, row.line, message, mend)
