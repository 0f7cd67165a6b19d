"""The ledger in a terminal: the matrix of claims by sources, the conflicts, the origins.

For the editor, in the words of the program; Chinese characters take two columns. Readable without colour
and in a file: what a mark means is told by its letter alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import click

from polybrief.limits import SHOW_CLAIM_LINES, SHOW_NARROWEST, SHOW_WIDEST
from polybrief.model import Claim, Conflict, Ledger, Source, Stated
from polybrief.relate.amounts import readable
from polybrief.relate.overview import Known, name_of, origins_of, sides, sources_in, ties_of, wording

_NONE = "·"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = {"conflict": "CONFLICT", "warning": "WARNING", "note": "NOTE"}
CLOSING = frozenset("，。、；：！？）》」』】”’…")
"""Marks that no line of Chinese starts with."""


def show(
    ledger: Ledger, known: Known, language: str = "en", *, width: int = 80, plain: bool = True
) -> list[str]:
    """The ledger as lines of at most `width` columns; claims in the desk's `language`.

    `plain` leaves out bold letters, as for a file. Widths beyond what is pleasant to read are not used.
    """
    columns = max(SHOW_NARROWEST, min(width, SHOW_WIDEST))
    listed = sources_in(ledger, known)
    if not listed:
        return ["the ledger is empty: no two sources say the same"]
    numbers = {source.id: i for i, source in enumerate(listed, 1)}
    page = _Page(ledger, known, language, columns, plain, numbers)
    return [
        line.rstrip()
        for part in (page.sources(), page.claims(), page.conflicts(), page.origins())
        for line in part
    ]


class _Page:
    def __init__(
        self,
        ledger: Ledger,
        known: Known,
        language: str,
        width: int,
        plain: bool,
        numbers: Mapping[str, int],
    ) -> None:
        self.ledger, self.known, self.language = ledger, known, language
        self.width, self.plain, self.numbers = width, plain, numbers

    def sources(self) -> Iterator[str]:
        yield self._head("Sources", len(self.numbers))
        digits = len(str(len(self.numbers)))
        for source, number in self.numbers.items():
            record = self.known.sources[source]
            facts = f"{number:>{digits}}  {_tongue(record):<8}  {_day(record)}  "
            yield from wrap(f"{record.name} ({source})", self.width, facts, " " * display_width(facts))
        yield ""

    def claims(self) -> Iterator[str]:
        yield self._head("Claims", len(self.ledger.claims))
        if not self.ledger.claims:
            yield ""
            return
        yield from wrap(
            "Each column is a source; sources with one letter have the claim from one origin.", self.width
        )
        step = max(3, len(str(len(self.numbers))) + 1)
        matrix = step * len(self.numbers)
        # With more sources than fit beside the text, a claim lists their numbers below it.
        beside = self.width - matrix - 1 >= SHOW_NARROWEST // 2
        room = self.width - matrix - 1 if beside else self.width
        if beside:
            yield ""
            yield self._bold(" " * (room + 1) + "".join(f"{i:>{step}}" for i in self.numbers.values()))
            tongues = (self.known.sources[source].language for source in self.numbers)
            yield " " * (room + 1) + "".join(f"{tongue:>{step}}" for tongue in tongues)
        for i, claim in enumerate(self.ledger.claims, 1):
            marks = self._marks(claim)
            number = f"{i}. "
            text = list(wrap(self._text(claim), room, number, " " * len(number)))
            if len(text) > SHOW_CLAIM_LINES:
                text = [*text[: SHOW_CLAIM_LINES - 1], fit(text[SHOW_CLAIM_LINES - 1] + "…", room)]
            if beside:
                text[0] = pad(text[0], room + 1) + "".join(f"{mark:>{step}}" for mark in marks.values())
            yield from text
            yield from self._why(claim, marks, " " * len(number), beside=beside)
        yield ""

    def _text(self, claim: Claim) -> str:
        shown = wording(claim, self.known, self.language, self.language)
        if shown.standing == "facts":
            return f"[{shown.text or claim.representative}]"
        return shown.text

    def _marks(self, claim: Claim) -> dict[str, str]:
        letters = {
            source: _LETTERS[i] if i < len(_LETTERS) else "+"
            for i, origin in enumerate(origins_of(claim))
            for source in origin.sources
        }
        return {source: letters.get(source, _NONE) for source in self.numbers}

    def _why(self, claim: Claim, marks: Mapping[str, str], indent: str, *, beside: bool) -> Iterator[str]:
        origins = origins_of(claim)
        counted = f"{_count(len(claim.sources), 'report')}, {_count(len(origins), 'origin')}"
        told = [
            f"{self._some(tie.sources)}: {self._numbered(tie.reason, tie.sources)}"
            for origin in origins
            for tie in ties_of(origin, self.ledger.kinships)
        ]
        where = "" if beside else " ".join(f"{self.numbers[s]}{m}" for s, m in marks.items() if m != _NONE)
        line = "; ".join((counted + (f" ({where})" if where else ""), *told))
        yield from wrap(line, self.width, indent, indent + "  ")

    def _some(self, sources: Sequence[str]) -> str:
        return "+".join(str(self.numbers.get(source, source)) for source in sorted(sources, key=self._place))

    def _place(self, source: str) -> int:
        return self.numbers.get(source, len(self.numbers) + 1)

    def _numbered(self, reason: str, sources: Sequence[str]) -> str:
        """A reason with the numbers of the sources that it names."""
        words = (str(self.numbers[w]) if w in sources and w in self.numbers else w for w in reason.split(" "))
        text = " ".join(words)
        return text.replace("both ", "all ", 1) if len(sources) > 2 and text.startswith("both ") else text

    def conflicts(self) -> Iterator[str]:
        yield self._head("Conflicts", len(self.ledger.conflicts))
        for conflict in self.ledger.conflicts:
            about = (
                f" · {name_of(conflict.about, self.known.glossary, self.language)}" if conflict.about else ""
            )
            title = f"{_WEIGHTS[conflict.weight]}: {conflict.kind} · {conflict.measure}{about}"
            yield from map(self._bold, wrap(f"{title} · {conflict.id}", self.width))
            yield from self._stated(conflict)
        yield ""

    def _stated(self, conflict: Conflict) -> Iterator[str]:
        translated = _is_translation(conflict.stated) if conflict.kind == "fault of translation" else False
        for i, side in enumerate(sides(conflict)):
            yield from wrap(f"= {readable(side.value, 'en')}", self.width, "  ", "    ")
            for source, words, numbers in side.stated:
                record = self.known.sources.get(source)
                said = " / ".join(f"“{text}”" for text in words)
                facts = [f"{_tongue(record)}, {_day(record).strip()}"] if record else []
                where = f"{source}:{','.join(map(str, numbers))}"
                by = ["its translation"] if translated and i else []
                yield from wrap(" · ".join((said, *by, *facts, where)), self.width, "    ", "      ")

    def origins(self) -> Iterator[str]:
        yield self._head("Origins: which reports are kin", len(self.ledger.kinships))
        for kinship in self.ledger.kinships:
            first, later = kinship.sources
            pair = f"{self.numbers.get(first, first)} – {self.numbers.get(later, later)}"
            scope = f" ({_count(len(kinship.passages), 'pair')} of sentences)" if kinship.passages else ""
            reasons = "; ".join(self._numbered(reason, kinship.sources) for reason in kinship.reasons)
            yield from wrap(f"{kinship.descent}{scope}: {reasons}", self.width, f"{pair:<8} ", " " * 9)
        if not self.ledger.kinships:
            yield "none: every report is an origin of its own"

    def _head(self, title: str, count: int) -> str:
        return self._bold(f"{title} ({count})")

    def _bold(self, text: str) -> str:
        return text if self.plain else str(click.style(text, bold=True))


def _is_translation(stated: Sequence[Stated]) -> bool:
    return len({one.sentence for one in stated}) == 1


def _tongue(source: Source) -> str:
    """The language of a report, with that of its original: `en < zh`."""
    original = source.origin_language
    return f"{source.language} < {original}" if original and original != source.language else source.language


def _day(source: Source) -> str:
    return source.published.isoformat() if source.published else "no date   "


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> display_width("390亿")
    5
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with blanks up to `width` columns."""
    return text + " " * (width - display_width(text))


