"""What each command does: read what a stage needs from the store, run the stage, write what it gives.

Every function takes the desk's store and gives back lines for the person who typed the command.
Everything is read before anything is written, so that a run that fails has changed nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from polybrief import briefs as brief_format
from polybrief import comparing
from polybrief import localise as localising
from polybrief import publish as publishing
from polybrief import review as reviewing
from polybrief import summarise as drafting
from polybrief import translate as translating
from polybrief.briefs import Brief
from polybrief.check import Desk, check
from polybrief.collect import collect, reader
from polybrief.errors import BadId, BriefError, InputError, PublishError, StoreError
from polybrief.examine import Examiner, examine
from polybrief.model import Evidence, Finding, Source, Translation
from polybrief.records import check_id
from polybrief.relate import relate
from polybrief.store import Store
from polybrief.translate.memory import retain

Lines = list[str]


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


def translate_sources(store: Store) -> Lines:
    """Translates every sentence into the desk's language: memory first, then the installed packages."""
    target = store.settings.desk_language
    sources = [source for source in store.sources() if source.language != target]
    sentences = [sentence for source in sources for sentence in store.sentences(source)]
    memory = [entry for source in sources for entry in store.memory(source, target)]
    engine, lines = _engine()
    done = translating.translate(sentences, memory, engine, target)
    by_source: dict[str, list[Translation]] = {}
    for entry in done:
        by_source.setdefault(entry.sentence.rpartition(":")[0], []).append(entry)
    for source in sources:
        if store.text(source) is not None and source.id in by_source:
            before = store.memory(source, target)
            store.write_memory(source, target, retain(before, by_source[source.id]))
    for summary in translating.summarise(sentences, done, engine, target):
        lines.append(
            f"translated {summary.source} to {summary.target}: {summary.reviewed} reviewed,"
            f" {summary.machine} by machine, {summary.waiting} waiting"
        )
        lines += _missing(summary)
    return lines


def _missing(summary: translating.Summary) -> Lines:
    """Why sentences wait, and what opens the way."""
    if not summary.message:
        return []
    folder = translating.folders(os.environ)[0]
    hint = f"unpack its .argosmodel (a zip file) into {folder}, or translate in memory/"
    return [f"  {summary.message}", f"  → {hint}"] if summary.install else [f"  {summary.message}"]


def _engine() -> tuple[translating.ArgosEngine, Lines]:
    shelf = translating.installed(translating.folders(os.environ))
    lines = [f"left out: the package {path} ({cause})" for path, cause in shelf.broken]
    return translating.ArgosEngine(shelf.packages), lines


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
    """Brings together what several sources say; writes `build/ledger.json`."""
    sentences = [sentence for source in store.sources() for sentence in store.sentences(source)]
    without = len({s.source for s in sentences if s.text is None})
    at_hand = sum(s.text is not None for s in sentences)
    claims = relate(sentences)
    store.write_ledger(claims)
    lines = [f"related {at_hand} sentences: {len(claims)} claims of two sources or more"]
    if without:
        lines.append(f"  {without} sources are left out, as their texts are not in {store.library}")
    return lines


def summarise_sources(store: Store, slug: str, chosen: Sequence[str], title: str | None) -> Lines:
    """Drafts a brief from the chosen sources (all if none is named). Never overwrites a brief."""
    language = store.settings.desk_language
    if store.brief(language, slug) is not None:
        raise StoreError(
            f"docs/{language}/briefs/{slug}.md is there already", "choose another slug, or delete that file"
        )
    sources = {source.id: source for source in store.sources()}
    for source_id in chosen:
        if source_id not in sources:
            raise BriefError(f"there is no source “{source_id}”", "run: polybrief collect FILE")
    sentences = {s.id: s for source in sources.values() for s in store.sentences(source)}
    examiner = Examiner(store.glossary())
    material = drafting.Material(
        sources=sources,
        sentences=sentences,
        translations={
            entry.sentence: entry
            for source in sources.values()
            if source.language != language
            for entry in store.memory(source, language)
        },
        evidence={
            source.id: known for source in sources.values() if (known := _evidence(store, source, examiner))
        },
        claims=relate(list(sentences.values())),
        glossary=store.glossary(),
    )
    made = drafting.draft(
        material, chosen or sorted(sources), title or slug.replace("-", " ").capitalize(), language
    )
    if not made.points:
        raise BriefError(
            "none of the chosen sources has its text at hand",
            f"put the texts into {store.library}, or collect a file",
        )
    text = drafting.render(made, store.template("brief.md.j2"))
    brief = brief_format.parse(text, f"docs/{language}/briefs/{slug}.md", slug)
    store.write_brief(language, slug, localising.with_definitions(brief, sources))
    lines = [f"drafted: docs/{language}/briefs/{slug}.md ({len(made.points)} key points)"]
    if made.restricted:
        count = len(made.restricted)
        lines.append(f"  {count} of them in the wording of restricted sources: rewrite before you commit")
    return lines


