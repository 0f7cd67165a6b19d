"""What the files of a desk held when they were last read: size, times and hash of each.

A file whose size and times are the same is taken to be the same, as git and make do; anything else is a
doubt, and the file is read again. A file that was changed a moment ago may change once more within the
same tick of the clock, so that it is not remembered before its times have settled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

FORMAT = 1
_SETTLED = 2_000_000_000
"""Nanoseconds after which a change has other times: the coarsest clocks of file systems count in 2 s."""


class Stamp(NamedTuple):
    """A file's size in bytes, when its content and its entry were changed (in ns), and its SHA-256."""

    size: int
    modified: int
    changed: int
    sha256: str

    def settled(self, now: int) -> bool:
        """Whether any later change of the file must show in its times; `now` in ns."""
        return max(self.modified, self.changed) + _SETTLED < now


def parse(text: str | None) -> dict[str, Stamp]:
    """The stamps by file in `text`; none where it is not what `render` has written."""
    try:
        value = json.loads(text or "")
        if value["format"] != FORMAT:
            return {}
        return {
            name: Stamp(int(size), int(modified), int(changed), str(digest))
            for name, (size, modified, changed, digest) in value["files"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def render(stamps: Mapping[str, Stamp]) -> str:
    """The stamps by file as text."""
    return json.dumps({"format": FORMAT, "files": stamps}, ensure_ascii=False, separators=(",", ":"))