def fit(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it is wider than `width` columns.

    >>> fit("新渡轮用上了热泵", 7)
    '新渡轮…'
    """
    if display_width(text) <= width:
        return text
    kept = ""
    for char in text:
        if display_width(kept) + _columns(char) > width - 1:
            break
        kept += char
    return kept.rstrip(" …") + "…"


def wrap(text: str, width: int, first: str = "", then: str = "") -> Iterator[str]:
    """Lines of at most `width` columns; the first starts with `first`, the others with `then`.

    Breaks at blanks and between Chinese characters; a word that is wider than a line is cut.
    """
    line, empty = first, True
    for word in _words(text):
        for piece in _pieces(word, width - display_width(then)):
            bare = piece if not empty else piece.lstrip(" ")
            if not empty and display_width(line + bare.rstrip(" ")) > width:
                yield line.rstrip(" ")
                line, bare = then, piece.lstrip(" ")
            line += bare
            empty = empty and not bare
    yield line.rstrip(" ")


def _words(text: str) -> Iterator[str]:
    """What may not be broken: a word with the blank before it, a Chinese character with its punctuation."""
    word = ""
    for char in " ".join("".join(c if c.isprintable() else " " for c in text).split()):
        wide = _columns(char) == 2
        breaks = (
            char == " "
            or (wide and char not in CLOSING)
            or (word and _columns(word[-1]) == 2 and char not in CLOSING)
        )
        if word and breaks:
            yield word
            word = ""
        word += char
    if word:
        yield word


def _pieces(word: str, room: int) -> Iterator[str]:
    piece = ""
    for char in word:
        if piece and display_width((piece + char).strip(" ")) > room:
            yield piece
            piece = ""
        piece += char
    yield piece
