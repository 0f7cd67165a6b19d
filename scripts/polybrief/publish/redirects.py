"""Old addresses: a small page at each leads readers to where the page is now, on any host.

The setting `redirects` maps old addresses to new ones: `briefs/old/: briefs/new/` in every language,
with a slash before them from the root of the site: `/reports/7.html: /de/briefs/new/`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath, relpath

from polybrief.errors import PublishError


@dataclass(frozen=True)
class Redirect:
    """From the file `old`, from the site's root, to the address `new`, that of a page in `language`."""

    old: str
    new: str
    language: str

    @property
    def relative(self) -> str:
        """Where `new` is, seen from `old`: it holds wherever the site stands."""
        folder = self.old.rpartition("/")[0] or "."
        return relpath(self.new.rstrip("/") or ".", folder) + "/"


def resolve(
    redirects: Mapping[str, str], site: Path, languages: Sequence[str], waiting: Collection[str] = ()
) -> tuple[Redirect, ...]:
    """The redirects of a built site, by their files.

    An address within a language is left out in languages that do not have the new page, and any where
    the new page is `waiting`: not published yet. Raises PublishError for an old address that is a page
    or leaves the site, and for a new one that no language has.
    """
    found: dict[str, Redirect] = {}
    for old, new in redirects.items():
        pairs = [(old, new)] if old.startswith("/") else [(f"/{c}/{old}", f"/{c}/{new}") for c in languages]
        there = [(_file(a), b.strip("/") + "/") for a, b in pairs if (site / b.strip("/")).is_dir()]
        there = [(a, b) for a, b in there if (site / b / "index.html").is_file()]
        if not there and not any(b.strip("/") + "/" in waiting for _, b in pairs):
            raise PublishError(f"redirects: there is no page {new}", "name a page of the site, or remove it")
        for file, target in there:
            if file in found or _is_page(site / file):
                raise PublishError(f"redirects: {old} is a page itself", "remove it from redirects")
            language = target.split("/")[0]
            found[file] = Redirect(file, target, language if language in languages else languages[0])
    return tuple(found[file] for file in sorted(found))


def _is_page(path: Path) -> bool:
    """Whether a file is a page, and not one that leads on, which an earlier build left."""
    return path.exists() and 'http-equiv="refresh"' not in path.read_text("utf-8")


def _file(address: str) -> str:
    """The file that answers to an address from the site's root."""
    path = normpath(address.strip("/"))
    if path.startswith("..") or path == ".":
        raise PublishError(f"redirects: {address} is no address of a page", "write it as briefs/name/")
    return path if path.endswith((".html", ".htm")) else f"{path}/index.html"
