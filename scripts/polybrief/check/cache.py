"""What the gate found last time, for the briefs on which nothing that it looks at has changed.

The key of a brief is a hash of all that a rule may see of the desk: the brief in every language, its
catalogues, the records, evidence, translations and texts of the sources that it cites; and of what
every brief depends on: glossary, ledger, settings, the private library, the program, the names and
states of all briefs and sources, and the day, since waivers and dates run out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from polybrief.check.measures import Measures
from polybrief.check.report import Checked
from polybrief.model import Finding

FORMAT = 1
_CITED = re.compile(rb"\[\^([a-z0-9-]+):\d+\]")
_STATE = re.compile(rb"^(?:status|publish_after|translation_of|language):[^\n]*", re.M)
_HOUR = re.compile(rb"^publish_after:", re.M)


@dataclass(frozen=True)
class Files:
    """The content of a desk's files by name, as far as the gate looks at them.

    `briefs` are named `docs/<language>/briefs/<slug>.md`; `others` everything else; `library` the
    private library, its names from its own folder; `now` is the minute of the check, as text.
    """

    briefs: Mapping[str, bytes]
    others: Mapping[str, bytes]
    library: Mapping[str, bytes]
    program: str
    now: str


def keys(files: Files) -> dict[str, str]:
    """The key of each brief, by the name of its file."""
    common = _common(files)
    by_slug: dict[str, list[str]] = {}
    for name in files.briefs:
        by_slug.setdefault(PurePosixPath(name).stem, []).append(name)
    by_stem: dict[str, list[tuple[str, bytes]]] = {}
    for folder, contents in (("", files.others), ("library/", files.library)):
        for name, content in contents.items():
            by_stem.setdefault(PurePosixPath(name).name.split(".")[0], []).append((folder + name, content))
    digests = {
        stem: _digest(part for name, content in parts for part in (name.encode(), content))
        for stem, parts in by_stem.items()
    }
    return {
        name: _key(
            name, [files.briefs[other] for other in by_slug[PurePosixPath(name).stem]], files, digests, common
        )
        for name in files.briefs
    }


def _key(name: str, editions: list[bytes], files: Files, digests: Mapping[str, bytes], common: bytes) -> str:
    cited = sorted({label.decode() for edition in editions for label in _CITED.findall(edition)})
    parts = [common, name.encode(), files.briefs[name], *editions]
    parts += [digests.get(stem, b"") for stem in (PurePosixPath(name).stem, *cited)]
    if any(_HOUR.search(edition) for edition in editions):
        parts.append(files.now.encode())
    return _digest(parts).hex()


def _common(files: Files) -> bytes:
    parts: list[bytes] = [str(FORMAT).encode(), files.program.encode(), files.now[:10].encode()]
    for name, content in files.others.items():
        folder = name.split("/")[0]
        # Of sources, evidence and pages their names; what they say counts for who cites them.
        parts += [name.encode()] + (
            [content] if folder not in ("sources", "evidence", "memory", "docs") else []
        )
    for name, content in files.briefs.items():
        parts += [name.encode(), *_STATE.findall(content)]
    for name, content in files.library.items():
        parts += [name.encode()] + ([] if name.startswith("memory/") else [content])
    return _digest(parts)


def _digest(parts: Iterable[bytes]) -> bytes:
    """A hash of a row of byte strings that knows where each of them ends."""
    known = hashlib.sha256()
    for part in parts:
        known.update(len(part).to_bytes(8, "big"))
        known.update(part)
    return known.digest()


def parse(text: str) -> dict[str, Checked]:
    """The results by key in `text`; none where it is not what `render` has written."""
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            return {}
        return {key: _checked(entry) for key, entry in value["briefs"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _checked(entry: dict[str, Any]) -> Checked:
    measures = entry.pop("measures")
    return Checked(
        findings=tuple(Finding(*finding) for finding in entry.pop("findings")),
        fingerprints=tuple(entry.pop("fingerprints")),
        unheld=tuple(entry.pop("unheld")),
        measures=Measures(**measures) if measures else None,
        **entry,
    )


def render(known: Mapping[str, Checked]) -> str:
    """The results by key as text."""
    briefs = {
        key: {
            **asdict(checked),
            "findings": [list(asdict(finding).values()) for finding in checked.findings],
        }
        for key, checked in known.items()
    }
    return json.dumps({"format": FORMAT, "briefs": briefs}, ensure_ascii=False)
