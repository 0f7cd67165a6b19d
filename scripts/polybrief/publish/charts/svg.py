"""SVG as the charts write it: SVG 1.1 with attributes alone, so that it is the same without a style sheet.

Everything is drawn in `currentColor`; the classes let the site's style sheet soften rules and notes. What
a mark means is told by its shape, its filling and its label, never by colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

# All in pixels of the drawing, which is shown at its own size.
WIDE = 580
"""What the column of running text has room for in any language."""
NARROW = 340
"""What a telephone of 390 pixels leaves."""
FONT = 13
SMALL = 12

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Picture:
    """A chart for screens of both kinds: the same content, laid out for the `wide` and for the `narrow`.

    Both are the same picture where it takes no other layout, and scrolls sideways.
    """

    title: str
    description: str
    wide: str
    narrow: str


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: int = FONT,
    anchor: Anchor = "start",
    kind: str = "label",
    bold: bool = False,
) -> str:
    """A line of text with its baseline at `y`."""
    weight = ' font-weight="600"' if bold else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text class="chart__{kind}" x="{x:g}" y="{y:g}" font-size="{size}"'
        f' fill="currentColor"{at}{weight}>{escape(text)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "rule", *, dashes: str = "") -> str:
    """A straight line: a `rule` is faint, an `axis` is not."""
    faint = ' stroke-opacity="0.3"' if kind == "rule" else ""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="chart__{kind}" d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="currentColor"'
        f' fill="none"{faint}{dashed}/>'
    )


def path(d: str, *, filled: bool, kind: str = "mark") -> str:
    """A mark: filled, or its outline alone."""
    fill = "currentColor" if filled else "none"
    return f'<path class="chart__{kind}" d="{d}" fill="{fill}" stroke="currentColor" stroke-width="1.6"/>'


def disc(x: float, y: float, radius: float, *, filled: bool = True) -> str:
    """A circle around a point."""
    fill = "currentColor" if filled else "none"
    return (
        f'<circle class="chart__mark" cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"'
        ' stroke="currentColor" stroke-width="1.6"/>'
    )


def bar(x1: float, x2: float, y: float, *, filled: bool) -> str:
    """A bar from one point to another with a cap at each end."""
    return path(f"M{x1:g} {y - 3:g}H{x2:g}V{y + 3:g}H{x1:g}z", filled=filled) + path(
        f"M{x1:g} {y - 6:g}V{y + 6:g}M{x2:g} {y - 6:g}V{y + 6:g}", filled=False
    )


def arrow(x: float, y: float, length: float) -> str:
    """An arrow from a point to the right, or for a negative `length` to the left."""
    end, back = x + length, -4 if length > 0 else 4
    return path(
        f"M{x:g} {y:g}H{end:g}M{end + back:g} {y - 4:g}L{end:g} {y:g}L{end + back:g} {y + 4:g}", filled=False
    )


def sign(drawn: str) -> str:
    """A mark drawn around (20, 9), by itself, for a key."""
    return (
        f'<svg class="key__sign" viewBox="0 0 40 18" width="40" height="18" aria-hidden="true">{drawn}</svg>'
    )


def figure(size: tuple[float, float], title: str, description: str, name: str, parts: Iterable[str]) -> str:
    """A whole drawing, read out by its title and description; `name` makes its ids unique in the page."""
    across, down = size
    return "\n".join(
        (
            f'<svg class="chart" role="img" aria-labelledby={quoteattr(f"{name}-title {name}-text")}'
            f' viewBox="0 0 {across:g} {down:g}" width="{across:g}" height="{down:g}"'
            ' xmlns="http://www.w3.org/2000/svg">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-text">{escape(description)}</desc>',
            *parts,
            "</svg>",
        )
    )
