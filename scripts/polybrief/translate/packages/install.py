"""A package's archive onto the shelf, and off it: checked first, whole or not at all.

    measure      size and hash of the archive: the lock vouches for them, or a person does (`trust`)
    unpack       into a folder beside the shelf (see unpack.py)
    read         it must hold a package that can serve, of the pair and version that were expected
    place        one rename; only then are other versions of the pair taken away

An interrupted run leaves at most a hidden folder beside the shelf, which the next one removes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from urllib.parse import urlsplit

from polybrief.errors import Busy, PackageRefused, StoreError
from polybrief.limits import MAX_PACKAGE_BYTES
from polybrief.translate.packages import Package, age, found, lock, read
from polybrief.translate.packages.download import Received, download, unheard
from polybrief.translate.packages.lock import Locked
from polybrief.translate.packages.unpack import unpack

_GIVE = "give an .argosmodel file, its https address, or a pair that models.lock knows: de-en"


@dataclass(frozen=True)
class Installation:
    """What an installation did: the package, what the lock should say of it, and what it replaced."""

    package: Package
    entry: Locked
    replaced: tuple[str, ...]


@dataclass(frozen=True)
class _Archive:
    """What was measured of an archive."""

    size: int
    sha256: str


def install(
    given: Path | str,
    shelf: Sequence[Path],
    locked: Sequence[Locked],
    expected: Locked | None = None,
    *,
    trust: bool = False,
    received: Received = unheard,
) -> Installation:
    """Installs an archive, from a file (a path) or an address (a text), into the first folder of `shelf`.

    `expected` is the entry that it has to be, where one was asked for. Without `trust` nothing is unpacked
    unless the lock has its size and its hash. Raises PackageRefused, TranslationError if a server fails,
    StoreError if files cannot be read or written, Busy if another installation is at work. After any
    failure the shelf is as it was, or has the new package beside an older one that could not be removed.
    """
    folder = shelf[0]
    with _workplace(folder) as workplace:
        if isinstance(given, str):
            path = workplace / "archive"
            download(given, path, expected.size if expected else None, received)
        else:
            path = given
        with _opened(path) as archive:
            measured = _measure(archive)
            vouched = _vouched(measured, locked, expected, trust=trust)
            (workplace / "unpacked").mkdir()
            package = read(unpack(archive, workplace / "unpacked"))
        known = _agreed(package, measured, locked, vouched or expected)
        _refuse_if_newer(package, shelf)
        entry = Locked(
            pair=package.pair,
            version=package.version,
            size=measured.size,
            sha256=measured.sha256,
            content=package.content,
            address=known.address or _public(given),
            note=known.note,
        )
        target, replaced = _place(package, folder, workplace)
    return Installation(replace(package, path=target), entry, replaced)


def remove(pair: str, shelf: Sequence[Path]) -> tuple[Path, ...]:
    """Takes every version of a pair off the shelf, broken ones included; returns the folders.

    Raises StoreError if that cannot be done.
    """
    everything = found(shelf)
    paths = [package.path for package in everything.packages if package.pair == pair]
    name = pair.replace("-", "_")
    paths += [
        path
        for path, _ in everything.broken
        if path.parent in shelf and path.name.removeprefix("translate-").partition("-")[0] == name
    ]
    for folder in dict.fromkeys(path.parent for path in paths):
        with _workplace(folder) as workplace:
            for number, path in enumerate(path for path in paths if path.parent == folder):
                path.rename(workplace / f"old-{number}")
    return tuple(paths)


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A new folder on the disk of `folder`, for one run at a time; it is gone afterwards.

    It lies beside `folder` where that can be: Argos Translate takes every folder inside for a package.
    """
    prefix = f".{folder.name}.polybrief-"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parent = folder.parent
        beside = parent.stat().st_dev == folder.stat().st_dev and os.access(parent, os.W_OK)
        base = parent if beside else folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            if _alone(handle, folder):
                for left in base.glob(f"{prefix}*"):
                    shutil.rmtree(left, ignore_errors=True)
            workplace = Path(tempfile.mkdtemp(prefix=prefix, dir=base))
            try:
                yield workplace
            finally:
                shutil.rmtree(workplace, ignore_errors=True)
        finally:
            os.close(handle)
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else folder
        raise StoreError(
            f"{place}: {error.strerror or error}", "check permissions and free space, then run it again"
        ) from error


