"""Attribute lists name anchors, classes, languages and titles; images lie in docs/.

What else an attribute list can hold (styles, handlers, addresses) would run on the page, or have a program
read a file that prints the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.check.places import short, tokens
from polybrief.model import Finding

CODE = "unsafe-markup"

# As Python-Markdown's attr_list reads them: `{: #anchor .class key="value" }`, the colon optional.
_LIST = re.compile(r"\{:?[ \t]*([^{}\n]*=[^{}\n]*)\}")
_KEY = re.compile(r"([^\s=\"'#.]+)\s*=")
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_HARMLESS = frozenset({"id", "class", "lang", "title"})


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    for row, line in enumerate(brief.body.split("\n")):
        for match in _LIST.finditer(line):
            for key in _KEY.findall(_QUOTED.sub("= ", match[1])):
                if key.lower() not in _HARMLESS:
                    message = f"the attribute {short(key)} in {short(match[0])}"
                    mend = "take it out; attribute lists may have #anchor, .class, lang=… and title=…"
                    yield Finding(CODE, "error", brief.file, brief.first_line + row, message, mend)
    for number, token in tokens(brief):
        if token.type == "image" and _elsewhere(str(token.attrGet("src") or "")):
            message = f"the image {short(str(token.attrGet('src')))} lies on another site"
            mend = "put it into docs/, so that no page and no handout asks another site for it"
            yield Finding(CODE, "error", brief.file, number, message, mend)


def _elsewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
