"""A small desk for the rules on what a sentence says: reports in three languages, briefs that cite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.check import Desk
from polybrief.examine import Examiner, examine
from polybrief.model import Entry, Finding, Sentence, Source, Translation, text_hash

GLOSSARY = (
    Entry("openai", "organisation", {"en": ("OpenAI",), "de": ("OpenAI",), "zh": ("OpenAI",)}),
    Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)}),
    Entry("oracle", "organisation", {"en": ("Oracle",), "de": ("Oracle",), "zh": ("甲骨文",)}),
    Entry(
        "us-government",
        "organisation",
        {"en": ("US government",), "de": ("US-Regierung",), "zh": ("美国政府",)},
    ),
    Entry("united-states", "place", {"en": ("United States", "US"), "de": ("USA", "US"), "zh": ("美国",)}),
)
REPORTS: Mapping[str, tuple[str, Sequence[str]]] = {
    "en": (
        "en",
        (
            "SoftBank pays $5 billion.",
            "The work began on January 22nd.",
            "It costs $500 billion (about 3.6 trillion).",
            "It takes 5 to 7 percent of the power.",
            "The US government supports it.",
            "He called it “the largest project of its kind anywhere”.",
            "Nothing of this has been built so far.",
            "Oracle builds more than 30 halls.",
        ),
    ),
    "de": (
        "de",
        (
            "SoftBank zahlt 39 Milliarden Dollar.",
            "Der Plan kostet mehrere zehn Milliarden Dollar.",
            "Es sei „das größte Vorhaben seiner Art in ganz Europa“, sagte er.",
            "Die Arbeiten begannen am 22. Januar.",
        ),
    ),
    "zh": ("zh", ("软银将投资390亿美元。", "该公司称这是“全球规模最大的同类项目”。")),
}

EXAMINER = Examiner(GLOSSARY)


def a_brief(*lines: str, language: str = "en", title: str = "A plan", extra: str = "") -> Brief:
    """A published brief with these lines, the first of them on line 7 (each line of `extra` moves it)."""
    head = f"---\ntitle: {title}\nsummary: What it is.\nstatus: published\nlanguage: {language}\n{extra}---\n"
    return briefs.parse(head + "\n".join(lines) + "\n", f"docs/{language}/briefs/plan.md", "plan")


def a_desk(
    *,
    wording: bool = True,
    restricted: Sequence[str] = (),
    translations: Mapping[tuple[str, str], Translation] | None = None,
    reports: Mapping[str, tuple[str, Sequence[str]]] = REPORTS,
    **more: Any,
) -> Desk:
    """A desk with the reports; without `wording`, as a public clone has them: evidence alone.

    `restricted` are the ids of those that belong to others; `more` are other fields of the desk.
    """
    sources, sentences, evidence = {}, {}, {}
    for name, (language, texts) in reports.items():
        source = Source(
            name,
            language,
            "restricted" if name in restricted else "open",
            text_hash("\n".join(texts)),
            title=f"Report {name}",
            publisher="Oracle" if name == "zh" else None,
            published=date(2025, 1, 23) if name == "en" else None,
        )
        read = [Sentence(name, n, language, text) for n, text in enumerate(texts, 1)]
        sources[name] = source
        evidence[name] = examine(source, read, EXAMINER)
        sentences[name] = read if wording else [Sentence(name, s.n, language, None) for s in read]
    more = {"evidence": evidence, "glossary": GLOSSARY, "briefs": {}, **more}
    return Desk(sources=sources, sentences=sentences, translations=translations or {}, **more)


def found(rule: ModuleType, brief: Brief, desk: Desk | None = None) -> list[Finding]:
    """What one rule finds."""
    return list(rule.find(brief, desk or _usual_desk()))


@cache
def _usual_desk() -> Desk:
    return a_desk()


def lines(rule: ModuleType, *text: str, desk: Desk | None = None, **more: Any) -> list[int]:
    """The lines of a brief with this text in which the rule finds something, counted from 1."""
    first = 6
    return [finding.line - first for finding in found(rule, a_brief(*text, **more), desk)]
