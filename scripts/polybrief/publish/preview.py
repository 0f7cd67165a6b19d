"""The preview: all languages with drafts on one address, built again when a file changes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock, Timer

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from polybrief.atomic import beside, replace
from polybrief.errors import PolybriefError, PublishError
from polybrief.limits import POLL_SECONDS, QUIET_SECONDS
from polybrief.publish.desk import Desk, read_desks
from polybrief.publish.search import find_pagefind
from polybrief.publish.site import build, build_site, finish, writing
from polybrief.publish.warm import Warm
from polybrief.store import Store

_BUILT = "build/cache/preview"
_SHARED = ("mkdocs.yml", "sources", "memory", "glossary", "templates", "build/ledger.json")


def serve(store: Store, host: str = "127.0.0.1", port: int = 8000) -> Iterator[str]:
    """Builds the preview into `build/preview` and serves it until interrupted, yielding what to say.

    Raises PublishError where the first build fails or the port is taken; a later build that fails
    is reported on stderr, and the last good preview stays.
    """
    target = store.root / "build" / "preview"
    site = build_site(store, target, preview=True)
    yield from site.lines(store.root)
    rebuild = Rebuild(store.root, target)
    try:
        server = LiveReloadServer(rebuild, host, port, str(target), polling_interval=POLL_SECONDS)
        server.error_handler = lambda code: _error_page(target, code)
        for name in ("docs", *_SHARED, _BUILT):
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
    finally:
        rebuild.end()


class Rebuild:
    """Follows the desk's files: the page of a brief that was saved is written at once, and the lists,
    counts and search that follow from it when the desk has been quiet for `quiet` seconds.

    Everything else that changes is built at once: one language, or all of them.
    """

    def __init__(self, root: Path, target: Path, quiet: float = QUIET_SECONDS) -> None:
        self.root = root
        self.target = target
        self.quiet = quiet
        self._last = self._built = self._stamps()
        self._warm: dict[str, Warm] = {}
        self._later: Timer | None = None
        self._busy = RLock()
        self._note()
        self._heat(read_desks(Store(root), [language for language in self._last if language], preview=True))

    def __call__(self) -> None:
        """Builds; reports an error of the desk's files and keeps the last good preview."""
        now = self._stamps()
        before, self._last = self._last, now
        saved = saved_briefs(before, now)
        try:
            if saved:
                self._write(saved)
                self._build_later()
            elif before != now:
                self._build()
        except (PolybriefError, MkDocsException) as error:
            _say(error)

    def end(self) -> None:
        """Gives up what was to be built later."""
        if self._later:
            self._later.cancel()

    def _write(self, saved: Mapping[str, Sequence[Path]]) -> None:
        store = Store(self.root)
        with self._busy:
            for language, paths in saved.items():
                for path in paths:
                    brief = store.brief(language, path.stem)
                    if brief and language in self._warm:
                        self._warm[language].write(brief)

    def _build_later(self) -> None:
        self.end()
        self._later = Timer(self.quiet, self._follow)
        self._later.daemon = True
        self._later.start()

    def _follow(self) -> None:
        """Builds, and lets the server know of it by a file that it watches."""
        try:
            self._build()
            self._note()
        except (PolybriefError, MkDocsException) as error:
            _say(error)

    def _build(self) -> None:
        """Builds what has changed since the last whole build; pages saved meanwhile are written again."""
        begun = self._stamps()
        languages = stale(self._built, begun)
        if not languages:
            return
        store, binary = Store(self.root), find_pagefind(self.root)
        with writing(self.target), beside(self.target) as new:
            answer = build(self.root, new, languages, preview=True, search=binary is not None)
            desks = read_desks(store, [language for language in begun if language], preview=True)
            with self._busy:
                for language in languages:
                    replace(new / language, self.target / language)
                self._built = begun
                self._heat(desks)
                self._write(saved_briefs(begun, self._stamps()))
        shutil.rmtree(self.target / "pagefind", ignore_errors=True)
        finish(store, self.target, binary, answer, preview=True)

    def _heat(self, desks: Mapping[str, Desk]) -> None:
        search = find_pagefind(self.root) is not None
        with self._busy:
            self._warm = {
                language: Warm(self.root, self.target, language, desk, search=search)
                for language, desk in desks.items()
            }

    def _note(self) -> None:
        """Changes the file whose change makes browsers load their page again."""
        path = self.root / _BUILT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    def _stamps(self) -> dict[str, dict[str, int]]:
        stamps = {
            language: _times(self.root / "docs" / language)
            for language in Store(self.root).settings.languages
        }
        shared: dict[str, int] = {}
        for name in _SHARED:
            shared |= _times(self.root / name)
        return {**stamps, "": shared}


def saved_briefs(
    before: Mapping[str, Mapping[str, int]], now: Mapping[str, Mapping[str, int]]
) -> dict[str, list[Path]]:
    """The briefs that were saved, by language; none where anything else has changed, too."""
    if before.keys() != now.keys() or before[""] != now[""]:
        return {}
    saved: dict[str, list[Path]] = {}
    for language in now:
        if before[language].keys() != now[language].keys():
            return {}
        changed = [Path(path) for path, time in now[language].items() if before[language][path] != time]
        if any(path.parent.name not in ("briefs", "editions") or path.stem == "index" for path in changed):
            return {}
        if changed:
            saved[language] = changed
    return saved


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


def _say(error: PolybriefError | MkDocsException) -> None:
    lines = [error.cause, error.hint] if isinstance(error, PolybriefError) else [str(error)]
    sys.stderr.write("\n".join(lines) + "\n")
