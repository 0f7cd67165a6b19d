"""What is quoted in another language says in which, so that it is read aloud and set as that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import Part, parts, short
from polybrief.languages.table import words
from polybrief.model import Finding

CODE = "no-lang"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_QUOTED = re.compile(
    r"“([^“”]{1,400})”|„([^„“”]{1,400})[“”]|«([^«»]{1,400})»|»([^«»]{1,400})«|\"([^\"]{1,400})\"|「([^「」]{1,400})」"
)
_MARKED = re.compile(r"(?:\*\*?|__?|\]\([^()\s]*\)|`)\s?\{:[^{}]*\blang=[^{}]*\}")
_CHINESE = re.compile(f"[{_HAN}]{{2}}")
_LONG_CHINESE = re.compile(f"[{_HAN}，、。：；！？“”《》]{{8,}}")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_FEWEST = 4
"""Words without which a quotation may be a title or a name, which need no mark."""
_SMALL = {
    "en": words("the of and to is are was that for with from by has have will be it this which as at or not"),
    "de": words(
        "der die das und den dem des ein eine ist sind nicht mit für auf von zu im zum zur dass wird"
    ),
}


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    language = brief.front.language
    for part in parts(brief):
        if part.n <= 2:
            continue
        other = _foreign(part, language)
        if other:
            code, text = other
            message = f"“{short(text)}” is in another language, and nothing says so"
            mend = f"mark it: *{short(text, 30)}*{{: lang={code} }}"
            yield Finding(CODE, "error", brief.file, part.line, message, mend)


def _foreign(part: Part, language: str) -> tuple[str, str] | None:
    text = part.text
    marked = [match.start() for match in _MARKED.finditer(text)]
    if language != "zh":
        found = _LONG_CHINESE.search(text)
        if found and not _is_marked(found.end(), marked):
            return "zh", found[0]
    for match in _QUOTED.finditer(text):
        quoted = next(filter(None, match.groups()))
        code = _language(quoted, language)
        if code and not any(match.start() < at <= match.end() + 2 for at in marked):
            return code, quoted
    return None


def _is_marked(end: int, marked: list[int]) -> bool:
    return any(0 <= at - end <= 2 for at in marked)


def _language(quoted: str, language: str) -> str | None:
    """The language of a quotation, if it is clearly another one than that of the brief."""
    if language != "zh" and _CHINESE.search(quoted):
        return "zh"
    found = [word.lower() for word in _WORD.findall(quoted)]
    if len(found) < _FEWEST or (language == "zh" and re.search(f"[{_HAN}]", quoted)):
        return None
    counts = {code: sum(word in small for word in found) for code, small in _SMALL.items()}
    best = max(counts, key=lambda code: counts[code])
    clear = counts[best] >= (1 if language == "zh" else 2) and (language == "zh" or not counts[language])
    return best if best != language and clear else None
