"""What to type against a fault that several rules find."""

from __future__ import annotations

from polybrief.briefs import Brief


def in_catalogue(brief: Brief) -> str:
    """How to put a translation right."""
    name = f"memory/briefs/{brief.slug}.{brief.front.language}.po"
    return f"put it right here or in {name}, then run: polybrief localise {brief.slug}"
