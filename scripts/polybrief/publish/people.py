"""Who is who: the names of the glossary that public briefs speak of, and what they say of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from polybrief.briefs import Brief, in_own_language, plain
from polybrief.examine import Examiner
from polybrief.languages import LANGUAGES
from polybrief.model import Entry, Footnote, Source
from polybrief.publish.anchors import anchor
from polybrief.relate.overview import name_of

__all__ = ["GROUPS", "Group", "Mention", "Named", "Paper", "who_is_who"]

Group = Literal["person", "organisation", "office", "place", "law", "programme", "product"]
GROUPS: tuple[Group, ...] = ("person", "organisation", "office", "place", "law", "programme", "product")
"""The groups in the order of the page."""

_TERRITORY = "territory-"


@dataclass(frozen=True)
class Mention:
    """A sentence of a brief that names an entry, and the reports that it cites: each once, with the number of
    the first sentence that is cited."""

    text: str
    brief: Brief
    place: str
    sources: tuple[tuple[Source, int], ...]


@dataclass(frozen=True)
class Paper:
    """Another page that names entries: its title, its path under `docs/<language>`, and the ids."""

    title: str
    path: str
    names: frozenset[str]


@dataclass(frozen=True)
class Named:
    """An entry: its name in the language of the page, its names in the others, by language, the first
    sentence that names it, and the briefs and other pages that do.

    `about` is None where only titles or tables name it.
    """

    id: str
    group: Group
    name: str
    others: Mapping[str, str]
    wikidata: str | None
    about: Mention | None
    briefs: tuple[Brief, ...]
    papers: tuple[Paper, ...] = field(default_factory=tuple)

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """The names in other languages that differ from the one above them, each once: (language, name)."""
        known: dict[str, str] = {}
        for code, form in self.others.items():
            if form != self.name:
                known.setdefault(form, code)
        return tuple((code, form) for form, code in known.items())


def who_is_who(
    briefs: Sequence[Brief],
    examiner: Examiner,
    glossary: Sequence[Entry],
    sources: Mapping[str, Source],
    page: str,
    papers: Sequence[Paper] = (),
) -> tuple[tuple[Group, tuple[Named, ...]], ...]:
    """The entries that `briefs` (in the language `page`) name, by group and in the order of that language's
    alphabet, groups without entries left out.

    Countries that the glossary does not list are named as the Unicode CLDR has them.
    """
    entries = {entry.id: entry for entry in glossary if entry.kind in GROUPS}
    first: dict[str, Mention] = {}
    naming: dict[str, dict[str, Brief]] = {}
    for brief in briefs:
        front = brief.front
        for title in (front.title, front.summary):
            _note(examiner, title, brief, page, naming)
        for index, passage in enumerate(brief.passages):
            said, ids = _note(examiner, passage.bare, brief, page, naming)
            if passage.kind == "sentence" and passage.labels:
                numbers: dict[str, int] = {}
                for note in (Footnote(label, 0) for label in passage.labels):
                    numbers.setdefault(note.source, note.n or 0)
                cited = tuple((sources[source], n) for source, n in numbers.items() if source in sources)
                for name in ids:
                    first.setdefault(name, Mention(said, brief, anchor(index), cited))
    found: dict[Group, list[Named]] = {group: [] for group in GROUPS}
    for name, where in naming.items():
        group = _group(name, entries)
        if group is None:
            continue
        names = {code: name_of(name, entries, code) for code in LANGUAGES}
        found[group].append(
            Named(
                name,
                group,
                names[page],
                {code: form for code, form in names.items() if code != page},
                entries[name].wikidata if name in entries else None,
                first.get(name),
                tuple(where.values()),
                tuple(paper for paper in papers if name in paper.names),
            )
        )
    return tuple(
        (group, tuple(sorted(named, key=lambda one: _sorting(one, page))))
        for group, named in found.items()
        if named
    )


def _note(
    examiner: Examiner, text: str, brief: Brief, page: str, naming: dict[str, dict[str, Brief]]
) -> tuple[str, tuple[str, ...]]:
    """Notes the brief for each entry that a text names; gives back the plain text and the ids."""
    own, code = in_own_language(text, page)
    said = plain(own)
    ids = tuple(dict.fromkeys(name.id for name in examiner.read(said, code).names))
    for name in ids:
        naming.setdefault(name, {})[brief.slug] = brief
    return said, ids if code == page else ()


def _group(name: str, entries: Mapping[str, Entry]) -> Group | None:
    if name in entries:
        entry = entries[name]
        return "office" if entry.office else next(group for group in GROUPS if group == entry.kind)
    return "place" if name.startswith(_TERRITORY) else None


def _sorting(one: Named, page: str) -> tuple[str, str]:
    """Letters before Chinese characters, and those by their usual order in a Chinese encoding, which is
    that of their sounds for the common ones."""
    if page == "zh":
        return one.name.encode("gb18030").hex(), one.id
    # People by their family names.
    name = one.name.rpartition(" ")[2] if one.group == "person" else one.name
    return name.casefold().translate(str.maketrans("äöüß", "aous")), one.id
