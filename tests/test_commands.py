"""The commands as a user types them, from a report to a draft, and what they say to the wrong thing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from argos_packages import archive, build
from polybrief import workbench
from polybrief.store import Store

Run = Callable[..., Result]

GERMAN = """\
Ein zweites Rechenzentrum

Die Regierung kündigte am Montag ein neues Rechenzentrum an. Es kostet 39 Milliarden Dollar.
Der Minister sagte, die Arbeit beginnt am 22. Januar.
"""
ENGLISH = """\
The government announced a new data centre on Monday. It costs $39 billion.
The minister said that work begins on January 22nd.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "my reports"
    folder.mkdir()
    (folder / "rechenzentrum.de.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "data-centre.en.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def refused(result: Result) -> str:
    """What an error says: one line of cause, one of what to type next, and nothing else."""
    assert result.exit_code == 2, result.output
    cause, hint, *more = result.stderr.splitlines()
    assert more == []
    assert cause.startswith("polybrief: ")
    assert hint.startswith("  → ")
    return cause


def test_from_a_report_to_a_draft(desk: Store, polybrief: Run, reports: Path) -> None:
    said = ok(polybrief("collect", *sorted(reports.iterdir()), "--rights", "open"))
    assert "collected: sources/rechenzentrum.md (de, open, 3 sentences)" in said
    said = ok(polybrief("translate"))
    assert "translated de to en: 0 reviewed, 0 by machine, 0 faulty, 3 waiting" in said
    assert "→ run: polybrief models install de-en" in said
    assert "examined 2 sources, 2 changed" in ok(polybrief("examine"))
    ok(polybrief("relate"))
    assert list(json.loads((desk.root / "build" / "ledger.json").read_text())) == [
        "@context",
        "claims",
        "kinships",
        "conflicts",
    ]
    assert "drafted: docs/en/briefs/data-centres.md" in ok(polybrief("summarise", "data-centres"))
    text = (desk.root / "docs" / "en" / "briefs" / "data-centres.md").read_text("utf-8")
    assert "- It costs $39 billion.[^data-centre:2]" in text
    assert "[^data-centre:2]: “data-centre”. English. Sentence 2." in text
    assert "checked: 0 errors, " in ok(polybrief("check"))


def test_a_second_run_changes_nothing(desk: Store, polybrief: Run, reports: Path) -> None:
    def run() -> dict[str, bytes]:
        ok(polybrief("collect", *sorted(reports.iterdir())))
        for command in ("translate", "examine", "relate", "localise"):
            ok(polybrief(command))
        files = (p for p in desk.root.rglob("*") if p.is_file() and p.parent.name != "cache")
        return {str(p): p.read_bytes() for p in files}

    assert run() == run()


def test_from_german_through_a_package_to_a_reviewed_translation_and_a_draft(
    desk: Store, polybrief: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(shelf))
    package = archive(build(tmp_path, "de", "en"), tmp_path / "translate-de_en-1_0.argosmodel")
    assert "models.lock" in refused(polybrief("models", "install", package))
    said = ok(polybrief("models", "install", package, "--trust"))
    assert "review it (git diff models.lock) and commit it" in said
    assert "de-en 1.0" in ok(polybrief("models", "list"))

    ok(polybrief("collect", reports / "rechenzentrum.de.txt", "--rights", "open"))
    said = ok(polybrief("translate"))
    assert "translated de to en: 0 reviewed, 2 by machine, 1 faulty, 0 waiting" in said
    path = desk.root / "memory" / "sources" / "de-en" / "rechenzentrum.po"
    catalogue = path.read_text("utf-8")
    assert re.search(r"#\. engine: argos de-en 1\.0 \[[0-9a-f]{12}\]\n", catalogue)
    assert catalogue.count("#, fuzzy\n") == 3

    machine = "Es costs 39 billion dollars."
    entry = catalogue[: catalogue.index(machine)].rindex("#, fuzzy\n")
    catalogue = catalogue[:entry] + catalogue[entry:].replace("#, fuzzy\n", "", 1)
    path.write_text(catalogue.replace(machine, "The price is 39 billion dollars."), "utf-8")
    assert "1 reviewed, 1 by machine, 1 faulty, 0 waiting" in ok(polybrief("translate"))
    assert path.read_text("utf-8").count("#, fuzzy\n") == 2
    said = ok(polybrief("translate", "--status"))
    assert "rechenzentrum  de-en          3         1        1       1        0" in said
    assert "rechenzentrum:3 (de-en): figures: “22. Januar” became nothing" in said
    ok(polybrief("examine"))
    ok(polybrief("summarise", "centre"))
    draft = (desk.root / "docs" / "en" / "briefs" / "centre.md").read_text("utf-8")
    assert "- The price is 39 billion dollars.[^rechenzentrum:2]" in draft

    assert "de-en 1.0" in ok(polybrief("models", "verify"))
    model = next(shelf.glob("*/model/model.bin"))
    model.write_bytes(model.read_bytes()[:-1] + b"!")
    tampered = polybrief("models", "verify")
    assert tampered.exit_code == 1
    assert "differs from the lock" in tampered.output
    ok(polybrief("models", "remove", "de-en"))
    assert list(shelf.iterdir()) == []


def test_translations_go_to_another_tool_and_come_back(polybrief: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "noch-eins.de.txt").write_text("Es kostet 39 Milliarden Dollar.\n", encoding="utf-8")
    ok(
        polybrief(
            "collect", reports / "rechenzentrum.de.txt", reports / "noch-eins.de.txt", "--rights", "open"
        )
    )
    tmx = tmp_path / "from another tool.tmx"
    tmx.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="x"'
        ' creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de-DE"'
        ' datatype="plaintext"/><body><tu>'
        '<tuv xml:lang="de-DE"><seg>Es kostet 39 Milliarden Dollar.</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>It costs 39 billion dollars.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert "imported de to en: 1 new, 0 known already" in ok(polybrief("memory", "import", tmx))
    assert "imported de to en: 0 new, 1 known already" in ok(polybrief("memory", "import", tmx, "--reviewed"))
    assert "0 reviewed, 2 by machine, 0 faulty, 2 waiting" in ok(polybrief("translate"))
    out = tmp_path / "ours.tmx"
    assert "exported: 2 translations" in ok(polybrief("memory", "export", out, "--from", "de"))
    assert "It costs 39 billion dollars." in out.read_text("utf-8")
    out.write_text("<tmx>", "utf-8")
    assert "ours.tmx:1:" in refused(polybrief("memory", "import", out))
    assert "is not there" in refused(polybrief("memory", "import", tmp_path / "none.tmx"))


def test_the_dictionary_engine_is_a_setting(desk: Store, polybrief: Run, reports: Path) -> None:
    settings = desk.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "      engine: dictionary\n")
    ok(polybrief("collect", reports / "rechenzentrum.de.txt", "--rights", "open"))
    ok(polybrief("translate"))
    catalogue = (desk.root / "memory" / "sources" / "de-en" / "rechenzentrum.po").read_text("utf-8")
    assert "#. engine: dictionary de-en" in catalogue
    settings.write_text(settings.read_text().replace("dictionary", "telepathy"))
    assert "there is no engine “telepathy”" in refused(polybrief("translate"))


