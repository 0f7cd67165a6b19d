"""What the templates ask for: the desk as one page in one language sees it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from polybrief.briefs import Brief, is_public, plain, texts
from polybrief.limits import NEWEST
from polybrief.model import Correction, Sentence
from polybrief.publish import article, pictures, sections, switch, topics
from polybrief.publish.cards import SITE_CARD, card
from polybrief.publish.charts import point
from polybrief.publish.charts.texts import CHART_TEXTS, ChartTexts
from polybrief.publish.cite import Citation, cite
from polybrief.publish.desk import Desk, Report
from polybrief.publish.dossier_pages import DossierPage
from polybrief.publish.dossier_texts import DOSSIER_TEXTS, DossierTexts
from polybrief.publish.editions import Digest, week_of
from polybrief.publish.handouts import shelf
from polybrief.publish.imprint import Imprint
from polybrief.publish.ledger_pages import LedgerPages
from polybrief.publish.ledger_texts import LEDGER_TEXTS, LedgerTexts
from polybrief.publish.pages import TOPICS
from polybrief.publish.people import Group, Named, Paper, who_is_who
from polybrief.publish.pictures import SumsChart, Timeline, Together
from polybrief.publish.reading import Reading, reading
from polybrief.publish.reading_texts import READING_TEXTS, ReadingTexts
from polybrief.publish.reference_texts import REFERENCE_TEXTS, ReferenceTexts
from polybrief.publish.sections import Door
from polybrief.publish.switch import Edition
from polybrief.publish.texts import TEXTS, Texts
from polybrief.publish.timeline import Event, by_year, events
from polybrief.publish.topics import Topic

HANDOUTS = "handouts"
"""The folder of a language's PDFs in the site."""


@dataclass(frozen=True)
class Gloss:
    """A sentence's translation and how to head it."""

    language: str
    text: str
    label: str


