"""Bytes become text: what a page declares of its encoding is heard, and found out where it is wrong.

A byte-order mark decides. UTF-8 proves itself: text in another encoding is hardly ever valid UTF-8. For
the others the text that comes out is judged: Chinese read by the wrong table has rare characters alone,
German read by a Chinese table has no common ones.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from polybrief.collect.characters import visible
from polybrief.collect.raw import Raw
from polybrief.errors import BinaryInput, EmptyInput, UnknownEncoding
from polybrief.limits import DECODED_CONTROLS, DECODED_LIKELIHOOD, DECODED_LOST, ENCODING_SAMPLE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the start of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAME = {
    # The names that the web uses for less than it means (WHATWG Encoding Standard).
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("utf-16", "unicode", "ucs-2"), "utf-16-le"),
}
_CHINESE = ("gb18030", "big5hkscs")
_TRIED = (*_CHINESE, "cp1252", "utf-16-le", "utf-16-be")
_GUESSED = [*_TRIED[:3], "iso8859_15", "iso8859_2", "cp1250"]
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者"
    "最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "市部记报示据称亿元万今企业投公司技术表示目前美中日上午下午元经济政府"
    "這為個國來時們對會發動說產種麼經進著電裡後機當點從業應開還與關於線內數變條沒結問無係軍長總設記報據稱億萬"
    "術濟東頭資邊級統將組見計別點擊實現處過學體制網台灣"
    "，。、；：？！“”‘’（）《》「」『』【】—…　"
)
_LATIN = frozenset("äöüÄÖÜßéèêàâçñóíáúëïôîûåøæœ€£§°²³µ·«»„“”‚‘’–—…•\xa0©®™½×")


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding that its bytes are in, and what is to be said of it: kind and detail."""

    text: str
    encoding: str
    told: tuple[tuple[str, str], ...]


def decode(raw: Raw) -> Decoded:
    """The text of `raw`: NFC, `\\n` line ends, without what nobody sees.

    Raises EmptyInput, BinaryInput, and UnknownEncoding for text that no encoding of the desk's languages
    reads.
    """
    data = raw.data
    if not data.strip():
        raise EmptyInput(f"{raw.name} is empty", "save the report's text in the file and collect it again")
    declared = declared_encoding(raw)
    encoding = _marked(data) or _proven(data) or _likely(data, declared, raw.name)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if _share_of_controls(text) > DECODED_CONTROLS:
        raise BinaryInput(
            f"{raw.name} is not a text file", "give a page, a PDF, a Word file, a mail or a text"
        )
    told = []
    if declared and declared != encoding and not data.isascii():
        told.append(("wrong declaration", f"says {_shown(declared)}, is {_shown(encoding)}"))
    if lost := text.count("\ufffd"):
        told.append(("unreadable bytes", f"{lost} in the text"))
    seen, unseen = visible(text)
    return Decoded(seen, encoding, (*told, *unseen))


def declared_encoding(raw: Raw) -> str | None:
    """What HTTP, or else the first bytes, say; None for nothing and for what Python does not know."""
    match = _DECLARED.search(raw.data[:4096])
    for name in (raw.charset, (match[1] or match[2]).decode("ascii") if match else None):
        if name:
            try:
                found = codecs.lookup(_SAME.get(name.lower(), name)).name
            except LookupError:
                continue
            return _SAME.get(found, found)
    return None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _proven(data: bytes) -> str | None:
    """UTF-8, if nearly all of the bytes beyond ASCII are."""
    if data[:ENCODING_SAMPLE].count(0) > len(data[:ENCODING_SAMPLE]) * DECODED_CONTROLS:
        return None
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond = sum(char > "\x7f" for char in text) - lost
    if not lost and 0 < beyond < 8 and _likelihood(data, "gb18030") > _likelihood(data, "utf-8"):
        return None  # two or three Chinese characters in GBK may be UTF-8 by chance
    return "utf-8" if lost <= beyond * DECODED_LOST else None


def _likely(data: bytes, declared: str | None, name: str) -> str:
    likelihood = {encoding: _likelihood(data, encoding) for encoding in _TRIED}
    if declared and declared not in ("utf-8", *likelihood):
        likelihood[declared] = _likelihood(data, declared)
    if declared in likelihood:
        likelihood[declared] *= 1.1
    best = max(likelihood, key=lambda encoding: likelihood[encoding])
    if likelihood[best] >= DECODED_LIKELIHOOD:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:ENCODING_SAMPLE], cp_isolation=_GUESSED).best()
    if guess is None or _share_of_controls(str(guess)) > DECODED_CONTROLS:
        raise BinaryInput(f"{name} is not a text file", "give a page, a PDF, a Word file, a mail or a text")
    raise UnknownEncoding(
        f"{name} is text in an encoding that is not recognised, perhaps {_shown(guess.encoding)}",
        f"convert it: iconv -f {_shown(guess.encoding)} -t UTF-8 '{Path(name).name}'"
        f" > '{Path(name).stem}.utf8.txt'",
    )


def _likelihood(data: bytes, encoding: str) -> float:
    """From 0 to 1: how much the characters beyond ASCII are those of English, German or Chinese."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data[:ENCODING_SAMPLE])
    if encoding.startswith("utf-16"):
        # Here ASCII counts, too: it reads as rare characters by any other table.
        fit = sum(char in _COMMON or " " <= char <= "~" or char in "\r\n\t" for char in text)
        return min(1.0, fit / max(len(text), 1) / 0.25) if "\0" not in text else 0.0
    beyond = [char for char in text if char > "\x7f"]
    if not beyond or "\0" in text:
        return 0.0
    lost = sum(char == "\ufffd" or "\x80" <= char < "\xa0" for char in beyond) / len(beyond)
    if encoding in _CHINESE or encoding == "utf-8":
        known = _COMMON | _LATIN if encoding == "utf-8" else _COMMON
        share = sum(char in known for char in beyond) / len(beyond) / 0.25
    else:
        share = sum(char in _LATIN for char in beyond) / len(beyond)
    return max(0.0, min(1.0, share) - 3 * lost)


def _share_of_controls(text: str) -> float:
    sample = text[:ENCODING_SAMPLE]
    return sum(char < " " and char not in "\t\n\r\f" for char in sample) / max(len(sample), 1)


def _shown(encoding: str) -> str:
    return {"big5hkscs": "BIG5", "cp1252": "WINDOWS-1252"}.get(encoding, encoding.replace("_", "-").upper())
