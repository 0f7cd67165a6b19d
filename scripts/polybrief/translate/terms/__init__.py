"""Names of the glossary in a translation: missed, and mended where the wrong form is certain.

A name is matched in the source by the reader of names (longest match, German endings and compounds),
and must stand in the translation in any of the forms that the glossary has for that language. Wrong
for certain are

* a form of another language that is none of the translation's own (“SoftBank” in Chinese text);
* a form that the glossary lists under `avoid`;
* a form in other case or spacing (“Open AI”).

Only these are mended, and in German only where no article or ending depends on it (see `mending`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from polybrief.examine import Names
from polybrief.languages import LANGUAGES
from polybrief.model import Entry, Name, Span
from polybrief.translate.terms import mending
from polybrief.translate.terms.mending import Wrong

_REPORTED = ("person", "organisation", "law", "programme", "product")
"""Kinds of which a missing name is a fault. A place may become an adjective (Japan, “Japanese”)."""
_MOST_PASSES = 8


@dataclass(frozen=True)
class Missed:
    """A name of the source that the translation does not have as the desk writes it.

    `named` is how the source has it, `wanted` the desk's form in the language of the translation, `found`
    the wrong form that stands there, None if there is none.
    """

    id: str
    named: str
    wanted: str
    found: str | None

    @property
    def message(self) -> str:
        """What is missed, in one line.

        >>> Missed("softbank", "SoftBank", "软银", "软库").message
        '“SoftBank” should be “软银”, but is “软库”'
        """
        there = f"but is “{self.found}”" if self.found else "which is missing"
        return f"“{self.named}” should be “{self.wanted}”, {there}"


class Terms:
    """Checks and mends the names of a glossary in translations."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        self._entries = {entry.id: entry for entry in glossary if entry.kind != "measure"}
        self._source = Names(glossary)
        self._targets: dict[str, _Target] = {}

    def check(
        self, source: str, source_language: str, target: str, target_language: str
    ) -> tuple[Missed, ...]:
        """The names of `source` that `target` misses or has in a wrong form, in the order of the source.

        A name of which nothing stands in the target is reported for people, organisations, laws,
        programmes and products; places only where a wrong form stands there.
        """
        named = self._named(source, source_language)
        if not named:
            return ()
        forms = self._target(target_language)
        present = forms.present(named, target)
        wrong = {found.id: found for found in reversed(forms.wrong(named, target))}
        return tuple(
            Missed(
                name,
                text,
                self._entries[name].preferred(target_language),
                wrong[name].text if name in wrong else None,
            )
            for name, text in named.items()
            if self._is_missed(name, name in present, wrong.get(name), target, target_language)
        )

    def mend(self, source: str, source_language: str, target: str, target_language: str) -> str:
        """`target` with the names of `source` in the desk's form, where the wrong form is certain.

        Nothing else is changed: no figure, no address, nothing in brackets, and no name that is
        part of a longer one or of a title in quotation marks. Mending twice is mending once.
        """
        named = self._named(source, source_language)
        text = target
        for _ in range(_MOST_PASSES if named else 0):
            certain = [found for found in self._target(target_language).wrong(named, text) if found.right]
            if not certain:
                return text
            for found in reversed(certain):
                text = mending.put(text, found)
        return target

    def _is_missed(self, name: str, present: bool, wrong: Wrong | None, target: str, code: str) -> bool:
        if present:
            return wrong is not None and wrong.right is not None
        if wrong is not None:
            return not wrong.harmless
        return self._entries[name].kind in _REPORTED and not mending.is_common_word(
            self._entries[name], target, code
        )

    def _named(self, source: str, code: str) -> dict[str, str]:
        """The ids that the source names, and how it does first."""
        named: dict[str, str] = {}
        for name in self._source.find(source, code):
            if name.id in self._entries and not (code == "de" and mending.is_german_noun(name, source)):
                named.setdefault(name.id, name.text)
        return named

    def _target(self, code: str) -> _Target:
        if code not in self._targets:
            self._targets[code] = _Target(self._entries, code)
        return self._targets[code]


class _Target:
    """The forms of a glossary as a translation into one language reads them."""

    def __init__(self, entries: Mapping[str, Entry], code: str) -> None:
        self._entries, self._code = entries, code
        self._right = _reader(entries, code, {name: e.forms[code] for name, e in entries.items()})
        self._avoided = _reader(entries, code, {name: e.avoid.get(code, ()) for name, e in entries.items()})
        foreign = {name: mending.foreign_forms(entry, code) for name, entry in entries.items()}
        self._foreign = _reader(entries, code, foreign)

    def present(self, named: Mapping[str, str], target: str) -> set[str]:
        """The ids of which the translation has a right form, alone or within a longer name."""
        found = {name.id for name in self._right.find(target, self._code)}
        return {
            name
            for name in named
            if name in found
            or any(mending.stands(form, target) for form in self._entries[name].forms[self._code])
        }

    def wrong(self, named: Mapping[str, str], target: str) -> list[Wrong]:
        """The wrong forms of some entries in a translation, in its order and without overlaps."""
        right = self._right.find(target, self._code)
        context = mending.Context(target, self._code)
        found: list[Wrong] = []
        for kind, name in self._candidates(named, target):
            if kind != "avoided" and any(_shields(own, name) for own in right):
                continue
            if kind == "avoided" and any(_within(name.span, own.span) for own in right):
                continue
            if any(_overlap(name.span, other.span) for other in found):
                continue
            found.append(mending.judge(self._entries[name.id], kind, name, context))
        return sorted(found, key=lambda wrong: wrong.span)

    def _candidates(self, named: Mapping[str, str], target: str) -> Iterator[tuple[mending.Kind, Name]]:
        for name in self._avoided.find(target, self._code):
            if name.id in named:
                yield "avoided", name
        for name in self._foreign.find(target, self._code):
            if name.id in named:
                yield "foreign", name
        for name in mending.respelt((self._entries[name] for name in named), target, self._code):
            yield "respelt", name


def _reader(entries: Mapping[str, Entry], code: str, forms: Mapping[str, tuple[str, ...]]) -> Names:
    """Names that knows these forms in one language, and no others."""
    none: dict[str, tuple[str, ...]] = dict.fromkeys(LANGUAGES, ())
    return Names(
        [replace(entry, forms={**none, code: forms[name]}) for name, entry in entries.items()],
        territories=False,
    )


def _shields(own: Name, name: Name) -> bool:
    """Whether a right form takes the place of a wrong one, or is part of it."""
    return _within(name.span, own.span) or (own.id == name.id and _within(own.span, name.span))


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _overlap(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]
