"""What `polybrief models` does: the packages on the shelf, and how they stand to `models.lock`.

The entries of the lock come from the store and go back to it; the shelf is Argos's own package folders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from polybrief.errors import PackageRefused, TranslationError
from polybrief.translate.packages import Package, folders, found, lock, size
from polybrief.translate.packages import install as installing
from polybrief.translate.packages.download import Received, unheard
from polybrief.translate.packages.lock import Locked, Standing

Lines = list[str]


def list_models(locked: Sequence[Locked], environ: Mapping[str, str]) -> Lines:
    """A line for each package: name, size on disk, how it stands to the lock, folder.

    Then the broken ones with their cause, and what the lock knows and is not installed.
    """
    shelf = found(folders(environ))
    lines = []
    for package in shelf.packages:
        how = standing(package, locked)
        lines.append(f"{package.name}: {_size_of(package)}, {how}, {package.path}")
    lines += [f"broken: {path} ({cause})" for path, cause in shelf.broken]
    here = {package.name for package in shelf.packages}
    for entry in locked:
        if entry.name not in here:
            known = "size and hash known" if entry.size and entry.sha256 else "size or hash not known"
            lines.append(f"{entry.name}: not installed, {known}")
    return lines or ["no package is installed, and models.lock knows none"]


def install_model(
    what: str,
    locked: Sequence[Locked],
    write: Callable[[Sequence[Locked]], object],
    environ: Mapping[str, str],
    *,
    trust: bool = False,
    received: Received = unheard,
) -> Lines:
    """Installs a package from a file, an address, or the address that the lock has for a pair (`de-en`).

    With `trust`, a package that the lock does not know is taken, and `write` gets the lock with its entry.
    `received` hears of a download's progress. Raises PackageRefused, TranslationError, StoreError, Busy.
    """
    shelf = _shelf(environ)
    given, expected = _given(what, locked)
    done = installing.install(given, shelf, locked, expected, trust=trust, received=received)
    package = done.package
    lines = [f"installed: {package.name} [{package.digest}] in {package.path}"]
    lines += [f"replaced: {name}" for name in done.replaced]
    known = lock.find(locked, package.pair, package.version)
    if done.entry != known:
        write(lock.with_entry(locked, done.entry))
        new = known is None or known.sha256 is None or known.size is None
        what_is_new = (
            f"the entry {done.entry.name}" if new else f"the hash of the content of {done.entry.name}"
        )
        lines.append(f"written: {what_is_new} to models.lock; review it (git diff models.lock) and commit it")
    return lines


def verify_models(locked: Sequence[Locked], environ: Mapping[str, str]) -> tuple[Lines, bool]:
    """Reads every file of every package; the lines, and whether all that the lock knows is as it says.

    A broken package is not as it should be; one that is not in the lock is named and does no harm.
    """
    shelf = found(folders(environ))
    lines, well = [], not shelf.broken
    for package in shelf.packages:
        how = standing(package, locked)
        lines.append(f"{package.name}: {how}, {package.path}")
        if how in ("differs from the lock", "cannot be read"):
            well = False
            lines.append(f"  → run: polybrief models remove {package.pair}, then install it again")
    lines += [f"broken: {path} ({cause})" for path, cause in shelf.broken]
    return lines or ["no package is installed"], well


def remove_model(pair: str, environ: Mapping[str, str]) -> Lines:
    """Takes all versions of a pair off the shelf. Raises PackageRefused if there is none, StoreError."""
    if not lock.PAIR.fullmatch(pair):
        raise PackageRefused(f"“{pair}” is no pair of languages", "write it as de-en")
    removed = installing.remove(pair, folders(environ))
    if not removed:
        raise PackageRefused(f"no package {pair} is installed", "see: polybrief models list")
    return [f"removed: {path}" for path in removed]


def _shelf(environ: Mapping[str, str]) -> tuple[Path, ...]:
    shelf = folders(environ)
    if not shelf:
        raise PackageRefused("there is no folder for packages", "set ARGOS_PACKAGES_DIR to one")
    return shelf


def _given(what: str, locked: Sequence[Locked]) -> tuple[Path | str, Locked | None]:
    """What to install, a file or an address, and the entry that it has to be."""
    if "://" in what:
        if fault := lock.address_fault(what):
            raise PackageRefused(f"the address {what} is refused: {fault}", "give an https address")
        return what, next((entry for entry in locked if entry.address == what), None)
    if not lock.PAIR.fullmatch(what):
        return Path(what), None
    entry = lock.newest(locked, what)
    if entry is None or entry.address is None:
        raise PackageRefused(
            f"models.lock has no address for {what}", "give the package's file, or its address, and --trust"
        )
    return entry.address, entry


def standing(package: Package, locked: Sequence[Locked]) -> Standing | str:
    """How an installed package stands to the lock; its files are read."""
    try:
        return lock.standing(package, locked)
    except TranslationError:
        return "cannot be read"


def _size_of(package: Package) -> str:
    try:
        return f"{size(package.path) / 1e6:.1f} MB"
    except TranslationError:
        return "size unknown"
