"""What changed between two snapshots of a desk.

Sentences are compared with sentences, not lines with lines: a brief that was only moved about has not
changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from polybrief.briefs import Brief, plain
from polybrief.changes.snapshots import Count, Snapshot
from polybrief.check.report import number
from polybrief.examine import Examiner
from polybrief.examine.compare import Difference, Reading, differences
from polybrief.model import Source

_WORDS = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:[.,'’-][A-Za-zÀ-ɏ0-9]+)*|\s+|.", re.S)
_ALIKE = 0.5
"""The share of equal words from which two sentences count as one that was changed."""

_REVIEW = ("reviewed_by", "reviewed_on", "reviewed_hash", "localised_hash", "published_hash", "corrections")


@dataclass(frozen=True)
class Statement:
    """A sentence, heading, row, title or summary of a brief with the labels of its footnotes."""

    text: str
    labels: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Changed:
    """A statement that reads otherwise now; None before or after: it is new, or gone."""

    before: Statement | None
    after: Statement | None
    figures: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class BriefChange:
    """What happened to one edition."""

    file: str
    title: str
    what: str
    statements: tuple[Changed, ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()
    reopened: bool = False
    stale: int = 0

    @property
    def notes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The footnotes that were added to the brief, and those that were taken out of it."""
        old = [label for change in self.statements if change.before for label in change.before.labels]
        new = [label for change in self.statements if change.after for label in change.after.labels]
        return tuple(_beyond(new, old)), tuple(_beyond(old, new))


