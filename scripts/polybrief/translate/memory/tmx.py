"""Translation memories as TMX 1.4b, which other translators' tools read and write.

https://www.gala-global.org/tmx-14b. translate-toolkit keeps the file; what only we know (status, engine,
sentence) stands in properties of our own. It is imported when a file is really read or written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final
from xml.parsers import expat

from polybrief import __version__
from polybrief.errors import RecordError, TranslationError
from polybrief.languages import LANGUAGES
from polybrief.limits import MAX_TMX_BYTES
from polybrief.model import Translation, normalise
from polybrief.translate.memory.entries import SENTENCE_ID

Pair = tuple[str, str, Translation]
"""Language of the text, language of the translation, and both."""

_PROPERTY: Final = "x-polybrief-"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES: Final = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements whose content is a tool's code, and no text."""

_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})
_TAG = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Imported:
    """What was in a TMX file: the pairs in their order, and how many were left out for which reason."""

    pairs: tuple[Pair, ...]
    left_out: Mapping[str, int]


def render(pairs: Iterable[Pair]) -> bytes:
    """The TMX file of some translations; those that wait are left out.

    The same pairs give the same bytes: no date stands in it. Characters that XML cannot hold are left
    out. Raises TranslationError if translate-toolkit is not installed.
    """
    done = [pair for pair in pairs if pair[2].text is not None]
    sources = {source for source, _, _ in done}
    file = _tmxfile()(sourcelanguage=sources.pop() if len(sources) == 1 else "*all*")
    header = next(file.document.getroot().iterchildren("header"))
    header.set("creationtool", "polybrief")
    header.set("creationtoolversion", __version__)
    for source, target, translation in done:
        unit = file.addsourceunit(_clean(translation.source_text), source)
        unit.settarget(_clean(translation.text or ""), target, append=True)
        if translation.note:
            unit.addnote(_clean(translation.note))
        properties = {
            "status": "reviewed" if translation.reviewed else "machine" if translation.engine else "draft",
            "engine": translation.engine,
            "sentence": translation.sentence,
        }
        first = unit.xmlelement.find("tuv")
        for name, value in properties.items():
            if value:
                element = unit.xmlelement.makeelement("prop", {"type": _PROPERTY + name})
                element.text = _clean(value)
                first.addprevious(element)
    return bytes(file)


def parse(data: bytes, file: str, reviewed: bool = False) -> Imported:
    """The translations in a TMX file (UTF-8 or UTF-16) between the desk's languages.

    `file` is its name for messages. What we exported comes back with its status; of anything else the
    caller says whether it was `reviewed`. An entry in several languages is a pair for each of them. Of
    marked-up segments the plain text is taken. Regions are dropped (de-AT is German); traditional
    Chinese and other languages are left out and counted by their tags, empty pairs under `empty`.

    Raises RecordError (with file and line) for what is no TMX, too large, declares entities or a
    document type of its own, or has an entry without a language, and if nothing is left;
    TranslationError if translate-toolkit is not installed.
    """
    xml = _decoded(data, file)
    _refuse_declarations(xml, file)
    try:
        store = _tmxfile().parsestring(xml)
    except SyntaxError as error:  # what lxml's is
        raise _error(
            file, error.lineno or 1, f"this is no TMX: {error.msg.partition(', line')[0]}"
        ) from error
    except AssertionError as error:  # how translate-toolkit checks the root
        raise _error(file, 1, "this is no TMX") from error
    root = store.document.getroot()
    if not root.tag.endswith("tmx") or store.body is None:
        raise _error(file, 1, "this is no TMX")
    header = root.find("{*}header")
    usual = header.get("srclang", "") if header is not None else ""
    pairs: list[Pair] = []
    left_out: Counter[str] = Counter()
    for unit in store.units:
        for pair in _pairs(unit.xmlelement, usual, reviewed, file):
            if isinstance(pair, str):
                left_out[pair] += 1
            else:
                pairs.append(pair)
    if left_out and not pairs:
        line = store.units[0].xmlelement.sourceline or 1
        raise _error(file, line, f"nothing for the desk: {', '.join(sorted(left_out))}")
    return Imported(tuple(pairs), dict(sorted(left_out.items())))


