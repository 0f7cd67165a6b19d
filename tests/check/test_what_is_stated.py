"""What a brief states, piece by piece, and in which language."""

from __future__ import annotations

from polybrief import briefs
from polybrief.check.statements import statements

EDITION = """\
---
title: '[en] A line for $40 million'
summary: Was geplant ist.
status: draft
language: de
---

## Das Netz

Eine Leitung ist *geplant*.[^a:1]
[en] It costs $40 million.[^a:2]

| Teil | Kosten |
|---|---|
| Leitung[^a:1] | 40 Mio. Dollar[^a:2] |
"""


def test_a_row_is_one_statement_and_a_waiting_passage_is_in_its_own_language() -> None:
    edition = briefs.parse(EDITION, "docs/de/briefs/a.md", "a")
    assert [(s.line, s.text, s.language, s.labels, s.cited) for s in statements(edition)] == [
        (2, "A line for $40 million", "en", ("a:1", "a:2"), False),
        (3, "Was geplant ist.", "de", ("a:1", "a:2"), False),
        (8, "Das Netz", "de", ("a:1", "a:2"), False),
        (10, "Eine Leitung ist geplant.", "de", ("a:1",), True),
        (11, "It costs $40 million.", "en", ("a:2",), True),
        (13, "Teil", "de", ("a:1", "a:2"), False),
        (13, "Kosten", "de", ("a:1", "a:2"), False),
        (15, "Leitung | 40 Mio. Dollar", "de", ("a:1", "a:2"), True),
    ]
