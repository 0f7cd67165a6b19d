"""Every name of the original stands in the edition in the desk's form, and no other in its place."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.alignment import Pair, pairs
from polybrief.check.desk import Desk
from polybrief.check.mending import in_catalogue
from polybrief.model import Finding
from polybrief.translate.terms import Terms

CODE = "translation-names"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    for pair in pairs(brief, desk):
        for message in _messages(pair, desk):
            yield Finding(CODE, "error", brief.file, pair.target.line, message, in_catalogue(brief))


def _messages(pair: Pair, desk: Desk) -> Iterator[str]:
    source, target = pair.source.words, pair.target.words
    missed = _terms(desk).check(source, pair.source_language, target, pair.target_language)
    yield from (name.message for name in missed)
    here = {name.id: name.text for name in desk.examiner.read(source, pair.source_language).names}
    there = {name.id: name.text for name in desk.examiner.read(target, pair.target_language).names}
    lost = [text for name, text in here.items() if name not in there]
    new = [text for name, text in there.items() if name not in here]
    # One more name alone may spell out what the original calls “the company”; a translation may turn a
    # country into an adjective. A name lost and another one found is neither.
    reported = {name.named for name in missed}
    for old, other in zip((text for text in lost if text not in reported), new, strict=False):
        yield f"“{old}” of the original is “{other}” here"


def _terms(desk: Desk) -> Terms:
    if "terms" not in desk.kept:
        desk.kept["terms"] = Terms(desk.glossary)
    terms: Terms = desk.kept["terms"]
    return terms
