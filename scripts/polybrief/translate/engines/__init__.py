"""Engines: what turns sentences of one language into sentences of another.

engine.py           what the stage asks of an engine
argos.py            installed Argos packages, run by CTranslate2
pieces.py           a sentence into the pieces that a package's model reads, and back
libretranslate.py   a LibreTranslate server
server.py           asking it, within bounds
dictionary.py       word by word, to try things out without any download
known.py            what the dictionary puts over by value: figures, dates, names
words.py            its words
"""

from __future__ import annotations

from polybrief.translate.engines.argos import ArgosEngine
from polybrief.translate.engines.dictionary import DictionaryEngine
from polybrief.translate.engines.engine import Engine
from polybrief.translate.engines.libretranslate import LibreTranslateEngine

__all__ = ["ArgosEngine", "DictionaryEngine", "Engine", "LibreTranslateEngine"]
