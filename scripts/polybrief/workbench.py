"""What each command does: read what a stage needs from the store, run the stage, write what it gives.

Every function takes the desk's store and gives back lines for the person who typed the command.
Everything is read before anything is written, so that a run that fails has changed nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from polybrief import __version__, changes, comparing, gate
from polybrief import briefs as brief_format
from polybrief import localise as localising
from polybrief import models as shelf
from polybrief import publish as publishing
from polybrief import review as reviewing
from polybrief import reviewing as side_by_side
from polybrief import summarise as drafting
from polybrief import translate as translating
from polybrief.briefs import Brief
from polybrief.check import check, formats
from polybrief.check.report import Report, chosen, number
from polybrief.collect import collect, reader
from polybrief.errors import BadId, BriefError, GateShut, InputError, PublishError, SettingsError, StoreError
from polybrief.examine import Examiner, examine
from polybrief.limits import DRAFT_WORDS, MAX_TMX_BYTES
from polybrief.model import CorrectionKind, Evidence, Ledger, Sentence, Source, Translation
from polybrief.records import check_id
from polybrief.relate import relate
from polybrief.relate.overview import Known
from polybrief.relate.show import show
from polybrief.store import Store, write_atomically
from polybrief.summarise.chat import ChatRewriter
from polybrief.summarise.proposal import patch
from polybrief.translate import Finished
from polybrief.translate.journal import Journal
from polybrief.translate.memory import retain, tmx

Lines = list[str]

ENGINE_KEY_VARIABLE = "POLYBRIEF_ENGINE_KEY"
REWRITER_KEY_VARIABLE = "POLYBRIEF_REWRITER_KEY"


def collect_files(
    store: Store, paths: Sequence[Path], given: Mapping[str, Any], source_id: str | None, *, replace: bool
) -> Lines:
    """Takes reports from files into `sources/`; none if one of them cannot be taken."""
    if source_id and len(paths) > 1:
        raise BadId("one id for several files", "collect them one by one, or leave --id out")
    fields = {key: value for key, value in given.items() if value is not None}
    collected = []
    for path in paths:
        name = check_id(source_id or _id_of(path))
        raw = reader.read(path)
        known = store.source(name)
        markdown = path.suffix.lower() in (".md", ".markdown")
        collected.append(
            collect(raw, name, str(path), fields, known, markdown=markdown, replace_text=replace)
        )
    lines = []
    for taken in collected:
        changed = store.write_source(taken.source, taken.text)
        sentences = store.sentences(taken.source)
        verb = "collected" if changed else "unchanged"
        lines.append(
            f"{verb}: sources/{taken.source.id}.md ({taken.source.language}, {taken.source.rights},"
            f" {len(sentences)} sentences)"
        )
        if changed:
            lines += [f"  taken out, {why}: {_short(text)}" for why, text in taken.removed]
            if taken.source.title is None:
                lines.append("  no title found; footnotes show the id until the record has a title")
    return lines


def _id_of(path: Path) -> str:
    """The id that a file's name gives: up to the first full stop, in lower case, hyphens between words."""
    stem = path.name.split(".")[0]
    return "-".join(stem.lower().replace("_", " ").replace("-", " ").split()) or "-"


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"


def translate_sources(
    store: Store, *, again: bool = False, progress: Finished = translating.unheard
) -> Lines:
    """Translates every sentence into the desk's language: memory first, then the engine.

    With `again`, what another engine or another version of it made is made anew.
    """
    target = store.settings.desk_language
    sources = [source for source in store.sources() if source.language != target]
    sentences = [sentence for source in sources for sentence in store.sentences(source)]
    memory = _memory(store, sources, target)
    judge = translating.Strict(store.glossary())
    with store.journal() as journal:
        engine, lines = _engine(store, journal)
        done = translating.translate(sentences, memory, engine, target, judge, again=again, finished=progress)
        by_source = _by_source(done)
        for source in sources:
            if store.text(source) is not None and source.id in by_source:
                before = store.memory(source, target)
                store.write_memory(source, target, retain(before, by_source[source.id]))
    for summary in translating.summarise(sentences, done, engine, target):
        lines.append(
            f"translated {summary.source} to {summary.target}: {summary.reviewed} reviewed,"
            f" {summary.machine} by machine, {summary.faulty} faulty, {summary.waiting} waiting"
        )
        lines += _missing(summary)
    return lines


