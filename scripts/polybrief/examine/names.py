"""Names in a sentence: entries of the glossary, and countries from Unicode's CLDR.

One id whatever the language and the form: the glossary's, or `territory-jp`. Where both know a form,
the glossary wins; of two forms that begin at the same place, the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from polybrief.languages import LANGUAGES, language
from polybrief.model import Entry, Name

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ0-9"
_NAME_STARTS = re.compile(rf"(?<![{_LETTER}])[{_LETTER}]|[\u3400-\u9fff]")
_START = 2
"""Characters of a form by which it is looked up; no inflection changes them."""

# Territories whose name is more often a person, an island of few or a word: Georgia, Jordan, Chad …
_AMBIGUOUS = frozenset(("GE", "JO", "TD", "JE", "NU", "CX", "BV", "HM", "GG", "IM", "RE", "PM", "MQ"))
_OTHER_FORMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "US": ("United States of America", "U.S.A.", "USA", "U.S.", "US"),
        "GB": ("Great Britain", "Britain", "U.K.", "UK"),
        "AE": ("UAE",),
        "HK": ("Hong Kong",),
        "MO": ("Macau",),
        "TR": ("Turkey",),
        "CZ": ("Czech Republic",),
        "NL": ("Holland",),
    },
    "de": {
        "US": ("Vereinigte Staaten von Amerika", "Vereinigte Staaten", "USA", "US"),
        "GB": ("Großbritannien",),
        "AE": ("VAE",),
        "HK": ("Hongkong",),
        "MO": ("Macau",),
        "CZ": ("Tschechische Republik",),
        "NL": ("Holland",),
    },
    "zh": {
        "KP": ("北韩",),
        "KR": ("南韩",),
        "AE": ("阿联酋",),
        "HK": ("香港",),
        "MO": ("澳门",),
        "SA": ("沙特",),
    },
}


_GOES_ON: Mapping[str, str] = {"马里": "兰", "印度": "洋", "约旦": "河"}
"""Characters behind a Chinese form that make another word of it: Mali, but Maryland (马里兰)."""


class Names:
    """Finds names in sentences of any of the desk's languages."""

    def __init__(self, glossary: Sequence[Entry], *, territories: bool = True) -> None:
        named = [entry for entry in glossary if entry.kind != "measure"]
        self._candidates: dict[str, dict[str, list[tuple[re.Pattern[str], str]]]] = {}
        for code in LANGUAGES:
            forms = dict(_territories(code)) if territories else {}
            forms |= {form: entry.id for entry in named for form in _forms(entry, code)}
            by_start: dict[str, list[tuple[re.Pattern[str], str]]] = {}
            # The longest first, so that “Washington Post” is not read as the city.
            for form in sorted(forms, key=lambda form: (-len(form), form)):
                by_start.setdefault(form[:_START], []).append((_pattern(form, code), forms[form]))
            self._candidates[code] = by_start

    def find(self, text: str, language: str) -> tuple[Name, ...]:
        """The names in `text`, in order, without overlaps."""
        candidates = self._candidates[language]
        found: list[Name] = []
        end = 0
        # A name starts at a word's first letter, and at every Chinese character.
        for begin in _NAME_STARTS.finditer(text):
            start = begin.start()
            if start < end:
                continue
            for pattern, name in candidates.get(text[start : start + _START], ()):
                match = pattern.match(text, start)
                if match:
                    found.append(Name(name, match[0], match.span()))
                    end = match.end()
                    break
        return tuple(found)


def _forms(entry: Entry, code: str) -> tuple[str, ...]:
    # Chinese text carries Latin names as they are.
    return (*entry.forms["en"], *entry.forms["zh"]) if code == "zh" else entry.forms[code]


@cache
def _territories(code: str) -> tuple[tuple[str, str], ...]:
    return tuple(_territory_forms(code))


def _territory_forms(code: str) -> Iterator[tuple[str, str]]:
    territories = Locale.parse(language(code).locale).territories
    for territory, name in territories.items():
        if len(territory) == 2 and territory.isalpha() and territory not in _AMBIGUOUS:
            plain = re.sub(r"\s*[(（].*?[)）]", "", name)
            for form in (plain, *_OTHER_FORMS[code].get(territory, ())):
                yield form, f"territory-{territory.lower()}"


@cache
def _pattern(form: str, code: str) -> re.Pattern[str]:
    return re.compile(_inflected(form, code))


def _inflected(form: str, code: str) -> str:
    """A pattern without groups for a form and what its language makes of it.

    German adds endings to every word (“der Vereinigten Arabischen Emirate”, “Altmans”); any Latin form
    stands between word boundaries, and a hyphen is one (“SoftBank-Aktie”); Chinese has none.
    """
    first, last = form[0], form[-1]
    start = rf"(?<![{_LETTER}])" if _is_latin(first) else ""
    end = rf"(?![{_LETTER}])" if _is_latin(last) else ""
    if form in _GOES_ON:
        end = f"(?!{_GOES_ON[form]})"
    if code != "de" or form.isupper():
        return start + re.escape(form) + end
    *others, noun = form.split(" ")
    parts = [_adjective(word) for word in others] + [_noun(noun)]
    return start + r"[ \u00a0]".join(parts) + end


def _adjective(word: str) -> str:
    stem = re.fullmatch(r"(\w{3,}?)(?:e|er|es|en|em)", word)
    return re.escape(stem[1]) + "(?:e|er|es|en|em)" if stem else re.escape(word)


def _noun(word: str) -> str:
    if not word[-1].isalpha() or word[-1] in "sßxz":
        return re.escape(word)
    return re.escape(word) + ("n?" if word.endswith("e") else "(?:s|es|n|en)?")


def _is_latin(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or "À" <= char <= "ÿ"
