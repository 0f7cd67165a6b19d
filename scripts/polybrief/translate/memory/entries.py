"""The entries of a memory: what a translation looks like in a catalogue, and how changes go in.

Engine and faults stand in lines of our own (`#. engine: …`, `#. fault: CODE: detail`); every other
line of an entry is somebody else's, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polib

from polybrief.errors import BadId
from polybrief.model import Fault, Translation
from polybrief.translate.memory import catalogue
from polybrief.translate.memory.catalogue import KINDS, Block, Kind

_ENGINE = "engine: "
_FAULT = re.compile(r"fault: (?P<code>[^\s:]+)(?:: ?(?P<detail>.*))?")
MARKS = "\x00\x04"
"""The end of a string and of a context in gettext's compiled catalogues: no text can hold them."""

_WITHOUT_MARKS = dict.fromkeys(map(ord, MARKS))

SENTENCE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[^\s:]+")


def translation(block: Block) -> Translation:
    """What an entry says, without its sentence; see `memory.parse`."""
    engine, faults, note = marks(block)
    text = block.msgstr if block.msgstr.strip() else None
    fuzzy = "fuzzy" in block.flags
    found = Translation("", block.msgid, text, text is not None and not fuzzy, engine, note)
    if text is not None and not (fuzzy and (faults or block.previous)):
        return found
    return replace(found, text=None, proposal=text, previous=block.previous or None, faults=faults)


def marks(block: Block) -> tuple[str | None, tuple[Fault, ...], str | None]:
    """Engine, faults and the translators' note of an entry, as its comments have them.

    In an obsolete entry our lines stand among the notes: not every tool keeps `#.` lines there.
    """
    notes = block.comments("note")
    lines = block.comments("made")
    if block.obsolete:
        ours = [line for line in notes if _is_ours(line)]
        notes = [line for line in notes if not _is_ours(line)]
        lines = [*lines, *ours]
    engine = next((line.strip() for line in lines if line.strip().startswith(_ENGINE)), None)
    matches = [match for line in lines if (match := _FAULT.fullmatch(line.strip()))]
    return (
        engine.removeprefix(_ENGINE).strip() if engine is not None else None,
        tuple(Fault(match["code"], (match["detail"] or "").strip()) for match in matches),
        _tidy("\n".join(notes)),
    )


def _fault_line(fault: Fault) -> str:
    # A backslash at the end of a comment makes gettext's tools join it with the next line.
    detail = re.sub(r"[\r\n]+", " ", fault.detail).rstrip("\\ ").strip()
    return f"fault: {fault.code}: {detail}" if detail else f"fault: {fault.code}"


def _is_ours(line: str) -> bool:
    return line.strip().startswith(_ENGINE) or _FAULT.fullmatch(line.strip()) is not None


def _tidy(note: str) -> str | None:
    return "\n".join(line.rstrip() for line in note.split("\n")).strip() or None


def references(block: Block) -> list[str]:
    """What the `#:` lines of an entry name."""
    return [reference for line in block.comments("where") for reference in line.split()]


@dataclass(frozen=True)
class Wanted:
    """An entry as it shall stand in the catalogue."""

    text: str
    translation: str
    fuzzy: bool
    obsolete: bool
    sentences: tuple[str, ...]
    marks: tuple[str, ...]
    note: str | None
    previous: str

    def block(self, foreign_flags: Sequence[str] = ()) -> Block:
        """The entry in our own style, with the flags that are not ours."""
        made, notes = list(self.marks), self.note.split("\n") if self.note else []
        if self.obsolete:
            made, notes = [], [*made, *notes]
        entry = polib.POEntry(
            msgid=self.text,
            msgstr=self.translation,
            occurrences=[(sentence, "") for sentence in self.sentences],
            flags=[*(["fuzzy"] if self.fuzzy else []), *foreign_flags],
            comment="\n".join(made),
            tcomment="\n".join(notes),
            previous_msgid=self.previous or None,
            obsolete=self.obsolete,
        )
        return catalogue.block(entry)