def _memory(store: Store, sources: Sequence[Source], target: str) -> list[Translation]:
    own = [entry for source in sources for entry in store.memory(source, target)]
    languages = sorted({source.language for source in sources})
    return own + [entry for language in languages for entry in store.shared_memory(language, target)]


def _by_source(entries: Sequence[Translation]) -> dict[str, list[Translation]]:
    groups: dict[str, list[Translation]] = {}
    for entry in entries:
        groups.setdefault(entry.sentence.rpartition(":")[0], []).append(entry)
    return groups


def _missing(summary: translating.Summary) -> Lines:
    """Why sentences wait, and what opens the way."""
    lines = [f"  {summary.message}"] if summary.message else []
    if summary.faulty:
        lines.append(
            f"  {summary.faulty} faulty: polybrief translate --status names them; they keep their original"
        )
    if summary.install and summary.message:
        lines.append(f"  → run: polybrief models install {summary.install[0]}, or translate in memory/")
    return lines


def _engine(store: Store, journal: Journal | None = None) -> tuple[translating.Engine | None, Lines]:
    """The engine that the settings name, and what is to be said of it."""
    settings = store.settings
    if settings.engine == "none":
        return None, []
    if settings.engine == "dictionary":
        return translating.DictionaryEngine(store.glossary()), []
    if settings.engine == "libretranslate":
        key = os.environ.get(ENGINE_KEY_VARIABLE) or None
        return translating.LibreTranslateEngine(settings.engine_address, key, journal), []
    found = translating.installed(translating.folders(os.environ))
    lines = [f"left out: the package {path} ({cause})" for path, cause in found.broken]
    return translating.ArgosEngine(found.packages, journal=journal), lines


def translation_status(store: Store) -> Lines:
    """How the sentences of each source, and the passages of each edition, stand; nothing is translated."""
    target = store.settings.desk_language
    sources = [source for source in store.sources() if source.language != target]
    sentences = {source.id: store.sentences(source) for source in sources}
    everything = [sentence for listed in sentences.values() for sentence in listed]
    memory = _memory(store, sources, target)
    done = _by_source(translating.translate(everything, memory, None, target))
    rows = [
        translating.standing(
            source.id, source.language, target, done.get(source.id, ()), len(sentences[source.id])
        )
        for source in sources
    ]
    for original in _originals(store):
        if original.front.status == "draft":
            continue
        language = original.front.language
        passages = localising.passages(original)
        for code in store.settings.languages:
            if code != language:
                known = translating.translate(passages, store.brief_memory(original.slug, code), None, code)
                rows.append(translating.standing(original.slug, language, code, known, len(passages)))
    return translating.table(rows)


def export_memory(store: Store, path: Path, source: str | None, target: str | None) -> Lines:
    """Writes the memory of all open reports and briefs as TMX, for other translators' tools."""
    known: list[tuple[str, str, Translation]] = []
    for record in store.sources():
        if record.rights == "open":
            for code in store.settings.languages:
                known += [(record.language, code, entry) for entry in store.memory(record, code)]
    for original in _originals(store):
        for code in store.settings.languages:
            entries = store.brief_memory(original.slug, code)
            known += [(original.front.language, code, entry) for entry in entries]
    chosen = [
        unit for unit in known if unit[2].text and source in (None, unit[0]) and target in (None, unit[1])
    ]
    write_atomically(path, tmx.render(chosen))
    return [f"exported: {len(chosen)} translations to {path}"]


def import_memory(store: Store, path: Path, *, reviewed: bool) -> Lines:
    """Takes the translations of a TMX file into `memory/shared`; what is there already stays."""
    taken = tmx.parse(reader.read_bytes(path, MAX_TMX_BYTES), str(path), reviewed=reviewed)
    pairs: dict[tuple[str, str], list[Translation]] = {}
    for source, target, entry in taken.pairs:
        pairs.setdefault((source, target), []).append(replace(entry, sentence=""))
    lines = []
    for (source, target), entries in sorted(pairs.items()):
        before = store.shared_memory(source, target)
        known = {entry.source_text for entry in before}
        new = [entry for entry in entries if entry.source_text not in known]
        store.write_shared_memory(source, target, (*before, *new))
        lines.append(
            f"imported {source} to {target}: {len(new)} new, {len(entries) - len(new)} known already"
        )
    lines += [f"  left out: {count} ({why})" for why, count in taken.left_out.items()]
    return lines or ["nothing to import"]


