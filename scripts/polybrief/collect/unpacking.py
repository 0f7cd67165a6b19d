"""Bodies of HTTP as they come: unpacked in small parts, so that a bomb is seen before it fills the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from polybrief.errors import FetchError
from polybrief.limits import FETCH_RATIO

_PART = 65_536
_FREE = 1_000_000
"""Bytes of a page that may come of however few."""
_SAVE = "save the page and collect the file"


def unpacked(chunks: Iterable[bytes], encoding: str | None, most: int, server: str) -> Iterator[bytes]:
    """The bytes of a body with this Content-Encoding.

    Raises FetchError for another encoding than gzip and deflate, for more than `most` bytes, for what
    unpacks to more than FETCH_RATIO times its size, and for a body that is damaged or ends in the middle.
    """
    encoding = (encoding or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"{server} sends {encoding[:40]!r}, which was not asked for", _SAVE)
    unpack = None if encoding == "identity" else _Unpack(server, deflate=encoding == "deflate")
    came = taken = 0
    for chunk in chunks:
        came += len(chunk)
        for part in unpack.parts(chunk) if unpack else (chunk,):
            taken += len(part)
            if taken > _FREE + FETCH_RATIO * came:
                raise FetchError(f"{server} sends a page packed more than {FETCH_RATIO} to 1", _SAVE)
            if taken > most:
                break
            yield part
        # Behind the end of what is packed there may be more that never comes out.
        if max(came, taken) > most:
            raise FetchError(f"{server} sends more than {most:,} bytes", _SAVE)
    if unpack and not unpack.ended:
        raise FetchError(f"{server} ended in the middle", "try again later")


class _Unpack:
    def __init__(self, server: str, *, deflate: bool) -> None:
        self._server = server
        self._deflate = deflate
        self._object = zlib.decompressobj(zlib.MAX_WBITS if deflate else zlib.MAX_WBITS | 16)
        self._begun = False

    @property
    def ended(self) -> bool:
        return self._object.eof or not self._begun

    def parts(self, chunk: bytes) -> Iterator[bytes]:
        full = True
        while chunk or full:
            part = self._part(chunk)
            self._begun = True
            yield part
            chunk, full = self._object.unconsumed_tail, len(part) == _PART

    def _part(self, chunk: bytes) -> bytes:
        try:
            return self._object.decompress(chunk, _PART)
        except zlib.error as problem:
            if not self._deflate or self._begun:
                raise FetchError(f"{self._server} sends a damaged page", "try again later") from problem
        # Some servers send bare deflate (RFC 1951) under this name.
        self._object, self._deflate = zlib.decompressobj(-zlib.MAX_WBITS), False
        return self._part(chunk)
