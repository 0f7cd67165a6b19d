"""No sign that readers do not see: marks of writing direction, signs without width, controls."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from polybrief.briefs import Brief
from polybrief.check.desk import Desk
from polybrief.model import Finding

CODE = "hidden-character"
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd"
    "\U000e0000-\U000e0fff]"
)


def find(brief: Brief, desk: Desk) -> Iterator[Finding]:  # noqa: ARG001
    lines = [*enumerate(brief.head.split("\n"), start=1)]
    lines += enumerate(brief.body.split("\n"), start=brief.first_line)
    lines += [(note.line, f"{note.label} {note.text}") for note in brief.definitions]
    for number, line in lines:
        for sign in sorted(set(_HIDDEN.findall(line))):
            name = unicodedata.name(sign, "a control").lower()
            place = line.index(sign) + 1
            message = f"a sign that is not seen, U+{ord(sign):04X} ({name}), is sign {place} of the line"
            yield Finding(CODE, "error", brief.file, number, message, f"delete sign {place} of line {number}")
