"""From a file to evidence: reports taken in and examined, figures compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from polybrief import comparing
from polybrief.collect import collect, reader
from polybrief.errors import BadId, InputError
from polybrief.examine import Examiner, examine
from polybrief.model import Evidence
from polybrief.records import check_id
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""


def collect_files(
    store: Store, paths: Sequence[Path], given: Mapping[str, Any], source_id: str | None, *, replace: bool
) -> Lines:
    """Takes reports from files into `sources/`; none if one of them cannot be taken."""
    if source_id and len(paths) > 1:
        raise BadId("one id for several files", "collect them one by one, or leave --id out")
    fields = {key: value for key, value in given.items() if value is not None}
    collected = []
    for path in paths:
        name = check_id(source_id or _id_of(path))
        raw = reader.read(path)
        known = store.source(name)
        markdown = path.suffix.lower() in (".md", ".markdown")
        collected.append(
            collect(raw, name, str(path), fields, known, markdown=markdown, replace_text=replace)
        )
    lines = []
    for taken in collected:
        changed = store.write_source(taken.source, taken.text)
        sentences = store.sentences(taken.source)
        verb = "collected" if changed else "unchanged"
        lines.append(
            f"{verb}: sources/{taken.source.id}.md ({taken.source.language}, {taken.source.rights},"
            f" {len(sentences)} sentences)"
        )
        if changed:
            lines += [f"  taken out, {why}: {_short(text)}" for why, text in taken.removed]
            if taken.source.title is None:
                lines.append("  no title found; footnotes show the id until the record has a title")
    return lines


def _id_of(path: Path) -> str:
    """The id that a file's name gives: up to the first full stop, in lower case, hyphens between words."""
    stem = path.name.split(".")[0]
    return "-".join(stem.lower().replace("_", " ").replace("-", " ").split()) or "-"


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"


def examine_sources(store: Store) -> Lines:
    """Writes the evidence of every source whose text is at hand; the others keep what they have."""
    examiner = Examiner(store.glossary())
    done, kept, missing = 0, 0, []
    results: list[Evidence] = []
    for source in store.sources():
        if store.text(source) is not None:
            results.append(examine(source, store.sentences(source), examiner))
        elif store.evidence(source.id) is not None:
            kept += 1
        else:
            missing.append(source.id)
    for known in results:
        done += store.write_evidence(known)
    lines = [f"examined {len(results)} sources, {done} changed"]
    if kept:
        lines.append(
            f"  {kept} restricted sources keep their evidence; their texts are not in {store.library}"
        )
    lines += [
        f"  no text and no evidence of {source_id}: put it into {store.library}" for source_id in missing
    ]
    return lines


def compare_figures(
    given: Sequence[str], source: str | None, target: str | None, store: Store | None, *, as_text: bool
) -> tuple[tuple[comparing.Compared, ...], str]:
    """The pairs of two text files or of one PO catalogue, compared; and the name of what was compared.

    With `as_text`, `given` are the two texts themselves.

    The glossary of `store` helps, if there is one. Raises InputError, also for languages that are
    neither given nor named by the catalogue.
    """
    texts = list(given) if as_text else [reader.read(Path(name)) for name in given]
    names = ["text"] * len(given) if as_text else list(given)
    if len(given) == 2:
        pairs = comparing.by_lines(texts[0], texts[1], (names[0], names[1]))
    elif len(given) == 1 and not as_text:
        pairs, known_source, known_target = comparing.of_catalogue(texts[0], names[0])
        source, target = source or known_source, target or known_target
    else:
        raise InputError(f"{len(given)} cannot be compared", "give two text files, or one PO catalogue")
    if source is None or target is None:
        raise InputError("the languages are not known", "name them: --from de --to en")
    examiner = Examiner(store.glossary() if store else ())
    return comparing.compare(pairs, source, target, examiner), names[-1]
