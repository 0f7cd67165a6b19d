"""The header of a memory: our fields are set, what others wrote in it stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import polib

from polybrief.translate.memory import catalogue
from polybrief.translate.memory.catalogue import Block

_UTF8 = "text/plain; charset=UTF-8"


def new(source_language: str, target_language: str) -> Block:
    """The header of a catalogue that did not exist."""
    comment = (
        f"# Translations from {source_language} to {target_language}. "
        "An entry marked fuzzy was made by a machine, and no one has reviewed it."
    )
    fields = {"Project-Id-Version": "polybrief", **_fields(source_language, target_language)}
    lines = (comment, *_header_lines("msgid", ""), *_header_lines("msgstr", _dump(fields.items())))
    return Block(1, (), lines, {}, obsolete=False)


def updated(old: Block, source_language: str, target_language: str) -> Block:
    """The header with our fields set; the others, the comment and the order stay."""
    lines = old.msgstr.removesuffix("\n").split("\n") if old.msgstr else []
    wanted = list(lines)
    for name, value in _fields(source_language, target_language).items():
        index = next((i for i, line in enumerate(wanted) if line.startswith(f"{name}:")), None)
        if index is None:
            wanted.append(f"{name}: {value}")
        elif not _same_field(name, wanted[index].partition(":")[2].strip(), value):
            wanted[index] = f"{name}: {value}"
    if wanted == lines:
        return old
    msgstr = tuple(_header_lines("msgstr", "".join(line + "\n" for line in wanted)))
    parts = {**old.parts, "msgstr": msgstr}
    return replace(old, lines=catalogue.joined(parts), parts=parts)


def _fields(source_language: str, target_language: str) -> dict[str, str]:
    return {
        "Language": target_language,
        "MIME-Version": "1.0",
        "Content-Type": _UTF8,
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source_language,
    }


def _same_field(name: str, found: str, wanted: str) -> bool:
    if "Language" in name:
        # A tool may know the region: de_DE, zh-CN.
        return re.split(r"[-_@]", found)[0] == wanted
    return found.lower().replace(" ", "") == wanted.lower().replace(" ", "")


def _dump(fields: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields)


def _header_lines(keyword: str, value: str) -> list[str]:
    lines = value.split("\n")[:-1]
    return [f'{keyword} ""', *(f'"{polib.escape(line)}\\n"' for line in lines)]
