"""Builds small genuine Argos packages in seconds, with nothing but sentencepiece and ctranslate2.

The weights are computed, not trained: each package is an exact dictionary, word by word, in the
word order of the source. Words that it does not know (names, numbers) are copied.

How a Transformer becomes a dictionary (one layer, one head, normalised before each part):

    every vector     [ code of a piece | code of a position ], each code made of as many +1 as -1,
                     so that layer normalisation changes nothing
    encoder          a source piece is embedded as the code of the piece that it translates to
    decoder          embeds nothing but its position
    cross attention  queries and keys are positions, values are pieces: target position i looks at
                     source position i and reads the translated piece there
    output           the nearest code is the piece to write
    all else         zero

The same versions of the libraries build the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

from polybrief.translate.engines.words import (
    ENGLISH_CHINESE,
    ENGLISH_CHINESE_MARKS,
    GERMAN_ENGLISH,
    pairs,
    reversed_pairs,
)

PAIRS = (("de", "en"), ("en", "de"), ("en", "zh"), ("zh", "en"))
NAMES = {"de": "German", "en": "English", "zh": "Chinese"}

ALIKE = ".,;:!?\"'()-–%&/+€$§_@#"

# Sizes of the codes: enough for some two thousand pieces to be told apart.
PIECE_CODE, POSITION_CODE, POSITIONS = 160, 96, 1088

# A piece that joins to nothing, for words without a counterpart.
SKIP = "<skip>"


class Lexicon(NamedTuple):
    """Words and punctuation marks of one language with those of another."""

    words: dict[str, str]
    marks: dict[str, str]


def build(folder: Path, source: str, target: str, version: str = "1.0") -> Path:
    """Writes an installed package below `folder`; returns its own folder."""
    lexicon = _lexicon(source, target)
    package = folder / f"translate-{source}_{target}-{version.replace('.', '_')}"
    (package / "model").mkdir(parents=True)
    model = _train_pieces(lexicon, source, target)
    (package / "sentencepiece.model").write_bytes(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    spec = _spec(len(pieces), _piece_lexicon(pieces, lexicon, source, target))
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize()
    spec.save(str(package / "model"))
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
    }
    (package / "metadata.json").write_text(json.dumps(metadata, indent=4), encoding="utf-8")
    (package / "README.md").write_text(f"# {NAMES[source]} to {NAMES[target]}, for tests\n", encoding="utf-8")
    return package


def build_all(folder: Path) -> Path:
    """Writes a package for every pair below `folder`; returns `folder`, a package folder as Argos has it."""
    for source, target in PAIRS:
        build(folder, source, target)
    return folder


def archive(package: Path, file: Path) -> Path:
    """Packs an installed package into `file`, a zip archive as `.argosmodel` files are; returns `file`."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(p for p in package.rglob("*") if p.is_file()):
            member = zipfile.ZipInfo(path.relative_to(package.parent).as_posix(), (2020, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            packed.writestr(member, path.read_bytes())
    return file


def _lexicon(source: str, target: str) -> Lexicon:
    table, marks = {
        "de": (GERMAN_ENGLISH, {mark: mark for mark in ALIKE} | {"„": '"', "“": '"'}),
        "zh": (ENGLISH_CHINESE, ENGLISH_CHINESE_MARKS),
    }[source if target == "en" else target]
    words = pairs(table)
    if (source, target) in (("de", "en"), ("en", "zh")):
        return Lexicon(words, marks)
    return Lexicon(reversed_pairs(words), reversed_pairs(marks))


def _train_pieces(lexicon: Lexicon, source: str, target: str) -> bytes:
    """A SentencePiece model in which every word of the lexicon is one piece."""
    sides = {source: list(lexicon.words), target: [word for word in lexicon.words.values() if word]}
    chinese = sorted(set(sides.get("zh", ())))
    marks = sorted({*lexicon.marks, *lexicon.marks.values(), *"0123456789"})
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=_corpus(sides, marks),
        model_writer=model,
        model_type="bpe",
        vocab_size=300 + int(4.5 * len({word for words in sides.values() for word in words})),
        hard_vocab_limit=False,
        character_coverage=1.0,
        user_defined_symbols=chinese + marks,
        control_symbols=[SKIP],
        normalization_rule_name="identity",
        num_threads=1,
        minloglevel=2,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=-1,
        max_sentence_length=100_000,
    )
    return model.getvalue()


def _corpus(sides: dict[str, list[str]], marks: list[str]) -> Iterator[str]:
    """Every word often enough to be learned whole, and every letter for the words that are not known."""
    for language, words in sides.items():
        if language == "zh":
            yield "".join(words)
        else:
            yield from (" ".join([word] * 8) for word in words for _ in range(4))
    letters = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ"
    yield from [" ".join(letters), letters, " ".join(marks)] * 2


def _piece_lexicon(pieces: list[str], lexicon: Lexicon, source: str, target: str) -> dict[int, int]:
    """The lexicon in numbers of pieces. A word is a piece with `▁`, the mark of a word's start, before it;
    Chinese words and punctuation marks stand with it and without."""
    number = {piece: i for i, piece in enumerate(pieces)}
    found: dict[int, int] = {}
    for word, other in lexicon.words.items():
        output = SKIP if not other else other if target == "zh" else "▁" + other
        for piece in ("▁" + word, word) if source == "zh" else ("▁" + word,):
            if piece in number:
                found[number[piece]] = number[output]
        if not any(number.get(piece) in found for piece in (word, "▁" + word)):
            raise AssertionError(f"{word} is more than one piece")
    for mark, other in lexicon.marks.items():
        found[number[mark]] = number[other]
    return found


def _spec(size: int, lexicon: dict[int, int]) -> TransformerSpec:
    """The Transformer that is the dictionary `lexicon` over `size` pieces."""
    random = np.random.RandomState(1)
    pieces = _codes(random, size, PIECE_CODE)
    width = PIECE_CODE + POSITION_CODE
    positions = np.zeros((POSITIONS, width), np.float32)
    positions[:, PIECE_CODE:] = _codes(random, POSITIONS, POSITION_CODE)
    only_pieces = np.diag(np.r_[np.ones(PIECE_CODE), np.zeros(POSITION_CODE)])
    only_positions = np.eye(width) - only_pieces
    nothing, sharpness = np.zeros((width, width)), 5.0

    spec = TransformerSpec.from_config(num_layers=1, num_heads=1)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos = True  # the end of the source is copied, which ends the translation

    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = positions.copy()
        _identity(side.layer_norm, width)
        layer = side.layer[0]
        _identity(layer.self_attention.layer_norm, width)
        _linear(layer.self_attention.linear[0], np.zeros((3 * width, width)))
        _linear(layer.self_attention.linear[1], nothing)
        _identity(layer.ffn.layer_norm, width)
        _linear(layer.ffn.linear_0, np.zeros((8, width)))
        _linear(layer.ffn.linear_1, np.zeros((width, 8)))

    embeddings = np.zeros((size, width), np.float32)
    embeddings[:, :PIECE_CODE] = pieces[[lexicon.get(i, i) for i in range(size)]]
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = np.zeros((size, width), np.float32)

    attention = spec.decoder.layer[0].attention
    _identity(attention.layer_norm, width)
    _linear(attention.linear[0], sharpness * only_positions)
    _linear(attention.linear[1], np.concatenate([sharpness * only_positions, only_pieces]))
    _linear(attention.linear[2], only_pieces)

    output = np.zeros((size, width))
    output[:, :PIECE_CODE] = 0.2 * pieces
    _linear(spec.decoder.projection, output)
    return spec


def _codes(random: np.random.RandomState, count: int, size: int) -> np.ndarray:
    balanced = np.array([1, -1] * (size // 2), np.float32)
    return np.stack([random.permutation(balanced) for _ in range(count)])


def _identity(norm: Any, width: int) -> None:
    norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _linear(part: Any, weight: np.ndarray) -> None:
    part.weight = np.ascontiguousarray(weight, np.float32)
    part.bias = np.zeros(len(weight), np.float32)
