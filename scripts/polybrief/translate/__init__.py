"""translate: each sentence of a report into the desk's language, memory first, then Argos.

    packages.py   which Argos packages are installed, and which of them are broken
    pieces.py     a sentence into the pieces that a package's model reads, and back
    engine.py     sentences through a package, or through two with a language between
    memory.py     the translations as PO catalogues
    stage.py      the stage itself: sentences and memory in, translations out

ctranslate2, sentencepiece and Argos Translate are imported only when an engine really translates.
"""

from __future__ import annotations

from polybrief.translate.engine import ArgosEngine, Engine
from polybrief.translate.packages import Package, Shelf, folders, installed
from polybrief.translate.stage import Summary, summarise, translate

__all__ = [
    "ArgosEngine",
    "Engine",
    "Package",
    "Shelf",
    "Summary",
    "folders",
    "installed",
    "summarise",
    "translate",
]
