"""What a figure is about: the programme or law that it belongs to, else whose it is.

A programme that the sentence names goes before a company, as what one company spends on two plans is
no disagreement. Where the sentence names nobody in front of the figure, its subject is a pronoun or
“the company”: it is looked for in the sentences before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from polybrief.limits import LOOK_BACK
from polybrief.model import Entry, Evidence, Name, Quantity, SentenceEvidence

_TITLE = 14
"""Characters between a person and a company in “OpenAI CEO Sam Altman”."""
_THINGS = ("programme", "law")
_ACTORS = ("organisation", "person")
_SHARES = ("percent", "points")


class Subject(NamedTuple):
    """What a figure is about (a glossary id), whether the sentence itself says so, whether it is a plan
    or a law, and the places and names that the sentence and the one before it name."""

    about: str | None
    named: bool
    thing: bool
    around: frozenset[str]


class Subjects:
    """Tells what figures are about, from the evidence of all sources and the kinds of names."""

    def __init__(self, evidence: Mapping[str, Evidence], glossary: Sequence[Entry]) -> None:
        self._kinds = {entry.id: entry.kind for entry in glossary}
        self._sentences = {
            source: {sentence.n: sentence for sentence in known.sentences if not sentence.heading}
            for source, known in evidence.items()
        }
        self._companies = self._affiliations()
        self._main = {source: self._mostly(sentences) for source, sentences in self._sentences.items()}

    def of(self, source: str, n: int, figure: Quantity) -> Subject:
        """What a figure of sentence `n` of a source is about."""
        sentence = self._sentences[source][n]
        before = [self._sentences[source].get(n - back) for back in range(1, LOOK_BACK + 1)]
        previous = [one for one in before if one is not None]
        around = frozenset(name.id for one in (sentence, *previous[:1]) for name in one.names)
        things = self._of_kinds(sentence.names, _THINGS)
        if things:
            nearest = min(things, key=lambda name: _gap(name, figure))
            return Subject(nearest.id, True, True, around)
        if figure.unit in _SHARES and self._is_place(figure.owner):
            return Subject(figure.owner, True, False, around)
        actors = self._of_kinds(sentence.names, _ACTORS)
        subjects = [name for name in actors if name.span[1] <= figure.span[0]]
        if subjects:
            nearest = subjects[0] if figure.kind in (None, "investment") else subjects[-1]
            return Subject(self._company(nearest.id), True, False, around)
        for one in previous:
            things = self._of_kinds(one.names, _THINGS)
            earlier = self._of_kinds(one.names, _ACTORS)
            if things:
                return Subject(things[-1].id, False, True, around)
            if earlier:
                return Subject(self._company(earlier[0].id), False, False, around)
        main = self._main[source]
        return Subject(main, False, self._kinds.get(main or "") in _THINGS, around)

    def _is_place(self, name: str | None) -> bool:
        return name is not None and (self._kinds.get(name) == "place" or name.startswith("territory-"))

    def _of_kinds(self, names: Sequence[Name], kinds: Sequence[str]) -> list[Name]:
        return [name for name in names if self._kinds.get(name.id) in kinds]

    def _company(self, name: str) -> str:
        return self._companies.get(name, name)

    def _affiliations(self) -> dict[str, str]:
        """For each person the company beside whose name theirs stands most often."""
        beside: dict[str, Counter[str]] = defaultdict(Counter)
        for sentences in self._sentences.values():
            for sentence in sentences.values():
                for a, b in zip(sentence.names, sentence.names[1:], strict=False):
                    if b.span[0] - a.span[1] <= _TITLE:
                        kinds = {self._kinds.get(a.id): a.id, self._kinds.get(b.id): b.id}
                        if "person" in kinds and "organisation" in kinds:
                            beside[kinds["person"]][kinds["organisation"]] += 1
        return {
            person: min(counted, key=lambda company: (-counted[company], company))
            for person, counted in beside.items()
        }

    def _mostly(self, sentences: Mapping[int, SentenceEvidence]) -> str | None:
        """Whom a report mentions in most of its sentences."""
        counted = Counter(
            name
            for sentence in sentences.values()
            for name in sorted({n.id for n in self._of_kinds(sentence.names, (*_ACTORS, *_THINGS))})
        )
        return min(counted, key=lambda name: (-counted[name], name)) if counted else None


def _gap(name: Name, figure: Quantity) -> tuple[bool, int]:
    """What stands in front of the figure first, the nearest first."""
    behind = name.span[0] >= figure.span[1]
    return behind, (name.span[0] - figure.span[1]) if behind else (figure.span[0] - name.span[1])
