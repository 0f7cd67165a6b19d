"""How long a draft's body may become: which items of its sections find room."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

Content = TypeVar("Content")


def length_of(text: str) -> int:
    """The words of a text; each Chinese character counts as one.

    >>> length_of("SoftBank (软银) pays $5 billion.")
    6
    """
    return len(_HAN.findall(text)) + sum(
        any(char.isalnum() for char in word) for word in _HAN.sub(" ", text).split()
    )


@dataclass(frozen=True)
class Item(Generic[Content]):
    """Something that is shown as a whole, under `headings`, which take room once each."""

    content: Content
    text: str
    headings: tuple[str, ...] = ()


def fit(
    sections: Mapping[str, Sequence[Item[Content]]], shares: Mapping[str, float], length: int
) -> dict[str, list[Item[Content]]]:
    """The items of each section that find room in `length` words, in their order, best first.

    Each section first fills its share, and has its first item even if that alone is larger, as long as
    half of all is left; what is left over goes to the sections in the order of `shares`.
    """
    kept: dict[str, list[Item[Content]]] = {name: [] for name in sections}
    spent: dict[str, int] = dict.fromkeys(sections, 0)
    headings: set[tuple[str, str]] = set()

    def take(name: str, bound: float) -> None:
        for item in sections[name][len(kept[name]) :]:
            fresh = [heading for heading in item.headings if (name, heading) not in headings]
            cost = length_of(item.text) + sum(map(length_of, fresh))
            total = sum(spent.values()) + cost
            first = not kept[name] and total <= length / 2
            if total > length or (spent[name] + cost > bound and not first):
                return
            kept[name].append(item)
            spent[name] += cost
            headings.update((name, heading) for heading in fresh)

    for name, share in shares.items():
        take(name, share * length)
    for name in shares:
        take(name, length)
    return kept


def cost(items: Sequence[Item[Content]]) -> int:
    """The words of a section with its headings."""
    headings = {heading for item in items for heading in item.headings}
    return sum(length_of(item.text) for item in items) + sum(map(length_of, headings))
