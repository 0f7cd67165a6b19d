"""Headlines in capitals, written as a sentence before an engine reads them.

Engines know few words in capitals, and hand the rest back as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from polybrief import sentences
from polybrief.languages import language as language_of
from polybrief.languages.table import words
from polybrief.limits import CAPITALS_SHARE, MIN_CAPITALS, MIN_LONE_CAPITALS
from polybrief.model import Entry
from polybrief.translate.faults import addresses

_PIECE = re.compile(r"[^\s\"“”„‚‘«»‹›()\[\]{}/,;:!?…–—-]+")
_LETTER = re.compile(r"[^\W\d_]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_VOWELS = frozenset("AEIOUYÄÖÜ")
_LONGEST_WITHOUT_VOWEL = 5

_ACRONYMS = words(
    "ABC AFP AI AP APEC ARD ASEAN BBC BIP BND BRICS CDU CEO CFO CIA CSU DAX DFB DNA ECB EIB EU EZB FAZ FBI",
    "FDP FIFA GDP GPS GPU HIV IAEA IAEO IBM ILO IMF IPO IWF KI NASA NATO NGO NSA OECD OPEC OSCE OSZE SPD TV",
    "UAE UEFA UK UN UNESCO UNHCR UNICEF UNO US USA USB VAE VW WTO ZDF",
)
_ALSO: Mapping[str, frozenset[str]] = {"de": words("AG ICE IT LED PR WHO"), "en": frozenset()}
"""Acronyms that are a word in the other language."""
_OWN_CASE = {
    "AFD": "AfD",
    "BAFÖG": "BAföG",
    "COVID": "Covid",
    "DR": "Dr",
    "GMBH": "GmbH",
    "KFW": "KfW",
    "MR": "Mr",
    "MRS": "Mrs",
    "MS": "Ms",
    "ST": "St",
    "VS": "vs",
}
# German nouns are told by their endings; there is no list of all of them.
_NOUN = re.compile(
    r"[^\W\d_]{2,}(?:ung|heit|keit|schaft|tion|sion|tät|ismus|ling|ment|eur|anz|enz|ik|ium|tum|ie|at|or)"
    r"(?:e[ns]?|en|s)?"
)
_NO_NOUNS = words("die nie sie wie hat tat bat rat vor empor hervor davor zuvor bevor jung")
_VERBS_TOO = ("May", "March")


def prepare(text: str, language: str, glossary: Sequence[Entry] = ()) -> str:
    """The text as a sentence if it is all in capitals, else as it is; `language` is an ISO 639-1 code.

    The first letter of each sentence stays large, and so do acronyms, weekdays, months, countries (from
    CLDR) and names of the glossary in their own case. German words with the ending of a noun get
    a capital. STRASSE becomes “strasse”: nothing tells it from ß. Chinese has no capitals.

    >>> prepare("CHIP MAKERS WAIT FOR RULES FROM THE EU", "en")
    'Chip makers wait for rules from the EU'
    """
    if language not in _ALSO or not _is_capitals(text, language, glossary):
        return text
    kept = [span for span, _ in addresses.find(text)]
    written = list(text)
    for match in _PIECE.finditer(text):
        if not any(start <= match.start() < end for start, end in kept):
            compound = "-" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            written[match.start() : match.end()] = _cased(match[0], language, compound=compound)
    for start, end in sentences.spans(text, language):
        first = _LETTER.search(text, start, end)
        if first:
            written[first.start()] = text[first.start()]
    for start, end, form in reversed(list(_names_in(text, language, glossary))):
        if not any(a < end and start < b for a, b in kept):
            written[start:end] = form
    return "".join(written)


def _is_capitals(text: str, language: str, glossary: Sequence[Entry]) -> bool:
    """Whether most words are in capitals, and not all of these are acronyms and names."""
    names = [(start, end) for start, end, _ in _names_in(text, language, glossary)]
    pieces = [m for m in _PIECE.finditer(text) if sum(char.isalpha() for char in m[0]) > 1]
    large = [m for m in pieces if m[0].isupper()]
    if len(large) < CAPITALS_SHARE * len(pieces):
        return False
    plain = [
        m[0]
        for m in large
        if not _is_acronym(m[0], language) and not any(a <= m.start() < b for a, b in names)
    ]
    if sum(map(len, plain)) >= MIN_LONE_CAPITALS:
        return True
    return len(pieces) > 1 and max(map(len, plain), default=0) >= MIN_CAPITALS


def _cased(word: str, language: str, *, compound: bool) -> str:
    if not word.isupper() or _is_acronym(word, language):
        return word
    if word in _OWN_CASE:
        return _OWN_CASE[word]
    # One letter for one, so that places in the text stay what they are.
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
    is_noun = _NOUN.fullmatch(small) and small not in _NO_NOUNS
    return small[0].upper() + small[1:] if language == "de" and (compound or is_noun) else small


def _is_acronym(word: str, language: str) -> bool:
    bare = word.strip(".'’")
    if bare in _OWN_CASE:
        return False
    return (
        bare in _ACRONYMS
        or bare in _ALSO[language]
        or any(char.isdigit() for char in bare)
        or bool(_DOTTED.fullmatch(word) and len(word) > 2)
        or (2 <= len(bare) <= _LONGEST_WITHOUT_VOWEL and bare.isalpha() and not _VOWELS.intersection(bare))
    )


def _names_in(text: str, language: str, glossary: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    """Where names stand in capitals, and how they are written."""
    forms = dict(_common_names(language))
    forms |= {form.upper(): form for entry in glossary for form in reversed(entry.forms[language])}
    patterns = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, patterns))})(?!\w)")
    for match in pattern.finditer(text):
        yield match.start(), match.end(), forms[match[0]]


@cache
def _common_names(language: str) -> tuple[tuple[str, str], ...]:
    """Countries, months and weekdays, by their form in capitals."""
    locale = Locale.parse(language_of(language).locale)
    names = [
        *(name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()),
        *locale.months["stand-alone"]["wide"].values(),
        *locale.days["stand-alone"]["wide"].values(),
    ]
    return tuple((name.upper(), name) for name in names if name not in _VERBS_TOO)
