"""The memory: translations as PO catalogues, which any translator's tool opens.

One entry for each text. `#:` names its sentences, the flag `fuzzy` says that no person has read
the translation, `#. engine: …` what made it, an empty msgstr that it waits, plain `#` lines are what
translators noted, `#~` marks translations whose sentence has left the text. The format is that of
GNU gettext (info gettext, “The Format of PO Files”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import polib

from polybrief.errors import BadId, RecordError
from polybrief.model import Translation, normalise

_ENGINE = "engine: "
_SENTENCE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[^\s:]+")

# polib takes each of these for the end of a line, PO does not. While it reads, noncharacters, which
# no text may contain (Unicode 23.7), stand in their places.
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_STAND_INS = "".join(chr(0xFDD0 + i) for i in range(len(_BREAKS)))
_HIDE = str.maketrans(_BREAKS, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _BREAKS)


def parse(text: str, file: str) -> tuple[Translation, ...]:
    """The translations in a PO catalogue, one for each sentence, in the order of the entries.

    `file` is the catalogue's name for messages. Obsolete entries come as translations without a
    sentence. Header fields, other comments and earlier wordings (`#|`) are not kept.

    Raises RecordError (with file and line) for what is no PO, no header or two, an entry without a
    sentence, plural forms or contexts, and a text or a sentence that occurs twice.
    """
    # The final line end keeps polib from taking a short text for the name of a file.
    content = normalise(text).translate(_HIDE).rstrip("\n") + "\n"
    try:
        catalogue = polib.pofile(content)
    except (OSError, ValueError, IndexError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise _error(file, int(line[1]) if line else 1, "this is not PO") from error
    if not catalogue.metadata:
        raise _error(file, 1, "the header is missing, or there are two")
    found: list[Translation] = []
    texts: set[tuple[bool, str]] = set()
    sentences: set[str] = set()
    for entry in catalogue:
        line_number = entry.linenum or 1
        obsolete = bool(entry.obsolete)
        translation = _translation(entry)
        if entry.msgctxt or entry.msgid_plural:
            raise _error(file, line_number, "contexts and plural forms have no place in a memory")
        if not translation.source_text:
            raise _error(file, line_number, "an entry without text")
        if (obsolete, translation.source_text) in texts:
            raise _error(file, line_number, "a second entry for the same text")
        texts.add((obsolete, translation.source_text))
        if obsolete:
            found.append(translation)
            continue
        references = [_shown(f"{name}:{n}" if n else name) for name, n in entry.occurrences]
        if not references:
            raise _error(file, line_number, "an entry without a “#:” line that names its sentence")
        for reference in references:
            if not _SENTENCE_ID.fullmatch(reference):
                raise _error(file, line_number, f"“{reference}” is no sentence id")
            if reference in sentences:
                raise _error(file, line_number, f"a second entry for the sentence {reference}")
            sentences.add(reference)
            found.append(replace(translation, sentence=reference))
    return tuple(found)


def render(translations: Iterable[Translation], source_language: str, target_language: str) -> str:
    """The PO catalogue of some translations from one language to another, in their order.

    The same text is one entry with all its sentences; where they differ, a reviewed translation
    stands before a machine's, and that before none. The same translations give the same
    characters, whenever and wherever. Raises BadId for what is no sentence id, RecordError for a
    translation without a source text.
    """
    groups: dict[str, list[Translation]] = {}
    for translation in translations:
        if not translation.source_text:
            raise RecordError(
                f"the sentence {translation.sentence} has no text to translate",
                "collect its report again with `polybrief collect`",
            )
        groups.setdefault(translation.source_text, []).append(translation)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = (
        f"Translations from {source_language} to {target_language}. "
        "An entry marked fuzzy was made by a machine, and no one has reviewed it."
    )
    catalogue.metadata = {
        "Project-Id-Version": "polybrief",
        "Language": target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source_language,
    }
    catalogue.extend(_entry(group) for group in groups.values())
    lines = str(catalogue).translate(_SHOW).split("\n")
    return "\n".join(line.rstrip(" ") if line.startswith("#") else line for line in lines)


def retain(before: Sequence[Translation], now: Sequence[Translation]) -> tuple[Translation, ...]:
    """`now`, and what persons did in `before` for texts that are gone, as translations without a sentence.

    A person's work is a translation that was reviewed or written without an engine, or has a note.
    What a machine made is left out: it can make it again.
    """
    texts = {translation.source_text for translation in now}
    gone: dict[str, list[Translation]] = {}
    for old in before:
        if old.text is None or old.source_text in texts:
            continue
        if old.reviewed or old.engine is None or old.note is not None:
            gone.setdefault(old.source_text, []).append(old)
    return (*now, *(replace(best(group), sentence="") for group in gone.values()))


def best(translations: Sequence[Translation]) -> Translation:
    """The most trustworthy of some translations of one text; among equals the first."""
    return max(translations, key=lambda t: (t.text is not None, t.reviewed))


def _translation(entry: polib.POEntry) -> Translation:
    text = _shown(entry.msgstr) if entry.msgstr.strip() else None
    notes = _shown(entry.tcomment).split("\n")
    generated = notes if entry.obsolete else _shown(entry.comment).split("\n")
    engine = next((line for line in generated if line.strip().startswith(_ENGINE)), None)
    if entry.obsolete and engine is not None:
        notes.remove(engine)
    return Translation(
        sentence="",
        source_text=_shown(entry.msgid),
        text=text,
        reviewed=text is not None and "fuzzy" not in entry.flags,
        engine=engine.strip().removeprefix(_ENGINE) if engine is not None else None,
        note="\n".join(notes).strip() or None,
    )


def _entry(group: Sequence[Translation]) -> polib.POEntry:
    chosen = best(group)
    sentences = list(dict.fromkeys(translation.sentence for translation in group if translation.sentence))
    for sentence in sentences:
        if not _SENTENCE_ID.fullmatch(sentence):
            raise BadId(f"“{sentence}” is no sentence id", "write it as <source-id>:<number>")
    notes = list(dict.fromkeys(translation.note for translation in group if translation.note))
    engine = [_ENGINE + chosen.engine] if chosen.engine is not None else []
    if not sentences:
        # Obsolete entries have no `#.` lines, so that the engine moves to the notes.
        notes, engine = [*engine, *notes], []
    return polib.POEntry(
        msgid=chosen.source_text.translate(_HIDE),
        msgstr=(chosen.text or "").translate(_HIDE),
        occurrences=[(sentence, "") for sentence in sentences],
        flags=["fuzzy"] if chosen.text is not None and not chosen.reviewed else [],
        comment="\n".join(engine).translate(_HIDE),
        tcomment="\n".join(notes).translate(_HIDE),
        obsolete=not sentences,
    )


def _shown(text: str) -> str:
    return text.translate(_SHOW)


def _error(file: str, line: int, cause: str) -> RecordError:
    return RecordError(f"{file}:{line}: {cause}", f"mend line {line} of {file} in a text editor")
