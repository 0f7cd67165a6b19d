"""A fresh desk: its files, made from those that come with the program.

`templates/desk` holds what every desk starts with. There `dot-` at the start of a name stands for a dot,
and a name in `.j2` is a template. `templates/sample` holds one brief with its sources, to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from polybrief import __version__
from polybrief.errors import InputError
from polybrief.languages import LANGUAGES

_EMPTY = ("conflicts", "dossiers", "evidence", "glossary", "memory", "sources")
"""Folders that fill in time; git keeps none that is empty."""


def fresh(
    shipped: Mapping[str, bytes],
    title: str,
    languages: Sequence[str],
    *,
    sample: bool = False,
    templates: bool = False,
) -> dict[str, bytes]:
    """The files of a new desk by name, from those that come with the program (`shipped`, by name).

    The first of the `languages` is the desk's own. `sample` adds a brief with its sources; `templates`
    copies the templates of drafts, reviews and pages, for a desk that wants to change them. Raises
    InputError for languages that cannot be.
    """
    _check(languages, sample=sample)
    files = {f"{folder}/.gitkeep": b"" for folder in _EMPTY}
    files["models.lock"] = shipped["models.lock"]
    environment = Environment(autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True)
    values = {"title": title, "languages": tuple(languages), "version": __version__}
    for name, data in _below("templates/desk", shipped, languages):
        if name.endswith(".j2"):
            data = environment.from_string(data.decode("utf-8")).render(values).encode("utf-8")
        files[name.removesuffix(".j2")] = data
    if sample:
        files |= dict(_below("templates/sample", shipped, languages))
    if templates:
        of_the_program = ("templates/desk/", "templates/sample/")
        files |= {
            name: data
            for name, data in shipped.items()
            if name.startswith("templates/") and not name.startswith(of_the_program)
        }
    return files


def _check(languages: Sequence[str], *, sample: bool) -> None:
    known = ",".join(LANGUAGES)
    for code in languages:
        if code not in LANGUAGES:
            raise InputError(f"“{code}” is no language of polybrief", f"use some of: --languages {known}")
    if not languages or len(set(languages)) != len(languages):
        raise InputError("the languages are not named once each", f"write them as --languages {known}")
    if sample and (languages[0] != "en" or set(languages) != set(LANGUAGES)):
        raise InputError(
            "the sample is written in English and has its editions in all languages",
            f"add --languages {known}, or leave out --sample",
        )


def _below(
    folder: str, shipped: Mapping[str, bytes], languages: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The shipped files below a folder, by the name that they have in a desk with these languages."""
    for name, data in shipped.items():
        if not name.startswith(f"{folder}/"):
            continue
        parts = Path(name).relative_to(folder).parts
        if parts[0] == "docs" and parts[1] not in languages:
            continue
        yield "/".join(f".{p.removeprefix('dot-')}" if p.startswith("dot-") else p for p in parts), data
