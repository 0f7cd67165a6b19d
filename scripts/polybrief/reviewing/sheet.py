"""What stands beside what: each sentence of a brief, what it cites, and what the gate says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from polybrief.briefs import Brief, Passage, plain
from polybrief.check import Desk
from polybrief.citations import language_name, long_date
from polybrief.comparing import value
from polybrief.examine.compare import Fact
from polybrief.model import Finding, Footnote, SentenceEvidence, Source


@dataclass(frozen=True)
class Rendering:
    """A translation of a cited sentence; `reviewed` says that a person has read it."""

    language: str
    text: str
    reviewed: bool


@dataclass(frozen=True)
class Cited:
    """One sentence that a footnote names.

    `source` is None for a label that names none. `wording` is None where the text is not at hand; then
    `facts` say what was read in it. `private` is wording that may not be published.
    """

    label: str
    source: Source | None
    about: str
    language: str
    wording: str | None = None
    private: bool = False
    rendering: Rendering | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A sentence, a heading or a row of a table, on `line` of the file.

    `original` is what an edition's passage translates, empty for an original.
    """

    kind: str
    line: int
    text: str
    cited: tuple[Cited, ...]
    original: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A brief to review; `findings` are those that concern the brief as a whole."""

    brief: Brief
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    original_language: str | None = None

    @property
    def private(self) -> bool:
        """Whether the sheet holds wording that may not be published."""
        return any(cited.private for row in self.rows for cited in row.cited)


def sheet(brief: Brief, desk: Desk, findings: Sequence[Finding], reader: str) -> Sheet:
    """The sheet of a brief for someone who reads the language `reader`."""
    whole = (brief.front.title, brief.front.summary)
    original = desk.briefs.get((brief.front.translation_of or "", brief.slug))
    before = {p.line: q for p, q in _aligned(brief, original)}
    rows = [
        Row(kind, 0, text, (), original_text)
        for kind, text, original_text in zip(
            ("title", "summary"),
            whole,
            (original.front.title, original.front.summary) if original else ("", ""),
            strict=True,
        )
    ]
    on_line: dict[int, list[Finding]] = {}
    for finding in findings:
        on_line.setdefault(finding.line, []).append(finding)
    for line, group in groupby(brief.passages, key=lambda passage: passage.line):
        passages = list(group)
        labels = dict.fromkeys(label for passage in passages for label in passage.labels)
        rows.append(
            Row(
                passages[0].kind,
                line,
                _text(passages),
                tuple(_cited(label, desk, reader) for label in labels),
                _text(before.get(line, [])),
                tuple(on_line.pop(line, ())),
            )
        )
    left = tuple(finding for line in sorted(on_line) for finding in on_line[line])
    return Sheet(brief, tuple(rows), left, original.front.language if original else None)


def _text(passages: Sequence[Passage]) -> str:
    return " | ".join(plain(passage.bare) for passage in passages)


def _aligned(brief: Brief, original: Brief | None) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each line's first passage with the original's passages in the same place; none if out of step."""
    if original is None or len(original.passages) != len(brief.passages):
        return
    pairs = zip(brief.passages, original.passages, strict=True)
    for _, group in groupby(pairs, key=lambda pair: pair[0].line):
        row = list(group)
        yield row[0][0], [theirs for _, theirs in row]


def _cited(label: str, desk: Desk, reader: str) -> Cited:
    note = Footnote(label, 0)
    source = desk.sources.get(note.source)
    sentences = desk.sentences.get(note.source, ())
    if source is None or note.n is None or not 1 <= note.n <= len(sentences):
        return Cited(label, source, "no sentence of a source", "")
    sentence = sentences[note.n - 1]
    known = desk.evidence.get(note.source)
    read = next((s for s in known.sentences if s.n == note.n), None) if known else None
    return Cited(
        label=label,
        source=source,
        about=_about(source),
        language=sentence.language,
        wording=sentence.text,
        private=sentence.text is not None and source.rights == "restricted",
        rendering=_rendering(label, sentence.text, sentence.language, desk, reader),
        facts=tuple(_facts(read)) if read else (),
    )


def _about(source: Source) -> str:
    """Title, publisher, date and language in English, as the program speaks to its desk."""
    tongue = language_name(source.language, "en")
    if source.origin_language and source.origin_language != source.language:
        tongue += f", first written in {language_name(source.origin_language, 'en')}"
    day = long_date(source.published, "en") if source.published else "undated"
    return ", ".join(part for part in (source.name, source.publisher, day, tongue) if part)


def _rendering(label: str, text: str | None, language: str, desk: Desk, reader: str) -> Rendering | None:
    if text is None or language == reader:
        return None
    found = desk.translations.get((reader, label))
    if found is None or not found.text or found.source_text != text:
        return None
    return Rendering(reader, found.text, found.reviewed)


def _facts(read: SentenceEvidence) -> Iterator[str]:
    facts: tuple[Fact, ...] = (*read.figures, *read.dates)
    for fact in facts:
        yield f"{fact.text} = {value(fact)}"
    for name in read.names:
        yield f"{name.text} = {name.id}"
