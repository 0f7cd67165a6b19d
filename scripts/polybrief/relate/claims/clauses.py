"""A sentence taken apart where it holds several statements: “A went to Japan, while B met C.”

Only where the marks on the page show it: semicolons, conjunctions before a subject of its own, relative
clauses that add a statement. No part is better than a wrong one, so most sentences stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from polybrief.limits import MIN_CLAUSE_CHARACTERS
from polybrief.model import Name

_EN_FINITE = (
    "(?:is|are|was|were|will|would|has|have|had|can|could|may|might|should|does|do|did|belongs?|wants?|says?)"
)
_DE_SUBJECT = r"(?:er|sie|es|der|die|das|dies|diese|ihr|sein|das Unternehmen|der Konzern|[A-ZÄÖÜ][\w’-]*)"

_JOINTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r";\s+"
        r"|,?\s+whereas\s+|,\s+while\s+(?!\w+ing\b)"
        # “, and other states are to follow”, “, but it declined”, “, and Altman himself has met”
        rf"|,\s+(?:and|but|so|or)\s+(?=(?:[\w’'-]+ ){{1,4}}{_EN_FINITE}\b)"
        r"|,\s+(?:and|but|so)\s+(?=(?:he|she|it|they)\b)"
        r"|,\s+(?=with the \w+|of which\b)"
    ),
    "de": re.compile(
        r";\s+"
        rf"|,\s+(?:während|wohingegen)\s+(?={_DE_SUBJECT}\b)"
        r"|,\s+(?:aber|doch|und)\s+(?=(?:er|sie|es|das Unternehmen|der Konzern)\b)"
    ),
    "zh": re.compile(r"；|，"),
}
_WHILE = re.compile(r"(?:While|Although|Though|Whereas) [^,;]+(,\s+)")
"""“While A seeks support, rules could slow it down.”"""

_WHICH = re.compile(r",\s+which\s+(?=(?:[a-z]+(?:s|ed)|brought|will|would|could|have)\b)")
_AND_HAS = re.compile(r"\s+and\s+(?=(?:has|have|is|are|was|were|will|would)\b)")
"""“A met B in April and has since talked with C”: the subject is that of the sentence."""

_ZH_SUBJECT = re.compile(r"其中|该[\u4e00-\u9fff]{1,4}|[他她它]|其他|各方|各国|公司|董事长|之后将|这")
_ZH_SETTING = re.compile(
    r"为(?!此)|除|随着|由于|因为|根据|按照|据(?!称|悉|说)|对于|近|今年|去年|此外|不过|在[^，]{1,12}$|[^，]{1,8}[后时]$"
)
"""A clause that only sets the scene of the next: it is no statement of its own."""


class _Joint(NamedTuple):
    start: int
    end: int
    subject: str = ""


def clauses(text: str, language: str, names: Sequence[Name] = ()) -> tuple[str, ...]:
    """The statements of a sentence, in order; the sentence itself where it holds only one.

    `names` are those found in the text: a Chinese clause that begins with one has a subject of its own,
    and an English “which” stands for the last one before it.

    >>> clauses("Ann Lee went to Japan, while Bo Ek met investors in Canada.", "en")
    ('Ann Lee went to Japan', 'Bo Ek met investors in Canada.')
    """
    parts: list[str] = []
    begin, subject = 0, ""
    for joint in sorted(_joints(text, language, names)):
        before, after = text[begin : joint.start], text[joint.end :]
        if min(_size(before, language), _size(after, language)) < MIN_CLAUSE_CHARACTERS:
            continue
        if language == "zh" and "，" not in before and _ZH_SETTING.match(before):
            continue
        if language == "en" and _size(before.rpartition(",")[2], language) < MIN_CLAUSE_CHARACTERS:
            continue  # “Japan, South Korea, and the UAE are interested”: a list
        parts.append(subject + before)
        begin, subject = joint.end, joint.subject
    return (*parts, subject + text[begin:])


def _joints(text: str, language: str, names: Sequence[Name]) -> Iterator[_Joint]:
    named = {name.span[0] for name in names}
    for match in _JOINTS[language].finditer(text):
        if match[0] != "，" or match.end() in named or _ZH_SUBJECT.match(text, match.end()):
            yield _Joint(*match.span())
    if language != "en":
        return
    if first := _WHILE.match(text):
        yield _Joint(*first.span(1))
    for match in _WHICH.finditer(text):
        before = [name for name in names if name.span[1] <= match.start()]
        if before and match.start() - before[-1].span[1] <= 1:
            yield _Joint(*match.span(), f"{before[-1].text} ")
    for match in _AND_HAS.finditer(text):
        if names and names[0].span[0] == 0 and text[names[0].span[1]] == " ":
            yield _Joint(*match.span(), f"{names[0].text} ")


def _size(text: str, language: str) -> int:
    return len(text.strip()) * (2 if language == "zh" else 1)
