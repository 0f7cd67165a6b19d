"""The editor's word on conflicts, `conflicts/<name>.yml`, and whether it still fits its conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from polybrief.errors import RecordError
from polybrief.frontmatter import Kind, check_fields, load_yaml
from polybrief.languages import LANGUAGES
from polybrief.model import Comment, Conflict, Disagreement, Finding, Ledger, Remark, normalise

CODE = "conflict-without-comment"

_KINDS: Mapping[str, Kind] = {"conflict": str, "kind": get_args(Disagreement), "figures": list}
_REMARK: Mapping[str, Kind] = {"text": str, "by": str, "date": date}


def parse(text: str, file: str) -> Comment:
    """The comment in `text`, read from `file`. Raises RecordError; a remark in each language is required."""
    value = load_yaml(normalise(text), file, RecordError)
    if not isinstance(value, dict):
        raise RecordError(f"{file}: no fields", f"start {file} with “conflict: …”")
    remarks = {code: _remark(value.get(code), f"{file}: {code}") for code in LANGUAGES}
    rest = {key: part for key, part in value.items() if key not in LANGUAGES}
    known = check_fields(rest, _KINDS, tuple(_KINDS), file, RecordError)
    return Comment(file, **known, remarks=remarks)


def _remark(value: Any, place: str) -> Remark:
    if not isinstance(value, dict):
        raise RecordError(f"{place} is missing", "write it as {text: …, by: …, date: 2026-11-22}")
    known = check_fields(value, _REMARK, tuple(_REMARK), place, RecordError)
    return Remark(" ".join(known["text"].split()), known["by"], known["date"])


def figures(conflict: Conflict) -> tuple[str, ...]:
    """The values of a conflict, each once, in its order."""
    return tuple(dict.fromkeys(stated.value for stated in conflict.stated))


def holding(comments: Iterable[Comment], ledger: Ledger) -> dict[str, Comment]:
    """The comments that fit the conflicts as they are, by the id of the conflict."""
    known = {conflict.id: conflict for conflict in ledger.conflicts}
    return {
        comment.conflict: comment
        for comment in comments
        if (conflict := known.get(comment.conflict))
        and (conflict.kind, figures(conflict)) == (comment.kind, comment.figures)
    }


def find(comments: Iterable[Comment], ledger: Ledger, shown: Ledger) -> Iterator[Finding]:
    """What is wrong with the comments: one on a conflict that has changed, a published conflict with none.

    `shown` is the part of the ledger that readers see. A comment on a conflict that the ledger does not
    know is left alone: a clone without the texts of the reports finds fewer.
    """
    comments = tuple(comments)
    fitting = holding(comments, ledger)
    known = {conflict.id: conflict for conflict in ledger.conflicts}
    on = {comment.conflict for comment in comments}
    for comment in comments:
        conflict = known.get(comment.conflict)
        if conflict and comment.conflict not in fitting:
            yield Finding(
                CODE,
                "warning",
                comment.file,
                1,
                f"the conflict has changed since this was written: {conflict.kind}, {_listed(conflict)}",
                f"read it again, then set “kind: {conflict.kind}” and “figures: [{_listed(conflict)}]”",
            )
    for conflict in shown.conflicts:
        if conflict.id not in on:
            yield Finding(
                CODE,
                "warning",
                f"conflicts/{conflict.id}.yml",
                1,
                f"readers see a conflict without the editor’s word: {conflict.measure}, {_listed(conflict)}",
                f"write the file with “conflict: {conflict.id}”, “kind: {conflict.kind}”,"
                f" “figures: [{_listed(conflict)}]” and a remark in each language",
            )


def _listed(conflict: Conflict) -> str:
    return ", ".join(figures(conflict))
