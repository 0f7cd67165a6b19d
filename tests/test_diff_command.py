"""polybrief diff as a user types it: what changed since a revision, and what it says to the wrong thing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from markdown_it import MarkdownIt

from polybrief.store import Store

Run = Callable[..., Result]

REPORT = "A centre\n\nThe centre costs $39 billion. Work begins on 22 January 2025. It stands in Berlin.\n"
HEAD = """\
---
title: A centre
summary: One more.
topic: infrastructure
status: reviewed
language: en
cutoff: 2025-01-22
---

"""
BODY = """\
The centre costs $39 billion.[^centre:1]
Work begins on 22 January 2025.[^centre:2]
It stands in Berlin.[^centre:3]
"""


def git(root: Path, *arguments: str) -> None:
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(root), *person, *arguments], check=True, capture_output=True)


@pytest.fixture
def path(desk: Store, polybrief: Run, tmp_path: Path) -> Path:
    """A brief in three languages, committed."""
    file = tmp_path / "centre.txt"
    file.write_text(REPORT, "utf-8")
    polybrief("collect", file, "--rights", "open")
    polybrief("examine")
    path = desk.root / "docs" / "en" / "briefs" / "centre.md"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + BODY, "utf-8")
    polybrief("localise")
    git(desk.root, "init")
    git(desk.root, "add", "-A")
    git(desk.root, "commit", "-m", "first")
    return path


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_changed(polybrief: Run, path: Path) -> None:
    assert path.is_file()
    assert "Nothing has changed" in polybrief("diff", "HEAD").output


def test_a_figure_is_told_by_its_value(polybrief: Run, path: Path) -> None:
    changed(path, "$39 billion", "$40 billion")
    said = polybrief("diff", "HEAD").output
    assert "docs/en/briefs/centre.md changed: A centre" in said
    assert "The centre costs $[-39-]{+40+} billion." in said
    assert "figure changed: $39 billion (39,000,000,000 USD) → $40 billion (40,000,000,000 USD)" in said
    changed(path, "$40 billion", "39 billion dollars")
    assert "figure" not in polybrief("diff", "HEAD").output


def test_sentences_that_came_went_or_only_moved(polybrief: Run, path: Path) -> None:
    first, second, third = BODY.splitlines(keepends=True)
    changed(path, BODY, third + first + "Nobody knows why.[^centre:1]\n")
    said = polybrief("diff", "HEAD").output
    assert "new: Nobody knows why. centre:1" in said
    assert "gone: [-Work begins on 22 January 2025.-]" in said
    assert "Berlin" not in said
    assert "1 footnote added: centre:1" in said
    assert "1 footnote removed: centre:2" in said
    assert second.startswith("Work")


def test_another_footnote_is_a_change(polybrief: Run, path: Path) -> None:
    changed(path, "Berlin.[^centre:3]", "Berlin.[^centre:2]")
    said = polybrief("diff", "HEAD").output
    assert "other footnotes: It stands in Berlin. centre:2" in said


def test_a_review_that_is_open_again_and_editions_that_are_stale(
    desk: Store, polybrief: Run, path: Path
) -> None:
    for target in ("de", "zh"):
        catalogue = desk.root / "memory" / "briefs" / f"centre.{target}.po"
        head, rest = catalogue.read_text("utf-8").split("\n\n", 1)
        catalogue.write_text(head + "\n\n" + rest.replace('msgstr ""', 'msgstr "x"'), "utf-8")
    polybrief("localise")
    done = polybrief("review", "centre", "--by", "Desk editor", "--editor", "Managing editor")
    assert done.exit_code == 0, done.output
    git(desk.root, "add", "-A")
    git(desk.root, "commit", "-m", "reviewed")
    changed(path, "stands in", "is in")
    said = polybrief("diff", "HEAD").output
    assert "the review is open again" in said
    assert said.count("stale: 1 passage of the original") == 2


def test_sources_glossary_and_memory(desk: Store, polybrief: Run, path: Path, tmp_path: Path) -> None:
    assert path.is_file()
    new = tmp_path / "other.txt"
    new.write_text("Der Bau beginnt am 22. Januar in der Stadt. Er kostet viel Geld.\n", "utf-8")
    polybrief("collect", new, "--rights", "open", "--language", "de")
    polybrief("translate")
    changed(desk.root / "sources" / "centre.md", "rights: open", "publisher: Someone\nrights: open")
    (desk.root / "glossary").mkdir()
    (desk.root / "glossary" / "places.yml").write_text(
        "- id: berlin\n  kind: place\n  en: [Berlin]\n  de: [Berlin]\n  zh: [柏林]\n", "utf-8"
    )
    said = polybrief("diff", "HEAD").output
    assert "added: other (other, de, open)" in said
    assert "changed: centre: the same text; publisher “” → “Someone”" in said
    assert "added: berlin" in said
    assert "sources de-en: 0 → 2 waiting" in said


def test_briefs_that_came_and_went(desk: Store, polybrief: Run, path: Path) -> None:
    path.rename(path.with_name("renamed.md"))
    said = polybrief("diff", "HEAD").output
    assert "docs/en/briefs/centre.md removed" in said
    assert "docs/en/briefs/renamed.md added" in said
    broken = desk.root / "docs" / "de" / "briefs" / "centre.md"
    broken.write_text("no brief", "utf-8")
    assert (
        "Not compared, as it cannot be read\n  docs/de/briefs/centre.md" in polybrief("diff", "HEAD").output
    )


def test_markdown_that_a_brief_cannot_break(polybrief: Run, path: Path) -> None:
    changed(path, "stands in Berlin", "stands in <img src=x onerror=y> | *Bonn*")
    said = polybrief("diff", "HEAD", "--format", "markdown").output
    assert said.startswith("## Changes since HEAD\n\n### `docs/en/briefs/centre.md` changed: A centre\n")
    html = MarkdownIt("commonmark").render(said)
    assert "<img" not in html
    assert "<em>" not in html
    assert "<del>Berlin</del>" in html


def test_the_work_tree_stays_as_it_is(desk: Store, polybrief: Run, path: Path) -> None:
    changed(path, "Berlin", "Bonn")
    before = {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()}
    assert polybrief("diff", "HEAD").exit_code == 0
    assert {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()} == before


def refused(result: Result) -> str:
    assert result.exit_code == 2, result.output
    assert len(result.stderr.splitlines()) == 2
    return result.stderr


@pytest.mark.parametrize("revision", ["nothing", "HEAD~9", "--output=x", "HEAD:docs", ""])
def test_a_revision_that_git_does_not_know(polybrief: Run, path: Path, revision: str) -> None:
    assert path.is_file()
    assert "git knows no revision" in refused(polybrief("diff", "--", revision))


def test_a_folder_that_is_in_no_repository(polybrief: Run) -> None:
    assert "is in no git repository" in refused(polybrief("diff", "HEAD"))


def test_a_revision_without_a_desk(desk: Store, polybrief: Run) -> None:
    git(desk.root, "init")
    git(desk.root, "commit", "--allow-empty", "-m", "empty")
    assert "there is no desk at “HEAD”" in refused(polybrief("diff", "HEAD"))


def test_without_git(polybrief: Run, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert path.is_file()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in refused(polybrief("diff", "HEAD"))


def test_a_desk_below_the_root_of_the_repository(desk: Store, polybrief: Run, path: Path) -> None:
    (desk.root / ".git").rename(desk.root.parent / ".git")
    git(desk.root.parent, "add", str(desk.root))
    git(desk.root.parent, "commit", "-m", "below")
    changed(path, "Berlin", "Bonn")
    assert "[-Berlin-]{+Bonn+}" in polybrief("diff", "HEAD").output