def test_an_edition_edited_by_hand_goes_back_into_its_catalogue(
    desk: Store, polybrief: Run, reports: Path
) -> None:
    ok(polybrief("collect", reports / "data-centre.en.txt", "--rights", "open"))
    folder = desk.root / "docs" / "en" / "briefs"
    folder.mkdir(parents=True)
    (folder / "centres.md").write_text(
        "---\ntitle: Centres\nsummary: One more.\nstatus: reviewed\nlanguage: en\n---\n\n"
        "A new centre is planned.[^data-centre:1]\nIt is large.[^data-centre:2]\n"
    )
    ok(polybrief("localise", "--to", "de"))
    assert not (desk.root / "docs" / "zh").exists()
    edition = desk.root / "docs" / "de" / "briefs" / "centres.md"
    edition.write_text(
        edition.read_text("utf-8").replace("[en] A new centre is planned.", "Ein Zentrum ist geplant."),
        "utf-8",
    )
    said = ok(polybrief("localise"))
    assert "taken back: docs/de/briefs/centres.md:10" in said
    assert "localised centres to de: 4 passages, 0 by machine, 3 waiting" in said
    assert 'msgstr "Ein Zentrum ist geplant."' in (
        desk.root / "memory" / "briefs" / "centres.de.po"
    ).read_text("utf-8")

    original = folder / "centres.md"
    original.write_text(original.read_text("utf-8").replace("It is large.", "It is huge."), "utf-8")
    assert "localised centres to de: 4 passages, 0 by machine, 3 waiting" in ok(polybrief("localise"))
    text = edition.read_text("utf-8")
    assert "Ein Zentrum ist geplant.[^data-centre:1]" in text
    assert "[en] It is huge.[^data-centre:2]" in text

    edition.write_text(text.replace("[^data-centre:1]\n", "\n", 1), "utf-8")
    before = edition.read_bytes()
    assert "docs/de/briefs/centres.md:" in refused(polybrief("localise"))
    assert edition.read_bytes() == before


