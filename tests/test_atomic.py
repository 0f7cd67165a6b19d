"""Files and folders that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybrief.atomic import UNFINISHED, beside, replace, sweep, write_atomically


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").write_text("old")
    with beside(target) as new:
        assert new.parent == tmp_path
        (new / "new").write_text("new")
        assert (target / "old").exists()
        replace(new, target)
    assert [path.name for path in target.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> None:
        with beside(tmp_path / "site") as new:
            (new / "half").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").write_text("old")
    with pytest.raises(FileNotFoundError):
        replace(tmp_path / "nowhere", target)
    assert (target / "old").read_text() == "old"


def test_what_killed_runs_have_left_is_cleared_away(tmp_path: Path) -> None:
    deep = tmp_path / "memory" / "briefs"
    deep.mkdir(parents=True)
    (deep / f".a.po.x1y2{UNFINISHED}").write_text("half")
    (deep / "a.po").write_text("whole")
    (tmp_path / f".site-x1y2{UNFINISHED}" / "en").mkdir(parents=True)
    sweep([tmp_path, tmp_path / "nowhere"])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.po", "briefs", "memory"]


def test_a_site_comes_back_that_a_killed_run_had_put_aside(tmp_path: Path) -> None:
    aside = tmp_path / f".site.old{UNFINISHED}"
    aside.mkdir()
    (aside / "index.html").write_text("yesterday")
    sweep([tmp_path])
    assert (tmp_path / "site" / "index.html").read_text() == "yesterday"
    aside.mkdir()
    sweep([tmp_path])
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_names_of_others_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.unfinished", ".hidden", f".git/.index{UNFINISHED}"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    sweep([tmp_path])
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3


def test_a_file_is_written_for_others_to_read(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"data")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
