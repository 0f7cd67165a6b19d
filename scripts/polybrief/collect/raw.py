"""What a reader gets: bytes as they came, and what is known of where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from polybrief.model import data_hash


@dataclass(frozen=True)
class Raw:
    """The bytes of a report as they came.

    `name` is what to call them in messages: a path, an address, or `-`. `media_type` (lower case, without
    parameters) and `charset` are what the server said. `address` is where they were got in the end,
    after redirects, `fetched` when (UTC). `facts` are what HTTP said besides, for the archive.
    """

    data: bytes
    name: str
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    fetched: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of the bytes, under which the archive keeps them."""
        return data_hash(self.data)
