"""Translations of reports and of briefs, and the memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from polybrief import localise as localising
from polybrief import translate as translating
from polybrief.atomic import write_atomically
from polybrief.briefs import Brief
from polybrief.collect import reader
from polybrief.compute import Cluster, Executor
from polybrief.errors import BriefError
from polybrief.limits import MAX_TMX_BYTES
from polybrief.model import Source, Translation
from polybrief.records import check_id
from polybrief.store import Store
from polybrief.translate import Finished
from polybrief.translate.journal import Journal
from polybrief.translate.memory import retain, tmx
from polybrief.translate.packages.state import state as package_state
from polybrief.workbench.unchanged import Parts, brief_keys, unless_done

Lines = list[str]
"""What is said to the person who typed the command."""

ENGINE_KEY_VARIABLE = "POLYBRIEF_ENGINE_KEY"


def translate_sources(
    store: Store,
    *,
    again: bool = False,
    anew: bool = False,
    cluster: str = "",
    progress: Finished = translating.unheard,
) -> Lines:
    """Translates every sentence into the desk's language: memory first, then the engine.

    With `again`, what another engine or another version of it made is made anew. With the address of a
    Dask cluster, Argos packages translate and translations are read over on its workers. Where nothing has
    changed, nothing is done, unless `anew`.
    """
    return unless_done(
        store,
        "translate",
        lambda _: _translate(store, again, cluster, progress),
        state=engine_state(store),
        again=again or anew,
    )


def _translate(store: Store, again: bool, cluster: str, progress: Finished) -> Lines:
    target = store.settings.desk_language
    sources = [source for source in store.sources() if source.language != target]
    sentences = [sentence for source in sources for sentence in store.sentences(source)]
    own = {source.id: store.memory(source, target) for source in sources}
    memory = [entry for entries in own.values() for entry in entries] + _shared(store, sources, target)
    with store.journal() as journal, ExitStack() as stack:
        executor = stack.enter_context(Cluster(cluster)) if cluster else None
        judge = translating.Strict(store.glossary(), executor)
        engine, lines = _engine(store, journal, executor)
        done = translating.translate(sentences, memory, engine, target, judge, again=again, finished=progress)
        by_source = _by_source(done)
        for source in sources:
            if store.text(source) is not None and source.id in by_source:
                store.write_memory(source, target, retain(own[source.id], by_source[source.id]))
    for summary in translating.summarise(sentences, done, engine, target):
        lines.append(
            f"translated {summary.source} to {summary.target}: {summary.reviewed} reviewed,"
            f" {summary.machine} by machine, {summary.faulty} faulty, {summary.waiting} waiting"
        )
        lines += _missing(summary)
    return lines


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


def localise_briefs(
    store: Store,
    slugs: Sequence[str] = (),
    targets: Sequence[str] = (),
    progress: Finished = translating.unheard,
    *,
    again: bool = False,
) -> Lines:
    """Writes footnotes' definitions, and the editions in other languages (all, or the `targets`), of all
    briefs or some. What a person changed in an edition goes back into its catalogue first.

    Of all briefs, those on which nothing has changed are left as they are, unless `again`.
    """
    if slugs or targets:
        return _localise(store, slugs, targets, progress, Parts({}, {}))
    state = engine_state(store)
    return unless_done(
        store,
        "localise",
        lambda parts: _localise(store, slugs, targets, progress, parts),
        state=state,
        again=again,
        parts_of=partial(brief_keys, store, state) if state is not None else _no_parts,
        passing="taken back",
    )


def _no_parts(_: Mapping[str, str]) -> Mapping[str, str]:
    return {}


def _localise(
    store: Store, slugs: Sequence[str], targets: Sequence[str], progress: Finished, parts: Parts
) -> Lines:
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
            if parts.done(slug):
                continue
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
        for brief in (*store.briefs(language), *store.digests(language)):
            if brief.front.translation_of is None:
                yield brief


def _refuse_unknown(slugs: Sequence[str], found: Sequence[Brief]) -> None:
    for slug in slugs:
        if slug not in {brief.slug for brief in found}:
            raise BriefError(f"there is no brief “{check_id(slug)}”", "see docs/*/briefs for what there is")


def _memory(store: Store, sources: Sequence[Source], target: str) -> list[Translation]:
    own = [entry for source in sources for entry in store.memory(source, target)]
    return own + _shared(store, sources, target)


def _shared(store: Store, sources: Sequence[Source], target: str) -> list[Translation]:
    languages = sorted({source.language for source in sources})
    return [entry for language in languages for entry in store.shared_memory(language, target)]


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


def engine_state(store: Store) -> str | None:
    """What tells one state of the engine from another; None for a server, which can change unseen."""
    if store.settings.engine == "libretranslate":
        return None
    return package_state(translating.folders(os.environ)) if store.settings.engine == "argos" else ""


def _engine(
    store: Store, journal: Journal | None = None, executor: Executor | None = None
) -> tuple[translating.Engine | None, Lines]:
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
    return translating.ArgosEngine(found.packages, journal=journal, executor=executor), lines
