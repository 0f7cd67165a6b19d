"""polybrief review as a user types it: the text beside its evidence, and the record of a review."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

from polybrief.store import Store

Run = Callable[..., Result]

REPORT = (
    "Ein zweites Rechenzentrum\n\nDas Rechenzentrum kostet 39 Milliarden Dollar. Die Arbeit beginnt bald.\n"
)
BRIEF = """\
---
title: A centre
summary: One more is planned.
topic: infrastructure
status: {status}
language: en
cutoff: 2025-01-22
---

## Money

The centre costs $39 billion.[^zentrum:1]
{more}
"""


@pytest.fixture
def path(desk: Store, polybrief: Run, tmp_path: Path) -> Path:
    """A brief on a restricted German report whose wording is in the library."""
    file = tmp_path / "zentrum.txt"
    file.write_text(REPORT, "utf-8")
    assert polybrief("collect", file, "--rights", "restricted", "--title", "Ein Zentrum").exit_code == 0
    assert polybrief("examine").exit_code == 0
    path = desk.root / "docs" / "en" / "briefs" / "centre.md"
    path.parent.mkdir(parents=True)
    path.write_text(BRIEF.format(status="draft", more=""), "utf-8")
    return path


def test_each_sentence_stands_beside_what_it_cites(polybrief: Run, path: Path) -> None:
    before = path.read_bytes()
    said = polybrief("review", "centre")
    assert said.exit_code == 0
    lines = said.output.splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("The centre costs $39 billion."))
    assert lines[at].split()[0] == "12"
    assert lines[at + 1].strip() == "[zentrum:1] Ein Zentrum, undated, German"
    assert lines[at + 2].strip().startswith("de: Das Rechenzentrum kostet")
    assert lines[-1] == "when you have read it: polybrief review centre --language en --by NAME"
    assert any(line.startswith("grounded is not true") for line in lines)
    assert path.read_bytes() == before


def test_without_the_wording_stands_what_was_read_in_it(desk: Store, polybrief: Run, path: Path) -> None:
    assert path.is_file()
    (desk.library / "zentrum.txt").unlink()
    said = polybrief("review", "centre").output
    assert "kostet" not in said
    assert (
        "wording not at hand; figures, dates and names in it: 39 Milliarden Dollar = 39,000,000,000 USD"
        in said
    )


def test_a_translation_stands_below_the_wording(desk: Store, polybrief: Run, path: Path) -> None:
    assert path.is_file()
    polybrief("translate")
    catalogue = desk.library / "memory" / "sources" / "de-en" / "zentrum.po"
    text = catalogue.read_text("utf-8")
    start = text.index('msgid "Das Rechenzentrum kostet')
    filled = text[start:].replace('msgstr ""', 'msgstr "The data centre costs 39 billion dollars."', 1)
    catalogue.write_text(text[:start] + filled, "utf-8")
    assert "en: The data centre costs 39 billion dollars." in polybrief("review", "centre").output


def test_findings_stand_where_they_belong(polybrief: Run, path: Path) -> None:
    path.write_text(BRIEF.format(status="reviewed", more="Nothing supports this.\n"), "utf-8")
    lines = polybrief("review", "centre").output.splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("Nothing supports this."))
    assert "[unsupported-sentence]" in lines[at + 1]
    assert lines[at + 2].strip().startswith("→ ")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestPage:
    def test_one_page_that_needs_nothing_else(self, polybrief: Run, path: Path, tmp_path: Path) -> None:
        assert path.is_file()
        out = tmp_path / "review.html"
        assert "written: " in polybrief("review", "centre", "--html", out).output
        text = out.read_text("utf-8")
        page = _Page(text)
        assert page.open == []
        assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe"}
        assert "http" not in text.replace("http-equiv", "")
        assert ("html", {"lang": "en"}) in page.tags
        assert ("blockquote", {"lang": "de"}) in page.tags
        assert "prefers-color-scheme: dark" in text
        assert "@media print" in text
        assert "Not for publication" in text

    def test_everything_in_it_is_escaped(self, polybrief: Run, path: Path, tmp_path: Path) -> None:
        path.write_text(
            BRIEF.format(status="draft", more="It <b>is</b> `<script>alert(1)</script>`.[^zentrum:2]\n"),
            "utf-8",
        )
        out = tmp_path / "review.html"
        polybrief("review", "centre", "--html", out)
        assert "script" not in {tag for tag, _ in _Page(out.read_text("utf-8")).tags}

    @pytest.mark.parametrize("name", ["docs/en/review.html", "review.html", "build/site/review.html"])
    def test_restricted_wording_goes_nowhere_where_git_or_the_site_takes_it_up(
        self, desk: Store, polybrief: Run, path: Path, name: str
    ) -> None:
        assert path.is_file()
        out = desk.root / name
        result = polybrief("review", "centre", "--html", out)
        assert result.exit_code == 2
        assert "restricted" in result.stderr
        assert not out.exists()
        (desk.root / "build" / "cache").mkdir(parents=True, exist_ok=True)
        assert polybrief("review", "centre", "--html", desk.root / "build" / "r.html").exit_code == 0

    def test_a_folder_that_is_not_there(self, polybrief: Run, path: Path, tmp_path: Path) -> None:
        assert path.is_file()
        result = polybrief("review", "centre", "--html", tmp_path / "none" / "r.html")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 2


class TestRecord:
    def test_only_where_the_gate_holds(self, polybrief: Run, path: Path) -> None:
        path.write_text(BRIEF.format(status="draft", more="Nothing supports this.\n"), "utf-8")
        before = path.read_bytes()
        result = polybrief("review", "centre", "--by", "Desk editor")
        assert result.exit_code == 1
        cause, hint = result.stderr.splitlines()
        assert "the gate is shut for docs/en/briefs/centre.md (1 error, the first on line 13:" in cause
        assert hint == "  → run: polybrief review centre --language en"
        assert path.read_bytes() == before

    def test_with_a_name(self, polybrief: Run, path: Path) -> None:
        result = polybrief("review", "centre", "--by", "Desk editor", "--on", "2025-01-23")
        assert result.exit_code == 0, result.output
        text = path.read_text("utf-8")
        assert "reviewed_by: Desk editor" in text
        assert "reviewed_hash: " in text

    @pytest.mark.parametrize(
        "options", [("--publish",), ("--on", "2025-01-23"), ("--by", "me", "--html", "x.html")]
    )
    def test_showing_and_recording_are_two_things(
        self, polybrief: Run, path: Path, options: tuple[str, ...]
    ) -> None:
        before = path.read_bytes()
        assert polybrief("review", "centre", *options).exit_code == 2
        assert path.read_bytes() == before
