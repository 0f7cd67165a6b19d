"""What a desk holds, read and written in its formats: with `files`, all that touches the project's files.

Every reader raises the error of the format it reads, with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from polybrief import atomic, briefs, comments, dossiers, evidence, glossary, records
from polybrief.briefs import Brief
from polybrief.collect import archive, subscriptions
from polybrief.collect.archive import Original
from polybrief.collect.raw import Raw
from polybrief.collect.subscriptions import Seen
from polybrief.dossiers import Dossier
from polybrief.errors import SettingsError, StoreError
from polybrief.files import Files, shipped, shipped_templates
from polybrief.model import (
    Comment,
    Entry,
    Evidence,
    Ledger,
    Sentence,
    Source,
    Translation,
    normalise,
    text_hash,
)
from polybrief.reading import read, without_text
from polybrief.relate import ledger
from polybrief.translate import memory
from polybrief.translate.journal import Journal
from polybrief.translate.packages import lock
from polybrief.translate.packages.lock import Locked


@dataclass(frozen=True)
class Store(Files):
    """A desk's folder; `root` holds mkdocs.yml."""

    # --- sources ---------------------------------------------------------------------------------

    def sources(self) -> tuple[Source, ...]:
        """All records, by id."""
        paths = (self.root / "sources" / f"{source_id}.md" for source_id in self.source_ids())
        return tuple(self._record(path)[0] for path in paths)

    def source_ids(self) -> tuple[str, ...]:
        """The ids of all records, in order, without reading them."""
        paths = sorted((self.root / "sources").glob("*.md"))
        return tuple(path.stem for path in paths if path.name != "README.md")

    def source(self, source_id: str) -> Source | None:
        """The record with this id, None if there is none."""
        path = self.root / "sources" / f"{records.check_id(source_id)}.md"
        return self._record(path)[0] if path.is_file() else None

    def _record(self, path: Path) -> tuple[Source, str | None]:
        return records.parse(normalise(self._read(path)), self.name(path), path.stem)

    def text(self, source: Source) -> str | None:
        """The text of a source, one paragraph a line; None for a restricted one that is not at hand.

        A restricted text is looked for in the private library by its id, then by its hash.
        """
        if source.rights == "open":
            return self._record(self.root / "sources" / f"{source.id}.md")[1]
        return self._library_texts.get(source.sha256)

    @cached_property
    def _library_texts(self) -> Mapping[str, str]:
        texts = (self._read(path).rstrip("\n") for path in sorted(self.library.glob("*.[tm][xd]*")))
        return {text_hash(text): text for text in texts}

    def sentences(self, source: Source) -> tuple[Sentence, ...]:
        """The numbered sentences; without their wording where the text is not at hand."""
        text = self.text(source)
        if text is not None:
            return read(source, text)
        known = self.evidence(source.id)
        return without_text(source, known) if known else ()

    def write_source(self, source: Source, text: str) -> bool:
        """Writes record and text (a restricted text to the library); whether anything changed."""
        changed = False
        if source.rights == "restricted":
            changed = self._write(self.library / f"{source.id}.txt", text + "\n")
            self.__dict__.pop("_library_texts", None)
        record = self.root / "sources" / f"{records.check_id(source.id)}.md"
        return self._write(record, records.render(source, text)) or changed

    # --- originals and feeds: in the private library alone ----------------------------------------

    def archive(self, raw: Raw, source_id: str, *, copy: bool) -> bool:
        """Keeps the bytes of a report and how they were got; whether anything changed.

        `copy` says that the record `source_id` was made of another copy of the report.
        """
        path = self.library / "archive" / raw.sha256
        facts = path.with_suffix(".json")
        known = archive.parse(self._read(facts), self.name(facts)) if facts.is_file() else None
        noted = archive.noted(known, raw, records.check_id(source_id), copy=copy)
        changed = self._write_bytes(path, raw.data)
        return self._write(facts, archive.render(noted)) or changed

    def originals(self) -> tuple[Original, ...]:
        """What is known of each archived original, by hash."""
        paths = sorted((self.library / "archive").glob("*.json"))
        return tuple(archive.parse(self._read(path), self.name(path)) for path in paths)

    def original(self, sha256: str) -> bytes | None:
        """The archived bytes with this hash, None if there are none."""
        known = next((one for one in self.originals() if one.sha256 == sha256), None)
        return self._read_bytes(self.library / "archive" / known.sha256) if known else None

    def seen_feeds(self) -> dict[str, Seen]:
        """What was seen of each feed, by address."""
        path = self.library / "feeds.json"
        return subscriptions.seen(self._read(path), self.name(path)) if path.is_file() else {}

    def write_seen_feeds(self, feeds: Mapping[str, Seen]) -> bool:
        """Writes what was seen of each feed; whether anything changed."""
        return self._write(self.library / "feeds.json", subscriptions.render(feeds))

    # --- evidence, glossary, memory, ledger ------------------------------------------------------

    def evidence(self, source_id: str) -> Evidence | None:
        """What was read in a source; None before `polybrief examine`."""
        path = self.root / "evidence" / f"{records.check_id(source_id)}.yml"
        return evidence.parse(self._read(path), self.name(path)) if path.is_file() else None

    def write_evidence(self, known: Evidence) -> bool:
        """Writes `evidence/<id>.yml`; whether anything changed."""
        return self.write_evidence_text(known.source, evidence.render(known))

    def write_evidence_text(self, source_id: str, text: str) -> bool:
        """Writes `evidence/<id>.yml` as a worker has rendered it; whether anything changed."""
        return self._write(self.root / "evidence" / f"{records.check_id(source_id)}.yml", text)

    def glossary(self) -> tuple[Entry, ...]:
        """All entries of the glossary, file by file. Raises RecordError, also for an id used twice."""
        paths = sorted((self.root / "glossary").glob("*.yml"))
        return glossary.merge((self.name(path), self._read(path)) for path in paths)

    def memory(self, source: Source, target: str) -> tuple[Translation, ...]:
        """The translations of a source's sentences into `target`."""
        return self._catalogue(self._memory_path(source, target))

    def write_memory(self, source: Source, target: str, entries: Sequence[Translation]) -> bool:
        """Writes a source's catalogue (of a restricted one, to the library)."""
        return self._write_catalogue(self._memory_path(source, target), entries, source.language, target)

    def _memory_path(self, source: Source, target: str) -> Path:
        base = self.root if source.rights == "open" else self.library
        return base / "memory" / "sources" / f"{source.language}-{target}" / f"{source.id}.po"

    def brief_memory(self, slug: str, target: str) -> tuple[Translation, ...]:
        """The translations of a brief's passages into `target`."""
        return self._catalogue(self._brief_memory_path(slug, target))

    def write_brief_memory(self, slug: str, source: str, target: str, entries: Sequence[Translation]) -> bool:
        """Writes a brief's catalogue; whether anything changed."""
        return self._write_catalogue(self._brief_memory_path(slug, target), entries, source, target)

    def _brief_memory_path(self, slug: str, target: str) -> Path:
        return self.root / "memory" / "briefs" / f"{slug}.{target}.po"

    def shared_memory(self, source: str, target: str) -> tuple[Translation, ...]:
        """Translations that belong to no source: what came from other tools."""
        return self._catalogue(self._shared_path(source, target), shared=True)

    def write_shared_memory(self, source: str, target: str, entries: Sequence[Translation]) -> bool:
        """Writes `memory/shared/<source>-<target>.po`; whether anything changed."""
        path = self._shared_path(source, target)
        return self._write_catalogue(path, entries, source, target, shared=True)

    def _shared_path(self, source: str, target: str) -> Path:
        return self.root / "memory" / "shared" / f"{source}-{target}.po"

    def _catalogue(self, path: Path, *, shared: bool = False) -> tuple[Translation, ...]:
        return memory.parse(self._read(path), self.name(path), shared=shared) if path.is_file() else ()

    def _write_catalogue(
        self, path: Path, entries: Sequence[Translation], source: str, target: str, *, shared: bool = False
    ) -> bool:
        before = self._read(path) if path.is_file() else ""
        return self._write(path, memory.render(entries, source, target, before, shared))

    def locked_models(self) -> tuple[Locked, ...]:
        """What `models.lock` vouches for."""
        path = self.root / "models.lock"
        return lock.parse(self._read(path), self.name(path)) if path.is_file() else ()

    def write_locked_models(self, entries: Sequence[Locked]) -> bool:
        """Writes `models.lock`; whether anything changed."""
        return self._write(self.root / "models.lock", lock.render(entries))

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """What an engine has finished but no catalogue has yet: kept while the block runs and after it
        was ended in the middle, removed when it ends well.

        It holds translations of restricted texts, so that it lies in the private library.
        """
        path = self.library / "unfinished.jsonl"
        lines = self._read(path).split("\n") if path.is_file() else []
        files: list[IO[str]] = []

        def write(line: str) -> None:
            try:
                if not files:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    files.append(path.open("a", encoding="utf-8"))
                    if lines and lines[-1]:
                        # An earlier run was ended in the middle of a line.
                        line = "\n" + line
                files[0].write(line + "\n")
                files[0].flush()
            except OSError as problem:
                raise self._unwritable(path, problem) from problem

        try:
            yield Journal(lines, write)
        finally:
            for file in files:
                file.close()
        if files or lines:
            path.unlink()

    def ledger(self) -> Ledger | None:
        """What the sources say together, as `polybrief relate` wrote it; None before that."""
        path = self.root / "build" / "ledger.json"
        return ledger.parse(self._read(path), self.name(path)) if path.is_file() else None

    def write_ledger(self, known: Ledger, sources: Sequence[Source]) -> bool:
        """Writes `build/ledger.json`; whether anything changed."""
        return self._write(self.root / "build" / "ledger.json", ledger.render(known, sources))

    def comments(self) -> tuple[Comment, ...]:
        """The editor's words on conflicts, by file. Raises RecordError."""
        paths = sorted((self.root / "conflicts").glob("*.yml"))
        return tuple(comments.parse(self._read(path), self.name(path)) for path in paths)

    # --- briefs ----------------------------------------------------------------------------------

    def briefs(self, language: str) -> tuple[Brief, ...]:
        """The briefs in `docs/<language>/briefs`, by slug, whatever their status."""
        paths = sorted(self._briefs(language).glob("*.md"))
        return tuple(self._brief(path) for path in paths if path.name != "index.md")

    def digests(self, language: str) -> tuple[Brief, ...]:
        """The leads of the weekly editions in `docs/<language>/editions`, by week, whatever their status."""
        paths = sorted((self.root / "docs" / language / "editions").glob("*.md"))
        return tuple(self._brief(path) for path in paths if briefs.WEEK.fullmatch(path.stem))

    def brief(self, language: str, slug: str) -> Brief | None:
        """One edition of a brief, or of a weekly edition's lead; None if it does not exist."""
        path = self._place(language, slug)
        return self._brief(path) if path.is_file() else None

    def _briefs(self, language: str) -> Path:
        return self.root / "docs" / language / "briefs"

    def _place(self, language: str, slug: str) -> Path:
        return self.root / briefs.file_of(language, records.check_id(slug))

    def _brief(self, path: Path) -> Brief:
        return briefs.parse(self._read(path), self.name(path), records.check_id(path.stem))

    def write_brief(self, language: str, slug: str, text: str) -> bool:
        """Writes one edition; whether anything changed."""
        return self._write(self._place(language, slug), text)

    def brief_text(self, language: str, slug: str) -> str | None:
        """The file of one edition as it stands, also if it breaks the format; None if it does not exist."""
        path = self._place(language, slug)
        return self._read(path) if path.is_file() else None

    def write_draft(self, slug: str, text: str, patch: str) -> bool:
        """Writes a draft beside a brief that is there, and what it would change; whether anything changed.

        Both lie in `build/drafts`: `<slug>.md` and `<slug>.patch`.
        """
        path = self.root / "build" / "drafts" / f"{records.check_id(slug)}.md"
        changed = self._write(path, text)
        return self._write(path.with_suffix(".patch"), patch) or changed

    # --- dossiers --------------------------------------------------------------------------------

    def dossiers(self) -> tuple[Dossier, ...]:
        """All dossiers, by id."""
        paths = sorted((self.root / dossiers.FOLDER).glob("*.yml"))
        return tuple(self._dossier(path) for path in paths)

    def dossier(self, name: str) -> Dossier | None:
        """The dossier of a programme, None if it does not exist."""
        path = self._dossier_path(name)
        return self._dossier(path) if path.is_file() else None

    def _dossier_path(self, name: str) -> Path:
        return self.root / dossiers.FOLDER / f"{records.check_id(name)}.yml"

    def _dossier(self, path: Path) -> Dossier:
        return dossiers.parse(self._read(path), self.name(path), path.stem)

    def dossier_text(self, name: str) -> str:
        """The file of a dossier that exists, as it stands."""
        return self._read(self._dossier_path(name))

    def write_dossier(self, name: str, text: str) -> bool:
        """Writes `dossiers/<name>.yml`; whether anything changed."""
        return self._write(self._dossier_path(name), text)

    # --- templates -------------------------------------------------------------------------------

    def template(self, name: str) -> str:
        """A template: the desk's own in `templates/`, else the one that comes with the program."""
        own = self.root / "templates" / name
        return self._read(own if own.is_file() else shipped_templates() / name)

    @property
    def site_templates(self) -> tuple[Path, ...]:
        """The folders with the site's templates: the desk's own, then what comes with the program."""
        own = self.root / "templates" / "site"
        return tuple(folder for folder in (own, shipped_templates() / "site") if folder.is_dir())

    # --- handouts --------------------------------------------------------------------------------

    def handouts(self) -> tuple[str, ...]:
        """The names of the files in `build/handouts`."""
        return tuple(path.name for path in sorted((self.root / "build" / "handouts").glob("*.pdf")))

    def handout(self, name: str) -> bytes | None:
        """A file of `build/handouts`, None if it is not there."""
        path = self.root / "build" / "handouts" / name
        return self._read_bytes(path) if path.is_file() else None

    def write_handout(self, name: str, data: bytes) -> bool:
        """Writes `build/handouts/<name>`; whether anything changed."""
        return self._write_bytes(self.root / "build" / "handouts" / name, data)

    def remove_handout(self, name: str) -> None:
        """Removes a file from `build/handouts`."""
        path = self.root / "build" / "handouts" / name
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise self._unwritable(path, problem) from problem


