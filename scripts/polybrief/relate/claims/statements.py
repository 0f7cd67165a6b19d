"""What is compared with one another: the statements of the sentences, worded for comparison.

Only for the comparison names and sums take their English form, whatever the language (“奥尔特曼” →
“Sam Altman”, “390亿美元” → “$39 billion”), and a pronoun that opens a sentence gives way to the name it
stands for, where the sentences before leave no choice. No such wording is ever kept or shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from polybrief.examine import Examiner
from polybrief.limits import MIN_CLAIM_CHARACTERS, PRONOUN_REACH
from polybrief.model import Entry, Evidence, Quantity, Sentence, SentenceEvidence, Span, text_hash
from polybrief.relate.claims.clauses import clauses

_PRONOUNS: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": (
        (re.compile(r"(?P<of>His|Her)\b|(?:He|She)\b"), "person"),
        (
            # Not “It is reported that …”.
            re.compile(
                r"(?P<of>Its)\b|(?:The company|It)\b(?!’)"
                r"(?! (?:is|was|has been) (?:\w+ ){1,2}(?:that|to)\b)"
            ),
            "organisation",
        ),
    ),
    "de": (
        (re.compile(r"Er\b"), "person"),
        (re.compile(r"Das Unternehmen\b|Der Konzern\b"), "organisation"),
    ),
    "zh": ((re.compile(r"[他她](?![们国])"), "person"), (re.compile(r"它(?!们)|该公司"), "organisation")),
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥"}
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


@dataclass(frozen=True)
class Statement:
    """One statement: its sentence, the words to compare it by, and what was read in it."""

    sentence: Sentence
    text: str
    evidence: SentenceEvidence


def statements(
    sentences: Sequence[Sentence],
    glossary: Sequence[Entry] = (),
    evidence: Mapping[str, Evidence] | None = None,
    *,
    apart: bool = True,
    names: bool = True,
    pronouns: bool = True,
) -> list[Statement]:
    """The statements of the sentences, in their order.

    Headings, sentences without wording and very short ones are left out. What `evidence` (by source id)
    has of a sentence as it stands is not read again. The switches are for measuring: sentences taken
    apart, names and sums in English, pronouns replaced.
    """
    examiner = Examiner(glossary)
    read = {(source, one.n): one for source, known in (evidence or {}).items() for one in known.sentences}
    english = {entry.id: entry.preferred("en") for entry in glossary if entry.kind != "measure"}
    kinds = {entry.id: entry.kind for entry in glossary}
    found: list[Statement] = []
    before: list[SentenceEvidence] = []
    source = ""
    for sentence in sentences:
        if sentence.source != source:
            source, before = sentence.source, []
        if sentence.text is None or sentence.heading or _size(sentence) < MIN_CLAIM_CHARACTERS:
            continue
        seen = read.get((sentence.source, sentence.n))
        current = seen is not None and seen.sha256 == text_hash(sentence.text)[:16]
        whole = seen if seen and current else examiner.read(sentence.text, sentence.language)
        parts = clauses(sentence.text, sentence.language, whole.names) if apart else (sentence.text,)
        for part in parts:
            known = whole if part == sentence.text else examiner.read(part, sentence.language)
            text = _in_english(part, sentence.language, known, english) if names else part
            if pronouns and part == parts[0]:
                text = _named(text, sentence.language, before, kinds, english)
            found.append(Statement(sentence, text, known))
        before.append(whole)
    return found


def _size(sentence: Sentence) -> int:
    """Characters of a sentence, a Chinese one counted double, as its characters say more."""
    return len(sentence.text or "") * (2 if sentence.language == "zh" else 1)


def _in_english(text: str, language: str, known: SentenceEvidence, english: Mapping[str, str]) -> str:
    pieces: list[tuple[Span, str]] = [(n.span, english[n.id]) for n in known.names if n.id in english]
    pieces += [(figure.span, sum_) for figure in known.figures if (sum_ := _sum(figure))]
    taken = len(text)
    for (start, end), words in sorted(pieces, reverse=True):
        if end <= taken:
            text = text[:start] + (f" {words} " if language == "zh" else words) + text[end:]
            taken = start
    return text.strip()


def _sum(figure: Quantity) -> str | None:
    """“$39 billion” for a single sum of money, however it is written."""
    if not figure.is_money or figure.low != figure.high:
        return None
    scale, word = next(((s, w) for s, w in _SCALES if figure.low >= s), (Decimal(1), ""))
    value = (figure.low / scale).normalize()
    return f"{_SIGNS.get(figure.unit, figure.unit + ' ')}{value:f} {word}".strip()


def _named(
    text: str,
    language: str,
    before: Sequence[SentenceEvidence],
    kinds: Mapping[str, str],
    english: Mapping[str, str],
) -> str:
    """The text with the name for the pronoun that opens it, where the sentences before bear one only."""
    for pattern, kind in _PRONOUNS[language]:
        match = pattern.match(text)
        if not match:
            continue
        for known in reversed(before[-PRONOUN_REACH:]):
            candidates = {name.id for name in known.names if kinds.get(name.id) == kind}
            if len(candidates) > 1:
                break
            if candidates:
                name = english[candidates.pop()]
                possessive = "of" in match.groupdict() and match["of"]
                mark = "’s" if possessive else " " if language == "zh" else ""
                return name + mark + text[match.end() :]
    return text