@dataclass(frozen=True)
class Changes:
    """Everything that changed; `lists` are headed lists of plain sentences."""

    briefs: tuple[BriefChange, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def _beyond(items: Iterable[str], others: Sequence[str]) -> Iterator[str]:
    """The items that the others have not, or not as often."""
    left = list(others)
    for item in items:
        if item in left:
            left.remove(item)
        else:
            yield item


def compare(old: Snapshot, new: Snapshot, examiner: Examiner) -> Changes:
    """What is different in `new`."""
    briefs = [
        change
        for key in sorted({*old.briefs, *new.briefs}, key=lambda key: (key[1], key[0]))
        if (change := _brief(key, old, new, examiner))
    ]
    lists = (
        ("Sources", tuple(_sources(old, new))),
        ("Glossary", tuple(_glossary(old, new))),
        ("Translations", tuple(_memory(old, new))),
        ("Not compared, as it cannot be read", tuple(sorted(old.unread | new.unread))),
    )
    return Changes(tuple(briefs), tuple((name, items) for name, items in lists if items))


def _brief(key: tuple[str, str], old: Snapshot, new: Snapshot, examiner: Examiner) -> BriefChange | None:
    before, after = old.briefs.get(key), new.briefs.get(key)
    stale = new.stale.get(key, 0) if new.stale.get(key, 0) > old.stale.get(key, 0) else 0
    if before is None or after is None:
        brief = after or before
        assert brief is not None
        what = "added" if after else "removed"
        found = tuple(Changed(None, s) if after else Changed(s, None) for s in _statements(brief))
        return BriefChange(brief.file, brief.front.title, what, found, stale=stale)
    statements = tuple(_changed(_statements(before), _statements(after), after.front.language, examiner))
    other = tuple(_fields(before, after))
    reopened = before.reviewed and not after.reviewed
    if not (statements or other or reopened or stale):
        return None
    return BriefChange(after.file, after.front.title, "changed", statements, other, reopened, stale)


def _statements(brief: Brief) -> list[Statement]:
    found = [Statement(brief.front.title, (), 1), Statement(brief.front.summary, (), 1)]
    rows: dict[int, list[int]] = {}
    for i, passage in enumerate(brief.passages):
        rows.setdefault(passage.line, []).append(i)
    for line, places in rows.items():
        passages = [brief.passages[i] for i in places]
        text = " | ".join(plain(passage.bare) for passage in passages)
        labels = tuple(label for passage in passages for label in passage.labels)
        found.append(Statement(text, labels, line))
    return found


def _changed(
    old: Sequence[Statement], new: Sequence[Statement], language: str, examiner: Examiner
) -> Iterator[Changed]:
    def key(statement: Statement) -> tuple[str, tuple[str, ...]]:
        return statement.text, statement.labels

    match = SequenceMatcher(None, [key(s) for s in old], [key(s) for s in new], autojunk=False)
    gone: list[Statement] = []
    come: list[Statement] = []
    for tag, a, b, c, d in match.get_opcodes():
        if tag != "equal":
            gone += old[a:b]
            come += new[c:d]
    for after in come:
        before = _nearest(after, gone)
        if before is None:
            yield Changed(None, after)
            continue
        gone.remove(before)
        # What was only moved has not changed.
        if key(before) != key(after):
            yield Changed(before, after, _figures(before.text, after.text, language, examiner))
    for before in gone:
        yield Changed(before, None)


def _nearest(statement: Statement, others: Sequence[Statement]) -> Statement | None:
    ours = words(statement.text)
    rated = [(SequenceMatcher(None, words(o.text), ours, autojunk=False).ratio(), o) for o in others]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None


def words(text: str) -> list[str]:
    """Words, runs of blanks, and every other sign (each Chinese character) on its own."""
    return _WORDS.findall(text)


def _figures(old: str, new: str, language: str, examiner: Examiner) -> tuple[Difference, ...]:
    if old == new:
        return ()

    def reading(text: str) -> Reading:
        known = examiner.read(text, language)
        return Reading(known.figures, known.dates, known.names, text, language)

    return differences(reading(old), reading(new))


def _fields(before: Brief, after: Brief) -> Iterator[tuple[str, str, str]]:
    for field in fields(after.front):
        if field.name not in (*_REVIEW, "title", "summary"):
            old, new = getattr(before.front, field.name), getattr(after.front, field.name)
            if old != new:
                yield field.name, _shown(old), _shown(new)
    more = len(after.front.corrections) - len(before.front.corrections)
    if more > 0:
        for entry in after.front.corrections[-more:]:
            yield entry.kind, "", entry.what


def _shown(item: object) -> str:
    if isinstance(item, tuple):
        return ", ".join(str(part) for part in item)
    return "" if item is None else str(item)


def _sources(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted({*old.sources, *new.sources}):
        before, after = old.sources.get(name), new.sources.get(name)
        if before is None and after is not None:
            yield f"added: {name} ({after.name}, {after.language}, {after.rights})"
        elif after is None and before is not None:
            cited = sum(any(label.startswith(f"{name}:") for label in b.labels) for b in new.briefs.values())
            yield f"removed: {name}" + (f", which {number(cited, 'brief')} still cite" if cited else "")
        elif before and after and before != after:
            text = "another text" if before.sha256 != after.sha256 else "the same text"
            yield f"changed: {name}: {text}{_record(before, after)}"


def _record(before: Source, after: Source) -> str:
    parts = [
        f"{field.name} “{_shown(old)}” → “{_shown(new)}”"
        for field in fields(after)
        if field.name != "sha256"
        and (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    ]
    return f"; {', '.join(parts)}" if parts else ""


def _glossary(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted({*old.glossary, *new.glossary}):
        before, after = old.glossary.get(name), new.glossary.get(name)
        if before is None and after is not None:
            yield f"added: {name} ({', '.join(forms[0] for forms in after.forms.values() if forms)})"
        elif after is None:
            yield f"removed: {name}"
        elif before and before != after:
            codes = sorted({*before.forms, *after.forms})
            told = [
                f"{code}: {', '.join(before.forms.get(code, ()))} → {', '.join(after.forms.get(code, ()))}"
                for code in codes
                if before.forms.get(code) != after.forms.get(code)
            ]
            yield f"changed: {name}" + (f" ({'; '.join(told)})" if told else "")


def _memory(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted({*old.catalogues, *new.catalogues}):
        before, after = old.catalogues.get(name, Count()), new.catalogues.get(name, Count())
        if before != after:
            parts = [
                f"{getattr(before, kind)} → {getattr(after, kind)} {word}"
                for kind, word in (
                    ("reviewed", "reviewed"),
                    ("machine", "by machine"),
                    ("waiting", "waiting"),
                )
                if getattr(before, kind) != getattr(after, kind)
            ]
            yield f"{name}: {', '.join(parts)}"
