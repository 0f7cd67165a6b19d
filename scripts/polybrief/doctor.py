"""What polybrief stands on here: what is installed, what is missing, and the command that mends it.

Nothing is changed, and nothing asks the network.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from polybrief import __version__, models
from polybrief.errors import PolybriefError
from polybrief.languages import LANGUAGES
from polybrief.limits import DOCTOR_SECONDS, MIN_FREE_BYTES
from polybrief.publish.search import GET_PAGEFIND, find_pagefind
from polybrief.store import Store
from polybrief.translate.packages import folders, installed

_DISTRIBUTION = "polybrief"
_EXTRAS = {
    "cluster": "work on the machines of a Dask cluster",
    "collect": "reports from pages, feeds, PDF and Word files",
    "handouts": "briefs as PDF",
    "tmx": "exchange with translators' tools",
    "translate": "machine translation",
}
_WRITTEN = ("build", "conflicts", "docs", "dossiers", "evidence", "glossary", "memory", "sources")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `mend` is what to type; empty where nothing is to be done.

    good: it is there and serves. fault: the desk cannot build without it, or must not. none: it is not
    there, and something is left out for it.
    """

    state: Literal["good", "fault", "none"]
    subject: str
    found: str
    mend: str = ""


def look_over(store: Store | None) -> tuple[Finding, ...]:
    """Looks at the installation, and at the desk if there is one."""
    root = store.root if store else Path.cwd()
    looks: list[Callable[[], Iterable[Finding]]] = [_python, _packages, _extras, lambda: _search(root)]
    looks += [_typesetting, _git]
    if store is None:
        looks.append(lambda: [Finding("none", "desk", "none here or above", "polybrief init NEWDESK")])
    else:
        looks += [
            lambda: _settings(store),
            lambda: _engine(store),
            lambda: _library(store),
            lambda: _folders(store),
            lambda: _lock(store),
        ]
    looks.append(lambda: _space(root))
    return tuple(finding for look in looks for finding in look())


def can_build(findings: Iterable[Finding]) -> bool:
    """Whether nothing that was found keeps the desk from building."""
    return all(finding.state != "fault" for finding in findings)


def table(findings: Sequence[Finding]) -> list[str]:
    """One line each: a mark and the same in a word, the subject, what was found; below it what to type."""
    marks = {"good": "✓ good ", "fault": "✗ fault", "none": "– none "}
    width = max(len(finding.subject) for finding in findings)
    lines = []
    for finding in findings:
        lines.append(f"{marks[finding.state]}  {finding.subject:{width}}  {finding.found}".rstrip())
        if finding.mend:
            lines.append(f"{'':{width + 11}}→ {finding.mend}")
    faults = sum(finding.state == "fault" for finding in findings)
    left_out = sum(finding.state == "none" for finding in findings)
    verdict = "it can build" if not faults else f"it cannot build: {faults} to mend"
    return [*lines, f"{verdict}; {left_out} left out"]


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    yield Finding(
        "good" if good else "fault", "Python", version, "" if good else "install Python 3.11 or later"
    )


def _packages() -> Iterator[Finding]:
    missing = [name for name, extra in _requirements() if not extra and _version(name) is None]
    if missing:
        yield Finding(
            "fault",
            _DISTRIBUTION,
            f"{', '.join(missing)} missing",
            f"pip install {_DISTRIBUTION}=={__version__}",
        )
    else:
        yield Finding("good", _DISTRIBUTION, f"{__version__}, with all packages that it needs")


def _extras() -> Iterator[Finding]:
    by_extra: dict[str, list[str]] = {}
    for name, extra in _requirements():
        if extra:
            by_extra.setdefault(extra, []).append(name)
    for extra, names in sorted(by_extra.items()):
        purpose = _EXTRAS.get(extra, extra)
        missing = [name for name in names if _version(name) is None]
        if missing:
            command = f"pip install '{_DISTRIBUTION}[{extra}]'"
            yield Finding("none", f"extra {extra}", f"{purpose}: {', '.join(missing)} missing", command)
        else:
            versions = ", ".join(f"{name} {_version(name)}" for name in names)
            yield Finding("good", f"extra {extra}", f"{purpose}: {versions}")


def _requirements() -> Iterator[tuple[str, str]]:
    """The packages that polybrief names, each with the extra that needs it or an empty text."""
    try:
        required = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        # It runs from its sources and was never installed.
        required = []
    for requirement in required:
        name = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"""extra\s*==\s*['"]([\w.-]+)""", requirement)
        if name:
            yield name[0], extra[1] if extra else ""


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _search(root: Path) -> Iterator[Finding]:
    binary = find_pagefind(root)
    said = _run([str(binary), "--version"], root) if binary else None
    if said:
        yield Finding("good", "search", f"{said}, {binary}")
    elif binary:
        yield Finding("fault", "search", f"{binary} does not run", GET_PAGEFIND)
    else:
        yield Finding("none", "search", "Pagefind is not installed; the site has no search", GET_PAGEFIND)


def _typesetting() -> Iterator[Finding]:
    """What a PDF takes from the system."""
    for name, library, function in (
        ("Pango", "pango-1.0", "pango_version_string"),
        ("HarfBuzz", "harfbuzz", "hb_version_string"),
    ):
        version = _library_version(library, function)
        if version:
            yield Finding("good", name, version)
        else:
            yield Finding(
                "none", name, "no PDF without it", "apt-get install libpango-1.0-0 libharfbuzz-subset0"
            )
    listed = _run(["fc-list", ":lang=zh-cn", "family"], Path.cwd())
    if listed:
        families = sorted({line.partition(",")[0] for line in listed.splitlines()})
        yield Finding("good", "Chinese fonts", f"{len(families)} families, {families[0]} among them")
    else:
        found = "fontconfig finds none" if listed == "" else "not known: there is no fc-list"
        yield Finding("none", "Chinese fonts", found, "apt-get install fontconfig fonts-noto-cjk")


