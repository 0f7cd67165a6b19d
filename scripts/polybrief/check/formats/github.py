"""The report as workflow commands of GitHub, which mark the lines of a pull request.

Their escapes are those of the runner: `%`, carriage return and line feed everywhere, colon and comma
in properties as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.check.formats.text import measured
from polybrief.check.report import GROUNDED_IS_NOT_TRUE, Report


def lines(report: Report, prefix: str) -> Iterator[str]:
    """One command a line; files start at the root of the repository, from which `prefix` leads here."""
    for note in report.notes:
        yield command("notice", f"{note.message}\n→ {note.mend}", title="polybrief: not checked")
    for finding in report.findings:
        yield command(
            finding.severity,
            f"{finding.message}\n→ {finding.mend}",
            file=prefix + finding.file,
            line=str(finding.line),
            title=f"polybrief: {finding.rule}",
        )
    # What is no command stands in the log as it is, so that nothing in it may look like one.
    for brief in report.briefs:
        if brief.measures:
            yield _harmless(measured(brief))
    yield GROUNDED_IS_NOT_TRUE
    yield f"checked: {report.counted}"


def command(name: str, message: str, **properties: str) -> str:
    """A workflow command with its properties escaped.

    >>> command("error", "50% more,\\nat least", file="a,b.md", line="3")
    '::error file=a%2Cb.md,line=3::50%25 more,%0Aat least'
    """
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(text: str) -> str:
    return " ".join(text.split()).replace("::", ": :").replace("##[", "## [")
