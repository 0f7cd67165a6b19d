"""From reports to evidence: reports examined, figures compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from polybrief import comparing, compute
from polybrief.collect import reader
from polybrief.errors import InputError
from polybrief.examine import Examiner
from polybrief.examine.task import examined
from polybrief.model import Sentence, Source
from polybrief.store import Store
from polybrief.translate import Finished, unheard
from polybrief.workbench.unchanged import Parts, source_keys, unless_done

Lines = list[str]
"""What is said to the person who typed the command."""


def examine_sources(
    store: Store, *, again: bool = False, cluster: str = "", progress: Finished = unheard
) -> Lines:
    """Writes the evidence of every source whose text is at hand; the others keep what they have.

    What is as it was when it was last examined is not read, unless `again`. It is done on the Dask cluster
    at the address `cluster`, if there is one. Everything is read before; evidence is written as it comes,
    each file whole.
    """
    return unless_done(
        store,
        "examine",
        lambda parts: _examine(store, parts, cluster, progress),
        again=again,
        parts_of=partial(source_keys, store),
        passing="examined ",
    )


def _examine(store: Store, parts: Parts, cluster: str, progress: Finished) -> Lines:
    entries, kept, missing, same = store.glossary(), 0, [], 0
    documents: list[tuple[Source, Sequence[Sentence]]] = []
    for name in store.source_ids():
        if parts.done(name):
            same += 1
            continue
        source = store.source(name)
        assert source is not None
        if store.text(source) is not None:
            documents.append((source, store.sentences(source)))
            continue
        parts.made.remove(name)
        if store.evidence(source.id) is not None:
            kept += 1
        else:
            missing.append(source.id)
    done = 0
    with compute.choose(cluster, sum(len(sentences) for _, sentences in documents)) as executor:
        for source_id, text in examined(documents, entries, executor):
            done += store.write_evidence_text(source_id, text)
            progress("examine", 1, len(documents))
    lines = [
        f"examined {len(documents)} sources, {done} changed" + (f"; {same} are as they were" if same else "")
    ]
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
