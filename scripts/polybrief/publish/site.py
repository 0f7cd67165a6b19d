"""publish: one MkDocs build a language, side by side, laid out as one site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.yaml import yaml_load

from polybrief.briefs import file_of, is_public
from polybrief.errors import PublishError
from polybrief.publish.plugin import LANGUAGE, PREVIEW, SEARCH
from polybrief.publish.search import find_pagefind, index
from polybrief.publish.texts import TEXTS
from polybrief.store import Store

NO_SEARCH = "search is left out: Pagefind is not installed; to add it, type: make setup"

# A fault in a build shows in these lines; Material and MkDocs say much else.
_FAULT = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)|^(?:Error|\w*Error): (.*)")


@dataclass(frozen=True)
class Site:
    """A built site: its folder, how many pages each language has, and whether it can be searched."""

    folder: Path
    pages: Mapping[str, int]
    search: bool

    def lines(self, root: Path) -> list[str]:
        """What to tell the person who built it, with paths from `root`."""
        folder = self.folder.relative_to(root) if self.folder.is_relative_to(root) else self.folder
        pages = ", ".join(f"{language} {count}" for language, count in self.pages.items())
        return [f"built: {folder} (pages: {pages})", *([] if self.search else [NO_SEARCH])]


Guard = Callable[[Iterator[tuple[str, bytes]]], None]
"""Sees all files of a new site, by name, and raises PublishError if it may not be published."""


def publish(store: Store, *, preview: bool = False, guard: Guard | None = None) -> list[str]:
    """Builds the desk's site into `build/site`, or with drafts into `build/preview`.

    Returns lines that say what was built and what was left out. Raises what `build_site` raises.
    """
    target = store.root / "build" / ("preview" if preview else "site")
    return build_site(store, target, preview=preview, guard=guard).lines(store.root)


def build_site(store: Store, target: Path, *, preview: bool, guard: Guard | None = None) -> Site:
    """Builds the site of all languages into `target`; `preview` includes what is not published.

    All or nothing: the languages are built beside the target, and only a site that is complete takes
    its place. Without Pagefind the site has no search. Raises PublishError, and the errors of the
    files that the site is made of.
    """
    languages = store.settings.languages
    binary = find_pagefind(store.root)
    with _beside(target) as new:
        build(store.root, new, languages, preview=preview, search=binary is not None)
        finish(store, new, binary)
        if guard is not None:
            guard((path.relative_to(new).as_posix(), path.read_bytes()) for path in _content(new))
        replace(new, target)
    pages = {language: len(_pages(target / language)) for language in languages}
    return Site(target, pages, binary is not None)


def _content(folder: Path) -> Iterator[Path]:
    """The files of a site that carry its words, and not its look."""
    look = (".css", ".js", ".map", ".png", ".svg", ".woff2", ".wasm", ".ico")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in look:
            yield path


def build(root: Path, target: Path, languages: Sequence[str], *, preview: bool, search: bool) -> None:
    """Builds each of the languages into a folder of its own in `target`, all at the same time.

    Raises PublishError with what MkDocs had against the first language that failed.
    """
    running = [(language, _start(root, target, language, preview, search)) for language in languages]
    output = [(language, process, process.communicate()[0]) for language, process in running]
    for language, process, text in output:
        if process.returncode:
            raise PublishError(
                f"the {language} site could not be built: {_faults(text)}",
                f"mend that; all of MkDocs's output: {LANGUAGE}={language} python -m mkdocs build --strict",
            )


def finish(store: Store, target: Path, binary: Path | None) -> None:
    """Adds what the languages share: language choice, page for unknown addresses, sitemap, search."""
    root, languages = store.root, store.settings.languages
    config = _config(root)
    site_url = config.get("site_url") or None
    templates = Environment(loader=FileSystemLoader(root / "templates" / "site"), autoescape=True)
    choice = templates.get_template("choose.html")
    shared = {
        "site_name": config.get("site_name", "polybrief"),
        "languages": [(code, TEXTS[code]) for code in languages],
    }
    _write(target / "index.html", choice.render(shared, base="", missing=False))
    root_path = re.sub(r"^https?://[^/]*", "", site_url or "").rstrip("/") + "/"
    _write(target / "404.html", choice.render(shared, base=root_path, missing=True))
    if site_url:
        now = datetime.now().astimezone()
        withdrawn = frozenset(
            file_of(code, brief.slug).removeprefix("docs/").removesuffix(".md") + "/"
            for code in languages
            for brief in (*store.briefs(code), *store.digests(code))
            if not is_public(brief, now)
        )
        text = sitemap(target, languages, store.settings.desk_language, site_url, withdrawn)
        _write(target / "sitemap.xml", text)
    if binary:
        index(binary, target)


def sitemap(
    target: Path,
    languages: Sequence[str],
    default: str,
    site_url: str,
    unlisted: frozenset[str] = frozenset(),
) -> str:
    """The sitemap of a built site: every page with its editions in all languages.

    `unlisted` are the addresses of pages that it passes over, from the site's root: `en/briefs/a/`.

    `x-default` is the choice of languages for the home pages, else the edition in the language
    `default`, else the first there is.
    """
    site_url = site_url.rstrip("/") + "/"
    found = {
        language: {path for path in _pages(target / language) if f"{language}/{path}" not in unlisted}
        for language in languages
    }
    entries = []
    for path in sorted(set().union(*found.values())):
        editions = {code: f"{site_url}{code}/{path}" for code in languages if path in found[code]}
        fallback = editions.get(default, next(iter(editions.values())))
        alternates = {**editions, "x-default": fallback if path else site_url}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>\n'
            for code, address in alternates.items()
        )
        entries += [f"<url>\n<loc>{escape(address)}</loc>\n{links}</url>\n" for address in editions.values()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )


def replace(new: Path, target: Path) -> None:
    """Puts the folder `new` in the place of `target`, as fast as two renames are."""
    old = new.with_name(new.name + ".old")
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise PublishError(
            f"{target} cannot be replaced: {error.strerror}", "check its permissions"
        ) from error
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    # mkdtemp keeps others out; a site is there to be read.
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(root: Path, target: Path, language: str, preview: bool, search: bool) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        LANGUAGE: language,
        PREVIEW: "1" if preview else "",
        SEARCH: "1" if search else "",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    arguments = ["build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *arguments, "--site-dir", str(target)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _faults(output: str) -> str:
    """The first three faults that MkDocs reported, or else the last line it wrote."""
    found = [match[1] or match[2] for line in output.splitlines() if (match := _FAULT.match(line))]
    lines = list(dict.fromkeys(found)) or output.strip().splitlines()[-1:] or ["MkDocs said nothing"]
    return "; ".join(lines[:3])


def _pages(folder: Path) -> frozenset[str]:
    """The addresses of a language's pages, from its folder; the home page is the empty one."""
    found = (path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return frozenset("" if path == "." else f"{path}/" for path in found)


def _config(root: Path) -> dict[str, Any]:
    # MkDocs's own reader, as `site_url` may be an `!ENV`.
    with (root / "mkdocs.yml").open("rb") as file:
        config: dict[str, Any] = yaml_load(file)
        return config


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
