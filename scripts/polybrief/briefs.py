"""Briefs: Markdown with front matter, taken apart into passages and put together again.

A passage is what a reader takes as one statement and a translator as one unit: a sentence (one a
line), a heading, a cell of a table. Everything between the passages (marks of headings and lists,
white space, rules) stays as it is, so that taking a brief apart and joining it is the identity.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

from polybrief import frontmatter
from polybrief.errors import BriefError
from polybrief.languages import LANGUAGES
from polybrief.limits import MAX_BRIEF_BYTES, PASSAGES_KEPT
from polybrief.model import (
    CORRECTION_KINDS,
    Correction,
    Footnote,
    FrontMatter,
    Waiver,
    normalise,
    text_hash,
)

Kind = Literal["sentence", "heading", "cell", "column"]

_KINDS: dict[str, frontmatter.Kind] = {
    "title": str,
    "summary": str,
    "date": date,
    "topic": str,
    "status": ("draft", "reviewed", "published", "withdrawn"),
    "language": tuple(LANGUAGES),
    "translation_of": tuple(LANGUAGES),
    "cutoff": date,
    "publish_after": datetime,
    "reviewed_by": str,
    "reviewed_on": date,
    "responsible_editor": str,
    "reviewed_hash": str,
    "localised_hash": str,
    "published_hash": str,
    "tags": list,
    "briefs": list,
    "corrections": frontmatter.Rows(
        {"date": date, "kind": CORRECTION_KINDS, "what": str, "who": str, "hash": str}, Correction
    ),
    "waivers": frontmatter.Rows(
        {"rule": str, "sentence": str, "reason": str, "who": str, "until": date}, Waiver
    ),
}
"""The keys of a brief's front matter in the order in which they are written."""

WEEK = re.compile(r"(\d{4})-w(0[1-9]|[1-4]\d|5[0-3])")
"""The slug of a weekly edition, a page of its own kind: its week by ISO 8601, `2026-w47`."""

# A label holds no bracket: thousands of open ones would else be searched to the end of the line, each.
_CALL = re.compile(r"\[\^([^\[\]\n]+)\](?!:)")
_CALLS_AT_END = re.compile(r"(?:[ \t]*\[\^[^\[\]\n]+\](?!:))+[ \t]*$")
_DEFINITION = re.compile(r"\[\^([^\[\]\n]+)\]:[ \t]*(.*)")
# Renderers of Markdown call themselves for each mark that opens within another.
_DEEP = re.compile(r"[*_\[]{50,}|(?:> ?){50,}|(?:[*+-] ){50,}")
_WAITING = re.compile(rf"\[({'|'.join(LANGUAGES)})\] ")
_MARKDOWN = MarkdownIt("commonmark").enable("table").use(admon_plugin)
# Passages are told by blocks alone; what stands within them takes nine tenths of the time to read.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"]).use(admon_plugin)


@dataclass(frozen=True)
class Passage:
    """One passage of the body: `text` without the footnote calls at its end, and their labels.

    `line` counts from 1 in the file; `span` is the place of text and calls in that line.
    """

    kind: Kind
    line: int
    span: tuple[int, int]
    text: str
    labels: tuple[str, ...]

    @property
    def bare(self) -> str:
        """The text without any footnote call, also within it."""
        return _CALL.sub("", self.text)


@dataclass(frozen=True)
class Definition:
    """A footnote's definition as it stands in the file, on `line` (from 1)."""

    label: str
    line: int
    text: str


