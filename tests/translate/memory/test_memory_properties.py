"""The memory as PO, whatever is in it: what goes in comes out, and gettext accepts every file."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.errors import RecordError
from polybrief.model import Fault, Translation, normalise
from polybrief.translate.memory import parse, render

# Any character that a text may contain: no control characters but the tab, no noncharacters.
characters = st.characters(
    exclude_categories=["Cc", "Cs", "Cn"], include_characters='\t"\\\u0085\u2028\u2029'
)
line = st.text(characters, min_size=1).map(normalise).filter(str.strip)
# A backslash at the end of a comment makes gettext's tools join it with the next line.
words = line.map(str.strip).filter(lambda text: text[-1:] not in ("", "\\"))
note = st.lists(words, min_size=1, max_size=3).map("\n".join)
sentence_id = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}:[1-9][0-9]{0,3}", fullmatch=True)


fault = st.builds(Fault, st.sampled_from(["loop", "cut", "figures"]), st.just("") | words)


@st.composite
def translations_of(draw: st.DrawFn, text: str, sentence: str) -> Translation:
    """A translation as it stands in a catalogue: reviewed, a machine's, waiting, faulty, or offered."""
    done = draw(st.none() | line)
    blank = Translation(
        sentence,
        text,
        done,
        reviewed=done is not None and draw(st.booleans()),
        engine=draw(st.sampled_from([None, "argos de-en 1.0", "argos de-en 1.0 + en-zh 1.9"])),
        note=draw(st.none() | note),
    )
    if done is not None:
        return blank
    found = replace(
        blank,
        previous=draw(st.none() | line),
        faults=tuple(draw(st.lists(fault, max_size=3))),
    )
    offered = found.previous is not None or found.faults
    return replace(found, proposal=draw(st.none() | line)) if offered else found


@st.composite
def memories(draw: st.DrawFn) -> list[Translation]:
    """Translations of several texts: no text or sentence twice."""
    texts = draw(st.lists(line, unique=True, max_size=6))
    found = [draw(translations_of(text, draw(sentence_id | st.just("")))) for text in texts]
    named = {translation.sentence for translation in found}
    return [next(t for t in found if t.sentence == name) for name in sorted(named)]


def in_order(translations: list[Translation]) -> list[Translation]:
    return sorted(translations, key=lambda t: (t.sentence == "", t.sentence))


# The first example waits for Hypothesis to make its table of Unicode.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(memories())
def test_any_text_comes_back(translations: list[Translation]) -> None:
    po = render(translations, "zh", "en")
    assert in_order(list(parse(po, "x.po"))) == in_order(translations)
    assert render(parse(po, "x.po"), "zh", "en") == po


# As above, and what no person would write: control characters, line ends at the edges.
character = st.characters(
    exclude_categories=["Cs", "Cn"], exclude_characters="\x00\x04\r", include_characters="\n中文%"
)
anything = st.text(character, min_size=1).map(normalise)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(memories(), memories(), anything, anything)
def test_a_catalogue_takes_in_what_is_new(
    old: list[Translation], new: list[Translation], text: str, other: str
) -> None:
    before = render(old, "zh", "en")
    assert render(parse(before, "x.po"), "zh", "en", before=before) == before
    now = [*new, Translation("any:1", text, other if other.strip() else None, reviewed=bool(other.strip()))]
    now = list({t.sentence or t.source_text: t for t in {t.source_text: t for t in now}.values()}.values())
    after = render(now, "zh", "en", before=before)
    assert in_order(list(parse(after, "x.po"))) == in_order(list(parse(render(now, "zh", "en"), "x.po")))
    assert render(parse(after, "x.po"), "zh", "en", before=after) == after


needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


def gettext(command: list[str], text: str) -> str:
    done = subprocess.run([*command, "-"], input=text.encode("utf-8"), capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@needs_gettext
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(memories(), anything, anything)
def test_gettext_accepts_any_catalogue(translations: list[Translation], text: str, other: str) -> None:
    edges = Translation("any:1", text, other, reviewed=True)
    if text not in {t.source_text for t in translations} and other.strip():
        translations = [*translations, edges]
    gettext(["msgfmt", "--check", "--output-file=/dev/null"], render(translations, "de", "en"))


@needs_gettext
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(memories())
def test_and_nothing_is_lost_when_gettext_wraps_it(translations: list[Translation]) -> None:
    # Obsolete entries without a translation are nothing to gettext; `retain` makes none.
    translations = [t for t in translations if t.sentence or t.text or t.proposal]
    wrapped = gettext(["msgcat", "--force-po", "--width=30"], render(translations, "zh", "en"))
    assert in_order(list(parse(wrapped, "x.po"))) == in_order(translations)
    assert render(parse(wrapped, "x.po"), "zh", "en", before=wrapped) == wrapped


PIECES = [
    'msgid ""',
    'msgstr ""',
    '"Language: en\\n"',
    'msgid "a"',
    'msgid "b\\\\n"',
    '#~ msgid "a"',
    '#~ msgstr "x"',
    '#~ "y"',
    '#~| msgid "z"',
    '#| msgid "z"',
    '#| "y"',
    '"y"',
    'msgstr "x"',
    'msgstr[0] "x"',
    'msgctxt "x"',
    "#: a:1",
    "#: a:2 a:3",
    "#, fuzzy",
    "#,c-format",
    "#. engine: e",
    "#. fault: loop: x",
    "#. other",
    "#",
    "#x",
    "#~",
    "msgid",
    "\x00",
    "",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans())
def test_junk_is_refused_and_anything_else_is_kept(pieces: list[str], shared: bool) -> None:
    text = "\n".join(['msgid ""', 'msgstr ""', '"Language: en\\n"', "", "#: a:9", *pieces])
    found: tuple[Translation, ...] = ()
    with suppress(RecordError):
        found = parse(text, "x.po", shared=shared)
    if not found:
        return
    once = render(found, "zh", "en", text, shared)
    assert render(parse(once, "x.po", shared=shared), "zh", "en", once, shared) == once
    merged = {t.source_text for t in found}
    assert {t.source_text for t in parse(once, "x.po", shared=shared)} == merged
