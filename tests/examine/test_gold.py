"""The gold sentences: what the readers must find in each (gold/README.md explains the notation)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from polybrief.examine import Names, attributions, facts_of
from polybrief.glossary import parse
from polybrief.model import Bound, Moment, Quantity

GOLD = Path(__file__).with_name("gold")
KEYS = {"text", "figures", "dates", "names", "attributions", "words"}
BOUNDS: dict[str, Bound] = {">=": "at least", "<=": "at most", "": ""}
FIGURE = re.compile(
    r"(?P<about>~)? ?(?P<bound>>=|<=)? ?(?P<low>[\d.E/-]+?)(?:\.\.(?P<high>[\d.E/]+))? "
    r"(?P<unit>[^\s()]+)(?: (?P<noun>[^()]+?))?(?: \((?P<flag>incidental|currency lost)\))?"
)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?|---\d\d|\d{4}s|(\d{4}-)?Q[1-4]|\d\d:\d\d( \S+)?")

Item = dict[str, Any]


def figure(written: str) -> Quantity:
    """A figure of the gold sentences as a value.

    >>> figure("~1E10..1E11 USD").high
    Decimal('1E+11')
    """
    match = FIGURE.fullmatch(written)
    assert match, f"no figure: “{written}” (see gold/README.md)"
    low = _number(match["low"])
    return Quantity(
        low=low,
        high=_number(match["high"]) if match["high"] else low,
        unit=match["unit"],
        text=written,
        span=(0, 0),
        approximate=bool(match["about"]),
        bound=BOUNDS[match["bound"] or ""],
        currency_lost=match["flag"] == "currency lost",
        incidental=match["flag"] == "incidental",
        noun=match["noun"],
    )


def _number(written: str) -> Decimal:
    above, _, below = written.partition("/")
    return round(Decimal(above) / Decimal(below), 10) if below else Decimal(above)


def written_figure(found: Quantity) -> str:
    """A figure that was found, in the notation of the gold sentences (without its noun)."""
    ends = [end.normalize() for end in (found.low, found.high)]
    value = "..".join(dict.fromkeys(f"{end:f}" if abs(end) < 10**6 else f"{end}" for end in ends))
    sign = {"at least": ">= ", "at most": "<= ", "": ""}[found.bound]
    flags = " (incidental)" * found.incidental + " (currency lost)" * found.currency_lost
    return f"{'~' if found.approximate else ''}{sign}{value.replace('E+', 'E')} {found.unit}{flags}"


def written_moment(found: Moment, *, zone: bool) -> str:
    """A moment that was found, in the notation of the gold sentences."""
    if found.precision == "decade":
        return f"{found.year}s"
    if found.precision == "quarter":
        return f"{found.year}-Q{found.quarter}" if found.year else f"Q{found.quarter}"
    if found.precision == "time":
        return f"{found.hour:02}:{found.minute or 0:02}" + (f" {found.zone}" if zone and found.zone else "")
    if found.month is None:
        return f"{found.year:04}" if found.day is None else f"---{found.day:02}"
    month = f"{found.year:04}-{found.month:02}" if found.year else f"--{found.month:02}"
    return month if found.day is None else f"{month}-{found.day:02}"


@cache
def names() -> Names:
    file = GOLD / "glossary.yml"
    return Names(parse(file.read_text(encoding="utf-8"), file.name))


def sentences() -> Iterator[Any]:
    for language in ("en", "de", "zh"):
        text = (GOLD / f"{language}.yml").read_text(encoding="utf-8")
        # The base loader leaves 17:30 and 2024-05-03 as they are written.
        for heading, items in yaml.load(text, Loader=yaml.BaseLoader).items():
            for number, item in enumerate(items, 1):
                yield pytest.param(language, item, id=f"{language}-{re.sub(r'[ ,]+', '-', heading)}-{number}")


def read(text: str, language: str, item: Item) -> dict[str, list[str]]:
    """What the readers find for each key, in the notation of the gold sentences.

    Incidental figures that `item` does not list are left out, and so are zones that it does not name.
    """
    figures, moments = facts_of(text, language)
    listed = [written_figure(figure(written)) for written in item.get("figures", [])]
    kept = [f for f in figures if not f.incidental or written_figure(f) in listed]
    facts: list[Quantity | Moment] = sorted([*kept, *moments], key=lambda fact: fact.span)
    zones = [" " in written for written in item.get("dates", [])]
    mentions = names().find(text, language)
    return {
        "figures": [written_figure(f) for f in kept],
        "nouns": [f.noun or "" for f in kept],
        "words": [fact.text for fact in facts],
        "dates": [
            written_moment(m, zone=z is not False) for m, z in zip_longest(moments, zones[: len(moments)])
        ],
        "names": [name.id for name in mentions],
        "attributions": [a.to or "unnamed" for a in attributions(text, language, mentions)],
    }


@pytest.mark.parametrize(("language", "item"), list(sentences()))
def test_gold(language: str, item: Item) -> None:
    assert item.keys() <= KEYS, f"unknown keys {item.keys() - KEYS} at: {item['text']}"
    for written in item.get("dates", []):
        assert DATE.fullmatch(written), f"no date: “{written}” (see gold/README.md)"
    found = read(item["text"], language, item)
    expected = {key: item[key] for key in KEYS - {"text"} if key in item}
    if "figures" in item:
        figures = [figure(written) for written in item["figures"]]
        expected["figures"] = [written_figure(f) for f in figures]
        # What is counted is compared where both name it.
        if len(found["nouns"]) == len(figures):
            pairs = zip(figures, found["nouns"], strict=True)
            expected["nouns"] = [f.noun if f.noun and noun else noun for f, noun in pairs]
    wrong = [key for key, values in expected.items() if found[key] != values]
    assert not wrong, "\n".join(
        [
            item["text"],
            *(f"  {key}: expected {expected[key]}\n  {key}: found    {found[key]}" for key in wrong),
        ]
    )
