"""The stage: what changed is printed, on all cores; what is no longer public goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from polybrief.briefs import Brief, file_of
from polybrief.errors import HandoutRefused, InputError, PublishError
from polybrief.files import shipped_templates
from polybrief.languages import language
from polybrief.limits import DIGEST_SECONDS, HANDOUT_SECONDS
from polybrief.publish.desk import read_desks
from polybrief.publish.editions import Digest, week_of
from polybrief.publish.handouts import fonts, page, shelf
from polybrief.publish.handouts.handout import (
    Changed,
    Drawing,
    Handout,
    Site,
    cited,
    drawing,
    handout,
    letters,
    listed,
)
from polybrief.publish.handouts.page import Document, Front
from polybrief.publish.handouts.safety import faults
from polybrief.publish.handouts.shelf import Entry
from polybrief.publish.handouts.texts import HANDOUT_TEXTS
from polybrief.publish.handouts.workers import CannotPrint, Job, Printed, Shared, printed
from polybrief.publish.reference_texts import REFERENCE_TEXTS
from polybrief.publish.view import View
from polybrief.store import Store

Guard = Callable[[Iterator[tuple[str, bytes]]], None]
Draw = Callable[[Brief, View], Sequence[Drawing]]


def drawings(brief: Brief, view: View) -> Sequence[Drawing]:
    """The drawings of the site that a handout takes over: the sums compared."""
    return tuple(drawing(chart.picture.title, chart.picture.wide) for chart in view.charts(brief))


@dataclass(frozen=True)
class Made:
    """What a run did: files printed anew with their pages, how many it kept, and what it has to say."""

    printed: Mapping[str, int]
    kept: int
    lines: tuple[str, ...] = ()
    able: bool = True
    """Whether this machine has what printing takes."""

    def said(self) -> list[str]:
        """What to tell the person who ran it."""
        if not self.able:
            return list(self.lines)
        pages = sum(self.printed.values())
        return [f"handouts: {len(self.printed)} printed ({pages} pages), {self.kept} unchanged", *self.lines]


def make_handouts(
    store: Store, slugs: Sequence[str] = (), *, guard: Guard | None = None, draw: Draw = drawings
) -> Made:
    """Prints the handouts of all public briefs and the digests of all public editions, or the handouts of
    the briefs with the given slugs, in every language.

    What is there and would become the same is kept. PDFs with a text that is no longer public, or another
    one now, are removed. `guard` sees the HTML of what is printed. Raises InputError for a
    slug that no public brief has, HandoutRefused for a brief that must not be printed; then nothing
    is written.
    """
    desk = Documents(store, draw)
    known = {brief.slug for view in desk.views.values() for brief in view.briefs}
    for slug in slugs:
        if slug not in known:
            raise InputError(f"there is no public brief “{slug}”", "name its slug, as in docs/en/briefs")
    documents = [
        desk.brief(brief, view)
        for view in desk.views.values()
        for brief in view.briefs
        if not slugs or brief.slug in slugs
    ]
    if not slugs:
        documents += [desk.digest(found, view) for view in desk.views.values() for found in view.digests]
    return _make(desk, documents, guard)


def make_edition(store: Store, week: str, *, guard: Guard | None = None, draw: Draw = drawings) -> Made:
    """Prints the digest of a week (`2026-W47`) in every language that has a public edition of it.

    Raises InputError for what is no ISO week and where no language has one, and what `make_handouts` raises.
    """
    wanted = week_of(week)
    if wanted is None:
        raise InputError(f"“{week}” is no week", "write year and ISO week: --edition 2026-W47")
    desk = Documents(store, draw)
    documents = [
        desk.digest(found, view)
        for view in desk.views.values()
        for found in view.digests
        if found.week == wanted
    ]
    if not documents:
        raise InputError(
            f"there is no public edition of {week}",
            f"write its lead in {file_of(store.settings.desk_language, wanted.slug)}, then publish it",
        )
    return _make(desk, documents, guard)


class Documents:
    """What is printed of a desk: its documents in all languages, and what they share."""

    def __init__(self, store: Store, draw: Draw) -> None:
        self.store = store
        self.draw = draw
        desks = read_desks(store, store.settings.languages, preview=False)
        self.views = {language: View(desk, language) for language, desk in desks.items()}
        self.site = _site(store.root / "mkdocs.yml")

    def brief(self, brief: Brief, view: View) -> Document:
        """The handout of a public brief. Raises HandoutRefused."""
        keys = cited([brief], view)
        one = handout(brief, view, self.site, keys, self.draw(brief, view))
        _refuse(one)
        front = brief.front
        days = [front.date, front.reviewed_on, *(entry.date for entry in front.corrections)]
        return Document(
            name=shelf.name(brief.slug, view.language),
            language=view.language,
            title=front.title,
            summary=front.summary,
            author=(front.responsible_editor if brief.reviewed else None) or self.site.name,
            machine=not brief.reviewed,
            keywords=(*front.tags, one.status),
            created=front.date,
            modified=max((day for day in days if day), default=None),
            handouts=(one,),
            sources=listed(keys, view, self.site),
            address=one.address,
            version=one.version,
        )

    def digest(self, digest: Digest, view: View) -> Document:
        """The document of a weekly edition. Raises HandoutRefused."""
        keys = letters(source.id for source in digest.sources)
        lead, *several = (
            handout(text, view, self.site, keys, self.draw(text, view) if number else (), f"{number}-")
            for number, text in enumerate((digest.lead, *digest.briefs))
        )
        for one in (lead, *several):
            _refuse(one)
        words, front = REFERENCE_TEXTS[view.language], digest.lead.front
        machine = next((one.status for one in (lead, *several) if not one.brief.reviewed), "")
        texts = "\n".join(one.brief.text_hash for one in (lead, *several))
        return Document(
            name=shelf.name(digest.week.slug, view.language),
            language=view.language,
            title=front.title,
            summary=front.summary,
            author=(front.responsible_editor if digest.lead.reviewed else None) or self.site.name,
            machine=bool(machine),
            keywords=(*front.tags, machine or lead.status),
            created=digest.week.days[1],
            modified=None,
            handouts=tuple(several),
            sources=listed(keys, view, self.site),
            address=lead.address,
            version=hashlib.sha256(texts.encode("utf-8")).hexdigest()[:8],
            digest=Front(
                week=words.week.format(number=digest.week.number, year=digest.week.year),
                days=words.span(*digest.week.days),
                lead=lead,
                corrections=tuple(
                    Changed(
                        entry.date,
                        view.kind(entry),
                        entry.what,
                        language(view.language).citing.title.format(title=brief.front.title),
                    )
                    for brief, entry in digest.corrections
                ),
                counted=words.count(len(digest.sources), len(digest.origins)),
                origins=tuple(
                    tuple(keys[source.id] for source in group) for group in digest.origins if len(group) > 1
                ),
            ),
        )

    @cached_property
    def faces(self) -> tuple[fonts.Face, ...]:
        """The fonts, none where the system's have to serve."""
        return fonts.prepare(self.store)

    def shared(self) -> Shared:
        """Style sheet and folders. Raises CannotPrint where no font has Chinese."""
        if not self.faces and not fonts.system_has_chinese():
            raise CannotPrint(f"handouts are left out: {fonts.MISSING}")
        own = self.store.root / "templates"
        templates = own if (own / "site").is_dir() else shipped_templates()
        folders = {
            "docs": self.store.root / "docs",
            "templates": templates,
            "fonts": self.store.root / "build" / "cache" / "fonts",
        }
        css = f"{fonts.rules(self.faces)}\n{self.store.template(page.STYLES)}"
        return Shared(css, folders)


