"""Names of the glossary in a sentence: the longest form wins, one id whatever the language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polybrief.languages import LANGUAGES
from polybrief.model import Entry, Name


class Names:
    """Finds the names of a glossary.

    Latin forms stand between word boundaries, a German genitive or English possessive s allowed;
    Chinese forms need no boundary. In Chinese text English forms are found as well.
    """

    def __init__(self, glossary: Sequence[Entry]) -> None:
        self._ids: dict[str, dict[str, str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for code in LANGUAGES:
            forms = {form: entry.id for entry in glossary for form in self._forms(entry, code)}
            self._ids[code] = forms
            # The longest first, so that “Washington Post” is not read as the city.
            ordered = sorted(forms, key=lambda form: (-len(form), form))
            self._patterns[code] = re.compile("|".join(map(_bounded, ordered)) or r"(?!)")

    @staticmethod
    def _forms(entry: Entry, code: str) -> tuple[str, ...]:
        if code == "zh":
            return (*entry.forms["en"], *entry.forms["zh"])
        return entry.forms[code]

    def find(self, text: str, language: str) -> tuple[Name, ...]:
        """The names in `text`, in order, without overlaps."""
        ids = self._ids[language]
        found = []
        for match in self._patterns[language].finditer(text):
            form = match[0]
            name = ids.get(form) or ids[form[:-1]]
            found.append(Name(name, form, match.span()))
        return tuple(found)


def _bounded(form: str) -> str:
    start = r"(?<![A-Za-zÀ-ÿ0-9])" if form[0].isascii() and form[0].isalnum() else ""
    latin = form[-1].isascii() and form[-1].isalnum()
    # “Altmans Plan”: a German genitive takes an s without an apostrophe.
    end = (
        r"s?(?![A-Za-zÀ-ÿ0-9])"
        if latin and not form.endswith("s")
        else r"(?![A-Za-zÀ-ÿ0-9])"
        if latin
        else ""
    )
    return start + re.escape(form) + end
