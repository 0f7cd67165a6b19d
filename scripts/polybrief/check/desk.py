"""What the rules know of the desk beside the brief in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybrief.briefs import Brief
from polybrief.model import Source


@dataclass(frozen=True)
class Desk:
    """All sources with their number of sentences, and all briefs by language and slug."""

    sources: Mapping[str, Source]
    sentences: Mapping[str, int]
    briefs: Mapping[tuple[str, str], Brief]
