"""The sums of a brief drawn: each on a line of its own, above it what it is of, on one logarithmic scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polybrief.languages import language
from polybrief.model import Quantity
from polybrief.publish.charts import svg
from polybrief.publish.charts.scale import Scale, scale
from polybrief.publish.charts.sums import Compared, Sum
from polybrief.publish.charts.texts import CHART_TEXTS
from polybrief.publish.drawing import width
from polybrief.publish.lines import fitted
from polybrief.relate.amounts import currency_name, number

_LINE = 17
"""From one line of text to the next."""
_SUM = 24
"""The height of one sum."""
_GAP = 18
_SIDE = 10
_ARROW = 22
DIFFERENT = "≠"
_KEY = {"range": 8, "vague": 8, "at least": 9, "at most": 31}
"""Where a mark starts in the key that is not in the middle."""


def picture(currency: str, rows: Sequence[Compared], page: str) -> svg.Picture:
    """The chart of the sums of one currency for a page in the language `page`."""
    texts = CHART_TEXTS[page]
    values = [end for row in rows for one in row.sums for end in (one.value.low, one.value.high)]
    count = sum(len(row.sums) for row in rows)
    description = texts.sums_text.format(
        count=count,
        currency=currency_name(currency, page),
        low=number(min(values), page),
        high=number(max(values), page),
    )
    description += language(page).joiner + texts.semicolon.join(_told(row, page) for row in rows)
    name = f"sums-{currency.lower()}"
    wide, narrow = (
        _drawn(currency, rows, page, across, description, f"{name}-{across}")
        for across in (svg.WIDE, svg.NARROW)
    )
    return svg.Picture(texts.sums, description, wide, narrow)


def key(rows: Sequence[Compared], page: str) -> tuple[tuple[str, str], ...]:
    """The key: (sign as SVG, what it means), for what is drawn."""
    texts = CHART_TEXTS[page]
    meanings = {
        "exact": texts.exact,
        "approximate": texts.approximate,
        "range": texts.range,
        "vague": texts.vague_range,
        "at least": texts.at_least,
        "at most": texts.at_most,
    }
    used = {_kind(one.value) for row in rows for one in row.sums}
    signs = [
        (svg.sign("".join(_shape(kind, _KEY.get(kind, 20), 32, 9))), meaning)
        for kind, meaning in meanings.items()
        if kind in used
    ]
    if any(row.differ for row in rows):
        signs.append((f'<b class="key__sign" aria-hidden="true">{DIFFERENT}</b>', texts.differ))
    return tuple(signs)


def _told(row: Compared, page: str) -> str:
    texts = CHART_TEXTS[page]
    told = f"{row.of}{texts.colon}{texts.joiner.join(one.words for one in row.sums)}"
    if not row.differ:
        return told
    return f"{told}（{texts.differ}）" if page == "zh" else f"{told} ({texts.differ})"


def _drawn(
    currency: str, rows: Sequence[Compared], page: str, across: int, description: str, name: str
) -> str:
    texts = CHART_TEXTS[page]
    values = [end for row in rows for one in row.sums for end in (one.value.low, one.value.high)]
    bounds = {one.value.bound for row in rows for one in row.sums}
    left, right = (_SIDE + (_ARROW if bound in bounds else 0) for bound in ("at most", "at least"))
    axis = scale(values, left, across - right)
    told = texts.scale.format(currency=currency_name(currency, page))
    head = [
        svg.words(0, _LINE * n - 4, text, size=svg.SMALL, kind="note")
        for n, text in enumerate(_lines(told, svg.SMALL, across), 1)
    ]
    parts: list[str] = []
    y: float = _LINE * (len(head) + 1) + _GAP
    top = y - _GAP / 2
    for row in rows:
        label = f"{DIFFERENT}\u2002{row.of}" if row.differ else row.of
        for text in _lines(label, svg.FONT, across):
            y += _LINE
            parts.append(svg.words(0, y, text, bold=True))
        for one in row.sums:
            height, drawn = _sum(one, axis, y, across)
            y += height
            parts += drawn
        y += _GAP
    labels = [number(tick, page) for tick in axis.ticks]
    head += [
        svg.words(x, top - _GAP / 2, text, size=svg.SMALL, anchor="middle", kind="note")
        for x, text in axis.labelled(labels, svg.SMALL)
    ]
    head += [svg.line(axis.at(tick), top, axis.at(tick), y - _GAP / 2) for tick in axis.ticks]
    return svg.figure((across, y), texts.sums, description, name, head + parts)


def _sum(one: Sum, axis: Scale, y: float, across: float) -> tuple[float, list[str]]:
    """A sum drawn from `y` down: the height it takes and its parts.

    Its words stand to the right of the mark, or to the left; where both have no room, below.
    """
    low, high = axis.at(one.value.low), axis.at(one.value.high)
    kind, middle, room = _kind(one.value), y + _SUM - 6, width(one.words, svg.FONT)
    left = low - (_ARROW if kind == "at most" else 0) - 10
    right = high + (_ARROW if kind == "at least" else 0) + 10
    drawn = list(_shape(kind, low, high, middle))
    if right + room <= across:
        return _SUM, [*drawn, svg.words(right, middle + 4.5, one.words)]
    if left - room >= 0:
        return _SUM, [*drawn, svg.words(left, middle + 4.5, one.words, anchor="end")]
    lines = _lines(one.words, svg.FONT, across)
    below = [
        svg.words(across, middle + 4.5 + _LINE * n, text, anchor="end") for n, text in enumerate(lines, 1)
    ]
    return _SUM + _LINE * len(lines), [*drawn, *below]


def _lines(text: str, size: int, room: float) -> list[str]:
    return fitted(text, lambda part: width(part, size), room, 3)


def _kind(value: Quantity) -> str:
    if value.low != value.high:
        return "vague" if value.approximate else "range"
    return value.bound or ("approximate" if value.approximate else "exact")


def _shape(kind: str, low: float, high: float, y: float) -> Iterator[str]:
    if kind in ("range", "vague"):
        yield svg.bar(low, high, y, filled=kind == "range")
        return
    if kind in ("at least", "at most"):
        yield svg.arrow(low, y, _ARROW if kind == "at least" else -_ARROW)
    yield svg.disc(low, y, 5, filled=kind != "approximate")
