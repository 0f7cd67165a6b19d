"""What only a machine has translated is not published as reviewed, and what waits not at all."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import original_of, recorded
from polybrief.check.desk import Desk
from polybrief.check.places import short
from polybrief.model import Finding

CODE = "translation-not-reviewed"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    original = original_of(brief, desk)
    if original is None or brief.front.status != "published":
        return
    language = brief.front.language
    name = f"memory/briefs/{brief.slug}.{language}.po"
    for row in recorded(brief, original, desk.catalogues.get((brief.slug, language), ())):
        if row.entry is None:
            continue
        if row.entry.text is None:
            message = f"“{short(row.original)}” waits for its translation"
            mend = f"translate it in {name}, then run: polybrief localise {brief.slug}"
        elif not row.entry.reviewed and brief.reviewed:
            message = f"published as reviewed, but only a machine has translated “{short(row.shown)}”"
            mend = (
                f"read it beside the original; if it is right, take the mark “fuzzy” from its entry in"
                f" {name}, then run: polybrief localise {brief.slug}"
            )
        else:
            continue
        yield Finding(CODE, "error", brief.file, row.line, message, mend)
