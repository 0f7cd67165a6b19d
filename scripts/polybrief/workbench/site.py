"""The site: everything before the gate, publishing, the preview."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief import gate
from polybrief import publish as publishing
from polybrief import translate as translating
from polybrief.errors import PublishError
from polybrief.store import Store
from polybrief.translate import Finished
from polybrief.workbench.checking import check_briefs
from polybrief.workbench.claims import relate_sources
from polybrief.workbench.reports import examine_sources
from polybrief.workbench.translations import localise_briefs, translate_sources

Lines = list[str]
"""What is said to the person who typed the command."""


def before_the_gate(store: Store, progress: Finished = translating.unheard) -> Iterator[str]:
    """The stages of `polybrief build` that come before the gate, one after the other."""
    yield from translate_sources(store, progress=progress)
    yield from examine_sources(store)
    yield from relate_sources(store)
    yield from localise_briefs(store, progress=progress)


def publish_site(store: Store, *, preview: bool) -> Lines:
    """Builds the site of all languages. Raises PublishError while the gate holds something back."""
    errors = 0 if preview else check_briefs(store).errors
    if errors:
        raise PublishError(
            f"the gate is shut ({errors} to mend); nothing was published", "run: polybrief check"
        )

    def guard(files: Iterator[tuple[str, bytes]]) -> None:
        for finding in gate.leaked(store, files):
            raise PublishError(
                f"{finding.file}: {finding.message}; nothing was published", "run: polybrief check --all"
            )

    # The preview is for the desk alone, whose drafts hold the words of their sources.
    return publishing.publish(store, preview=preview, guard=None if preview else guard)


def serve_preview(store: Store, host: str, port: int) -> Iterator[str]:
    """Serves the preview until it is interrupted."""
    yield from publishing.serve(store, host, port)
