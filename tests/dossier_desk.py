"""A small dossier on a ferry, the reports it stands on, and the glossary that names it."""

from __future__ import annotations

from datetime import date
from typing import Any

from polybrief import dossiers
from polybrief.check import Desk
from polybrief.dossiers import Dossier
from polybrief.examine import Examiner, examine
from polybrief.model import Conflict, Entry, Ledger, Sentence, Source, Stated, text_hash

FERRY = Entry("ferry", "programme", {"en": ("Green Ferry",), "de": ("Grüne Fähre",), "zh": ("绿色渡轮",)})
GLOSSARY = (
    FERRY,
    Entry("oracle", "organisation", {"en": ("Oracle",), "de": ("Oracle",), "zh": ("甲骨文",)}),
    Entry("arm", "organisation", {"en": ("Arm",), "de": ("Arm",), "zh": ("Arm",)}),
)
REPORTS = {
    "letter": (
        "en",
        date(2025, 5, 4),
        (
            "Oracle pays for the Green Ferry.",
            "Oracle will invest $39 million in the Green Ferry.",
            "Of this, $5 million is spent at once.",
            "The harbour received a subsidy of $2 million.",
        ),
    ),
    "blatt": ("de", None, ("Die Grüne Fähre kostet 41 Millionen Dollar.", "Sie fährt bald.")),
    "bao": ("zh", date(2025, 5, 6), ("绿色渡轮投资4100万美元。", "绿色渡轮耗资300万。")),
}
TEXT = """\
# What is known of the ferry.
cutoff: 2025-05-31

summary:
  en: Oracle pays for a ferry.
  de: Oracle bezahlt eine Fähre.
  zh: 甲骨文出资建造渡轮。

sponsor:
# Who pays.
- en: Oracle pays for it.
  de: Oracle bezahlt sie.
  zh: 由甲骨文出资。
  cites: [letter:1]

status:
- en: So far $5 million is to be spent.
  de: Bisher sollen 5 Millionen Dollar ausgegeben werden.
  zh: 目前将动用500万美元。
  cites: [letter:3]
- en: It runs soon.
  de: Sie fährt bald.
  zh: 渡轮即将开航。
  cites: [blatt:2]
"""
LINES = TEXT.split("\n")
LEDGER = Ledger(
    conflicts=(
        Conflict(
            "c1",
            "contradiction",
            "conflict",
            "investment",
            "ferry",
            (
                Stated("letter:2", "$39 million", "39000000 USD"),
                Stated("blatt:1", "41 Millionen Dollar", "41000000 USD"),
            ),
        ),
    )
)


def line_of(words: str) -> int:
    """The line of the dossier's file that holds these words."""
    return next(n for n, line in enumerate(LINES, 1) if words in line)


def a_dossier(text: str = TEXT) -> Dossier:
    return dossiers.parse(text, "dossiers/ferry.yml", "ferry")


def a_desk(**more: Any) -> Desk:
    """The desk with the three reports, examined, and the conflict between two of them."""
    examiner = Examiner(GLOSSARY)
    sources, sentences, evidence = {}, {}, {}
    for name, (language, day, texts) in REPORTS.items():
        source = Source(name, language, "open", text_hash("\n".join(texts)), title=name, published=day)
        sentences[name] = [Sentence(name, n, language, text) for n, text in enumerate(texts, 1)]
        sources[name], evidence[name] = source, examine(source, sentences[name], examiner)
    given = {"evidence": evidence, "glossary": GLOSSARY, "ledger": LEDGER, **more}
    return Desk(sources=sources, sentences=sentences, briefs={}, **given)
