"""A figure or date that other reports give otherwise is not published alone.

The ledger (`build/ledger.json`) knows which disagree; its conflicts count, its warnings and notes do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.following import figure_follows, moment_follows
from polybrief.check.grounds import ground, sentence
from polybrief.check.statements import Statement, statements
from polybrief.examine.agreement import Fact
from polybrief.model import Conflict, Finding, Quantity, Stated

CODE = "conflict-hidden"
_LISTED = 3


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:
    yield from hidden(desk.ledger.conflicts, brief, desk)


def hidden(conflicts: Iterable[Conflict], brief: Brief, desk: Desk) -> Iterator[Finding]:
    """Those of the conflicts of which the brief gives one side alone."""
    cited = set(brief.labels)
    for conflict in conflicts:
        if conflict.weight == "conflict" and any(stated.sentence in cited for stated in conflict.stated):
            yield from _hidden(conflict, brief, desk)


def _hidden(conflict: Conflict, brief: Brief, desk: Desk) -> Iterator[Finding]:
    sides = _sides(conflict, desk)
    said = [(statement, _facts(statement, desk)) for statement in statements(brief)]
    shown = {
        value
        for value, (_, facts) in sides.items()
        if any(_same(ours, fact) for _, known in said for ours in known for fact in facts)
    }
    missing = [stated for value, (stated, _) in sides.items() if value not in shown]
    if not missing:
        return
    for statement, known in said:
        for value in shown:
            stated, facts = sides[value]
            here = [one.sentence for one in conflict.stated if one.value == value]
            if set(here) & set(statement.labels) and any(
                _same(ours, fact) for ours in known for fact in facts
            ):
                others = "; ".join(f"{one.sentence} says “{one.text}”" for one in missing[:_LISTED])
                yield Finding(
                    CODE,
                    "error",
                    brief.file,
                    statement.line,
                    f"“{stated.text}” stands alone, but {others}",
                    "give that as well, with its footnote, in this sentence or another",
                )


def _sides(conflict: Conflict, desk: Desk) -> dict[str, tuple[Stated, tuple[Fact, ...]]]:
    """Each value of a conflict: how it is first stated, and as what facts.

    A report that contradicts itself, or its own translation, has nothing to be held against.
    """
    sides: dict[str, tuple[Stated, tuple[Fact, ...]]] = {}
    if len({stated.sentence for stated in conflict.stated}) < 2:
        return sides
    for stated in conflict.stated:
        before = sides.get(stated.value, (stated, ()))
        sides[stated.value] = (before[0], (*before[1], *_facts_of(stated, desk)))
    return sides


def _facts_of(stated: Stated, desk: Desk) -> Sequence[Fact]:
    """The figure or date as its sentence gives it."""
    found, known = ground(stated.sentence, desk), sentence(stated.sentence, desk)
    same = [fact for fact in found.facts if fact.text == stated.text] if found else []
    if same or known is None:
        return same
    read = desk.examiner.read(stated.text, known.language)
    return [*read.figures, *read.dates]


def _facts(statement: Statement, desk: Desk) -> tuple[Fact, ...]:
    read = desk.examiner.read(statement.text, statement.language)
    return (*read.figures, *read.dates)


def _same(ours: Fact, fact: Fact) -> bool:
    if isinstance(ours, Quantity):
        return isinstance(fact, Quantity) and figure_follows(ours, [[fact]])
    return not isinstance(fact, Quantity) and moment_follows(ours, [fact])
