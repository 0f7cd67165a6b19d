"""Whom a sentence names for what it says: “according to a Bloomberg report”, “laut …”, “据……报道”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from polybrief.model import Attribution, Name, Span


class _Forms(NamedTuple):
    """Patterns whose group `who` holds the one that is named, and words for sources without a name."""

    named: tuple[re.Pattern[str], ...]
    nameless: re.Pattern[str]


_WHO = r"(?P<who>[^,.;:，。；：()（）“”„\"]{2,80}?)"
_NAME = r"(?P<who>(?:[Tt]he )?[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3})"
_EIGENNAME = r"(?P<who>(?:die |der |das )?[A-ZÄÖÜ][\w&.-]*(?: [A-ZÄÖÜ][\w&.-]*){0,3})"
_BERICHTET = r"(?:berichtete?n?|berichtet|meldete?n?|meldet|schrieb|schreibt|zitierte?)"
_VERB = "soll sollen ist sind hat haben wird werden war waren geht gehören kostet plant will unter"
_GOES_ON = rf"(?=[,.;:)]|$| (?:{_VERB.replace(' ', '|')})\b)"
_NACH = r"(?:[Ll]aut|[Nn]ach (?:Angaben|Informationen) (?:von|der|des)|[Uu]nter Berufung auf)"
_ZH_WHO = r"(?P<who>[^，。；：“”]{2,20}?)"


def _forms(*patterns: str, nameless: str) -> _Forms:
    return _Forms(tuple(map(re.compile, patterns)), re.compile(nameless))


_FORMS = {
    "en": _forms(
        # according to a Bloomberg report, …
        rf"\b(?i:according to|as reported by|citing|first reported by) {_WHO}(?=[,.;:)]|$| that\b)",
        # Bloomberg has reported that …    reported by Bloomberg    a report by Bloomberg
        rf"\b{_NAME} (?:has |have |had |also |first )?reported\b",
        rf"\breported by {_NAME}",
        rf"\b[Rr]eports? (?:from|by|in) {_NAME}",
        nameless=r"\b(?i:(?:a |two |three |several )?(?:sources?|people|persons?|officials?|insiders?)"
        r"(?: who (?:is|are))? (?:close to|familiar with|briefed on|with knowledge of)"
        r" (?:(?:the|his|her|its|their|this|these) )?\w+"
        r"|it (?:is|was|has been) (?:reported|revealed|said)|reports (?:indicate|suggest|say)"
        r"|reportedly|allegedly)",
    ),
    "de": _forms(
        # laut einem Bloomberg-Bericht    nach Angaben des Ministeriums
        rf"\b{_NACH} {_WHO}{_GOES_ON}",
        # wie Bloomberg bereits berichtete    Bloomberg zufolge    Bloomberg berichtete    meldete die dpa
        rf"\b[Ww]ie {_WHO} (?:bereits |zuvor |zuerst |am \w+ )?{_BERICHTET}",
        rf"\b{_EIGENNAME} zufolge\b",
        rf"\b{_EIGENNAME} (?:hat(?:te)? )?{_BERICHTET}\b",
        rf"\b{_BERICHTET} {_EIGENNAME}",
        nameless=r"\b(?:[Mm]it (?:der Sache|dem Vorgang|den Plänen) vertraute\w* "
        r"(?:Personen?|Quellen?|Kreise)|(?:aus|in) \w*[Kk]reisen|Insider\w*|[Ee]s heißt|[Aa]ngeblich"
        r"|(?:Medienb|B|b)erichten zufolge)",
    ),
    "zh": _forms(
        # 据彭博社报道    彭博社报道称    援引彭博社的报道
        rf"据{_ZH_WHO}(?:的?(?:报道|消息|称|透露|介绍|报告|统计|数据))",
        r"(?P<who>[\w·]{2,20}?)(?:的?报道(?:称|说|指出)|援引)",
        rf"(?:引述|援引|引用){_ZH_WHO}(?:的?(?:话|报道|消息|数据))",
        nameless=r"知情人士|消息人士|有(?:关)?报道称|据悉|据称|据报道|据了解|消息称",
    ),
}


# “a report”, „einem Bericht“, 一篇德文: somebody is named for it, but not who.
_GENERIC = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Ee]ine[mnrs]?|[Dd](?:em|en|er|ie|as)) )?(?:\w+ )?"
    r"(?:reports?|media|[Mm]edien|(?:[Mm]edien)?[Bb]erichte?n?)|一[篇份则].{0,6}|有.{0,4}"
)


def attributions(text: str, language: str, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """The attributions in `text` in order; `names` are those that were found in it."""
    forms = _FORMS[language]
    found = [Attribution(None, match[0], match.span()) for match in forms.nameless.finditer(text)]
    taken = bytearray(len(text))
    for attribution in found:
        _take(taken, attribution.span)
    for pattern in forms.named:
        for match in pattern.finditer(text):
            span = start, end = match.span("who")
            if any(taken[start:end]):
                continue
            _take(taken, match.span())
            inside = [name.id for name in names if start <= name.span[0] and name.span[1] <= end]
            to = inside[0] if inside else None if _GENERIC.fullmatch(match["who"]) else match["who"]
            found.append(Attribution(to, match["who"], span))
    return tuple(sorted(found, key=lambda attribution: attribution.span))


def _take(taken: bytearray, span: Span) -> None:
    start, end = span
    taken[start:end] = b"\1" * (end - start)
