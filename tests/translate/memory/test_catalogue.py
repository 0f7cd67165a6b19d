"""A catalogue that others work in: what they wrote stays, and a diff shows only what changed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from translate.storage.pypo import pofile

from polybrief.errors import RecordError
from polybrief.model import Fault, Translation
from polybrief.translate.memory import parse, render

needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")

HEADER = """\
# German reports in English.
# Jo Doe <jo@example.org>, 2026.
msgid ""
msgstr ""
"Project-Id-Version: desk 2\\n"
"POT-Creation-Date: 2026-02-01 09:00+0100\\n"
"PO-Revision-Date: 2026-02-03 10:00+0100\\n"
"Last-Translator: Jo Doe <jo@example.org>\\n"
"Language-Team: English <en@example.org>\\n"
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Source-Language: de_DE\\n"
"X-Poedit-Basepath: ..\\n"
"X-Poedit-Bookmarks: 3,-1,-1,-1,-1,-1,-1,-1,-1,-1\\n"
"X-Generator: Poedit 3.4.2\\n"
"""

# Wrapped at 50 columns, as Poedit can be set to; references apart, a comment without a blank.
BUILDING = """
#todo: ask the builder
#  indented
#. engine: argos de-en 1.0
#. Weblate: explained in the style guide
#: works:2
#: works:7
#, fuzzy, no-c-format, max-length:200
msgid ""
"Der Bau der zweiten Halle ruht, weil die Ziegel "
"fehlen, sagte die Bauleiterin.\\n"
"Sie rechnet mit zwei Wochen."
msgstr ""
"Construction of the second hall is on hold because "
"bricks are lacking, the site manager said.\\n"
"She reckons with two weeks."
"""

DONE = """
#: works:3
msgid "Das Dach ist dicht."
msgstr "The roof is tight."
"""

GONE = """
# a good one
#, fuzzy
#~| msgid "Wer half?"
#~ msgid ""
#~ "Wer hilft "
#~ "dabei?"
#~ msgstr "Who helps?"
"""

PO = HEADER + BUILDING + DONE + GONE


def again(text: str, shared: bool = False) -> str:
    """The catalogue after it was read and written with nothing changed."""
    return render(parse(text, "x.po", shared=shared), "de", "en", before=text, shared=shared)


def test_what_has_not_changed_keeps_its_lines() -> None:
    assert again(PO) == PO


def test_nor_do_blank_lines_and_comments_at_the_end_go() -> None:
    text = PO.replace("\n\n#:", "\n\n\n\n#:") + "\n\n# end of the catalogue\n"
    assert again(text) == text


def test_only_the_changed_part_of_an_entry_is_written_anew() -> None:
    building, also, *others = parse(PO, "x.po")
    reviewed = [replace(t, reviewed=True, text="Building rests.") for t in (building, also)]
    assert (
        render([*reviewed, *others], "de", "en", before=PO)
        == HEADER
        + BUILDING.replace("#, fuzzy, no-c-format", "#, no-c-format").replace(
            BUILDING[BUILDING.index("msgstr") :], 'msgstr "Building rests."\n'
        )
        + DONE
        + GONE
    )


def test_a_sentence_that_moved_changes_one_line() -> None:
    moved = [replace(t, sentence=t.sentence.replace(":3", ":4")) for t in parse(PO, "x.po")]
    assert render(moved, "de", "en", before=PO) == PO.replace("works:3", "works:4")


def test_faults_come_before_the_comments_of_others() -> None:
    faulty = [
        replace(t, text=None, proposal=t.text, faults=(Fault("added", "two weeks"),))
        if t.engine is not None
        else t
        for t in parse(PO, "x.po")
    ]
    text = render(faulty, "de", "en", before=PO)
    assert text == PO.replace("#. Weblate", "#. fault: added: two weeks\n#. Weblate")
    assert parse(text, "x.po") == tuple(faulty)


def test_a_new_entry_stands_behind_the_one_before_it_in_the_text() -> None:
    building, also, roof, gone = parse(PO, "x.po")
    new = [Translation(f"works:{n}", f"Satz {n}.", None) for n in (1, 4, 5, 6)]
    text = render([new[0], building, new[1], new[2], also, roof, new[3], gone], "de", "en", before=PO)
    one, four, five, six = (f'\n#: works:{n}\nmsgid "Satz {n}."\nmsgstr ""\n' for n in (1, 4, 5, 6))
    assert text == HEADER + one + BUILDING + four + five + DONE + six + GONE


def test_an_entry_that_is_no_more_goes() -> None:
    building, also, _, gone = parse(PO, "x.po")
    assert render([building, also, gone], "de", "en", before=PO) == HEADER + BUILDING + GONE


def test_a_kept_one_becomes_obsolete_at_the_end_and_returns() -> None:
    building, also, roof, gone = parse(PO, "x.po")
    kept = render([building, also, gone, replace(roof, sentence="")], "de", "en", before=PO)
    obsolete = '\n#~ msgid "Das Dach ist dicht."\n#~ msgstr "The roof is tight."\n'
    assert kept == HEADER + BUILDING + GONE + obsolete
    assert render([building, also, roof, gone], "de", "en", before=kept) == PO


def test_flags_and_comments_of_others_go_along() -> None:
    building, also, roof, _ = parse(PO, "x.po")
    kept = render([replace(building, sentence=""), roof], "de", "en", before=PO)
    assert "#, fuzzy, no-c-format, max-length:200\n#~ msgid" in kept
    assert "Weblate: explained" in kept
    back = render([building, also, roof], "de", "en", before=kept)
    assert "#. engine: argos de-en 1.0\n#. Weblate: explained in the style guide\n#: works:2 works:7" in back
    assert parse(back, "x.po") == (building, also, roof)


def test_when_a_person_takes_the_flag_away_faults_and_earlier_text_are_over() -> None:
    waiting = Translation(
        "works:9",
        "Es regnet.",
        None,
        engine="argos de-en 1.0",
        proposal="Rain rain rain.",
        previous="Es schneit.",
        faults=(Fault("loop", "“rain” 3 times"), Fault("language", "")),
    )
    text = render([waiting], "de", "en")
    entry = """
