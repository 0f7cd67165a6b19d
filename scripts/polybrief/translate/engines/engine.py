"""What an engine is: it turns sentences of one language into sentences of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from polybrief.translate.journal import Output


def unheard(_count: int) -> None:
    """Tells nobody."""


class Engine(Protocol):
    """What the stage asks of an engine."""

    @property
    def attempts(self) -> int:
        """In how many ways it can decode a sentence; the first is the best in general."""

    def route(self, source: str, target: str) -> str | None:
        """The name to record with a translation from `source` to `target`; None if it cannot serve."""

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,
        attempt: int = 0,
        finished: Callable[[int], None] = unheard,
    ) -> list[Output]:
        """Each sentence in `target`, in the same order, decoded in the way number `attempt`.

        Calls `finished` with the number of sentences that are done since its last call; over a
        language between, the first half of the way counts nothing. Raises TranslationError if the
        engine cannot serve at all.
        """
