"""The memory as PO: what goes in comes out, and a person's tools may touch it in between."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.errors import BadId, RecordError
from polybrief.model import Translation, normalise
from polybrief.translate.memory import parse, render, retain

REVIEWED = Translation(
    "grid-report:1", "Der Strom reicht nicht.", "There is not enough power.", reviewed=True
)
MACHINE = Translation("grid-report:2", "Das Netz wächst.", "The grid grows.", engine="argos de-en 1.0")
WAITING = Translation("grid-report:3", "Wer zahlt?", None)

PO = """\
# Translations from de to en. An entry marked fuzzy was made by a machine, and no one has reviewed it.
msgid ""
msgstr ""
"Project-Id-Version: polybrief\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: de\\n"

#: grid-report:1
msgid "Der Strom reicht nicht."
msgstr "There is not enough power."

#. engine: argos de-en 1.0
#: grid-report:2
#, fuzzy
msgid "Das Netz wächst."
msgstr "The grid grows."

#: grid-report:3
msgid "Wer zahlt?"
msgstr ""
"""

HEADER = PO.split("\n\n")[0] + "\n\n"


def test_a_catalogue_reads_like_this() -> None:
    assert render([REVIEWED, MACHINE, WAITING], "de", "en") == PO


def test_and_is_read_again() -> None:
    assert parse(PO, "x.po") == (REVIEWED, MACHINE, WAITING)


def test_an_empty_memory() -> None:
    assert parse(render([], "de", "en"), "x.po") == ()


def test_one_text_is_one_entry_with_all_its_sentences() -> None:
    twice = [MACHINE, WAITING, replace(MACHINE, sentence="grid-report:9")]
    po = render(twice, "de", "en")
    assert po.count("Das Netz wächst.") == 1
    assert "#: grid-report:2 grid-report:9\n" in po
    assert {t.sentence: t for t in parse(po, "x.po")} == {t.sentence: t for t in twice}


def test_where_sentences_with_one_text_differ_the_reviewed_one_stands() -> None:
    reviewed = Translation(
        "grid-report:9", MACHINE.source_text, "The grid is growing.", reviewed=True, note="ok"
    )
    waiting = replace(MACHINE, sentence="grid-report:5", text=None, engine=None)
    assert parse(render([waiting, MACHINE, reviewed], "de", "en"), "x.po") == tuple(
        replace(reviewed, sentence=f"grid-report:{n}") for n in (5, 2, 9)
    )


def test_the_engine_stays_on_record_when_a_person_has_reviewed() -> None:
    po = PO.replace("#, fuzzy\n", "")
    assert parse(po, "x.po")[1] == replace(MACHINE, reviewed=True)
    assert render(parse(po, "x.po"), "de", "en") == po


def test_notes_of_translators_stay() -> None:
    noted = replace(WAITING, note="Ask the author.\n\n# Or: who pays for it?")
    po = render([REVIEWED, noted], "de", "en")
    assert "# Ask the author.\n#\n# # Or: who pays for it?\n#: grid-report:3\n" in po
    assert parse(po, "x.po") == (REVIEWED, noted)


EDITED = """\
# A title that an editor wrote.
# Jo Doe <jo@example.org>, 2026.
#
msgid ""
msgstr ""
"Project-Id-Version: desk\\n"
"PO-Revision-Date: 2026-02-03 10:00+0100\\n"
"Last-Translator: Jo Doe\\n"
"Language-Team: \\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4\\n"
"X-Source-Language: de\\n"

# checked by phone
#. engine: argos de-en 1.0
#: grid-report:2
#: grid-report:12
#, fuzzy, no-c-format
#| msgid "Das Netz wuchs."
msgid ""
"Das Netz "
"wächst."
msgstr ""
"The \\"grid\\" "
"grows."

#~ msgid "Der Bau ruht."
#~ msgstr "Construction is on hold."

