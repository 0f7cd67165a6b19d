"""compare-figures: any pair of texts, or any PO catalogue, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polybrief.cli import main

Run = Callable[..., Result]


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder that is no desk's."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["compare-figures", *arguments])

    return run


@pytest.mark.parametrize(
    ("source", "target", "languages", "status"),
    [
        ("It costs 1.5 billion euros.", "Es kostet 1,5 Milliarden Euro.", ("en", "de"), 0),
        ("It costs 15 billion euros.", "Es kostet 15 Billionen Euro.", ("en", "de"), 1),
        ("It costs $1.2 billion.", "耗资12亿美元。", ("en", "zh"), 0),
        ("It costs 120 million dollars.", "耗资120亿美元。", ("en", "zh"), 1),
        ("Am 3. Mai 2024 begann der Bau.", "工程于2024年5月3日开工。", ("de", "zh"), 0),
        ("Am 3. Mai 2024 begann der Bau.", "工程于2024年6月3日开工。", ("de", "zh"), 1),
    ],
)
def test_two_texts(compare: Run, source: str, target: str, languages: tuple[str, str], status: int) -> None:
    result = compare("--text", source, target, "--from", languages[0], "--to", languages[1])
    assert result.exit_code == status, result.output


def test_two_files_line_by_line(compare: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It costs 15 billion euros.\nIt grew by 3.5 percent.\n")
    (tmp_path / "b.txt").write_text("Es kostet 15 Billionen Euro.\nEs wuchs um 3,5 Prozent.\n")
    result = compare("a.txt", "b.txt", "--from", "en", "--to", "de")
    assert result.exit_code == 1
    assert result.output == (
        "b.txt:1: changed: “15 billion euros” (15,000,000,000 EUR)"
        " → “15 Billionen Euro” (15,000,000,000,000 EUR)\n"
        "compared: 2 pairs, 1 with figures that differ\n"
    )


def test_a_catalogue_of_any_program_names_its_languages(compare: Run, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: de_AT\\n"\n"X-Source-Language: en\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "It costs 39 billion dollars."\nmsgstr "Es kostet 39 Millionen Dollar."\n\n'
        'msgid "Ten projects."\nmsgstr ""\n'
    )
    result = compare("a.po", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.output)
    assert found["pairs"] == 1
    (difference,) = found["differing"][0]["differences"]
    assert difference["kind"] == "changed"
    assert difference["source"]["value"] == "39,000,000,000 USD"
    assert difference["target"]["value"] == "39,000,000 USD"


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("a.txt", "b.txt"), "the languages are not known"),
        (("a.txt", "short.txt", "--from", "en", "--to", "de"), "a.txt has 2 lines, short.txt has 1"),
        (("a.txt",), "a.txt is no PO catalogue"),
        (("missing.txt", "b.txt"), "missing.txt is not there"),
        (("a.txt", "b.txt", "a.txt"), "3 cannot be compared"),
    ],
)
def test_what_cannot_be_compared(
    compare: Run, tmp_path: Path, arguments: tuple[str, ...], cause: str
) -> None:
    (tmp_path / "a.txt").write_text("One.\nTwo.\n")
    (tmp_path / "b.txt").write_text("Eins.\nZwei.\n")
    (tmp_path / "short.txt").write_text("Eins.\n")
    result = compare(*arguments)
    assert result.exit_code == 2
    assert cause in result.stderr
