"""The definitions at the end of a brief are those that the program writes.

Both renderers of Markdown hide a note without a definition, one that is never called, and all but one
of several with the same label, so that only the source itself shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.citations import definitions
from polybrief.model import Finding

CODE = "footnote-definition"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    expected = definitions(brief.labels, desk.sources, brief.front.language)
    mend = f"run: polybrief localise {brief.slug}"
    written: dict[str, str] = {}
    for note in brief.definitions:
        if note.label in written:
            yield _finding(brief, note.line, f"[^{note.label}] is defined twice", "delete one of the two")
        elif note.label not in brief.labels:
            yield _finding(brief, note.line, f"[^{note.label}] is never called", mend)
        elif note.label in expected and note.text != expected[note.label]:
            yield _finding(brief, note.line, f"[^{note.label}] does not fit its record", mend)
        written[note.label] = note.text
    for call in brief.footnotes:
        if call.label not in written:
            written[call.label] = ""
            yield _finding(brief, call.line, f"[^{call.label}] has no definition", mend)

    order = [note.label for note in brief.definitions if note.label in brief.labels]
    if len(order) == len(brief.labels) and order != list(brief.labels):
        yield _finding(
            brief, brief.definitions[0].line, "the definitions are not in the order of the calls", mend
        )


def _finding(brief: Brief, line: int, message: str, mend: str) -> Finding:
    return Finding(CODE, "error", brief.file, line, message, mend)
