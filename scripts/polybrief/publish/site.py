"""publish: one MkDocs build a language, side by side, laid out as one site."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from mkdocs.utils.yaml import yaml_load

from polybrief.atomic import beside, replace
from polybrief.errors import PolybriefError, PublishError
from polybrief.publish import fonts, sitemap
from polybrief.publish.finding_texts import FINDING_TEXTS
from polybrief.publish.plugin import LANGUAGE, PREVIEW, SEARCH
from polybrief.publish.policy import with_policy
from polybrief.publish.redirects import Redirect, resolve
from polybrief.publish.rendered import kept_in
from polybrief.publish.search import GET_PAGEFIND, find_pagefind, index
from polybrief.publish.side_by_side import Answer
from polybrief.publish.texts import TEXTS
from polybrief.store import Store

NO_SEARCH = f"search is left out: Pagefind is not installed; to add it, type: {GET_PAGEFIND}"

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


def publish(
    store: Store, *, preview: bool = False, guard: Guard | None = None, again: bool = False
) -> list[str]:
    """Builds the desk's site into `build/site`, or with drafts into `build/preview`; with `again`, no text is
    taken over from the last one.

    Returns lines that say what was built and what was left out. Raises what `build_site` raises.
    """
    if again:
        for language in store.settings.languages:
            store.forget(kept_in(language, preview=preview), frozenset())
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
    with writing(target), beside(target) as new:
        answer = build(store.root, new, languages, preview=preview, search=binary is not None)
        finish(store, new, binary, answer, preview=preview)
        if guard is not None:
            guard((path.relative_to(new).as_posix(), path.read_bytes()) for path in _content(new))
        replace(new, target)
    pages = {language: len(sitemap.pages(target / language)) for language in languages}
    return Site(target, pages, binary is not None)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Raises PublishError where the block finds that `target` cannot be written: permissions, a full disk."""
    try:
        yield
    except OSError as problem:
        raise PublishError(
            f"{target} cannot be written: {problem.strerror}",
            "check permissions and free space, then run the same command again",
        ) from problem


def _content(folder: Path) -> Iterator[Path]:
    """The files of a site that carry its words, and not its look."""
    look = (".css", ".js", ".map", ".png", ".svg", ".woff2", ".wasm", ".ico")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in look:
            yield path


def build(root: Path, target: Path, languages: Sequence[str], *, preview: bool, search: bool) -> Answer:
    """Builds each of some languages into a folder of its own in `target`, all at the same time; what `finish`
    is to know of the desk.

    Raises PublishError with what MkDocs had against the first language that failed, and the errors of the
    desk's files.
    """
    answer = _answer(root, target, languages, preview, search)
    for language, (built, text) in answer.built.items():
        if not built:
            raise PublishError(
                f"the {language} site could not be built: {_faults(text)}",
                f"mend that; all of MkDocs's output: {LANGUAGE}={language} python -m mkdocs build --strict",
            )
    return answer


def finish(store: Store, target: Path, binary: Path | None, answer: Answer, *, preview: bool) -> None:
    """Adds what the languages share: language choice, page for unknown addresses, old addresses, sitemap,
    search."""
    root, languages = store.root, store.settings.languages
    config = _config(root)
    site_url = config.get("site_url") or ""
    templates = Environment(loader=FileSystemLoader(store.site_templates), autoescape=True)
    choice = templates.get_template("choose.html")
    shared = {
        "site_name": config.get("site_name", "polybrief"),
        "languages": [(code, TEXTS[code]) for code in languages],
        "fonts": (target / languages[0] / fonts.STYLESHEET).is_file(),
    }
    finished: Callable[[str], str] = str if preview else with_policy
    _write(target / "index.html", finished(choice.render(shared, base="", missing=False)))
    root_path = re.sub(r"^https?://[^/]*", "", site_url).rstrip("/") + "/"
    _write(target / "404.html", finished(choice.render(shared, base=root_path, missing=True)))
    moved = resolve(store.settings.redirects, target, languages, answer.waiting)
    for redirect, text in _led(moved, templates.get_template("redirect.html"), shared["site_name"], site_url):
        _write(target / redirect.old, finished(text))
    _write(target / "robots.txt", sitemap.robots(site_url))
    if site_url:
        found = {code: sitemap.pages(target / code) for code in languages}
        text = sitemap.sitemap(found, store.settings.desk_language, site_url, answer.days)
        _write(target / "sitemap.xml", text)
    if binary:
        index(binary, target)


def _led(
    moved: Sequence[Redirect], template: Template, site_name: Any, site_url: str
) -> Iterator[tuple[Redirect, str]]:
    """The page at each old address."""
    for redirect in moved:
        text = template.render(
            site_name=site_name,
            language=redirect.language,
            text=FINDING_TEXTS[redirect.language],
            address=redirect.relative,
            canonical=site_url and f"{site_url.rstrip('/')}/{redirect.new}",
            base="../" * redirect.old.count("/"),
        )
        yield redirect, text


def _answer(root: Path, target: Path, languages: Sequence[str], preview: bool, search: bool) -> Answer:
    environment = {
        **os.environ,
        PREVIEW: "1" if preview else "",
        SEARCH: "1" if search else "",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    kind = "preview" if preview else "site"
    command = [
        sys.executable,
        "-m",
        "polybrief.publish.side_by_side",
        str(root),
        str(target),
        kind,
        *languages,
    ]
    run = subprocess.run(
        command,
        cwd=root,
        env=environment,
        capture_output=True,
        # The desk's lock goes with it: it may outlive a run that is killed.
        close_fds=False,
    )
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace")
        return Answer(dict.fromkeys(languages, (False, said)), frozenset(), {})
    found: Answer | PolybriefError = pickle.loads(run.stdout)
    if isinstance(found, PolybriefError):
        raise found
    return found


def _faults(output: str) -> str:
    """The first three faults that MkDocs reported, or else the last line it wrote."""
    found = [match[1] or match[2] for line in output.splitlines() if (match := _FAULT.match(line))]
    lines = list(dict.fromkeys(found)) or output.strip().splitlines()[-1:] or ["MkDocs said nothing"]
    return "; ".join(lines[:3])


def _config(root: Path) -> dict[str, Any]:
    # MkDocs's own reader, as `site_url` may be an `!ENV`.
    with (root / "mkdocs.yml").open("rb") as file:
        config: dict[str, Any] = yaml_load(file)
        return config


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
