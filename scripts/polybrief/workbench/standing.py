"""The build as a whole: whether what the last one made is what the next one would make.

A build hangs on the desk's files, the program, the engine, git's history, the surroundings that mkdocs.yml
asks for, and on the time: a brief is due, a waiver runs out. All that is one key in `build/cache/build.json`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any

from polybrief.publish import history
from polybrief.publish.search import find_pagefind
from polybrief.store import Store
from polybrief.workbench.translations import engine_state
from polybrief.workbench.unchanged import desk_hash, digest, undisturbed

Lines = list[str]
"""What is said to the person who typed the command."""

CACHE = "build.json"
FORMAT = 1
_SURROUNDINGS = re.compile(r"POLYBRIEF_(?!.*_KEY$).*|SOURCE_DATE_EPOCH|TZ")
_ASKED = re.compile(r"!ENV\s+\[?([^\]\n]*)")
_DUE = re.compile(rb"^publish_after:[ \t]*[\"']?([^\"'#\n]*[^\"'#\s])", re.M)
_MADE = ("build/site", "build/handouts")
_OF_ONE_RUN = ("built:", "handouts:")


class Build:
    """A build that has begun: `standing` is what to say if there is nothing to do."""

    def __init__(self, store: Store, now: datetime | None = None) -> None:
        self.store = store
        self._now = now or datetime.now().astimezone()
        self._before = store.hashes()
        self._written = len(store.written)

    def standing(self) -> Lines:
        """Says that nothing has changed since the last build; empty where something has, or may have."""
        known = _load(self.store.cached(CACHE))
        if not known or self._now >= known["until"] or known["made"] != self._made():
            return []
        if known["key"] != self._key(self._before):
            return []
        return ["build: nothing has changed since the last one, whose site is in build/site", *known["lines"]]

    def done(self, lines: Lines) -> None:
        """Notes that the build has ended well; `lines` are said again when there is nothing to do."""
        after = self.store.hashes()
        key = self._key(after)
        ours = dict(self.store.written[self._written :])
        if key is None or not undisturbed(self._before, ours, after):
            return
        until = min(self._times())
        lasting = [line for line in lines if not line.startswith(_OF_ONE_RUN)]
        made = self._made()
        value = {"format": FORMAT, "key": key, "made": made, "until": until.isoformat(), "lines": lasting}
        self.store.cache(CACHE, json.dumps(value, ensure_ascii=False))

    def _key(self, digests: Mapping[str, str]) -> str | None:
        """What the build is made from; None where that cannot be told."""
        engine = engine_state(self.store)
        if engine is None:
            return None
        settings = self.store.files("mkdocs.yml").get("mkdocs.yml", b"").decode("utf-8", "replace")
        asked = {name.strip(" \"'") for listed in _ASKED.findall(settings) for name in listed.split(",")}
        named = (name for name in sorted(os.environ) if name in asked or _SURROUNDINGS.fullmatch(name))
        around = [f"{name}={os.environ[name]}" for name in named]
        outside = [engine, history.head(self.store.root), str(find_pagefind(self.store.root)), *_packages()]
        return digest([*outside, *around, desk_hash(self.store, digests, digests)])

    def _made(self) -> list[str]:
        return [self.store.stamp(name) for name in _MADE]

    def _times(self) -> Iterator[datetime]:
        """When the desk's site will be another one without anybody's doing."""
        yield datetime.combine(self._now.date() + timedelta(days=1), time(), self._now.tzinfo)
        for text in self.store.files("docs/*/*/*.md", "dossiers/*.yml").values():
            for written in _DUE.findall(text):
                try:
                    due = datetime.fromisoformat(written.decode("ascii", "replace"))
                except ValueError:
                    due = self._now
                aware = due if due.tzinfo else due.astimezone()
                if aware >= self._now:
                    yield aware


def _packages() -> Iterator[str]:
    """What the program works with, with versions."""
    for needed in requires("polybrief") or ():
        name = re.match(r"[\w.-]+", needed)
        if name:
            with suppress(PackageNotFoundError):
                yield f"{name[0]} {version(name[0])}"


def _load(text: str | None) -> Mapping[str, Any]:
    """What is known of the last build; nothing at the least doubt."""
    try:
        value = json.loads(text or "")
        known = value if value["format"] == FORMAT else {}
        until = datetime.fromisoformat(known["until"])
        return {**known, "lines": [str(line) for line in known["lines"]], "until": until.astimezone()}
    except (ValueError, TypeError, KeyError):
        return {}
