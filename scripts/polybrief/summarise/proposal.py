"""What a new draft would change in a brief that is there already, as a patch."""

from __future__ import annotations

import difflib
import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def patch(before: str, after: str, file: str) -> str:
    """A unified diff from the brief in `file` to the new draft, for `git apply`; empty if both are equal."""
    lines = difflib.unified_diff(
        _LINE.findall(before),
        _LINE.findall(after),
        f"a/{file}",
        f"b/{file}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