def test_a_draft_becomes_a_published_brief_in_three_languages(
    desk: Store, polybrief: Run, reports: Path
) -> None:
    ok(polybrief("collect", reports / "data-centre.en.txt", "--rights", "open"))
    ok(polybrief("examine"))
    folder = desk.root / "docs" / "en" / "briefs"
    folder.mkdir(parents=True)
    (folder / "centres.md").write_text(
        "---\ntitle: Centres\nsummary: One more.\nstatus: reviewed\nlanguage: en\n"
        "topic: power\ncutoff: 2025-01-22\n---\n\n"
        "A new centre is planned.[^data-centre:1]\n"
    )
    said = ok(polybrief("localise"))
    assert "localised centres to de: 3 passages, 0 by machine, 3 waiting" in said
    ok(polybrief("review", "centres", "--by", "Desk editor", "--publish", "--on", "2025-01-23"))
    for target, texts in (
        ("de", ("Zentren", "Eins mehr.", "Ein Zentrum ist geplant.")),
        ("zh", ("中心", "新增一座。", "计划新建一座中心。")),
    ):
        path = desk.root / "memory" / "briefs" / f"centres.{target}.po"
        parts = path.read_text("utf-8").split('msgstr ""')
        head, rest = parts[:2], parts[2:]
        filled = 'msgstr ""'.join(head) + "".join(
            f'msgstr "{text}"{part}' for text, part in zip(texts, rest, strict=True)
        )
        path.write_text(filled, "utf-8")
    assert "0 waiting" in ok(polybrief("localise"))
    german = (desk.root / "docs" / "de" / "briefs" / "centres.md").read_text("utf-8")
    assert "Ein Zentrum ist geplant.[^data-centre:1]" in german
    assert "status: published" in german
    said = ok(polybrief("check"))
    assert "docs/zh/briefs/centres.md:1: warning: published without a review" in said

    path = folder / "centres.md"
    path.write_text(path.read_text("utf-8").replace("is planned", "was planned"), "utf-8")
    again = ("review", "centres", "--by", "Desk editor", "--publish", "--on", "2025-01-24")
    assert "changed since it was published" in refused(polybrief(*again))
    ok(polybrief(*again, "--correction", "It is planned no more.", "--kind", "update"))
    text = path.read_text("utf-8")
    assert "corrections:\n- date: 2025-01-24\n  kind: update\n  what: It is planned no more.\n" in text
    ok(polybrief(*again, "--correction", "There is no centre.", "--kind", "retraction"))
    assert "status: withdrawn" in path.read_text("utf-8")


