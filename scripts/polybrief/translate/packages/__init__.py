"""Which Argos packages are installed, and which of them are broken.

A package is a folder with `metadata.json`, a CTranslate2 model in `model/`, and
`sentencepiece.model` or `bpe.model`. What people have installed with Argos Translate is used as it is.

The folders are read here and not through `argostranslate.package`: importing that creates folders
in the home directory (or fails where it is read-only), and one broken package makes its listing
fail for all.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from polybrief.errors import PackageRefused, TranslationError
from polybrief.limits import MAX_METADATA_BYTES, MAX_PACKAGE_FILES


@dataclass(frozen=True)
class Package:
    """An installed package that translates from `source` to `target`.

    `prefix` is the piece that its model wants at the start of every translation; mostly empty.

    >>> Package(Path("translate-de_en-1_0"), "de", "en", "1.0", "").name
    'de-en 1.0'
    """

    path: Path
    source: str
    target: str
    version: str
    prefix: str

    @property
    def name(self) -> str:
        """The pair and the version, as a translation records them."""
        return f"{self.pair} {self.version}".rstrip()

    @property
    def pair(self) -> str:
        """From which language to which: `de-en`."""
        return f"{self.source}-{self.target}"

    @cached_property
    def content(self) -> str:
        """The hash of its files (see `content_hash`), read once. Raises TranslationError."""
        return content_hash(self.path)

    @property
    def digest(self) -> str:
        """The first twelve hexadecimal digits of `content`, enough to tell packages apart in a record."""
        return self.content[:12]


@dataclass(frozen=True)
class Shelf:
    """What stands in the package folders: packages that can serve, and (path, cause) of those that cannot."""

    packages: tuple[Package, ...] = ()
    broken: tuple[tuple[Path, str], ...] = ()


_MAX_DEPTH = 8
"""Folders in one another; a real package has three, and a link that leads upwards would have no end."""


class _BrokenPackageError(Exception):
    """A folder is no package that could serve; says why in one line."""


def folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders in which Argos Translate keeps packages; the first is the one it installs to.

    As in its own settings (argostranslate 1.11): ARGOS_PACKAGES_DIR, from the environment or its
    settings.json, else its data folder below XDG_DATA_HOME or the home directory (SNAP_USER_DATA inside
    a snap); then the folders of a snap. None of them need exist.
    """
    home = environ.get("SNAP_USER_DATA") if environ.get("SNAP") else None
    home = home or environ.get("HOME")
    data, config = environ.get("XDG_DATA_HOME"), environ.get("XDG_CONFIG_HOME")
    found = []
    if chosen := environ.get("ARGOS_PACKAGES_DIR") or _setting(home, config):
        found.append(Path(chosen))
    elif data:
        found.append(Path(data) / "argos-translate" / "packages")
    elif home:
        found.append(Path(home) / ".local" / "share" / "argos-translate" / "packages")
    if snap := environ.get("SNAP"):
        custom = Path(snap) / "snap_custom"
        found += [custom / "packages", *_folders_in(custom / "content_snap_packages")]
    return tuple(found)


def _setting(home: str | None, config: str | None) -> str | None:
    """ARGOS_PACKAGES_DIR of Argos's settings.json; one that cannot be read sets nothing, as for Argos."""
    if not home and not config:
        return None
    base = Path(config) if config else Path(home or "") / ".config"
    try:
        chosen = _metadata(base / "argos-translate" / "settings.json").get("ARGOS_PACKAGES_DIR")
    except _BrokenPackageError:
        return None
    return chosen if isinstance(chosen, str) else None


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def installed(folders: Sequence[Path]) -> Shelf:
    """The packages in some folders, one for each pair (the newest), in the order of their pairs.

    A folder that does not exist holds no package. What cannot be used is listed as broken and hides
    nothing else.
    """
    everything = found(folders)
    newest: dict[str, Package] = {}
    for package in everything.packages:
        newest.setdefault(package.pair, package)
    return Shelf(tuple(newest.values()), everything.broken)


