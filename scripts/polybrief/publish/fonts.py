"""The typefaces of the site, taken from npm's folder: the same files that the project's licences name.

Source Serif 4 for text, Source Sans 3 for labels, both by Adobe under the SIL Open Font License. Without
them the site is set in the reader's own faces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = "assets/fonts"
STYLESHEET = "assets/stylesheets/fonts.css"
"""The file of templates/site that names the faces; left out of a site without them."""

_PACKAGES = {
    "source-serif-4": (
        "latin-wght-normal",
        "latin-ext-wght-normal",
        "latin-wght-italic",
        "latin-ext-wght-italic",
    ),
    "source-sans-3": ("latin-wght-normal", "latin-ext-wght-normal"),
}
_FIRST = ("source-serif-4-latin-wght-normal", "source-sans-3-latin-wght-normal")


@dataclass(frozen=True)
class Fonts:
    """The files of the faces: their address in the site, and where they lie."""

    files: tuple[tuple[str, Path], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.files)

    @property
    def first(self) -> tuple[str, ...]:
        """The files that every page needs at once."""
        return tuple(name for name, path in self.files if path.stem in _FIRST)


def find(root: Path) -> Fonts:
    """The faces in `root`/node_modules with their licences; all of them, or none."""
    found = tuple(_files(root / "node_modules" / "@fontsource-variable"))
    return Fonts(found) if all(path.is_file() for _, path in found) else Fonts()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for package, parts in _PACKAGES.items():
        for part in parts:
            name = f"{package}-{part}.woff2"
            yield f"{FOLDER}/{name}", folder / package / "files" / name
        yield f"{FOLDER}/{package}-LICENSE.txt", folder / package / "LICENSE"
