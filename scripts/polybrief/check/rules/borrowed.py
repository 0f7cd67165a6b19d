"""A brief is in own words: no long run of words is taken over from a report that belongs to others.

Names, figures and quotations may stand as they are. Only where the texts are at hand; and only of the
reports that a brief cites: `polybrief.check.leaks` looks for the wording of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.quoting import quotations
from polybrief.check.statements import statements
from polybrief.check.wordings import restricted_wordings
from polybrief.model import Finding
from polybrief.summarise.borrowed import runs

CODE = "borrowed-wording"
_SHOWN = 20
"""Characters that a message shows: enough to find the place, and no wording to pass on in logs."""


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    wordings = restricted_wordings(desk, {note.source for note in brief.footnotes})
    if wordings is None:
        return
    for statement in statements(brief):
        text, language = statement.text, statement.language
        # Nothing is read for the many that have no such run even with names and figures.
        if not runs(text, language, wordings):
            continue
        known = desk.examiner.read(text, language)
        free = [name.span for name in known.names]
        free += [figure.span for figure in known.figures]
        free += [moment.span for moment in known.dates]
        free += [quotation.span for quotation in quotations(text, language)]
        unit = "characters" if language == "zh" else "words"
        for run in runs(text, language, wordings, sorted(free)):
            yield Finding(
                CODE,
                "error",
                brief.file,
                statement.line,
                f"{run.length} {unit} in a row, from “{text[slice(*run.span)][:_SHOWN]}…” on, are those of"
                f" {run.sentence}",
                "say it in own words, or put it in quotation marks as a quotation",
            )
