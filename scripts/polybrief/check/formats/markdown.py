"""The report as Markdown: the summary of a pull request or of a workflow's run."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.check.report import GROUNDED_IS_NOT_TRUE, Checked, Report, percent
from polybrief.citations import escape
from polybrief.limits import FINDINGS_IN_SUMMARY


def lines(report: Report) -> Iterator[str]:
    """The summary; of more than FINDINGS_IN_SUMMARY findings the first ones, and how many there are."""
    state = "The gate is shut" if report.errors else "The gate is open"
    yield f"## {state}: {report.counted}\n"
    for note in report.notes:
        yield f"> **Not checked:** {escape(note.message)}. To have it checked: {escape(note.mend)}\n>"
    if report.notes:
        yield ""
    left = FINDINGS_IN_SUMMARY
    # Errors go first: they are what stands in the way.
    for brief in sorted(report.briefs, key=lambda b: not any(f.severity == "error" for f in b.findings)):
        if brief.findings and left > 0:
            yield from _table(brief, left)
            left -= len(brief.findings)
    if left < 0:
        yield f"{-left} more findings are not listed here; run `polybrief check --all`.\n"
    measured = [brief for brief in report.briefs if brief.measures]
    if measured:
        yield "<details><summary>Citation recall and precision</summary>\n"
        yield "| brief | sentences | recall | footnotes | precision |\n|---|--:|--:|--:|--:|"
        for brief in measured:
            if brief.measures:
                known = brief.measures
                yield (
                    f"| {code(brief.file)} | {known.sentences} | {percent(known.recall)}"
                    f" | {known.footnotes} | {percent(known.precision)} |"
                )
        yield "\n</details>\n"
    yield f"*{GROUNDED_IS_NOT_TRUE.capitalize()}.*"


def _table(brief: Checked, most: int) -> Iterator[str]:
    yield f"### {code(brief.file)}\n"
    yield "| line | | what is wrong | to mend it | rule |\n|--:|---|---|---|---|"
    for finding in brief.findings[:most]:
        yield (
            f"| {finding.line} | {finding.severity} | {escape(finding.message)} | {escape(finding.mend)}"
            f" | {code(finding.rule)} |"
        )
    yield ""


def code(text: str) -> str:
    """A name as inline code that no sign in it can end."""
    return f"`{text.replace('`', 'ˋ').replace('|', '¦')}`"
