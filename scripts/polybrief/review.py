"""review: a named person has read exactly this text."""

from __future__ import annotations

from datetime import date

from polybrief.briefs import Brief, with_front
from polybrief.errors import BriefError


def review(brief: Brief, reviewer: str, on: date, editor: str | None = None) -> Brief:
    """The brief with the review recorded: who, when, and the hash of the text that was read.

    `editor` is who takes the responsibility for publishing it; the one named before stays if None.
    Raises BriefError for an empty name.
    """
    name = " ".join(reviewer.split())
    if not name:
        raise BriefError("a review needs a name", 'name the reader: --by "Desk editor, English"')
    return with_front(
        brief,
        reviewed_by=name,
        reviewed_on=on,
        responsible_editor=editor or brief.front.responsible_editor,
        reviewed_hash=brief.text_hash,
    )
