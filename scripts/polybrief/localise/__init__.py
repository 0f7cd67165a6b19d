"""localise: the other editions of a brief, from its catalogues, passage by passage, footnotes in place.

edits.py    what a person changed in an edition goes back into its catalogue
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.citations import definitions
from polybrief.errors import BriefError
from polybrief.localise.edits import passages, shown, take_back
from polybrief.model import Source, Translation

__all__ = ["Edition", "localise", "passages", "take_back", "with_definitions"]


@dataclass(frozen=True)
class Edition:
    """One edition of a brief as the program writes it, and how many of its passages still wait."""

    text: str
    waiting: int
    machine: int


def localise(
    brief: Brief,
    translations: Sequence[Translation],
    target: str,
    sources: Mapping[str, Source],
    existing: Brief | None = None,
) -> Edition:
    """The edition of `brief` in the language `target`.

    `translations` holds one entry for each of the passages. A passage that waits stays in its
    language behind its code in brackets, and with it (or with one that only a machine has translated)
    the edition is a draft. Review, editor, corrections and waivers of the `existing` edition stay; whether
    the review holds for the new text, its hash tells.

    Raises BriefError if a passage has no entry.
    """
    by_number = {int(t.sentence.rpartition(":")[2]): t for t in translations}
    try:
        entries = [by_number[sentence.n] for sentence in passages(brief)]
    except KeyError as missing:
        raise BriefError(
            f"{brief.file}: passage {missing} has no entry in the catalogue",
            f"run: polybrief localise {brief.slug}",
        ) from missing
    language = brief.front.language
    texts = {int(t.sentence.rpartition(":")[2]): shown(t, language) for t in entries}
    waiting = sum(t.text is None for t in entries)
    machine = sum(t.text is not None and not t.reviewed for t in entries)
    body = briefs.rejoin(brief, {n - 3: text for n, text in texts.items() if n > 2})
    kept = existing.front if existing else None
    front = replace(
        brief.front,
        title=texts[1],
        summary=texts[2],
        language=target,
        translation_of=language,
        status="draft" if (waiting or machine) and brief.front.status != "withdrawn" else brief.front.status,
        reviewed_by=kept.reviewed_by if kept else None,
        reviewed_on=kept.reviewed_on if kept else None,
        responsible_editor=kept.responsible_editor if kept else None,
        reviewed_hash=kept.reviewed_hash if kept else None,
        # What was changed in an edition, and what it may, is its own; the embargo is that of the original.
        published_hash=kept.published_hash if kept else None,
        corrections=kept.corrections if kept else (),
        waivers=kept.waivers if kept else (),
        localised_hash=None,
    )
    front = replace(front, localised_hash=replace(brief, front=front, body=body).text_hash)
    notes = definitions(brief.labels, sources, target)
    return Edition(briefs.render(briefs.front_text(front), body, notes), waiting, machine)


def with_definitions(brief: Brief, sources: Mapping[str, Source]) -> str:
    """The brief's own file with its footnotes' definitions written and put in order.

    A definition that the program cannot write, as its label names no known source, stays as it is.
    """
    written = definitions(brief.labels, sources, brief.front.language)
    kept = {d.label: d.text for d in brief.definitions if d.label not in written}
    order = {label: written.get(label, kept.get(label)) for label in (*brief.labels, *kept)}
    return briefs.render(brief.head, brief.body, {k: v for k, v in order.items() if v is not None})
