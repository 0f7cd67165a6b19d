"""Which program this is: what is kept from one run to the next, or sent to another machine, is only good
for the same one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from polybrief import __version__


@cache
def program() -> str:
    """The version of polybrief and a hash of its modules: two checkouts of one version differ.

    >>> program().startswith(__version__)
    True
    """
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return f"{__version__} [{digest.hexdigest()[:12]}]"
