"""What a run of the gate has to say: findings, measures, and first of all what was not checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from polybrief.check.measures import Measures
from polybrief.errors import PolybriefError
from polybrief.model import Finding

GROUNDED_IS_NOT_TRUE = (
    "grounded is not true: a sentence that its footnotes support may still be wrong, as the report may be"
)
"""Stands in every report, whatever its form."""


UNREADABLE = "unreadable-brief"
"""The code of what is found where a brief or a dossier cannot be read at all, so that no rule sees it."""


@dataclass(frozen=True)
class Note:
    """Something that was not checked, and how to have it checked."""

    message: str
    mend: str


@dataclass(frozen=True)
class Checked:
    """One brief as the gate left it.

    `fingerprints` are as many as `findings`: each stays the same while the line and the finding do,
    wherever in the file they stand. `measures` is None for a brief that cannot be read. `unheld` are
    the cited sources whose wording is not at hand.
    """

    file: str
    language: str
    slug: str
    status: str
    findings: tuple[Finding, ...] = ()
    fingerprints: tuple[str, ...] = ()
    measures: Measures | None = None
    unheld: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """All briefs that were checked, by file, and what was not checked."""

    briefs: tuple[Checked, ...]
    notes: tuple[Note, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for brief in self.briefs for finding in brief.findings)

    @property
    def errors(self) -> int:
        """How many findings shut the gate."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @property
    def counted(self) -> str:
        """“1 error, 2 warnings”."""
        return f"{number(self.errors, 'error')}, {number(self.warnings, 'warning')}"


def number(count: int, word: str) -> str:
    """A count with its word in English.

    >>> number(1, "error"), number(0, "error")
    ('1 error', '0 errors')
    """
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def fingerprints(findings: Iterable[Finding], text: str) -> Iterator[str]:
    """A mark for each finding in a file with this text, made of the rule and the line's words.

    It does not change when lines are added above; two equal lines with the same finding are told
    apart by their order.
    """
    lines = text.split("\n")
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        words = lines[finding.line - 1].strip() if 1 <= finding.line <= len(lines) else ""
        key = (finding.rule, words)
        mark = "\0".join((finding.rule, finding.file, words, str(seen[key])))
        seen[key] += 1
        yield hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def unreadable(file: str, language: str, slug: str, problem: PolybriefError) -> Checked:
    """A file that breaks its format; the line is the one that a cause like “dossiers/a.yml:3: …” names."""
    number_, colon, _ = problem.cause.removeprefix(f"{file}:").partition(":")
    line = int(number_) if colon and number_.isdecimal() else 1
    finding = Finding(UNREADABLE, "error", file, line, problem.cause, problem.hint)
    return Checked(file, language, slug, "unreadable", (finding,), tuple(fingerprints([finding], "")))


def chosen(report: Report, select: Collection[str], ignore: Collection[str]) -> Report:
    """The report with the findings of some rules only (all if `select` is empty), said in a note."""
    if not select and not ignore:
        return report

    def kept(rule: str) -> bool:
        return rule not in ignore and (not select or rule in select)

    def part(brief: Checked) -> Checked:
        both = [pair for pair in zip(brief.findings, brief.fingerprints, strict=True) if kept(pair[0].rule)]
        return replace(
            brief, findings=tuple(f for f, _ in both), fingerprints=tuple(mark for _, mark in both)
        )

    words = f"only {', '.join(sorted(select))}" if select else "every rule"
    if ignore:
        words += f" but {', '.join(sorted(ignore))}"
    note = Note(f"{words}: the other rules' findings are not shown", "leave --select and --ignore out")
    return Report(tuple(part(brief) for brief in report.briefs), (note, *report.notes))


def percent(share: float) -> str:
    """A share from 0 to 1 as whole percents, rounded down, so that 100 % means all.

    >>> percent(1.0), percent(0.999)
    ('100 %', '99 %')
    """
    return f"{int(share * 100 + 1e-9)} %"


def listed(names: Sequence[str], most: int = 5) -> str:
    """The names in a row, cut after some.

    >>> listed(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
