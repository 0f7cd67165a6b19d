"""The file of a dossier, `dossiers/<id>.yml`: YAML read strictly; the program writes the reviews alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any

import yaml

from polybrief import frontmatter
from polybrief.dossiers.words import WORDS
from polybrief.errors import RecordError
from polybrief.languages import LANGUAGES
from polybrief.limits import MAX_BRIEF_BYTES
from polybrief.model import CORRECTION_KINDS, Correction, FrontMatter, normalise
from polybrief.records import check_id

FOLDER = "dossiers"
FIELDS = tuple(WORDS["en"].fields)
"""The fields of every dossier, in the order of its page."""

_KEYS = ("cutoff", "summary", *FIELDS, "other_sums", "briefs", "reviews")
_REVIEW: dict[str, frontmatter.Kind] = {
    "status": ("draft", "reviewed", "published", "withdrawn"),
    "date": date,
    "reviewed_by": str,
    "reviewed_on": date,
    "responsible_editor": str,
    "reviewed_hash": str,
    "published_hash": str,
    "corrections": frontmatter.Rows(
        {"date": date, "kind": CORRECTION_KINDS, "what": str, "who": str, "hash": str}, Correction
    ),
}
"""The keys of a review in the order in which they are written; they mean what they mean in a brief."""

_CITE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*:[1-9][0-9]{0,8}")
_REVIEWS = "reviews"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Item:
    """An entry of a field: one sentence in each language, and the ids of the sentences that bear it out."""

    texts: Mapping[str, str]
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """A dossier as it stands in `file`; `id` is that of its programme in the glossary.

    `cutoff` is the day up to which reports were read. `fields` holds all of `FIELDS`, the empty ones, too.
    `other_sums` are sentences whose sums are those of something else, `briefs` the slugs of briefs that
    belong to it without naming it. `reviews` are by language the values of a brief's front matter. `lines`
    says for a path of keys (`("sponsor", 0, "de")`) on which line of the file it stands.
    """

    id: str
    file: str
    cutoff: date
    summary: Mapping[str, str]
    fields: Mapping[str, tuple[Item, ...]]
    other_sums: tuple[str, ...]
    briefs: tuple[str, ...]
    reviews: Mapping[str, Mapping[str, Any]]
    lines: Mapping[tuple[str | int, ...], int]

    @property
    def cites(self) -> frozenset[str]:
        """The ids of all sentences that its entries cite."""
        return frozenset(label for items in self.fields.values() for item in items for label in item.cites)

    @property
    def is_published(self) -> bool:
        """Whether readers see it in any language."""
        return any(review.get("status") == "published" for review in self.reviews.values())

    def line(self, *path: str | int) -> int:
        """The line on which `path` stands, or the nearest above it that is in the file; else 1."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def slug(name: str) -> str:
    """What a dossier has for a slug: `dossiers/stargate`, which is the place of its page, too."""
    return f"{FOLDER}/{name}"