def list_models(store: Store) -> Lines:
    """The packages on the shelf and in the lock."""
    return shelf.list_models(store.locked_models(), os.environ)


def install_model(store: Store, what: str, *, trust: bool, progress: Finished = translating.unheard) -> Lines:
    """Installs a package that the lock vouches for, or with `trust` writes its entry."""

    so_far = 0

    def received(done: int, total: int | None) -> None:
        nonlocal so_far
        if total:
            progress(f"download of {total:,} bytes", done - so_far, total)
        so_far = done

    locked = store.locked_models()
    return shelf.install_model(
        what, locked, store.write_locked_models, os.environ, trust=trust, received=received
    )


def verify_models(store: Store) -> tuple[Lines, bool]:
    """How the installed packages compare with the lock, and whether all is well."""
    return shelf.verify_models(store.locked_models(), os.environ)


def remove_model(store: Store, pair: str) -> Lines:
    """Takes a pair off the shelf."""
    del store
    return shelf.remove_model(pair, os.environ)


def examine_sources(store: Store) -> Lines:
    """Writes the evidence of every source whose text is at hand; the others keep what they have."""
    examiner = Examiner(store.glossary())
    done, kept, missing = 0, 0, []
    results: list[Evidence] = []
    for source in store.sources():
        if store.text(source) is not None:
            results.append(examine(source, store.sentences(source), examiner))
        elif store.evidence(source.id) is not None:
            kept += 1
        else:
            missing.append(source.id)
    for known in results:
        done += store.write_evidence(known)
    lines = [f"examined {len(results)} sources, {done} changed"]
    if kept:
        lines.append(
            f"  {kept} restricted sources keep their evidence; their texts are not in {store.library}"
        )
    lines += [
        f"  no text and no evidence of {source_id}: put it into {store.library}" for source_id in missing
    ]
    return lines


def relate_sources(store: Store) -> Lines:
    """Reads what the sources say together; writes `build/ledger.json`."""
    sources, sentences = _read(store)
    ledger = _related(store, sources, sentences)
    store.write_ledger(ledger, sources)
    without = len({s.source for s in sentences if s.text is None})
    at_hand = sum(s.text is not None for s in sentences)
    weights = [conflict.weight for conflict in ledger.conflicts]
    lines = [
        f"related {at_hand} sentences: {len(ledger.claims)} claims of two sources or more",
        "  " + ", ".join(_count(weights.count(weight), weight) for weight in ("conflict", "warning", "note")),
    ]
    if without:
        lines.append(
            f"  the wording of {without} sources is not in {store.library}: their facts alone are read"
        )
    return lines


def show_ledger(store: Store, width: int, *, plain: bool) -> Lines:
    """The ledger as a matrix of claims, conflicts and origins, at most `width` columns wide."""
    language, sources = store.settings.desk_language, store.sources()
    known = Known(
        sources={source.id: source for source in sources},
        sentences={sentence.id: sentence for source in sources for sentence in store.sentences(source)},
        evidence={source.id: read for source in sources if (read := store.evidence(source.id))},
        glossary={entry.id: entry for entry in store.glossary()},
        translations={
            language: {
                entry.sentence: entry
                for source in sources
                if source.language != language
                for entry in store.memory(source, language)
            }
        },
    )
    return show(store.ledger() or Ledger(), known, language, width=width, plain=plain)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _read(store: Store) -> tuple[tuple[Source, ...], tuple[Sentence, ...]]:
    sources = store.sources()
    return sources, tuple(sentence for source in sources for sentence in store.sentences(source))


def _related(store: Store, sources: Sequence[Source], sentences: Sequence[Sentence]) -> Ledger:
    language, examiner = store.settings.desk_language, Examiner(store.glossary())
    return relate(
        sources,
        sentences,
        {source.id: known for source in sources if (known := _evidence(store, source, examiner))},
        glossary=store.glossary(),
        translations={
            entry.sentence: entry
            for source in sources
            if source.language != language
            for entry in store.memory(source, language)
        },
        language=language,
        before=store.ledger(),
    )


