"""diff: what changed between two states of a desk in claims, figures, sources and translations.

revisions.py  a desk as it was at a git revision
snapshots.py  what is compared
compare.py    two snapshots to a list of changes
render.py     the changes as text or Markdown
"""

from __future__ import annotations

from polybrief.changes.compare import Changes, compare
from polybrief.changes.render import lines
from polybrief.changes.revisions import checked_out
from polybrief.changes.snapshots import snapshot

__all__ = ["Changes", "checked_out", "compare", "lines", "snapshot"]