def parse(text: str, file: str, name: str) -> Dossier:
    """The dossier in `text`, read from `file`. Raises RecordError naming file, line and key."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BRIEF_BYTES:
        raise RecordError(f"{file}: larger than {MAX_BRIEF_BYTES:,} bytes", "make its entries shorter")
    text = normalise(text.removeprefix("\ufeff"))
    value = frontmatter.load_yaml(text, file, RecordError)
    if not isinstance(value, dict):
        raise RecordError(f"{file}:1: no fields in it", "start it with “cutoff: 2026-11-22”")
    lines = _lines(text)
    for key in value:
        if key not in _KEYS:
            raise _error(file, lines, (key,), f"unknown key “{key}”", f"use one of: {', '.join(_KEYS)}")
    for key in ("cutoff", "summary"):
        if value.get(key) is None:
            example = "cutoff: 2026-11-22" if key == "cutoff" else "summary: {en: …, de: …, zh: …}"
            raise RecordError(f"{file}:1: {key} is missing", f"add “{example}”")
    cutoff = frontmatter.check_fields({"cutoff": value["cutoff"]}, {"cutoff": date}, (), file, RecordError)
    return Dossier(
        id=check_id(name),
        file=file,
        cutoff=cutoff["cutoff"],
        summary=_texts(value["summary"], ("summary",), (), file, lines),
        fields=MappingProxyType({key: _items(value.get(key), key, file, lines) for key in FIELDS}),
        other_sums=_labels(value.get("other_sums"), ("other_sums",), file, lines),
        briefs=_slugs(value.get("briefs"), file, lines),
        reviews=_reviews(value.get(_REVIEWS), file, lines),
        lines=MappingProxyType(lines),
    )


_Lines = Mapping[tuple[str | int, ...], int]


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """The line of each key and of each entry of a list."""
    found: dict[tuple[str | int, ...], int] = {}

    def walk(node: yaml.Node | None, path: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, item in node.value:
                found[*path, key.value] = key.start_mark.line + 1
                walk(item, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                found[*path, n] = item.start_mark.line + 1
                walk(item, (*path, n))

    walk(yaml.compose(text, Loader=_Loader), ())
    return found


def _error(file: str, lines: _Lines, path: tuple[str | int, ...], cause: str, hint: str) -> RecordError:
    here = path
    while here and here not in lines:
        here = here[:-1]
    return RecordError(f"{file}:{lines.get(here, 1)}: {cause}", hint)


def _items(value: Any, key: str, file: str, lines: _Lines) -> tuple[Item, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        hint = "write each entry as “- {en: …, de: …, zh: …, cites: [report:7]}”"
        raise _error(file, lines, (key,), f"{key} is no list of entries", hint)
    return tuple(_item(entry, (key, n), file, lines) for n, entry in enumerate(value))


def _item(value: Any, path: tuple[str | int, ...], file: str, lines: _Lines) -> Item:
    texts = _texts(value, path, ("cites",), file, lines)
    cites = _labels(value.get("cites"), (*path, "cites"), file, lines)
    if not cites:
        where = f"{path[0]}, entry {int(path[1]) + 1}"
        raise _error(file, lines, path, f"{where}: cites is missing", "add “cites: [report:7]”")
    return Item(texts, cites)


def _texts(
    value: Any, path: tuple[str | int, ...], more: tuple[str, ...], file: str, lines: _Lines
) -> Mapping[str, str]:
    """The texts by language; other keys than these and `more` are refused."""
    where = str(path[0]) if len(path) < 2 else f"{path[0]}, entry {int(path[1]) + 1}"
    if not isinstance(value, dict):
        raise _error(file, lines, path, f"{where}: no text by language", "write “en: …”, “de: …”, “zh: …”")
    for key in value:
        if key not in (*LANGUAGES, *more):
            hint = f"use one of: {', '.join((*LANGUAGES, *more))}"
            raise _error(file, lines, (*path, key), f"{where}: unknown key “{key}”", hint)
    for code in LANGUAGES:
        said = value.get(code)
        if not isinstance(said, str) or not said.strip():
            cause = f"{where}: {code} is missing" if said is None else f"{where}: {code} is no text"
            raise _error(file, lines, (*path, code), cause, f"add “{code}: …”")
    return MappingProxyType({code: " ".join(value[code].split(" ")).strip() for code in LANGUAGES})


def _labels(value: Any, path: tuple[str | int, ...], file: str, lines: _Lines) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        hint = f"write it as {path[-1]}: [report:7, other-report:2]"
        raise _error(file, lines, path, f"{path[-1]} is no list of sentences", hint)
    for label in value:
        if not _CITE.fullmatch(label):
            hint = "write the report’s id, a colon and the sentence’s number: stargate-launch:7"
            raise _error(file, lines, path, f"{path[-1]}: “{label}” is no sentence of a report", hint)
    return tuple(dict.fromkeys(value))


def _slugs(value: Any, file: str, lines: _Lines) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _error(file, lines, ("briefs",), "briefs is no list of slugs", "write it as briefs: [stargate]")
    return tuple(check_id(item) for item in value)


def _reviews(value: Any, file: str, lines: _Lines) -> Mapping[str, Mapping[str, Any]]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        hint = "leave it to: polybrief review dossiers/ID --language en --by NAME"
        raise _error(file, lines, (_REVIEWS,), "reviews is no list by language", hint)
    for code in value:
        if code not in LANGUAGES:
            hint = f"use one of: {', '.join(LANGUAGES)}"
            raise _error(file, lines, (_REVIEWS, code), f"reviews: unknown language “{code}”", hint)
    return {
        code: frontmatter.check_fields(item, _REVIEW, ("status",), f"{file}: reviews: {code}", RecordError)
        for code, item in value.items()
    }


def with_review(text: str, file: str, front: FrontMatter) -> str:
    """The file with the review that `front` holds for its language; every other line stays as it is.

    Raises RecordError where the reviews stand in a form that the program does not write.
    """
    known = {key.name: getattr(front, key.name) for key in fields(front)}
    block = frontmatter.dump({key: known[key] for key in _REVIEW}).split("\n")[1:-2]
    entry = [f"  {front.language}:", *(f"    {line}" for line in block)]
    lines = normalise(text).rstrip("\n").split("\n")
    root = yaml.compose(text, Loader=_Loader)
    start, end = _place(root, front.language, lines) if isinstance(root, yaml.MappingNode) else (0, 0)
    new = [*lines[:start], *entry, *lines[end:]] if end else [*lines, "", f"{_REVIEWS}:", *entry]
    written = "\n".join(new) + "\n"
    before = frontmatter.load_yaml(text, file, RecordError)
    strange = RecordError(
        f"{file}: reviews is not written line by line", f"delete it from {file} and review it again"
    )
    if _REVIEWS in before and not end:
        raise strange
    found = frontmatter.load_yaml(written, file, RecordError)
    others = {key: value for key, value in (before.get(_REVIEWS) or {}).items() if key != front.language}
    kept = {key: value for key, value in found.items() if key != _REVIEWS}
    kept_before = {key: value for key, value in before.items() if key != _REVIEWS}
    if kept != kept_before or others != {k: v for k, v in found[_REVIEWS].items() if k != front.language}:
        raise strange
    return written


def _place(root: yaml.MappingNode, language: str, lines: list[str]) -> tuple[int, int]:
    """The rows (from 0) that the review of a language takes up, none behind the last if it has none yet;
    (0, 0) without reviews."""
    reviews = next((item for key, item in root.value if key.value == _REVIEWS), None)
    if not isinstance(reviews, yaml.MappingNode) or reviews.flow_style:
        return 0, 0
    for key, item in reviews.value:
        if key.value == language:
            return key.start_mark.line, _end(item, lines)
    last = _end(reviews.value[-1][1], lines)
    return last, last


def _end(node: yaml.Node, lines: list[str]) -> int:
    """The row behind a value; that of a block of lines ends with its last value, not at the next key."""
    while not getattr(node, "flow_style", None) and isinstance(node.value, list) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return min(node.end_mark.line + (node.end_mark.column > 0), len(lines))