def _library_version(library: str, function: str) -> str | None:
    found = ctypes.util.find_library(library)
    if not found:
        return None
    try:
        version = getattr(ctypes.CDLL(found), function)
    except (OSError, AttributeError):
        return None
    version.restype = ctypes.c_char_p
    return str(version().decode("ascii", "replace"))


def _git() -> Iterator[Finding]:
    said = _run(["git", "--version"], Path.cwd())
    if said:
        yield Finding("good", "git", said.removeprefix("git version "))
    else:
        yield Finding("none", "git", "reviews have no history, and there is no diff", "apt-get install git")


def _settings(store: Store) -> Iterator[Finding]:
    try:
        known = store.settings
    except PolybriefError as error:
        yield Finding("fault", "settings", error.cause, error.hint)
        return
    yield Finding("good", "settings", f"{store.root / 'mkdocs.yml'}: {', '.join(known.languages)}")


def _engine(store: Store) -> Iterator[Finding]:
    try:
        settings, locked = store.settings, store.locked_models()
    except PolybriefError as error:
        yield Finding("none", "translation", error.cause, error.hint)
        return
    if settings.engine != "argos":
        yield Finding("good", "translation", f"{settings.engine} {settings.engine_address}".rstrip())
        return
    shelf = installed(folders(os.environ))
    for package in shelf.packages:
        standing = models.standing(package, locked)
        if standing in ("differs from the lock", "cannot be read"):
            again = f"polybrief models remove {package.pair}, then polybrief models install {package.pair}"
            yield Finding("fault", "translation", f"{package.name}: {standing}", again)
        else:
            yield Finding("good", "translation", f"{package.name}: {standing}")
    for path, cause in shelf.broken:
        yield Finding("none", "translation", f"{path} cannot serve: {cause}", f"remove {path}")
    pairs = {package.pair for package in shelf.packages}
    for pair in _wanted(settings.desk_language, settings.languages):
        source, _, target = pair.partition("-")
        if pair not in pairs and not {f"{source}-en", f"en-{target}"} <= pairs:
            yield Finding("none", "translation", f"{pair}: no package", f"polybrief models install {pair}")


def _wanted(desk: str, languages: Sequence[str]) -> list[str]:
    """The pairs that a desk translates: reports to its language, and briefs from it."""
    reports = [f"{code}-{desk}" for code in LANGUAGES if code != desk]
    return reports + [f"{desk}-{code}" for code in languages if code != desk]


def _library(store: Store) -> Iterator[Finding]:
    try:
        path = store.library
    except PolybriefError:
        return
    name = store.name(path)
    if path.is_relative_to(store.root / "docs"):
        yield Finding(
            "fault",
            "library",
            f"{name} lies in docs/, which is published",
            "move it, and name it in library:",
        )
        return
    if path.is_relative_to(store.root.resolve()) and _run(["git", "rev-parse", "--git-dir"], store.root):
        held = _run(["git", "ls-files", "--", str(path)], store.root)
        if held:
            count = len(held.splitlines())
            command = f"git rm -r --cached {name}"
            yield Finding("fault", "library", f"{name}: git holds {count} of its files", command)
            return
        if _run(["git", "check-ignore", f"{path}/"], store.root) is None:
            command = f"echo '/{name}/' >> .gitignore"
            yield Finding("fault", "library", f"{name}: git would take it with the next commit", command)
            return
    if not path.exists():
        yield Finding("good", "library", f"{name}: made when the first restricted report comes")
    elif os.access(path, os.W_OK):
        yield Finding(
            "good", "library", f"{name}: {'inside' if _inside(path, store) else 'outside'} the desk, writable"
        )
    else:
        yield Finding("fault", "library", f"{name} cannot be written", f"chmod u+w {path}")


def _inside(path: Path, store: Store) -> bool:
    return path.is_relative_to(store.root.resolve())


def _folders(store: Store) -> Iterator[Finding]:
    there = [store.root, *(store.root / name for name in _WRITTEN if (store.root / name).exists())]
    shut = [path for path in there if not os.access(path, os.W_OK | os.X_OK)]
    if store.root in shut:
        # The same then holds for all below: a disk that is mounted to be read alone.
        shut = [store.root]
    for path in shut:
        yield Finding("fault", "write access", f"{path} cannot be written", f"chmod u+wx {path}")
    if not shut:
        yield Finding("good", "write access", str(store.root))


def _lock(store: Store) -> Iterator[Finding]:
    holder, ended = store.holder()
    if holder:
        yield Finding("none", "lock", f"another run is at work: {holder}", "wait until it has ended")
    elif ended:
        yield Finding(
            "good", "lock", f"free; the last run was ended in the middle ({ended}), the next clears up"
        )
    else:
        yield Finding("good", "lock", "free")


def _space(root: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(root).free
    good = free >= MIN_FREE_BYTES
    found = f"{free / 1e9:.1f} GB free"
    yield Finding(
        "good" if good else "fault", "disk", found, "" if good else f"free space on the disk of {root}"
    )


def _run(command: Sequence[str], folder: Path) -> str | None:
    """What a program prints, None if it is not there, fails, or takes too long."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=DOCTOR_SECONDS, text=True, errors="replace"
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
