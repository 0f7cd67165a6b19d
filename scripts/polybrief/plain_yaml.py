"""YAML without its dangers and surprises: lists, mappings with keys of text, plain and quoted values.

The values are made in one pass over libyaml's events, as they are checked; PyYAML's own constructors need
two more. Which plain text is a number, a date or a truth value is decided by PyYAML's rules.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

from polybrief.limits import YAML_DEPTH, YAML_VALUES_KEPT

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, marks of writing direction, signs without width: they change what a line shows, or stand in it
unseen. Tabs and line ends are folded."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9a-fA-Fox_:]{100,}")

# libyaml reads ten times as fast as Python; it is part of every wheel of PyYAML.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


def load(text: str) -> Any:
    """The value in `text`, None where there is none. Raises yaml.YAMLError, ValueError for a date that is
    none.

    Refused is what no file of the program has: aliases, which can blow a short file up to gigabytes, tags,
    deep nesting, numbers of a hundred digits, signs that nobody sees, a second document, and a key that
    comes twice, of which readers see the first and YAML takes the last.
    """
    documents: list[Any] = []
    # What is open, the innermost last: each with the key that waits for its value, in a mapping.
    opened: list[list[Any] | dict[str, Any]] = [documents]
    keys: list[str | None] = [None]
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent):
            value = _value(event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = {}
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            keys.pop()
            continue
        elif isinstance(event, yaml.AliasEvent):
            raise _refused("an alias (*name) is not allowed", event)
        elif isinstance(event, yaml.DocumentStartEvent) and documents:
            raise _refused("a second document", event)
        else:
            continue
        into = opened[-1]
        if isinstance(into, list):
            into.append(value)
        elif keys[-1] is None:
            if not isinstance(value, str):
                raise _refused("a key that is no text", event)
            if value in into:
                raise _refused(f"the key “{value[:40]}” comes twice", event)
            keys[-1] = value
            # The key has its place before its value is read, so that a second one is met at once.
            into[value] = None
            continue
        else:
            into[keys[-1]] = value
            keys[-1] = None
        if not isinstance(event, yaml.ScalarEvent):
            if event.tag is not None:
                raise _refused("a tag (!name) is not allowed", event)
            opened.append(value)
            keys.append(None)
            if len(opened) > YAML_DEPTH + 1:
                raise _refused("nested too deeply", event)
    return documents[0] if documents else None


def _value(event: yaml.ScalarEvent) -> Any:
    # Double quotation marks let escapes write what the file itself may not hold.
    text = event.value
    hidden = HIDDEN.search(text)
    if hidden:
        raise _refused(f"a sign that is not seen, U+{ord(hidden[0]):04X}", event)
    if event.tag is not None:
        raise _refused("a tag (!name) is not allowed", event)
    if event.style:
        return text
    if _NUMBER.fullmatch(text):
        raise _refused("a number of more than a hundred digits", event)
    return _plain(text)


@lru_cache(maxsize=YAML_VALUES_KEPT)
def _plain(text: str) -> Any:
    """What a text without quotation marks stands for."""
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    if tag == _TEXT:
        return text
    return loader.construct_object(yaml.ScalarNode(tag, text))


def _refused(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
