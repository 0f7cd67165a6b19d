"""The gate, reviews, and what changed since a revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from polybrief import __version__, changes, gate
from polybrief import briefs as brief_format
from polybrief import localise as localising
from polybrief import review as reviewing
from polybrief import reviewing as side_by_side
from polybrief.atomic import write_atomically
from polybrief.briefs import Brief
from polybrief.check import check, formats
from polybrief.check.report import Report, chosen, number
from polybrief.errors import BriefError, GateShut, StoreError
from polybrief.examine import Examiner
from polybrief.model import CorrectionKind
from polybrief.store import Store
from polybrief.workbench.dossiers import dossier_sheet, is_dossier, review_dossier

Lines = list[str]
"""What is said to the person who typed the command."""


def check_briefs(
    store: Store,
    given: Sequence[str] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    cached: bool = True,
) -> Report:
    """What the gate finds in all briefs, or in those that slugs, files and folders name.

    With `select` only what these rules find, without what the rules in `ignore` find. Raises
    BriefError for a brief or a rule that does not exist.
    """
    for rule in (*select, *ignore):
        if rule not in gate.codes():
            raise BriefError(f"there is no rule “{rule[:100]}”", f"use some of: {', '.join(gate.codes())}")
    files = gate.find(store, given) if given else None
    return chosen(gate.run(store, files, cached=cached), select, ignore)


def report_lines(store: Store, report: Report, form: str, *, every: bool = False) -> Iterator[str]:
    """The report of the gate in one of the forms of `formats.FORMATS`."""
    context = formats.Context(__version__, store.prefix, gate.rule_pages() if form == "sarif" else (), every)
    return formats.lines(report, form, context)


def show_brief(store: Store, slug: str, language: str, page: Path | None) -> Iterator[str]:
    """The brief beside its evidence, sentence by sentence, as lines; or written to `page` as HTML.

    Raises StoreError if the page holds wording that may not be published and would lie where git or
    the site could take it up.
    """
    if is_dossier(slug):
        sheet = dossier_sheet(store, slug, language)
    else:
        brief, desk = _edition(store, slug, language), gate.desk(store)
        sheet = side_by_side.sheet(brief, desk, check([brief], desk), store.settings.desk_language)
    if page is None:
        yield from side_by_side.lines(sheet)
        yield f"when you have read it: polybrief review {slug} --language {language} --by NAME"
        return
    if sheet.private and not store.is_private(page):
        raise StoreError(
            f"{page} would hold wording of restricted reports, where git or the site can take it up",
            f"write it elsewhere: --html build/review-{slug.replace('/', '-')}-{language}.html",
        )
    try:
        write_atomically(page, side_by_side.page(sheet, store.template("review.html.j2")).encode("utf-8"))
    except OSError as problem:
        raise StoreError(f"{page}: {problem.strerror}", "choose another place for --html") from problem
    yield f"written: {page} ({number(sum(bool(row.cited) for row in sheet.rows), 'sentence')} with evidence)"


def review_brief(
    store: Store,
    slug: str,
    language: str,
    reviewer: str,
    on: date,
    editor: str | None,
    *,
    publish: bool,
    correction: str | None = None,
    kind: CorrectionKind = "correction",
) -> Lines:
    """Records that a person has read exactly this text; with `publish`, makes it public as well.

    `correction` tells readers what was changed since it was published; a retraction withdraws the brief,
    whatever the gate says.
    """
    if is_dossier(slug):
        return review_dossier(
            store, slug, language, reviewer, on, editor, publish=publish, correction=correction, kind=kind
        )
    brief = _edition(store, slug, language)
    done = reviewing.review(brief, reviewer, on, editor)
    if publish:
        done = reviewing.publish(done, on, correction, kind)
    elif done.front.status == "draft":
        done = brief_format.with_front(done, status="reviewed")
    sources = {source.id: source for source in store.sources()}
    text = localising.with_definitions(done, sources)
    recorded = brief_format.parse(text, brief.file, slug)
    errors = gate.errors(store, recorded)
    if errors and done.front.status != "withdrawn":
        first = errors[0]
        # The record of the review makes the front matter longer.
        line = max(1, first.line - (recorded.first_line - brief.first_line))
        raise GateShut(
            f"the gate is shut for {brief.file} ({number(len(errors), 'error')}, the first on line {line}:"
            f" {first.message}); no review was recorded",
            f"run: polybrief review {slug} --language {language}",
        )
    store.write_brief(language, slug, text)
    return [f"reviewed: {brief.file} by {done.front.reviewed_by} on {on.isoformat()} ({done.front.status})"]


def diff_since(store: Store, revision: str, form: str) -> Iterator[str]:
    """What has changed between a git revision and the desk as it is, as text or Markdown."""
    with changes.checked_out(store, revision) as before:
        old = changes.snapshot(before)
    found = changes.compare(old, changes.snapshot(store), Examiner(store.glossary()))
    yield from changes.lines(found, revision, markdown=form == "markdown")


def _edition(store: Store, slug: str, language: str) -> Brief:
    brief = store.brief(language, slug)
    if brief is None:
        raise BriefError(
            f"there is no {brief_format.file_of(language, slug)}", "see docs/*/briefs for what there is"
        )
    return brief
