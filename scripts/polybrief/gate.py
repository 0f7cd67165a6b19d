"""The gate at work on a desk: which briefs, from the cache or anew, in one process or in several."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from typing import TypeVar

from polybrief import comments, dossier_gate
from polybrief.briefs import Brief, file_of, is_public
from polybrief.check import Desk, check, measures
from polybrief.check import cache as results
from polybrief.check import codes as rule_codes
from polybrief.check.formats import RulePage
from polybrief.check.leaks import CODE as RESTRICTED
from polybrief.check.leaks import leaks
from polybrief.check.report import (
    UNREADABLE,
    Checked,
    Note,
    Report,
    fingerprints,
    listed,
    number,
    unreadable,
)
from polybrief.check.wordings import restricted_wordings
from polybrief.errors import BadId, BriefError, RecordError
from polybrief.files import manual_pages
from polybrief.limits import BRIEFS_FOR_PROCESSES
from polybrief.model import Evidence, Finding, Ledger, Sentence, Translation, normalise
from polybrief.program import program
from polybrief.reading import read, without_text
from polybrief.relate.overview import public
from polybrief.store import Store

CACHE = "check.json"
_BRIEFS = ("docs/*/briefs/*.md", "docs/*/editions/*.md")
_OTHERS = (
    "mkdocs.yml",
    "build/ledger.json",
    *_BRIEFS,
    dossier_gate.FILES,
    "evidence/*.yml",
    "glossary/*.yml",
    "memory/briefs/*.po",
    "memory/sources/*/*.po",
    "sources/*.md",
)
_COMMITTED = (
    "README.md",
    "conflicts/*.yml",
    "docs/**/*.md",
    *(name for name in _OTHERS if name != "build/ledger.json"),
)
"""Where wording of restricted reports must not be; briefs have a rule of their own."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class OnDemand(Mapping[K, V]):
    """A mapping that reads each value when it is asked for, once; `load` gives None where there is none."""

    names: Callable[[], Iterable[K]]
    load: Callable[[K], V | None]
    _known: dict[K, V | None] = field(default_factory=dict)

    def __getitem__(self, key: K) -> V:
        if key not in self._known:
            self._known[key] = self.load(key)
        found = self._known[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return (key for key in self.names() if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def desk(store: Store, now: datetime | None = None) -> Desk:
    """What the rules know of the desk; files are read when a rule asks for them.

    A brief that cannot be read is not among the briefs.
    """
    languages = store.settings.languages
    sources = {source.id: source for source in store.sources()}
    places = cache(lambda: [place for file in store.names(*_BRIEFS) if (place := _place(store, file))])

    def evidence(name: str) -> Evidence | None:
        return store.evidence(name) if name in sources else None

    known_evidence: OnDemand[str, Evidence] = OnDemand(lambda: sources, evidence)

    def sentences(name: str) -> tuple[Sentence, ...] | None:
        source = sources.get(name)
        if source is None:
            return None
        text = store.text(source)
        if text is not None:
            return read(source, text) or None
        found = known_evidence.get(name)
        return (without_text(source, found) or None) if found else None

    def brief(key: tuple[str, str]) -> Brief | None:
        try:
            return store.brief(*key) if key[0] in languages else None
        except (BriefError, BadId, RecordError):
            return None

    @cache
    def translated(name: str, target: str) -> dict[str, Translation]:
        known = sources.get(name)
        if known is None or known.language == target:
            return {}
        return {entry.sentence: entry for entry in store.memory(known, target)}

    def translation(key: tuple[str, str]) -> Translation | None:
        return translated(key[1].rpartition(":")[0], key[0]).get(key[1])

    ledger = store.ledger()
    return Desk(
        sources=sources,
        sentences=OnDemand(lambda: sources, sentences),
        briefs=OnDemand(places, brief),
        evidence=known_evidence,
        ledger=ledger or Ledger(),
        glossary=store.glossary(),
        catalogues=OnDemand(
            lambda: (
                (slug, target) for slug in dict.fromkeys(slug for _, slug in places()) for target in languages
            ),
            lambda key: store.brief_memory(*key),
        ),
        translations=OnDemand(
            lambda: (
                (target, known)
                for name in sources
                for target in languages
                for known in translated(name, target)
            ),
            translation,
        ),
        now=now or datetime.now().astimezone(),
        files=frozenset(file.removeprefix("docs/") for file in store.names("docs/**/*.*"))
        | dossier_gate.pages(store),
        topics=frozenset(store.settings.topics),
    )


def _place(store: Store, file: str) -> tuple[str, str] | None:
    """Language and slug of a brief's file, None if it is none."""
    _, language, _, *rest = PurePosixPath(file).parts
    slug = rest[0].removesuffix(".md") if rest else ""
    if len(rest) != 1 or slug == "index" or language not in store.settings.languages:
        return None
    return (language, slug) if file == file_of(language, slug) else None


def find(store: Store, given: Sequence[str], folder: Path | None = None) -> tuple[str, ...]:
    """The files of the briefs and dossiers that `given` names: slugs (a dossier’s is `dossiers/<id>`), and
    files or folders seen from `folder`.

    All of them if nothing is given; a page beside the briefs that is none is passed over. Raises
    BriefError for what names no brief.
    """
    known = {file: place for file in store.names(*_BRIEFS) if (place := _place(store, file))}
    known |= {file: ("", file.removesuffix(".yml")) for file in store.names(dossier_gate.FILES)}
    if not given:
        return tuple(known)
    chosen: set[str] = set()
    for name in given:
        found = {file for file, (_, slug) in known.items() if slug == name}
        path = (folder or Path()) / name
        if not found and _exists(path):
            inside = Path(os.path.relpath(path.resolve(), store.root.resolve())).as_posix()
            found = {file for file in known if inside == "." or PurePosixPath(file).is_relative_to(inside)}
            if not found and path.name != "index.md" and not path.is_dir():
                raise BriefError(f"{name} is no brief of this desk", "name a slug or files in docs/*/briefs")
        elif not found:
            raise BriefError(f"there is no brief “{name[:100]}”", "see docs/*/briefs for what there is")
        chosen |= found
    return tuple(file for file in known if file in chosen)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # Longer than a name can be, or with a NUL in it.
        return False


def run(
    store: Store, chosen: Sequence[str] | None = None, *, cached: bool = True, processes: int = 0
) -> Report:
    """The report on the chosen files; on all briefs, and the desk's other files, if None.

    `cached` takes over what nothing has changed about, and remembers the rest in build/cache.
    `processes` is how many work at most; 0 as many as there are processors.
    """
    files = tuple(chosen) if chosen is not None else find(store, ())
    now = datetime.now().astimezone()
    known: dict[str, Checked] = {}
    keys: dict[str, str] = {}
    before: dict[str, Checked] = {}
    if cached:
        keys = results.keys(_files(store, now))
        before = results.parse(store.cached(CACHE) or "")
        known = {file: before[keys[file]] for file in files if keys.get(file) in before}
    todo = [file for file in files if file not in known]
    # A broken record stops the gate also where no brief cites it: its sentences cannot be counted.
    store.sources()
    known |= {checked.file: checked for checked in _check(store, todo, now, processes)}
    if cached and todo:
        kept = {key: before[key] for file, key in keys.items() if key in before and file not in todo}
        # A dossier depends on all evidence, and is always checked anew.
        new = {keys[file]: known[file] for file in todo if file in keys}
        store.cache(CACHE, results.render({**kept, **new}))
    briefs = tuple(known[file] for file in files)
    others = (*_commented(store, now), *_committed(store)) if chosen is None else ()
    return Report((*briefs, *others), tuple(_notes(store, briefs)))


def _commented(store: Store, now: datetime) -> Iterator[Checked]:
    """What is wrong with the editor's words on conflicts, file by file."""
    known = desk(store, now)
    if not known.ledger.conflicts:
        return
    cited = {
        note.source for brief in known.briefs.values() if is_public(brief, now) for note in brief.footnotes
    }
    cited |= dossier_gate.cited(store, known)
    for finding in comments.find(store.comments(), known.ledger, public(known.ledger, cited)):
        yield Checked(finding.file, "", "", "file", (finding,), tuple(fingerprints([finding], "")))


def leaked(store: Store, files: Iterable[tuple[str, bytes]]) -> Iterator[Finding]:
    """Restricted wording in files, given as (name, content): pages, feeds, search indexes, records.

    Compressed content is read, what is no text passed over. Nothing is found where the private library is
    not at hand.
    """
    known = desk(store)
    wordings = restricted_wordings(known)
    if wordings is None:
        return
    texts = ((name, text) for name, content in files if (text := _text(content)) is not None)
    yield from leaks(texts, wordings, known.examiner)


def _text(content: bytes) -> str | None:
    """The text in a file, None if it is none.

    Pagefind's fragments are compressed, with a mark before, and have breaks of no width between words.
    """
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content).removeprefix(b"pagefind_dcd")
        except (OSError, EOFError, zlib.error):
            return None
    try:
        return normalise(content.decode("utf-8")).replace("\u200b", "")
    except UnicodeDecodeError:
        return None


def _committed(store: Store) -> Iterator[Checked]:
    """Files of the desk, other than briefs, that hold restricted wording."""
    files = {
        name: content for name, content in store.files(*_COMMITTED).items() if not _is_brief(store, name)
    }
    groups: dict[str, list[Finding]] = {}
    for finding in leaked(store, files.items()):
        groups.setdefault(finding.file, []).append(finding)
    for file, findings in groups.items():
        marks = fingerprints(findings, normalise(files[file].decode("utf-8")))
        yield Checked(file, "", "", "file", tuple(findings), tuple(marks))


def errors(store: Store, brief: Brief) -> tuple[Finding, ...]:
    """What shuts the gate for the brief as it is given, whatever its file says now."""
    return tuple(finding for finding in check([brief], desk(store)) if finding.severity == "error")


def codes() -> tuple[str, ...]:
    """The codes of all rules, in alphabetical order."""
    return tuple(sorted({*rule_codes(), UNREADABLE, RESTRICTED, comments.CODE}))


def rule_pages() -> tuple[RulePage, ...]:
    """Each rule with the first sentence of its page in the manual, and the page."""
    manual = manual_pages("rules")
    pages = []
    for code in codes():
        page = manual.get(code, "")
        paragraphs = page.split("\n\n")
        help_text = " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else code
        pages.append(RulePage(code, help_text, page))
    return tuple(pages)


def _files(store: Store, now: datetime) -> results.Files:
    all_files = store.files(*_OTHERS)
    briefs = {file: content for file, content in all_files.items() if _is_brief(store, file)}
    return results.Files(
        briefs=briefs,
        others={
            **{file: content for file, content in all_files.items() if file not in briefs},
            # Of pages and pictures only their names count: whether a link leads to something.
            **{file: b"" for file in store.names("docs/**/*.*") if file not in briefs},
        },
        library=store.library_files(),
        program=program(),
        now=now.isoformat(timespec="minutes"),
    )


def _is_brief(store: Store, file: str) -> bool:
    parts = PurePosixPath(file).parts
    return len(parts) == 4 and file.endswith(".md") and parts[0] == "docs" and _place(store, file) is not None


def _check(store: Store, files: Sequence[str], now: datetime, processes: int) -> Iterator[Checked]:
    workers = processes or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    workers = min(workers, len(files) // BRIEFS_FOR_PROCESSES + 1)
    if workers < 2:
        yield from _check_some(store.root, files, now)
        return
    # The editions of a brief stay together, so that a worker reads the original once.
    by_slug = sorted(files, key=lambda file: PurePosixPath(file).name)
    size = -(-len(files) // (workers * 2))
    parts = [by_slug[i : i + size] for i in range(0, len(by_slug), size)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(_check_some, [store.root] * len(parts), parts, [now] * len(parts)):
            yield from part


def _check_some(root: Path, files: Sequence[str], now: datetime) -> list[Checked]:
    store = Store(root)
    known = desk(store, now)
    return [_check_one(store, file, known) for file in files]


def _check_one(store: Store, file: str, known: Desk) -> Checked:
    if PurePosixPath(file).match(dossier_gate.FILES):
        return dossier_gate.check_file(store, file, known)
    language, slug = PurePosixPath(file).parts[1], PurePosixPath(file).stem
    try:
        brief = store.brief(language, slug)
        assert brief is not None
    except (BriefError, BadId, RecordError) as problem:
        return unreadable(file, language, slug, problem)
    findings = check([brief], known)
    text = normalise(store.files(file)[file].decode("utf-8"))
    return Checked(
        file=file,
        language=language,
        slug=slug,
        status=brief.front.status,
        findings=findings,
        fingerprints=tuple(fingerprints(findings, text)),
        measures=measures.of(brief, known),
        unheld=known.unheld(brief.labels),
    )


def _notes(store: Store, briefs: Sequence[Checked]) -> Iterator[Note]:
    """What could not be checked, as one note for each reason."""
    unheld = sorted({name for brief in briefs for name in brief.unheld})
    if unheld:
        count = sum(bool(brief.unheld) for brief in briefs)
        there = "the texts are" if len(unheld) > 1 else "the text is"
        yield Note(
            f"similarity and quotations in {number(count, 'brief')}: {there} not in the private library"
            f" ({listed(unheld)}); figures, dates and names are checked against evidence/ alone",
            f"put them into {store.name(store.library)}, or name the folder: POLYBRIEF_LIBRARY=FOLDER",
        )
    if briefs and not store.files("build/ledger.json"):
        yield Note("conflicts between sources: there is no build/ledger.json", "run: polybrief relate")
