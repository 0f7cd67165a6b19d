"""Text that was left in the source's language, or came out in a wrong one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from polybrief.languages.table import words
from polybrief.limits import (
    COPIED_RUN,
    COPIED_SHARE,
    COPIED_WORDS,
    LANGUAGE_CERTAINTY,
    LATIN_RUN,
    MIN_LANGUAGE_LETTERS,
)
from polybrief.translate.faults.side import HAN, Side

# Frequent words that the other languages of the desk do not have.
_FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": words(
        "the of and to is that for it with as on by at from be are have has had not this which or",
        "will would can could should their they them his her him he she we you your our its been",
        "were but after before about into over than when where who what there more also said if no",
    ),
    "de": words(
        "der das und ist nicht mit von dem den des ein eine einen einem einer eines auf für sich im",
        "zu zum zur auch als nach wird werden wurde wurden bei aus wie haben sind ich er sie wir",
        "ihr ihre sein seine aber oder wenn dass noch nur über vor durch um bis unter gegen vom kann",
        "können soll sollen hatte hatten habe waren mehr sehr schon wieder diese dieser dieses",
    ),
    "zh": frozenset(),
}
_WITHIN_NAMES = words(
    "of the for and to a an in on at by with der die das dem den des und von vom für zu zum zur im am",
    "de la las los el du del di da van et y",
)
_BRACKETS = re.compile(r"[(（\[［【《〈][^()（）\[\]［］【】《》〈〉]*[)）\]］】》〉]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:[’'-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff]{3,}|[\u0400-\u052f]{2,}|[\u0590-\u05ff]{2,}|[\u0600-\u06ff]{2,}|[\u0900-\u0dff]{2,}"
    r"|[\u0e00-\u0e7f]{2,}|[\u1100-\u11ff\uac00-\ud7af]+|[\u3040-\u309f]+|[\u30a0-\u30fa\u30fd-\u30ff]{2,}"
)
_CANDIDATES = ["en", "de", "zh", "fr", "es", "it", "nl", "pt", "ru", "da", "sv", "pl", "tr"]
_SCRIPTS = ("zh", "ru")


def copied(source: Side, target: Side) -> str | None:
    """What stands in the translation as in the source: all of it, or a long stretch; None if nothing.

    Names, figures and addresses are the same in many languages; words in lower case are not.
    """
    if source.language == "zh" or target.language == "zh":
        return _copied_between_scripts(source, target)
    if source.tokens and source.tokens == target.tokens:
        says = any(_says_words(side.prose, source.language) for side in (source, target))
        return _cut(source.text) if says else None
    runs = _shared_runs(source, target)
    telling = [(a, b) for a, b in runs if _tells(source, a, b)]
    length = sum(b - a for a, b in telling)
    if length >= COPIED_WORDS and length >= COPIED_SHARE * len(source.tokens):
        start, end = max(telling, key=lambda run: run[1] - run[0])
        return _cut(source.text[source.spans[start][0] : source.spans[end - 1][1]])
    return None


def _says_words(text: str, language: str) -> bool:
    """Whether a text is more than names, capitals and figures."""
    found = [match[0] for match in _LATIN_RUN.finditer(text)]
    if text.isupper():
        return len(found) > 2
    small = sum(word[0].islower() for word in found)
    known = _FUNCTION_WORDS[language]
    return small >= 2 or (len(found) > 2 and any(word.casefold() in known for word in found))


def _tells(source: Side, start: int, end: int) -> bool:
    """Whether a stretch of the source is more than a name or a title: “Society for the Prevention of …”."""
    small = [
        source.text[a:b]
        for a, b in source.spans[start:end]
        if source.text[a].islower() and b - a > 1 and not source.in_address(a)
    ]
    own = [word for word in small if word not in _WITHIN_NAMES]
    long = sum(len(word) > 2 for word in own)
    known = any(word in _FUNCTION_WORDS[source.language] for word in own)
    return long >= 2 or (known and len(small) >= 2) or (long == 1 and len(small) >= 3)


def _shared_runs(source: Side, target: Side) -> list[tuple[int, int]]:
    """Stretches of at least `COPIED_RUN` words that both have, in the same case, as places in the source."""
    ours, theirs = ([side.text[a:b] for a, b in side.spans] for side in (source, target))
    grams = {tuple(theirs[n : n + COPIED_RUN]) for n in range(len(theirs) - COPIED_RUN + 1)}
    found: list[tuple[int, int]] = []
    for n in range(len(ours) - COPIED_RUN + 1):
        if tuple(ours[n : n + COPIED_RUN]) in grams:
            start = found.pop()[0] if found and n < found[-1][1] else n
            found.append((start, n + COPIED_RUN))
    return found


def _copied_between_scripts(source: Side, target: Side) -> str | None:
    pattern = _HAN_RUN if source.language == "zh" else _LATIN_RUN
    if source.tokens == target.tokens and source.tokens:
        words_in = pattern.findall(target.prose)
        many = len(words_in) >= 2 and any(word[0].islower() for word in words_in)
        in_capitals = len(words_in) > 2 and target.text.isupper()
        return _cut(source.text) if many or in_capitals or (words_in and source.language == "zh") else None
    return None


def language(source: Side, target: Side) -> str | None:
    """What stands there in a wrong script, or the wrong language of the whole; None if neither.

    Names in brackets may keep their script, and so may what the source has in it, too.
    """
    text = _BRACKETS.sub(" ", target.prose)
    return _script(source, target, text) or _tongue(target, text)


def _script(source: Side, target: Side, text: str) -> str | None:
    other = _OTHER_SCRIPT.search(text)
    if other and other[0] not in source.text:
        return f"“{other[0][:20]}” is in no script of “{target.language}”"
    if target.language == "zh":
        return _latin_in_chinese(source, target, text)
    for match in _HAN_RUN.finditer(text):
        if source.language == "zh" or match[0] not in source.text:
            return f"“{match[0][:20]}” is Chinese"
    return None


def _latin_in_chinese(source: Side, target: Side, text: str) -> str | None:
    """Words in lower case in a row: no name, and no title that the source has in Latin letters, too."""
    if not _HAN_RUN.search(target.text):
        words_in = _LATIN_RUN.findall(source.prose)
        small = [word for word in words_in if word[0].islower() and len(word) > 2]
        if (small and len(words_in) > 2) or _HAN_RUN.search(source.text):
            return "no Chinese character" if _LATIN_RUN.search(text) else None
        return None
    last = 0
    run: list[str] = []
    for match in _LATIN_RUN.finditer(text):
        run = [*run, match[0]] if run and not text[last : match.start()].strip(" ,.'") else [match[0]]
        last = match.end()
        small = [word for word in run if word[0].islower()]
        if len(run) >= LATIN_RUN and len(small) >= LATIN_RUN // 2 and _may_not_stay(run, source):
            return f"“{' '.join(run)[:60]}” is not Chinese"
    return None


def _may_not_stay(run: list[str], source: Side) -> bool:
    """Chinese text that cites Latin words may go on doing so; English words may not stay English."""
    return source.language != "zh" or " ".join(run) not in source.text


def _tongue(target: Side, text: str) -> str | None:
    letters = sum(char.isalpha() for char in text)
    if letters < MIN_LANGUAGE_LETTERS and target.language != "zh":
        return None
    if target.language == "zh" or _FUNCTION_WORDS[target.language].intersection(target.tokens):
        foreign = _strangers(target)
        if target.language == "zh" or not foreign:
            return None
    found, certainty = _identifier().classify(text)
    if found != target.language and certainty >= LANGUAGE_CERTAINTY and found not in _SCRIPTS:
        return f"reads as “{found}”, not “{target.language}”"
    return None


def _strangers(target: Side) -> bool:
    """Whether more words of another language stand in it than of its own."""
    own = sum(token in _FUNCTION_WORDS[target.language] for token in target.tokens)
    other = "en" if target.language == "de" else "de"
    return sum(token in _FUNCTION_WORDS[other] for token in target.tokens) > own


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
