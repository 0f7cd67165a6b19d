"""Waivers: a named person lets one sentence break one rule, for a reason, up to a day.

A waiver that has run out, or that nothing needs, is itself an error, so that none lies about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from polybrief.briefs import Brief, plain
from polybrief.check.places import head_line, parts, short
from polybrief.model import Finding, Waiver

CODES = ("waiver-expired", "waiver-unused")
EXPIRED, UNUSED = CODES

NEVER_WAIVED = frozenset(
    {
        *CODES,
        "changed-without-correction",
        "embargo-differs",
        "hidden-character",
        "restricted-wording",
        "review-incomplete",
        "translation-not-reviewed",
    }
)
"""Rules that keep a promise to readers or to others, which no editor can waive."""


def apply(
    findings: Iterable[Finding], brief: Brief, now: datetime, known: Collection[str] = ()
) -> Iterator[Finding]:
    """The findings of a brief without those that its waivers silence, and what is wrong with these.

    A finding is about the sentence on its line; one about no sentence, about the title. `known` are
    the codes of all rules.
    """
    found = list(findings)
    waivers = brief.front.waivers
    if not waivers:
        yield from found
        return
    today = now.date()
    texts = _texts(brief)
    title = _bare(brief.front.title)
    used: set[int] = set()
    for finding in found:
        on_line = texts.get(finding.line, {title})
        match = next(
            (
                n
                for n, waiver in enumerate(waivers)
                if waiver.until >= today
                and waiver.rule == finding.rule
                and finding.rule not in NEVER_WAIVED
                and _bare(waiver.sentence) in on_line
            ),
            None,
        )
        if match is None:
            yield finding
        used |= {n for n, waiver in enumerate(waivers) if _is_for(waiver, finding, on_line)}
    for n, waiver in enumerate(waivers):
        yield from _faults(brief, waiver, _line(brief, n), now, is_used=n in used, known=known)


def _is_for(waiver: Waiver, finding: Finding, on_line: Collection[str]) -> bool:
    return waiver.rule == finding.rule and _bare(waiver.sentence) in on_line


def _faults(
    brief: Brief, waiver: Waiver, line: int, now: datetime, *, is_used: bool, known: Collection[str]
) -> Iterator[Finding]:
    what = f"the waiver of {waiver.rule} by {waiver.who}"
    if waiver.rule in NEVER_WAIVED:
        message, mend = f"{waiver.rule} cannot be waived", "delete the waiver, and mend what it is about"
        yield Finding(UNUSED, "error", brief.file, line, message, mend)
    elif known and waiver.rule not in known:
        message = f"there is no rule “{short(waiver.rule)}”"
        yield Finding(UNUSED, "error", brief.file, line, message, "correct the rule, or delete the waiver")
    elif waiver.until < now.date():
        message = f"{what} ended on {waiver.until}"
        mend = "mend the sentence, or set a later “until” and say why"
        yield Finding(EXPIRED, "error", brief.file, line, message, mend)
    elif not is_used:
        message = f"{what} is not needed: nothing is found at “{short(waiver.sentence)}”"
        mend = "delete it; if the sentence has changed, give it as it is now, without its footnotes"
        yield Finding(UNUSED, "error", brief.file, line, message, mend)


def _texts(brief: Brief) -> dict[int, set[str]]:
    """What stands on each line that holds a text: the sentence, or each cell of a row and all together."""
    texts: dict[int, list[str]] = {}
    for part in parts(brief):
        texts.setdefault(part.line, []).append(_bare(part.text))
    return {line: {*row, " ".join(row), " | ".join(row)} for line, row in texts.items()}


def _bare(text: str) -> str:
    return " ".join(plain(text).split())


def _line(brief: Brief, n: int) -> int:
    """The line on which the waiver of this number (from 0) begins."""
    start = head_line(brief, "waivers")
    lines = brief.head.split("\n")
    items = [at for at in range(start, len(lines)) if lines[at].lstrip().startswith("- ")]
    return items[n] + 1 if n < len(items) else start
