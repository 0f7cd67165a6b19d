"""The body of a brief as HTML in which each note stands where it is called.

The style sheet takes the notes to the foot of the page. Every call is a note of its own with the next
number, so that a note never stands on another page than its call, also where one sentence of a source
is cited twice. The title of a report stands in the first note that cites it; the letter of the others
leads to the list of sources.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

WORD_JOINER = "\u2060"


@dataclass(frozen=True)
class Note:
    """What a note says: the `title` of a report in its `language` between two texts in the page's.

    `key` is the letter of the source in the list, empty for a source that is not known; `again` is what
    follows it once the title has been said.
    """

    key: str
    before: str
    title: str = ""
    language: str = ""
    after: str = ""
    again: str = ""


@dataclass(frozen=True)
class Setting:
    """What the body of one brief needs: its notes by label, a prefix that keeps its anchors apart from
    those of other briefs, the address of its page (empty where the site has none), and the folder of its
    file."""

    notes: Mapping[str, Note]
    prefix: str = ""
    address: str = ""
    folder: str = "briefs"


def body(markdown: str, extensions: Sequence[str], configs: Mapping[str, Any], setting: Setting) -> str:
    """The body of a brief as HTML, by the site's own Markdown `extensions` with their `configs`."""
    notes = _Notes(setting)
    converter = Markdown(extensions=[*extensions, notes], extension_configs=dict(configs))
    return converter.convert(markdown)


class _Notes(Extension):
    """Behind the typography of the site (12), which knows calls, and before `prettify` (10)."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_Processor(md, self.setting), "polybrief_notes", 11)


class _Processor(Treeprocessor):
    def __init__(self, md: Markdown, setting: Setting) -> None:
        super().__init__(md)
        self.setting = setting
        self.count = 0
        self.said: set[str] = set()

    def run(self, root: Element) -> None:
        for block in [child for child in root if child.get("class") == "footnote"]:
            root.remove(block)
        for parent in list(root.iter()):
            self._gather(parent)
        for link in root.iter("a"):
            self._lead(link)
        for image in root.iter("img"):
            self._place(image)

    def _gather(self, parent: Element) -> None:
        """Puts calls that follow one another directly into one element, which no line breaks.

        Their notes go to the foot of the page together: WeasyPrint sets all of it anew for each that
        comes, and this makes them a third.
        """
        calls: Element | None = None
        for child in list(parent):
            if child.tag != "sup" or not len(child) or "footnote-ref" not in child[0].get("class", ""):
                calls = None
                continue
            if calls is None:
                calls = Element("span", {"class": "calls"})
                calls.text = WORD_JOINER
                SubElement(calls, "span", {"class": "notes"})
                parent.insert(list(parent).index(child), calls)
            else:
                calls[-2].tail = ","
            parent.remove(child)
            self._call(calls, child[0].get("href", "").removeprefix("#fn:"))
            calls.tail = child.tail
            if (child.tail or "").strip():
                calls = None

    def _call(self, calls: Element, label: str) -> None:
        self.count += 1
        number, prefix = str(self.count), self.setting.prefix
        call = Element("a", {"class": "call", "id": f"{prefix}c{number}", "href": f"#{prefix}n{number}"})
        call.text = number
        # The notes come behind the last call.
        calls.insert(len(calls) - 1, call)
        note = SubElement(calls[-1], "span", {"class": "note", "id": f"{prefix}n{number}"})
        note.tail = " "
        back = SubElement(note, "a", {"class": "note__number", "href": f"#{prefix}c{number}"})
        back.text = number
        self._say(note, back, self.setting.notes.get(label) or Note("", label))

    def _say(self, element: Element, back: Element, note: Note) -> None:
        if not note.key or note.key in self.said:
            # Every element counts: WeasyPrint sets the foot of a page again for each line that adds to it.
            back.tail = f"\u00a0{note.key}{note.again if note.key else note.before}"
            element.set("class", "note note--again" if note.key else "note")
            return
        self.said.add(note.key)
        back.tail = "\u00a0"
        source = SubElement(element, "a", {"class": "note__key", "href": f"#s{note.key}"})
        source.text = note.key
        source.tail = note.before
        title = SubElement(element, "cite", {"lang": note.language})
        title.text = note.title
        title.tail = note.after

    def _lead(self, link: Element) -> None:
        """Lets a link within the site lead to the site, where that has an address."""
        href = link.get("href", "")
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or href.startswith("#"):
            return
        if not self.setting.address:
            link.attrib.pop("href", None)
            return
        site = self.setting.address.rstrip("/").rpartition("/")[0]
        path = parts.path.removesuffix("index.md")
        path = path[:-3] + "/" if path.endswith(".md") else path
        scheme, _, rest = f"{site}/{path}".partition("://")
        host, _, place = rest.partition("/")
        ending = "/" if path.endswith("/") else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        link.set("href", f"{scheme}://{host}{posixpath.normpath('/' + place)}{ending}{anchor}")

    def _place(self, image: Element) -> None:
        """Names an image from the folder of the briefs, where all documents stand when they are printed."""
        source = image.get("src", "")
        parts = urlsplit(source)
        if self.setting.folder != "briefs" and not (parts.scheme or parts.netloc or source.startswith("/")):
            image.set("src", posixpath.normpath(posixpath.join("..", self.setting.folder, source)))