# engine: argos de-en 1.0
# a good one
#, fuzzy
#~| msgid "Ende"
#~ msgid ""
#~ "Ende "
#~ "gut."
#~ msgstr "All is well."
"""


def test_what_an_editor_saved_is_read() -> None:
    grid = replace(MACHINE, text='The "grid" grows.', note="checked by phone")
    assert parse(EDITED.replace("\n", "\r\n"), "x.po") == (
        grid,
        replace(grid, sentence="grid-report:12"),
        Translation("", "Der Bau ruht.", "Construction is on hold.", reviewed=True),
        Translation("", "Ende gut.", "All is well.", engine="argos de-en 1.0", note="a good one"),
    )


def test_and_is_the_same_after_it_was_written_again() -> None:
    once = render(parse(EDITED, "x.po"), "de", "en")
    assert parse(once, "x.po") == parse(EDITED, "x.po")
    assert render(parse(once, "x.po"), "de", "en") == once


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("", 1, "the header is missing"),
        ("README.md", 1, "this is not PO"),
        ("pyproject.toml", 1, "this is not PO"),
        ("\x00\x01", 1, "this is not PO"),
        (HEADER + "<html>\n", 11, "this is not PO"),
        (HEADER + 'msgid "a "quoted" word"\nmsgstr ""\n', 11, "this is not PO"),
        (HEADER + 'msgstr "no msgid"\nmsgstr "twice"\n', 11, "this is not PO"),
        ('#: a:1\nmsgid "x"\nmsgstr ""\n', 1, "the header is missing"),
        (HEADER + 'msgid "x"\nmsgstr ""\n', 11, "an entry without a “#:” line"),
        (HEADER + '#: a:1\nmsgid ""\nmsgstr "y"\n', 1, "the header is missing, or there are two"),
        (HEADER + '#: a:1\nmsgid ""\nmsgstr "a: b"\n', 1, "an entry without text"),
        (HEADER + '#: ../a:1\nmsgid "x"\nmsgstr ""\n', 11, "“../a:1” is no sentence id"),
        (HEADER + '#: A:1\nmsgid "x"\nmsgstr ""\n', 11, "“A:1” is no sentence id"),
        (HEADER + '#: a\nmsgid "x"\nmsgstr ""\n', 11, "“a” is no sentence id"),
        (HEADER + '#: a:1\nmsgctxt "c"\nmsgid "x"\nmsgstr ""\n', 11, "contexts and plural forms"),
        (HEADER + '#: a:1\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] ""\n', 11, "contexts and plural forms"),
        (PO + '\n#: b:1\nmsgid "Wer zahlt?"\nmsgstr ""\n', 25, "a second entry for the same text"),
        (PO + '\n#: grid-report:1\nmsgid "x"\nmsgstr ""\n', 25, "a second entry for the sentence"),
    ],
)
def test_junk_is_refused_with_its_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(RecordError) as caught:
        parse(text, "memory/x.po")
    assert caught.value.cause.startswith(f"memory/x.po:{line}: {cause}")


def test_what_would_break_the_catalogue_is_not_written() -> None:
    with pytest.raises(BadId, match=r"“../x 1” is no sentence id"):
        render([replace(WAITING, sentence="../x 1")], "de", "en")
    with pytest.raises(RecordError, match="the sentence grid-report:3 has no text"):
        render([replace(WAITING, source_text="")], "de", "en")


def test_work_of_persons_outlives_its_sentence() -> None:
    noted = replace(MACHINE, source_text="Noch etwas.", note="see the annual report")
    theirs = Translation("grid-report:4", "Ganz neu.", "Quite new.")
    now = (Translation("grid-report:1", "Der Strom reicht.", None),)
    kept = retain([REVIEWED, MACHINE, WAITING, noted, theirs], now)
    assert kept == (now[0], *(replace(t, sentence="") for t in (REVIEWED, noted, theirs)))
    assert parse(render(kept, "de", "en"), "x.po") == kept


def test_and_is_obsolete_no_more_when_the_sentence_returns() -> None:
    gone = replace(REVIEWED, sentence="")
    assert retain([gone], [REVIEWED]) == (REVIEWED,)
    assert retain([gone, gone], [WAITING]) == (WAITING, gone)


# Any character that a text may contain: no control characters but the tab, no noncharacters.
characters = st.characters(
    exclude_categories=["Cc", "Cs", "Cn"], include_characters='\t"\\\u0085\u2028\u2029'
)
line = st.text(characters, min_size=1).map(normalise).filter(str.strip)
note = st.lists(line.map(str.strip), min_size=1, max_size=3).map("\n".join)
sentence_id = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}:[1-9][0-9]{0,3}", fullmatch=True)


@st.composite
def memories(draw: st.DrawFn) -> list[Translation]:
    """Translations as they stand in a catalogue: no text or sentence twice."""
    found = []
    for text in draw(st.lists(line, unique=True, max_size=6)):
        translation = draw(st.none() | line)
        found.append(
            Translation(
                sentence=draw(sentence_id | st.just("")),
                source_text=text,
                text=translation,
                reviewed=translation is not None and draw(st.booleans()),
                engine=draw(st.sampled_from([None, "argos de-en 1.0", "argos de-en 1.0 + en-zh 1.9"])),
                note=draw(st.none() | note),
            )
        )
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


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize(
    "translations",
    [
        [],
        [REVIEWED, MACHINE, WAITING],
        [replace(MACHINE, sentence=f"grid-report:{n}") for n in range(1, 60)],
        [
            replace(
                REVIEWED,
                source_text='100 % "so" \\n C:\\temp\t{x} 你好',
                text="你好\u2028“%s”",
                note="a\n\nb",
            )
        ],
        [REVIEWED, replace(MACHINE, sentence="", note="gone")],
    ],
)
def test_gettext_accepts_it(translations: list[Translation], tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    file.write_text(render(translations, "de", "en"), "utf-8")
    command = ["msgfmt", "--check", "--output-file", str(tmp_path / "x.mo"), str(file)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
