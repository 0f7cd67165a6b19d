"""The fonts of the handouts, cut once to the characters that the desk's languages use.

Source Serif and Source Sans set English and German, Noto Serif SC and Noto Sans SC Chinese; all come by
npm. WeasyPrint embeds of a font what a document uses, but it has to read the whole: cut to GB 2312
and the Latin letters, a Chinese font has a third of its size. Fonts with cubic outlines in collections
(the system's Noto CJK) serve where npm's are missing; their files are larger.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from polybrief.store import Store

MISSING = "the fonts of the handouts are not installed; to add them, type: make setup"
SYSTEM = "the handouts use the system's Noto CJK fonts, which makes larger files; for others: make setup"

_NOTO = "node_modules/@expo-google-fonts"
_SOURCE = "node_modules/@fontsource-variable"
# Latin with its extensions, general punctuation, currencies, letter-like signs, arrows, operators, CJK
# punctuation, full-width forms.
_BLOCKS = ((0x20, 0x24F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF))
_MORE_BLOCKS = ((0x2200, 0x22FF), (0x2460, 0x24FF), (0x25A0, 0x25FF), (0x3000, 0x303F), (0xFF00, 0xFFEF))
_EDITION = "1"
"""To be raised when what `cut` makes changes."""


@dataclass(frozen=True)
class Face:
    """A font as the style sheet knows it: `file` is its name in `build/cache/fonts`."""

    family: str
    weight: int
    italic: bool
    file: str

    @property
    def rule(self) -> str:
        """The @font-face rule, with the address by which the process that prints finds the file."""
        style = "italic" if self.italic else "normal"
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; font-style: {style}; '
            f'src: url("https://desk.invalid/fonts/{self.file}") }}'
        )


@dataclass(frozen=True)
class _Font:
    family: str
    weight: int
    path: str
    italic: bool = False
    variable: bool = False


_FONTS = (
    _Font("Handout Han Serif", 400, f"{_NOTO}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
    _Font("Handout Han Serif", 700, f"{_NOTO}/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
    _Font("Handout Han Sans", 400, f"{_NOTO}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    _Font("Handout Han Sans", 600, f"{_NOTO}/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf"),
)
_LATIN = (
    *(
        _Font("Handout Serif", weight, f"{_SOURCE}/source-serif-4/files/{name}.woff2", italic, True)
        for weight, name, italic in (
            (400, "source-serif-4-latin-wght-normal", False),
            (400, "source-serif-4-latin-wght-italic", True),
            (700, "source-serif-4-latin-wght-normal", False),
        )
    ),
    *(
        _Font("Handout Sans", weight, f"{_SOURCE}/source-sans-3/files/{name}.woff2", italic, True)
        for weight, name, italic in (
            (400, "source-sans-3-latin-wght-normal", False),
            (400, "source-sans-3-latin-wght-italic", True),
            (600, "source-sans-3-latin-wght-normal", False),
        )
    ),
)


def prepare(store: Store) -> tuple[Face, ...]:
    """The fonts, each cut and put into `build/cache/fonts` where that has not been done.

    Empty where Chinese has no font among those that npm brings: then the system's have to serve. The Latin
    ones are left out where they are missing, as the Chinese fonts hold Latin letters, too.
    """
    if not all((store.root / font.path).is_file() for font in _FONTS):
        return ()
    latin = [font for font in _LATIN if (store.root / font.path).is_file()]
    return tuple(_prepare(store, font) for font in (*_FONTS, *latin))


def _prepare(store: Store, font: _Font) -> Face:
    path = store.root / font.path
    mark = hashlib.sha256(f"{_EDITION} {font} {path.stat().st_size}".encode()).hexdigest()[:12]
    name = f"{path.stem}-{font.weight}-{mark}.ttf"
    store.cached_file(f"fonts/{name}", lambda: cut(path.read_bytes(), font.weight if font.variable else None))
    return Face(font.family, font.weight, font.italic, name)


def system_has_chinese() -> bool:
    """Whether the system has the Noto CJK fonts, where Debian puts them."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob("NotoSerifCJK*"), None) for folder in folders if folder.is_dir())


def cut(data: bytes, weight: int | None = None) -> bytes:
    """The font with the characters of the desk's languages alone; of a variable font, one `weight`."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        font = TTFont(BytesIO(data), recalcTimestamp=False)
        if weight is not None:
            font = instancer.instantiateVariableFont(font, {"wght": weight})
        options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False)
        options.layout_features = [*subset.Options._layout_features_default, "chws", "palt", "halt"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=list(characters()))
        cutter.subset(font)
        font.flavor = None
        result = BytesIO()
        font.save(result)
    return result.getvalue()


def characters() -> Iterator[int]:
    """The code points that the fonts keep: GB 2312, Latin letters, and the signs of all three languages."""
    for first, last in (*_BLOCKS, *_MORE_BLOCKS):
        yield from range(first, last + 1)
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def rules(faces: Sequence[Face]) -> str:
    """The @font-face rules of a style sheet."""
    return "\n".join(face.rule for face in faces)
