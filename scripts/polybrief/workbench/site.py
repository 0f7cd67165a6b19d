"""The site: everything before the gate, publishing, the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from polybrief import gate
from polybrief import publish as publishing
from polybrief import translate as translating
from polybrief.errors import PublishError
from polybrief.publish.handouts import stage
from polybrief.store import Store
from polybrief.translate import Finished
from polybrief.workbench.checking import check_briefs
from polybrief.workbench.claims import relate_sources
from polybrief.workbench.reports import examine_sources
from polybrief.workbench.translations import localise_briefs, translate_sources

Lines = list[str]
"""What is said to the person who typed the command."""


def before_the_gate(
    store: Store, progress: Finished = translating.unheard, *, again: bool = False, cluster: str = ""
) -> Iterator[str]:
    """The stages of `polybrief build` that come before the gate, one after the other.

    What has not changed since the last run is not done again, unless `again`. What can be done elsewhere
    is done on the Dask cluster at the address `cluster`, if there is one.
    """
    yield from translate_sources(store, anew=again, cluster=cluster, progress=progress)
    yield from examine_sources(store, again=again, cluster=cluster, progress=progress)
    yield from relate_sources(store, again=again, cluster=cluster, progress=progress)
    yield from localise_briefs(store, progress=progress, again=again)


def publish_site(store: Store, *, preview: bool, again: bool = False) -> Lines:
    """Builds the site of all languages, and its handouts before it, which it links to; with `again`, each
    text is rendered anew.

    Raises PublishError while the gate holds something back.
    """
    if preview:
        # The preview is for the desk alone, whose drafts hold the words of their sources.
        return publishing.publish(store, preview=True)
    _pass_gate(store)
    guard = _guard(store)
    lines = stage.make_handouts(store, guard=guard).said()
    return [*lines, *publishing.publish(store, preview=False, guard=guard, again=again)]


def print_handouts(store: Store, slugs: Sequence[str], edition: str | None) -> Lines:
    """Prints the handouts of the named briefs (none: all public ones), or the digest of a week.

    Raises PublishError while the gate holds something back, and where this machine cannot print.
    """
    _pass_gate(store)
    guard = _guard(store)
    if edition:
        made = stage.make_edition(store, edition, guard=guard)
    else:
        made = stage.make_handouts(store, slugs, guard=guard)
    if not made.able:
        raise PublishError("nothing was printed", made.said()[0])
    return made.said()


def _pass_gate(store: Store) -> None:
    errors = check_briefs(store).errors
    if errors:
        raise PublishError(
            f"the gate is shut ({errors} to mend); nothing was published", "run: polybrief check"
        )


def _guard(store: Store) -> Callable[[Iterator[tuple[str, bytes]]], None]:
    def guard(files: Iterator[tuple[str, bytes]]) -> None:
        for finding in gate.leaked(store, files):
            raise PublishError(
                f"{finding.file}: {finding.message}; nothing was published", "run: polybrief check --all"
            )

    return guard


def serve_preview(store: Store, host: str, port: int) -> Iterator[str]:
    """Serves the preview until it is interrupted."""
    yield from publishing.serve(store, host, port)