def wanted(chosen: Translation, group: Sequence[Translation], shared: bool) -> Wanted:
    """The entry of a `group` of translations of one text; `chosen` is the one of them that stands.

    Raises BadId and ValueError as `memory.render` does.
    """
    sentences = tuple(dict.fromkeys(translation.sentence for translation in group if translation.sentence))
    for sentence in sentences:
        if not SENTENCE_ID.fullmatch(sentence):
            raise BadId(f"“{sentence}” is no sentence id", "write it as <source-id>:<number>")
    waits = chosen.text is None
    faults, previous = (chosen.faults, chosen.previous or "") if waits else ((), "")
    if waits and chosen.proposal is not None and not faults and not previous:
        raise ValueError(f"{chosen.sentence}: a proposal without a fault or an earlier sentence")
    text = (chosen.proposal if waits else chosen.text) or ""
    text = _with_edges_of(chosen.source_text, text) if text.strip() else ""
    engine = [_ENGINE + chosen.engine] if chosen.engine is not None else []
    notes = dict.fromkeys(translation.note for translation in group if translation.note)
    return Wanted(
        text=chosen.source_text,
        translation=text,
        fuzzy=bool(text) and not chosen.reviewed,
        obsolete=not sentences and not shared,
        sentences=sentences,
        marks=(*engine, *map(_fault_line, faults)),
        note=_tidy("\n".join(notes)),
        previous=previous.translate(_WITHOUT_MARKS),
    )


def _with_edges_of(text: str, translation: str) -> str:
    translation = translation.translate(_WITHOUT_MARKS)
    first = "\n" if text.startswith("\n") else ""
    last = "\n" if text.endswith("\n") else ""
    return first + translation.strip("\n") + last


def merged(known: Sequence[Block], entries: Sequence[Wanted], shared: bool) -> list[Block]:
    """The `known` entries of a file after `entries` were taken in, in the order that they get."""
    old: dict[str, Block] = {}
    for block in known:
        if block.msgid not in old or old[block.msgid].obsolete:
            old[block.msgid] = block
    in_place: dict[str, Block] = {}
    behind: dict[str, list[Block]] = {"": []}
    at_end: list[Block] = []
    place = ""
    for entry in entries:
        before = old.get(entry.text)
        if shared and before is not None and before.obsolete:
            entry = replace(entry, obsolete=True)
        made = entry.block() if before is None else _rewritten(before, entry, shared)
        if before is not None and before.obsolete == entry.obsolete:
            in_place[entry.text] = made
            place = place if entry.obsolete else entry.text
        elif entry.obsolete:
            at_end.append(made)
        else:
            behind.setdefault(place, []).append(made)
    ordered = behind[""]
    for block in known:
        if old[block.msgid] is block and block.msgid in in_place:
            ordered += [in_place[block.msgid], *behind.get(block.msgid, [])]
    return ordered + at_end


def _rewritten(old: Block, entry: Wanted, shared: bool) -> Block:
    """An entry with what has changed in it; every other part, and what others wrote, stays as it is."""
    unchanged = _unchanged(old, entry, shared)
    if len(unchanged) == len(KINDS):
        return old
    new = entry.block([flag for flag in old.flags if flag != "fuzzy"])
    made = zip(old.parts.get("made", ()), old.comments("made"), strict=True)
    foreign = tuple(line for line, text in made if not _is_ours(text))
    parts: dict[Kind, tuple[str, ...]] = {kind: new.parts.get(kind, ()) for kind in KINDS}
    parts["made"] += foreign
    for kind in unchanged:
        parts[kind] = old.parts.get(kind, ())
    moved = old.obsolete != entry.obsolete
    lead = ("",) if moved else old.lead
    return replace(old, lead=lead, lines=catalogue.joined(parts), parts=parts, obsolete=entry.obsolete)


def _unchanged(old: Block, entry: Wanted, shared: bool) -> list[Kind]:
    """The parts of an entry that already say what they shall say."""
    stays = old.obsolete == entry.obsolete
    engine, faults, note = marks(old)
    had = (*([_ENGINE + engine] if engine is not None else []), *map(_fault_line, faults))
    same_marks = stays and had == entry.marks
    same_note = stays and note == entry.note
    if old.obsolete:
        same_marks = same_note = same_marks and same_note
    # The flag means nothing beside an empty msgstr.
    empty = not old.msgstr.strip() and not entry.translation
    checks: Mapping[Kind, bool] = {
        "note": same_note,
        "made": same_marks,
        "where": stays and (shared or old.obsolete or set(references(old)) == set(entry.sentences)),
        "other": True,
        "flags": empty or ("fuzzy" in old.flags) == entry.fuzzy,
        "previous": stays and old.previous == entry.previous,
        "msgid": stays,
        "msgstr": stays and (empty or old.msgstr == entry.translation),
    }
    return [kind for kind, same in checks.items() if same]
