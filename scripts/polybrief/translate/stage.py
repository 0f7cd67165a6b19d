"""The stage `translate`: sentences and memory in, translations out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from polybrief.model import Sentence, Translation
from polybrief.translate.engines import Engine
from polybrief.translate.journal import Output
from polybrief.translate.judge import Judge, Trusting
from polybrief.translate.memory import best
from polybrief.translate.memory.changed import offer

_Known = Mapping[tuple[str | None, str], Translation]


Finished = Callable[[str, int, int], None]
"""Hears of an engine's progress: what it does (`de-en`, or `de-en again` for what was faulty), how many
sentences it has just done, and of how many."""


def unheard(_label: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def translate(
    sentences: Sequence[Sentence],
    memory: Sequence[Translation],
    engine: Engine | None,
    target: str,
    judge: Judge | None = None,
    *,
    again: bool = False,
    finished: Finished = unheard,
) -> tuple[Translation, ...]:
    """A translation into `target` for each sentence of another language, in the order of the sentences.

    Hand in the sentences of all sources at once: the engine gets what is new of a language in one call.
    `memory` holds translations into `target`, of whatever sources. It goes first, by the text: a
    reviewed translation before a machine's, also when it stands under another source. With `again`,
    what another engine or another version of this one made is made anew. What `judge` finds faulty
    is decoded in the engine's other ways; if it stays so, the sentence waits with its faults, and the
    text is a proposal. A person's translation of a sentence that has changed becomes a proposal, too.
    What neither memory nor engine serves waits (`text` is None). A sentence whose text is not at hand
    keeps what the memory has for it; if that is nothing, it is left out.

    Raises TranslationError if the engine names a route, but then fails on it.
    """
    own = {translation.sentence: translation for translation in memory if translation.sentence}
    known = _known(memory, {sentence.source: sentence.language for sentence in sentences})
    foreign = [sentence for sentence in sentences if sentence.language != target]
    work = _Work(engine, target, judge or Trusting(), finished)
    earlier = _earlier(foreign, memory, known)
    made = work.done(_new(foreign, known, earlier, work, again=again))
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
        offered = earlier.get(key)
        candidates = (mine, *_remembered(*key, known), offered, made.get(key))
        chosen = _best([c for c in candidates if c is not None], made.get(key))
        found.append(
            replace(
                chosen or Translation("", sentence.text, None),
                sentence=sentence.id,
                note=mine.note if mine is not None else None,
            )
        )
    return tuple(found)


def _best(candidates: Sequence[Translation], fresh: Translation | None) -> Translation | None:
    """A person's translation, then a fresh one, then whatever stands in the memory."""
    if not candidates:
        return None
    chosen = best(candidates)
    if chosen.reviewed or fresh is None or (chosen.text is not None and fresh.text is None):
        return chosen
    return fresh


@dataclass(frozen=True)
class _Work:
    """An engine at work for one target language, read over by a judge."""

    engine: Engine | None
    target: str
    judge: Judge
    finished: Finished

    def route(self, language: str) -> str | None:
        return self.engine.route(language, self.target) if self.engine is not None else None

    def done(self, new: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Translation]:
        """What the engine makes of new texts (by language), by language and text."""
        return {
            (language, text): translation
            for language, texts in new.items()
            for text, translation in self._made(language, texts).items()
        }

    def _made(self, language: str, texts: Sequence[str]) -> dict[str, Translation]:
        engine, route = self.engine, self.route(language)
        if engine is None or route is None:
            return {}
        made: dict[str, Translation] = {}
        left = list(texts)
        for attempt in range(engine.attempts):
            if not left:
                break
            outputs = self._outputs(engine, language, left, attempt)
            for text, translation in self._judged(dict(zip(left, outputs, strict=True)), language, route):
                if text not in made or len(translation.faults) < len(made[text].faults):
                    made[text] = translation
            left = [text for text in left if made[text].faults]
        return made

    def _outputs(self, engine: Engine, language: str, texts: Sequence[str], attempt: int) -> list[Output]:
        label = f"{language}-{self.target}" + (" again" if attempt else "")
        prepared = [self.judge.prepare(text, language) for text in texts]
        return engine.translate(
            prepared, language, self.target, attempt, lambda count: self.finished(label, count, len(texts))
        )

    def _judged(
        self, outputs: Mapping[str, Output], language: str, route: str
    ) -> Iterator[tuple[str, Translation]]:
        """Each text with what its output is worth."""
        whole = [text for text, output in outputs.items() if output.fault is None]
        pairs = [(text, outputs[text].text) for text in whole]
        verdicts = dict(zip(whole, self.judge.verdicts(pairs, (language, self.target)), strict=True))
        for text, output in outputs.items():
            if output.fault is not None:
                yield text, Translation("", text, None, engine=route, faults=(output.fault,))
            elif verdicts[text].faults:
                verdict = verdicts[text]
                yield (
                    text,
                    Translation("", text, None, engine=route, proposal=verdict.text, faults=verdict.faults),
                )
            else:
                yield text, Translation("", text, verdicts[text].text, engine=route)


def _known(memory: Sequence[Translation], languages: Mapping[str, str]) -> _Known:
    """What the memory has, by language and text; the language is None where the source is unknown."""
    groups: dict[tuple[str | None, str], list[Translation]] = {}
    for translation in memory:
        if translation.text is not None or translation.proposal is not None or translation.faults:
            language = languages.get(translation.sentence.rpartition(":")[0])
            groups.setdefault((language, translation.source_text), []).append(translation)
    return {key: best(group) for key, group in groups.items()}


def _remembered(language: str, text: str, known: _Known) -> tuple[Translation | None, ...]:
    return known.get((language, text)), known.get((None, text))


def _earlier(
    sentences: Sequence[Sentence], memory: Sequence[Translation], known: _Known
) -> dict[tuple[str, str], Translation]:
    """What persons made of sentences that have changed since, as proposals, by language and new text."""
    now: dict[str, dict[str, None]] = {}
    sources: dict[str, str] = {}
    for sentence in sentences:
        if sentence.text is not None:
            now.setdefault(sentence.source, {})[sentence.text] = None
            sources[sentence.source] = sentence.language
    gone: dict[str, list[Translation]] = {}
    for translation in memory:
        source = translation.sentence.rpartition(":")[0]
        if source in now and translation.source_text not in now[source]:
            gone.setdefault(source, []).append(translation)
    offers = {}
    for source, left in gone.items():
        language = sources[source]
        new = [text for text in now[source] if not any(_remembered(language, text, known))]
        for text, offered in offer(left, new).items():
            offers[language, text] = offered
    return offers


def _new(
    sentences: Sequence[Sentence],
    known: _Known,
    earlier: Mapping[tuple[str, str], Translation],
    work: _Work,
    *,
    again: bool,
) -> dict[str, list[str]]:
    """The texts that the engine has to translate, each once, by language."""
    new: dict[str, dict[str, None]] = {}
    routes: dict[str, str | None] = {}
    for sentence in sentences:
        text, language = sentence.text, sentence.language
        if text is None or (language, text) in earlier:
            continue
        if language not in routes:
            routes[language] = work.route(language)
        remembered = [t for t in _remembered(language, text, known) if t is not None]
        if all(_to_do(t, routes[language], again=again) for t in remembered):
            new.setdefault(language, {})[text] = None
    return {language: list(texts) for language, texts in new.items()}


def _to_do(known: Translation, route: str | None, *, again: bool) -> bool:
    """Whether an engine is to translate a text of which this is known."""
    other = known.engine is not None and known.engine != route
    if known.text is not None:
        return again and other and not known.reviewed
    return known.previous is None and other
