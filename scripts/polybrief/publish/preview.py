"""The preview: all languages with drafts on one address, built again when a file changes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from polybrief.atomic import beside, replace
from polybrief.errors import PolybriefError, PublishError
from polybrief.publish.search import find_pagefind
from polybrief.publish.site import build, build_site, finish, writing
from polybrief.store import Store

_SHARED = ("mkdocs.yml", "sources", "memory", "glossary", "templates", "build/ledger.json")


def serve(store: Store, host: str = "127.0.0.1", port: int = 8000) -> Iterator[str]:
    """Builds the preview into `build/preview` and serves it until interrupted, yielding what to say.

    Raises PublishError where the first build fails or the port is taken; a later build that fails
    is reported on stderr, and the last good preview stays.
    """
    target = store.root / "build" / "preview"
    site = build_site(store, target, preview=True)
    yield from site.lines(store.root)
    try:
        server = LiveReloadServer(Rebuild(store.root, target), host, port, str(target))
        server.error_handler = lambda code: _error_page(target, code)
        for name in ("docs", *_SHARED):
            if (store.root / name).exists():
                server.watch(str(store.root / name))
        yield f"the preview is at {server.url} (Ctrl+C ends it)"
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
        yield "the preview has ended"
    except OSError as error:
        raise PublishError(
            f"{host}:{port} cannot be opened: {error.strerror}", "choose another one: --port 8001"
        ) from error


class Rebuild:
    """Builds again what has changed since the last call: one language, or all of them."""

    def __init__(self, root: Path, target: Path) -> None:
        self.root = root
        self.target = target
        self.last = self._stamps()

    def __call__(self) -> None:
        """Builds; reports an error of the desk's files and keeps the last good preview."""
        try:
            now = self._stamps()
            languages = stale(self.last, now)
            self.last = now
            if len(languages) == len(now) - 1:
                build_site(Store(self.root), self.target, preview=True)
            elif languages:
                self._build(languages)
        except PolybriefError as error:
            sys.stderr.write(f"{error.cause}\n{error.hint}\n")

    def _build(self, languages: Sequence[str]) -> None:
        binary = find_pagefind(self.root)
        with writing(self.target), beside(self.target) as new:
            build(self.root, new, languages, preview=True, search=binary is not None)
            for language in languages:
                replace(new / language, self.target / language)
        shutil.rmtree(self.target / "pagefind", ignore_errors=True)
        finish(Store(self.root), self.target, binary, preview=True)

    def _stamps(self) -> dict[str, dict[str, int]]:
        stamps = {
            language: _times(self.root / "docs" / language)
            for language in Store(self.root).settings.languages
        }
        shared: dict[str, int] = {}
        for name in _SHARED:
            shared |= _times(self.root / name)
        return {**stamps, "": shared}


def stale(before: dict[str, dict[str, int]], now: dict[str, dict[str, int]]) -> tuple[str, ...]:
    """The languages to build again, from the times of their files; the key `""` is what they share.

    A file that came or went changes the language switch of the other languages, too.
    """
    languages = tuple(language for language in now if language)
    came_or_went = any(before.get(language, {}).keys() != now[language].keys() for language in now)
    if came_or_went or before.get("") != now[""]:
        return languages
    return tuple(language for language in languages if before[language] != now[language])


def _times(path: Path) -> dict[str, int]:
    files = [path] if path.is_file() else [found for found in path.rglob("*") if found.is_file()]
    return {str(file): file.stat().st_mtime_ns for file in files}


def _error_page(target: Path, code: int) -> bytes | None:
    page = target / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
