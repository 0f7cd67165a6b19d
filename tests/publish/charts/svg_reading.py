"""A chart read back: its texts with the room they take, and whether it is fit to stand in a page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from polybrief.publish.drawing import width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A text and the rectangle that it takes at most."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def parsed(svg: str) -> Element:
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """What is written in the drawing, from top to bottom as it was drawn."""
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def boxes(svg: str) -> list[Box]:
    found = []
    for element in parsed(svg).iter(f"{SVG}text"):
        x, y, size = (float(element.get(key, "0")) for key in ("x", "y", "font-size"))
        room = width(element.text or "", size)
        left = {"start": x, "middle": x - room / 2, "end": x - room}[element.get("text-anchor", "start")]
        found.append(Box(element.text or "", left, y - size * 0.9, left + room, y + size * 0.25))
    return found


def assert_fit(svg: str) -> None:
    """Named, described, drawn without style or script or colour, no text outside or upon another."""
    root = parsed(svg)
    assert root.get("role") == "img"
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert text is not None
    assert text.text
    assert (root.get("aria-labelledby") or "").split() == [title.get("id"), text.get("id")]
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "path", "circle", "text"}
        assert not {"style", "href", "onclick"} & set(element.keys())
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= {"none", "currentColor"}
    across, down = (float(root.get(key, "0")) for key in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {across:g} {down:g}"
    found = boxes(svg)
    for box in found:
        assert box.left >= -0.5, box
        assert box.right <= across + 0.5, box
        assert box.top >= -0.5, box
        assert box.bottom <= down + 0.5, box
    for a, b in combinations(found, 2):
        assert not a.meets(b), (a, b)
