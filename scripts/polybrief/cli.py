"""The commands: each describes its arguments and calls one function of the workbench."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click

from polybrief import __version__, comparing, workbench
from polybrief.check.formats import FORMATS
from polybrief.check.report import Report
from polybrief.compute.cluster import check_address, in_the_open
from polybrief.errors import InputError, PolybriefError, SettingsError
from polybrief.languages import LANGUAGES
from polybrief.limits import DRAFT_WORDS, MIN_DRAFT_WORDS
from polybrief.model import CORRECTION_KINDS, CorrectionKind
from polybrief.store import Store, find
from polybrief.workbench import Build

P = ParamSpec("P")
_TRACEBACK = "POLYBRIEF_TRACEBACK"
_DAY = click.DateTime(["%Y-%m-%d"])
_LANGUAGE = click.Choice(list(LANGUAGES))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="polybrief")
@click.option(
    "--desk",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="The desk's folder (with mkdocs.yml); here or above by default.",
)
@click.pass_context
def main(context: click.Context, desk: Path) -> None:
    """The workbench of a research desk: reports in English, German and Chinese become sourced briefs.

    collect → translate → examine → relate → summarise → (a person edits) → localise → check → publish
    """
    context.obj = desk


def _command(function: Callable[P, Iterable[str]]) -> Callable[P, None]:
    """Prints a command's lines; an error becomes two lines and exit status 2, never a traceback."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            for line in function(*args, **kwargs):
                click.echo(line)
        except PolybriefError as error:
            click.echo(f"polybrief: {error.cause}\n  → {error.hint}", err=True)
            sys.exit(error.exit_status)
        except BrokenPipeError:
            # Who reads has seen enough (`| head`); nothing more may be written, also not at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as fault:
            if os.environ.get(_TRACEBACK):
                raise
            click.echo(
                f"polybrief: a fault of the program itself: {type(fault).__name__}: {fault}\n"
                f"  → report it with what this prints: {_TRACEBACK}=1 polybrief …",
                err=True,
            )
            sys.exit(PolybriefError.exit_status)

    return run


def _store() -> Store:
    return find(click.get_current_context().obj)


def _desk() -> Store:
    """The store, for this command alone until it has ended."""
    context, store = click.get_current_context(), _store()
    context.with_resource(store.alone(context.info_name or ""))
    return store


class _Bars:
    """Progress bars on a terminal, one for each thing that takes long; nothing elsewhere."""

    def __init__(self) -> None:
        self._label = ""
        self._bar: Any = None

    def __call__(self, label: str, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if label != self._label:
            self.close()
            self._label = label
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True)
            self._bar.__enter__()
        self._bar.update(done)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def _progress() -> _Bars:
    bars = _Bars()
    click.get_current_context().call_on_close(bars.close)
    return bars


_again_option = click.option("--again", is_flag=True, help="Do it anew, also where nothing has changed.")
_cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on the Dask cluster whose scheduler listens there: tls://scheduler:8786; none: here alone.",
)


def _cluster(store: Store, given: str | None) -> str:
    """The address of the cluster to work on, empty for this machine; warns where others could read along."""
    address = store.settings.cluster if given is None else given
    if address in ("", "none"):
        return ""
    check_address(address)
    if in_the_open(address):
        click.echo(f"polybrief: {address} is not encrypted: who sits on the way reads the texts", err=True)
    return address


def _store_if_any() -> Store | None:
    try:
        return _store()
    except SettingsError:
        return None


