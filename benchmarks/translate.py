"""How fast sentences are translated, beside Argos Translate's own API and beside CTranslate2 alone.

    python benchmarks/translate.py
    python benchmarks/translate.py --documents 40 --rounds 5

All three use the same package of the size of Argos's own (6 + 6 layers, width 512, 32,000 pieces, int8),
with random weights, which are as much work as trained ones: every translation is 30 pieces long, as an
average sentence of news. They take turns within one run, and what counts is the ratio.

    argos       argostranslate.translate.translate, a document after the other, as its users call it: its
                default settings, the beam of four that it uses. Its sentence splitters want to load
                models from the network, so that one takes their place that knows the text's sentences.
    bare        ctranslate2.Translator.translate_batch, all sentences in one call
    polybrief   the stage `translate` from sentences to translations

What reads translations over (`translate/faults.py`) has its own benchmark: here nothing is read over, as
random words would be translated three times.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

WIDTH, INNER, LAYERS, HEADS, PIECES = 512, 2048, 6, 8, 32_000
LENGTH = 30
TURNS = 4
SENTENCES_A_DOCUMENT, SENTENCES_A_PARAGRAPH = 20, 4

WORDS = """
Regierung Rechenzentrum Strom Netz Konzern Vertrag Anleger Kosten Bericht Ministerium Partner
Standort Milliarden Prozent Jahr Monat Woche kündigte plant baut prüft fordert meldet senkt erhöht
verlangt nennt neue große erste deutsche chinesische amerikanische künftige bisherige und oder aber
denn weil damit ohne gegen zwischen während trotz seit nach über unter in an auf für mit von der die
das den dem des ein eine einen einer nicht auch noch schon bereits erst bald heute gestern künftig
teilweise vollständig deutlich
""".split()  # noqa: SIM905 (a list of words reads best as text)


def documents(count: int) -> list[list[str]]:
    """Documents as lists of German sentences (of words at random), each of about 24 pieces."""
    choose = random.Random(7)

    def sentence() -> str:
        words = [choose.choice(WORDS) for _ in range(choose.randint(14, 32))]
        return " ".join(words).capitalize() + "."

    return [[sentence() for _ in range(SENTENCES_A_DOCUMENT)] for _ in range(count)]


def build_package(folder: Path, texts: Sequence[str]) -> Path:
    """Writes a de-en package of base size with random weights below `folder`; returns its own folder."""
    import sentencepiece
    from ctranslate2.specs import TransformerSpec

    package = folder / "translate-de_en-1_0"
    (package / "model").mkdir(parents=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=400,
        hard_vocab_limit=False,
        minloglevel=2,
        num_threads=1,
    )
    (package / "sentencepiece.model").write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    pieces += [f"▁w{i}" for i in range(PIECES - len(pieces))]

    noise = np.random.default_rng(1)
    spec = TransformerSpec.from_config(num_layers=LAYERS, num_heads=HEADS)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token, spec.config.add_source_eos = "<s>", True

    def linear(part: Any, rows: int, columns: int) -> None:
        part.weight = noise.standard_normal((rows, columns), np.float32) * np.float32(columns**-0.5)
        part.bias = np.zeros(rows, np.float32)

    def norm(part: Any) -> None:
        part.gamma, part.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def attention(part: Any, own: bool) -> None:
        norm(part.layer_norm)
        for i, rows in enumerate((3 * WIDTH, WIDTH) if own else (WIDTH, 2 * WIDTH, WIDTH)):
            linear(part.linear[i], rows, WIDTH)

    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, own=True)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, INNER, WIDTH)
            linear(layer.ffn.linear_1, WIDTH, INNER)
    for layer in spec.decoder.layer:
        attention(layer.attention, own=False)
    table = noise.standard_normal((PIECES, WIDTH), np.float32)
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table * 1
    linear(spec.decoder.projection, PIECES, WIDTH)

    # The last place of each vector says whether the translation has its length: only the positions
    # write to it, and only the end of the sentence is read from it.
    end = pieces.index("</s>")
    positions = noise.standard_normal((1024, WIDTH), np.float32)
    positions[:, -1] = np.where(np.arange(1024) < LENGTH, -8, 8)
    spec.decoder.position_encodings.encodings = positions
    spec.decoder.embeddings.weight[:, -1] = 0
    for layer in spec.decoder.layer:
        for part in (layer.self_attention.linear[1], layer.attention.linear[2], layer.ffn.linear_1):
            part.weight[-1] = 0
    spec.decoder.projection.weight[:, -1] = 0
    spec.decoder.projection.weight[end] = 0
    spec.decoder.projection.weight[end, -1] = 20

    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(package / "model"))
    metadata = {"package_version": "1.0", "argos_version": "1.9.0", "from_code": "de", "to_code": "en"}
    metadata |= {"from_name": "German", "to_name": "English"}
    (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return package


def argos(texts: list[list[str]]) -> Callable[[], int]:
    """Argos Translate's API over documents; gives back how many characters came out."""
    # Of its splitters' libraries nothing is used, and they would bring torch and onnxruntime.
    stanza, minisbd = types.ModuleType("stanza"), types.ModuleType("minisbd")
    minisbd.__dict__.update(SBDetect=None, models=types.SimpleNamespace(list_models=list))
    sys.modules |= {"stanza": stanza, "minisbd": minisbd}
    import argostranslate.translate as api

    class Splitter:
        def split_sentences(self, text: str) -> list[str]:
            return [part + "." for part in text.split(".") if part.strip()]

    joined = []
    for document in texts:
        starts = range(0, len(document), SENTENCES_A_PARAGRAPH)
        joined.append("\n".join(" ".join(document[i : i + SENTENCES_A_PARAGRAPH]) for i in starts))
    for language in api.get_installed_languages():
        for translation in language.translations_from:
            inner = getattr(translation, "underlying", None)
            if inner is not None:
                inner.sentencizer = Splitter()
    api.translate("Regierung.", "de", "en")  # loads the model
    return lambda: sum(len(api.translate(text, "de", "en")) for text in joined)


