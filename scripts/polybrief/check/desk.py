"""What the rules know of the desk beside the brief in hand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from polybrief.briefs import Brief
from polybrief.examine import Examiner
from polybrief.model import (
    Entry,
    Evidence,
    Footnote,
    Ledger,
    Sentence,
    SentenceEvidence,
    Source,
    Translation,
)


@dataclass(frozen=True)
class Desk:
    """All sources and briefs, and what is known of them.

    `sentences` and `evidence` are by source id; a sentence has no wording where its text is not at hand.
    `briefs` are by language and slug, `catalogues` (the translations of briefs) by slug and target
    language, `translations` (of sources' sentences) by target language and sentence id. `now` has a
    time zone. `files` are the paths under `docs/`, None if they are not known. `topics` are those that the
    settings name, none if briefs may have any.
    """

    sources: Mapping[str, Source]
    sentences: Mapping[str, Sequence[Sentence]]
    briefs: Mapping[tuple[str, str], Brief]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    glossary: Sequence[Entry] = ()
    catalogues: Mapping[tuple[str, str], Sequence[Translation]] = field(default_factory=dict)
    translations: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    files: frozenset[str] | None = None
    topics: frozenset[str] = frozenset()

    @cached_property
    def examiner(self) -> Examiner:
        """A reader of figures, dates and names that knows the glossary, and what it has read before."""
        return Remembering(self.glossary)

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        """What several rules need and one of them has worked out."""
        return {}

    def unheld(self, labels: Iterable[str]) -> tuple[str, ...]:
        """The sources among those that labels cite of which the desk has sentences but not their wording."""
        cited = {Footnote(label, 0).source for label in labels}
        return tuple(sorted(s for s in cited if any(one.text is None for one in self.sentences.get(s, ()))))


class Remembering(Examiner):
    """An examiner for several who read the same sentences: each is read once."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        super().__init__(glossary)
        self._known: dict[Hashable, SentenceEvidence] = {}

    def read(
        self, text: str, language: str, n: int = 1, *, heading: bool = False, published: date | None = None
    ) -> SentenceEvidence:
        key = (text, language, n, heading, published)
        if key not in self._known:
            self._known[key] = super().read(text, language, n, heading=heading, published=published)
        return self._known[key]