#. engine: argos de-en 1.0
#. fault: loop: “rain” 3 times
#. fault: language
#: works:9
#, fuzzy
#| msgid "Es schneit."
msgid "Es regnet."
msgstr "Rain rain rain."
"""
    assert text.endswith(entry)
    assert parse(text, "x.po") == (waiting,)
    edited = text.replace("#, fuzzy\n", "").replace("Rain rain rain.", "It rains.")
    (reviewed,) = parse(edited, "x.po")
    assert reviewed == Translation("works:9", "Es regnet.", "It rains.", True, "argos de-en 1.0")
    assert render([reviewed], "de", "en", before=edited).endswith(
        '\n\n#. engine: argos de-en 1.0\n#: works:9\nmsgid "Es regnet."\nmsgstr "It rains."\n'
    )


def test_a_fuzzy_entry_without_fault_and_earlier_text_is_a_translation_no_one_has_reviewed() -> None:
    (*_, found) = parse(HEADER + DONE.replace("#: works:3\n", "#: works:3\n#, fuzzy\n"), "x.po")
    assert found == Translation("works:3", "Das Dach ist dicht.", "The roof is tight.")


def test_a_faulty_entry_may_have_no_proposal() -> None:
    empty = Translation("works:9", "Es regnet.", None, faults=(Fault("cut", "512 tokens"),))
    text = render([empty], "de", "en")
    assert text.endswith('#. fault: cut: 512 tokens\n#: works:9\nmsgid "Es regnet."\nmsgstr ""\n')
    assert parse(text, "x.po") == (empty,)
    assert again(text) == text


def test_a_fault_never_ends_in_a_backslash_which_gettext_would_read_as_no_end() -> None:
    fault = Fault("lost", "C:\\")
    text = render([Translation("works:9", "Es regnet.", None, faults=(fault,))], "de", "en")
    assert "#. fault: lost: C:\n#: works:9\n" in text


def test_a_proposal_for_no_reason_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="works:9: a proposal without"):
        render([Translation("works:9", "Es regnet.", None, proposal="It rains.")], "de", "en")


def test_line_ends_at_the_edges_are_those_of_the_text() -> None:
    text = render([Translation("works:9", "\nEs regnet.\n", "It rains.", reviewed=True)], "de", "en")
    assert parse(text, "x.po")[0].text == "\nIt rains.\n"


def test_our_fields_of_the_header_are_set_and_others_stay() -> None:
    text = HEADER.replace("en_GB", "fr").replace('"X-Source-Language: de_DE\\n"\n', "")
    wanted = HEADER.replace("en_GB", "en").replace('"X-Source-Language: de_DE\\n"\n', "")
    assert render([], "de", "en", before=text) == wanted + '"X-Source-Language: de\\n"\n'


def test_a_comment_may_begin_with_a_quotation_mark() -> None:
    text = (
        PO.replace("#todo", '# "todo"').replace("#. Weblate", '#. "Weblate"').replace("# a good", '# "good')
    )
    assert [t.note for t in parse(text, "x.po")][2:] == [None, '"good one']
    assert again(text) == text


def test_escapes_of_gettext_are_characters() -> None:
    text = HEADER + '\n#: works:1\nmsgid "a\\a\\001\\x1b\\\\a\\\\001\\"\\t"\nmsgstr ""\n'
    assert parse(text, "x.po")[0].source_text == 'a\a\x01\x1b\\a\\001"\t'
    assert again(text) == text


SHARED = (
    HEADER
    + """
