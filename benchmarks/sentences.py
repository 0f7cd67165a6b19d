"""How well sentences are found: boundary F1 on texts with one segment a line.

    python benchmarks/sentences.py news.de other.de --language de
    python benchmarks/sentences.py --folder texts

Twenty segments at a time are joined, with a blank (Chinese: without), and split again. Counted are
the boundaries behind segments that end in a full stop or the like; a boundary that is found behind
a title is neither right nor wrong. In a folder, the files are those named `<set>.<language>`
and `<set>.<pair>.reference.<language>`.

Translators and aligners put two sentences into one segment now and then. The splitter is right to
part them and is charged with a false boundary; F1* leaves such segments out. It takes a segment for
several sentences if it holds a 。 with text behind it or a word of four small letters or more, a
full stop, a blank and a capital: what no one would dispute.

Splitters that happen to be installed (sentencex, sentence-splitter) are measured in the same run.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from polybrief import sentences
from polybrief.languages import LANGUAGES, language

JOINED = 20
CLOSING = "\"”“»«’'‘)\\]）】」』》"
ENDS = re.compile(rf"[.!?…。！？][{CLOSING}]*$")
SEVERAL = re.compile(rf"。(?![{CLOSING}]|$)|\b[a-zäöüß]{{4,}}\. +[A-ZÄÖÜ]")
FILE_NAME = re.compile(r"[^.]+(?:\.[^.]+\.reference)?\.(?P<language>[a-z]{2})")

Splitter = Callable[[str, str], tuple[str, ...]]


class Score(NamedTuple):
    """Boundaries found and right, found and wrong, missed; characters, and seconds spent."""

    right: int
    wrong: int
    missed: int
    characters: int
    seconds: float

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure boundary F1 of the sentence splitter.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="one segment a line")
    parser.add_argument("--language", choices=sorted(LANGUAGES), help="language of the FILEs")
    parser.add_argument("--folder", type=Path, help="a folder of texts, the language as suffix")
    options = parser.parse_args()
    if options.files and not options.language:
        parser.error("--language is needed with files")
    texts = [(file, options.language) for file in options.files]
    texts += _texts_of(options.folder) if options.folder else []
    if not texts:
        parser.error("give files, or a folder with --folder")

    splitters = dict(_splitters())
    heads = ("precision", "recall", "F1", "F1*", "char/s")
    print(f"{'file':28} {'':4} {'splitter':18} {'{:>9} {:>7} {:>7} {:>7} {:>10}'.format(*heads)}")
    for file, code in texts:
        segments = [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip()]
        single = [segment for segment in segments if not SEVERAL.search(segment)]
        for name, splitter in splitters.items():
            try:
                score, strict = measure(segments, code, splitter), measure(single, code, splitter)
            except LookupError:
                continue  # a peer that does not know the language
            print(
                f"{file.name:28} {code:4} {name:18} {score.precision:9.4f} {score.recall:7.4f} "
                f"{score.f1:7.4f} {strict.f1:7.4f} {score.characters / score.seconds:10,.0f}"
            )


def measure(segments: list[str], code: str, splitter: Splitter) -> Score:
    """The score of a splitter on segments, each of which should come out as one sentence."""
    joiner = language(code).joiner
    right = wrong = missed = characters = 0
    seconds = 0.0
    for first in range(0, len(segments), JOINED):
        group = segments[first : first + JOINED]
        text = joiner.join(group)
        began = time.perf_counter()
        found = splitter(text, code)
        seconds += time.perf_counter() - began
        characters += len(text)

        ends = list(_ends(group))[:-1]
        expected = {end for end, segment in zip(ends, group, strict=False) if ENDS.search(segment)}
        got = set(list(_ends(found))[:-1])
        right += len(got & expected)
        wrong += len(got - set(ends))
        missed += len(expected - got)
    return Score(right, wrong, missed, characters, seconds)


def _ends(parts: Iterable[str]) -> Iterator[int]:
    # Counted without blanks, because some splitters drop or add them.
    at = 0
    for part in parts:
        at += len("".join(part.split()))
        yield at


def _texts_of(folder: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted(folder.iterdir()):
        name = FILE_NAME.fullmatch(file.name)
        if name and name["language"] in LANGUAGES:
            yield file, name["language"]


def _splitters() -> Iterator[tuple[str, Splitter]]:
    yield "polybrief", sentences.split
    if importlib.util.find_spec("sentencex"):
        sentencex = importlib.import_module("sentencex")
        yield "sentencex", lambda text, code: tuple(sentencex.segment(code, text))
    if importlib.util.find_spec("sentence_splitter"):
        sentence_splitter = importlib.import_module("sentence_splitter")
        known = {code: sentence_splitter.SentenceSplitter(code) for code in ("en", "de")}
        yield "sentence-splitter", lambda text, code: tuple(known[code].split(text))


if __name__ == "__main__":
    main()
