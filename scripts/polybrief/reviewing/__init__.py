"""A brief beside its evidence, sentence by sentence, for the person who reviews it.

sheet.py     what stands beside what
terminal.py  the sheet as lines
page.py      the sheet as one page of HTML
"""

from __future__ import annotations

from polybrief.reviewing.page import page
from polybrief.reviewing.sheet import Sheet, sheet
from polybrief.reviewing.terminal import lines

__all__ = ["Sheet", "lines", "page", "sheet"]
