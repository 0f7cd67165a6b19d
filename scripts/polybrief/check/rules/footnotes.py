"""Every footnote names a sentence that exists."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.grounds import ground
from polybrief.model import Finding, Footnote

CODE = "unknown-sentence"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for note in brief.footnotes:
        problem = _problem(note, desk)
        if problem:
            message, mend = problem
            yield Finding(CODE, "error", brief.file, note.line, f"[^{note.label}]: {message}", mend)


def _problem(note: Footnote, desk: Desk) -> tuple[str, str] | None:
    if note.n is None:
        return "not a sentence of a source", "write it as [^source-id:7]"
    if note.source not in desk.sources:
        return f"there is no source “{note.source}”", "correct the id, or run: polybrief collect FILE"
    count = len(desk.sentences.get(note.source, ()))
    if not count:
        return f"“{note.source}” has not been examined", "run: polybrief examine"
    if not 1 <= note.n <= count:
        return f"“{note.source}” has the sentences 1 to {count}", f"see evidence/{note.source}.yml"
    if ground(note.label, desk) is None:
        problem = f"evidence/{note.source}.yml was read from another text"
        return problem, "run, where the text is at hand: polybrief examine"
    return None