@dataclass(frozen=True)
class View:
    """The desk in `language`; `search` says that Pagefind will run, `alone` that the other languages
    are not there to link to. `feeds` are address, from the language's home, and title of each feed, those of
    all briefs first, `imprint` says what the site is called and where it stands, `cards` that pages have
    pictures to be shown with links to them."""

    desk: Desk
    language: str
    search: bool = False
    alone: bool = False
    feeds: tuple[tuple[str, str], ...] = ()
    imprint: Imprint = field(default_factory=Imprint)
    cards: bool = False

    @property
    def text(self) -> Texts:
        """The texts of the language."""
        return TEXTS[self.language]

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        """The briefs of the language, the newest first."""
        return self.desk.shown(self.language)

    @property
    def labels(self) -> ReadingTexts:
        """What stands around the briefs, in the language."""
        return READING_TEXTS[self.language]

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that briefs have, with those of the language, the newest first."""
        return tuple(self._topics_by_path.values())

    @cached_property
    def _topics_by_path(self) -> Mapping[str, Topic]:
        known = [path for path in self.desk.made if path.startswith("topics/") and path != TOPICS]
        return {path: self._topic(path) for path in known}

    def topic(self, path: str) -> Topic:
        """The topic whose page is `path`."""
        return self._topics_by_path[path]

    def _topic(self, path: str) -> Topic:
        identity = posixpath.basename(path).removesuffix(".md")
        languages = (self.language, self.desk.desk_language)
        return topics.topic(identity, self.desk.topics, self.briefs, *languages)

    def topic_of(self, brief: Brief) -> Topic | None:
        """The topic of a brief; None where it has none with a page."""
        return self._topics_by_path.get(f"topics/{brief.front.topic}.md")

    @property
    def newest(self) -> tuple[Brief, ...]:
        """The briefs at the top of the home page: one that leads, and two beside it."""
        return self.briefs[:NEWEST]

    @property
    def front_page(self) -> tuple[Topic, ...]:
        """The briefs on the home page below the newest, by topic."""
        return topics.front_page(self.topics, self.briefs, self.newest, self.labels.other)

    @property
    def archive(self) -> tuple[tuple[int, tuple[tuple[int, tuple[Brief, ...]], ...]], ...]:
        """The briefs of the language by year and month."""
        return topics.archive(self.briefs)

    def reading(self, brief: Brief) -> Reading:
        """What surrounds a brief on its page."""
        return reading(brief, self.desk, self.ledger)

    def sections(self, nav: Navigation) -> tuple[Page, ...]:
        """The sections in the masthead."""
        return sections.masthead(nav, self.desk)

    def within(self, item: Page, page: Page | None) -> bool:
        """Whether a page lies in the section `item`."""
        return sections.within(item, page)

    @property
    def doors(self) -> tuple[Door, ...]:
        """What lies behind the briefs, for the home page."""
        return sections.doors(self.desk, self.language)

    def foot(self, nav: Navigation) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The pages in the foot, under their headings."""
        return sections.foot(nav, self.desk, self.language, self.feeds[:2])

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The sources, the latest first, those without a date at the end."""
        by_name = sorted(self.desk.reports, key=lambda report: report.source.id)
        return tuple(sorted(by_name, key=lambda report: report.source.published or date.min, reverse=True))

    @cached_property
    def ledger(self) -> LedgerPages | None:
        """The pages of claims, conflicts and origins; None without a ledger."""
        if self.desk.ledger is None:
            return None
        return LedgerPages(
            self.desk.ledger, self.desk.known, self.language, self.desk.desk_language, self.desk.comments
        )

    @property
    def words(self) -> ReferenceTexts:
        """The texts of timeline, who is who and weekly editions."""
        return REFERENCE_TEXTS[self.language]

    @property
    def ledger_words(self) -> LedgerTexts:
        """The texts of the ledger's pages, also where there is no ledger."""
        return LEDGER_TEXTS[self.language]

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """What the public briefs date, in order."""
        known, ledger = self.desk.known, self.desk.ledger
        conflicts = ledger.conflicts if ledger else ()
        public = self.desk.public(self.language)
        return events(public, self.desk.examiner, known.sources, known.evidence, conflicts)

    @property
    def years(self) -> tuple[tuple[int | None, tuple[Event, ...]], ...]:
        """The timeline by year."""
        return by_year(self.timeline)

    @cached_property
    def people(self) -> tuple[tuple[Group, tuple[Named, ...]], ...]:
        """The names that public briefs speak of, by group."""
        known, public = self.desk.known, self.desk.public(self.language)
        entries = tuple(known.glossary.values())
        papers = [
            Paper(page.brief.front.title, page.path, self._names(page.brief))
            for page in self.desk.dossiers.get(self.language, ())
            if is_public(page.brief, self.desk.now)
        ]
        return who_is_who(public, self.desk.examiner, entries, known.sources, self.language, papers)

    def _names(self, brief: Brief) -> frozenset[str]:
        said = (self.desk.examiner.read(plain(text), code) for text, code in texts(brief))
        return frozenset(name.id for read in said for name in read.names)

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """The weekly editions, the latest first."""
        return self.desk.editions(self.language)

    def digest(self, path: str) -> Digest | None:
        """The weekly edition whose page is `path`."""
        brief = self.desk.brief(self.language, path)
        return next((found for found in self.digests if found.lead is brief), None)

    def brief(self, page: Page) -> Brief | None:
        """The brief that a page shows."""
        return self.desk.brief(self.language, page.file.src_uri)

    @cached_property
    def dossiers(self) -> tuple[DossierPage, ...]:
        """The dossiers that are to be seen in the language, by name."""
        listed = (page for page in self.desk.dossiers.get(self.language, ()) if self.desk.lists(page.brief))
        return tuple(sorted(listed, key=lambda page: page.brief.front.title))

    def dossier(self, path: str) -> DossierPage | None:
        """The dossier whose page is at `path`."""
        return self.desk.dossier(self.language, path)

    @property
    def dossier_text(self) -> DossierTexts:
        """The texts of the list of dossiers."""
        return DOSSIER_TEXTS[self.language]

    def report(self, path: str) -> Report | None:
        """The report whose page is `path`."""
        folder, name = posixpath.split(path)
        return self.desk.report(name.removesuffix(".md")) if folder == "sources" else None

    def template(self, path: str) -> str:
        """The template of the page at `path`."""
        brief = self.desk.brief(self.language, path)
        if brief:
            weekly = "edition.html" if week_of(brief.slug) else "brief.html"
            drawn = "dossier.html" if self.dossier(path) else weekly
            return "withdrawn.html" if self.is_withdrawn(brief) else drawn
        if path in self.desk.made:
            return self.desk.made[path].template
        return {"index.md": "home.html", "briefs/index.md": "briefs.html"}.get(path, "main.html")

    def status(self, brief: Brief) -> str:
        """The label of a brief: who reviewed exactly this text, or that no one has."""
        front = brief.front
        if brief.reviewed and front.reviewed_on:
            return self.text.reviewed.format(name=front.reviewed_by, date=self.text.day(front.reviewed_on))
        label = self.desk.machine_label.get(self.language) or self.text.machine
        engines = self.desk.engines(brief)
        if not engines:
            return label
        return label + self.text.machine_engine.format(engines=self.text.and_engine.join(engines))

    @property
    def corrections(self) -> tuple[tuple[Brief, Correction], ...]:
        """What was changed in published briefs of the language, the latest first."""
        return self.desk.corrections(self.language)

    def kind(self, correction: Correction) -> str:
        """What to call a change."""
        return self.text.change(correction.kind)

    def handout(self, brief: Brief) -> str | None:
        """The address of the PDF of a brief, or of the edition whose lead it is, from the language's home;
        None where it has none."""
        name = shelf.name(brief.slug, self.language)
        return f"{HANDOUTS}/{name}" if name in self.desk.handouts else None

    def reasons(self, brief: Brief) -> tuple[Correction, ...]:
        """Why a brief was withdrawn."""
        return tuple(entry for entry in brief.front.corrections if entry.kind == "retraction")

    def is_withdrawn(self, brief: Brief | None) -> bool:
        """Whether the page of a brief says nothing but that it was withdrawn."""
        return brief is not None and brief.front.status == "withdrawn"

    def metadata(self, brief: Brief) -> str:
        """What machines read of a brief and of who made and read it, as JSON-LD for a script element."""
        label = self.status(brief)
        return article.script(article.article(brief, self.desk, self.imprint, label, alone=self.alone))

    def citation(self, brief: Brief) -> Citation:
        """How to cite a brief."""
        return cite(brief, self.imprint, "" if brief.reviewed else self.status(brief))

    def charts(self, brief: Brief) -> tuple[SumsChart, ...]:
        """The sums of a brief compared."""
        return pictures.of_brief(brief, self.desk)

    @property
    def chart_text(self) -> ChartTexts:
        """What the charts and the block on citing say."""
        return CHART_TEXTS[self.language]

    @cached_property
    def drawn_timeline(self) -> Timeline:
        """The events whose year is known, drawn on a line, numbered as in the list of them."""
        points = (point(event.day, event.text) for event in self.timeline if event.day is not None)
        return pictures.of_events(tuple(points), self.language)

    def number(self, event: Event) -> int | None:
        """The number that an event has in the picture; None where it is not drawn."""
        if event.day is None or self.drawn_timeline.picture is None:
            return None
        # Those without a year, which are not drawn, stand at the end.
        return self.timeline.index(event) + 1

    @cached_property
    def together(self) -> Together | None:
        """Who is named with which country; None without a ledger, or where no one is."""
        return pictures.of_names(self.desk, self.language)

    def card(self, page: Page | None) -> str:
        """The absolute address of the picture that other sites show with a link to a page."""
        brief = self.brief(page) if page else None
        drawn = card(brief.slug) if brief and not self.is_withdrawn(brief) else SITE_CARD
        return self.imprint.of(self.language, drawn)

    def banner(self, brief: Brief) -> str:
        """What the preview says above a brief that is not published; empty for published ones."""
        return {
            "published": self._held(brief),
            "draft": self.text.draft if brief.reviewed else self.text.draft_machine,
            "reviewed": self.text.approved,
            "withdrawn": self.text.withdrawn,
        }[brief.front.status]

    def _held(self, brief: Brief) -> str:
        after = brief.front.publish_after
        if after is None or after <= self.desk.now:
            return ""
        return self.text.held.format(date=self.text.day(after.date()), time=after.strftime("%H:%M %Z"))

    def gloss(self, report: Report, sentence: Sentence) -> Gloss | None:
        """The translation to show below a sentence, None if it needs none or has none."""
        found = report.translation(sentence, (self.language, self.desk.desk_language))
        if not found or not found[1].text:
            return None
        language, translation = found
        label = self.text.translation if translation.reviewed else self.text.translation_machine
        return Gloss(
            language, translation.text or "", label.format(language=self.text.language_name(language))
        )

    def address(self, page: Page, base_url: str) -> str:
        """The address of a page from where `base_url` leads to the language's home page."""
        return base_url.rstrip("/") + "/" + ("" if page.url == "./" else page.url)

    def editions(self, page: Page | None, base_url: str) -> tuple[Edition, ...]:
        """The language switch of a page (None: the 404 page), its addresses relative to the page."""
        return switch.editions(self.desk, self.language, page, base_url)