def _site(path: Path) -> Site:
    """What mkdocs.yml says of the site; what is wrong in it, the build of the site reports."""
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as file:
        config.load_file(file)
    config.validate()
    extensions = tuple(config.markdown_extensions)
    return Site(config.site_name, (config.site_url or "").rstrip("/"), extensions, config.mdx_configs)


def _refuse(one: Handout) -> None:
    for fault in faults(one.html):
        raise HandoutRefused(
            f"{one.brief.file}: {fault} must not stand in a handout",
            f"take it out of {one.brief.file}, then run: polybrief check",
        )


def _make(desk: Documents, documents: Sequence[Document], guard: Guard | None) -> Made:
    store, known = desk.store, shelf.read(desk.store)
    try:
        shared = desk.shared()
        pages = {document.name: page.render(document, desk.site, store.template) for document in documents}
    except CannotPrint as error:
        return Made({}, 0, (str(error),), able=False)
    except ModuleNotFoundError as error:
        return Made(
            {}, 0, (f"handouts are left out: {error.name} is not installed; type: make setup",), able=False
        )
    jobs = {document.name: job_of(document, pages[document.name]) for document in documents}
    keys = {name: _key(job, shared) for name, job in jobs.items()}
    todo = [job for name, job in jobs.items() if name not in known or known[name].key != keys[name]]
    if guard is not None:
        guard((f"{job.name}.html", job.html.encode("utf-8")) for job in todo)
    try:
        results = dict(zip((job.name for job in todo), printed(todo, shared), strict=True)) if todo else {}
    except CannotPrint as error:
        return Made({}, 0, (str(error),), able=False)
    _report(results, {document.name: document for document in documents})
    texts = {document.name: _texts(document) for document in documents}
    made = {
        name: Entry(keys[name], shelf.digest(result.data), texts[name]) for name, result in results.items()
    }
    for name, result in results.items():
        store.write_handout(name, result.data)
    kept = _public(desk, known)
    for name in store.handouts():
        if name not in made and name not in kept:
            store.remove_handout(name)
    shelf.write(store, {**kept, **made})
    lines = () if desk.faces else (fonts.SYSTEM,)
    return Made({name: result.pages for name, result in results.items()}, len(jobs) - len(todo), lines)