def test_the_gate_closes_with_status_1(desk: Store, polybrief: Run) -> None:
    folder = desk.root / "docs" / "en" / "briefs"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(
        "---\ntitle: A\nsummary: B.\nstatus: published\nlanguage: en\n---\n\nNo note.\n"
    )
    result = polybrief("check")
    assert result.exit_code == 1
    assert (
        "docs/en/briefs/a.md:8: error: no footnote supports “No note.” [unsupported-sentence]"
        in result.output
    )
    assert re.search(r"^checked: \d errors?, \d warnings?$", result.output, re.M)
    assert "the gate is shut" in refused(polybrief("publish"))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (bytes(range(256)) * 20, "is not a text file"),
        ("Le ministre a ouvert lundi un deuxième centre de données.".encode(), "looks like language “fr”"),
    ],
)
def test_bad_input(desk: Store, polybrief: Run, tmp_path: Path, data: bytes, cause: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    assert cause in refused(polybrief("collect", file))
    assert not (desk.root / "sources").exists()
    assert list(desk.library.iterdir()) == []


def test_one_bad_file_among_good_ones_and_none_is_taken(desk: Store, polybrief: Run, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    assert "is empty" in refused(polybrief("collect", *sorted(reports.iterdir())))
    assert not (desk.root / "sources").exists()


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "Évil", "a/../../evil"])
def test_an_id_that_is_a_path(desk: Store, polybrief: Run, reports: Path, name: str) -> None:
    file = reports / "data-centre.en.txt"
    assert "is no id" in refused(polybrief("collect", file, "--id", name))
    assert "is no id" in refused(polybrief("summarise", name))
    assert not list(desk.root.parent.glob("**/evil*"))


