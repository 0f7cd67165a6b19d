"""The judge: whoever reads an engine's work over, before it goes into the memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from polybrief.examine import Examiner
from polybrief.model import Entry, Fault
from polybrief.translate import faults
from polybrief.translate.faults import Side
from polybrief.translate.faults.capitals import prepare
from polybrief.translate.terms import Terms

Languages = tuple[str, str]
"""The language of a sentence and that of its translation."""


class Judge(Protocol):
    """What the stage asks of a judge."""

    def prepare(self, source: str, language: str) -> str:
        """The sentence in the form in which an engine reads it best."""

    def mend(self, source: str, translation: str, languages: Languages) -> str:
        """The translation with what is wrong for certain put right."""

    def faults(self, source: str, translation: str, languages: Languages) -> tuple[Fault, ...]:
        """What is wrong with the translation."""


class Trusting:
    """Takes an engine's work as it comes."""

    def prepare(self, source: str, language: str) -> str:  # noqa: ARG002
        return source

    def mend(self, source: str, translation: str, languages: Languages) -> str:  # noqa: ARG002
        return translation

    def faults(self, source: str, translation: str, languages: Languages) -> tuple[Fault, ...]:  # noqa: ARG002
        return ()


class Strict:
    """Knows the desk's glossary, and every fault that can be seen beside the source."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        self._glossary = tuple(glossary)
        self._examiner = Examiner(glossary)
        self._terms = Terms(glossary)

    def prepare(self, source: str, language: str) -> str:
        return prepare(source, language, self._glossary)

    def mend(self, source: str, translation: str, languages: Languages) -> str:
        return self._terms.mend(source, languages[0], translation, languages[1])

    def faults(self, source: str, translation: str, languages: Languages) -> tuple[Fault, ...]:
        here, there = Side(source, languages[0]), Side(translation, languages[1])
        return faults.find(here, there, self._examiner, self._terms)
