"""A published edition says what its original says: same passages, same footnotes, not older."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief, file_of
from polybrief.check.alignment import is_stale, recorded, steps
from polybrief.check.desk import Desk
from polybrief.check.places import short
from polybrief.localise.edits import shown
from polybrief.model import Finding

CODE = "edition-out-of-step"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    language = brief.front.translation_of
    if language is None or brief.front.status == "draft":
        return
    mend = f"run: polybrief localise {brief.slug}"
    original = desk.briefs.get((language, brief.slug))
    if original is None or original is brief:
        mend = f"write the original, or remove translation_of from {brief.file}"
        yield _finding(brief, 1, f"there is no {file_of(language, brief.slug)}", mend)
        return
    if original.front.status not in ("published", "withdrawn") and brief.front.status == "published":
        yield _finding(brief, 1, f"published, but its original is “{original.front.status}”", mend)
    if original.front.status == "withdrawn" and brief.front.status != "withdrawn":
        yield _finding(brief, 1, "its original is withdrawn", mend)
    yield from _passages(brief, original, mend)
    yield from _beside_catalogue(brief, original, desk, mend)


def _passages(brief: Brief, original: Brief, mend: str) -> Iterator[Finding]:
    theirs, ours = original.passages, brief.passages
    last = ours[-1].line if ours else 1
    for tag, start, end, here, here_end in steps(theirs, ours):
        if tag == "equal":
            continue
        both = min(end - start, here_end - here)
        for i in range(both):
            there = f"{original.file}:{theirs[start + i].line}"
            yield _finding(brief, ours[here + i].line, f"not the passage of {there}", mend)
        for passage in theirs[start + both : end]:
            line = ours[here + both].line if here + both < len(ours) else last
            what = f"nothing stands here for “{short(passage.bare)}” of {original.file}:{passage.line}"
            yield _finding(brief, line, what, mend)
        for passage in ours[here + both : here_end]:
            what = f"“{short(passage.bare)}” stands nowhere in {original.file}"
            yield _finding(brief, passage.line, what, mend)


def _beside_catalogue(brief: Brief, original: Brief, desk: Desk, mend: str) -> Iterator[Finding]:
    catalogue = desk.catalogues.get((brief.slug, brief.front.language))
    for row in recorded(brief, original, catalogue or ()):
        if row.entry is None or is_stale(row):
            continue
        there = " ".join(shown(row.entry, original.front.language).split())
        if there != row.shown:
            yield _finding(brief, row.line, f"the catalogue has “{short(there)}” here", mend)


def _finding(brief: Brief, line: int, message: str, mend: str) -> Finding:
    return Finding(CODE, "error", brief.file, line, message, mend)
