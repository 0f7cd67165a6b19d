"""Why reports are kin, in the language of a page: the ledger gives its reasons in English.

A reason of a form that is not known here stays English, and the page says so in its markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from polybrief.model import Entry
from polybrief.relate.amounts import readable

_FORMS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"both are published by (?P<who>.+)",
            {"de": "beide erscheinen bei {who}", "zh": "均由{who}发布"},
        ),
        (
            r"both carry a report of (?P<who>.+)",
            {"de": "beide bringen eine Meldung von {who}", "zh": "均刊载{who}的报道"},
        ),
        (r"both relay (?P<who>.+)", {"de": "beide geben {who} wieder", "zh": "均转述{who}"}),
        (
            r"both name (?P<who>.+) as their source",
            {"de": "beide nennen {who} als Quelle", "zh": "均称消息来自{who}"},
        ),
        (
            r"(?P<later>\S+) carries a report of (?P<who>.+), which publishes (?P<first>\S+)",
            {
                "de": "{later} bringt eine Meldung von {who}; dort ist {first} erschienen",
                "zh": "{later}刊载{who}的报道，{first}即由其发布",
            },
        ),
        (
            r"(?P<later>\S+) names (?P<who>.+), which (?P<first>\S+) is from",
            {
                "de": "{later} nennt {who} als Quelle; von dort stammt {first}",
                "zh": "{later}称消息来自{who}，{first}即出自该处",
            },
        ),
        (
            r"(?P<later>\S+) relays (?P<first>\S+)",
            {"de": "{later} gibt {first} wieder", "zh": "{later}转述{first}"},
        ),
        (
            r"(?P<later>\S+) came later and changes a figure",
            {
                "de": "{later} ist später erschienen und ändert eine Zahl",
                "zh": "{later}发表在后，且改动了一个数字",
            },
        ),
        (
            r"(?P<n>\d+) of (?P<of>\d+) sentences have their like in the other report",
            {
                "de": "{n} von {of} Sätzen haben im anderen Bericht ein Gegenstück",
                "zh": "{of}句中有{n}句能在另一篇中找到对应句",
            },
        ),
        (
            r"(?P<n>\d+) of (?P<of>\d+) sentences with particulars have the same in the other",
            {
                "de": "{n} von {of} Sätzen mit Einzelheiten haben dieselben im anderen Bericht",
                "zh": "含具体细节的{of}句中有{n}句与另一篇细节相同",
            },
        ),
        (r"1 sentence retold one by one", {"de": "ein Satz nacherzählt", "zh": "有1句为转述"}),
        (
            r"(?P<n>\d+) sentences retold one by one",
            {"de": "{n} Sätze einzeln nacherzählt", "zh": "有{n}句为逐句转述"},
        ),
        (
            r"1 sentence in part word for word",
            {"de": "ein Satz zum Teil wortgleich", "zh": "有1句部分字句相同"},
        ),
        (
            r"(?P<n>\d+) sentences in part word for word",
            {"de": "{n} Sätze zum Teil wortgleich", "zh": "有{n}句部分字句相同"},
        ),
        (
            r"the same particulars: (?P<list>.+?)(?: and (?P<more>\d+) more)?",
            {"de": "dieselben Einzelheiten: {list}", "zh": "相同的细节：{list}"},
        ),
    )
)
_MORE = {"de": "{} und {more} mehr", "zh": "{}等{total}项"}
_ALL = {"en": ("both ", "all "), "de": ("beide ", "alle "), "zh": ("均", "均")}
_JOINT = {"de": ", ", "zh": "、"}
_SCALES = {"": 0, "million": 6, "billion": 9, "trillion": 12}
_FIGURE = re.compile(r"([\d.,]+)(?: (million|billion|trillion))?(?: ([A-Za-z°%]{1,8}))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Said(NamedTuple):
    """A text and the language that it is in."""

    text: str
    language: str


def reason(
    english: str,
    page: str,
    glossary: Mapping[str, Entry],
    title: Callable[[str], str] = str,
    *,
    several: bool = False,
) -> Said:
    """A reason of the ledger in the language `page`, with names as the glossary has them there.

    `title` says what to call a report; it is asked for the ids that a reason names. `several`: it
    holds for more than two reports.
    """
    said = _told(english, page, glossary, title)
    both, every = _ALL[said.language]
    if several and said.text.startswith(both):
        return Said(every + said.text.removeprefix(both), said.language)
    return said


def _told(english: str, page: str, glossary: Mapping[str, Entry], title: Callable[[str], str]) -> Said:
    for pattern, words in _FORMS:
        found = pattern.fullmatch(english)
        if found is None:
            continue
        fields = {key: value for key, value in found.groupdict().items() if value is not None}
        for key in ("first", "later"):
            if key in fields:
                fields[key] = title(fields[key])
        if page not in words:
            return Said(_english(english, found, fields), "en")
        if "who" in fields:
            fields["who"] = _name(fields["who"], page, glossary)
        if "list" in fields:
            fields["list"] = _listed(fields["list"], fields.get("more"), page, glossary)
        return Said(words[page].format(**fields), page)
    return Said(english, "en")


def _english(text: str, found: re.Match[str], fields: Mapping[str, str]) -> str:
    for key in sorted(("first", "later"), key=lambda key: -found.start(key) if key in fields else 0):
        if key in fields:
            text = text[: found.start(key)] + fields[key] + text[found.end(key) :]
    return text


def _name(english: str, page: str, glossary: Mapping[str, Entry]) -> str:
    for entry in glossary.values():
        if entry.preferred("en") == english:
            return entry.preferred(page)
    return english


def _listed(names: str, more: str | None, page: str, glossary: Mapping[str, Entry]) -> str:
    items = [_particular(item, page, glossary) for item in names.split(", ")]
    text = _JOINT[page].join(items)
    return _MORE[page].format(text, more=more, total=len(items) + int(more)) if more else text


def _particular(english: str, page: str, glossary: Mapping[str, Entry]) -> str:
    if _DAY.fullmatch(english):
        return readable(english, page)
    found = _FIGURE.fullmatch(english)
    if not found:
        return _name(english, page, glossary)
    try:
        value = Decimal(found[1].replace(",", "")).scaleb(_SCALES[found[2] or ""])
    except InvalidOperation:
        return english
    return readable(f"{value:f} {found[3] or 'count'}", page)
