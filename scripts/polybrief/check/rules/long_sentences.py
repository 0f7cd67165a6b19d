"""A long sentence is hard to read, to support and to translate: a hint, no more."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import parts
from polybrief.limits import LONG_SENTENCE_CHARACTERS, LONG_SENTENCE_WORDS
from polybrief.model import Finding

CODE = "long-sentence"


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    language = brief.front.language
    for part in parts(brief):
        if part.kind not in ("sentence", "summary"):
            continue
        if language in LONG_SENTENCE_WORDS:
            count, most, what = len(part.words.split()), LONG_SENTENCE_WORDS[language], "words"
        else:
            count, most, what = len(part.words), LONG_SENTENCE_CHARACTERS, "characters"
        if count > most:
            message = f"{count} {what} in one sentence"
            yield Finding(
                CODE, "warning", brief.file, part.line, message, "make two of it, if it reads better"
            )
