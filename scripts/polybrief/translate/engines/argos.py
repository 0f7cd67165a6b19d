"""Installed Argos packages as an engine.

All sentences go to CTranslate2 in one call for each package, where Argos Translate's own code goes
paragraph by paragraph; neither torch nor a sentence splitter is needed.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybrief.errors import TranslationError
from polybrief.limits import BATCH_TOKENS, BEAM_SIZE, LENGTH_PENALTY, MAX_SENTENCE_TOKENS
from polybrief.model import Fault, normalise
from polybrief.translate.engines import pieces
from polybrief.translate.engines.engine import unheard
from polybrief.translate.journal import Journal, Output
from polybrief.translate.packages import Package


@dataclass(frozen=True)
class Decoding:
    """How the decoder looks for a translation (the names are CTranslate2's)."""

    beam_size: int = BEAM_SIZE
    no_repeat_ngram_size: int = 0
    repetition_penalty: float = 1.0


DECODINGS = (
    Decoding(),
    # What loops is mended most often by a greedy search that may not write three pieces again.
    Decoding(beam_size=1, no_repeat_ngram_size=3),
    Decoding(no_repeat_ngram_size=4, repetition_penalty=1.2),
)
"""The ways of decoding in the order in which a faulty sentence is tried."""


class ArgosEngine:
    """Translates through installed Argos packages, by the shortest way between two languages.

    Models are loaded when first needed and kept; several threads may use one engine. It must not be
    carried over a `fork`: CTranslate2 hangs in the child.
    """

    attempts = len(DECODINGS)

    def __init__(
        self, packages: Iterable[Package], threads: int | None = None, journal: Journal | None = None
    ) -> None:
        """An engine for some packages, on `threads` cores (all of the machine's, unless told).

        What it has finished it writes into `journal`, and does not do again what stands there.
        """
        self._packages = {(package.source, package.target): package for package in packages}
        self._threads = threads or os.cpu_count() or 1
        self._journal = journal
        self._models: dict[Path, _Model] = {}
        self._loading = threading.Lock()

    def route(self, source: str, target: str) -> str | None:
        """The packages on the way, as `argos de-en 1.0 [3f2a9c01d4e5] + en-zh 1.9 [90ab12cd34ef]`."""
        hops = self._hops(source, target)
        return "argos " + " + ".join(_record(package) for package in hops) if hops else None

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,
        attempt: int = 0,
        finished: Callable[[int], None] = unheard,
    ) -> list[Output]:
        """See `Engine.translate`.

        Raises TranslationError if there is no way between the languages, ctranslate2 or sentencepiece
        is missing, or a package is broken.
        """
        hops = self._hops(source, target)
        if not hops:
            raise TranslationError(
                f"no package translates {source} to {target}",
                f"run: polybrief models install {source}-{target}",
            )
        way = [Output(text) for text in sentences]
        for package in hops:
            heard = finished if package is hops[-1] else unheard
            texts = list(dict.fromkeys(output.text for output in way if output.text))
            done = self._hop(package, texts, attempt, heard)
            way = [done.get(output.text, output) for output in way]
        return way

    def _hop(
        self, package: Package, texts: Sequence[str], attempt: int, finished: Callable[[int], None]
    ) -> dict[str, Output]:
        """Each text through one package; what the journal has is not done again."""
        maker, journal = f"{_record(package)} {attempt}", self._journal
        done = {text: known for text in texts if journal and (known := journal.known(maker, text))}
        finished(len(done))
        new = [text for text in texts if text not in done]
        if new:
            for text, output in self._model(package).translate(new, DECODINGS[attempt]):
                if journal:
                    journal.keep(maker, text, output)
                done[text] = output
                finished(1)
        return done

    def _hops(self, source: str, target: str) -> tuple[Package, ...]:
        """The shortest way by breadth-first search; among equals the first in alphabetical order."""
        ways: deque[tuple[str, tuple[Package, ...]]] = deque([(source, ())])
        seen = {source}
        while ways:
            language, way = ways.popleft()
            for (start, end), package in sorted(self._packages.items()):
                if start != language or end in seen:
                    continue
                if end == target:
                    return (*way, package)
                seen.add(end)
                ways.append((end, (*way, package)))
        return ()

    def _model(self, package: Package) -> _Model:
        with self._loading:
            if package.path not in self._models:
                self._models[package.path] = _Model(package, self._threads)
            return self._models[package.path]


class _Model:
    """One package, loaded."""

    def __init__(self, package: Package, threads: int) -> None:
        ctranslate2 = pieces.required("ctranslate2")
        self._package = package
        self._pieces = pieces.load(package)
        try:
            # One thread for each of several batches is nearly twice as fast as several threads
            # for one batch. The compute type `auto` makes some packages produce garbage.
            self._translator: Any = ctranslate2.Translator(
                str(package.path / "model"),
                device="cpu",
                compute_type="default",
                inter_threads=threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise self._broken(error) from error

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> Iterator[tuple[str, Output]]:
        """Each of the sentences (without repetitions) with its translation, as batches are finished."""
        cut = {sentence: self._pieces.cut(sentence) for sentence in sentences}
        for sentence in sentences:
            if not cut[sentence]:
                yield sentence, Output("", Fault("empty", "there is nothing in it that the model knows"))
            elif len(cut[sentence]) > MAX_SENTENCE_TOKENS:
                detail = f"{len(cut[sentence])} pieces, the model reads {MAX_SENTENCE_TOKENS}"
                yield sentence, Output("", Fault("too-long", detail))
        # CTranslate2 takes the longest first; asked for in that order, each is there soon.
        fit = sorted(
            (sentence for sentence in sentences if 0 < len(cut[sentence]) <= MAX_SENTENCE_TOKENS),
            key=lambda sentence: -len(cut[sentence]),
        )
        prefix = self._package.prefix
        try:
            results = self._translator.translate_batch(
                [cut[sentence] for sentence in fit],
                target_prefix=[[prefix]] * len(fit) if prefix else None,
                beam_size=decoding.beam_size,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                repetition_penalty=decoding.repetition_penalty,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                length_penalty=LENGTH_PENALTY,
                replace_unknowns=True,
                max_decoding_length=MAX_SENTENCE_TOKENS,
                asynchronous=True,
            )
            for sentence, result in zip(fit, results, strict=True):
                yield sentence, self._output(result.result().hypotheses[0])
        except (RuntimeError, ValueError) as error:
            raise self._broken(error) from error

    def _output(self, tokens: list[str]) -> Output:
        # A translation that fills all the room has lost its end, or runs in a loop.
        if len(tokens) >= MAX_SENTENCE_TOKENS:
            return Output("", Fault("cut", f"it filled all of {MAX_SENTENCE_TOKENS} pieces"))
        prefix = self._package.prefix
        own = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
        text = normalise(self._pieces.join(own))
        return Output(text, None if text else Fault("empty", "nothing came out"))

    def _broken(self, error: Exception) -> TranslationError:
        package = self._package
        return TranslationError(
            f"the package {package.name} is broken: {error}",
            f"run: polybrief models remove {package.source}-{package.target}, then install it again",
        )


def _record(package: Package) -> str:
    return f"{package.name} [{package.digest}]"