@dataclass(frozen=True)
class Brief:
    """A brief as it stands in `file`.

    `head` is the front matter as written, `body` the Markdown behind it without the definitions,
    `first_line` the line of the file on which the body starts.
    """

    file: str
    slug: str
    front: FrontMatter
    head: str
    body: str
    first_line: int
    passages: tuple[Passage, ...]
    definitions: tuple[Definition, ...]

    @property
    def place(self) -> str:
        """Where its page stands below its language: `briefs/<slug>`; the slug of a dossier is its place."""
        return self.slug if "/" in self.slug else file_of("", self.slug)[len("docs//") : -len(".md")]

    @cached_property
    def text_hash(self) -> str:
        """The hash that a review belongs to: of title, summary and body, without the definitions."""
        return text_hash("\n".join((self.front.title, self.front.summary, self.body.strip("\n"))))

    @property
    def reviewed(self) -> bool:
        """Whether a named person has reviewed exactly this text, and one is responsible for it."""
        front = self.front
        named = front.reviewed_by and front.reviewed_on and front.responsible_editor
        return bool(named and front.reviewed_hash == self.text_hash)

    @cached_property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Every call in the order of the text."""
        lines = self.body.split("\n")
        return tuple(
            Footnote(match[1], self.first_line + i)
            for i, line in enumerate(lines)
            for match in _CALL.finditer(line)
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that are called, each once, in the order of their first call."""
        return tuple(dict.fromkeys(note.label for note in self.footnotes))


def file_of(language: str, slug: str) -> str:
    """Where an edition of a brief stands in the desk; weekly editions have a folder of their own.

    >>> file_of("de", "stargate"), file_of("de", "2026-w47")
    ('docs/de/briefs/stargate.md', 'docs/de/editions/2026-w47.md')
    """
    folder = "editions" if WEEK.fullmatch(slug) else "briefs"
    return f"docs/{language}/{folder}/{slug}.md"


def is_released(brief: Brief, now: datetime) -> bool:
    """Whether the time has come that `publish_after` names; `now` has a time zone."""
    after = brief.front.publish_after
    return after is None or after <= now


def is_public(brief: Brief, now: datetime) -> bool:
    """Whether readers may see a brief at this time: page, lists, search, sitemap, feed and PDF alike."""
    return brief.front.status == "published" and is_released(brief, now)


def is_withdrawn(brief: Brief, now: datetime) -> bool:
    """Whether a page has to say that this brief was withdrawn; readers see nothing else of it."""
    return brief.front.status == "withdrawn" and is_released(brief, now)


