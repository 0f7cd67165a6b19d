"""An edition beside its original, passage by passage, and both beside the catalogue between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from polybrief.briefs import Brief, Passage
from polybrief.check.desk import Desk
from polybrief.check.places import Part, parts
from polybrief.examine.compare import Difference, Reading, differences
from polybrief.localise import passages
from polybrief.model import Sentence, Translation

Tag = str
"""What `difflib` calls the difference: equal, replace, delete (only in the original), insert (only here)."""


@dataclass(frozen=True)
class Pair:
    """A text of the original and the text of the edition that stands in its place."""

    source: Part
    target: Part
    source_language: str
    target_language: str


@dataclass(frozen=True)
class Recorded:
    """A passage of the edition, the original's of the same number as it is now, and the catalogue's entry."""

    line: int
    original: str
    shown: str
    entry: Translation | None


def original_of(brief: Brief, desk: Desk) -> Brief | None:
    """The original of an edition that is no draft, None for all else and where it is missing."""
    language = brief.front.translation_of
    if language is None or language == brief.front.language or brief.front.status == "draft":
        return None
    return desk.briefs.get((language, brief.slug))


def steps(original: Sequence[Passage], edition: Sequence[Passage]) -> list[tuple[Tag, int, int, int, int]]:
    """How the rows of passages differ in kind and footnotes, as `SequenceMatcher.get_opcodes` says it."""
    keys = [[(p.kind, p.labels) for p in row] for row in (original, edition)]
    if keys[0] == keys[1]:
        return [("equal", 0, len(original), 0, len(edition))]
    return list(SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes())


def pairs(brief: Brief, desk: Desk) -> tuple[Pair, ...]:
    """The texts of an edition beside those of its original; passages without a counterpart are left out."""
    key = ("pairs", brief.file, brief.text_hash)
    if key not in desk.kept:
        desk.kept[key] = tuple(_pairs(brief, desk))
    found: tuple[Pair, ...] = desk.kept[key]
    return found


def _pairs(brief: Brief, desk: Desk) -> Iterator[Pair]:
    original = original_of(brief, desk)
    if original is None:
        return
    theirs, ours = parts(original), parts(brief)
    places = [(0, 0), (1, 1)]
    for tag, start, end, there, _ in steps(original.passages, brief.passages):
        if tag == "equal":
            places += [(i + 2, there + i - start + 2) for i in range(start, end)]
    for i, j in places:
        yield Pair(theirs[i], ours[j], original.front.language, brief.front.language)


def differing(pair: Pair, desk: Desk) -> tuple[Difference, ...]:
    """In what figures and dates of the edition differ in value from the original's."""
    key = ("differing", pair)
    if key not in desk.kept:
        source = _reading(pair.source.words, pair.source_language, desk)
        target = _reading(pair.target.words, pair.target_language, desk)
        desk.kept[key] = differences(source, target)
    found: tuple[Difference, ...] = desk.kept[key]
    return found


def _reading(text: str, language: str, desk: Desk) -> Reading:
    known = desk.examiner.read(text, language)
    return Reading(known.figures, known.dates, known.names, text, language)


def recorded(brief: Brief, original: Brief, catalogue: Sequence[Translation]) -> tuple[Recorded, ...]:
    """The passages of an edition with what its catalogue has for them, by their number."""
    entries = {entry.sentence.rpartition(":")[2]: entry for entry in catalogue if entry.sentence}
    lines = {part.n: part.line for part in parts(brief)}
    now = {sentence.n: sentence for sentence in passages(original)}
    return tuple(
        Recorded(lines[shown.n], _text(now[shown.n]), _text(shown), entries.get(str(shown.n)))
        for shown in passages(brief)
        if shown.n in now
    )


def _text(sentence: Sentence) -> str:
    return " ".join((sentence.text or "").split())


def stale(brief: Brief, original: Brief, catalogue: Sequence[Translation]) -> tuple[int, ...]:
    """The lines of an edition whose translation was made from another text than the original has now."""
    return tuple(row.line for row in recorded(brief, original, catalogue) if is_stale(row))


def is_stale(row: Recorded) -> bool:
    """Whether a passage was translated from another text, or from none that is known."""
    return row.entry is None or " ".join(row.entry.source_text.split()) != row.original
