"""localise: the other editions of a brief, from its catalogues, passage by passage, footnotes in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.citations import definitions
from polybrief.errors import BriefError, EditedByHand
from polybrief.model import Sentence, Source, Translation

__all__ = ["Edition", "localise", "passages", "with_definitions"]


@dataclass(frozen=True)
class Edition:
    """One edition of a brief as the program writes it, and how many of its passages still wait."""

    text: str
    waiting: int
    machine: int


def passages(brief: Brief) -> tuple[Sentence, ...]:
    """What is translated: title, summary, then the passages of the body, numbered from 1."""
    language = brief.front.language
    texts = (brief.front.title, brief.front.summary, *(passage.text for passage in brief.passages))
    return tuple(Sentence(brief.slug, n, language, text) for n, text in enumerate(texts, start=1) if text)


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
    the edition is a draft. Review and editor of the `existing` edition stay; whether the review holds
    for the new text, its hash tells.

    Raises EditedByHand if a person changed `existing` since the program wrote it, and the change is
    not in the catalogue. Raises BriefError if a passage has no entry.
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
    texts = {int(t.sentence.rpartition(":")[2]): t.text or f"[{language}] {t.source_text}" for t in entries}
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
        localised_hash=None,
    )
    made = replace(brief, front=front, body=body)
    if existing is not None:
        _refuse_hand_made(existing, made)
    front = replace(front, localised_hash=made.text_hash)
    notes = definitions(brief.labels, sources, target)
    return Edition(briefs.render(briefs.front_text(front), body, notes), waiting, machine)


def _refuse_hand_made(existing: Brief, made: Brief) -> None:
    if existing.text_hash in (existing.front.localised_hash, made.text_hash):
        return
    line, old, new = _first_difference(existing, made)
    raise EditedByHand(
        f"{existing.file}:{line}: edited by hand: “{_short(old)}” where the catalogue gives “{_short(new)}”",
        f"put the change into memory/briefs/{existing.slug}.{existing.front.language}.po,"
        f" or delete {existing.file}, then run: polybrief localise {existing.slug}",
    )


def _first_difference(existing: Brief, made: Brief) -> tuple[int, str, str]:
    pairs = (
        (2, existing.front.title, made.front.title),
        (3, existing.front.summary, made.front.summary),
    )
    for line, old, new in pairs:
        if old != new:
            return line, old, new
    ours = existing.body.strip("\n").split("\n")
    theirs = made.body.strip("\n").split("\n")
    blank = len(existing.body) - len(existing.body.lstrip("\n"))
    ours += [""] * (len(theirs) - len(ours))
    theirs += [""] * (len(ours) - len(theirs))
    for offset, (old, new) in enumerate(zip(ours, theirs, strict=True)):
        if old != new:
            return existing.first_line + blank + offset, old, new
    return existing.first_line, "", ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def with_definitions(brief: Brief, sources: Mapping[str, Source]) -> str:
    """The brief's own file with its footnotes' definitions written and put in order.

    A definition that the program cannot write, as its label names no known source, stays as it is.
    """
    written = definitions(brief.labels, sources, brief.front.language)
    kept = {d.label: d.text for d in brief.definitions if d.label not in written}
    order = {label: written.get(label, kept.get(label)) for label in (*brief.labels, *kept)}
    return briefs.render(brief.head, brief.body, {k: v for k, v in order.items() if v is not None})
