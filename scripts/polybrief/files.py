"""A desk's files: read and written whole, listed, hashed, kept from run to run, and locked.

Every write is atomic (a temporary file beside the target, then a rename) and happens only where the
content differs.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from polybrief import atomic, manifest, settings
from polybrief.atomic import write_atomically
from polybrief.errors import Busy, RecordError, StoreError
from polybrief.manifest import Stamp
from polybrief.settings import Settings

LIBRARY_VARIABLE = "POLYBRIEF_LIBRARY"
MANIFEST = "manifest.json"
_TEXTS = (".md", ".txt", ".yml", ".po", ".json")
"""Endings of the files that stages read."""


@dataclass(frozen=True)
class Files:
    """The files in a desk's folder and in its private library; `root` holds mkdocs.yml."""

    root: Path

    @cached_property
    def settings(self) -> Settings:
        """The settings in mkdocs.yml. Raises SettingsError."""
        return settings.load(self.root / "mkdocs.yml")

    @cached_property
    def library(self) -> Path:
        """The private library: the folder, outside git, with the texts that may not be published."""
        named = os.environ.get(LIBRARY_VARIABLE) or self.settings.library
        return (self.root / Path(named).expanduser()).resolve()

    # --- files -----------------------------------------------------------------------------------

    def is_private(self, path: Path) -> bool:
        """Whether a file at `path` stays out of git and site: outside, in the library or in build/."""
        there, root = path.resolve(), self.root.resolve()
        built = (root / "build" / "site", root / "build" / "preview")
        if any(there.is_relative_to(folder) for folder in built):
            return False
        return not there.is_relative_to(root) or any(
            there.is_relative_to(folder) for folder in (root / "build", self.library)
        )

    @property
    def prefix(self) -> str:
        """The way from the root of the git repository to the desk, `desk/` or empty, for other tools."""
        root = self.root.resolve()
        for folder in (root, *root.parents):
            if (folder / ".git").exists():
                return f"{root.relative_to(folder).as_posix()}/" if folder != root else ""
        return ""

    def names(self, *patterns: str) -> tuple[str, ...]:
        """The names of the desk's files that match the patterns, in their order."""
        paths = {path for pattern in patterns for path in self.root.glob(pattern) if path.is_file()}
        return tuple(path.relative_to(self.root).as_posix() for path in sorted(paths))

    def files(self, *patterns: str) -> dict[str, bytes]:
        """The content of the desk's files that match the patterns, by name, in the order of the names."""
        return {name: self._read_bytes(self.root / name) for name in self.names(*patterns)}

    def library_files(self) -> dict[str, bytes]:
        """The texts and catalogues of the private library, by their name within it."""
        patterns = ("*.[tm][xd]*", "memory/**/*.po")
        paths = {path for pattern in patterns for path in self.library.glob(pattern) if path.is_file()}
        return {path.relative_to(self.library).as_posix(): self._read_bytes(path) for path in sorted(paths)}

    def cached(self, name: str) -> str | None:
        """What an earlier run has put into `build/cache/<name>`, None if there is nothing to read."""
        try:
            return (self.root / "build" / "cache" / name).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def cache(self, name: str, text: str) -> None:
        """Puts something into `build/cache/<name>` for the next run; a folder that is read-only stays so.

        Whoever reads it there is to expect that it is lost or cut off.
        """
        self.cache_bytes(name, text.encode("utf-8"))

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of `build/cache/<name>`; where there are none, those that `make` makes, kept there."""
        path = self.root / "build" / "cache" / name
        with suppress(OSError):
            return path.read_bytes()
        made = make()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, made)
        return made

    def cached_file(self, name: str, make: Callable[[], bytes]) -> Path:
        """The file `build/cache/<name>`, made where it is not there; its name tells what is in it."""
        path = self.root / "build" / "cache" / name
        if not path.is_file():
            self._write_bytes(path, make())
        return path

    def cached_bytes(self, name: str) -> bytes | None:
        """The same as `cached` for what is no text."""
        try:
            return (self.root / "build" / "cache" / name).read_bytes()
        except OSError:
            return None

    def cache_bytes(self, name: str, data: bytes) -> None:
        """The same as `cache` for what is no text."""
        with suppress(StoreError):
            self._write_bytes(self.root / "build" / "cache" / name, data, durable=False)

    def forget(self, folder: str, but: Set[str]) -> None:
        """Removes the files of `build/cache/<folder>`, but for these names."""
        with suppress(OSError):
            for path in (self.root / "build" / "cache" / folder).iterdir():
                if path.name not in but:
                    path.unlink()

    # --- what has changed ------------------------------------------------------------------------

    @cached_property
    def written(self) -> list[tuple[str, str]]:
        """What was written through this object, in order: names as `hashes` gives them, and hashes."""
        return []

    def hashes(self) -> dict[str, str]:
        """The hash of every file that a stage reads or writes, by name.

        Those of the private library have `library:` before their path in it, templates that come with the
        program `shipped:`. A file whose size and times are those of its last reading is not read again (see
        `manifest`).
        """
        before, now = manifest.parse(self.cached(MANIFEST)), time.time_ns()
        found, kept = {}, {}
        for name, entry in self._entries():
            status = entry.stat()
            stamp = before.get(name)
            if stamp is None or stamp[:3] != (status.st_size, status.st_mtime_ns, status.st_ctime_ns):
                digest = hashlib.sha256(self._read_bytes(Path(entry.path))).hexdigest()
                stamp = Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, digest)
            found[name] = stamp.sha256
            if stamp.settled(now):
                kept[name] = stamp
        if kept != before:
            self.cache(MANIFEST, manifest.render(kept))
        return found

    def _entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        for folder in ("sources", "evidence", "glossary", "memory", "conflicts", "dossiers"):
            yield from _files(self.root / folder, f"{folder}/")
        for folder in ("docs", "templates"):
            yield from _files(self.root / folder, f"{folder}/", endings="")
        yield from _files(shipped_templates(), "shipped:", endings="")
        for folder, name in (("", "mkdocs.yml"), ("build/", "build/ledger.json")):
            found = dict(_files(self.root / folder, folder, deep=False))
            if name in found:
                yield name, found[name]
        yield from _files(self.library, "library:", deep=False)
        yield from _files(self.library / "memory", "library:memory/")

    def stamp(self, name: str) -> str:
        """Which folder `name` is, and when something was last put into it or taken out; empty without one."""
        try:
            status = (self.root / name).stat()
        except OSError:
            return ""
        return f"{status.st_ino} {status.st_mtime_ns}"

    def _name_in_hashes(self, path: Path) -> str:
        inside = path.is_relative_to(self.library)
        return f"library:{path.relative_to(self.library).as_posix()}" if inside else self.name(path)

    # --- reading and writing ---------------------------------------------------------------------

    def name(self, path: Path) -> str:
        """What to call a file in a message: its path from the desk's folder, if it lies there."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def _read(self, path: Path) -> str:
        self._check_is_file(path)
        try:
            return path.read_text("utf-8")
        except UnicodeDecodeError as problem:
            raise RecordError(
                f"{self.name(path)}: not UTF-8", f"save {self.name(path)} as UTF-8"
            ) from problem
        except OSError as problem:
            raise StoreError(
                f"{self.name(path)}: {problem.strerror}", "check the file's permissions"
            ) from problem

    def _read_bytes(self, path: Path) -> bytes:
        self._check_is_file(path)
        try:
            return path.read_bytes()
        except OSError as problem:
            raise StoreError(
                f"{self.name(path)}: {problem.strerror}", "check the file's permissions"
            ) from problem

    def _check_is_file(self, path: Path) -> None:
        """Raises StoreError for a device or a pipe (also behind a link), which would be read for ever."""
        if path.exists() and not path.is_file():
            raise StoreError(f"{self.name(path)} is no file", f"remove {self.name(path)}")

    def _check_stays(self, path: Path) -> None:
        """Raises StoreError where a link in the desk's folder leads out of it: git can bring such links."""
        if path.is_relative_to(self.root / "build"):
            # What is made here is no part of git, and may lie on another disk.
            return
        there = path.parent.resolve()
        if not any(there.is_relative_to(folder) for folder in (self.root.resolve(), self.library)):
            raise StoreError(
                f"{self.name(path)} lies outside the desk, behind a link", f"remove the link in {self.root}"
            )

    def _write(self, path: Path, text: str) -> bool:
        return self._write_bytes(path, text.encode("utf-8"))

    def _write_bytes(self, path: Path, data: bytes, *, durable: bool = True) -> bool:
        self._check_stays(path)
        try:
            if path.is_file() and path.read_bytes() == data:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data, durable=durable)
        except OSError as problem:
            raise self._unwritable(path, problem) from problem
        self.written.append((self._name_in_hashes(path), hashlib.sha256(data).hexdigest()))
        return True

    def _unwritable(self, path: Path, problem: OSError) -> StoreError:
        return StoreError(
            f"{self.name(path)} cannot be written: {problem.strerror}",
            "check permissions and free space, then run the same command again",
        )

    def holder(self) -> tuple[str, str]:
        """Which run is at work in the desk, and which was ended in the middle; empty if there is none."""
        try:
            with (self.root / "build" / "lock").open(encoding="utf-8") as file:
                named = file.read().strip()
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except OSError:
                    return named or "polybrief", ""
                return "", named
        except (OSError, UnicodeDecodeError):
            return "", ""

    @contextmanager
    def alone(self, command: str) -> Iterator[None]:
        """Keeps other runs out of the desk while the block runs. Raises Busy if one is at work."""
        path = self.root / "build" / "lock"
        try:
            path.parent.mkdir(exist_ok=True)
            # Without a buffer: what cannot be written is known at once.
            file = path.open("a+b", buffering=0)
        except OSError as problem:
            raise self._unwritable(path, problem) from problem
        with file:
            try:
                # The system lets go of it when the process ends, however it ends.
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as problem:
                file.seek(0)
                raise Busy(
                    f"another run is at work in this desk: {file.read().decode().strip() or 'polybrief'}",
                    "wait until it has ended, then run the same command again",
                ) from problem
            # What the run starts holds the lock, too: it may outlive a run that is killed.
            os.set_inheritable(file.fileno(), True)
            file.seek(0)
            if file.read():
                # The run before did not come to its end.
                atomic.sweep((self.root, self.library))
            try:
                file.truncate(0)
                file.write(f"polybrief {command}, process {os.getpid()}\n".encode())
            except OSError as problem:
                raise self._unwritable(path, problem) from problem
            yield
            file.truncate(0)


def shipped(name: str) -> Path:
    """A file or folder that comes with the program: inside an installed wheel, else in the checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.exists() else package.parents[1] / name


def shipped_templates() -> Path:
    """The templates that come with the program."""
    return shipped("templates")


def manual_pages(folder: str) -> dict[str, str]:
    """The pages of a chapter of the manual by name without `.md`; none where no checkout is at hand."""
    pages = sorted(shipped("manual").joinpath(folder).glob("*.md"))
    return {path.stem: path.read_text("utf-8") for path in pages}


def _files(
    folder: Path, prefix: str, *, deep: bool = True, endings: str | tuple[str, ...] = _TEXTS
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files in a folder that may be missing, with their names: `prefix` and the path in it."""
    try:
        with os.scandir(folder) as entries:
            inside = list(entries)
    except OSError:
        return
    for entry in inside:
        if entry.is_dir():
            if deep:
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/", endings=endings)
        elif entry.name.endswith(endings) and not entry.name.startswith("."):
            yield prefix + entry.name, entry
