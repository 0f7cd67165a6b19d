"""The memory as PO: what goes in comes out, and a person's tools may touch it in between."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from polybrief.errors import BadId, RecordError
from polybrief.model import Fault, Translation
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


EDITED_TRANSLATIONS = (
    Translation(
        "grid-report:2",
        "Das Netz wächst.",
        None,
        engine="argos de-en 1.0",
        note="checked by phone",
        proposal='The "grid" grows.',
        previous="Das Netz wuchs.",
    ),
    Translation(
        "grid-report:12",
        "Das Netz wächst.",
        None,
        engine="argos de-en 1.0",
        note="checked by phone",
        proposal='The "grid" grows.',
        previous="Das Netz wuchs.",
    ),
    Translation("", "Der Bau ruht.", "Construction is on hold.", reviewed=True),
    Translation(
        "",
        "Ende gut.",
        None,
        engine="argos de-en 1.0",
        note="a good one",
        proposal="All is well.",
        previous="Ende",
    ),
)


@pytest.mark.parametrize(
    "text",
    [EDITED, EDITED.replace("\n", "\r\n"), "\ufeff" + EDITED, EDITED.removesuffix("\n")],
    ids=["as it is", "line ends of Windows", "byte order mark", "no final line end"],
)
def test_what_an_editor_saved_is_read(text: str) -> None:
    assert parse(text, "x.po") == EDITED_TRANSLATIONS
    assert render(parse(text, "x.po"), "de", "en", before=text) == EDITED


def test_and_is_the_same_after_it_was_written_anew() -> None:
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
        (HEADER + '\n\nmsgid "x"\nmsgstr ""\n', 13, "an entry without a “#:” line"),
        (HEADER + '# c\n"x"\nmsgid "x"\nmsgstr ""\n', 11, "this is not PO"),
        (HEADER + '#| "x"\nmsgid "x"\nmsgstr ""\n', 11, "this is not PO"),
        (HEADER + '#: a:1\nmsgid "x"\n', 11, "this is not PO"),
        (HEADER + '#: a:1\nmsgid "x"\nmsgstr[a] "y"\n', 13, "this is not PO"),
        (HEADER + '#: a:1\nmsgid x\nmsgstr ""\n', 12, "this is not PO"),
        (HEADER + '#: a:1\nmsgid "x"\nmsgid "y"\nmsgstr ""\n', 13, "this is not PO"),
        (HEADER + '#: a:1\nmsgid ""\nmsgstr "y"\n', 11, "an entry without text, or a second header"),
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
    with pytest.raises(RecordError, match=r"the sentence grid-report:3 holds the character U\+0004"):
        render([replace(WAITING, source_text="Wer\x04 zahlt?")], "de", "en")


def test_what_gettext_takes_for_marks_of_its_own_is_dropped_from_translations() -> None:
    (found,) = parse(render([replace(REVIEWED, text="a\x00b\x04c")], "de", "en"), "x.po")
    assert found.text == "abc"


def test_work_of_persons_outlives_its_sentence() -> None:
    noted = replace(MACHINE, source_text="Noch etwas.", note="see the annual report")
    theirs = Translation("grid-report:4", "Ganz neu.", "Quite new.")
    now = (Translation("grid-report:1", "Der Strom reicht.", None),)
    kept = retain([REVIEWED, MACHINE, WAITING, noted, theirs], now)
    assert kept == (now[0], *(replace(t, sentence="") for t in (REVIEWED, noted, theirs)))
    assert parse(render(kept, "de", "en"), "x.po") == kept


def test_what_was_offered_and_not_taken_up_is_a_persons_work_too() -> None:
    offered = replace(WAITING, proposal="Who pays?", previous="Wer zahlt das?")
    faulty = replace(MACHINE, text=None, proposal="Grid grid.", faults=(Fault("loop", "grid"),))
    kept = retain([offered, faulty], [REVIEWED])
    assert kept == (REVIEWED, replace(offered, sentence=""))
    assert parse(render(kept, "de", "en"), "x.po") == kept


def test_and_is_obsolete_no_more_when_the_sentence_returns() -> None:
    gone = replace(REVIEWED, sentence="")
    assert retain([gone], [REVIEWED]) == (REVIEWED,)
    assert retain([gone, gone], [WAITING]) == (WAITING, gone)


needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


def gettext(command: list[str], text: str) -> str:
    done = subprocess.run([*command, "-"], input=text.encode("utf-8"), capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@needs_gettext
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
def test_gettext_accepts_it(translations: list[Translation]) -> None:
    gettext(["msgfmt", "--check", "--output-file=/dev/null"], render(translations, "de", "en"))
