"""What machines read of a brief in its page: an Article of schema.org, as JSON-LD.

`reviewedBy` and `lastReviewed` belong to a WebPage, so they stand with the page that the article is on.
Texts that a machine wrote or translated say so by the IPTC's digital source type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from polybrief.briefs import Brief, in_own_language
from polybrief.languages import language
from polybrief.model import Correction, Footnote, Source
from polybrief.publish import topics
from polybrief.publish.cite import modified
from polybrief.publish.desk import Desk
from polybrief.publish.imprint import Imprint

MACHINE_MADE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
"""What schema.org, after the IPTC's list of digital source types, calls the work of a trained model."""

Thing = dict[str, Any]

_ARTICLE = "#article"
"""Tells an article from the page that it is on, whose address is another thing's name."""


def article(brief: Brief, desk: Desk, site: Imprint, label: str, *, alone: bool = False) -> Thing:
    """The article; `label` is what the page says of an unreviewed text, `alone` that no other language
    can be linked to."""
    front, address = brief.front, site.page(brief.front.language, brief.slug)
    known: Thing = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"{address}{_ARTICLE}",
        "url": address,
        "headline": in_own_language(front.title, front.language)[0],
        "abstract": in_own_language(front.summary, front.language)[0],
        "inLanguage": _tag(front.language),
        "isAccessibleForFree": True,
        "publisher": _organisation(site.name),
        "version": brief.text_hash,
        "mainEntityOfPage": _page(brief, address),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": f"{address}brief.json",
        },
    }
    if front.date:
        known["datePublished"] = front.date.isoformat()
    last = modified(brief)
    if last:
        known["dateModified"] = last.isoformat()
    if front.topic:
        known["articleSection"] = topics.name(front.topic, desk.topics, front.language, desk.desk_language)
    if front.tags:
        known["keywords"] = list(front.tags)
    if site.licence:
        known["license"] = site.licence
    if brief.reviewed:
        known["editor"] = _person(front.responsible_editor or "")
    else:
        known["digitalSourceType"] = MACHINE_MADE
        known["creditText"] = label
    known |= {} if alone else _editions(brief, desk, site)
    cited = [_cited(source) for source in sources(brief, desk)]
    if cited:
        known["citation"] = cited
    if front.corrections:
        known["correction"] = [_correction(entry) for entry in front.corrections]
    return known


def script(thing: Thing) -> str:
    """JSON-LD to stand in a script element: a text with “</script>” in it does not end that."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")


def sources(brief: Brief, desk: Desk) -> Iterator[Source]:
    """The reports that a brief cites, in the order of their first notes."""
    for name in dict.fromkeys(Footnote(label, 0).source for label in brief.labels):
        report = desk.report(name)
        if report:
            yield report.source


def others(brief: Brief, desk: Desk) -> Sequence[Brief]:
    """The editions of a brief in the other languages that the site shows."""
    path = f"briefs/{brief.slug}.md"
    found = (desk.brief(code, path) for code in desk.languages if code != brief.front.language)
    return [edition for edition in found if edition and desk.lists(edition)]


def _editions(brief: Brief, desk: Desk, site: Imprint) -> Thing:
    """The original of a translation, or the translations of an original."""
    works = {
        edition.front.language: {
            "@type": "Article",
            "@id": f"{site.page(edition.front.language, edition.slug)}{_ARTICLE}",
            "headline": in_own_language(edition.front.title, edition.front.language)[0],
            "inLanguage": _tag(edition.front.language),
        }
        for edition in others(brief, desk)
    }
    original = brief.front.translation_of
    if original:
        return {"translationOfWork": works[original]} if original in works else {}
    translations = [
        works[edition.front.language]
        for edition in others(brief, desk)
        if edition.front.translation_of == brief.front.language
    ]
    return {"workTranslation": translations} if translations else {}


def _page(brief: Brief, address: str) -> Thing:
    page: Thing = {"@type": "WebPage", "@id": address}
    if brief.reviewed and brief.front.reviewed_on:
        page["reviewedBy"] = _person(brief.front.reviewed_by or "")
        page["lastReviewed"] = brief.front.reviewed_on.isoformat()
    return page


def _cited(source: Source) -> Thing:
    work: Thing = {"@type": "CreativeWork", "name": source.name, "inLanguage": _tag(source.language)}
    if source.author:
        work["author"] = _person(source.author)
    if source.publisher:
        work["publisher"] = _organisation(source.publisher)
    if source.published:
        work["datePublished"] = source.published.isoformat()
    if source.url:
        work["url"] = source.url
    return work


def _correction(entry: Correction) -> Thing:
    return {
        "@type": "CorrectionComment",
        "text": entry.what,
        "datePublished": entry.date.isoformat(),
        "author": _person(entry.who),
    }


def _person(name: str) -> Thing:
    return {"@type": "Person", "name": name}


def _organisation(name: str) -> Thing:
    return {"@type": "Organization", "name": name}


def _tag(code: str) -> str:
    """A language tag after BCP 47; Chinese with the script, as the desk writes simplified characters."""
    return "zh-Hans" if code == "zh" else language(code).code
