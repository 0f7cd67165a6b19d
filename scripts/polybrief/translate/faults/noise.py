"""What engines learnt from subtitles and broken files, and put where they are at a loss."""

from __future__ import annotations

import re

from polybrief.translate.faults.side import Side

_SOUNDS = (
    "applause|laughter|laughs|laughing|cheers|cheering|music|music playing|sighs?|coughs?|inaudible|silence"
    "|beifall|applaus|gelächter|lachen|lacht|musik|seufzt|unverständlich|stille"
    "|掌声|笑声|鼓掌|大笑|欢呼|欢呼声|音乐|音乐声|叹气|听不清|咳嗽"
)
_NOISE = re.compile(
    rf"[(（\[［【*]\s*(?:{_SOUNDS})\s*[)）\]］】*]"
    r"|[♪♫♩♬]+"
    r"|\ufffd+|⁇|▁|<\s*/?\s*(?:unk|s|pad)\s*>|<0x[0-9A-F]{2}>"
    r"|&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,5});"
    r"|(?:subtitles?|captions?|untertitel(?:ung)?)\s(?:\w+\s)?(?:by|von|der|des|im auftrag)\b"
    r"|字幕(?:由|组|制作|：|:)\S*"
    r"|amara\.org|opensubtitles",
    re.IGNORECASE,
)
_OPENING = "(（[［【*"
_LETTER = re.compile(r"[^\W_]")


def noise(source: Side, target: Side) -> str | None:
    """The first noise in the translation that the source does not have; None if there is none."""
    if not _LETTER.search(target.text):
        return target.text.strip() or None if _LETTER.search(source.text) else None
    own = {match[0].casefold() for match in _NOISE.finditer(source.text)}
    for match in _NOISE.finditer(target.text):
        if match[0].casefold() not in own and not _said(match[0], source):
            return match[0]
    return None


def _said(sound: str, source: Side) -> bool:
    """Whether the source notes a sound as well, in its own words: “(Beifall)” for “(Applause)”."""
    return sound[0] in "(（[［【*" and any(
        m[0][0] == "(" or m[0][0] in "（[［【*" for m in _NOISE.finditer(source.text)
    )
