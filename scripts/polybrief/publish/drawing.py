"""The drawing of origins: reports as rows, ties between them as upright lines; an SVG without any script.

Everything is told by place, shape and line style, so colour says nothing of its own: a tie of whole
reports is a solid line with filled marks, one of passages a dashed line with hollow marks; each kind of
tie has a mark of its own shape. Rows and lines have places of their own, so no text meets another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from polybrief.model import Descent
from polybrief.relate.show import CLOSING, display_width

# All in pixels of the drawing.
ROW = 58
HEADING = 34
LABEL = 300
LANE = 30
MARK = 5
FONT = 13
SMALL = 11
_EDGE = 16
_NUMBER = 26
"""Where a row's title starts: its number stands before it."""


class Row(NamedTuple):
    """A report in the drawing: its number, what it is called, and a second line (language and date)."""

    number: int
    title: str
    facts: str
    language: str


class Group(NamedTuple):
    """Reports that stand together, and the heading above them."""

    heading: str
    rows: tuple[Row, ...]


class Line(NamedTuple):
    """A tie: its number, the numbers of its reports, its kind; `later` is the report the arrow points to."""

    number: int
    reports: tuple[int, ...]
    descent: Descent
    whole: bool
    later: int | None = None


@dataclass(frozen=True)
class Text:
    """A text in the drawing: where its baseline starts, its size, and the room that it may take."""

    x: float
    y: float
    text: str
    size: int
    kind: str
    room: float
    language: str | None = None

    @property
    def width(self) -> float:
        """How wide it is at most, in any usual sans-serif."""
        return width(self.text, self.size)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x, self.y - self.size * 0.9, self.x + self.width, self.y + self.size * 0.25


@dataclass(frozen=True)
class Mark:
    """Where a tie touches a report."""

    x: float
    y: float
    descent: Descent
    whole: bool
    arrow: int = 0
    """The way an arrow points: 1 down, -1 up, 0: no arrow but the mark of the kind."""


@dataclass(frozen=True)
class Plan:
    """A drawing laid out: its size, texts, marks, rules of the rows, and lines (x, top, bottom, whole)."""

    width: float
    height: float
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    rules: tuple[float, ...]
    lines: tuple[tuple[float, float, float, bool], ...]


def lay_out(groups: Sequence[Group], ties: Iterable[Line]) -> Plan:
    """Places for all reports and ties; the same for the same input.

    Two ties share a lane only if at least one row lies between them.
    """
    texts: list[Text] = []
    middle: dict[int, float] = {}
    rules: list[float] = []
    y: float = 0
    for group in groups:
        y += HEADING
        texts.append(Text(0, y - 10, fit(group.heading, SMALL, LABEL), SMALL, "heading", LABEL))
        rules.append(y)
        for row in group.rows:
            middle[row.number] = y + ROW / 2
            room = LABEL - _NUMBER
            title = two_lines(row.title, FONT, room)
            top = y + (18 if len(title) > 1 else 25)
            texts.append(Text(0, top, str(row.number), FONT, "number", _NUMBER))
            for line in title:
                texts.append(Text(_NUMBER, top, line, FONT, "title", room, row.language))
                top += 16
            texts.append(Text(_NUMBER, top, fit(row.facts, SMALL, room), SMALL, "facts", room))
            y += ROW
            rules.append(y)
    marks: list[Mark] = []
    lines: list[tuple[float, float, float, bool]] = []
    ends: list[float] = []
    spans = [(min(where), max(where), tie) for tie in ties if (where := [middle[r] for r in tie.reports])]
    for top, bottom, tie in sorted(spans, key=lambda span: (span[0], -span[1], span[2].number)):
        lane = next((i for i, end in enumerate(ends) if top - end > ROW), len(ends))
        ends[lane:] = [bottom, *ends[lane + 1 :]]
        x = LABEL + _EDGE + LANE * (lane + 0.5)
        lines.append((x, top, bottom, tie.whole))
        texts.append(Text(x + MARK + 2, top - MARK - 1, str(tie.number), SMALL, "tie", LANE - MARK - 2))
        for report in tie.reports:
            at = middle[report]
            arrow = 0 if report != tie.later else (1 if at > top else -1)
            marks.append(Mark(x, at, tie.descent, tie.whole, arrow))
    return Plan(
        LABEL + 2 * _EDGE + LANE * max(1, len(ends)),
        y + _EDGE,
        tuple(texts),
        tuple(marks),
        tuple(rules),
        tuple(lines),
    )