def shipped_files() -> dict[str, bytes]:
    """What comes with the program for a new desk, by name: `models.lock`, and all below `templates/`."""
    paths = [path for path in sorted(shipped_templates().rglob("*")) if path.is_file()]
    templates = shipped_templates().parent
    files = {path.relative_to(templates).as_posix(): path.read_bytes() for path in paths}
    return {**files, "models.lock": shipped("models.lock").read_bytes()}


def create(root: Path, files: Mapping[str, bytes]) -> Store:
    """Makes the folder `root` with these files, by name: whole or not at all.

    Raises StoreError where something is there already, or where nothing can be written.
    """
    root = root.resolve()
    if root == Path.cwd() or (root.exists() and (not root.is_dir() or any(root.iterdir()))):
        raise StoreError(f"{root} is there already", "name a folder that does not exist: polybrief init NEW")
    try:
        with atomic.beside(root) as new:
            for name, data in files.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            new.rename(root)
    except OSError as problem:
        raise StoreError(
            f"{root} cannot be made: {problem.strerror}", "check permissions and free space, or name another"
        ) from problem
    return Store(root)


def find(start: Path) -> Store:
    """The desk that `start` lies in: the nearest folder upwards with a mkdocs.yml.

    Raises SettingsError if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file():
            return Store(folder)
    raise SettingsError(f"no mkdocs.yml in {start} or above it", "change to the desk's folder")