def _day(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@main.command("init")
@click.argument("newdesk", type=click.Path(path_type=Path))
@click.option("--title", help="The name of the site; by default that of the folder.")
@click.option(
    "--languages",
    default=",".join(LANGUAGES),
    show_default=True,
    help="The site's languages; the first is the one that the desk writes in.",
)
@click.option("--sample", is_flag=True, help="With a sample brief and its sources in three languages.")
@click.option("--templates", is_flag=True, help="With copies of all templates, to change them.")
@_command
def init(newdesk: Path, title: str | None, languages: str, sample: bool, templates: bool) -> Iterable[str]:
    """Make a fresh desk in the folder NEWDESK, which must not exist or be empty."""
    codes = [code.strip() for code in languages.split(",")]
    return workbench.start_desk(newdesk, title, codes, sample=sample, templates=templates)


@main.command("doctor")
def doctor() -> None:
    """Show what is installed and what is missing, with the command that mends it.

    Works outside a desk, too. Exit status 0: the desk can build; 1: something that it needs is missing.
    """
    well: list[bool] = []

    @_command
    def lines() -> Iterable[str]:
        found, ok = workbench.look_over(_store_if_any())
        well.append(ok)
        return found

    lines()
    if not all(well):
        sys.exit(1)


@main.command("collect")
@click.argument("reports", nargs=-1)
@click.option(
    "--feeds",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take what is new in the feeds of this file.",
)
@click.option("--id", "source_id", help="The record's id; by default from the file's name or the address.")
@click.option("--title", help="The report's title, if the text does not show it.")
@click.option("--language", type=_LANGUAGE, help="The text's language, if it is not recognised.")
@click.option("--origin-language", help="The language it was first written in (a code: zh).")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--wire", help="The news agency it comes from.")
@click.option("--url", help="Where it stands.")
@click.option("--via", help="The id of the report that it relays.")
@click.option("--published", type=_DAY, callback=_day, help="The day it was published: 2025-01-22.")
@click.option("--retrieved", type=_DAY, callback=_day, help="The day you took it.")
@click.option("--happened", type=_DAY, callback=_day, help="The day of what it reports.")
@click.option(
    "--rights",
    type=click.Choice(["open", "restricted"]),
    help="open: the text may be published; restricted (the default): it stays in the private library.",
)
@click.option("--sample", is_flag=True, default=None, help="The text was written as a sample.")
@click.option("--replace", is_flag=True, help="Take a new text for a record that is there already.")
@click.option("--keep", is_flag=True, help="Take a report also if its text is there under another id.")
def collect(
    reports: Sequence[str], feeds: Path | None, source_id: str | None, replace: bool, keep: bool, **given: Any
) -> None:
    """Take REPORTS into sources/: files, addresses of pages or feeds, - for standard input.

    Files and pages may be HTML, PDF, Word, mail, Markdown or text. What a report does not show and no
    option gives is left out of the record, never guessed. Exit status 1: something in a feed, or a feed
    itself, could not be had this time.
    """
    count = workbench.Count()

    @_command
    def lines() -> Iterable[str]:
        if feeds:
            if reports or source_id or replace:
                raise InputError("--feeds takes no reports, --id or --replace", "run the command twice")
            return workbench.collect_feeds(_desk(), feeds, given, keep=keep, count=count)
        if not reports:
            raise InputError("nothing to collect", "name a file, an address, -, or --feeds feeds.yml")
        return workbench.collect_reports(
            _desk(), reports, given, source_id, replace=replace, keep=keep, count=count
        )

    lines()
    if count.missed:
        sys.exit(1)


@main.command("translate")
@click.option("--status", is_flag=True, help="Translate nothing; show how each source and edition stands.")
@click.option("--again", is_flag=True, help="Make anew what another engine or version made.")
@_cluster_option
@_command
def translate(status: bool, again: bool, cluster: str | None) -> Iterable[str]:
    """Translate the sources' sentences into the desk's language: memory first, then the engine."""
    if status:
        return workbench.translation_status(_store())
    store = _desk()
    where = _cluster(store, cluster)
    return workbench.translate_sources(store, again=again, cluster=where, progress=_progress())


@main.command("examine")
@_again_option
@_cluster_option
@_command
def examine(again: bool, cluster: str | None) -> Iterable[str]:
    """Read figures, dates and names in every sentence; write evidence/."""
    store = _desk()
    where = _cluster(store, cluster)
    return workbench.examine_sources(store, again=again, cluster=where, progress=_progress())


@main.command("compare-figures")
@click.argument("files", nargs=-1, required=True)
@click.option("--from", "source", type=_LANGUAGE, help="The language of the original.")
@click.option("--to", "target", type=_LANGUAGE, help="The language of the translation.")
@click.option("--text", "as_text", is_flag=True, help="FILES are no files, but the two texts themselves.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def compare_figures(
    files: Sequence[str], source: str | None, target: str | None, as_text: bool, form: str
) -> None:
    """Compare figures and dates of two texts, one segment a line, or of one PO catalogue.

    It works in any folder; in a desk's, the glossary helps. Exit status 0: they agree in value;
    1: they differ; 2: they could not be compared.
    """
    differ: list[bool] = []

    @_command
    def lines() -> Iterable[str]:
        compared, name = workbench.compare_figures(files, source, target, _store_if_any(), as_text=as_text)
        differ.extend(bool(found.differences) for found in compared)
        return [comparing.as_json(compared)] if form == "json" else comparing.as_lines(compared, name)

    lines()
    if any(differ):
        sys.exit(1)


@main.command("relate")
@click.option("--show", is_flag=True, help="Then show claims by sources, conflicts and origins.")
@click.option(
    "--unused", is_flag=True, help="Relate nothing; list the facts of the reports that no public brief says."
)
@_again_option
@_cluster_option
@_command
def relate(show: bool, unused: bool, again: bool, cluster: str | None) -> Iterable[str]:
    """Bring together what several sources say, across languages; write build/ledger.json."""
    if unused:
        yield from workbench.show_unused(_store())
        return
    store = _desk()
    where = _cluster(store, cluster)
    yield from workbench.relate_sources(store, again=again, cluster=where, progress=_progress())
    if show:
        yield ""
        width = shutil.get_terminal_size().columns
        yield from workbench.show_ledger(store, width, plain=not sys.stdout.isatty())


@main.command("summarise")
@click.argument("slug")
@click.argument("sources", nargs=-1)
@click.option("--topic", default="", help="Only claims with all these words or names, in any language.")
@click.option("--since", type=_DAY, callback=_day, help="Only sources published on this day or later.")
@click.option(
    "--length",
    type=click.IntRange(min=MIN_DRAFT_WORDS),
    default=DRAFT_WORDS,
    show_default=True,
    help="Words of the body at most (in Chinese, characters).",
)
@click.option("--title", help="The brief's title; by default from the slug.")
@click.option(
    "--rewrite", is_flag=True, help="Have borrowed wording said anew by the language model in the settings."
)
@_command
def summarise(slug: str, sources: Sequence[str], rewrite: bool, **given: Any) -> Iterable[str]:
    """Draft the brief SLUG from the SOURCES (ids; all by default).

    A brief that is there is not touched: the draft then goes to build/drafts/, with a patch.
    """
    return workbench.summarise_sources(_desk(), slug, sources, rewrite=rewrite, **given)


@main.command("localise")
@click.argument("briefs", nargs=-1)
@click.option("--to", "targets", type=_LANGUAGE, multiple=True, help="Only this language; may be repeated.")
@_again_option
@_command
def localise(briefs: Sequence[str], targets: Sequence[str], again: bool) -> Iterable[str]:
    """Write the footnotes of BRIEFS (slugs; all by default) and their editions in the other languages.

    What a person changed in an edition goes into its catalogue first.
    """
    return workbench.localise_briefs(_desk(), briefs, targets, _progress(), again=again)


@main.group("memory")
def memory() -> None:
    """Exchange translations with other translators' tools."""


@memory.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--from", "source", type=_LANGUAGE, help="Only translations from this language.")
@click.option("--to", "target", type=_LANGUAGE, help="Only translations into this language.")
@_command
def export_memory(file: Path, source: str | None, target: str | None) -> Iterable[str]:
    """Write the translations of open reports and of briefs to FILE, as TMX."""
    return workbench.export_memory(_store(), file, source, target)


@memory.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reviewed", is_flag=True, help="A person has read them all; else they count as unread.")
@_command
def import_memory(file: Path, reviewed: bool) -> Iterable[str]:
    """Take the translations of a TMX FILE into memory/shared, where they serve for any text."""
    return workbench.import_memory(_desk(), file, reviewed=reviewed)


@main.group("models")
def models() -> None:
    """The Argos packages that translate, and models.lock, which vouches for them."""


@models.command("list")
@_command
def list_models() -> Iterable[str]:
    """Show what is installed, what is broken, and what the lock knows."""
    return workbench.list_models(_store())


@models.command("install")
@click.argument("package")
@click.option("--trust", is_flag=True, help="Take a package that the lock does not know; write its entry.")
@_command
def install_model(package: str, trust: bool) -> Iterable[str]:
    """Install PACKAGE: a file, an address, or a pair such as de-en whose address the lock has."""
    return workbench.install_model(_desk(), package, trust=trust, progress=_progress())


@models.command("verify")
def verify_models() -> None:
    """Read every installed file, and compare with the lock. Exit status 1: something differs."""
    well: list[bool] = []

    @_command
    def lines() -> Iterable[str]:
        found, ok = workbench.verify_models(_store())
        well.append(ok)
        return found

    lines()
    if not all(well):
        sys.exit(1)


@models.command("remove")
@click.argument("pair")
@_command
def remove_model(pair: str) -> Iterable[str]:
    """Remove the packages of PAIR (de-en), all versions."""
    return workbench.remove_model(_desk(), pair)


@main.command("check")
@click.argument("briefs", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, for code scanning, as annotations, as a summary.",
)
@click.option("--select", multiple=True, metavar="RULE", help="Only what this rule finds; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not what this rule finds; may be repeated.")
@click.option("--all", "every", is_flag=True, help="List every finding where the text form cuts a long row.")
@click.option("--no-cache", is_flag=True, help="Check anew what nothing has changed about.")
def check(
    briefs: Sequence[str],
    form: str,
    select: Sequence[str],
    ignore: Sequence[str],
    every: bool,
    no_cache: bool,
) -> None:
    """The gate: what stands in the way of publishing BRIEFS (slugs, files or folders; all by default).

    It says first what could not be checked. Exit status 0: nothing but warnings; 1: errors found;
    2: the check itself could not run.
    """
    _gate(
        lambda: workbench.check_briefs(_store(), briefs, select=select, ignore=ignore, cached=not no_cache),
        form,
        every=every,
    )


@main.command("review")
@click.argument("brief")
@click.option("--by", "reviewer", help='Record the review: who has read it, "Desk editor, English".')
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write text and evidence to this file, as one page.",
)
@click.option(
    "--language", type=_LANGUAGE, default="en", show_default=True, help="The edition that was read."
)
@click.option("--on", type=_DAY, callback=_day, help="The day of the review; today by default.")
@click.option("--editor", help="Who is responsible for publishing it.")
@click.option("--publish", is_flag=True, help="Make it public with this review.")
@click.option("--correction", help="What has changed since it was published, for readers, in one line.")
@click.option(
    "--kind",
    type=click.Choice(CORRECTION_KINDS),
    default="correction",
    show_default=True,
    help="What kind of change that is; a retraction withdraws the brief.",
)
@_command
def review(
    brief: str,
    reviewer: str | None,
    page: Path | None,
    language: str,
    on: date | None,
    editor: str | None,
    publish: bool,
    correction: str | None,
    kind: CorrectionKind,
) -> Iterable[str]:
    """Show BRIEF (a slug, or dossiers/ID) beside its evidence, sentence by sentence; with --by, record that a
    person has read exactly this text.

    A review is recorded only where the gate finds no error in the text; exit status 1 if it does.
    """
    if reviewer is None:
        if publish or editor or on or correction:
            raise InputError("nothing is recorded without a name", 'add --by "Desk editor, English"')
        return workbench.show_brief(_store(), brief, language, page)
    if page:
        raise InputError("--html shows, --by records", "read the page first, then run it with --by alone")
    if correction and not publish:
        raise InputError("a correction is for readers", "add --publish")
    day = on or datetime.now().astimezone().date()
    return workbench.review_brief(
        _desk(),
        brief,
        language,
        reviewer,
        day,
        editor,
        publish=publish,
        correction=correction,
        kind=kind,
    )


