"""A brief that breaks no rule of form, to be broken in one place, and what one rule finds in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from polybrief import briefs, localise
from polybrief.briefs import Brief
from polybrief.check import Desk
from polybrief.model import Entry, Finding, Source, Translation, text_hash

NOW = datetime(2025, 6, 10, 12, tzinfo=UTC)
BODY = """## The plan

The first ferry runs.[^trial:1]
It cost $39 million.[^trial:2]
"""
TITLES = {"en": ("A ferry", "It runs."), "de": ("Eine Fähre", "Sie fährt."), "zh": ("渡轮", "它已投入运行。")}
GERMAN = BODY.replace("The plan", "Der Plan").replace("The first ferry runs.", "Die erste Fähre fährt.")
GERMAN = GERMAN.replace("It cost $39 million.", "Sie kostete 39 Millionen US-Dollar.")
GLOSSARY = (
    Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)}),
    Entry("oracle", "organisation", {"en": ("Oracle",), "de": ("Oracle",), "zh": ("甲骨文",)}),
)
FRONT = {
    "date": "2025-06-01",
    "topic": "transport",
    "status": "published",
    "cutoff": "2025-05-31",
    "reviewed_by": "Ada Reader",
    "reviewed_on": "2025-06-02",
    "responsible_editor": "Bo Editor",
}


def make(body: str = BODY, language: str = "en", *, signed: bool = True, **front: str | None) -> Brief:
    """A brief in `docs/<language>/briefs/ferry.md`; keys of `front` replace those of a good one (None: none).

    `signed`: the hashes of review and publication are those of this text.
    """
    title, summary = TITLES[language]
    fields: dict[str, str | None] = {"title": title, "summary": summary, "language": language, **FRONT}
    if language != "en":
        fields["translation_of"] = "en"
    fields |= front

    def text(more: Mapping[str, str]) -> str:
        lines = (f"{key}: {value}" for key, value in {**more, **fields}.items() if value is not None)
        return "---\n" + "\n".join(lines) + "\n---\n\n" + body

    brief = parse(text({}), language)
    if not signed:
        return brief
    return parse(text({"reviewed_hash": brief.text_hash, "published_hash": brief.text_hash}), language)


def parse(text: str, language: str = "en", slug: str = "ferry") -> Brief:
    return briefs.parse(text, f"docs/{language}/briefs/{slug}.md", slug)


def desk(*known: Brief, **more: Any) -> Desk:
    source = Source("trial", "en", "open", text_hash(""), published=date(2025, 5, 4))
    given = {"now": NOW, "glossary": GLOSSARY, **more}
    return Desk({"trial": source}, {}, {(b.front.language, b.slug): b for b in known}, **given)


def found(rule: Any, brief: Brief, *others: Brief, **more: Any) -> list[Finding]:
    """What the rule finds in the brief."""
    return list(rule.find(brief, desk(brief, *others, **more)))


def catalogue(original: Brief, edition: Brief, **changes: Any) -> Sequence[Translation]:
    """The catalogue between both, every entry reviewed; `changes` are those of its fourth entry."""
    texts = [sentence.text for sentence in localise.passages(edition)]
    entries = [
        Translation(f"ferry:{s.n}", s.text or "", text, reviewed=True)
        for s, text in zip(localise.passages(original), texts, strict=True)
    ]
    if changes:
        entries[3] = Translation(
            **{**{key: getattr(entries[3], key) for key in ("sentence", "source_text", "text")}, **changes}
        )
    return entries