msgid "Ziegel"
msgstr "bricks"

#: src/old.c:12
#, fuzzy
msgid "Halle"
msgstr "hall"

#~ msgid "Dach"
#~ msgstr "roof"
"""
)


def test_entries_of_a_shared_catalogue_belong_to_no_sentence() -> None:
    found = parse(SHARED, "memory/shared/de-en.po", shared=True)
    assert found == (
        Translation("", "Ziegel", "bricks", reviewed=True),
        Translation("", "Halle", "hall"),
        Translation("", "Dach", "roof", reviewed=True),
    )
    assert again(SHARED, shared=True) == SHARED
    more = (*found, Translation("", "Lehm", "clay", reviewed=True))
    added = '\nmsgid "Lehm"\nmsgstr "clay"\n'
    assert render(more, "de", "en", SHARED, shared=True) == SHARED.replace("\n#~", f"{added}\n#~", 1)
    assert "#~" not in render(more, "de", "en", shared=True)
    with pytest.raises(RecordError, match="without a “#:” line"):
        parse(SHARED, "x.po")


@pytest.mark.parametrize("text", [PO, SHARED], ids=["of a source", "shared"])
@pytest.mark.parametrize(
    "command",
    [
        ["msgcat"],
        ["msgcat", "--no-wrap"],
        ["msgcat", "--width=40", "--add-location=full"],
        ["msgattrib", "--indent"],
    ],
    ids=" ".join,
)
@needs_gettext
def test_what_gettext_writes_stays(command: list[str], text: str, tmp_path: Path) -> None:
    written = gettext(command, tmp_path, text)
    assert again(written, shared=text is SHARED) == written
    assert parse(written, "x.po", True) == parse(text, "x.po", True)


@needs_gettext
def test_what_msgmerge_writes_stays(tmp_path: Path) -> None:
    changed = DONE.replace("Das Dach ist dicht.", "Das Dach ist jetzt dicht.").replace("tight", "")
    (tmp_path / "new.pot").write_text(HEADER + changed.replace("The roof is .", ""), "utf-8")
    merged = gettext(["msgmerge", "--previous", "--quiet"], tmp_path, PO, "new.pot")
    first, *obsolete = parse(merged, "x.po")
    assert first == Translation(
        "works:3",
        "Das Dach ist jetzt dicht.",
        None,
        proposal="The roof is tight.",
        previous="Das Dach ist dicht.",
    )
    assert len(obsolete) == 2
    assert again(merged) == merged


def gettext(command: list[str], folder: Path, text: str, *others: str) -> str:
    (folder / "x.po").write_text(text, "utf-8")
    done = subprocess.run([*command, "x.po", *others], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def test_what_translate_toolkit_writes_stays() -> None:
    store = pofile.parsestring(PO.encode("utf-8"))
    roof = store.findunit("Das Dach ist dicht.")
    roof.target = "The roof is tight, and has been since the early days of the second week of the year."
    roof.markfuzzy()
    roof.addnote("is it?", origin="translator")
    store.updateheader(add=True, X_Generator="Translate Toolkit 3.20", Last_Translator="Al Roe")
    written = bytes(store).decode("utf-8")
    assert again(written) == written
    assert next(t for t in parse(written, "x.po") if t.sentence == "works:3") == Translation(
        "works:3", "Das Dach ist dicht.", roof.target, note="is it?"
    )


@pytest.mark.parametrize("width", [0, 40, 78])
def test_what_polib_writes_stays(width: int) -> None:
    file = polib.pofile(PO.replace("#todo", "# todo"), wrapwidth=width)
    file[1].tcomment = "leaks\n\nstill"
    written = str(file)
    assert again(written) == written
    assert {t.note for t in parse(written, "x.po")} >= {"leaks\n\nstill", "a good one"}
