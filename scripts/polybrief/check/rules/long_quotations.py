"""A quotation of a report whose wording belongs to others stays within the limit of a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.quoting import quotations, words
from polybrief.check.statements import statements
from polybrief.limits import QUOTED_CHARACTERS, QUOTED_WORDS
from polybrief.model import Finding, Footnote

CODE = "quotation-too-long"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for statement in statements(brief):
        sources = (desk.sources.get(Footnote(label, 0).source) for label in statement.labels)
        if not any(source and source.rights == "restricted" for source in sources):
            continue
        chinese = statement.language == "zh"
        limit, unit = (QUOTED_CHARACTERS, "characters") if chinese else (QUOTED_WORDS, "words")
        for quotation in quotations(statement.text, statement.language):
            length = len(words(quotation.text))
            if length > limit:
                yield Finding(
                    CODE,
                    "error",
                    brief.file,
                    statement.line,
                    f"a quotation of {length} {unit} from a report whose wording belongs to others",
                    f"quote at most {limit} {unit}, and say the rest in own words",
                )
