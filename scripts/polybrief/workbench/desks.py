"""The desk as a whole: a fresh one, and what it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybrief import doctor, starting
from polybrief import store as files
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""


def start_desk(
    root: Path, title: str | None, languages: Sequence[str], *, sample: bool, templates: bool
) -> Lines:
    """Makes a fresh desk in the folder `root`, which must not be there, or be empty."""
    name = title or root.resolve().name
    made = starting.fresh(files.shipped_files(), name, languages, sample=sample, templates=templates)
    store = files.create(root, made)
    return [
        f"made: {store.root} (languages: {', '.join(languages)}"
        f"{'; with a sample brief' if sample else ''}{'; with templates' if templates else ''})",
        f"  → next: cd {root}, then polybrief doctor, polybrief build",
    ]


def look_over(store: Store | None) -> tuple[Lines, bool]:
    """What is installed and what is missing, for this desk or (None) outside one; whether it can build."""
    found = doctor.look_over(store)
    return doctor.table(found), doctor.can_build(found)
