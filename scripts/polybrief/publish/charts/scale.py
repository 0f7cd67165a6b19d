"""A logarithmic scale: powers of ten at equal distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from polybrief.publish.drawing import width

_MARGIN = 0.12
"""Powers of ten by which the scale goes on beyond the smallest and the largest value."""


@dataclass(frozen=True)
class Scale:
    """Powers of ten from `low` to `high` (exponents, not whole ones) between two places on the line."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: Decimal) -> float:
        """Where a value above zero stands, to a tenth of a pixel."""
        share = (_power(value) - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left), 1)

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The powers of ten within the scale."""
        first, last = -int(-self.low // 1), int(self.high // 1)
        return tuple(Decimal(10) ** power for power in range(first, last + 1))

    def labelled(self, labels: Sequence[str], size: float) -> tuple[tuple[float, str], ...]:
        """(place, label) of as many ticks as have room for theirs: each, each second, each third …

        `labels` are those of `ticks`. Each is centred on its tick; at the ends it is moved inside.
        """
        places = [self.at(tick) for tick in self.ticks]
        for step in range(1, len(places) + 1):
            placed = [
                (self._inside(place, width(label, size)), label)
                for place, label in zip(places[::step], labels[::step], strict=True)
            ]
            if all(_apart(a, b, size) for a, b in pairwise(placed)):
                return tuple(placed)
        return ()

    def _inside(self, place: float, room: float) -> float:
        return min(max(place, self.left + room / 2), self.right - room / 2)


def scale(values: Sequence[Decimal], left: float, right: float) -> Scale:
    """The scale for some values above zero, at least one power of ten long."""
    low, high = _power(min(values)) - _MARGIN, _power(max(values)) + _MARGIN
    if high - low < 1:
        low, high = (low + high - 1) / 2, (low + high + 1) / 2
    return Scale(low, high, left, right)


def _power(value: Decimal) -> float:
    return float(value.log10())


def _apart(a: tuple[float, str], b: tuple[float, str], size: float) -> bool:
    return a[0] + width(a[1], size) / 2 + size / 2 <= b[0] - width(b[1], size) / 2