def found(folders: Sequence[Path]) -> Shelf:
    """All packages in some folders by pair, the newest version first, whichever folder it is in."""
    packages: list[Package] = []
    broken: list[tuple[Path, str]] = []
    for folder in folders:
        try:
            candidates = sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            broken.append((folder, error.strerror or str(error)))
            continue
        for path in candidates:
            try:
                package = _read(path)
            except _BrokenPackageError as error:
                broken.append((path, str(error)))
                continue
            if package is not None:
                packages.append(package)
    packages.sort(key=lambda package: age(package.version), reverse=True)
    packages.sort(key=lambda package: (package.source, package.target))
    return Shelf(tuple(packages), tuple(broken))


def read(path: Path) -> Package:
    """The package in a folder. Raises PackageRefused if it could not serve."""
    try:
        package = _read(path)
    except _BrokenPackageError as error:
        raise PackageRefused(
            f"it is no package that could serve: {error}", "get it from elsewhere"
        ) from error
    if package is None:
        raise PackageRefused("it is an Argos package, but none that translates", "give one that translates")
    return package


def content_hash(path: Path) -> str:
    """SHA-256 over all files of a package, whatever their dates and rights: 64 hexadecimal digits.

    Hashed is what `sha256sum` prints for the files, in the order of the bytes of their names. Links are
    followed, as an engine follows them. Raises TranslationError for what cannot be read.
    """
    lines = hashlib.sha256()
    try:
        for name, file in sorted(
            _files(path, ""), key=lambda item: item[0].encode("utf-8", "surrogateescape")
        ):
            with file.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            lines.update(f"{digest}  {name}\n".encode("utf-8", "surrogateescape"))
    except (OSError, _BrokenPackageError) as error:
        cause = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise TranslationError(
            f"the package {path} cannot be read: {cause}", "check its permissions, or install it again"
        ) from error
    return lines.hexdigest()


def size(path: Path) -> int:
    """Bytes of all files of a package. Raises TranslationError for what cannot be read."""
    try:
        return sum(file.stat().st_size for _, file in _files(path, ""))
    except (OSError, _BrokenPackageError) as error:
        raise TranslationError(f"the package {path} cannot be read: {error}", "install it again") from error


def _files(folder: Path, prefix: str, depth: int = 0) -> Iterator[tuple[str, Path]]:
    if depth > _MAX_DEPTH:
        raise _BrokenPackageError("its folders lie too deep in one another")
    entries = list(folder.iterdir())
    if len(entries) > MAX_PACKAGE_FILES:
        raise _BrokenPackageError("it has too many files")
    for entry in entries:
        mode = entry.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _files(entry, f"{prefix}{entry.name}/", depth + 1)
        elif stat.S_ISREG(mode):
            yield prefix + entry.name, entry
        else:
            raise _BrokenPackageError(f"{prefix}{entry.name} is no file")


def _read(path: Path) -> Package | None:
    """The package in `path`; None for one that does not translate (Argos also has sentence splitters)."""
    metadata = _metadata(path / "metadata.json")
    if metadata.get("type", "translate") != "translate":
        return None
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str) or not source or not target:
        raise _BrokenPackageError("metadata.json does not say from which language to which")
    if not _exists(path / "model" / "model.bin"):
        raise _BrokenPackageError("model/model.bin is missing")
    if not _exists(path / "sentencepiece.model"):
        _require_bpe(path)
    return Package(
        path,
        source,
        target,
        str(metadata.get("package_version") or ""),
        str(metadata.get("target_prefix") or ""),
    )


def _metadata(file: Path) -> Mapping[str, Any]:
    try:
        if file.stat().st_size > MAX_METADATA_BYTES:
            raise _BrokenPackageError("metadata.json is too large")
        content = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise _BrokenPackageError("metadata.json is missing") from None
    except OSError as error:
        raise _BrokenPackageError(f"metadata.json: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _BrokenPackageError("metadata.json is not JSON") from error
    if not isinstance(content, dict):
        raise _BrokenPackageError("metadata.json is not a JSON object")
    return content


def _require_bpe(path: Path) -> None:
    if not _exists(path / "bpe.model"):
        raise _BrokenPackageError("sentencepiece.model is missing")
    missing = [name for name in ("argostranslate", "sacremoses") if find_spec(name) is None]
    if missing:
        raise _BrokenPackageError(f"its pieces are BPE, which needs {' and '.join(missing)}")


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


def age(version: str) -> tuple[int, ...]:
    """What versions are compared by: their numbers.

    >>> age("1.10") > age("1.9")
    True
    """
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))
