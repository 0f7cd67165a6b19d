"""A sentence into the pieces that a package's model reads, and back.

Where Argos Translate is installed, its own tokenizers do it (`argostranslate.tokenizer`, the part of
it that imports nothing but sentencepiece); where it is not, sentencepiece reads the same file.
Joining is done here: Argos's own turns every underscore into a blank, which ruins addresses.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol

from polybrief.errors import TranslationError
from polybrief.translate.packages import Package


class Pieces(Protocol):
    """Cuts sentences of the source language and joins those of the target language."""

    def cut(self, sentence: str) -> list[str]: ...

    def join(self, pieces: list[str]) -> str: ...


def load(package: Package) -> Pieces:
    """The pieces of a package; its model file is read.

    Raises TranslationError if a library is missing or the file is broken.
    """
    model = package.path / "sentencepiece.model"
    try:
        return _SentencePieces(_processor(str(model))) if model.is_file() else _BpePieces(package)
    except (RuntimeError, OSError, ValueError) as error:
        raise TranslationError(
            f"the package {package.name} is broken: {error}",
            f"run: polybrief models remove {package.source}-{package.target}, then install it again",
        ) from error


class _SentencePieces:
    def __init__(self, processor: Any) -> None:
        self._processor = processor

    def cut(self, sentence: str) -> list[str]:
        return list(self._processor.encode(sentence, out_type=str))

    def join(self, pieces: list[str]) -> str:
        # A piece that the model copied because it is unknown keeps its mark of a word's start.
        return str(self._processor.decode_pieces(pieces)).replace("▁", " ").strip()


class _BpePieces:
    def __init__(self, package: Package) -> None:
        try:
            tokenizer = import_module("argostranslate.tokenizer").BPETokenizer
            self._tokenizer = tokenizer(package.path / "bpe.model", package.source, package.target)
            self._tokenizer.lazy_load()
        except ImportError as error:
            raise TranslationError(
                f"the pieces of the package {package.name} are BPE, which needs {error.name}",
                "run `pip install sacremoses` beside argostranslate, or use a package with SentencePiece",
            ) from error

    def cut(self, sentence: str) -> list[str]:
        return list(self._tokenizer.encode(sentence))

    def join(self, pieces: list[str]) -> str:
        return str(self._tokenizer.decode(pieces)).strip()


def _processor(model: str) -> Any:
    try:
        return import_module("argostranslate.tokenizer").SentencePieceTokenizer(model).lazy_processor()
    except ImportError:
        return required("sentencepiece").SentencePieceProcessor(model_file=model)


def required(name: str) -> Any:
    """A module of the extra `translate`. Raises TranslationError if it cannot be imported."""
    try:
        return import_module(name)
    except ImportError as error:
        raise TranslationError(
            f"translating needs {name}, which is not installed", "run `pip install 'polybrief[translate]'`"
        ) from error