def bare(package: Path, texts: list[list[str]], cores: int) -> Callable[[], int]:
    """CTranslate2 alone, all sentences in one call."""
    import ctranslate2
    import sentencepiece

    from polybrief.limits import BATCH_TOKENS, BEAM_SIZE, LENGTH_PENALTY

    translator = ctranslate2.Translator(
        str(package / "model"), inter_threads=cores, intra_threads=1, compute_type="default"
    )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    tokens = [processor.encode(text, out_type=str) for document in texts for text in document]

    def run() -> int:
        results = translator.translate_batch(
            tokens,
            beam_size=BEAM_SIZE,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            length_penalty=LENGTH_PENALTY,
            replace_unknowns=True,
        )
        return sum(len(processor.decode_pieces(result.hypotheses[0])) for result in results)

    run()
    return run


def ours(package: Path, texts: list[list[str]], cores: int) -> Callable[[], int]:
    """The stage, from sentences without any memory to translations."""
    from polybrief.model import Sentence
    from polybrief.translate import ArgosEngine, installed, translate

    engine = ArgosEngine(installed([package.parent]).packages, threads=cores)
    sentences = [
        Sentence(f"report-{i}", n, "de", text)
        for i, document in enumerate(texts)
        for n, text in enumerate(document, start=1)
    ]

    def run() -> int:
        return sum(len(t.text or "") for t in translate(sentences, (), engine, "en"))

    run()
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=10, help="documents of 20 sentences")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    texts = documents(arguments.documents)
    count = sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder) / "packages"
        os.environ |= {
            "ARGOS_PACKAGES_DIR": str(packages),
            "XDG_DATA_HOME": folder,
            "XDG_CONFIG_HOME": folder,
            "XDG_CACHE_HOME": folder,
            "ORT_DISABLE_TELEMETRY": "1",
        }
        package = build_package(packages, [text for document in texts for text in document])
        runs = {
            "argos": argos(texts),
            "bare": bare(package, texts, cores),
            "polybrief": ours(package, texts, cores),
        }
        rates: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(arguments.rounds):
            # The two that are quick take several turns, as the machine's speed drifts.
            for name in ("argos", *("bare", "polybrief") * TURNS):
                started = time.perf_counter()
                runs[name]()
                rates[name].append(count / (time.perf_counter() - started))
    versions = " ".join(f"{n} {importlib.metadata.version(n)}" for n in ("argostranslate", "ctranslate2"))
    print(
        f"{count} sentences in {len(texts)} documents, {cores} cores, {arguments.rounds} rounds; {versions}"
    )
    own = statistics.median(rates["polybrief"])
    for name, measured in rates.items():
        middle = statistics.median(measured)
        print(
            f"{name:<10} {middle:6.1f} sentences/s ({min(measured):.1f} to {max(measured):.1f})"
            f"   polybrief is {own / middle:.2f} times as fast"
        )
        if name != "polybrief":
            peer = "Argos Translate, document by document" if name == "argos" else "CTranslate2 alone"
            print(f"= sentences translated a second | {own / middle:.2f} | {peer}")


if __name__ == "__main__":
    main()
