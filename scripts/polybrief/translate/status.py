"""How translations stand: what is reviewed, a machine's, faulty or waiting, and what would open the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybrief.model import Sentence, Translation
from polybrief.translate.engines import Engine

_PIVOT = "en"


@dataclass(frozen=True)
class Summary:
    """How the sentences of one language stand: reviewed, a machine's, faulty (a machine's that nobody
    can use), or waiting.

    `route` names the engine's way between the languages, None if it has none; `install` the Argos
    packages that would open one.

    >>> Summary("de", "en", 3, 5, 0, 1, None, ("de-en",)).message
    '1 sentence waits: no package translates de to en; it takes the Argos package de-en'
    """

    source: str
    target: str
    reviewed: int
    machine: int
    faulty: int
    waiting: int
    route: str | None = None
    install: tuple[str, ...] = ()

    @property
    def message(self) -> str | None:
        """Why sentences wait and what to type, in one line; None if none waits."""
        if not self.waiting:
            return None
        wait = f"{self.waiting} sentence{' waits' if self.waiting == 1 else 's wait'}"
        if self.route is not None:
            return f"{wait} for a person: see the entries marked fuzzy in the memory"
        return (
            f"{wait}: no package translates {self.source} to {self.target};"
            f" it takes the Argos package {' and '.join(self.install)}"
        )


def summarise(
    sentences: Iterable[Sentence], translations: Iterable[Translation], engine: Engine | None, target: str
) -> tuple[Summary, ...]:
    """One summary for each language of the sentences that was translated, in alphabetical order."""
    languages = {sentence.id: sentence.language for sentence in sentences}
    groups: dict[str, list[Translation]] = {}
    for translation in translations:
        if translation.sentence in languages:
            groups.setdefault(languages[translation.sentence], []).append(translation)
    return tuple(
        Summary(
            source=source,
            target=target,
            reviewed=sum(t.reviewed for t in group),
            machine=sum(t.text is not None and not t.reviewed for t in group),
            faulty=sum(bool(t.faults) for t in group),
            waiting=sum(t.text is None and not t.faults for t in group),
            route=engine.route(source, target) if engine is not None else None,
            install=_missing(engine, source, target),
        )
        for source, group in sorted(groups.items())
    )


@dataclass(frozen=True)
class Standing:
    """How the sentences of one text stand on their way into one language."""

    name: str
    source: str
    target: str
    sentences: int
    reviewed: int
    machine: int
    faulty: tuple[Translation, ...]
    waiting: int


def standing(name: str, source: str, target: str, entries: Sequence[Translation], sentences: int) -> Standing:
    """How a text of some `sentences` stands, of which the memory has these `entries`."""
    reviewed = sum(t.reviewed for t in entries)
    machine = sum(t.text is not None and not t.reviewed for t in entries)
    faulty = tuple(t for t in entries if t.faults)
    waiting = sentences - reviewed - machine - len(faulty)
    return Standing(name, source, target, sentences, reviewed, machine, faulty, waiting)


def table(rows: Sequence[Standing]) -> list[str]:
    """The standings as a table for a terminal, and below it the faulty sentences with their faults."""
    head = ("", "", "sentences", "reviewed", "machine", "faulty", "waiting")
    cells = [
        (
            row.name,
            f"{row.source}-{row.target}",
            *map(str, (row.sentences, row.reviewed, row.machine, len(row.faulty), row.waiting)),
        )
        for row in sorted(rows, key=lambda row: (row.source, row.target, row.name))
    ]
    widths = [max(len(line[i]) for line in (head, *cells)) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (head, *cells)
    ]
    for row in rows:
        lines += [
            f"{entry.sentence} ({row.source}-{row.target}): "
            + "; ".join(f"{fault.code}: {fault.detail}" for fault in entry.faults)
            for entry in row.faulty
        ]
    return lines


def _missing(engine: Engine | None, source: str, target: str) -> tuple[str, ...]:
    """The Argos packages that would open a way; Argos has them from and to English only."""
    if engine is not None and engine.route(source, target) is not None:
        return ()
    hops = [(source, target)] if _PIVOT in (source, target) else [(source, _PIVOT), (_PIVOT, target)]
    return tuple(f"{a}-{b}" for a, b in hops if engine is None or engine.route(a, b) is None)
