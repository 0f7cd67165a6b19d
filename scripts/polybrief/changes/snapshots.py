"""What `polybrief diff` compares: a desk at one time, as far as it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from polybrief.briefs import Brief
from polybrief.errors import BadId, BriefError, RecordError
from polybrief.localise import passages
from polybrief.model import Entry, Source, Translation
from polybrief.store import Store


@dataclass(frozen=True)
class Count:
    """How many entries of a catalogue a person has read, a machine has made, and wait."""

    reviewed: int = 0
    machine: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Snapshot:
    """A desk at one time.

    `briefs` are by language and slug, `sources` and `glossary` by id, `catalogues` by a name such as
    “briefs to de” or “sources zh-en”. `stale` holds the editions of which a passage has no translation
    of the original's present wording, with the number of such passages. `unread` are the files that
    could not be read.
    """

    briefs: Mapping[tuple[str, str], Brief]
    sources: Mapping[str, Source]
    glossary: Mapping[str, Entry]
    catalogues: Mapping[str, Count]
    stale: Mapping[tuple[str, str], int]
    unread: frozenset[str] = frozenset()


def snapshot(store: Store) -> Snapshot:
    """The desk of a store as it is now."""
    briefs: dict[tuple[str, str], Brief] = {}
    sources: dict[str, Source] = {}
    unread: set[str] = set()
    languages = store.settings.languages
    for name in store.names("docs/*/briefs/*.md", "docs/*/editions/*.md"):
        _, language, _, file = PurePosixPath(name).parts
        slug = file.removesuffix(".md")
        if language in languages and slug != "index":
            try:
                brief = store.brief(language, slug)
            except (BriefError, BadId, RecordError):
                unread.add(name)
            else:
                if brief:
                    briefs[(language, slug)] = brief
    for name in store.names("sources/*.md"):
        if PurePosixPath(name).stem != "README":
            try:
                source = store.source(PurePosixPath(name).stem)
            except (BadId, RecordError):
                unread.add(name)
            else:
                if source:
                    sources[source.id] = source
    try:
        glossary = {entry.id: entry for entry in store.glossary()}
    except RecordError:
        glossary = {}
        unread.add("glossary")
    memory: dict[str, list[Translation]] = {}
    stale: dict[tuple[str, str], int] = {}
    for (language, slug), brief in briefs.items():
        if brief.front.translation_of is None:
            for target in languages:
                entries = _entries(partial(store.brief_memory, slug, target), unread, f"{slug}.{target}.po")
                memory.setdefault(f"briefs to {target}", []).extend(entries)
                if target != language and (target, slug) in briefs:
                    known = {entry.source_text for entry in entries if entry.text}
                    old = sum(sentence.text not in known for sentence in passages(brief))
                    stale.update({(target, slug): old} if old else {})
    for source in sources.values():
        for target in languages:
            if target != source.language:
                entries = _entries(partial(store.memory, source, target), unread, f"{source.id}.po")
                memory.setdefault(f"sources {source.language}-{target}", []).extend(entries)
    counts = {name: _count(entries) for name, entries in memory.items() if entries}
    return Snapshot(briefs, sources, glossary, counts, stale, frozenset(unread))


def _entries(
    read: Callable[[], Iterable[Translation]], unread: set[str], name: str
) -> tuple[Translation, ...]:
    try:
        return tuple(read())
    except RecordError:
        unread.add(name)
        return ()


def _count(entries: Iterable[Translation]) -> Count:
    listed = list(entries)
    return Count(
        reviewed=sum(entry.text is not None and entry.reviewed for entry in listed),
        machine=sum(entry.text is not None and not entry.reviewed for entry in listed),
        waiting=sum(entry.text is None for entry in listed),
    )
