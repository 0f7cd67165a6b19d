"""What a handout says: a brief with everything that stands on its two pages, as data."""

from __future__ import annotations

import posixpath
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import unescape

from polybrief.briefs import Brief
from polybrief.citations import byline, titled, told
from polybrief.languages import language as entry
from polybrief.limits import HANDOUT_TITLE_CHARACTERS
from polybrief.model import Footnote, Source
from polybrief.publish.drawing import width
from polybrief.publish.handouts.notes import Note, Setting, body
from polybrief.publish.handouts.texts import HANDOUT_TEXTS
from polybrief.publish.typography import is_wide
from polybrief.publish.view import View

_WORDS = re.compile(
    r'<text [^>]*?x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" font-size="(?P<size>\d+)"[^>]*?'
    r'(?: text-anchor="(?P<anchor>\w+)"[^>]*)?>(?P<said>[^<]*)</text>'
)


@dataclass(frozen=True)
class Site:
    """What a handout needs to know of the site: its name, its address (may be empty), its Markdown."""

    name: str
    address: str
    extensions: tuple[str, ...]
    configs: Mapping[str, Any]

    def page(self, language: str, path: str) -> str:
        """The address of a page of a language; empty where the site has none."""
        return f"{self.address.rstrip('/')}/{language}/{path}" if self.address else ""


@dataclass(frozen=True)
class Listed:
    """A source in the list: its letter, what it is, where it is read."""

    key: str
    source: Source
    marks: tuple[str, str]
    """What its title stands between."""
    facts: str
    """Everything but its title, in the language of the handout."""
    address: str

    @property
    def short(self) -> str:
        """The end of the address, which is printed: what stands before it stands above the list."""
        return self.address.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Disagreement:
    """A conflict between sources: each value with the letters of those that state it."""

    title: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Drawing:
    """A drawing of the site: its title, and the SVG that the page takes in."""

    title: str
    svg: str


@dataclass(frozen=True)
class Changed:
    """A correction as it is printed."""

    day: date
    kind: str
    what: str
    title: str = ""


@dataclass(frozen=True)
class Handout:
    """One brief as it is printed. `html` is its body, with the notes where they are called."""

    brief: Brief
    html: str
    status: str
    conflicts: tuple[Disagreement, ...]
    corrections: tuple[Changed, ...]
    charts: tuple[Drawing, ...]
    address: str

    @property
    def version(self) -> str:
        """The first eight digits of the hash of exactly this text."""
        return self.brief.text_hash[:8]


def drawing(title: str, svg: str) -> Drawing:
    """A drawing as it is printed, where the style sheet of the site has no say: with the fonts of handouts,
    and paper behind its words, so that no rule runs through them."""
    families = "Handout Sans, Handout Han Sans, Noto Sans CJK SC, sans-serif"
    return Drawing(title, _WORDS.sub(_on_paper, svg).replace("<svg ", f'<svg font-family="{families}" ', 1))


def _on_paper(words: re.Match[str]) -> str:
    x, y, size = (float(words[name]) for name in ("x", "y", "size"))
    across = width(unescape(words["said"]), size)
    left = x - across * {"middle": 0.5, "end": 1}.get(words["anchor"] or "", 0)
    place = f'x="{left:.1f}" y="{y - 0.9 * size:.1f}" width="{across:.1f}" height="{1.15 * size:.1f}"'
    return f'<rect {place} fill="#fff"/>{words[0]}'


def letters(sources: Iterable[str]) -> dict[str, str]:
    """A letter for each source in the given order: A to Z, then AA, AB …

    >>> letters(["first", "second", "first"])
    {'first': 'A', 'second': 'B'}
    """
    found: dict[str, str] = {}
    for source in sources:
        if source not in found:
            number, rest = divmod(len(found), 26)
            before = string.ascii_uppercase[number - 1] if number else ""
            found[source] = before + string.ascii_uppercase[rest]
    return found


