"""How a wrong form of a name is judged in its place, and what may be put there.

Chinese names do not bend. In English a name may want its article (“the United States”). In German
articles and endings hang on a name, so that only those are put in that take none: people, places of
one word, organisations and products that are called the same in English, and what the desk lists
under `avoid`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from polybrief.languages import language
from polybrief.languages.table import words
from polybrief.model import Entry, Name, Span
from polybrief.translate.faults import addresses
from polybrief.translate.faults.side import HAN

Kind = Literal["avoided", "foreign", "respelt"]

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ0-9"
_BRACKETS = re.compile(r"[(（\[［【][^()（）\[\]［］【】]*[)）\]］】]")
_QUOTES = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|《[^《》]*》"
)
_HUMPS = re.compile(r"[ \u00a0-]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-zA-Z])(?=\d)")
_GAP = r"[ \u00a0-]?"
_LATIN_BEFORE = re.compile(rf"[{_LATIN}][ \u00a0&.'’-]?$")
_LATIN_AFTER = re.compile(rf"[ \u00a0&.'’-]?[{_LATIN}]")
_CAPITAL_BEFORE = re.compile(r"([A-ZÄÖÜ][\w’'-]*)[ \u00a0]$")
_CAPITAL_AFTER = re.compile(r"[ \u00a0][A-ZÄÖÜ]|['’]s?\b")
_HAN_CHAR = re.compile(f"[{HAN}]")
_ONE_LATIN = re.compile(f"[{_LATIN}]")
_REACH = 40
_TWO_MARKS = 2
_SIBILANTS = "sßxz"
_NAMED_IN_GERMAN = ("person", "organisation", "product", "place")
_WITH_ARTICLE = words(
    "Schweiz Türkei Ukraine Slowakei Mongolei Niederlande Iran Irak Jemen Libanon Sudan Südsudan Kongo",
    "Vatikan Philippinen Malediven Bahamas Seychellen Komoren Niger Oman Senegal Tschad Elfenbeinküste",
    "Krim Lausitz Pfalz Toskana Bretagne Normandie Provence Antarktis Arktis",
)
"""German places that take an article; not all of them, but those that stand in news."""


_GERMAN_ARTICLES = words(
    "den dem am im vom zum einen einem ein eines mein meinen meinem sein seinen seinem ihr ihren ihrem kein",
    "keinen keinem unser unseren unserem deine diesen diesem jeden jedem",
)
"""Forms that stand before masculine and neuter nouns, but hardly before the name of a company."""


@dataclass(frozen=True)
class Wrong:
    """A wrong form in a translation; `right` is what to put there, None if that is not certain.

    `harmless`: it is part of a longer name or of an address, and may well be as it should.
    """

    id: str
    span: Span
    text: str
    right: str | None
    harmless: bool = False


@dataclass(frozen=True)
class Context:
    """A translation and what in it is left alone."""

    text: str
    language: str

    @cached_property
    def addresses(self) -> list[Span]:
        return [span for span, _ in addresses.find(self.text)]

    @cached_property
    def enclosed(self) -> list[Span]:
        """What stands in brackets or quotation marks."""
        return [m.span() for pattern in (_BRACKETS, _QUOTES) for m in pattern.finditer(self.text)]

    def keeps(self, span: Span) -> bool:
        """Whether a name stands in brackets, or between quotation marks with other words."""
        return any(
            start <= span[0]
            and span[1] <= end
            and (self.text[start] in "(（[［【" or end - start > span[1] - span[0] + _TWO_MARKS)
            for start, end in self.enclosed
        )


def judge(entry: Entry, kind: Kind, name: Name, context: Context) -> Wrong:
    """A wrong form in its place: whether it is one for certain, and what belongs there."""
    start, end = name.span
    text = context.text[start:end]
    if any(a < end and start < b for a, b in context.addresses) or (
        kind == "foreign" and _is_part(name.span, context, bent=text not in _any_form(entry))
    ):
        return Wrong(entry.id, name.span, text, None, harmless=True)
    if context.keeps(name.span):
        return Wrong(entry.id, name.span, text, None)
    right = name.text if kind == "respelt" else entry.preferred(context.language)
    if context.language == "de":
        right_form = _german(entry, kind, text, right)
    elif context.language == "en" and kind != "respelt":
        right_form = _english(entry, text, right, context.text[max(0, start - _REACH) : start])
    else:
        right_form = right
    if right_form is None or _digits(right_form) != _digits(text) or right_form == text:
        return Wrong(entry.id, name.span, text, None)
    return Wrong(entry.id, name.span, text, right_form)


def put(text: str, wrong: Wrong) -> str:
    """The text with the right form in place, and blanks as the scripts on both sides want them."""
    right = wrong.right or ""
    before, after = text[: wrong.span[0]], text[wrong.span[1] :]
    if _HAN_CHAR.match(right):
        if before.endswith(" ") and _HAN_CHAR.match(before[-2:-1]):
            before = before[:-1]
        if after.startswith(" ") and _HAN_CHAR.match(after[1:2]):
            after = after[1:]
    elif _HAN_CHAR.match(wrong.text):
        before += " " if _ONE_LATIN.match(before[-1:]) else ""
        after = (" " if _ONE_LATIN.match(after[:1]) else "") + after
    return before + right + after


def foreign_forms(entry: Entry, code: str) -> tuple[str, ...]:
    """The forms of the entry in other languages that are none of `code`, whatever their case.

    A form in lower case could be a word of the language.
    """
    own = {form.casefold() for form in entry.forms[code]}
    return tuple(
        dict.fromkeys(
            form
            for other, forms in entry.forms.items()
            for form in forms
            if other != code and form.casefold() not in own and not form[0].islower() and len(form) > 1
        )
    )


def respelt(entries: Iterable[Entry], target: str, code: str) -> Iterator[Name]:
    """Right forms in other case or spacing, the longest first; nothing in a text all in capitals."""
    if target.isupper():
        return
    forms = [(form, entry) for entry in entries for form in entry.forms[code]]
    for form, entry in sorted(forms, key=lambda pair: -len(pair[0])):
        pattern = _loose(form)
        for match in pattern.finditer(target) if pattern else ():
            if match[0] not in entry.forms[code]:
                yield Name(entry.id, form, match.span())


def stands(form: str, text: str) -> bool:
    """Whether a form stands in a text, as a word or at the start of one."""
    at = text.find(form)
    while at > 0 and _ONE_LATIN.match(form) and _ONE_LATIN.match(text[at - 1]):
        at = text.find(form, at + 1)
    return at >= 0


def is_common_word(entry: Entry, target: str, code: str) -> bool:
    """Whether a form of the entry stands in the text as a common word: an apple for Apple."""
    return any(
        form.istitle() and re.search(rf"(?<![{_LATIN}]){re.escape(form.lower())}", target)
        for form in entry.forms[code]
    )


def is_german_noun(name: Name, text: str) -> bool:
    """Whether a plain word behind an article is no name: “in den Arm”, “ihren Armen”.

    A compound with a hyphen takes its article from its last part: “die Apple-Aktie”.
    """
    start, end = name.span
    if not (name.text.isalpha() and name.text.istitle()) or text[end : end + 1] == "-":
        return False
    before = re.search(r"(\w+)[ \u00a0]$", text[max(0, start - _REACH) : start])
    return before is not None and before[1].casefold() in _GERMAN_ARTICLES


@cache
def _loose(form: str) -> re.Pattern[str] | None:
    """The form in any case and spacing; None for one that could be a common word then (“apple”, “us”)."""
    if "." in form:
        return None
    if _HAN_CHAR.match(form):
        return re.compile(" ?".join(map(re.escape, form)))
    parts = [part for part in _HUMPS.split(form) if part]
    if len(parts) < 2 and not (form.isupper() and len(form) > 3):
        return None
    loose = _GAP.join(map(re.escape, parts))
    return re.compile(rf"(?<![{_LATIN}]){loose}(?![{_LATIN}]|[.,]\d)", re.IGNORECASE)


def _is_part(span: Span, context: Context, *, bent: bool) -> bool:
    """Whether a name of another language seems to be part of a longer one: “Apple Store”, “Air Canada”.

    Behind a German genitive (`bent`) stands any noun: “Canadas Minister”.
    """
    text, (start, end) = context.text, span
    before, after = text[max(0, start - _REACH) : start], text[end : end + 2]
    if _HAN_CHAR.match(text[start]):
        return bool(_HAN_CHAR.match(before[-1:]) or _HAN_CHAR.match(after[:1]))
    if context.language == "zh":
        return bool(_LATIN_BEFORE.search(before) or _LATIN_AFTER.match(after))
    word = _CAPITAL_BEFORE.search(before)
    starters = language(context.language).splitting.starters
    return bool((word and word[1] not in starters) or (not bent and _CAPITAL_AFTER.match(after)))


def _german(entry: Entry, kind: Kind, text: str, right: str) -> str | None:
    if kind == "avoided":
        if text in entry.avoid.get("de", ()):
            return right
        return _with_ending(text, right) if " " not in right and text[:-1] in entry.avoid["de"] else None
    if entry.kind not in _NAMED_IN_GERMAN:
        return None
    if kind == "respelt" or text in _any_form(entry):
        base, ending = text, ""
    else:
        base, ending = text[:-1], text[-1]
    if kind == "respelt":
        return right
    if ending and (ending != "s" or base not in _any_form(entry)):
        return None
    takes_none = (
        entry.kind == "person"
        or (entry.kind == "place" and " " not in right and not right.isupper() and right not in _WITH_ARTICLE)
        or (entry.kind in ("organisation", "product") and right in entry.forms["en"])
    )
    if not takes_none:
        return None
    return _with_ending(text, right) if ending else right


def _with_ending(text: str, right: str) -> str | None:
    return right + "s" if text.endswith("s") and right[-1] not in _SIBILANTS else None


def _any_form(entry: Entry) -> frozenset[str]:
    return frozenset(form for forms in entry.forms.values() for form in forms)


def _english(entry: Entry, text: str, right: str, before: str) -> str | None:
    listed = entry.forms["de"]
    if text in listed and any(text == form + ending for form in listed for ending in ("s", "es", "n")):
        return None  # a German genitive wants more than another name
    if not any(form.casefold() == f"the {right}".casefold() for form in entry.forms["en"]):
        return right
    if re.search(r"\bthe\s$", before, re.IGNORECASE):
        return right
    return ("the " if before.strip() else "The ") + right


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