@main.command("diff")
@click.argument("revision", metavar="REV")
@click.option("--format", "form", type=click.Choice(["markdown", "text"]), default="text", show_default=True)
@_command
def diff(revision: str, form: str) -> Iterable[str]:
    """What has changed since the git revision REV in claims, figures, sources and translations.

    Compared are the briefs, records, glossary and catalogues of REV with those in the folder, committed
    or not.
    """
    return workbench.diff_since(_store(), revision, form)


@main.command("publish")
@click.argument("briefs", nargs=-1)
@click.option("--preview", is_flag=True, help="With drafts, into build/preview.")
@click.option("--handouts", is_flag=True, help="Only the PDFs (of BRIEFS; all by default): build/handouts.")
@click.option("--edition", metavar="WEEK", help="Only the digest of a week, as PDF: --edition 2026-W47.")
@_command
def publish(briefs: Sequence[str], preview: bool, handouts: bool, edition: str | None) -> Iterable[str]:
    """Build the site in every language into build/site, with a handout (PDF) of each public brief."""
    if preview and (handouts or edition):
        raise InputError("the preview has no handouts", "leave --preview out")
    if edition and (briefs or handouts):
        raise InputError("a digest has all briefs of its week", "leave BRIEFS and --handouts out")
    if handouts or edition:
        return workbench.print_handouts(_desk(), briefs, edition)
    if briefs:
        raise InputError("a site has all its briefs", "add --handouts for the PDFs of these")
    return workbench.publish_site(_desk(), preview=preview)


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@_command
def serve(host: str, port: int) -> Iterable[str]:
    """Show the preview with drafts in every language, and build anew on each change."""
    return workbench.serve_preview(_store(), host, port)


