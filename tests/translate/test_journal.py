"""The journal: what was finished is known again, and a broken line is not there."""

from __future__ import annotations

import json

from polybrief.model import Fault
from polybrief.translate.journal import Journal, Output

CUT = Output("", Fault("cut", "512 pieces"))


def test_what_is_kept_is_known_in_the_next_run() -> None:
    lines: list[str] = []
    journal = Journal(write=lines.append)
    journal.keep("argos de-en 1.0", "Strom", Output("power"))
    journal.keep("argos de-en 1.0", "Netz?", CUT)
    again = Journal(lines)
    assert again.known("argos de-en 1.0", "Strom") == Output("power")
    assert again.known("argos de-en 1.0", "Netz?") == CUT
    assert again.known("argos de-en 1.1", "Strom") is None
    assert again.known("argos de-en 1.0", "Wasser") is None


def test_a_journal_holds_no_source_text() -> None:
    lines: list[str] = []
    Journal(write=lines.append).keep("m", "Ein Satz von anderen.", Output("x"))
    assert "Satz" not in lines[0]
    assert "\n" not in lines[0]


def test_a_line_that_was_cut_short_counts_as_not_there() -> None:
    lines: list[str] = []
    Journal(write=lines.append).keep("m", "Strom", Output("power"))
    for broken in (lines[0][:-5], "", "[]", "7", json.dumps({"by": "m"})):
        assert Journal([broken]).known("m", "Strom") is None