def parse(text: str, file: str, slug: str) -> Brief:
    """The brief in `text`, read from `file`. Raises BriefError naming file and line."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BRIEF_BYTES:
        raise BriefError(f"{file}: larger than {MAX_BRIEF_BYTES:,} bytes", "split it into several briefs")
    text = normalise(text.removeprefix("\ufeff"))
    if deep := _DEEP.search(text):
        place = f"{file}:{text.count(chr(10), 0, deep.start()) + 1}"
        raise BriefError(f"{place}: marks of Markdown nested too deeply", f"write {place} more simply")
    mapping, rest, first_line = frontmatter.split(text, file, BriefError)
    required = ("title", "summary", "status", "language")
    values = frontmatter.check_fields(mapping, _KINDS, required, file, BriefError)
    kept: list[str] = []
    definitions: list[Definition] = []
    for number, line in enumerate(rest.split("\n"), start=first_line):
        match = _DEFINITION.match(line)
        if match:
            definitions.append(Definition(match[1], number, match[2].strip()))
        kept.append("" if match else line)
    head = "\n".join(text.split("\n")[: first_line - 1]) + "\n"
    body = "\n".join(kept)
    return Brief(
        file=file,
        slug=slug,
        front=FrontMatter(**values),
        head=head,
        body=body.rstrip("\n") + "\n",
        first_line=first_line,
        passages=_passages(body, first_line, file),
        definitions=tuple(definitions),
    )


def _passages(body: str, first_line: int, file: str) -> tuple[Passage, ...]:
    lines = body.split("\n")
    found: list[Passage] = []
    context: list[str] = []
    column = 0
    for token in _BLOCKS.parse(body):
        if token.nesting > 0:
            context.append(token.type)
            if token.type == "tr_open":
                column = 0
        elif token.nesting < 0:
            context.pop()
        elif token.type == "inline" and token.map:
            kind = _kind(context)
            for offset, line in enumerate(token.content.split("\n")):
                number, content = token.map[0] + offset, line.strip()
                if not content:
                    continue
                if kind in ("cell", "column"):
                    content = content.replace("|", "\\|")
                start = lines[number].find(content, column if kind in ("cell", "column") else 0)
                if start < 0:
                    place = first_line + number
                    raise BriefError(
                        f"{file}:{place}: this line cannot be read", f"write line {place} more simply"
                    )
                column = start + len(content)
                found.append(_passage(kind, first_line + number, start, content))
    return tuple(found)


def _kind(context: Sequence[str]) -> Kind:
    if "th_open" in context:
        return "column"
    if "td_open" in context:
        return "cell"
    if "heading_open" in context or "admonition_title_open" in context:
        return "heading"
    return "sentence"


def _passage(kind: Kind, line: int, start: int, content: str) -> Passage:
    calls = _CALLS_AT_END.search(content)
    text = content[: calls.start()] if calls else content
    labels = tuple(_CALL.findall(content))
    return Passage(kind, line, (start, start + len(content)), text, labels)


def rejoin(brief: Brief, texts: Mapping[int, str]) -> str:
    """The brief's body with the passages at the given places replaced, footnote calls kept.

    `texts` maps the index of a passage in `brief.passages` to its new text.
    """
    lines = brief.body.split("\n")
    # From the last to the first, so that the spans of earlier passages stay right.
    for index, new in sorted(texts.items(), reverse=True):
        passage = brief.passages[index]
        row = passage.line - brief.first_line
        start, end = passage.span
        old = lines[row][start:end]
        calls = _CALLS_AT_END.search(old)
        tail = old[calls.start() :] if calls else ""
        lines[row] = lines[row][:start] + new + tail + lines[row][end:]
    return "\n".join(lines)


def render(head: str, body: str, definitions: Mapping[str, str]) -> str:
    """The whole file: front matter, body, and the definitions in the given order."""
    notes = "".join(f"[^{label}]: {text}\n" for label, text in definitions.items())
    return f"{head}{body.rstrip()}\n" + (f"\n{notes}" if notes else "")


def front_text(front: FrontMatter) -> str:
    """Front matter as the program writes it."""
    known = {f.name: getattr(front, f.name) for f in fields(front)}
    return frontmatter.dump({key: known[key] for key in _KINDS})


def with_front(brief: Brief, **changes: object) -> Brief:
    """The brief with other values in its front matter."""
    front = replace(brief.front, **changes)  # type: ignore[arg-type]
    return replace(brief, front=front, head=front_text(front))


def waiting(text: str, language: str) -> str:
    """How a text that waits for its translation stands in an edition: behind the code of its `language`.

    >>> waiting("It starts now.", "en")
    '[en] It starts now.'
    """
    return f"[{language}] {text}"


def in_own_language(text: str, page: str) -> tuple[str, str]:
    """A text of an edition and its language: that of the `page`, or its own while it waits.

    >>> in_own_language("[en] It starts now.", "de"), in_own_language("Es beginnt.", "de")
    (('It starts now.', 'en'), ('Es beginnt.', 'de'))
    """
    mark = _WAITING.match(text)
    return (text[mark.end() :], mark[1]) if mark else (text, page)


def texts(brief: Brief) -> tuple[tuple[str, str], ...]:
    """What a brief says, (Markdown without footnotes, language): title, summary, then each passage."""
    said = (brief.front.title, brief.front.summary, *(passage.bare for passage in brief.passages))
    return tuple(in_own_language(text, brief.front.language) for text in said)


def _plain(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))


@lru_cache(maxsize=PASSAGES_KEPT)
def plain(markdown: str) -> str:
    """The words of one passage without its Markdown marks (emphasis, links, code).

    >>> plain("The *first* of [ten](https://example.org) projects")
    'The first of ten projects'
    """
    return "".join(_plain(token) for token in _MARKDOWN.parseInline(markdown))