def summarise_sources(
    store: Store,
    slug: str,
    chosen: Sequence[str],
    *,
    title: str | None = None,
    topic: str = "",
    since: date | None = None,
    length: int = DRAFT_WORDS,
    rewrite: bool = False,
) -> Lines:
    """Drafts a brief from the chosen sources (all if none is named).

    A brief that is there is never overwritten: the draft then goes beside it, with a patch.
    """
    language = store.settings.desk_language
    existing = store.brief_text(language, slug)
    rewriter = _rewriter(store) if rewrite else None
    material = _material(store)
    request = drafting.Request(
        title=title or slug.replace("-", " ").capitalize(),
        language=language,
        sources=tuple(chosen),
        topic=topic,
        since=since,
        length=length,
    )
    made = drafting.draft(material, request, rewriter)
    file = f"docs/{language}/briefs/{slug}.md"
    brief = brief_format.parse(drafting.render(made, store.template("brief.md.j2")), file, slug)
    text = localising.with_definitions(brief, material.sources)
    count = len(made.points)
    if existing is None:
        store.write_brief(language, slug, text)
        lines = [f"drafted: {file} ({count} sentences)"]
    else:
        changes = patch(existing, text, file)
        if not changes:
            return [f"unchanged: {file} is this draft already"]
        store.write_draft(slug, text, changes)
        lines = [
            f"{file} is there and stays; drafted beside it: build/drafts/{slug}.md ({count} sentences)",
            f"  what it would change: build/drafts/{slug}.patch",
        ]
    if made.undated:
        lines.append(f"  left out, as their day of publication is not known: {', '.join(made.undated)}")
    if made.rewritten:
        lines.append(f"  {len(made.rewritten)} rewritten by {made.model}: read them against their sources")
    lines += [f"  not rewritten: {point.shown}: {point.refused}" for point in made.refused]
    if made.borrowed:
        lines.append(
            f"  {len(made.borrowed)} of them in the wording of restricted sources: rewrite before you commit"
        )
    return lines


def _material(store: Store) -> drafting.Material:
    """All that a draft is made from, with a ledger of what the reports say now."""
    sources, sentences = _read(store)
    language, examiner = store.settings.desk_language, Examiner(store.glossary())
    return drafting.Material(
        sources={source.id: source for source in sources},
        sentences={sentence.id: sentence for sentence in sentences},
        translations={
            entry.sentence: entry
            for source in sources
            if source.language != language
            for entry in store.memory(source, language)
        },
        evidence={source.id: known for source in sources if (known := _evidence(store, source, examiner))},
        ledger=_related(store, sources, sentences),
        glossary=store.glossary(),
    )


def _rewriter(store: Store) -> ChatRewriter:
    settings = store.settings
    if not settings.rewriter_address:
        raise SettingsError(
            "no language model is set for --rewrite",
            "set rewriter_address and rewriter_model in mkdocs.yml, or leave --rewrite out",
        )
    key = os.environ.get(REWRITER_KEY_VARIABLE, "")
    return ChatRewriter(settings.rewriter_address, settings.rewriter_model, key)


def _evidence(store: Store, source: Source, examiner: Examiner) -> Evidence | None:
    """Fresh evidence where the text is at hand, else what was committed."""
    if store.text(source) is not None:
        return examine(source, store.sentences(source), examiner)
    return store.evidence(source.id)


def localise_briefs(
    store: Store,
    slugs: Sequence[str] = (),
    targets: Sequence[str] = (),
    progress: Finished = translating.unheard,
) -> Lines:
    """Writes footnotes' definitions, and the editions in other languages (all, or the `targets`), of all
    briefs or some. What a person changed in an edition goes back into its catalogue first."""
    originals = [brief for brief in _originals(store) if not slugs or brief.slug in slugs]
    _refuse_unknown(slugs, originals)
    sources = {source.id: source for source in store.sources()}
    judge = translating.Strict(store.glossary())
    editions: list[tuple[str, str, str]] = []
    catalogues: list[tuple[str, str, str, Sequence[Translation]]] = []
    with store.journal() as journal:
        engine, lines = _engine(store, journal)
        for original in originals:
            language, slug = original.front.language, original.slug
            editions.append((language, slug, localising.with_definitions(original, sources)))
            if original.front.status == "draft":
                continue
            for target in targets or store.settings.languages:
                if target == language:
                    continue
                passages = localising.passages(original)
                existing, memory = store.brief(target, slug), store.brief_memory(slug, target)
                if existing is not None:
                    memory, edited = localising.take_back(existing, memory)
                    lines += [f"taken back: {existing.file}:{line}" for line in edited]
                shared = store.shared_memory(language, target)
                entries = translating.translate(
                    passages, (*memory, *shared), engine, target, judge, finished=progress
                )
                edition = localising.localise(original, entries, target, sources, existing)
                catalogues.append((slug, language, target, retain(memory, entries)))
                editions.append((target, slug, edition.text))
                lines.append(
                    f"localised {slug} to {target}: {len(entries)} passages,"
                    f" {edition.machine} by machine, {edition.waiting} waiting"
                )
                for summary in translating.summarise(passages, entries, engine, target):
                    lines += _missing(summary)
        for catalogue in catalogues:
            store.write_brief_memory(*catalogue)
        for edition_language, edition_slug, text in editions:
            store.write_brief(edition_language, edition_slug, text)
    return lines


