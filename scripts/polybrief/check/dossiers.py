"""The gate for dossiers: each language is drawn as a brief, and held against the rules that fit it.

What the program itself writes (title, names of the fields, sums) no editor can mend, and nothing is found
there. Of the rules for briefs those are left out that speak of an original and its catalogue, of the
definitions of footnotes, and of keys that a dossier has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from polybrief.check.desk import Desk
from polybrief.check.rules import (
    borrowed,
    conflicts,
    consistent_dates,
    contribution,
    corrections,
    footnotes,
    foreign_quotes,
    hidden_characters,
    images,
    incomplete_review,
    links,
    long_quotations,
    long_sentences,
    quotations,
    raw_html,
    sentences,
    stated_dates,
    stated_figures,
    stated_names,
    typography,
)
from polybrief.dossiers import Dossier, Drawn, draw, sums
from polybrief.languages import LANGUAGES
from polybrief.model import Conflict, Finding

__all__ = ["RULES", "check_dossier", "draw_all"]

RULES = (
    stated_figures,
    stated_dates,
    stated_names,
    contribution,
    quotations,
    long_quotations,
    borrowed,
    sentences,
    incomplete_review,
    consistent_dates,
    corrections,
    links,
    raw_html,
    images,
    foreign_quotes,
    hidden_characters,
    typography,
    long_sentences,
)
"""The rules for one language of a dossier; what `check_dossier` adds looks at more than that."""

_SPLIT = "make an entry of each, with the sentences that bear it out"


def draw_all(dossier: Dossier, desk: Desk) -> dict[str, Drawn]:
    """The dossier in every language. Raises RecordError where its programme is not in the glossary."""
    programme = next((entry for entry in desk.glossary if entry.id == dossier.id), None)
    return {code: draw(dossier, code, programme, desk.sources) for code in LANGUAGES}


def check_dossier(
    dossier: Dossier, desk: Desk, languages: Sequence[str] = tuple(LANGUAGES)
) -> tuple[Finding, ...]:
    """What the rules find in some languages of a dossier, by the lines of its file.

    In a language that has no review everything is a warning, as in a draft. Raises RecordError where
    its programme is not in the glossary.
    """
    texts = draw_all(dossier, desk)
    found = set(_unknown_briefs(dossier, desk))
    # The cited sentences are the same in all languages.
    found.update(_placed(footnotes.find(texts[languages[0]].brief, desk), texts[languages[0]]))
    for code in languages:
        draft = texts[code].brief.front.status == "draft"
        for finding in _placed(_found(dossier, texts[code], desk), texts[code]):
            found.add(replace(finding, severity="warning") if draft else finding)
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.rule, finding.message)))


def _found(dossier: Dossier, text: Drawn, desk: Desk) -> Iterator[Finding]:
    for rule in RULES:
        for finding in rule.find(text.brief, desk):
            yield replace(finding, mend=_SPLIT) if rule is sentences else finding
    yield from conflicts.hidden(_elsewhere(dossier, desk), text.brief, desk)


def _elsewhere(dossier: Dossier, desk: Desk) -> Iterator[Conflict]:
    """The conflicts of which the sums below the text do not show every side."""
    below = {
        (label, known.text)
        for known in sums(dossier, desk.sources, desk.evidence, desk.ledger)
        for label in known.sentences
    }
    for conflict in desk.ledger.conflicts:
        shown = {side.value for side in conflict.stated if (side.sentence, side.text) in below}
        if shown != {side.value for side in conflict.stated}:
            yield conflict


def _placed(findings: Iterator[Finding], text: Drawn) -> Iterator[Finding]:
    """The findings on lines of the dossier's file; those about the program's own words are left out."""
    for finding in findings:
        if finding.line in text.lines:
            yield replace(finding, line=text.lines[finding.line])


def _unknown_briefs(dossier: Dossier, desk: Desk) -> Iterator[Finding]:
    known = {slug for _, slug in desk.briefs}
    for n, slug in enumerate(dossier.briefs):
        if slug not in known:
            message, line = f"there is no brief “{slug}”", dossier.line("briefs", n)
            yield Finding(links.CODE, "error", dossier.file, line, message, "correct it, or take it out")
