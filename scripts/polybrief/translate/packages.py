"""Which Argos packages are installed, and which of them are broken.

A package is a folder with `metadata.json`, a CTranslate2 model in `model/`, and
`sentencepiece.model` or `bpe.model`. What people have installed with Argos Translate is used as it is.

The folders are read here and not through `argostranslate.package`: importing that creates folders
in the home directory (or fails where it is read-only), and one broken package makes its listing
fail for all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from polybrief.limits import MAX_METADATA_BYTES


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
        return f"{self.source}-{self.target} {self.version}".rstrip()


@dataclass(frozen=True)
class Shelf:
    """What stands in the package folders: packages that can serve, and (path, cause) of those that cannot."""

    packages: tuple[Package, ...] = ()
    broken: tuple[tuple[Path, str], ...] = ()


class _BrokenPackageError(Exception):
    """A folder is no package that could serve; says why in one line."""


def folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders in which Argos Translate keeps packages, by the environment.

    ARGOS_PACKAGES_DIR goes first, then XDG_DATA_HOME, then the home directory; none of them need exist.
    """
    if chosen := environ.get("ARGOS_PACKAGES_DIR"):
        return (Path(chosen),)
    if data := environ.get("XDG_DATA_HOME"):
        return (Path(data) / "argos-translate" / "packages",)
    if home := environ.get("HOME"):
        return (Path(home) / ".local" / "share" / "argos-translate" / "packages",)
    return ()


def installed(folders: Sequence[Path]) -> Shelf:
    """The packages in some folders, one for each pair (the newest), in the order of their pairs.

    A folder that does not exist holds no package. What cannot be used is listed as broken and hides
    nothing else.
    """
    newest: dict[tuple[str, str], Package] = {}
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
            if package is None:
                continue
            pair = (package.source, package.target)
            if pair not in newest or _age(package.version) > _age(newest[pair].version):
                newest[pair] = package
    return Shelf(tuple(newest[pair] for pair in sorted(newest)), tuple(broken))


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


def _age(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))
