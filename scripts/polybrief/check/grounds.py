"""What the cited sentences give to stand on: their figures and dates, the names in them and in their record.

From `evidence/` alone, so that a public clone judges as the desk does. Where it lacks something and the
wording is at hand, the wording is read anew, so that old evidence raises no alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from polybrief.check.desk import Desk
from polybrief.examine.agreement import Fact
from polybrief.examine.names import Names
from polybrief.model import Entry, Footnote, Sentence, SentenceEvidence, Source, text_hash

__all__ = ["Ground", "ground", "meant_by", "sentence"]


@dataclass(frozen=True)
class Ground:
    """What one cited sentence gives.

    `names` are the ids of those in the sentence, `record` of those in its report's title and among who
    publish it; `days` the days of the report.
    """

    label: str
    facts: tuple[Fact, ...]
    names: frozenset[str]
    record: frozenset[str]
    days: tuple[date, ...]


def sentence(label: str, desk: Desk) -> Sentence | None:
    """The sentence that a footnote cites; None if there is none."""
    note = Footnote(label, 0)
    known = desk.sentences.get(note.source, ())
    return known[note.n - 1] if note.n is not None and 1 <= note.n <= len(known) else None


def ground(label: str, desk: Desk, *, anew: bool = False) -> Ground | None:
    """What the sentence with this label gives; None if there is no such sentence, or nothing known of it.

    With `anew`, its wording is read again where it is at hand.
    """
    key = ("ground", label, anew)
    if key not in desk.kept:
        desk.kept[key] = _ground(label, desk, anew=anew)
    found: Ground | None = desk.kept[key]
    return found


def _ground(label: str, desk: Desk, *, anew: bool) -> Ground | None:
    cited, source = sentence(label, desk), desk.sources.get(Footnote(label, 0).source)
    if cited is None or source is None:
        return None
    known = None if anew else _committed(cited, source, desk)
    if known is None and cited.text is not None:
        known = desk.examiner.read(cited.text, cited.language, cited.n, published=source.published)
    known = known or _committed(cited, source, desk)
    if known is None:
        return None
    return Ground(
        label,
        tuple(sorted((*known.figures, *known.dates), key=lambda fact: fact.span)),
        frozenset(name.id for name in known.names) | _attributed(known),
        frozenset(_names_of_record(source, desk)),
        tuple(day for day in (source.published, source.happened) if day),
    )


def _committed(cited: Sentence, source: Source, desk: Desk) -> SentenceEvidence | None:
    """The evidence as committed, unless it was read from another wording."""
    evidence = desk.evidence.get(cited.source)
    if evidence is None or cited.n > len(evidence.sentences):
        return None
    known = evidence.sentences[cited.n - 1]
    if cited.text is None:
        return known if evidence.sha256 == source.sha256 else None
    return known if known.sha256 == text_hash(cited.text)[:16] else None


def _attributed(known: SentenceEvidence) -> frozenset[str]:
    return frozenset(attribution.to for attribution in known.attributions if attribution.to)


def _names_of_record(source: Source, desk: Desk) -> Iterator[str]:
    for words in (source.title, source.publisher, source.author, source.wire):
        if words:
            for name in desk.examiner.read(words, source.language).names:
                yield name.id


def meant_by(name: str, desk: Desk) -> frozenset[str]:
    """The ids of the names that say this one, too: itself, and those in whose forms it stands.

    Who writes of the US government has named the United States. A country of CLDR is the glossary's.
    """
    if "meanings" not in desk.kept:
        desk.kept["meanings"] = _meanings(desk.glossary)
    meanings: Mapping[str, frozenset[str]] = desk.kept["meanings"]
    return meanings.get(name, frozenset()) | {name}


def _meanings(glossary: Sequence[Entry]) -> dict[str, frozenset[str]]:
    known, territories = Names(glossary), Names((), territories=True)
    meanings: dict[str, set[str]] = {}
    for entry in glossary:
        for language, form in ((code, form) for code, forms in entry.forms.items() for form in forms):
            inside = {name.id for part in _parts(form) for name in known.find(part, language)}
            same = {name.id for name in territories.find(form, language) if name.text == form}
            for name in (inside | same) - {entry.id}:
                meanings.setdefault(name, set()).add(entry.id)
            meanings.setdefault(entry.id, set()).update(same)
    return {name: frozenset(others) for name, others in meanings.items()}


def _parts(form: str) -> tuple[str, str]:
    """A form without its first and without its last word (in Chinese: character)."""
    words = form.split(" ")
    if len(words) > 1:
        return " ".join(words[1:]), " ".join(words[:-1])
    return ("", "") if form.isascii() else (form[1:], form[:-1])
