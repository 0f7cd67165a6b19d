"""The pictures that other sites show with a link to a page: 1200 by 630 pixels, drawn without a network.

The same words and fonts give the same bytes (Pillow's own layout, no metadata, one palette). Titles are set
as large as the room allows; Chinese ones are broken by the rules of `lines`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, __version__

from polybrief.publish.lines import balance, fitted

SIZE = (1200, 630)
SITE_CARD = "assets/cards/site.png"
"""Where the card of the pages that are no briefs stands, in the folder of a language."""

_DESIGN = "2"
"""Changes with every change of what a card looks like, so that cards of another look are drawn anew."""
_MARGIN = 80
_PAPER, _INK, _SOFT, _MARK, _RULE = "#fcfbf8", "#1f1d1a", "#5d574e", "#8c2a1c", "#d8d2c6"
_SIZES = (84, 76, 68, 60, 54, 48)
"""Sizes of a title in pixels, the largest first; the smallest is still read in a small preview."""
_LINES = 4
_LEADING = 1.22
_SMALL = 30
_COLOURS = 48
"""Colours of the palette: five, and the shades between letters and paper."""
_SIMPLIFIED = "SC"
_FINE = 16
"""Pixels of the logo's drawing for each of its units, before it is made small."""
_TALLEST = 345
"""Pixels that the lines of a title may take."""

_NPM = "node_modules/@expo-google-fonts"
_SYSTEM = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk")

_Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Fonts:
    """The files of the fonts with Latin and Chinese characters: for titles, and for what is small."""

    serif: Path
    sans: Path


@dataclass(frozen=True)
class Words:
    """What a card says: a `title`, above it what it belongs to (`over`), below it the label of the text."""

    title: str
    over: str
    under: str
    site: str


def card(slug: str) -> str:
    """Where the card of a brief stands, in the folder of its language."""
    return f"assets/cards/brief-{slug}.png"


def find_fonts(root: Path) -> Fonts | None:
    """The fonts that npm brought to the project in `root`, else the system's; None without any.

    >>> find_fonts(Path("/nowhere")) in (None, Fonts(*_system()))
    True
    """
    serif = root / _NPM / "noto-serif-sc" / "700Bold" / "NotoSerifSC_700Bold.ttf"
    sans = root / _NPM / "noto-sans-sc" / "400Regular" / "NotoSansSC_400Regular.ttf"
    if serif.is_file() and sans.is_file():
        return Fonts(serif, sans)
    found = _system()
    return Fonts(*found) if found else None


def _system() -> tuple[Path, Path] | tuple[()]:
    for folder in _SYSTEM:
        serif, sans = Path(folder, "NotoSerifCJK-Bold.ttc"), Path(folder, "NotoSansCJK-Regular.ttc")
        if serif.is_file() and sans.is_file():
            return serif, sans
    return ()


def fingerprint(words: Words, fonts: Fonts) -> str:
    """The name of a card: changes with its words, its fonts, and the program that draws it."""
    known = (_DESIGN, __version__, words.title, words.over, words.under, words.site)
    files = ((path.name, str(path.stat().st_size)) for path in (fonts.serif, fonts.sans))
    text = "\n".join((*known, *(part for file in files for part in file)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def draw(words: Words, fonts: Fonts) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    room = width - 2 * _MARGIN
    small = _font(fonts.sans, _SMALL)
    image.paste(_logo(), (_MARGIN - 4, 64))
    pen.text((_MARGIN + 100, 104), words.site, _INK, _font(fonts.serif, 40), anchor="lm")
    over = fitted(words.over, small.getlength, room / 2, 1)[0]
    pen.text((width - _MARGIN, 104), over, _SOFT, small, anchor="rm")
    pen.rectangle((_MARGIN, 164, width - _MARGIN, 167), _RULE)
    size, lines = _title(words.title, fonts.serif, room)
    font, step = _font(fonts.serif, size), size * _LEADING
    top = (168 + height - 110) / 2 - step * (len(lines) - 1) / 2
    for n, line in enumerate(lines):
        pen.text((_MARGIN, top + step * n), line, _INK, font, anchor="lm")
    pen.rectangle((_MARGIN, height - 110, width - _MARGIN, height - 109), _RULE)
    under = fitted(words.under, small.getlength, room, 1)[0]
    pen.text((_MARGIN, height - 64), under, _SOFT, small, anchor="lm")
    file = io.BytesIO()
    # Pillow's best methods for both take ten times as long, for pictures that are hardly smaller.
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _title(text: str, path: Path, room: float) -> tuple[int, list[str]]:
    """The largest size at which no word is parted, and the lines; at the smallest, what goes in."""
    for size in _SIZES:
        lines = balance(text, _measure(path, size), room)
        if lines is not None and len(lines) * size * _LEADING <= _TALLEST:
            return size, lines
    return _SIZES[-1], fitted(text, _measure(path, _SIZES[-1]), room, _LINES)


def _measure(path: Path, size: int) -> Callable[[str], float]:
    return partial(_Font.getlength, _font(path, size))


@cache
def _font(path: Path, size: int) -> _Font:
    """A font of a file; of a collection the one with the forms of mainland China."""
    open_ = partial(ImageFont.truetype, str(path), size, layout_engine=ImageFont.Layout.BASIC)
    if path.suffix != ".ttc":
        return open_()
    faces = (open_(index=index) for index in range(10))
    return next(face for face in faces if _SIMPLIFIED in (face.getname()[0] or "").split())


def _logo() -> Image.Image:
    """The mark of the site, as in templates/site/partials/logo.html, which measures 40 by 40."""
    image = Image.new("RGB", (40 * _FINE, 40 * _FINE), _PAPER)
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in ((3, 9, 24, 14), (3, 19, 37, 24), (3, 29, 29, 34)):
        pen.rectangle((left * _FINE, top * _FINE, right * _FINE - 1, bottom * _FINE - 1), _INK)
    pen.ellipse((27 * _FINE, 4 * _FINE, 37 * _FINE, 14 * _FINE), _MARK)
    return image.resize((80, 80), Image.Resampling.LANCZOS)
