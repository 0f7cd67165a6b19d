"""Briefs by topic and by month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from polybrief.briefs import Brief
from polybrief.limits import NEWEST

# What can stand in an address; a brief with another topic stands in no list of topics.
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Names = Mapping[str, Mapping[str, str]]
"""The topics of the settings: id to the name in each language."""


@dataclass(frozen=True)
class Topic:
    """A topic with its briefs, the newest first; `address` is that of its page from the language's home,
    empty where it has none."""

    id: str
    name: str
    address: str
    briefs: tuple[Brief, ...] = ()


def ids(names: Names, briefs: Iterable[Brief]) -> tuple[str, ...]:
    """The topics that briefs have, in the order of the settings, then those that the settings do not know."""
    found = {brief.front.topic for brief in briefs if brief.front.topic}
    unknown = sorted(topic for topic in found if topic not in names and _ADDRESS.fullmatch(topic))
    return (*(topic for topic in names if topic in found), *unknown)


def name(topic: str, names: Names, *languages: str) -> str:
    """What a topic is called in the first of `languages` that has a name for it; else its id, as words."""
    known = names.get(topic, {})
    for code in languages:
        if code in known:
            return known[code]
    return topic.replace("-", " ").capitalize()


def topic(identity: str, names: Names, briefs: Sequence[Brief], *languages: str) -> Topic:
    """The topic with those of the briefs that are on it."""
    its = tuple(brief for brief in briefs if brief.front.topic == identity)
    return Topic(identity, name(identity, names, *languages), f"topics/{identity}/", its)


def front_page(
    topics: Sequence[Topic], briefs: Sequence[Brief], above: Sequence[Brief], other: str
) -> tuple[Topic, ...]:
    """The home page below the briefs `above`: the newest of each topic, NEWEST at most.

    Topics without any further brief are left out; briefs without a topic stand last, under `other`.
    """
    shown = {brief.slug for brief in above}
    listed = {brief.slug for topic in topics for brief in topic.briefs}
    loose = tuple(brief for brief in briefs if brief.slug not in listed)
    cut = [
        replace(topic, briefs=tuple(brief for brief in topic.briefs if brief.slug not in shown)[:NEWEST])
        for topic in (*topics, Topic("other", other, "", loose))
    ]
    return tuple(topic for topic in cut if topic.briefs)


def archive(
    briefs: Iterable[Brief],
) -> tuple[tuple[int, tuple[tuple[int, tuple[Brief, ...]], ...]], ...]:
    """Dated briefs by year and month, in the order given: ((year, ((month, briefs), …)), …)."""
    dated = [(brief.front.date, brief) for brief in briefs if brief.front.date]
    return tuple(
        (
            year,
            tuple(
                (month, tuple(brief for _, brief in of_month))
                for month, of_month in groupby(of_year, key=lambda pair: pair[0].month)
            ),
        )
        for year, of_year in groupby(dated, key=lambda pair: pair[0].year)
    )