@main.command("build")
@_again_option
@_cluster_option
def build(again: bool, cluster: str | None) -> None:
    """Run all that needs no person: translate, examine, relate, localise, check, publish.

    What a stage was made from is remembered in build/cache: it is only done where something has changed.
    """
    begun: list[Build] = []
    standing: list[str] = []

    @_command
    def begin() -> Iterable[str]:
        begun.append(Build(_desk()))
        standing.extend(() if again else begun[0].standing())
        return standing

    @_command
    def stages() -> Iterable[str]:
        store = begun[0].store
        where = _cluster(store, cluster)
        return workbench.before_the_gate(store, _progress(), again=again, cluster=where)

    @_command
    def last() -> Iterable[str]:
        lines = workbench.publish_site(begun[0].store, preview=False, again=again)
        begun[0].done(lines)
        return lines

    begin()
    if not standing:
        stages()
        _gate(lambda: workbench.check_briefs(begun[0].store))
        last()


def _gate(find_all: Callable[[], Report], form: str = "text", *, every: bool = False) -> None:
    """Prints the report of the gate; exits with 1 if a finding is an error."""
    reports: list[Report] = []

    @_command
    def lines() -> Iterable[str]:
        reports.append(find_all())
        return workbench.report_lines(_store(), reports[0], form, every=every)

    lines()
    if reports[0].errors:
        sys.exit(1)
