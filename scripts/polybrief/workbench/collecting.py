"""Reports taken in: each one read, compared with those that are there, written, and its original archived."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybrief.collect import Collected, collect, reader
from polybrief.collect.addresses import check_address, id_of_address, page_of, same_site
from polybrief.collect.characters import one_line
from polybrief.collect.duplicates import Same, Texts
from polybrief.collect.extract import extract
from polybrief.collect.feeds import Announced
from polybrief.collect.raw import Raw
from polybrief.errors import AddressRefused, BadId
from polybrief.model import Source
from polybrief.records import check_id
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""


@dataclass(frozen=True)
class Taken:
    """A report that was read and not yet written; `same` is the report that it repeats."""

    raw: Raw
    collected: Collected
    same: Same | None


class Intake:
    """One run that takes reports in. With `replace` a record may get another text, with `keep` a report is
    taken although its text is there under another id."""

    def __init__(self, store: Store, *, replace: bool = False, keep: bool = False) -> None:
        self._store = store
        self._replace = replace
        self._keep = keep
        self._sources = {source.id: source for source in store.sources()}
        self._pages = {page_of(one.url): one.id for one in self._sources.values() if one.url}
        self._texts: Texts | None = None

    def at(self, address: str) -> Source | None:
        """The report that was collected from an address, None if there is none."""
        return self._sources.get(self._pages.get(page_of(address), ""))

    def take(
        self,
        raw: Raw,
        given: Mapping[str, Any],
        source_id: str | None = None,
        told: Announced | None = None,
    ) -> Taken:
        """Reads a report, and remembers it for this run; nothing is written yet.

        `given` are fields of the record, which win over what the report shows; that wins over what a feed
        has `told` of it. Raises InputError, RecordError.
        """
        report = extract(raw)
        report = dataclasses.replace(report, url=_address(report.url, raw.address))
        if told:
            report = dataclasses.replace(
                report,
                title=report.title or one_line(told.title),
                author=report.author or one_line(told.author),
                published=report.published or told.published,
                wire=report.wire or one_line(told.source),
            )
        name = check_id(source_id or self._id(raw, report.url))
        known = self._sources.get(name)
        collected = collect(report, name, raw.name, given, known, replace_text=self._replace)
        same = None
        if known is None and not self._keep:
            same = self._known_texts().find(collected.text, collected.source.language)
        if same is None:
            # Of two copies in one run the second finds the first.
            self._sources[name] = collected.source
            if collected.source.url:
                self._pages[page_of(collected.source.url)] = name
            self._known_texts().add(collected.source, collected.text)
        return Taken(raw, collected, same)

    def write(self, taken: Taken) -> Lines:
        """Writes record and text, and archives the original; of a copy the original alone."""
        if taken.same:
            self._store.archive(taken.raw, taken.same.source, copy=True)
            return _same(taken.same, taken.raw.name)
        collected = taken.collected
        changed = self._store.write_source(collected.source, collected.text)
        self._store.archive(taken.raw, collected.source.id, copy=False)
        return self._written(collected, changed=changed)

    def _id(self, raw: Raw, url: str | None) -> str:
        """The id of the record with the report's address, else one that the address or the file gives."""
        if raw.address is None:
            if raw.name == reader.STANDARD_INPUT:
                raise BadId("a report from standard input has no name", "give it one: --id stargate-launch")
            return _id_of(Path(raw.name))
        known = self.at(raw.address) or (self.at(url) if url else None)
        if known:
            return known.id
        name = id_of_address(raw.address)
        number = next(n for n in range(1, len(self._sources) + 2) if _numbered(name, n) not in self._sources)
        return _numbered(name, number)

    def _known_texts(self) -> Texts:
        if self._texts is None:
            self._texts = Texts((source, self._store.text(source)) for source in self._sources.values())
        return self._texts

    def _written(self, collected: Collected, *, changed: bool) -> Lines:
        source = collected.source
        sentences = self._store.sentences(source)
        verb = "collected" if changed else "unchanged"
        lines = [
            f"{verb}: sources/{source.id}.md ({source.language}, {source.rights}, {len(sentences)} sentences)"
        ]
        if changed:
            lines += [f"  taken out, {why}: {_short(text)}" for why, text in collected.removed]
            if source.title is None:
                lines.append("  no title found; footnotes show the id until the record has a title")
        return lines


def _address(own: str | None, fetched: str | None) -> str | None:
    """The address of a report: what the page calls its own, if that is one, and of the site that it was
    fetched from; a page of one site may not take the place of a page of another."""
    try:
        own = check_address(own).geturl() if own else None
    except AddressRefused:
        own = None
    return own if fetched is None or (own and same_site(own, fetched)) else fetched


def _same(same: Same, name: str) -> Lines:
    lines = [f"there already: sources/{same.source}.md has {same.share:.0%} of the wording of {name}"]
    for figures, where in (
        (same.figures_here, "only in this copy"),
        (same.figures_there, "only in the record"),
    ):
        if figures:
            lines.append(f"  figures {where}: {_short(', '.join(figures))}")
    return [*lines, "  nothing was added; with --keep it becomes a record of its own"]


def _id_of(path: Path) -> str:
    """The id that a file's name gives: up to the first full stop, in lower case, hyphens between words."""
    stem = path.name.split(".")[0]
    return "-".join(stem.lower().replace("_", " ").replace("-", " ").split()) or "-"


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"