def svg(plan: Plan, title: str, description: str) -> str:
    """The drawing as an SVG element to stand in a page, read out by its title and description."""
    parts = [
        f'<svg class="drawing" role="img" aria-labelledby="drawing-title drawing-text"'
        f' viewBox="0 0 {plan.width:g} {plan.height:g}" width="{plan.width:g}" height="{plan.height:g}"'
        ' xmlns="http://www.w3.org/2000/svg">',
        f'<title id="drawing-title">{escape(title)}</title>',
        f'<desc id="drawing-text">{escape(description)}</desc>',
        *(
            f'<path class="drawing__rule" d="M0 {y:g}H{plan.width:g}" stroke="currentColor" fill="none"/>'
            for y in plan.rules
        ),
    ]
    for x, top, bottom, whole in plan.lines:
        dashes = "" if whole else ' stroke-dasharray="5 4"'
        parts.append(
            f'<path class="drawing__line" d="M{x:g} {top:g}V{bottom:g}" stroke="currentColor"'
            f' stroke-width="1.6" fill="none"{dashes}/>'
        )
    parts += [mark(found) for found in plan.marks]
    for text in plan.texts:
        tongue = f" lang={quoteattr(text.language)}" if text.language else ""
        parts.append(
            f'<text class="drawing__{text.kind}" x="{text.x:g}" y="{text.y:g}" font-size="{text.size}"'
            f' fill="currentColor"{tongue}>{escape(text.text)}</text>'
        )
    return "\n".join((*parts, "</svg>"))


def mark(found: Mark) -> str:
    """A mark as an SVG path: its shape tells the kind, its filling whether whole reports are meant."""
    x, y, r = found.x, found.y, MARK
    shapes: dict[Descent, str] = {
        "common source": f"M{x:g} {y - r - 1:g}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}z",
        "shared passage": f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z",
        "primary source": f"M{x - r:g} {y - r:g}h{2 * r}v{2 * r}h{-2 * r}z",
        "quotation": (f"M{x - 2:g} {y - r - 1:g}h4v4h4v4h-4v4h-4v-4h-4v-4h4z"),
        "revision": f"M{x:g} {y - r - 1:g}l{r + 1} {r - 1}l-2 {r + 1}h{-2 * r + 2}l-2 {-r - 1}z",
    }
    way = found.arrow * (r + 2)
    arrow = f"M{x - r - 1:g} {y - way:g}h{2 * r + 2}L{x:g} {y + way:g}z"
    fill = "currentColor" if found.whole else "var(--paper, Canvas)"
    return (
        f'<path class="drawing__mark" d="{arrow if found.arrow else shapes[found.descent]}"'
        f' fill="{fill}" stroke="currentColor" stroke-width="1.6"/>'
    )


def sign(descent: Descent) -> str:
    """The mark of a kind by itself, for the key beside the drawing."""
    drawn = mark(Mark(9, 9, descent, True))
    return (
        f'<svg class="key__sign" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">{drawn}</svg>'
    )


def stroke(whole: bool) -> str:
    """A piece of a line with its marks, for the key: of whole reports, or of passages."""
    dashes = "" if whole else ' stroke-dasharray="5 4"'
    ends = "".join(mark(Mark(x, 9, "shared passage", whole)) for x in (8, 40))
    return (
        '<svg class="key__sign" viewBox="0 0 48 18" width="48" height="18" aria-hidden="true">'
        f'<path d="M8 9H40" stroke="currentColor" stroke-width="1.6" fill="none"{dashes}/>{ends}</svg>'
    )


def pointer() -> str:
    """An arrow as in the drawing, for the key."""
    drawn = mark(Mark(9, 9, "revision", True, 1))
    return (
        f'<svg class="key__sign" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">{drawn}</svg>'
    )


def width(text: str, size: float) -> float:
    """How many pixels a text takes at most: a wide character one em, a Latin one by its kind."""
    return sum(_em(char) for char in text) * size


@cache
def _em(char: str) -> float:
    columns = display_width(char)
    if columns != 1:
        return columns / 2
    if char in "mwMW@%—":
        return 1.0
    return 0.75 if char.isupper() else 0.6


def two_lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text on one line or two, broken at a blank or between Chinese characters, and cut to fit."""
    if width(text, size) <= room:
        return (text,)
    end = best = 0
    for end in range(1, len(text)):
        if width(text[:end].rstrip(), size) > room:
            break
        if text[end] == " " or (display_width(text[end]) == 2 and text[end] not in CLOSING):
            best = end
    first = text[: best or end - 1]
    return first.rstrip(), fit(text[len(first) :].strip(), size, room)


def fit(text: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it would be wider than `room` pixels."""
    if width(text, size) <= room:
        return text
    kept = ""
    for char in text:
        if width(kept + char + "…", size) > room:
            break
        kept += char
    return kept.rstrip() + "…"
