"""A PO file as it stands on disk: its entries with every line that anyone wrote in them.

polib reads the strings. It keeps no wrapping, no blank lines and no earlier wordings of obsolete
entries, and refuses comments such as `#todo`, so that the lines themselves are told apart here. The
format is that of GNU gettext (info gettext, “The Format of PO Files”).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import polib

Kind = Literal["note", "made", "where", "flags", "other", "previous", "msgid", "msgstr"]

KINDS: tuple[Kind, ...] = ("note", "made", "where", "flags", "other", "previous", "msgid", "msgstr")
"""The parts of an entry in the order in which gettext writes them."""

_COMMENTS: Mapping[str, Kind] = {".": "made", ":": "where", ",": "flags", "=": "other", "|": "previous"}
_STRING = re.compile(r'(?:(?P<keyword>msg[a-z_]+(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"')
_START = re.compile(r"(?:#\| )?(?:msgid|msgctxt)\b")
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-7]{1,3}|x[0-9A-Fa-f]{2})|(?P<other>.))", re.DOTALL)

# polib takes each of these for the end of a line, PO does not. While it works, noncharacters, which
# no text may contain (Unicode 23.7), stand in their places.
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_STAND_INS = "".join(chr(0xFDD0 + i) for i in range(len(_BREAKS)))
_HIDE = str.maketrans(_BREAKS, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _BREAKS)

# polib makes a dictionary of the entry of the empty text, and leaves it out: so that none is empty.
_MSGID = re.compile(r'(?<=^msgid)\s*"')
_MARK = "\ufdef"


class BadPO(ValueError):
    """Not PO; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True)
class Block:
    """An entry: the blank lines before it, its lines, and the same lines by what they are.

    `line` is that of its first line in the file, from 1. `previous` is empty where there is none.
    `plain` is false for an entry with a context or plural forms.
    """

    line: int
    lead: tuple[str, ...]
    lines: tuple[str, ...]
    parts: Mapping[Kind, tuple[str, ...]]
    obsolete: bool
    msgid: str = ""
    msgstr: str = ""
    previous: str = ""
    plain: bool = True

    @property
    def is_header(self) -> bool:
        """Whether this is the entry of the empty text."""
        return not self.msgid and self.plain and not self.obsolete

    def comments(self, kind: Kind) -> list[str]:
        """The comment lines of a kind, without their marks."""
        start = 1 if kind == "note" else 2
        texts = [line.strip()[start:] for line in self.parts.get(kind, ())]
        return [text.removeprefix(" ").rstrip() for text in texts]

    @property
    def flags(self) -> list[str]:
        """The flags in their order."""
        return [flag.strip() for line in self.comments("flags") for flag in line.split(",") if flag.strip()]


@dataclass(frozen=True)
class Catalogue:
    """The entries of a file, the header among them, and the lines behind the last."""

    blocks: tuple[Block, ...]
    tail: tuple[str, ...]


