"""Dossiers: one language beside its evidence, and the record of its review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from polybrief import dossier_gate, gate
from polybrief import dossiers as dossier_format
from polybrief import review as reviewing
from polybrief import reviewing as side_by_side
from polybrief.briefs import with_front
from polybrief.check.dossiers import check_dossier, draw_all
from polybrief.check.report import number
from polybrief.dossiers import Dossier
from polybrief.errors import GateShut, RecordError
from polybrief.model import CorrectionKind
from polybrief.reviewing import Sheet
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""


def is_dossier(slug: str) -> bool:
    """Whether a name such as `dossiers/stargate` is that of a dossier."""
    return slug.startswith(f"{dossier_format.FOLDER}/")


def dossier_sheet(store: Store, slug: str, language: str) -> Sheet:
    """One language of a dossier beside its evidence, by the lines of its file.

    Raises RecordError for a dossier that does not exist.
    """
    dossier, desk = _dossier(store, slug), gate.desk(store)
    drawn = draw_all(dossier, desk)[language]
    passages = (replace(p, line=drawn.lines.get(p.line, 0)) for p in drawn.brief.passages)
    brief = replace(drawn.brief, passages=tuple(passages))
    findings = check_dossier(dossier, desk, (language,))
    return side_by_side.sheet(brief, desk, findings, store.settings.desk_language)


def review_dossier(
    store: Store,
    slug: str,
    language: str,
    reviewer: str,
    on: date,
    editor: str | None,
    *,
    publish: bool,
    correction: str | None = None,
    kind: CorrectionKind = "correction",
) -> Lines:
    """Records in the dossier's file that a person has read exactly this text in one language.

    With `publish`, makes it public as well; `correction` and `kind` are what they are for a brief. Raises
    GateShut where the gate finds an error in this language, or in what all languages share.
    """
    dossier, desk = _dossier(store, slug), gate.desk(store)
    done = reviewing.review(draw_all(dossier, desk)[language].brief, reviewer, on, editor)
    if publish:
        done = reviewing.publish(done, on, correction, kind)
    elif done.front.status == "draft":
        done = with_front(done, status="reviewed")
    text = dossier_format.with_review(store.dossier_text(dossier.id), dossier.file, done.front)
    recorded = dossier_format.parse(text, dossier.file, dossier.id)
    errors = dossier_gate.errors(recorded, language, desk)
    if errors and done.front.status != "withdrawn":
        first = errors[0]
        raise GateShut(
            f"the gate is shut for {dossier.file} ({number(len(errors), 'error')}, the first on line"
            f" {first.line}: {first.message}); no review was recorded",
            f"run: polybrief review {slug} --language {language}",
        )
    store.write_dossier(dossier.id, text)
    return [
        f"reviewed: {dossier.file} ({language}) by {done.front.reviewed_by} on {on.isoformat()}"
        f" ({done.front.status})"
    ]


def _dossier(store: Store, slug: str) -> Dossier:
    name = slug.removeprefix(f"{dossier_format.FOLDER}/").removesuffix(".yml")
    dossier = store.dossier(name)
    if dossier is None:
        raise RecordError(f"there is no dossiers/{name}.yml", "see dossiers/ for what there is")
    return dossier