def _alone(handle: int, folder: Path) -> bool:
    """Whether no other run can be at work; False where the file system cannot tell. Raises Busy."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Busy(f"another run installs into {folder}", "wait until it has finished") from error
    except OSError:
        return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    # Not blocking: a pipe in the place of a file would be waited for for ever.
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise PackageRefused(f"there is no file {path}", _GIVE) from error
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_PACKAGE_BYTES:
        os.close(handle)
        why = f"has more than {MAX_PACKAGE_BYTES} bytes" if stat.S_ISREG(state.st_mode) else "is no file"
        raise PackageRefused(f"{path} {why}", _GIVE)
    with os.fdopen(handle, "rb") as archive:
        yield archive


def _measure(archive: BufferedReader) -> _Archive:
    digest = hashlib.file_digest(archive, "sha256")
    return _Archive(archive.tell(), digest.hexdigest())


def _vouched(
    measured: _Archive, locked: Sequence[Locked], expected: Locked | None, *, trust: bool
) -> Locked | None:
    """The entry that vouches for an archive; None for one that a person trusts."""
    if expected is not None:
        _refuse_other(measured, expected)
    candidates = locked if expected is None else [expected]
    for entry in candidates:
        if (entry.size, entry.sha256) == (measured.size, measured.sha256):
            return entry
    if trust:
        return None
    raise PackageRefused(
        f"models.lock does not know this package: {measured.size} bytes, sha256 {measured.sha256}",
        "compare both with another source; if they are right, run the same command with --trust",
    )


def _refuse_other(measured: _Archive, entry: Locked) -> None:
    if entry.sha256 not in (None, measured.sha256) or entry.size not in (None, measured.size):
        raise PackageRefused(
            f"this is not the {entry.name} of models.lock: {measured.size} bytes, sha256 {measured.sha256}",
            f"get it again; if this one is right, remove the entry {entry.name} from models.lock first",
        )


def _agreed(
    package: Package, measured: _Archive, locked: Sequence[Locked], expected: Locked | None
) -> Locked:
    """The entry of the package, an empty one if there is none; it agrees with what was found."""
    if not lock.PAIR.fullmatch(package.pair) or not lock.VERSION.fullmatch(package.version):
        raise PackageRefused(
            f"its metadata.json names {package.name!a}, which is no pair with a version",
            "get the package from elsewhere",
        )
    if expected is not None and expected.name != package.name:
        raise PackageRefused(
            f"it is {package.name}, not {expected.name}", "give the right file, or mend models.lock"
        )
    known = lock.find(locked, package.pair, package.version)
    if known is None:
        return Locked(package.pair, package.version)
    _refuse_other(measured, known)
    if known.content not in (None, package.content):
        raise PackageRefused(
            f"the files of {package.name} are not those of models.lock: content {package.content}",
            f"if these are right, remove the entry {known.name} from models.lock first",
        )
    return known


def _refuse_if_newer(package: Package, shelf: Sequence[Path]) -> None:
    for other in found(shelf).packages:
        if other.pair == package.pair and age(other.version) > age(package.version):
            raise PackageRefused(
                f"{other.name} is installed, which is newer than {package.name}",
                f"to go back, run: polybrief models remove {package.pair}",
            )


def _place(package: Package, folder: Path, workplace: Path) -> tuple[Path, tuple[str, ...]]:
    """Moves the package to its place, then its other versions away; returns the place and their names."""
    here = found([folder]).packages
    others = [other for other in here if other.pair == package.pair]
    version = package.version.replace(".", "_")
    target = folder / f"translate-{package.source}_{package.target}-{version}"
    if stranger := next((other for other in here if other.path == target and other not in others), None):
        raise PackageRefused(f"{target} holds {stranger.name}", "rename that folder")
    aside = workplace / "aside"
    try:
        if os.path.lexists(target):
            target.rename(aside)
        package.path.rename(target)
    except BaseException:
        if os.path.lexists(aside) and not os.path.lexists(target):
            aside.rename(target)
        raise
    for number, other in enumerate(other for other in others if other.path != target):
        other.path.rename(workplace / f"old-{number}")
    return target, tuple(other.name for other in others)


def _public(given: Path | str) -> str | None:
    """The address for the lock; None for a file, and for an address with a query, which may hold a key."""
    return given if isinstance(given, str) and not urlsplit(given).query else None
