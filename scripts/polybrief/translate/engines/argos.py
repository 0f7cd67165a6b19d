"""Installed Argos packages as an engine.

All sentences of a language go to CTranslate2 in batches that fill it, several at a time, where Argos
Translate's own code goes paragraph by paragraph; neither torch nor a sentence splitter is needed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybrief.compute import Executor, Here, Plain, Task, cores, side_by_side
from polybrief.errors import TranslationError
from polybrief.limits import BATCH_TOKENS, BEAM_SIZE, LENGTH_PENALTY, MAX_SENTENCE_TOKENS
from polybrief.model import Fault, normalise
from polybrief.translate.engines import pieces
from polybrief.translate.engines.engine import unheard
from polybrief.translate.journal import Journal, Output
from polybrief.translate.packages import Package, folders, found


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

    Models are loaded when first needed and kept; several threads may use one engine. Its process must not
    fork: CTranslate2 hangs in the child.
    """

    attempts = len(DECODINGS)

    def __init__(
        self,
        packages: Iterable[Package],
        threads: int | None = None,
        journal: Journal | None = None,
        executor: Executor | None = None,
    ) -> None:
        """An engine for some packages, on `threads` cores of this process (all, unless told), or where
        `executor` works.

        What it has finished it writes into `journal`, and does not do again what stands there.
        """
        self._packages = {(package.source, package.target): package for package in packages}
        self._executor = executor or Here(threads or cores())
        self._journal = journal
        self._pieces: dict[Path, pieces.Pieces] = {}

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
        for text, output in self._translated(package, new, attempt):
            if journal:
                journal.keep(maker, text, output)
            done[text] = output
            finished(1)
        return done

    def _translated(
        self, package: Package, texts: Sequence[str], attempt: int
    ) -> Iterator[tuple[str, Output]]:
        """Each text (without repetitions) with its translation, as batches are finished."""
        sizes = {}
        for text in texts:
            size = len(self._cutter(package).cut(text))
            if not size:
                yield text, Output("", Fault("empty", "there is nothing in it that the model knows"))
            elif size > MAX_SENTENCE_TOKENS:
                detail = f"{size} pieces, the model reads {MAX_SENTENCE_TOKENS}"
                yield text, Output("", Fault("too-long", detail))
            else:
                sizes[text] = size
        if not sizes:
            return
        listed = list(batches(sizes))
        task = Task(decoder, _setup(package))
        items = ({"attempt": attempt, "sentences": batch} for batch in listed)
        for number, answer in self._executor.each(task, items):
            for text, (translation, *fault) in zip(listed[number], answer, strict=True):
                yield text, Output(translation, Fault(*fault) if fault else None)

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

    def _cutter(self, package: Package) -> pieces.Pieces:
        if package.path not in self._pieces:
            self._pieces[package.path] = pieces.load(package)
        return self._pieces[package.path]


def batches(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Sentences, by their number of pieces, in the batches in which they are decoded: the longest first,
    so that those of a batch are about as long.

    What a sentence becomes can hang on the last bit of a sum, and that on its batch. So the batches are
    made here, and are the same wherever they are decoded.
    """
    batch: list[str] = []
    for sentence in sorted(sizes, key=lambda sentence: -sizes[sentence]):
        if batch and (len(batch) + 1) * sizes[batch[0]] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _setup(package: Package) -> Plain:
    return {
        "path": str(package.path),
        "source": package.source,
        "target": package.target,
        "version": package.version,
        "prefix": package.prefix,
        "digest": package.digest,
    }


def decoder(setup: Plain) -> Callable[[Plain], Plain]:
    """A task: with a package, what decodes a batch, into a list of `[text]` or `["", fault, detail]`.

    The package is looked for where the client has it, then in this machine's package folders, by the
    hash of its content. Raises TranslationError.
    """
    digest = setup["digest"]
    there = Package(Path(setup["path"]), *(setup[name] for name in ("source", "target", "version", "prefix")))
    if not there.path.is_dir() or there.digest != digest:
        shelf = found(folders(os.environ)).packages
        same = next((p for p in shelf if p.pair == there.pair and p.digest == digest), None)
        if same is None:
            raise TranslationError(
                f"a worker lacks the package {there.name} [{digest}]",
                f"run on each machine: polybrief models install {there.pair}",
            )
        there = same
    model = _Model(there, side_by_side())
    return lambda item: model.translate(item["sentences"], DECODINGS[item["attempt"]])


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

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> Plain:
        """A batch, decoded in one piece."""
        prefix = self._package.prefix
        try:
            results = self._translator.translate_batch(
                [self._pieces.cut(sentence) for sentence in sentences],
                target_prefix=[[prefix]] * len(sentences) if prefix else None,
                beam_size=decoding.beam_size,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                repetition_penalty=decoding.repetition_penalty,
                length_penalty=LENGTH_PENALTY,
                replace_unknowns=True,
                max_decoding_length=MAX_SENTENCE_TOKENS,
            )
        except (RuntimeError, ValueError) as error:
            raise self._broken(error) from error
        return [self._output(result.hypotheses[0]) for result in results]

    def _output(self, tokens: list[str]) -> list[str]:
        # A translation that fills all the room has lost its end, or runs in a loop.
        if len(tokens) >= MAX_SENTENCE_TOKENS:
            return ["", "cut", f"it filled all of {MAX_SENTENCE_TOKENS} pieces"]
        prefix = self._package.prefix
        own = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
        text = normalise(self._pieces.join(own))
        return [text] if text else ["", "empty", "nothing came out"]

    def _broken(self, error: Exception) -> TranslationError:
        package = self._package
        return TranslationError(
            f"the package {package.name} is broken: {error}",
            f"run: polybrief models remove {package.source}-{package.target}, then install it again",
        )


def _record(package: Package) -> str:
    return f"{package.name} [{package.digest}]"