def _pairs(unit: Any, usual: str, reviewed: bool, file: str) -> Iterator[Pair | str]:
    """The pairs of an entry; in place of one that is left out, the reason."""
    segments: list[tuple[str, str]] = []
    for variant in unit.iterchildren("{*}tuv"):
        tag = variant.get(_LANG) or variant.get("lang") or ""
        if not _TAG.fullmatch(tag):
            raise _error(file, variant.sourceline or 1, f"“{tag}” is no language")
        segment = variant.find("{*}seg")
        segments.append((tag, "" if segment is None else normalise(_plain(segment, file)).strip()))
    source_tag = unit.get("srclang") or usual
    index = next((i for i, (tag, _) in enumerate(segments) if tag.lower() == source_tag.lower()), None)
    if index is None:
        language = _language(source_tag)
        index = next((i for i, (tag, _) in enumerate(segments) if language and _language(tag) == language), 0)
    if len(segments) < 2:
        yield "empty"
        return
    tag, text = segments.pop(index)
    source = _language(tag)
    properties = _properties(unit)
    notes = [note.text.strip() for note in unit.iterchildren("{*}note") if note.text and note.text.strip()]
    for other, translated in segments:
        target = _language(other)
        if source is None or target is None:
            yield tag if source is None else other
        elif source == target:
            yield f"{tag} to {other}"
        elif not text or not translated:
            yield "empty"
        else:
            status = properties.get("status")
            sentence = properties.get("sentence", "")
            translation = Translation(
                sentence=sentence if SENTENCE_ID.fullmatch(sentence) else "",
                source_text=text,
                text=translated,
                reviewed=status == "reviewed" if status else reviewed,
                engine=properties.get("engine"),
                note=normalise("\n".join(notes)) or None,
            )
            yield source, target, translation


def _properties(unit: Any) -> dict[str, str]:
    """Our own properties of an entry."""
    found = ((element.get("type", ""), element.text or "") for element in unit.iterchildren("{*}prop"))
    return {kind.removeprefix(_PROPERTY): text for kind, text in found if kind.startswith(_PROPERTY) and text}


def _plain(segment: Any, file: str) -> str:
    """The text of a segment without the codes of its markup."""
    parts = [segment.text or ""]
    for element in segment:
        if not isinstance(element.tag, str):
            if element.tag.__name__ == "Entity":
                raise _error(file, segment.sourceline or 1, f"the entity {element.text} is not known")
        elif element.tag.rpartition("}")[2] not in _CODES:
            parts.append(_plain(element, file))
        parts.append(element.tail or "")
    return "".join(parts)


def _language(tag: str) -> str | None:
    """The desk's language that a tag names (`de-DE`, `zh_CN`, `zh-Hans`), None if it is none of them."""
    first, *others = tag.replace("_", "-").lower().split("-")
    if first not in LANGUAGES or (first == "zh" and "hans" not in others and _TRADITIONAL & set(others)):
        return None
    return first


def _decoded(data: bytes, file: str) -> bytes:
    """The file as UTF-8 without a byte order mark or a declared encoding."""
    if len(data) > MAX_TMX_BYTES:
        raise _error(file, 1, f"more than {MAX_TMX_BYTES:,} bytes".replace(",", " "))
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(file, line, "neither UTF-8 nor UTF-16") from error
    # Blanks in its place, so that lines and columns stay.
    declared = re.compile(r"\s*<\?xml\s[^>]*?\sencoding\s*=\s*(?:\"[^\">]*\"|'[^'>]*')")
    if match := declared.match(text):
        kept = match[0][: match[0].rindex("encoding")]
        text = kept + text[match.end() :]
    return text.encode("utf-8")


def _refuse_declarations(xml: bytes, file: str) -> None:
    """Refuses entities and document types of a file's own: they can stand for gigabytes or local files."""
    parser = expat.ParserCreate()

    def doctype(_name: str, _system: str | None, _public: str | None, inside: int) -> None:
        if inside:
            raise _error(file, parser.CurrentLineNumber, "a document type of its own, or entities")

    def root(_name: str, _attributes: dict[str, str]) -> None:
        raise StopIteration

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(xml, True)
    except StopIteration:
        return
    except expat.ExpatError as error:
        raise _error(file, error.lineno, f"this is no TMX: {expat.ErrorString(error.code)}") from error


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _tmxfile() -> Any:
    try:
        return import_module("translate.storage.tmx").tmxfile
    except ImportError as error:
        raise TranslationError(
            "TMX files need translate-toolkit, which is not installed", "run `pip install 'polybrief[tmx]'`"
        ) from error


def _error(file: str, line: int, cause: str) -> RecordError:
    return RecordError(f"{file}:{line}: {cause}", f"export {file} again as TMX 1.4 in UTF-8")
