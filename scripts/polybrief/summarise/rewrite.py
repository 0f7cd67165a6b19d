"""Sentences said anew by a language model, and the gate that each answer has to pass.

A model is asked for one sentence at a time and is believed nothing: what it answers must say the same in
figures, dates and names as the sentence that it was given, by value; bring in nothing new; be one plain
sentence in the right language and of like length; and hold no run of words of a restricted source. Else
the source's sentence stays. A sentence of a source may hold anything, also orders to the model: whatever
it makes the model answer meets the same gate.

What no rule here can see: a denial that becomes another word (“refused” for “did not agree”), who did it
and to whom, how certain it is (“may” and “will”). A person has to read what a model wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from polybrief import sentences
from polybrief.collect.identify import identify
from polybrief.errors import UnsupportedLanguage
from polybrief.examine import Examiner
from polybrief.examine.compare import Reading, differences
from polybrief.languages import LANGUAGES
from polybrief.limits import MAX_REWRITE_FAILURES, REWRITE_LONGEST, REWRITE_SHORTEST
from polybrief.model import SentenceEvidence
from polybrief.summarise.borrowed import Wordings, taken_over
from polybrief.summarise.room import length_of
from polybrief.summarise.words import WORDS

__all__ = ["Answer", "Gate", "Rewriter", "rewritten"]

_MARKUP = re.compile(r"[\[\]<>{}|`*#^~\\_=]|https?:|www\.|\S@\S|!!!|&#?\w+;")
_QUOTES = re.compile('[“”„«»「」『』"]')
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w&’'-]*")
_HAN = re.compile("[\u4e00-\u9fff]")
_FOREIGN = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
"""Letters of scripts that no language of the desk is written in."""
_STEM = 5
"""Letters that two forms of one German word have in common."""


@dataclass(frozen=True)
class Answer:
    """What came back for a sentence; `problem` says in plain words why it cannot be used (empty: it can)."""

    text: str
    problem: str = ""


class Rewriter(Protocol):
    """Says a sentence in other words. `model` names it in the draft."""

    @property
    def model(self) -> str: ...

    def rewrite(self, sentence: str, language: str) -> Answer:
        """The sentence anew, or what was in the way; it raises nothing for a service that fails."""
        ...


@dataclass(frozen=True)
class Gate:
    """What an answer is held against. `vocabulary` are words of the desk's language that are no names
    for standing in several sources."""

    examiner: Examiner
    wordings: Wordings
    vocabulary: frozenset[str] = frozenset()

    def problem(self, given: str, answer: str, language: str) -> str:
        """Why `answer` cannot stand for the sentence `given`; empty if it can."""
        return (
            _form(given, answer, language)
            or _language(answer, language)
            or _length(given, answer)
            or self._facts(given, answer, language)
            or _strange(given, answer, language, self.vocabulary)
            or self._wording(answer, language)
        )

    def _facts(self, given: str, answer: str, language: str) -> str:
        old, new = self.examiner.read(given, language), self.examiner.read(answer, language)
        found = differences(_reading(old, given, language), _reading(new, answer, language))
        if found:
            first = found[0]
            said = " → ".join(f"“{f.text}”" for f in (first.source, first.target) if f)
            return f"a figure or date is {first.kind}: {said}"
        before, after = {n.id for n in old.names}, {n.id for n in new.names}
        if before != after:
            return f"a name is {'added' if after - before else 'missing'}: {min(before ^ after)}"
        if {a.to for a in old.attributions} - {a.to for a in new.attributions}:
            return "it does not say any more whose statement it is"
        denied = [_denies(text, language) for text in (given, answer)]
        return "" if denied[0] == denied[1] else "one of the two denies and the other does not"

    def _wording(self, answer: str, language: str) -> str:
        runs = taken_over(answer, language, self.wordings, self.examiner)
        return f"{runs[0].length} words in a row are still those of {runs[0].sentence}" if runs else ""


def rewritten(
    given: Sequence[str], language: str, rewriter: Rewriter, gate: Gate, room: int
) -> tuple[Answer, ...]:
    """An answer for each of the `given` sentences that passed the gate, or why there is none.

    `room` is how many words longer they may become together. After some failures in a row the service is
    asked no more.
    """
    answers: list[Answer] = []
    failures = 0
    for sentence in given:
        if failures >= MAX_REWRITE_FAILURES:
            answers.append(Answer("", "not asked, as the service had failed before"))
            continue
        answer = rewriter.rewrite(sentence, language)
        failures = failures + 1 if answer.problem else 0
        text = unicodedata.normalize("NFC", answer.text).strip()
        problem = answer.problem or gate.problem(sentence, text, language)
        longer = length_of(text) - length_of(sentence)
        if not problem and longer > room:
            problem = "it is too long for the draft"
        if not problem:
            room -= longer
        answers.append(Answer("" if problem else text, problem))
    return tuple(answers)


def _reading(known: SentenceEvidence, text: str, language: str) -> Reading:
    return Reading(known.figures, known.dates, known.names, text, language)


def _form(given: str, answer: str, language: str) -> str:
    if not answer or not any(char.isalpha() for char in answer):
        return "nothing came back"
    if any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for char in answer):
        return "it has line breaks or signs that are not seen"
    if _MARKUP.search(answer):
        return "it has mark-up, a link or a footnote"
    if _QUOTES.search(answer) and not _QUOTES.search(given):
        return "it quotes what the sentence does not"
    if len(sentences.split(answer, language)) != 1 or answer[-1] not in '.!?。！？”」"':
        return "it is not one sentence"
    return ""


def _length(given: str, answer: str) -> str:
    share = length_of(answer) / max(1, length_of(given))
    return "" if REWRITE_SHORTEST <= share <= REWRITE_LONGEST else f"it is {share:.1f} times as long"


def _language(answer: str, language: str) -> str:
    if _FOREIGN.search(answer):
        return "it is in another script"
    chinese = len(_HAN.findall(answer))
    if (language == "zh") != (chinese * 2 > sum(char.isalpha() for char in answer)):
        return "it is in another language"
    if language == "zh":
        return ""
    if chinese:
        return "it is partly in Chinese"
    # Among the languages that the desk reads; a short sentence full of names is taken for many others.
    try:
        found = identify(answer, "the answer")
    except UnsupportedLanguage:
        return "it is in another language"
    return "" if found == language else "it is in another language"


def _denies(text: str, language: str) -> bool:
    negations = WORDS[language].negations
    if language == "zh":
        return any(char in negations for char in text)
    return any(word.casefold() in negations for word in re.findall(r"[^\W\d_]+", text))


def _strange(given: str, answer: str, language: str, vocabulary: frozenset[str]) -> str:
    """A name that the sentence does not have, as far as its letters show that it is one.

    English: a capital. German, where every noun has one: a noun that is neither a form of a word of the
    sentence nor a word that several sources have. Chinese: Latin letters, and characters that spell foreign
    names.
    """
    known = {word.casefold() for word in _LATIN.findall(given)}
    if language == "zh":
        syllables = LANGUAGES["zh"].splitting.syllables
        for run in _runs_of(answer, syllables | {"·"}):
            if len(run) > 2 and run not in given:
                return f"a name is added: {run}"
    starters = LANGUAGES[language].splitting.starters
    for n, match in enumerate(_LATIN.finditer(answer)):
        word = match[0].removesuffix("'s").removesuffix("’s")
        plain = word[0].islower() and word[1:].islower()
        if language != "zh" and (plain or len(word) == 1):
            continue
        folded = word.casefold()
        if folded in known or word in vocabulary:
            continue
        if language != "zh" and n == 0 and (word in starters or folded in vocabulary):
            continue
        if language == "de" and any(
            folded[:_STEM] == other[:_STEM] for other in known if len(other) >= _STEM
        ):
            continue
        return f"a name is added, or a word that looks like one: {word}"
    return ""


def _runs_of(text: str, chars: frozenset[str]) -> list[str]:
    runs, current = [], ""
    for char in f"{text} ":
        if char in chars:
            current += char
        elif current:
            runs.append(current)
            current = ""
    return runs