def cited(briefs: Iterable[Brief], view: View) -> dict[str, str]:
    """The letters of the sources that briefs cite, in the order in which they are first cited."""
    names = (Footnote(label, 0).source for brief in briefs for label in brief.labels)
    return letters(name for name in names if view.desk.report(name))


def handout(
    brief: Brief,
    view: View,
    site: Site,
    keys: Mapping[str, str],
    charts: Sequence[Drawing] = (),
    prefix: str = "",
) -> Handout:
    """A public brief, or the lead of an edition, as data; `prefix` keeps its anchors apart where several
    stand in one document."""
    address = site.page(view.language, f"{brief.place}/")
    setting = Setting(notes(brief, view, keys), prefix, address, posixpath.dirname(brief.place))
    markdown = "\n".join((brief.body, "", *(f"[^{label}]: {label}" for label in brief.labels)))
    return Handout(
        brief,
        body(markdown, site.extensions, site.configs, setting),
        view.status(brief),
        conflicts(brief, view, keys),
        tuple(Changed(e.date, view.kind(e), e.what) for e in reversed(brief.front.corrections)),
        tuple(charts),
        address,
    )


def notes(brief: Brief, view: View, keys: Mapping[str, str]) -> dict[str, Note]:
    """What each note of a brief says: the letter of the source, its title, the sentence."""
    words = HANDOUT_TEXTS[view.language]
    citing = entry(view.language).citing
    found = {}
    for label in brief.labels:
        note = Footnote(label, 0)
        report = view.desk.report(note.source)
        if not report:
            continue
        source = report.source
        sentence = citing.sentence.format(n=note.n)
        if view.language == "en":
            sentence = sentence.lower()
        sentence = sentence.replace(" ", "\u00a0")
        first = words.note.format(key="", title=titled(source, view.language, "\0"), sentence=sentence)
        before, _, after = first.partition("\0")
        again = f"{citing.comma}{sentence}"
        found[label] = Note(keys[note.source], before, shortened(source.name), source.language, after, again)
    return found


def shortened(title: str) -> str:
    """A title as a note has room for it; full-width characters count double.

    >>> shortened("Stargate begins: four years, $500 billion, one new company for all of it")
    'Stargate begins: four years, $500 billion, one new …'
    """
    width, end = 0, "]" if title.endswith("]") else ""
    for place, char in enumerate(title):
        width += 2 if is_wide(char) else 1
        if width > HANDOUT_TITLE_CHARACTERS:
            kept = title[:place]
            words = kept.rpartition(" ")[0] if " " in kept[len(kept) // 2 :] else kept
            return f"{words.rstrip(' ,;:–—，、：')} …{end}" if words != kept else f"{kept}…{end}"
    return title


def conflicts(brief: Brief, view: View, keys: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """The disagreements of which a brief cites two sides at least, each value with who states it."""
    if view.ledger is None:
        return ()
    labels = frozenset(brief.labels)
    found = []
    for disagreement in view.ledger.conflicts:
        sides = []
        for value, statements in disagreement.sides:
            stated = [
                keys[one.source_id]
                for one in statements
                if one.source_id in keys and any(f"{one.source_id}:{n}" in labels for n in one.sentences)
            ]
            if stated:
                sides.append((value, tuple(sorted(dict.fromkeys(stated), key=lambda key: (len(key), key)))))
        if len(sides) > 1:
            found.append(Disagreement(disagreement.title, tuple(sides)))
    return tuple(found)


def listed(keys: Mapping[str, str], view: View, site: Site) -> tuple[Listed, ...]:
    """The list of sources, by letter."""
    page, citing = view.language, entry(view.language).citing
    found = []
    for name, key in keys.items():
        report = view.desk.report(name)
        if report:
            source = report.source
            before, _, after = titled(source, page, "\0").partition("\0")
            names = citing.comma.join(byline(source, page))
            facts = citing.stop.join((*filter(None, (names,)), *told(source, page))) + citing.stop.rstrip()
            address = site.page(page, f"sources/{name}/")
            found.append(Listed(key, source, (before, after), facts, address))
    return tuple(found)
