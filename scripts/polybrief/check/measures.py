"""How well a brief is borne out by its footnotes: citation recall and citation precision.

Recall asks whether each statement has what it needs, precision whether each footnote is needed. Both
look at footnotes, figures, dates and names alone: grounded is not true.
"""

from __future__ import annotations

from dataclasses import dataclass

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.support import support

__all__ = ["Measures", "of"]


@dataclass(frozen=True)
class Measures:
    """`sentences` (with rows of tables) of a brief, and how many of them have full `support`: a footnote,
    and all figures, dates and names in the cited sentences. `footnotes`, and how many of them
    `contribute`: there is such a sentence, and it has something in common with what it is cited for."""

    sentences: int
    supported: int
    footnotes: int
    contributing: int

    @property
    def recall(self) -> float:
        """The share of sentences with full support, 0 to 1; 1 for a brief without sentences."""
        return self.supported / self.sentences if self.sentences else 1.0

    @property
    def precision(self) -> float:
        """The share of footnotes that contribute, 0 to 1; 1 for a brief without footnotes."""
        return self.contributing / self.footnotes if self.footnotes else 1.0


def of(brief: Brief, desk: Desk) -> Measures:
    """The measures of a brief; title, summary and headings, which have no footnotes, are left out."""
    found = [known for known in support(brief, desk) if known.statement.cited]
    footnotes = sum(len(known.statement.labels) for known in found)
    wasted = sum(len(known.idle) + len(known.unknown) for known in found)
    return Measures(
        sentences=len(found),
        supported=sum(known.full for known in found),
        footnotes=footnotes,
        contributing=footnotes - wasted,
    )
