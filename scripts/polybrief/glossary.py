"""The glossary: names of people, organisations, places, laws, programmes and products in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from polybrief.errors import RecordError
from polybrief.frontmatter import load_yaml
from polybrief.languages import LANGUAGES
from polybrief.model import Entry, normalise
from polybrief.records import check_id

_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
KINDS = ("person", "organisation", "place", "law", "programme", "product", "measure")


def parse(text: str, file: str) -> tuple[Entry, ...]:
    """The entries of one glossary file. Raises RecordError naming the file and the entry."""
    value = load_yaml(normalise(text), file, RecordError)
    if not isinstance(value, list):
        raise RecordError(f"{file}: not a list of entries", "start each entry with “- id: …”")
    return tuple(_entry(item, file) for item in value)


def merge(files: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries of several (name, text) files. Raises RecordError for an id that stands twice."""
    seen: dict[str, str] = {}
    entries: list[Entry] = []
    for file, text in files:
        for entry in parse(text, file):
            if entry.id in seen:
                raise RecordError(
                    f"{file}: the id {entry.id} also stands in {seen[entry.id]}", "rename one of the two"
                )
            seen[entry.id] = file
            entries.append(entry)
    return tuple(entries)


def plain(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The entries as lists, mappings and texts, to be sent; `of_plain` reads them."""
    return [
        {
            "id": entry.id,
            "kind": entry.kind,
            **({"wikidata": entry.wikidata} if entry.wikidata else {}),
            "avoid": {code: list(forms) for code, forms in entry.avoid.items()},
            "office": entry.office,
            **{code: list(forms) for code, forms in entry.forms.items()},
        }
        for entry in entries
    ]


def of_plain(value: Iterable[Any]) -> tuple[Entry, ...]:
    """The entries that `plain` has made ready to be sent."""
    return tuple(_entry(item, "the glossary that was sent") for item in value)


def _entry(item: Any, file: str) -> Entry:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise RecordError(f"{file}: an entry without an id", "start each entry with “- id: …”")
    name = check_id(item["id"])
    for key in item:
        if key not in ("id", "kind", "wikidata", "avoid", "office", *LANGUAGES):
            raise RecordError(f"{file}: {name}: unknown key “{key}”", "remove it")
    if item.get("kind") not in KINDS:
        raise RecordError(f"{file}: {name}: kind is “{item.get('kind')}”", f"use one of: {', '.join(KINDS)}")
    if not isinstance(item.get("office", False), bool) or (
        item.get("office") and item["kind"] != "organisation"
    ):
        raise RecordError(
            f"{file}: {name}: office is “{item['office']}”", "write office: true, for organisations alone"
        )
    if "wikidata" in item and not (
        isinstance(item["wikidata"], str) and _WIKIDATA.fullmatch(item["wikidata"])
    ):
        raise RecordError(f"{file}: {name}: wikidata is “{item['wikidata']}”", "write it as wikidata: Q42")
    forms: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        listed = item.get(code, [])
        if not isinstance(listed, list) or not all(isinstance(form, str) and form for form in listed):
            raise RecordError(
                f"{file}: {name}: {code} is no list of forms", f"write it as {code}: [form, other]"
            )
        if not listed:
            raise RecordError(f"{file}: {name}: no form in {code}", f"add {code}: [form]")
        forms[code] = tuple(listed)
    return Entry(
        name,
        item["kind"],
        forms,
        item.get("wikidata"),
        _avoided(item.get("avoid"), forms, file, name),
        item.get("office", False),
    )


def _avoided(
    value: Any, forms: dict[str, tuple[str, ...]], file: str, name: str
) -> dict[str, tuple[str, ...]]:
    """The forms that are not wanted, by language; none of them may be one that is."""
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(
        code in LANGUAGES
        and isinstance(listed, list)
        and all(isinstance(form, str) and form.strip() for form in listed)
        for code, listed in value.items()
    ):
        raise RecordError(
            f"{file}: {name}: avoid is no list of forms for each language",
            "write it as avoid: {de: [form], zh: [form]}",
        )
    for code, listed in value.items():
        for form in listed:
            if form in forms[code]:
                raise RecordError(
                    f"{file}: {name}: “{form}” is a form in {code}, and one to avoid",
                    "remove it from one of the two",
                )
    return {code: tuple(listed) for code, listed in value.items()}
