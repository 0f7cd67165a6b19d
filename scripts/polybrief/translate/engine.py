"""Engines: what turns sentences of one language into sentences of another.

`Engine` is what the stage asks for; `ArgosEngine` serves it from installed Argos packages. It hands
all sentences to CTranslate2 in one call for each package, where Argos Translate's own code goes
paragraph by paragraph, and needs neither torch nor a sentence splitter of its own.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from polybrief.errors import TranslationError
from polybrief.limits import BATCH_TOKENS, BEAM_SIZE, LENGTH_PENALTY, MAX_SENTENCE_TOKENS
from polybrief.model import normalise
from polybrief.translate import pieces
from polybrief.translate.packages import Package


class Engine(Protocol):
    """What the stage asks of an engine."""

    def route(self, source: str, target: str) -> str | None:
        """The name to record with a translation from `source` to `target`; None if it cannot serve."""

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Each sentence in `target`, in the same order; empty where no whole translation came out.

        Raises TranslationError if the engine cannot serve at all.
        """


class ArgosEngine:
    """Translates through installed Argos packages, by the shortest way between two languages.

    Models are loaded when first needed and kept; several threads may use one engine. It must not be
    carried over a `fork`: CTranslate2 hangs in the child.
    """

    def __init__(self, packages: Iterable[Package], threads: int | None = None) -> None:
        """An engine for some packages, on `threads` cores (all of the machine's, unless told)."""
        self._packages = {(package.source, package.target): package for package in packages}
        self._threads = threads or os.cpu_count() or 1
        self._models: dict[Path, _Model] = {}
        self._loading = threading.Lock()

    def route(self, source: str, target: str) -> str | None:
        """The packages on the way, such as `argos de-en 1.0 + en-zh 1.9`; None if there is no way."""
        hops = self._hops(source, target)
        return "argos " + " + ".join(package.name for package in hops) if hops else None

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Each sentence in `target`, in the same order; see `Engine.translate`.

        Raises TranslationError if there is no way between the languages, ctranslate2 or sentencepiece
        is missing, or a package is broken.
        """
        hops = self._hops(source, target)
        if not hops:
            raise TranslationError(
                f"no package translates {source} to {target}",
                f"unpack the package translate-{source}_{target} (.argosmodel) into the packages folder",
            )
        texts = list(sentences)
        for package in hops:
            done = self._model(package).translate([text for text in dict.fromkeys(texts) if text])
            texts = [done.get(text, "") for text in texts]
        return texts

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

    def translate(self, sentences: Sequence[str]) -> dict[str, str]:
        """Each sentence with its translation; without those that do not pass through in one piece."""
        cut = {sentence: self._pieces.cut(sentence) for sentence in sentences}
        fit = [sentence for sentence in sentences if 0 < len(cut[sentence]) <= MAX_SENTENCE_TOKENS]
        prefix = self._package.prefix
        try:
            results = self._translator.translate_batch(
                [cut[sentence] for sentence in fit],
                target_prefix=[[prefix]] * len(fit) if prefix else None,
                beam_size=BEAM_SIZE,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                length_penalty=LENGTH_PENALTY,
                replace_unknowns=True,
                max_decoding_length=MAX_SENTENCE_TOKENS,
            )
        except (RuntimeError, ValueError) as error:
            raise self._broken(error) from error
        done = {}
        for sentence, result in zip(fit, results, strict=True):
            tokens = result.hypotheses[0]
            # A translation that fills all the room has lost its end, or runs in a loop.
            if len(tokens) < MAX_SENTENCE_TOKENS:
                own = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
                done[sentence] = normalise(self._pieces.join(own))
        return done

    def _broken(self, error: Exception) -> TranslationError:
        package = self._package
        return TranslationError(
            f"the package {package.name} is broken: {error}",
            f"remove {package.path} and unpack the package translate-{package.source}_{package.target} again",
        )
