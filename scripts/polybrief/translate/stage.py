"""The stage `translate`: sentences and memory in, translations out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polybrief.model import Sentence, Translation
from polybrief.translate import memory as catalogue
from polybrief.translate.engine import Engine

_Known = Mapping[tuple[str | None, str], Translation]

_PIVOT = "en"


def translate(
    sentences: Sequence[Sentence], memory: Sequence[Translation], engine: Engine | None, target: str
) -> tuple[Translation, ...]:
    """A translation into `target` for each sentence of another language, in the order of the sentences.

    Hand in the sentences of all sources at once: the engine gets what is new of a language in one call.
    `memory` holds translations into `target`, of whatever sources. It goes first, by the text: a
    reviewed translation before a machine's, also when it stands under another source. What neither
    memory nor engine serves waits (`text` is None). A sentence whose text is not at hand keeps
    what the memory has for it; if that is nothing, it is left out.

    Raises TranslationError if the engine names a route, but then fails on it.
    """
    own = {translation.sentence: translation for translation in memory if translation.sentence}
    known = _known(memory, {sentence.source: sentence.language for sentence in sentences})
    foreign = [sentence for sentence in sentences if sentence.language != target]
    made = _machine(foreign, known, engine, target)
    found = []
    for sentence in foreign:
        mine = own.get(sentence.id)
        if sentence.text is None:
            if mine is not None:
                found.append(mine)
            continue
        if mine is not None and mine.source_text != sentence.text:
            mine = None
        key = (sentence.language, sentence.text)
        candidates = (mine, *_remembered(*key, known), made.get(key), _WAITING)
        chosen = catalogue.best([c for c in candidates if c is not None])
        found.append(
            Translation(
                sentence=sentence.id,
                source_text=sentence.text,
                text=chosen.text,
                reviewed=chosen.reviewed,
                engine=chosen.engine,
                note=mine.note if mine is not None else None,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class Summary:
    """How the sentences of one language stand: reviewed, a machine's, or waiting.

    `route` names the engine's way between the languages, None if it has none; `install` the Argos
    packages that would open one.

    >>> Summary("de", "en", 3, 5, 1, None, ("translate-de_en",)).message
    '1 sentence waits: no package translates de to en; it takes the Argos package translate-de_en'
    """

    source: str
    target: str
    reviewed: int
    machine: int
    waiting: int
    route: str | None = None
    install: tuple[str, ...] = ()

    @property
    def message(self) -> str | None:
        """Why sentences wait and what to type, in one line; None if none waits."""
        if not self.waiting:
            return None
        wait = f"{self.waiting} sentence{' waits' if self.waiting == 1 else 's wait'}"
        if self.route is not None:
            return f"{wait}: {self.route} gave no whole translation; translate by hand in the memory"
        return (
            f"{wait}: no package translates {self.source} to {self.target};"
            f" it takes the Argos package {' and '.join(self.install)}"
        )


def summarise(
    sentences: Iterable[Sentence], translations: Iterable[Translation], engine: Engine | None, target: str
) -> tuple[Summary, ...]:
    """One summary for each language of the sentences that was translated, in alphabetical order."""
    languages = {sentence.id: sentence.language for sentence in sentences}
    groups: dict[str, list[Translation]] = {}
    for translation in translations:
        if translation.sentence in languages:
            groups.setdefault(languages[translation.sentence], []).append(translation)
    return tuple(
        Summary(
            source=source,
            target=target,
            reviewed=sum(t.reviewed for t in group),
            machine=sum(t.text is not None and not t.reviewed for t in group),
            waiting=sum(t.text is None for t in group),
            route=engine.route(source, target) if engine is not None else None,
            install=_missing(engine, source, target),
        )
        for source, group in sorted(groups.items())
    )


_WAITING = Translation(sentence="", source_text="", text=None)


def _known(memory: Sequence[Translation], languages: Mapping[str, str]) -> _Known:
    """What the memory has, by language and text; the language is None where the source is unknown."""
    groups: dict[tuple[str | None, str], list[Translation]] = {}
    for translation in memory:
        if translation.text is not None:
            language = languages.get(translation.sentence.rpartition(":")[0])
            groups.setdefault((language, translation.source_text), []).append(translation)
    return {key: catalogue.best(group) for key, group in groups.items()}


def _remembered(language: str, text: str, known: _Known) -> tuple[Translation | None, ...]:
    return known.get((language, text)), known.get((None, text))


def _machine(
    sentences: Sequence[Sentence], known: _Known, engine: Engine | None, target: str
) -> dict[tuple[str, str], Translation]:
    """What the engine makes of the texts that the memory does not have, by language and text."""
    new: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        if sentence.text is not None and not any(_remembered(sentence.language, sentence.text, known)):
            new.setdefault(sentence.language, {})[sentence.text] = None
    made = {}
    for language, texts in new.items():
        route = engine.route(language, target) if engine is not None else None
        if engine is None or route is None:
            continue
        for text, done in zip(texts, engine.translate(list(texts), language, target), strict=True):
            if done:
                made[language, text] = Translation("", text, done, engine=route)
    return made


def _missing(engine: Engine | None, source: str, target: str) -> tuple[str, ...]:
    """The Argos packages that would open a way; Argos has them from and to English only."""
    if engine is not None and engine.route(source, target) is not None:
        return ()
    hops = [(source, target)] if _PIVOT in (source, target) else [(source, _PIVOT), (_PIVOT, target)]
    return tuple(f"translate-{a}_{b}" for a, b in hops if engine is None or engine.route(a, b) is None)
