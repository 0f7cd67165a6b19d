"""What search, feeds and old addresses say, in each language; beside `texts.py`, which has the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class FindingTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    moved: str
    moved_to: str

    feed: str
    """Title of the feed of all briefs."""
    topic_feed: str
    """Title of the feed of a topic: `{topic}`."""
    feed_form: str
    """A feed in one of its forms: `{title}`, `{form}`."""
    by_machine: str
    """Behind the summary of a brief that no person has reviewed: `{summary}`, `{label}`."""

    narrow: str
    """What the choices beside the search box are for."""
    topic: str
    year: str
    programme: str
    status: str
    source_language: str
    kind: str
    reviewed: str
    machine: str
    brief: str
    dossier: str
    source: str
    other: str


_ENGLISH = FindingTexts(
    moved="This page has moved",
    moved_to="To its new address",
    feed="Briefs",
    topic_feed="Briefs: {topic}",
    feed_form="{title} ({form})",
    by_machine="{summary} ({label}.)",
    narrow="Narrow the results",
    topic="Topic",
    year="Year",
    programme="Programme",
    status="Review",
    source_language="Language of sources",
    kind="Kind of page",
    reviewed="reviewed by a person",
    machine="made by machine",
    brief="brief",
    dossier="dossier",
    source="source",
    other="overview",
)

_GERMAN = FindingTexts(
    moved="Diese Seite ist umgezogen",
    moved_to="Zur neuen Adresse",
    feed="Kurzberichte",
    topic_feed="Kurzberichte: {topic}",
    feed_form="{title} ({form})",
    by_machine="{summary} ({label}.)",
    narrow="Treffer eingrenzen",
    topic="Thema",
    year="Jahr",
    programme="Programm",
    status="Prüfung",
    source_language="Sprache der Quellen",
    kind="Art der Seite",
    reviewed="von einem Menschen geprüft",
    machine="maschinell erstellt",
    brief="Kurzbericht",
    dossier="Dossier",
    source="Quelle",
    other="Übersicht",
)

_CHINESE = FindingTexts(
    moved="本页已移至新网址",
    moved_to="前往新网址",
    feed="简报",
    topic_feed="简报：{topic}",
    feed_form="{title}（{form}）",
    by_machine="{summary}（{label}。）",
    narrow="缩小范围",
    topic="主题",
    year="年份",
    programme="计划",
    status="审校",
    source_language="来源语言",
    kind="页面类型",
    reviewed="经人工审校",
    machine="机器生成",
    brief="简报",
    dossier="专题档案",
    source="来源",
    other="总览",
)

FINDING_TEXTS: Mapping[str, FindingTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
