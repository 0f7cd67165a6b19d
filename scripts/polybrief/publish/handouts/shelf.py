"""What has been printed, and of which text: `build/handouts` and the list of it in the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from polybrief.briefs import Brief
from polybrief.store import Store

_LIST = "handouts.json"


@dataclass(frozen=True)
class Entry:
    """A PDF: the hash of all that it was made from, its own, and those of its texts by slug."""

    key: str
    sha256: str
    texts: Mapping[str, str]

    def shows(self, briefs: Mapping[str, Brief]) -> bool:
        """Whether all that is in it is still public, with exactly the text that was printed."""
        return all(slug in briefs and briefs[slug].text_hash == text for slug, text in self.texts.items())


def name(document: str, language: str) -> str:
    """The file of the handout of a brief, or of the digest of an edition, by its slug.

    >>> name("stargate", "de")
    'stargate.de.pdf'
    """
    return f"{document}.{language}.pdf"


def read(store: Store) -> dict[str, Entry]:
    """The PDFs that are there as they were made, by name; what was changed or lost is left out."""
    try:
        known = json.loads(store.cached(_LIST) or "{}")
        entries = {file: Entry(**values) for file, values in known.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {file: entry for file, entry in entries.items() if digest(store.handout(file)) == entry.sha256}


def write(store: Store, entries: Mapping[str, Entry]) -> None:
    """Notes what has been printed."""
    known: dict[str, Any] = {file: asdict(entry) for file, entry in sorted(entries.items())}
    store.cache(_LIST, json.dumps(known, indent=1, sort_keys=True) + "\n")


def digest(data: bytes | None) -> str:
    """SHA-256 of a file, empty for one that is not there."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def on_site(store: Store, language: str, public: Mapping[str, Brief]) -> dict[str, Entry]:
    """The PDFs that the site of a language carries; `public` are its public briefs and leads by slug."""
    mine = f".{language}.pdf"
    return {file: entry for file, entry in read(store).items() if file.endswith(mine) and entry.shows(public)}
