"""What stands in quotation marks stands, word for word, in a cited sentence or in its reviewed translation.

A quotation that a person has translated says so behind it: “…” (translated), „…“ (Übersetzung),
“……”（译文）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.grounds import sentence
from polybrief.check.quoting import Quotation, in_order, quotations, words
from polybrief.check.statements import Statement, statements
from polybrief.model import Finding, Footnote, Sentence

CODE = "quotation-not-in-source"

_MARKED = {
    "en": re.compile(r"\((?:our |own |my )?translat(?:ed|ion)\b[^)]*\)", re.IGNORECASE),
    "de": re.compile(r"\((?:eigene |unsere )?(?:übersetzt|Übersetzung)\b[^)]*\)", re.IGNORECASE),
    "zh": re.compile(r"[（(][^（()）]{0,8}(?:译文|翻译|译)[^（()）]{0,12}[)）]"),
}
_MARKS = {"en": "(translated)", "de": "(Übersetzung)", "zh": "（译文）"}


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for statement, quotation in _quoted(brief, desk):
        problem = _problem(brief, statement, quotation, desk)
        if problem:
            yield Finding(CODE, "error", brief.file, statement.line, *problem)


def _quoted(brief: Brief, desk: Desk) -> Iterator[tuple[Statement, Quotation]]:
    for statement in statements(brief):
        for quotation in quotations(statement.text, statement.language):
            if not _is_name(quotation, statement, desk):
                yield statement, quotation


def _is_name(quotation: Quotation, statement: Statement, desk: Desk) -> bool:
    """Whether it is the title of a cited report or a name of the glossary."""
    sources = (desk.sources.get(Footnote(label, 0).source) for label in statement.labels)
    if any(source and source.title and words(source.title) == words(quotation.text) for source in sources):
        return True
    names = desk.examiner.read(quotation.text, statement.language).names
    return any(name.text == quotation.text for name in names)


def _problem(brief: Brief, statement: Statement, quotation: Quotation, desk: Desk) -> tuple[str, str] | None:
    """What is wrong with a quotation, and how to mend it; None if nothing is, or nothing can be said."""
    language, short = statement.language, _short(quotation.text)
    if not statement.labels or _literal(quotation, _at_hand(statement, desk)):
        return None
    translated = [
        entry
        for label in statement.labels
        if (entry := desk.translations.get((language, label))) and entry.text
    ]
    marked = _MARKED[language].search(statement.text, quotation.span[1]) is not None
    for entry in translated:
        if not in_order(quotation.parts, [words(entry.text or "")]):
            continue
        if not entry.reviewed:
            return (
                f"“{short}” quotes a translation of {entry.sentence} that no person has reviewed",
                f"review it in memory/sources/ (take “fuzzy” off), and write “{_MARKS[language]}” behind it",
            )
        return None if marked else _unmarked(short, language)
    if _wanting(statement, desk):
        return None
    if _translates_original(brief, statement, desk):
        return None if marked else _unmarked(short, language)
    return (
        f"“{short}” does not stand like this in the cited sentences",
        "quote word for word, with […] for what is left out, or take the marks off and say it in own words",
    )


def _unmarked(short: str, language: str) -> tuple[str, str]:
    return f"“{short}” is a translation, and not marked as one", f"write “{_MARKS[language]}” behind it"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _cited(statement: Statement, desk: Desk) -> list[Sentence]:
    known = (sentence(label, desk) for label in statement.labels)
    return sorted((cited for cited in known if cited), key=lambda cited: (cited.source, cited.n))


def _at_hand(statement: Statement, desk: Desk) -> list[Sentence]:
    return [cited for cited in _cited(statement, desk) if cited.text is not None]


def _wanting(statement: Statement, desk: Desk) -> bool:
    return any(cited.text is None for cited in _cited(statement, desk))


def _literal(quotation: Quotation, cited: Sequence[Sentence]) -> bool:
    sources = dict.fromkeys(one.source for one in cited)
    return any(in_order(quotation.parts, _in_a_row([c for c in cited if c.source == s])) for s in sources)


def _in_a_row(cited: Sequence[Sentence]) -> Iterator[Sequence[str]]:
    """The words of each sentence, with a gap where some between two are not cited."""
    yield words(cited[0].text or "")
    for before, after in pairwise(cited):
        if after.n != before.n + 1:
            yield ()
        yield words(after.text or "")


def _translates_original(brief: Brief, statement: Statement, desk: Desk) -> bool:
    """Whether a reviewed edition gives here, in its own language, a quotation of the original brief.

    What a source says in the language of the edition is not translated back, but quoted.
    """
    language = brief.front.translation_of
    original = desk.briefs.get((language, brief.slug)) if language else None
    if original is None or not brief.reviewed:
        return False
    if any(cited.language == statement.language for cited in _cited(statement, desk)):
        return False
    theirs, ours = list(statements(original)), list(statements(brief))
    if len(theirs) != len(ours):
        return False
    aligned = theirs[ours.index(statement)]
    return aligned.labels == statement.labels and any(quotations(aligned.text, aligned.language))
