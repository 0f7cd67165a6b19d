"""polybrief check and polybrief review on a dossier, as a user types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dossier_desk import REPORTS, TEXT
from polybrief.store import Store

Run = Callable[..., Result]
NAMES = """\
- {id: ferry, kind: programme, en: [Green Ferry], de: [Grüne Fähre], zh: [绿色渡轮]}
- {id: oracle, kind: organisation, en: [Oracle], de: [Oracle], zh: [甲骨文]}
"""


@pytest.fixture
def path(desk: Store, polybrief: Run, tmp_path: Path) -> Path:
    """The dossier on the ferry, in a desk with its reports."""
    (desk.root / "glossary").mkdir()
    (desk.root / "glossary" / "names.yml").write_text(NAMES, "utf-8")
    for name, (language, _, texts) in REPORTS.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(("" if language == "zh" else " ").join(texts) + "\n", "utf-8")
        taken = polybrief("collect", file, "--rights", "open", "--language", language)
        assert taken.exit_code == 0, taken.output
    assert polybrief("examine").exit_code == 0
    path = desk.root / "dossiers" / "ferry.yml"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def test_it_is_checked_with_the_briefs_and_alone(polybrief: Run, path: Path) -> None:
    path.write_text(TEXT.replace("$5 million", "$6 million"), "utf-8")
    for given in ((), ("dossiers/ferry",), (path,), (path.parent,)):
        said = polybrief("check", *given)
        assert "dossiers/ferry.yml:17" in said.output, given
        assert "[figure-not-in-source]" in said.output


def test_a_dossier_that_cannot_be_read_is_a_finding_and_stops_nothing_else(
    polybrief: Run, path: Path
) -> None:
    path.write_text(TEXT.replace("sponsor:", "sponser:"), "utf-8")
    said = polybrief("check")
    assert said.exit_code == 1
    assert "[unreadable-brief]" in said.output
    assert "unknown key “sponser”" in said.output


def test_each_entry_stands_beside_what_it_cites_with_its_line_in_the_file(polybrief: Run, path: Path) -> None:
    lines = polybrief("review", "dossiers/ferry", "--language", "zh").output.splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("由甲骨文出资。"))
    number = next(n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if "由甲骨文" in line)
    assert lines[at].split()[0] == str(number)
    assert "[letter:1]" in lines[at + 1]
    assert lines[-1].endswith("polybrief review dossiers/ferry --language zh --by NAME")


def review(polybrief: Run, *more: str) -> Result:
    return polybrief(
        "review", "dossiers/ferry", "--by", "Desk editor", "--editor", "Managing editor", "--publish", *more
    )


def test_a_review_is_written_into_the_file(desk: Store, polybrief: Run, path: Path) -> None:
    said = review(polybrief)
    assert said.exit_code == 0, said.output
    assert said.output.startswith("reviewed: dossiers/ferry.yml (en) by Desk editor on ")
    dossier = desk.dossier("ferry")
    assert dossier
    assert dossier.reviews["en"]["responsible_editor"] == "Managing editor"
    assert path.read_text("utf-8").startswith(TEXT)
    assert polybrief("check").exit_code == 0


def test_what_readers_have_seen_changes_only_with_a_correction(polybrief: Run, path: Path) -> None:
    assert review(polybrief).exit_code == 0
    path.write_text(path.read_text("utf-8").replace("It runs soon.", "It runs before long."), "utf-8")
    assert polybrief("check").exit_code == 1
    assert review(polybrief).exit_code == 2
    said = review(polybrief, "--correction", "Said in plainer words.", "--kind", "clarification")
    assert said.exit_code == 0, said.output
    assert "what: Said in plainer words." in path.read_text("utf-8")
    assert polybrief("check").exit_code == 0


def test_no_review_of_what_the_gate_does_not_let_through(polybrief: Run, path: Path) -> None:
    path.write_text(TEXT.replace("$5 million", "$6 million"), "utf-8")
    before = path.read_bytes()
    said = review(polybrief)
    assert said.exit_code == 1
    assert "the first on line 17" in said.output
    assert path.read_bytes() == before


def test_an_error_in_another_language_does_not_stand_in_the_way(polybrief: Run, path: Path) -> None:
    path.write_text(TEXT.replace("5 Millionen", "6 Millionen"), "utf-8")
    assert review(polybrief).exit_code == 0


def test_a_dossier_that_is_not_there(polybrief: Run, path: Path) -> None:
    assert path.is_file()
    said = polybrief("review", "dossiers/boat")
    assert said.exit_code == 2
    assert "there is no dossiers/boat.yml" in said.output


def test_a_brief_may_link_to_a_dossier_that_readers_find_in_its_language(
    desk: Store, polybrief: Run, path: Path
) -> None:
    assert path.is_file()
    brief = desk.root / "docs" / "en" / "briefs" / "trip.md"
    brief.parent.mkdir(parents=True)
    head = "---\ntitle: A trip\nsummary: Oracle pays.\nstatus: published\nlanguage: en\n---\n"
    brief.write_text(head + "Oracle pays for [it](../dossiers/ferry.md).[^letter:1]\n", "utf-8")
    assert "[dead-link]" in polybrief("check", "trip").output
    assert review(polybrief).exit_code == 0
    assert "[dead-link]" not in polybrief("check", "trip").output
