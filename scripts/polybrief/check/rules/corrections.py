"""Once published, a text changes only with an entry that tells its readers so."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import head_line
from polybrief.model import Finding

CODE = "changed-without-correction"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    front = brief.front
    if front.status not in ("published", "withdrawn"):
        return
    run = f"polybrief review {brief.slug} --language {front.language} --by NAME --publish --correction “…”"
    line = head_line(brief, "corrections", "published_hash", "status")
    if front.public_hash and front.public_hash != brief.text_hash:
        message = "the text has changed since readers saw it, and no entry says how"
        mend = f"run: {run} --kind correction (or clarification, update, retraction)"
        yield Finding(CODE, "error", brief.file, line, message, mend)
    if front.corrections and not front.published_hash:
        message = "there are corrections, but no published_hash of the text as it was first published"
        mend = "put published_hash back as it stands in the file’s history: git log -p"
        yield Finding(CODE, "error", brief.file, line, message, mend)
    if front.status == "withdrawn" and not any(c.kind == "retraction" for c in front.corrections):
        message = "withdrawn, and no entry tells readers why"
        yield Finding(CODE, "error", brief.file, line, message, f"run: {run} --kind retraction")
