"""The memory: translations as PO catalogues, which any translator's tool opens.

One entry for each text. `#:` names its sentences, the flag `fuzzy` says that no person has read
the translation, `#. engine: …` what made it, an empty msgstr that it waits, plain `#` lines are what
translators noted, `#~` marks translations whose sentence has left the text. A waiting entry may
offer a proposal: fuzzy, with the faults that were found in it (`#. fault: …`), or with the sentence as
it was when a person translated it (`#| msgid …`). What others write in a catalogue stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybrief.errors import RecordError
from polybrief.model import Translation
from polybrief.translate.memory import catalogue, entries, header
from polybrief.translate.memory.catalogue import BadPO, Block


def parse(text: str, file: str, shared: bool = False) -> tuple[Translation, ...]:
    """The translations in a PO catalogue, one for each sentence, in the order of the entries.

    `file` is the catalogue's name for messages. Obsolete entries come as translations without a
    sentence. In a `shared` catalogue no entry belongs to a sentence, whatever its `#:` lines say.

    A fuzzy entry with a fault or an earlier wording (`#|`) is a proposal; without both it is a
    translation that no one has reviewed. Where a person took the flag away, it is reviewed, and
    its faults and earlier wording are over.

    Raises RecordError (with file and line) for what is no PO, no header or two, an entry without a
    sentence, plural forms or contexts, and a text or a sentence that occurs twice.
    """
    found: list[Translation] = []
    texts: set[tuple[bool, str]] = set()
    sentences: set[str] = set()
    for block in _read(text, file)[1]:
        if (block.obsolete, block.msgid) in texts:
            raise _error(file, block.line, "a second entry for the same text")
        texts.add((block.obsolete, block.msgid))
        translation = entries.translation(block)
        if block.obsolete or shared:
            found.append(translation)
            continue
        references = entries.references(block)
        if not references:
            raise _error(file, block.line, "an entry without a “#:” line that names its sentence")
        for reference in references:
            if not entries.SENTENCE_ID.fullmatch(reference):
                raise _error(file, block.line, f"“{reference}” is no sentence id")
            if reference in sentences:
                raise _error(file, block.line, f"a second entry for the sentence {reference}")
            sentences.add(reference)
            found.append(replace(translation, sentence=reference))
    return tuple(found)


def render(
    translations: Iterable[Translation],
    source_language: str,
    target_language: str,
    before: str = "",
    shared: bool = False,
) -> str:
    """The PO catalogue of some translations from one language to another.

    The same text is one entry with all its sentences; where they differ, a reviewed translation
    stands before a machine's, and that before none. The same translations give the same
    characters, whenever and wherever.

    `before` is the catalogue as it is now. What has not changed keeps its lines to the byte, what has
    changed keeps the comments and flags that are not ours; entries stay in their order, new ones come
    behind the one that precedes them in `translations`; entries that are no longer among them go. In
    a `shared` catalogue translations without a sentence are entries like any other.

    A line end at the edge of a translation is that of its text, which gettext demands. Raises BadId
    for what is no sentence id; RecordError for a translation without a source text, or one with a
    character that gettext cannot hold, and if `before` is no catalogue; ValueError for a proposal
    without a fault or an earlier sentence.
    """
    groups: dict[str, list[Translation]] = {}
    for translation in translations:
        if not translation.source_text:
            raise RecordError(
                f"the sentence {translation.sentence} has no text to translate",
                "collect its report again with `polybrief collect`",
            )
        for character in entries.MARKS:
            if character in translation.source_text:
                raise RecordError(
                    f"the sentence {translation.sentence} holds the character U+{ord(character):04X}",
                    "take the control character out of its report",
                )
        groups.setdefault(translation.source_text, []).append(translation)
    wanted = [entries.wanted(best(group), group, shared) for group in groups.values()]
    if not before:
        ordered = sorted(wanted, key=lambda entry: entry.obsolete)
        first = header.new(source_language, target_language)
        return catalogue.write([first, *(entry.block() for entry in ordered)])
    first, known, tail = _read(before, f"the memory from {source_language} to {target_language}")
    first = header.updated(first, source_language, target_language)
    return catalogue.write([first, *entries.merged(known, wanted, shared)], tail)


def retain(before: Sequence[Translation], now: Sequence[Translation]) -> tuple[Translation, ...]:
    """`now`, and what persons did in `before` for texts that are gone, as translations without a sentence.

    A person's work is a translation that was reviewed or written without an engine, or has a note;
    a proposal that once translated an earlier sentence is one, too. What a machine made is left out:
    it can make it again.
    """
    texts = {translation.source_text for translation in now}
    gone: dict[str, list[Translation]] = {}
    for old in before:
        if old.source_text not in texts and is_persons(old):
            gone.setdefault(old.source_text, []).append(old)
    return (*now, *(replace(best(group), sentence="") for group in gone.values()))


def is_persons(translation: Translation) -> bool:
    """Whether a person's work is in a translation: reviewed, written by hand, noted, or offered again."""
    if translation.text is None:
        return translation.proposal is not None and translation.previous is not None
    return translation.reviewed or translation.engine is None or translation.note is not None


def best(translations: Sequence[Translation]) -> Translation:
    """The most trustworthy of some translations of one text; among equals the first."""
    return max(translations, key=lambda t: (t.text is not None, t.reviewed, t.proposal is not None))


def _read(text: str, file: str) -> tuple[Block, list[Block], tuple[str, ...]]:
    """Header, other entries, and the lines behind the last of a catalogue. Raises RecordError."""
    try:
        known = catalogue.read(text)
    except BadPO as error:
        raise _error(file, error.line, "this is not PO") from error
    first = next((block for block in known.blocks if block.is_header), None)
    if first is None:
        raise _error(file, 1, "the header is missing")
    others = [block for block in known.blocks if block is not first]
    for block in others:
        if not block.plain:
            raise _error(file, block.line, "contexts and plural forms have no place in a memory")
        if not block.msgid:
            raise _error(file, block.line, "an entry without text, or a second header")
    return first, others, known.tail


def _error(file: str, line: int, cause: str) -> RecordError:
    return RecordError(f"{file}:{line}: {cause}", f"mend line {line} of {file} in a text editor")
