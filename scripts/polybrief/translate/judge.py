"""The judge: whoever reads an engine's work over, before it goes into the memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from polybrief import glossary
from polybrief.compute import Executor, Here, Plain, Task
from polybrief.examine import Examiner
from polybrief.limits import JUDGED_AT_ONCE
from polybrief.model import Entry, Fault
from polybrief.translate import faults
from polybrief.translate.faults import Side
from polybrief.translate.faults.capitals import prepare
from polybrief.translate.terms import Terms

Languages = tuple[str, str]
"""The language of a sentence and that of its translation."""

Pair = tuple[str, str]
"""A sentence and its translation."""


@dataclass(frozen=True)
class Verdict:
    """A translation with what is wrong for certain put right, and what is wrong with it then."""

    text: str
    faults: tuple[Fault, ...] = ()


class Judge(Protocol):
    """What the stage asks of a judge."""

    def prepare(self, source: str, language: str) -> str:
        """The sentence in the form in which an engine reads it best."""

    def verdicts(self, pairs: Sequence[Pair], languages: Languages) -> list[Verdict]:
        """What is to be said of each pair, in their order."""


class Trusting:
    """Takes an engine's work as it comes."""

    def prepare(self, source: str, language: str) -> str:  # noqa: ARG002
        return source

    def verdicts(self, pairs: Sequence[Pair], languages: Languages) -> list[Verdict]:  # noqa: ARG002
        return [Verdict(translation) for _, translation in pairs]


class Strict:
    """Knows the desk's glossary, and every fault that can be seen beside the source."""

    def __init__(self, entries: Sequence[Entry], executor: Executor | None = None) -> None:
        """A judge that reads where `executor` works, else in this process."""
        self._glossary = tuple(entries)
        self._executor = executor or Here()

    def prepare(self, source: str, language: str) -> str:
        return prepare(source, language, self._glossary)

    def verdicts(self, pairs: Sequence[Pair], languages: Languages) -> list[Verdict]:
        starts = range(0, len(pairs), JUDGED_AT_ONCE)
        items = ({"pairs": pairs[start : start + JUDGED_AT_ONCE], "languages": languages} for start in starts)
        found: dict[int, list[Verdict]] = {}
        for number, answer in self._executor.each(Task(reader, glossary.plain(self._glossary)), items):
            found[number] = [
                Verdict(text, tuple(Fault(code, detail) for code, detail in seen)) for text, seen in answer
            ]
        return [verdict for number in range(len(starts)) for verdict in found[number]]


def reader(setup: Plain) -> Callable[[Plain], Plain]:
    """A task: with a glossary, what makes of pairs `[text, [[fault, detail], …]]` each."""
    entries = glossary.of_plain(setup)
    examiner, terms = Examiner(entries), Terms(entries)

    def read(item: Plain) -> Plain:
        here, there = item["languages"]
        verdicts = []
        for source, translation in item["pairs"]:
            text = terms.mend(source, here, translation, there)
            seen = faults.find(Side(source, here), Side(text, there), examiner, terms)
            verdicts.append([text, [[fault.code, fault.detail] for fault in seen]])
        return verdicts

    return read
