"""A brief as JSON, beside its page: what it states, by which sentences of which reports, in values.

manual/brief.schema.json describes it. Of a restricted report it has no word but those of its figures: the
desk of the site holds none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from polybrief.briefs import Brief, in_own_language
from polybrief.check.statements import statements
from polybrief.model import Conflict, Footnote, Quantity, SentenceEvidence
from polybrief.publish.article import others
from polybrief.publish.cite import modified
from polybrief.publish.desk import Desk
from polybrief.publish.imprint import Imprint

FILE = "brief.json"
FORMAT = 1
"""The version of the format; it grows with every change that a reader of the old one would trip over."""


def render(brief: Brief, desk: Desk, site: Imprint, label: str, *, alone: bool = False) -> str:
    """The file; the same brief gives the same characters. `label`, `alone`: as for `article`."""
    # On one line: Python's encoder takes five times as long to indent.
    return json.dumps(record(brief, desk, site, label, alone=alone), ensure_ascii=False) + "\n"


def record(brief: Brief, desk: Desk, site: Imprint, label: str, *, alone: bool = False) -> dict[str, Any]:
    """The brief as values; what is not known is left out."""
    front, last = brief.front, modified(brief)
    page = front.language
    return _known(
        {
            "format": FORMAT,
            "title": in_own_language(front.title, page)[0],
            "summary": in_own_language(front.summary, page)[0],
            "language": page,
            "translation_of": front.translation_of,
            "status": front.status,
            "date": front.date,
            "modified": last,
            "cutoff": front.cutoff,
            "topic": front.topic,
            "tags": list(front.tags),
            "hash": brief.text_hash,
            "review": _review(brief),
            "label": None if brief.reviewed else label,
            "sentences": list(_sentences(brief, desk)),
            "notes": {note: found for note in brief.labels if (found := _note(note, desk, site, page))},
            "conflicts": [_conflict(conflict) for conflict in conflicts(brief, desk)],
            "corrections": [
                {"date": c.date.isoformat(), "kind": c.kind, "what": c.what, "who": c.who, "hash": c.hash}
                for c in front.corrections
            ],
            "links": {
                "page": site.page(page, brief.slug),
                "citation": f"{site.page(page, brief.slug)}citation.json",
                "editions": {}
                if alone
                else {
                    other.front.language: site.page(other.front.language, other.slug) + FILE
                    for other in others(brief, desk)
                },
            },
        }
    )


def conflicts(brief: Brief, desk: Desk) -> Iterator[Conflict]:
    """The conflicts that the site shows between reports, in which a sentence stands that the brief cites."""
    return (conflict for conflict in desk.conflicts(brief.labels) if conflict.weight == "conflict")


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """The values without those that are None; days as ISO 8601."""
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in values.items()
        if value is not None
    }


def _review(brief: Brief) -> dict[str, Any] | None:
    front = brief.front
    if not brief.reviewed or front.reviewed_on is None:
        return None
    return {
        "by": front.reviewed_by,
        "on": front.reviewed_on.isoformat(),
        "responsible_editor": front.responsible_editor,
    }


def _sentences(brief: Brief, desk: Desk) -> Iterator[dict[str, Any]]:
    """The sentences and rows of tables; `line` is that of the brief's file."""
    for statement in statements(brief):
        if not statement.cited:
            continue
        read = desk.examiner.read(statement.text, statement.language)
        yield {
            "line": statement.line,
            "text": statement.text,
            "language": statement.language,
            "notes": list(statement.labels),
            "figures": [_figure(figure) for figure in read.figures if not figure.incidental],
            "names": _names(read),
        }


def _names(read: SentenceEvidence) -> list[str]:
    return list(dict.fromkeys(name.id for name in read.names))


def _figure(figure: Quantity) -> dict[str, Any]:
    """A figure as a value: exact numbers as text, since JSON's are not."""
    return _known(
        {
            "text": figure.text,
            "low": f"{figure.low:f}",
            "high": f"{figure.high:f}",
            "unit": figure.unit,
            "approximate": figure.approximate or None,
            "bound": figure.bound or None,
            "noun": figure.noun,
            "measure": figure.kind,
            "owner": figure.owner,
        }
    )


def _note(label: str, desk: Desk, site: Imprint, page: str) -> dict[str, Any] | None:
    footnote = Footnote(label, 0)
    report = desk.report(footnote.source)
    if report is None or footnote.n is None:
        return None
    source, sentence = report.source, report.sentence(footnote.n)
    anchor = f"#s{footnote.n}" if sentence else ""
    return _known(
        {
            "source": source.id,
            "sentence": footnote.n,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "published": source.published,
            "language": source.language,
            "origin_language": source.origin_language,
            "rights": source.rights,
            "url": source.url,
            "sample": source.sample or None,
            # A report that the desk may show has its sentences here; of others there are none.
            "wording": sentence.text if sentence and source.rights == "open" else None,
            "page": site.of(page, f"sources/{source.id}/{anchor}"),
        }
    )


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return _known(
        {
            "id": conflict.id,
            "kind": conflict.kind,
            "measure": conflict.measure,
            "about": conflict.about,
            "stated": _stated(conflict),
        }
    )


def _stated(conflict: Conflict) -> list[dict[str, str]]:
    stated: Iterable[tuple[str, str, str]] = ((s.sentence, s.text, s.value) for s in conflict.stated)
    return [dict(zip(("sentence", "text", "value"), one, strict=True)) for one in stated]
