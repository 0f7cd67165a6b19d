"""Faults: what can be seen to be wrong with a machine's translation, beside its source.

Each fault has a code, and a small function that says what it saw, or None:

    empty      nothing came
    noise      what no one said: “(掌声)”, ♪, signs of a broken tokenizer
    loop       a word or a phrase again and again
    copied     the source left untranslated, all of it or a good part
    language   a wrong script, or a wrong language
    length     out of all proportion to the source
    cut        the end is missing
    dropped    a sentence of the source is missing
    added      a sentence that the source does not have
    address    an address, handle, tag or label lost or changed
    figures    a figure that differs in value
    term       a name of the glossary that is missed (see terms.py)

An engine may see more by itself: `Output.fault` of engine.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from polybrief.examine import Examiner
from polybrief.examine.compare import Difference, Reading, differences
from polybrief.model import Fault
from polybrief.translate.faults import addresses, foreign, proportions, repetition
from polybrief.translate.faults.noise import noise
from polybrief.translate.faults.side import Side
from polybrief.translate.terms import Terms

__all__ = ["RULES", "Side", "find"]

_MOST_SHOWN = 3


def _empty(source: Side, target: Side) -> str | None:
    return "no text" if source.text.strip() and not target.text.strip() else None


def _address(source: Side, target: Side) -> str | None:
    lost, new = addresses.changed([a for _, a in source.addresses], [a for _, a in target.addresses])
    if lost:
        return f"{lost[0]} is missing" + (f", {new[0]} is there instead" if new else "")
    return f"{new[0]} is not in the source" if new else None


RULES: Mapping[str, Callable[[Side, Side], str | None]] = MappingProxyType(
    {
        "empty": _empty,
        "noise": noise,
        "loop": repetition.repeated,
        "copied": foreign.copied,
        "language": foreign.language,
        "length": proportions.length,
        "cut": proportions.cut,
        "dropped": proportions.dropped,
        "added": proportions.added,
        "address": _address,
    }
)
"""The rules that need nothing but the two texts, in the order in which faults are listed."""


def find(
    source: Side, target: Side, examiner: Examiner | None = None, terms: Terms | None = None
) -> tuple[Fault, ...]:
    """What is wrong with `target` as a translation of `source`, each code at most once.

    Texts are Unicode NFC; a side may hold several sentences. Figures are compared if there is an
    `examiner`, names if there are `terms`. Nothing is wrong with the translation of an empty text.

    >>> find(Side("Guten Morgen.", "de"), Side("Good morning. ♪♪", "en"))
    (Fault(code='noise', detail='♪♪'),)
    """
    if not source.text.strip():
        return ()
    found = [Fault(code, detail) for code, rule in RULES.items() if (detail := rule(source, target))]
    if any(fault.code == "empty" for fault in found):
        return tuple(fault for fault in found if fault.code == "empty")
    if examiner is not None and (detail := _figures(source, target, examiner)):
        found.append(Fault("figures", detail))
    if terms is not None and (
        missed := terms.check(source.text, source.language, target.text, target.language)
    ):
        found.append(Fault("term", "; ".join(term.message for term in missed[:_MOST_SHOWN])))
    return tuple(found)


def _figures(source: Side, target: Side, examiner: Examiner) -> str | None:
    differ = differences(_reading(source, examiner), _reading(target, examiner))
    return "; ".join(map(_difference, differ[:_MOST_SHOWN])) or None


def _reading(side: Side, examiner: Examiner) -> Reading:
    known = examiner.read(side.text, side.language)
    return Reading(known.figures, known.dates, known.names, side.text, side.language)


def _difference(difference: Difference) -> str:
    here, there = (fact and f"“{fact.text}”" for fact in (difference.source, difference.target))
    return f"{here or 'nothing'} became {there or 'nothing'}"