def _originals(store: Store) -> Iterator[Brief]:
    for language in store.settings.languages:
        for brief in store.briefs(language):
            if brief.front.translation_of is None:
                yield brief


def _refuse_unknown(slugs: Sequence[str], found: Sequence[Brief]) -> None:
    for slug in slugs:
        if slug not in {brief.slug for brief in found}:
            raise BriefError(f"there is no brief “{check_id(slug)}”", "see docs/*/briefs for what there is")


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


def _edition(store: Store, slug: str, language: str) -> Brief:
    brief = store.brief(language, slug)
    if brief is None:
        raise BriefError(
            f"there is no docs/{language}/briefs/{slug}.md", "see docs/*/briefs for what there is"
        )
    return brief


def show_brief(store: Store, slug: str, language: str, page: Path | None) -> Iterator[str]:
    """The brief beside its evidence, sentence by sentence, as lines; or written to `page` as HTML.

    Raises StoreError if the page holds wording that may not be published and would lie where git or
    the site could take it up.
    """
    brief, desk = _edition(store, slug, language), gate.desk(store)
    sheet = side_by_side.sheet(brief, desk, check([brief], desk), store.settings.desk_language)
    if page is None:
        yield from side_by_side.lines(sheet)
        yield f"when you have read it: polybrief review {slug} --language {language} --by NAME"
        return
    if sheet.private and not store.is_private(page):
        raise StoreError(
            f"{page} would hold wording of restricted reports, where git or the site can take it up",
            f"write it elsewhere: --html build/review-{slug}-{language}.html",
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


def compare_figures(
    given: Sequence[str], source: str | None, target: str | None, store: Store | None, *, as_text: bool
) -> tuple[tuple[comparing.Compared, ...], str]:
    """The pairs of two text files or of one PO catalogue, compared; and the name of what was compared.

    With `as_text`, `given` are the two texts themselves.

    The glossary of `store` helps, if there is one. Raises InputError, also for languages that are
    neither given nor named by the catalogue.
    """
    texts = list(given) if as_text else [reader.read(Path(name)) for name in given]
    names = ["text"] * len(given) if as_text else list(given)
    if len(given) == 2:
        pairs = comparing.by_lines(texts[0], texts[1], (names[0], names[1]))
    elif len(given) == 1 and not as_text:
        pairs, known_source, known_target = comparing.of_catalogue(texts[0], names[0])
        source, target = source or known_source, target or known_target
    else:
        raise InputError(f"{len(given)} cannot be compared", "give two text files, or one PO catalogue")
    if source is None or target is None:
        raise InputError("the languages are not known", "name them: --from de --to en")
    examiner = Examiner(store.glossary() if store else ())
    return comparing.compare(pairs, source, target, examiner), names[-1]


def before_the_gate(store: Store, progress: Finished = translating.unheard) -> Iterator[str]:
    """The stages of `polybrief build` that come before the gate, one after the other."""
    yield from translate_sources(store, progress=progress)
    yield from examine_sources(store)
    yield from relate_sources(store)
    yield from localise_briefs(store, progress=progress)


def publish_site(store: Store, *, preview: bool) -> Lines:
    """Builds the site of all languages. Raises PublishError while the gate holds something back."""
    errors = 0 if preview else check_briefs(store).errors
    if errors:
        raise PublishError(
            f"the gate is shut ({errors} to mend); nothing was published", "run: polybrief check"
        )

    def guard(files: Iterator[tuple[str, bytes]]) -> None:
        for finding in gate.leaked(store, files):
            raise PublishError(
                f"{finding.file}: {finding.message}; nothing was published", "run: polybrief check --all"
            )

    # The preview is for the desk alone, whose drafts hold the words of their sources.
    return publishing.publish(store, preview=preview, guard=None if preview else guard)


def serve_preview(store: Store, host: str, port: int) -> Iterator[str]:
    """Serves the preview until it is interrupted."""
    yield from publishing.serve(store, host, port)