def _evidence(store: Store, source: Source, examiner: Examiner) -> Evidence | None:
    """Fresh evidence where the text is at hand, else what was committed."""
    if store.text(source) is not None:
        return examine(source, store.sentences(source), examiner)
    return store.evidence(source.id)


def localise_briefs(store: Store, slugs: Sequence[str] = ()) -> Lines:
    """Writes footnotes' definitions, and the editions in the other languages, of all briefs or some."""
    originals = [brief for brief in _originals(store) if not slugs or brief.slug in slugs]
    _refuse_unknown(slugs, originals)
    sources = {source.id: source for source in store.sources()}
    engine, lines = _engine()
    editions: list[tuple[str, str, str]] = []
    catalogues: list[tuple[str, str, str, Sequence[Translation]]] = []
    for original in originals:
        language = original.front.language
        editions.append((language, original.slug, localising.with_definitions(original, sources)))
        if original.front.status == "draft":
            continue
        for target in store.settings.languages:
            if target == language:
                continue
            passages = localising.passages(original)
            memory = store.brief_memory(original.slug, target)
            entries = translating.translate(passages, memory, engine, target)
            existing = store.brief(target, original.slug)
            edition = localising.localise(original, entries, target, sources, existing)
            catalogues.append((original.slug, language, target, retain(memory, entries)))
            editions.append((target, original.slug, edition.text))
            lines.append(
                f"localised {original.slug} to {target}: {len(entries)} passages,"
                f" {edition.machine} by machine, {edition.waiting} waiting"
            )
            for summary in translating.summarise(passages, entries, engine, target):
                lines += _missing(summary)
    for catalogue in catalogues:
        store.write_brief_memory(*catalogue)
    for edition_language, slug, text in editions:
        store.write_brief(edition_language, slug, text)
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


def check_briefs(store: Store, slugs: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What the gate finds in all briefs or some, in every language."""
    briefs = {
        (language, brief.slug): brief
        for language in store.settings.languages
        for brief in store.briefs(language)
    }
    chosen = [brief for brief in briefs.values() if not slugs or brief.slug in slugs]
    _refuse_unknown(slugs, chosen)
    sources = {source.id: source for source in store.sources()}
    counts = {source.id: len(known) for source in sources.values() if (known := store.sentences(source))}
    return check(chosen, Desk(sources, counts, briefs))


def review_brief(
    store: Store, slug: str, language: str, reviewer: str, on: date, editor: str | None, *, publish: bool
) -> Lines:
    """Records that a person has read exactly this text; with `publish`, makes it public as well."""
    brief = store.brief(language, slug)
    if brief is None:
        raise BriefError(
            f"there is no docs/{language}/briefs/{slug}.md", "see docs/*/briefs for what there is"
        )
    done = reviewing.review(brief, reviewer, on, editor)
    if publish:
        done = brief_format.with_front(done, status="published")
    elif done.front.status == "draft":
        done = brief_format.with_front(done, status="reviewed")
    sources = {source.id: source for source in store.sources()}
    store.write_brief(language, slug, localising.with_definitions(done, sources))
    return [f"reviewed: {brief.file} by {done.front.reviewed_by} on {on.isoformat()} ({done.front.status})"]


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


def before_the_gate(store: Store) -> Iterator[str]:
    """The stages of `polybrief build` that come before the gate, one after the other."""
    for stage in (translate_sources, examine_sources, relate_sources, localise_briefs):
        yield from stage(store)


def publish_site(store: Store, *, preview: bool) -> Lines:
    """Builds the site of all languages. Raises PublishError while the gate holds something back."""
    errors = [] if preview else [f for f in check_briefs(store) if f.severity == "error"]
    if errors:
        raise PublishError(
            f"the gate is shut ({len(errors)} to mend); nothing was published", "run: polybrief check"
        )
    return publishing.publish(store, preview=preview)


def serve_preview(store: Store, host: str, port: int) -> Iterator[str]:
    """Serves the preview until it is interrupted."""
    yield from publishing.serve(store, host, port)
