"""The YAML front matter of records and briefs: read strictly, written in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any

import yaml

from polybrief import plain_yaml
from polybrief.errors import PolybriefError

_FENCE = "---"
_FOLDED = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Rows:
    """A list of entries with fields of their own; all are required, and `make` takes them by name."""

    kinds: Mapping[str, Kind]
    make: Callable[..., Any]


Kind = type | tuple[str, ...] | Rows
"""What a field holds: `str`, `date`, `datetime` (with its offset from UTC), `bool`, `list` (of texts), one of
some allowed texts, or entries."""


def load_yaml(text: str, file: str, error: type[PolybriefError], first_line: int = 1) -> Any:
    """The YAML value in `text`, which stands in `file` from line `first_line` on.

    Raises `error` naming file and line for anything that is not plain YAML.
    """
    try:
        return plain_yaml.load(text)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        if mark and problem.context_mark and mark.line > text.count("\n"):
            # What is open at the end is to be mended where it was opened.
            mark = problem.context_mark
        line = first_line + (min(mark.line, text.count("\n")) if mark else 0)
        raise error(
            f"{file}:{line}: {problem.problem or 'no YAML'}", f"mend line {line} of {file}"
        ) from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise error(f"{file}: {problem}", f"mend the YAML of {file}") from problem


def split(text: str, file: str, error: type[PolybriefError]) -> tuple[dict[str, Any], str, int]:
    """Takes a file apart into front matter, the text behind it, and the line that text starts on.

    Raises `error` if there is no front matter or it is no YAML mapping.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise error(
            f"{file}:1: no front matter", f"start {file} with a line “---”, the fields, and “---” again"
        )
    try:
        end = next(i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE)
    except StopIteration:
        raise error(
            f"{file}:1: the front matter has no end", f"close it in {file} with a line “---”"
        ) from None
    mapping = load_yaml("\n".join(lines[1:end]), file, error, first_line=2)
    if not isinstance(mapping, dict):
        raise error(f"{file}:2: the front matter holds no fields", f"write fields as “title: …” in {file}")
    return mapping, "\n".join(lines[end + 1 :]), end + 2


def check_fields(
    mapping: Mapping[Any, Any],
    kinds: Mapping[str, Kind],
    required: tuple[str, ...],
    file: str,
    error: type[PolybriefError],
) -> dict[str, Any]:
    """The fields of `mapping`, each of the kind that `kinds` asks for; lists come back as tuples.

    Raises `error` for an unknown key, a missing required one, or a value of another kind. Fields without
    a value count as left out.
    """
    fields: dict[str, Any] = {}
    for key, value in mapping.items():
        if key not in kinds:
            raise error(f"{file}: unknown key “{key}”", f"remove it, or use one of: {', '.join(kinds)}")
        if value is None:
            continue
        fields[key] = _typed(key, value, kinds[key], file, error)
    for key in required:
        if key not in fields:
            raise error(f"{file}: {key} is missing", f"add “{key}: …” to the front matter of {file}")
    return fields


def _typed(key: str, value: Any, kind: Kind, file: str, error: type[PolybriefError]) -> Any:
    if isinstance(kind, Rows):
        return _rows(key, value, kind, file, error)
    if isinstance(kind, tuple):
        if value in kind:
            return value
        raise error(f"{file}: {key} is “{value}”", f"use one of: {', '.join(kind)}")
    if kind is date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise error(f"{file}: {key} is no date: {value}", "write it as 2026-11-22, without quotation marks")
    if kind is datetime:
        return _moment(key, value, file, error)
    if kind is list:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise error(f"{file}: {key} is no list of texts", f"write it as {key}: [one, two]")
    if isinstance(value, kind):
        return value
    names = {str: "a text", bool: "true or false"}
    raise error(f"{file}: {key} is not {names[kind]}: {value}", f"mend {key} in {file}")


def _moment(key: str, value: Any, file: str, error: type[PolybriefError]) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = None
    # Without its offset from UTC, an hour is another moment on each machine.
    if isinstance(moment, datetime) and moment.utcoffset() is not None:
        return moment
    lacking = "has no offset from UTC" if isinstance(moment, datetime) else "is no date with a time"
    raise error(f"{file}: {key} {lacking}: {value}", f"write it as {key}: 2026-11-22T06:00:00+01:00")


def _rows(key: str, value: Any, kind: Rows, file: str, error: type[PolybriefError]) -> tuple[Any, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        example = ", ".join(f"{name}: …" for name in kind.kinds)
        raise error(f"{file}: {key} is no list of entries", f"write each as “- {{{example}}}”")
    required = tuple(kind.kinds)
    return tuple(
        kind.make(**check_fields(item, kind.kinds, required, f"{file}: {key} {n}", error))
        for n, item in enumerate(value, start=1)
    )


def dump(fields: Mapping[str, Any]) -> str:
    """Front matter between its fences, one field a line in the given order, unknown ones left out.

    Blanks and line ends within a text are folded, as a field is one line; no-break spaces stay. Signs that
    are not seen are left out, as they are refused when it is read.
    """
    known = {key: _one_line(value) for key, value in fields.items() if value not in (None, ())}
    return f"{_FENCE}\n{''.join(_field(key, value) for key, value in known.items())}{_FENCE}\n"


def _field(key: str, value: Any) -> str:
    if isinstance(value, list) and not isinstance(value[0], dict):
        return f"{key}: {yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10**6)}"
    if isinstance(value, datetime):
        return f"{key}: {value.isoformat()}\n"
    return yaml.safe_dump(
        {key: value}, allow_unicode=True, default_flow_style=False, width=10**6, sort_keys=False
    )


def _one_line(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_one_line(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _one_line(field) for key, field in asdict(value).items()}
    return plain_yaml.HIDDEN.sub("", _FOLDED.sub(" ", value)).strip(" ") if isinstance(value, str) else value
