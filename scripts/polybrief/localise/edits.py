"""What a person changed in an edition goes back into its catalogue, or is refused with its line.

An edition says by its `localised_hash` what the program wrote last. The changed sentences are those
that, put back as the catalogue has them, give exactly that text again. So nothing is taken for an edit
that is none, also where the catalogue was edited meanwhile; and what a catalogue cannot hold
(footnotes, marks, another order) is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.errors import EditedByHand
from polybrief.limits import MAX_EDITS_BESIDE_CATALOGUE
from polybrief.model import Sentence, Translation


def passages(brief: Brief) -> tuple[Sentence, ...]:
    """What is translated: title, summary, then the passages of the body, numbered from 1."""
    language = brief.front.language
    texts = (brief.front.title, brief.front.summary, *(passage.text for passage in brief.passages))
    return tuple(Sentence(brief.slug, n, language, text) for n, text in enumerate(texts, start=1) if text)


def shown(entry: Translation, language: str) -> str:
    """How an entry stands in the edition: a waiting one in its `language`, whose code goes before it."""
    return entry.text or briefs.waiting(entry.source_text, language)


def take_back(
    edition: Brief, memory: Sequence[Translation]
) -> tuple[tuple[Translation, ...], tuple[int, ...]]:
    """The catalogue `memory` with what a person changed in the `edition`, as that person's translation,
    and the lines of the edition that were changed.

    `memory` is the catalogue from which the edition was written, or what persons have made of it since.
    Raises EditedByHand, with the line, for changes that no catalogue can hold and for sentences
    that were changed in both.
    """
    written = edition.front.localised_hash
    if edition.text_hash == written:
        return tuple(memory), ()
    language = edition.front.translation_of or ""
    texts = {sentence.n: sentence.text or "" for sentence in passages(edition)}
    ours = {_number(t): shown(t, language) for t in memory if t.sentence}
    differing = [n for n in texts if texts[n] != ours.get(n)]
    if texts.keys() == ours.keys():
        for edited in _choices(differing):
            if _put_back(edition, {n: ours[n] for n in edited}).text_hash == written:
                taken = _with_edits(edition, memory, {n: texts[n] for n in edited})
                return taken, tuple(_line(edition, n) for n in sorted(edited))
    raise _refused(edition, differing, texts, ours)


def _number(entry: Translation) -> int:
    return int(entry.sentence.rpartition(":")[2])


def _choices(differing: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Which of the differing passages may be the edited ones: all, then ever fewer."""
    fewest = 1 if len(differing) <= MAX_EDITS_BESIDE_CATALOGUE else len(differing)
    for size in range(len(differing), fewest - 1, -1):
        yield from combinations(differing, size)


def _put_back(edition: Brief, texts: Mapping[int, str]) -> Brief:
    front = replace(
        edition.front,
        title=texts.get(1, edition.front.title),
        summary=texts.get(2, edition.front.summary),
    )
    body = briefs.rejoin(edition, {n - 3: text for n, text in texts.items() if n > 2})
    return replace(edition, front=front, body=body)


def _with_edits(
    edition: Brief, memory: Sequence[Translation], edited: Mapping[int, str]
) -> tuple[Translation, ...]:
    result = tuple(
        Translation(t.sentence, t.source_text, edited[_number(t)], reviewed=True, note=t.note)
        if t.sentence and _number(t) in edited
        else t
        for t in memory
    )
    # A catalogue has one translation for each text, wherever that text stands in the brief.
    one: dict[str, str] = {}
    for entry in result:
        if entry.sentence and one.setdefault(entry.source_text, entry.text or "") != (entry.text or ""):
            line = _line(edition, _number(entry))
            raise EditedByHand(
                f"{edition.file}:{line}: the same sentence stands in two places and was changed in one",
                f"change it in both, then run: polybrief localise {edition.slug}",
            )
    return result


def _refused(
    edition: Brief, differing: Sequence[int], texts: Mapping[int, str], ours: Mapping[int, str]
) -> EditedByHand:
    if differing:
        n = differing[0]
        old, new = _short(texts[n]), _short(ours.get(n, "nothing"))
        cause = f"edited by hand: “{old}” where the catalogue gives “{new}”"
        line = _line(edition, n)
    else:
        cause, line = "edited by hand: footnotes, marks or blank lines", edition.first_line
    return EditedByHand(
        f"{edition.file}:{line}: {cause}",
        f"put the change into memory/briefs/{edition.slug}.{edition.front.language}.po (wording) or into"
        f" the original (all else), or delete {edition.file}; then run: polybrief localise {edition.slug}",
    )


def _line(edition: Brief, n: int) -> int:
    return edition.passages[n - 3].line if n > 2 else n + 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
