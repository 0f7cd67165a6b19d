"""The wording that belongs to others: that of restricted reports, and of the desk's translations of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from polybrief.check.desk import Desk
from polybrief.languages import LANGUAGES
from polybrief.model import Sentence
from polybrief.summarise.borrowed import Wordings

__all__ = ["restricted_wordings"]


def restricted_wordings(desk: Desk, among: Collection[str] | None = None) -> Wordings | None:
    """The wordings of all restricted reports, or of those `among` these ids; None if none is at hand."""
    names = desk.sources if among is None else among
    restricted = frozenset(
        name for name in names if (source := desk.sources.get(name)) and source.rights == "restricted"
    )
    key = ("wordings", restricted)
    if key not in desk.kept:
        listed = list(_sentences(sorted(restricted), desk))
        desk.kept[key] = Wordings(listed) if any(one.text for one in listed) else None
    found: Wordings | None = desk.kept[key]
    return found


def _sentences(names: Iterable[str], desk: Desk) -> Iterator[Sentence]:
    for name in names:
        known = desk.sentences.get(name, ())
        yield from known
        for language in LANGUAGES:
            for one in known:
                entry = desk.translations.get((language, one.id))
                if entry and entry.text:
                    yield Sentence(name, one.n, language, entry.text, one.heading)
