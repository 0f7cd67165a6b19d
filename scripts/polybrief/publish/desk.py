"""What the site's pages need of a desk, gathered in one place and kept free of protected wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property

from polybrief.briefs import Brief, is_public, is_withdrawn
from polybrief.check.alignment import stale
from polybrief.check.desk import Remembering
from polybrief.comments import holding
from polybrief.dossiers import public_sources
from polybrief.examine import Examiner
from polybrief.model import Comment, Conflict, Correction, Ledger, Sentence, Source, Translation
from polybrief.publish import history, ledger_pages, pages, topics
from polybrief.publish.dossier_pages import DossierPage, dossier_pages
from polybrief.publish.editions import Digest, digest
from polybrief.publish.handouts import shelf
from polybrief.publish.history import Version
from polybrief.publish.pages import Made
from polybrief.relate.overview import Known
from polybrief.store import Store


@dataclass(frozen=True)
class Report:
    """A source as its page shows it.

    `sentences` carry the wording of an open source; of a restricted one there are none, also where
    the private library is at hand. `count` is how many the text has, 0 if that is not known.
    `translations` maps a language to the translations by sentence id.
    """

    source: Source
    count: int
    sentences: tuple[Sentence, ...]
    translations: Mapping[str, Mapping[str, Translation]]

    def sentence(self, n: int) -> Sentence | None:
        """Sentence `n`, None where its wording is not shown or there is none."""
        return self.sentences[n - 1] if 1 <= n <= len(self.sentences) else None

    def translation(self, sentence: Sentence, languages: tuple[str, ...]) -> tuple[str, Translation] | None:
        """The first translation of a sentence in the order of `languages`, with its language.

        None where the sentence is in the first of them already, or none has a translation.
        """
        for language in languages:
            if language == sentence.language:
                return None
            found = self.translations.get(language, {}).get(sentence.id)
            if found and found.text and found.source_text == sentence.text:
                return language, found
        return None


@dataclass(frozen=True)
class Desk:
    """Everything that the pages of all languages show or link to.

    `briefs` holds every edition by language, whatever its status; `preview` says whether those that
    are not published are part of the site. `pages` holds, by language, the paths under
    `docs/<language>` of the pages that are no briefs. `catalogues` holds, by slug, the translations into
    the language that is built. What is held back at the time `now` is part of no site but the preview.
    `digests` are the leads of weekly editions by language, whatever their status; `comments` the editor's
    words on conflicts as they are now, by the id of the conflict.
    `ledger` is the part of the ledger that this site shows (None before `polybrief relate`), `known` what
    its pages need beside it. `topics` are those of the settings, `versions` the changes of the briefs in the
    language that is built, by the file's name. `handouts` are the PDFs in that language which show public
    briefs and weekly editions as they are now.
    """

    languages: tuple[str, ...]
    desk_language: str
    preview: bool
    reports: tuple[Report, ...]
    briefs: Mapping[str, tuple[Brief, ...]]
    pages: Mapping[str, frozenset[str]]
    digests: Mapping[str, tuple[Brief, ...]] = field(default_factory=dict)
    comments: Mapping[str, Comment] = field(default_factory=dict)
    catalogues: Mapping[str, tuple[Translation, ...]] = field(default_factory=dict)
    machine_label: Mapping[str, str] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    ledger: Ledger | None = None
    known: Known = field(default_factory=lambda: Known({}))
    topics: topics.Names = field(default_factory=dict)
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    handouts: frozenset[str] = frozenset()
    dossiers: Mapping[str, tuple[DossierPage, ...]] = field(default_factory=dict)
    """By language, whatever their status; the text of each is a brief to all that shows or hides briefs."""

    def shown(self, language: str) -> tuple[Brief, ...]:
        """The briefs that this site shows in a language, the newest first."""
        listed = (brief for brief in self.briefs[language] if self.lists(brief))
        by_title = sorted(listed, key=lambda brief: brief.slug)
        return tuple(sorted(by_title, key=lambda brief: brief.front.date or date.min, reverse=True))

    def public(self, language: str) -> tuple[Brief, ...]:
        """The briefs that readers may see in a language, the newest first, also in the preview."""
        return tuple(brief for brief in self.shown(language) if is_public(brief, self.now))

    def editions(self, language: str) -> tuple[Digest, ...]:
        """The weekly editions that this site shows in a language, the latest first."""
        sources = {report.source.id: report.source for report in self.reports}
        kinships = self.ledger.kinships if self.ledger else ()
        public = self.public(language)
        found = (
            digest(lead, public, sources, kinships)
            for lead in self.digests.get(language, ())
            if self.lists(lead)
        )
        return tuple(sorted(filter(None, found), key=lambda one: one.week, reverse=True))

    def lists(self, brief: Brief) -> bool:
        """Whether readers find a brief in lists and by search."""
        return self.preview or is_public(brief, self.now)

    def shows(self, brief: Brief) -> bool:
        """Whether a brief has a page; that of a withdrawn one says so, and nothing else."""
        return self.lists(brief) or is_withdrawn(brief, self.now)

    def corrections(self, language: str) -> tuple[tuple[Brief, Correction], ...]:
        """What was changed in published briefs, the latest first."""
        dossiers = (page.brief for page in self.dossiers.get(language, ()))
        briefs = (*self.briefs[language], *self.digests.get(language, ()), *dossiers)
        found = [(b, entry) for b in briefs if self.shows(b) for entry in b.front.corrections]
        found.reverse()
        return tuple(sorted(found, key=lambda pair: pair[1].date, reverse=True))

    def stale(self, brief: Brief) -> tuple[int, ...]:
        """The lines of an edition that were translated from an earlier text of the original."""
        original = self._original(brief)
        catalogue = self.catalogues.get(brief.slug)
        return stale(brief, original, catalogue) if original and catalogue else ()

    def engines(self, brief: Brief) -> tuple[str, ...]:
        """The engines whose unreviewed translations stand in a brief, with their models."""
        texts = {passage.text for passage in brief.passages} | {brief.front.title, brief.front.summary}
        machine = (t for t in self.catalogues.get(brief.slug, ()) if not t.reviewed and t.text in texts)
        names = (entry.engine for entry in machine if entry.sentence)
        return tuple(dict.fromkeys(name for name in names if name))

    def _original(self, brief: Brief) -> Brief | None:
        language = brief.front.translation_of
        if language is None:
            return None
        return self._briefs_by_path.get(language, {}).get(f"{brief.place}.md")

    def brief(self, language: str, path: str) -> Brief | None:
        """The brief whose page is at `path` in a language, None for any other page.

        The text of a dossier and the lead of a weekly edition are briefs here.
        """
        return self._briefs_by_path[language].get(path)

    def report(self, source_id: str) -> Report | None:
        """The report with this id, None if there is none."""
        return self._reports_by_id.get(source_id)

    def has_page(self, language: str, path: str) -> bool:
        """Whether the site has the page `path` (under `docs/<language>`) in a language."""
        brief = self.brief(language, path)
        if brief:
            return self.shows(brief)
        return path in self.pages[language] or path in self.made

    @cached_property
    def made(self) -> Mapping[str, Made]:
        """The pages that the program makes, by path, in the order of the navigation."""
        sources = (report.source for report in self.reports)
        dossiers = (page for each in self.dossiers.values() for page in each if self.shows(page.brief))
        made = pages.made(
            sources,
            self.ledger,
            preview=self.preview,
            weekly=any(self.editions(language) for language in self.languages),
            topic_ids=topics.ids(self.topics, (b for code in self.languages for b in self.shown(code))),
            names=self.topics,
        )
        return {page.path: page for page in (*pages.of_dossiers(dossiers), *made)}

    @cached_property
    def examiner(self) -> Examiner:
        """A reader of figures and names that knows the glossary, and what it has read before."""
        return Remembering(tuple(self.known.glossary.values()))

    def conflicts(self, sentences: Iterable[str]) -> tuple[Conflict, ...]:
        """The conflicts in which one of these sentences stands, as the ledger orders them."""
        found = {place for sentence in sentences for place in self._conflicts_by_sentence.get(sentence, ())}
        return tuple(self.ledger.conflicts[place] for place in sorted(found)) if self.ledger else ()

    @cached_property
    def _conflicts_by_sentence(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for place, conflict in enumerate(self.ledger.conflicts if self.ledger else ()):
            for stated in conflict.stated:
                places.setdefault(stated.sentence, []).append(place)
        return places

    @cached_property
    def _briefs_by_path(self) -> Mapping[str, Mapping[str, Brief]]:
        return {
            language: {
                **{f"{brief.place}.md": brief for brief in (*briefs, *self.digests.get(language, ()))},
                **{page.path: page.brief for page in self.dossiers.get(language, ())},
            }
            for language, briefs in self.briefs.items()
        }

    def dossier(self, language: str, path: str) -> DossierPage | None:
        """The dossier whose page is at `path` in a language."""
        return next((page for page in self.dossiers.get(language, ()) if page.path == path), None)

    @cached_property
    def _reports_by_id(self) -> Mapping[str, Report]:
        return {report.source.id: report for report in self.reports}


def read_desk(store: Store, language: str, *, preview: bool) -> Desk:
    """The desk for a build in `language`; raises the errors of the files it reads."""
    return read_desks(store, (language,), preview=preview)[language]


def read_desks(store: Store, languages: Sequence[str], *, preview: bool) -> dict[str, Desk]:
    """The desk for a build in each of `languages`; what they share is read once."""
    settings = store.settings
    briefs = {code: store.briefs(code) for code in settings.languages}
    reports = tuple(_report(store, source, settings.languages) for source in store.sources())
    ledger, now = store.ledger(), datetime.now().astimezone()
    comments = holding(store.comments(), ledger or Ledger())
    digests = {code: store.digests(code) for code in settings.languages}
    dossiers = store.dossiers()
    known = _known(store, reports)
    facts = known.sources, known.evidence, ledger
    cited = _cited(briefs, now) | public_sources(dossiers, *facts)
    shown = ledger and ledger_pages.shown(ledger, cited, preview=preview, commented=comments)
    linked = {conflict.id for conflict in shown.conflicts} if shown else set()
    shared = Desk(
        languages=settings.languages,
        desk_language=settings.desk_language,
        preview=preview,
        reports=reports,
        briefs=briefs,
        pages={code: _pages(store, code) for code in settings.languages},
        digests=digests,
        comments=comments,
        machine_label=settings.machine_label,
        now=now,
        ledger=shown,
        known=known,
        dossiers={
            code: tuple(dossier_pages(dossiers, code, known.glossary, *facts, linked))
            for code in settings.languages
        },
        topics=settings.topics,
    )
    return {language: _in_language(store, shared, language) for language in languages}


def _in_language(store: Store, desk: Desk, language: str) -> Desk:
    papers = *desk.briefs[language], *desk.digests[language]
    public = {brief.slug: brief for brief in papers if is_public(brief, desk.now)}
    catalogues = {brief.slug: store.brief_memory(brief.slug, language) for brief in papers}
    versions = history.versions(store.root, f"docs/{language}/briefs")
    handouts = frozenset(shelf.on_site(store, language, public))
    return replace(desk, catalogues=catalogues, versions=versions, handouts=handouts)


def _cited(briefs: Mapping[str, tuple[Brief, ...]], now: datetime) -> frozenset[str]:
    """The sources that public briefs cite."""
    return frozenset(
        note.source
        for editions in briefs.values()
        for brief in editions
        if is_public(brief, now)
        for note in brief.footnotes
    )


def _known(store: Store, reports: tuple[Report, ...]) -> Known:
    """What the pages of the ledger need: of restricted reports facts alone."""
    translations: dict[str, dict[str, Translation]] = {}
    for report in reports:
        for language, found in report.translations.items():
            translations.setdefault(language, {}).update(found)
    evidence = {report.source.id: store.evidence(report.source.id) for report in reports}
    return Known(
        sources={report.source.id: report.source for report in reports},
        sentences={sentence.id: sentence for report in reports for sentence in report.sentences},
        evidence={source: known for source, known in evidence.items() if known},
        glossary={entry.id: entry for entry in store.glossary()},
        translations=translations,
    )


def _report(store: Store, source: Source, targets: tuple[str, ...]) -> Report:
    sentences = store.sentences(source)
    if source.rights != "open":
        return Report(source, len(sentences), (), {})
    translations = {
        target: {entry.sentence: entry for entry in store.memory(source, target)}
        for target in targets
        if target != source.language
    }
    return Report(source, len(sentences), sentences, translations)


def _pages(store: Store, language: str) -> frozenset[str]:
    folder = store.root / "docs" / language
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    return frozenset(
        path for path in paths if path == "briefs/index.md" or not path.startswith(("briefs/", "editions/"))
    )