def test_a_broken_record_is_named(desk: Store, polybrief: Run) -> None:
    folder = desk.root / "sources"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: [\n---\n")
    for command in ("translate", "examine", "relate", "localise", "check", "publish"):
        assert "sources/a.md:" in refused(polybrief(command))


def test_an_unknown_key_in_a_brief_or_a_record(desk: Store, polybrief: Run) -> None:
    folder = desk.root / "docs" / "en" / "briefs"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("---\ntitle: A\nsummary: B\nstatus: draft\nlanguage: en\ncolour: red\n---\n")
    assert "docs/en/briefs/a.md: unknown key “colour”" in refused(polybrief("localise"))
    found = polybrief("check")
    assert found.exit_code == 1
    assert "error: docs/en/briefs/a.md: unknown key “colour” [unreadable-brief]" in found.output


def test_a_fault_of_the_program_shows_no_traceback(polybrief: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: Store, **_options: object) -> list[str]:
        raise ZeroDivisionError("nothing to divide")

    monkeypatch.setattr(workbench, "relate_sources", fail)
    assert "a fault of the program itself: ZeroDivisionError: nothing to divide" in refused(
        polybrief("relate")
    )
    monkeypatch.setenv("POLYBRIEF_TRACEBACK", "1")
    assert isinstance(polybrief("relate").exception, ZeroDivisionError)


def test_a_folder_that_is_no_desk(polybrief: Run, desk: Store) -> None:
    (desk.root / "mkdocs.yml").unlink()
    assert "no mkdocs.yml" in refused(polybrief("check"))


def test_a_brief_or_a_source_that_does_not_exist(polybrief: Run) -> None:
    assert "there is no brief “nothing”" in refused(polybrief("check", "nothing"))
    assert "there is no brief “nothing”" in refused(polybrief("localise", "nothing"))
    assert "there is no docs/en/briefs/nothing.md" in refused(polybrief("review", "nothing", "--by", "me"))
    assert "there is no source “nothing”" in refused(polybrief("summarise", "a", "nothing"))


def test_a_draft_never_overwrites_a_brief(desk: Store, polybrief: Run, reports: Path) -> None:
    ok(polybrief("collect", reports / "data-centre.en.txt", "--rights", "open"))
    ok(polybrief("summarise", "centres"))
    file = desk.root / "docs" / "en" / "briefs" / "centres.md"
    before = file.read_bytes()
    assert "is this draft already" in ok(polybrief("summarise", "centres"))
    file.write_bytes(before.replace(b"status: draft", b"status: draft\ntopic: mine"))
    edited = file.read_bytes()
    said = ok(polybrief("summarise", "centres", "--title", "Other"))
    assert "docs/en/briefs/centres.md is there and stays" in said
    assert file.read_bytes() == edited
    beside = desk.root / "build" / "drafts"
    assert "title: Other" in (beside / "centres.md").read_text("utf-8")
    assert "-topic: mine\n" in (beside / "centres.patch").read_text("utf-8")


def test_a_draft_is_made_to_measure(desk: Store, polybrief: Run, reports: Path) -> None:
    ok(polybrief("collect", reports / "data-centre.en.txt", "--rights", "open"))
    assert "no claim has all of" in refused(polybrief("summarise", "a", "--topic", "balloons"))
    assert "on or after 2025-01-01" in refused(polybrief("summarise", "a", "--since", "2025-01-01"))
    assert polybrief("summarise", "a", "--length", "3").exit_code == 2
    assert "no language model is set" in refused(polybrief("summarise", "a", "--rewrite"))
    assert not (desk.root / "docs").exists()
    ok(polybrief("summarise", "a", "--topic", "costs", "--length", "60"))


def test_what_no_brief_says_is_listed_by_report(desk: Store, polybrief: Run, reports: Path) -> None:
    ok(polybrief("collect", *sorted(reports.iterdir()), "--rights", "open"))
    ok(polybrief("examine"))
    listed = ok(polybrief("relate", "--unused"))
    assert "rechenzentrum\n" in listed
    assert "  figure  39000000000 USD  “39 Milliarden Dollar”  rechenzentrum:2\n" in listed
    assert not (desk.root / "build" / "ledger.json").exists()
    brief = "---\ntitle: A hall\nsummary: It costs $39 billion.\nstatus: published\nlanguage: en\n---\n"
    said = "Work begins on January 22nd and costs $39 billion.[^data-centre:3]\n"
    desk.write_brief("en", "hall", brief + said)
    left = ok(polybrief("relate", "--unused"))
    assert "39000000000" not in left
    assert "01-22" not in left


def test_the_lead_of_a_week_goes_the_way_of_a_brief(desk: Store, polybrief: Run, reports: Path) -> None:
    ok(polybrief("collect", *sorted(reports.iterdir()), "--rights", "open"))
    ok(polybrief("examine"))
    head = "---\ntitle: A week\nsummary: Costs.\nstatus: reviewed\nlanguage: en\ncutoff: 2026-11-22\n---\n\n"
    desk.write_brief("en", "2026-w47", head + "It costs $38 billion.[^data-centre:2]\n")
    assert (desk.root / "docs" / "en" / "editions" / "2026-w47.md").is_file()
    ok(polybrief("localise", "2026-w47"))
    assert (desk.root / "docs" / "de" / "editions" / "2026-w47.md").is_file()
    shut = polybrief("check", "2026-w47")
    assert shut.exit_code == 1
    assert "figure-not-in-source" in shut.output
    text = desk.brief_text("en", "2026-w47") or ""
    desk.write_brief("en", "2026-w47", text.replace("$38", "$39"))
    published = ok(polybrief("review", "2026-w47", "--by", "Desk editor, English", "--publish"))
    assert "docs/en/editions/2026-w47.md" in published
    assert "checked: 0 errors" in polybrief("check", desk.root / "docs/en/editions/2026-w47.md").output
    assert desk.briefs("en") == ()
    assert [lead.slug for lead in desk.digests("en")] == ["2026-w47"]
