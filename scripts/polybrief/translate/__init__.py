"""translate: each sentence of a report into the desk's language, memory first, then an engine.

    stage.py     the stage itself: sentences and memory in, translations out
    status.py    how translations stand
    judge.py     whoever reads an engine's work over
    journal.py   what an engine has finished, so that a run ended in the middle goes on there
    memory/      the translations as PO catalogues, and their exchange with other tools
    engines/     Argos packages, a LibreTranslate server, a dictionary
    packages/    Argos packages: which are installed, the lock that vouches for them, installing
    faults/      what can be seen to be wrong with a machine's translation
    terms/       names in the desk's form

ctranslate2, sentencepiece, httpx and Argos Translate are imported only when they are really used.
"""

from __future__ import annotations

from polybrief.translate.engines import ArgosEngine, DictionaryEngine, Engine, LibreTranslateEngine
from polybrief.translate.judge import Judge, Strict
from polybrief.translate.packages import Package, Shelf, folders, installed
from polybrief.translate.stage import Finished, translate, unheard
from polybrief.translate.status import Standing, Summary, standing, summarise, table

__all__ = [
    "ArgosEngine",
    "DictionaryEngine",
    "Engine",
    "Finished",
    "Judge",
    "LibreTranslateEngine",
    "Package",
    "Shelf",
    "Standing",
    "Strict",
    "Summary",
    "folders",
    "installed",
    "standing",
    "summarise",
    "table",
    "translate",
    "unheard",
]
