"""Sentences that changed: what a person once translated is offered for the text that took its place."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from polybrief.limits import OFFER_CANDIDATES, OFFER_SIMILARITY
from polybrief.model import Translation
from polybrief.translate.memory import is_persons


def offer(gone: Sequence[Translation], new_texts: Sequence[str]) -> dict[str, Translation]:
    """Proposals for texts that have no translation, by text.

    `gone` are translations whose texts are no more, `new_texts` sentences of the same language. A
    proposal is the translation that a person made of a similar text, which it has as `previous`; it
    names no sentence. Each old translation is offered once, the most similar pair first, among equals
    the one that comes first. Texts are compared by characters, so that Chinese is like any other.

    The pairs of characters that two texts share say which few of the old ones are worth a close look.
    """
    candidates = [pair for old in gone if is_persons(old) and (pair := _pair(old)) is not None]
    texts = list(dict.fromkeys(new_texts))
    shapes = [_shape(source) for source, _, _ in candidates]
    found: list[tuple[float, int, int]] = []
    for new, text in enumerate(texts):
        shape = _shape(text)
        likeness = [2 * len(shape & other) / (len(shape) + len(other)) for other in shapes]
        closest = sorted(range(len(candidates)), key=lambda old: -likeness[old])[:OFFER_CANDIDATES]
        # The heuristic for long sequences takes frequent characters for noise: in prose, all of them.
        matcher = SequenceMatcher(None, "", text, autojunk=False)
        for old in closest:
            matcher.set_seq1(candidates[old][0])
            if matcher.quick_ratio() >= OFFER_SIMILARITY and (ratio := matcher.ratio()) >= OFFER_SIMILARITY:
                found.append((-ratio, new, old))
    offered: dict[str, Translation] = {}
    used: set[int] = set()
    for _, new, old in sorted(found):
        if texts[new] not in offered and old not in used:
            source, translation, note = candidates[old]
            offered[texts[new]] = Translation(
                "", texts[new], None, note=note, proposal=translation, previous=source
            )
            used.add(old)
    return {text: offered[text] for text in texts if text in offered}


def _shape(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in a text, its edges among them; so it is never empty."""
    framed = f"\n{text}\n"
    return frozenset(framed[i : i + 2] for i in range(len(framed) - 1))


def _pair(old: Translation) -> tuple[str, str, str | None] | None:
    """Text, translation and note; of a proposal that no one has taken up, those of the earlier text."""
    if old.text is not None:
        return old.source_text, old.text, old.note
    if old.previous is not None and old.proposal is not None:
        return old.previous, old.proposal, old.note
    return None