def read(text: str) -> Catalogue:
    """The entries of a PO file. A byte order mark is left out, any line end is taken as `\\n`.

    Raises BadPO.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    drafts = [_Draft(1)]
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            drafts[-1].blanks.append(line)
            continue
        kind, content, obsolete = _classified(line)
        goes_on = kind == "msgstr" or (kind == "msgid" and content.startswith('"'))
        if "msgstr" in drafts[-1].parts and not goes_on:
            drafts.append(_Draft(number, lead=drafts[-1].blanks))
            drafts[-2].blanks = []
        drafts[-1].add(number, line, kind, content, obsolete)
    last = drafts[-1]
    tail = last.blanks
    if not last.strings:
        tail = [*last.lead, *last.lines, *last.blanks]
        drafts.pop()
    return Catalogue(_blocks(drafts), tuple(tail))


def write(blocks: Iterable[Block], tail: Sequence[str] = ()) -> str:
    """The file of some entries, with a line end behind its last line."""
    lines = [line for block in blocks for line in (*block.lead, *block.lines)]
    return "\n".join([*lines, *tail]) + "\n"


def block(entry: polib.POEntry) -> Block:
    """An entry as polib writes it, each string on one line unless it has line ends itself."""
    for name in ("msgid", "msgstr", "previous_msgid", "comment", "tcomment"):
        value = getattr(entry, name)
        setattr(entry, name, value.translate(_HIDE) if value else value)
    draft = _Draft(1, lead=[""])
    for line in entry.__unicode__(wrapwidth=0).translate(_SHOW).split("\n"):
        if line:
            shown = line.rstrip(" ") if line.startswith("#") else line
            draft.add(1, shown, *_classified(shown))
    return draft.block(_shown(entry.msgid), _shown(entry.msgstr), _shown(entry.previous_msgid or ""))


def joined(parts: Mapping[Kind, tuple[str, ...]]) -> tuple[str, ...]:
    """The lines of an entry's parts, in gettext's order."""
    return tuple(line for kind in KINDS for line in parts.get(kind, ()))


@dataclass
class _Draft:
    """An entry while its lines come in."""

    line: int
    lead: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    parts: dict[Kind, list[str]] = field(default_factory=dict)
    strings: list[tuple[int, str]] = field(default_factory=list)
    previous: list[tuple[int, str]] = field(default_factory=list)
    obsolete: bool = False

    def add(self, number: int, line: str, kind: Kind, content: str, obsolete: bool) -> None:
        if not self.lines:
            self.line = number
            self.lead, self.blanks = [*self.lead, *self.blanks], []
        if content.startswith('"') and kind == "msgid" and "msgstr" in self.parts:
            kind = "msgstr"
        self.lines += [*self.blanks, line]
        self.blanks = []
        self.parts.setdefault(kind, []).append(line)
        self.obsolete = self.obsolete or obsolete
        if kind in ("msgid", "msgstr", "previous"):
            if not _STRING.fullmatch(content):
                raise BadPO(number)
            target = self.previous if kind == "previous" else self.strings
            target.append((number, ("#| " if kind == "previous" else "") + content))

    def block(self, msgid: str, msgstr: str, previous: str, plain: bool = True) -> Block:
        return Block(
            line=self.line,
            lead=tuple(self.lead),
            lines=tuple(self.lines),
            parts={kind: tuple(lines) for kind, lines in self.parts.items()},
            obsolete=self.obsolete,
            msgid=msgid,
            msgstr=msgstr,
            previous=previous,
            plain=plain,
        )


def _classified(line: str) -> tuple[Kind, str, bool]:
    """What a line is, what it says without its mark, and whether it is obsolete."""
    text = line.strip()
    obsolete = text.startswith("#~")
    if obsolete:
        text = text[2:].lstrip()
        if text.startswith("|"):
            return "previous", text[1:].lstrip(), True
    elif text.startswith("#"):
        kind = _COMMENTS.get(text[1:2], "note")
        return kind, text[2:].lstrip(), False
    return "msgstr" if text.startswith("msgstr") else "msgid", text, obsolete


def _blocks(drafts: Sequence[_Draft]) -> tuple[Block, ...]:
    fed = []
    numbers = []
    for draft in drafts:
        starts = [lines[0][1] for lines in (draft.previous, draft.strings) if lines]
        if "msgstr" not in draft.parts or not all(map(_START.match, starts)):
            raise BadPO(draft.line)
        for number, content in (*draft.previous, *draft.strings):
            string = _MSGID.sub(f' "{_MARK}', content)
            fed.append(_ESCAPE.sub(_simple, string).translate(_HIDE))
            numbers.append(number)
    try:
        entries = polib.pofile("\n".join(fed) + "\n")
    except (OSError, ValueError, IndexError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise BadPO(numbers[int(line[1]) - 1] if line else 1) from error
    return tuple(
        draft.block(
            _shown(entry.msgid.removeprefix(_MARK)),
            _shown(entry.msgstr),
            _shown(entry.previous_msgid or ""),
            plain=not entry.msgctxt and not entry.msgid_plural and not entry.msgstr_plural,
        )
        for draft, entry in zip(drafts, entries, strict=True)
    )


def _simple(match: re.Match[str]) -> str:
    """Escapes that polib does not know (`\\a`, octal, hexadecimal) as the character itself."""
    if match["other"]:
        return "\a" if match["other"] == "a" else match[0]
    code = match["code"]
    char = chr(int(code[1:], 16) if code.startswith("x") else int(code, 8))
    return polib.escape(char)


def _shown(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_SHOW))
