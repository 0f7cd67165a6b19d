"""What the reports say together, and drafts made from it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from polybrief import briefs as brief_format
from polybrief import compute
from polybrief import localise as localising
from polybrief import summarise as drafting
from polybrief.check.report import number
from polybrief.errors import SettingsError
from polybrief.examine import Examiner, examine
from polybrief.limits import DRAFT_WORDS
from polybrief.model import Evidence, Ledger, Sentence, Source
from polybrief.relate import relate
from polybrief.relate.claims.embedding import embed
from polybrief.relate.claims.remembered import Remembered, embedding_model
from polybrief.relate.overview import Known
from polybrief.relate.show import show
from polybrief.relate.unused import Unused, unused
from polybrief.store import Store
from polybrief.summarise.chat import ChatRewriter
from polybrief.summarise.proposal import patch
from polybrief.translate import Finished, unheard
from polybrief.workbench.unchanged import examined, unless_done

Lines = list[str]
"""What is said to the person who typed the command."""

REWRITER_KEY_VARIABLE = "POLYBRIEF_REWRITER_KEY"
VECTORS = "vectors.bin"


def relate_sources(
    store: Store, *, again: bool = False, cluster: str = "", progress: Finished = unheard
) -> Lines:
    """Reads what the sources say together; writes `build/ledger.json`.

    Nothing is done where nothing has changed, unless `again`: then vectors are computed anew as well. New
    vectors are computed on the Dask cluster at the address `cluster`, if there is one.
    """
    return unless_done(
        store,
        "relate",
        lambda _: _relate(store, again=again, cluster=cluster, progress=progress),
        again=again,
    )


def _relate(store: Store, *, again: bool, cluster: str, progress: Finished) -> Lines:
    sources, sentences = _read(store)
    ledger = _related(store, sources, sentences, again=again, cluster=cluster, progress=progress)
    store.write_ledger(ledger, sources)
    without = len({s.source for s in sentences if s.text is None})
    at_hand = sum(s.text is not None for s in sentences)
    weights = [conflict.weight for conflict in ledger.conflicts]
    lines = [
        f"related {at_hand} sentences: {len(ledger.claims)} claims of two sources or more",
        "  " + ", ".join(number(weights.count(weight), weight) for weight in ("conflict", "warning", "note")),
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


def unused_facts(store: Store) -> tuple[Unused, ...]:
    """What the evidence of the reports holds and no public brief says, in any language."""
    glossary, now = store.glossary(), datetime.now().astimezone()
    examiner = Examiner(glossary)
    read = [
        examiner.read(brief_format.plain(text), code)
        for language in store.settings.languages
        for brief in store.briefs(language)
        if brief_format.is_public(brief, now)
        for text, code in brief_format.texts(brief)
    ]
    evidence = {source.id: known for source in store.sources() if (known := store.evidence(source.id))}
    return unused(evidence, read, glossary, store.settings.desk_language)


def show_unused(store: Store) -> Lines:
    """The facts that no public brief says, by report, with the ids of their sentences."""
    lines, before = [], ""
    for fact in unused_facts(store):
        if fact.source != before:
            lines += ["", fact.source] if before else [fact.source]
            before = fact.source
        where = ", ".join(f"{fact.source}:{n}" for n in fact.sentences)
        lines.append(f"  {fact.kind}  {fact.value}  “{' / '.join(fact.words)}”  {where}")
    return lines or ["every name, figure and date of the reports stands in a public brief"]


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
    file = brief_format.file_of(language, slug)
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


def _read(store: Store) -> tuple[tuple[Source, ...], tuple[Sentence, ...]]:
    sources = store.sources()
    return sources, tuple(sentence for source in sources for sentence in store.sentences(source))


def _related(
    store: Store,
    sources: Sequence[Source],
    sentences: Sequence[Sentence],
    *,
    again: bool = False,
    cluster: str = "",
    progress: Finished = unheard,
) -> Ledger:
    language, parts = store.settings.desk_language, itertools.count(1)

    def embedding(texts: Sequence[str]) -> NDArray[np.float32]:
        # Only now is it known how much there is to do: where nothing is, no cluster is asked.
        label = f"embed, part {next(parts)}"
        with compute.choose(cluster, len(texts)) as executor:
            return embed(texts, executor, lambda done: progress(label, done, len(texts)))

    vectors = Remembered(embedding, embedding_model(), None if again else store.cached_bytes(VECTORS))
    ledger = relate(
        sources,
        sentences,
        _evidence(store, sources, sentences, again=again),
        glossary=store.glossary(),
        translations={
            entry.sentence: entry
            for source in sources
            if source.language != language
            for entry in store.memory(source, language)
        },
        language=language,
        before=store.ledger(),
        embedding=vectors,
    )
    made = vectors.render()
    if made is not None:
        store.cache_bytes(VECTORS, made)
    return ledger


def _material(store: Store) -> drafting.Material:
    """All that a draft is made from, with a ledger of what the reports say now."""
    sources, sentences = _read(store)
    language = store.settings.desk_language
    return drafting.Material(
        sources={source.id: source for source in sources},
        sentences={sentence.id: sentence for sentence in sentences},
        translations={
            entry.sentence: entry
            for source in sources
            if source.language != language
            for entry in store.memory(source, language)
        },
        evidence=_evidence(store, sources, sentences),
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


def _evidence(
    store: Store, sources: Sequence[Source], sentences: Sequence[Sentence], *, again: bool = False
) -> dict[str, Evidence]:
    """The evidence of each source: as committed where the text is not at hand or has been examined as it
    is, else fresh; always fresh with `again`."""
    examiner, current = Examiner(store.glossary()), frozenset() if again else examined(store)
    texts: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.text is not None:
            texts.setdefault(sentence.source, []).append(sentence)
    found = {}
    for source in sources:
        if source.id in texts and source.id not in current:
            found[source.id] = examine(source, texts[source.id], examiner)
        elif (known := store.evidence(source.id)) is not None:
            found[source.id] = known
    return found
