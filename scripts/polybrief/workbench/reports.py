"""From reports to evidence: reports examined, figures compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybrief import comparing
from polybrief.collect import reader
from polybrief.errors import InputError
from polybrief.examine import Examiner, examine
from polybrief.model import Evidence
from polybrief.store import Store

Lines = list[str]
"""What is said to the person who typed the command."""


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
