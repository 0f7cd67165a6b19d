"""The gate at work on the desk's dossiers: which there are, and what it finds in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from polybrief.check import Desk, measures
from polybrief.check.dossiers import check_dossier, draw_all
from polybrief.check.measures import Measures
from polybrief.check.report import Checked, fingerprints, unreadable
from polybrief.dossiers import FOLDER, Dossier, public_sources, slug
from polybrief.errors import RecordError
from polybrief.model import Finding, normalise
from polybrief.store import Store

FILES = f"{FOLDER}/*.yml"
"""The files of the dossiers, as a pattern."""


def pages(store: Store) -> frozenset[str]:
    """The pages of published dossiers, as they would be called under `docs/`, for links to them."""
    found = set()
    for dossier in _readable(store):
        for language, review in dossier.reviews.items():
            if review["status"] == "published":
                found |= {f"{language}/{slug(dossier.id)}.md", f"{language}/{FOLDER}/index.md"}
    return frozenset(found)


def cited(store: Store, known: Desk) -> frozenset[str]:
    """The sources that published dossiers cite."""
    return public_sources(_readable(store), known.sources, known.evidence, known.ledger)


def _readable(store: Store) -> Iterator[Dossier]:
    for file in store.names(FILES):
        with suppress(RecordError):
            if dossier := store.dossier(PurePosixPath(file).stem):
                yield dossier


def check_file(store: Store, file: str, known: Desk) -> Checked:
    """What the gate finds in the dossier that stands in `file`."""
    name = PurePosixPath(file).stem
    try:
        dossier = store.dossier(name)
        assert dossier is not None
        findings = check_dossier(dossier, known)
    except RecordError as problem:
        return unreadable(file, "", slug(name), problem)
    text = normalise(store.files(file)[file].decode("utf-8"))
    return Checked(
        file=file,
        language="",
        slug=slug(name),
        status="dossier",
        findings=findings,
        fingerprints=tuple(fingerprints(findings, text)),
        measures=_measures(dossier, known),
        unheld=known.unheld(dossier.cites),
    )


def _measures(dossier: Dossier, known: Desk) -> Measures:
    """The measures of all languages together."""
    each = [measures.of(text.brief, known) for text in draw_all(dossier, known).values()]
    return Measures(
        sum(one.sentences for one in each),
        sum(one.supported for one in each),
        sum(one.footnotes for one in each),
        sum(one.contributing for one in each),
    )


def errors(dossier: Dossier, language: str, known: Desk) -> tuple[Finding, ...]:
    """What shuts the gate for one language of a dossier."""
    found = check_dossier(dossier, known, (language,))
    return tuple(finding for finding in found if finding.severity == "error")
