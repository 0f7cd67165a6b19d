"""A published edition says what its original says: same passages, same footnotes, not older."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "edition-out-of-step"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    language = brief.front.translation_of
    if language is None or brief.front.status == "draft":
        return
    mend = f"run: polybrief localise {brief.slug}"
    original = desk.briefs.get((language, brief.slug))
    if original is None:
        mend = f"write the original, or remove translation_of from {brief.file}"
        yield _finding(brief, 1, f"there is no docs/{language}/briefs/{brief.slug}.md", mend)
        return
    if original.front.status not in ("published", "withdrawn") and brief.front.status == "published":
        yield _finding(brief, 1, f"published, but its original is “{original.front.status}”", mend)
    theirs, ours = original.passages, brief.passages
    for passage, other in zip(ours, theirs, strict=False):
        if (passage.kind, passage.labels) != (other.kind, other.labels):
            yield _finding(brief, passage.line, f"not the passage of {original.file}:{other.line}", mend)
            return
    if len(ours) != len(theirs):
        yield _finding(brief, 1, f"{len(ours)} passages, the original has {len(theirs)}", mend)


def _finding(brief: Brief, line: int, message: str, mend: str) -> Finding:
    return Finding(CODE, "error", brief.file, line, message, mend)
