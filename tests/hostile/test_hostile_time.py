"""Texts that make regular expressions go back and forth: every reader of text ends within a bound."""

# ruff: noqa: PT017 (an input a line; an error that may come or not)
from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from polybrief import briefs, sentences
from polybrief.check import Desk, check
from polybrief.collect import plain
from polybrief.errors import PolybriefError
from polybrief.examine import Examiner
from polybrief.model import Source
from polybrief.publish.harmless import harmless
from polybrief.publish.lines import pieces

N = 6_000
SECONDS = 30
EXAMINER = Examiner(())
HEAD = "---\ntitle: A\nsummary: B\nstatus: published\nlanguage: en\n---\n"

# What it attacks: a text of about 12,000 characters in one line.
CASES = {
    "one-word": "a" * 2 * N,
    "blanks-and-a-letter": " " * 2 * N + "x",
    "no-break-blanks": "\u00a0" * 2 * N + "x",
    "digits": "1" * 2 * N,
    "thousands": "1," * N,
    "decimals": "1." * N,
    "ranges": "1-" * N,
    "dollars": "$" * 2 * N,
    "per-cents": "1% " * N,
    "zeros-of-chinese": "万" * 2 * N,
    "numerals-of-chinese": "一" * 2 * N,
    "shares-of-chinese": "百分之" * N,
    "days-of-chinese": "1年1月" * N,
    "scales": "billion " * (N // 4),
    "scales-of-german": "Milliarden " * (N // 6),
    "number-words-of-german": "einundzwanzig" * (N // 6),
    "months": "January " * (N // 4),
    "days-of-german": "3. " * N,
    "between": "between 1 and " * (N // 7),
    "attributions": "according to " * (N // 7),
    "attributions-of-german": "laut " * (N // 3),
    "attributions-of-chinese": "据" * 2 * N,
    "opening-quotes": "“" * 2 * N,
    "quotes": '"a" ' * N,
    "parentheses": "(" * 2 * N,
    "apostrophes": "a'" * N,
    "hyphens": "a-" * N,
    "initials": "A. " * N,
    "full-stops": ". " * N,
    "ellipses": "…" * 2 * N,
    "semicolons-of-chinese": "；" * 2 * N,
    "calls-of-footnotes": "[^" * N,
    "calls-that-close": "[^a:1]" * (N // 3),
    "closing-brackets": "]" * 2 * N,
    "back-ticks": "`" * 2 * N,
    "stars": "*a " * N,
    "attribute-lists": "{:" * N,
    "cells": "| a " * N,
    "backslashes": "\\" * 2 * N,
    "half-open-elements": "<a " * N,
    "entities": "&" * 2 * N,
    "addresses": "http://" * (N // 4),
    "mailboxes": "a@" * N,
    "joiners": "a\u200d" * N,
    "combining": "a" + "\u0301" * 2 * N,
    "private-use": "\ue000" * 2 * N,
}  # fmt: skip


def _gate(text: str) -> None:
    brief = briefs.parse(f"{HEAD}{text}\n", "docs/en/briefs/a.md", "a")
    sources = {"a": Source("a", "en", "open", "0")}
    desk = Desk(sources, {}, {("en", "a"): brief}, now=datetime(2025, 1, 1, tzinfo=UTC))
    list(check([brief], desk))


READERS: dict[str, Callable[[str], object]] = {
    "figures-in-english": lambda text: EXAMINER.read(text, "en"),
    "figures-in-german": lambda text: EXAMINER.read(text, "de"),
    "figures-in-chinese": lambda text: EXAMINER.read(text, "zh"),
    "sentences": lambda text: [sentences.split(text, code) for code in ("en", "de", "zh")],
    "paragraphs": lambda text: plain.paragraphs(text, markdown=True),
    "gate": _gate,
    "site": harmless,
    "cards": pieces,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", CASES)
def test_a_reader_ends_in_time(name: str, reader: str) -> None:
    start = time.monotonic()
    try:
        READERS[reader](CASES[name])
    except PolybriefError as problem:
        assert problem.hint
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("reader", ["sentences", "paragraphs", "site"])
def test_a_line_of_ten_megabytes_ends_in_time(reader: str) -> None:
    start = time.monotonic()
    READERS[reader]("word " * 2_000_000)
    assert time.monotonic() - start < SECONDS
