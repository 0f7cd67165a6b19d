"""What search knows of a page beside its words: its names in every form and language, and its facets.

Both stand in the page's head, so that no reader, screen reader or excerpt of a result meets them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape

from polybrief.briefs import Brief
from polybrief.examine.names import Names
from polybrief.languages import LANGUAGES
from polybrief.model import Entry
from polybrief.publish import topics
from polybrief.publish.desk import Desk, Report
from polybrief.publish.finding_texts import FINDING_TEXTS
from polybrief.publish.texts import TEXTS

FACETS = ("kind", "topic", "year", "programme", "status", "source_language")
"""What results can be narrowed by, in the order in which readers are offered it."""

_BODY = re.compile(r"<article\b[^>]*\bdata-pagefind-body\b[^>]*>(.*)</article>", re.S)
_HAN = re.compile("[\u3400-\u9fff]+")
_MARKS = re.compile(r"<[^>]+>")
# Pagefind takes a section's heading for nearly as telling as the page's own title.
_SECTION = re.compile(r"<(h[23])\b")
# A word of a dossier, of a report, or of a list counts for less than the same word of a brief.
_WEIGHTS = {"dossier": 0.25, "source": 0.2, "other": 0.1}

Facet = tuple[str, str]


class Indexing:
    """Marks the pages of a desk in `language` for Pagefind."""

    def __init__(self, desk: Desk, language: str) -> None:
        self._desk = desk
        self._language = language
        self._glossary = desk.known.glossary
        self._names = Names(tuple(self._glossary.values()), territories=False)

    def marked(self, page: str, path: str) -> str:
        """The HTML of the page at `path` with what search is to know of it; as it was if search skips it."""
        body = _BODY.search(page)
        if not body:
            return page
        brief = self._desk.brief(self._language, path)
        source_id = path.removeprefix("sources/").removesuffix(".md")
        report = self._desk.report(source_id) if path.startswith("sources/") else None
        dossier = self._desk.dossier(self._language, path)
        kind = "dossier" if dossier else "brief" if brief else "source" if report else "other"
        counted = self._entries(unescape(_MARKS.sub(" ", body[1])), report)
        entries = [self._glossary[name] for name in counted]
        facets = [("kind", getattr(FINDING_TEXTS[self._language], kind)), *self._programmes(entries)]
        facets += self._of_brief(brief) if brief else self._of_report(report) if report else ()
        marks = [_meta("filter", name, value) for name, value in facets]
        leads = brief if dossier is None else None
        searched = self._names_of_brief(leads, counted) if leads else self._mentioned(entries, report)
        marks += [_meta("meta", name, "; ".join(forms)) for name, forms in searched if forms]
        start, end = body.span(1)
        text = _SECTION.sub(r'<\1 data-pagefind-weight="2"', body[1]) if leads else body[1]
        page = page[:start] + text + page[end:]
        if kind in _WEIGHTS:
            weight = f' data-pagefind-body data-pagefind-weight="{_WEIGHTS[kind]}"'
            page = page.replace(" data-pagefind-body", weight, 1)
        return page.replace("</head>", "".join(marks) + "</head>", 1)

    def _entries(self, text: str, report: Report | None) -> Counter[str]:
        """The ids of the names in a text, with how often; of a report also those that its evidence has."""
        languages = dict.fromkeys((self._language, *([report.source.language] if report else ())))
        ids = [name.id for code in languages for name in self._names.find(text, code)]
        evidence = self._desk.known.evidence.get(report.source.id) if report else None
        ids += [name.id for one in evidence.sentences for name in one.names] if evidence else []
        return Counter(name for name in ids if name in self._glossary)

    def _names_of_brief(self, brief: Brief, counted: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:
        """What a brief is about, by its address; what its title and summary name; what its tags say; what it
        names more than once; and all that it names. Each counts by itself, and their weights stand in
        assets/javascripts/search.js."""
        front, entries = brief.front, [self._glossary[name] for name in counted]
        about = self._glossary.get(brief.slug)
        forms = _forms([about] if about else [])
        yield "about", [brief.slug.replace("-", " "), *forms, *self._parts(forms)]
        head = self._names.find(f"{front.title}\n{front.summary}", self._language)
        forms = _forms(entry for entry in entries if entry.id in {name.id for name in head})
        yield "lead", [*forms, *self._parts(forms)]
        tags = frozenset(front.tags)
        yield "tags", _forms(entry for entry in entries if tags.intersection(_forms([entry])))
        yield "often", _forms(entry for entry in entries if counted[entry.id] > 1)
        yield "names", _forms(entries)

    def _parts(self, forms: Iterable[str]) -> dict[str, None]:
        """On Chinese pages, the runs of one to three characters in Chinese forms: a browser cuts what a
        reader types into words, but Pagefind does not cut what stands in the head."""
        runs = (run for form in forms for run in _HAN.findall(form)) if self._language == "zh" else ()
        return dict.fromkeys(
            run[i : i + n] for run in runs for n in (1, 2, 3) for i in range(len(run) - n + 1)
        )

    def _mentioned(self, entries: Iterable[Entry], report: Report | None) -> Iterator[tuple[str, list[str]]]:
        """What a page that is no brief names, in one: it comes behind the briefs that name it."""
        known = (report.source.publisher, report.source.author) if report else ()
        yield "mentioned", [*_forms(entries), *filter(None, known)]

    def _programmes(self, entries: Iterable[Entry]) -> Iterator[Facet]:
        return (("programme", one.preferred(self._language)) for one in entries if one.kind == "programme")

    def _of_brief(self, brief: Brief) -> Iterator[Facet]:
        text, words = TEXTS[self._language], FINDING_TEXTS[self._language]
        if brief.front.topic:
            name = topics.name(brief.front.topic, self._desk.topics, self._language, *LANGUAGES)
            yield "topic", name
        if brief.front.date:
            yield "year", str(brief.front.date.year)
        yield "status", words.reviewed if brief.reviewed else words.machine
        cited = (self._desk.report(note.source) for note in brief.footnotes)
        for code in dict.fromkeys(report.source.language for report in cited if report):
            yield "source_language", text.language_name(code)

    def _of_report(self, report: Report) -> Iterator[Facet]:
        if report.source.published:
            yield "year", str(report.source.published.year)
        yield "source_language", TEXTS[self._language].language_name(report.source.language)


def _forms(entries: Iterable[Entry]) -> list[str]:
    """Every form of the names, in all languages, each once."""
    return list(dict.fromkeys(form for one in entries for code in one.forms for form in one.forms[code]))


def _meta(use: str, name: str, value: str) -> str:
    return f'<meta name="search-{name}" data-pagefind-{use}="{name}[content]" content="{escape(value)}">'
