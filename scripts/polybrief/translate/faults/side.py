"""One side of a translation: a text with what the rules of faults and terms read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from polybrief import sentences
from polybrief.limits import HAN_LETTERS
from polybrief.model import Span
from polybrief.translate.faults import addresses

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_MEMBERS = re.compile(r"\w")


@dataclass(frozen=True)
class Side:
    """A text, in Unicode NFC, and the language (ISO 639-1) that it is or should be in.

    >>> Side("Sie kommt um 9 Uhr.", "de").tokens
    ('sie', 'kommt', 'um', '9', 'uhr')
    >>> Side("软银SoftBank", "zh").tokens
    ('软', '银', 'softbank')
    """

    text: str
    language: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words in lower case; each Chinese character is one."""
        return tuple(token.casefold() for token in _TOKEN.findall(self.text))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the tokens stand in the text."""
        return tuple(match.span() for match in _TOKEN.finditer(self.text))

    @cached_property
    def size(self) -> float:
        """How much the text says: its letters and figures, a Chinese character for several."""
        han = len(_HAN.findall(self.text))
        return len(_MEMBERS.findall(self.text)) + han * (HAN_LETTERS - 1)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences that hold at least a letter or a figure."""
        found = sentences.split(self.text, self.language)
        return tuple(sentence for sentence in found if _TOKEN.search(sentence))

    @cached_property
    def addresses(self) -> tuple[tuple[Span, str], ...]:
        """The addresses in it, as `addresses.find` gives them."""
        return addresses.find(self.text)

    def in_address(self, place: int) -> bool:
        """Whether the character at `place` belongs to an address."""
        return any(start <= place < end for (start, end), _ in self.addresses)

    @cached_property
    def prose(self) -> str:
        """The text without its addresses."""
        parts, end = [], 0
        for (start, stop), _ in self.addresses:
            parts.append(self.text[end:start])
            end = stop
        return "".join((*parts, self.text[end:]))
