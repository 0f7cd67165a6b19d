"""`models.lock`: which packages this desk has looked at, and how each is known again.

Argos packages are downloaded without a signature, so nothing is unpacked that the lock does not know.
An entry says no more than what somebody has seen: a value that is not known is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

from polybrief.errors import RecordError
from polybrief.frontmatter import load_yaml
from polybrief.translate.packages import Package, age

PAIR = re.compile(r"[a-z]{2,3}-[a-z]{2,3}")
"""From which language to which, as ISO 639 codes: `de-en`. (Argos has `zt`, traditional Chinese, too.)"""

VERSION = re.compile(r"[0-9A-Za-z]+(?:[._-][0-9A-Za-z]+)*")

_HASH = re.compile(r"[0-9a-f]{64}")

_HEADER = """\
# The translation packages that this desk has looked at. `polybrief models install` unpacks nothing that
# does not match its entry here; `polybrief models verify` compares what is installed.
#
#   size, sha256   bytes and SHA-256 of the .argosmodel file
#   content        SHA-256 of what it unpacks to, known once somebody has installed it
#   address        where it can be downloaded
#   note           where the values come from
#
# What is not known is left out. `polybrief models install … --trust` writes what it found: review the
# difference in git before you commit it.
"""


@dataclass(frozen=True)
class Locked:
    """One entry: a package as somebody has seen it; what nobody has seen is None.

    `size` is in bytes and, like `sha256`, that of the archive; `content` is the hash of the unpacked files
    (`packages.content_hash`); `note` says in one line where the values come from.
    """

    pair: str
    version: str
    size: int | None = None
    sha256: str | None = None
    content: str | None = None
    address: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """Pair and version, as a package is named everywhere.

        >>> Locked("de-en", "1.3").name
        'de-en 1.3'
        """
        return f"{self.pair} {self.version}"


Standing = Literal["as locked", "differs from the lock", "content not in the lock", "not in the lock"]
"""How an installed package stands to the lock."""

_KEYS = ("pair", "version", "size", "sha256", "content", "address", "note")


def parse(text: str, file: str) -> tuple[Locked, ...]:
    """The entries in `text`, read from `file`, in its order. Raises RecordError naming file and entry."""
    value = load_yaml(text, file, RecordError)
    if value is None:
        return ()
    listed = value.get("packages") if isinstance(value, dict) and set(value) == {"packages"} else None
    if not isinstance(listed, list):
        raise RecordError(f"{file}: no list of packages", f"start {file} with a line “packages:”")
    entries = tuple(_entry(item, file) for item in listed)
    names = [entry.name for entry in entries]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise RecordError(f"{file}: {twice} stands twice", "remove one of the two entries")
    return entries


def render(entries: Iterable[Locked]) -> str:
    """The text of the file: entries in the order of pair and version, the same for the same entries."""
    lines = [_HEADER + "packages:"]
    for entry in sorted(entries, key=lambda entry: (entry.pair, age(entry.version), entry.version)):
        start = "  - "
        for key in _KEYS:
            value = getattr(entry, key)
            if value is not None:
                # A version like 1.10 would be read as a number, and so would some hashes.
                shown = value if key in ("pair", "size") else json.dumps(value, ensure_ascii=False)
                lines.append(f"{start}{key}: {shown}")
                start = "    "
    return "\n".join(lines) + ("" if len(lines) > 1 else " []") + "\n"


def find(entries: Iterable[Locked], pair: str, version: str) -> Locked | None:
    """The entry of this version of the pair."""
    return next((entry for entry in entries if (entry.pair, entry.version) == (pair, version)), None)


def newest(entries: Iterable[Locked], pair: str) -> Locked | None:
    """The entry with the highest version of the pair."""
    versions = [entry for entry in entries if entry.pair == pair]
    return max(versions, key=lambda entry: age(entry.version), default=None)


def with_entry(entries: Sequence[Locked], entry: Locked) -> tuple[Locked, ...]:
    """The entries with `entry` in the place of the one of its pair and version."""
    return (*(other for other in entries if other.name != entry.name), entry)


def standing(package: Package, entries: Iterable[Locked]) -> Standing:
    """How an installed package stands to the lock; its files are read. Raises TranslationError."""
    entry = find(entries, package.pair, package.version)
    if entry is None:
        return "not in the lock"
    if entry.content is None:
        return "content not in the lock"
    return "as locked" if package.content == entry.content else "differs from the lock"


def address_fault(address: str) -> str | None:
    """Why an address may not be used, None if it may: https, or http on this machine; no password."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "it is no address"
    if not host or not address.isprintable() or " " in address:
        return "it is no address"
    if parts.username is not None or parts.password is not None:
        return "it holds a user name or a password"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)):
        return None
    return "it is not https (http is for this machine alone)"


def is_loopback(host: str) -> bool:
    """Whether the name of a host can only be this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _entry(item: Any, file: str) -> Locked:
    if not isinstance(item, dict):
        raise RecordError(f"{file}: an entry that is no mapping", "start each entry with “- pair: …”")
    name = f"{item.get('pair')} {item.get('version')}"
    if unknown := next((key for key in item if key not in _KEYS), None):
        raise RecordError(f"{file}: {name}: unknown key “{unknown}”", f"use: {', '.join(_KEYS)}")
    for key, form in (("pair", PAIR), ("version", VERSION), ("sha256", _HASH), ("content", _HASH)):
        value = item.get(key)
        if value is None and key in ("sha256", "content"):
            continue
        if not isinstance(value, str) or not form.fullmatch(value):
            raise RecordError(f"{file}: {name}: {key} is “{value}”", f'write it as {key}: "{_EXAMPLES[key]}"')
    size = item.get("size")
    if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size <= 0):
        raise RecordError(f"{file}: {name}: size is “{size}”", "write the bytes as a plain number")
    for key in ("address", "note"):
        if item.get(key) is not None and not isinstance(item[key], str):
            raise RecordError(f"{file}: {name}: {key} is no text", "put it into quotation marks")
    address = item.get("address")
    if address is not None and (fault := address_fault(address)):
        raise RecordError(f"{file}: {name}: the address cannot be used: {fault}", "give an https address")
    return Locked(**{key: item[key] for key in _KEYS if item.get(key) is not None})


_EXAMPLES = {"pair": "de-en", "version": "1.3", "sha256": "64 digits 0-9a-f", "content": "64 digits 0-9a-f"}
