"""Each language has its own signs: German quotation marks and fixed blanks, wide Chinese punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import masked, parts
from polybrief.model import Finding

CODE = "typography"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_UNITS = (
    r"Tsd\.|Mio\.|Mrd\.|Bio\.|Brd\.|%|‰|€|\$|£|¥|°C|°|EUR|USD|CHF|[kMGT]?W(?:h|p)?|[kMG]?Hz|[kMGT]B"
    r"|[kcmn]?m[²³]?|kg|mg|t|ha|l|V|kV|h|min|s|Std\.|Min\."
)
_Wrong = Iterator[tuple[str, str]]
"""What stands there, and the right form."""


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    check = _CHECKS[brief.front.language]
    for part in parts(brief):
        if part.text.startswith("[") and re.match(r"\[[a-z]{2}\] ", part.text):
            continue  # It waits for its translation, in its own language.
        for wrong, right in dict.fromkeys(check(masked(part.text))):
            message = f"“{_seen(wrong)}” should be “{_seen(right)}”"
            yield Finding(CODE, "error", brief.file, part.line, message, f"write {_seen(right)}")


def _seen(text: str) -> str:
    """The text with fixed blanks that are seen."""
    return text.replace("\u00a0", "⍽").replace("\u202f", "⍽").replace("\ue000", "…")


def _english(text: str) -> _Wrong:
    yield from _wide_signs(text)


def _wide_signs(text: str) -> _Wrong:
    narrow = {wide: sign for sign, wide in _WIDE.items()} | {"。": ".", "、": ","}
    for match in re.finditer(r"\S{0,12}([，；：！？（）。、])", text):
        if not re.search(f"[{_HAN}《》“”]", text[max(0, match.start(1) - 2) : match.end(1) + 1]):
            yield match[0], match[0][:-1] + narrow[match[1]]
    for match in re.finditer(r"[０-９Ａ-Ｚａ-ｚ]+", text):
        yield match[0], _narrow(match[0])


def _german(text: str) -> _Wrong:
    yield from _wide_signs(text)
    for match in re.finditer(r"\"[^\"]{0,60}\"?", text):
        yield match[0], f"„{match[0].strip(chr(34))}“"
    for match in re.finditer(r"(?:^|(?<=[\s(\[/–—-]))“(?=\w)([^“”]{0,60})([“”]?)", text):
        yield match[0], f"„{match[1]}“"
    for match in re.finditer(r"„([^„“”\"]{0,60})”", text):
        yield match[0], f"„{match[1]}“"
    for match in re.finditer(rf"(\d) ({_UNITS})(?![\w-])", text):
        yield match[0], f"{match[1]}\u00a0{match[2]}"
    for match in re.finditer(r"§ (\d+)", text):
        yield match[0], f"§\u00a0{match[1]}"
    for match in re.finditer(r"(\w) - (\w)", text):
        yield match[0], f"{match[1]} – {match[2]}"


def _chinese(text: str) -> _Wrong:
    for match in re.finditer(rf"([{_HAN}”》）])([,;:!?])|([,;:!?])(?=[{_HAN}“《（])", text):
        sign = match[2] or match[3]
        behind = text[match.end() : match.end() + 1] if match[3] else ""
        before = match[1] or ""
        yield f"{before}{sign}{behind}", f"{before}{_WIDE[sign]}{behind}"
    for match in re.finditer(rf"(?<=[{_HAN}])\.(?=\s*$|[{_HAN}])", text):
        before = text[match.start() - 1]
        yield f"{before}.", f"{before}。"
    for match in re.finditer(r"\(([^()]{0,60})\)", text):
        around = (
            text[max(0, match.start() - 1) : match.start()] + match[1] + text[match.end() : match.end() + 1]
        )
        if re.search(f"[{_HAN}]", around):
            yield match[0], f"（{match[1]}）"
    if re.search(f"[{_HAN}]", text):
        for match in re.finditer(r"\"([^\"]{0,60})\"", text):
            yield match[0], f"“{match[1]}”"
    for match in re.finditer(rf"([{_HAN}，。；：！？、]) +([{_HAN}，。；：！？、])", text):
        yield match[0], match[1] + match[2]
    for match in re.finditer(r"[０-９Ａ-Ｚａ-ｚ]+", text):
        yield match[0], _narrow(match[0])


def _narrow(text: str) -> str:
    return "".join(chr(ord(sign) - 0xFEE0) for sign in text)


_CHECKS: Mapping[str, Callable[[str], _Wrong]] = MappingProxyType(
    {"en": _english, "de": _german, "zh": _chinese}
)
