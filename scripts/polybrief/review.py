"""review: a named person has read exactly this text; publish: readers see it, and its changes."""

from __future__ import annotations

from datetime import date

from polybrief.briefs import Brief, with_front
from polybrief.errors import BriefError
from polybrief.model import Correction, CorrectionKind


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


def publish(brief: Brief, on: date, what: str | None = None, kind: CorrectionKind = "correction") -> Brief:
    """The brief, reviewed before, as a public one, with an entry for what was changed since readers saw it.

    `what` says the change in one line for the readers; the reviewer stands as who made it. Who publishes
    is responsible unless another is named; a brief without a date gets that of `on`. A retraction
    withdraws the brief.

    Raises BriefError if the published text has changed and `what` is not said, or if it is said
    where nothing has changed that readers have seen (a retraction needs no change).
    """
    front = brief.front
    changed = front.public_hash is not None and front.public_hash != brief.text_hash
    again = f"polybrief review {brief.slug} --language {front.language} --by NAME --publish"
    said = " ".join((what or "").split())
    withdrawn = front.status == "withdrawn"
    if (changed or withdrawn) and not said:
        state = "withdrawn" if withdrawn else "changed"
        raise BriefError(
            f"{brief.file}: {state} since it was published, and nothing says why",
            f'run: {again} --correction "What and why" --kind clarification',
        )
    if said and front.public_hash is None:
        raise BriefError(
            f"{brief.file}: not published through a review before, so there is nothing to correct",
            f"run: {again}",
        )
    if said and not changed and kind != "retraction" and not withdrawn:
        raise BriefError(f"{brief.file}: the text is the one that was published", f"run: {again}")
    entries = front.corrections
    if said:
        who = front.reviewed_by or ""
        entries = (*entries, Correction(on, kind, said, who, brief.text_hash))
    return with_front(
        brief,
        status="withdrawn" if said and kind == "retraction" else "published",
        date=front.date or on,
        responsible_editor=front.responsible_editor or front.reviewed_by,
        published_hash=front.published_hash or brief.text_hash,
        corrections=entries,
    )