def _public(desk: Documents, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """What was printed before and may stay: its texts are public, as they were printed."""
    public = {
        code: {text.slug: text for text in (*view.briefs, *(found.lead for found in view.digests))}
        for code, view in desk.views.items()
    }
    return {
        name: entry for name, entry in known.items() if entry.shows(public.get(name.rsplit(".", 2)[-2], {}))
    }


def _report(results: Mapping[str, Printed], documents: Mapping[str, Document]) -> None:
    for name, result in results.items():
        if result.refused:
            file = documents[name].texts[0].brief.file
            raise HandoutRefused(
                f"{file}: not printed because of {result.refused}",
                f"take it out of {file}, then run: polybrief publish --handouts",
            )
        if not result.data:
            raise PublishError(f"{name}: nothing was printed", "run the same command again")


def _texts(document: Document) -> dict[str, str]:
    return {one.brief.slug: one.brief.text_hash for one in document.texts}


def job_of(document: Document, html: str) -> Job:
    """The job of printing a document, whose HTML is given."""
    return Job(
        name=document.name,
        language=document.language,
        html=html,
        machine=document.machine,
        day=(document.created or date(2000, 1, 1)).isoformat(),
        sources=page.csl_json(document.sources),
        about_sources=HANDOUT_TEXTS[document.language].sources_file,
        seconds=DIGEST_SECONDS if document.digest else HANDOUT_SECONDS,
    )


def _key(job: Job, shared: Shared) -> str:
    """The hash of all that a PDF is made from, the programs that make it included."""
    parts = (job.html, job.sources, job.about_sources, job.day, str(job.machine), shared.css, *_programs())
    pictures = (digest for path in _pictures(job, shared) for digest in (shelf.digest(path.read_bytes()),))
    return hashlib.sha256("\0".join((*parts, *pictures)).encode("utf-8")).hexdigest()


def _pictures(job: Job, shared: Shared) -> Iterable[Path]:
    """The images that the desk has for a language, should the document have any; and the templates' own."""
    if "<img" in job.html:
        yield from sorted(
            p for p in (shared.folders["docs"] / job.language).rglob("*.*") if p.suffix != ".md"
        )
    yield from sorted((shared.folders["templates"] / "site").rglob("*.svg"))


def _programs() -> Iterator[str]:
    for package in ("weasyprint", "pikepdf"):
        try:
            yield version(package)
        except PackageNotFoundError:
            yield ""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        yield path.read_text("utf-8")
