"""`polybrief init`: a fresh desk that passes its check and builds."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from polybrief import starting
from polybrief import store as files
from polybrief.cli import main
from polybrief.errors import InputError, StoreError
from polybrief.publish.search import BINARY_VARIABLE
from polybrief.settings import _TolerantLoader
from polybrief.store import Store
from polybrief.workbench import check_briefs

ROOT = Path(__file__).parents[1]
Init = Callable[..., Result]


@pytest.fixture
def init(tmp_path: Path) -> Init:
    """Makes a desk in the folder `new`, as a user types it."""
    return lambda *options: CliRunner().invoke(main, ["init", str(tmp_path / "new"), *options])


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new"


def build(root: Path) -> Result:
    return CliRunner(env={BINARY_VARIABLE: str(root / "none")}).invoke(main, ["--desk", str(root), "build"])


def test_a_fresh_desk_has_a_place_for_everything(init: Init, new: Path) -> None:
    said = init("--title", "Harbour: “news” & more")
    assert said.exit_code == 0, said.output
    assert f"made: {new} (languages: en, de, zh)" in said.output
    assert "polybrief doctor" in said.output
    names = set(files.Store(new).names("**/*"))
    assert {f"{folder}/.gitkeep" for folder in ("sources", "evidence", "memory", "glossary")} <= names
    assert {"mkdocs.yml", "README.md", "requirements.txt", "models.lock", ".gitignore"} <= names
    assert {f".github/workflows/{name}.yml" for name in ("check", "daily", "site")} <= names
    assert {f"docs/{code}/briefs/index.md" for code in ("en", "de", "zh")} <= names
    assert not any("{{" in (new / name).read_text("utf-8").replace("${{", "") for name in names)
    settings = yaml.load((new / "mkdocs.yml").read_text("utf-8"), Loader=_TolerantLoader)
    assert settings["site_name"] == "Harbour: “news” & more"
    assert Store(new).settings.languages == ("en", "de", "zh")


def test_git_takes_neither_texts_of_others_nor_what_is_built(init: Init, new: Path) -> None:
    init()
    subprocess.run(["git", "init", "--quiet", str(new)], check=True)
    for name in ("library/a.txt", "build/site/index.html"):
        assert (
            subprocess.run(["git", "-C", str(new), "check-ignore", "--quiet", name], check=False).returncode
            == 0
        )


def test_with_its_sample_it_builds_and_passes_its_check(init: Init, new: Path) -> None:
    assert init("--sample").exit_code == 0
    report = check_briefs(Store(new))
    assert report.findings == ()
    before = {name: data for name, data in Store(new).files("**/*").items() if not name.startswith("build/")}
    built = build(new)
    assert built.exit_code == 0, built.output
    assert "search is left out: Pagefind is not installed; to add it, type: pip install" in built.output
    after = {name: data for name, data in Store(new).files("**/*").items() if not name.startswith("build/")}
    assert after == before
    for language, figure in (("en", "39 million"), ("de", "39 Millionen"), ("zh", "3900万")):
        page = (new / f"build/site/{language}/briefs/sample-ferry/index.html").read_text("utf-8")
        assert figure in page
        assert "md-content__inner" in page
    assert (new / "build/site/en/assets/stylesheets/site.css").is_file()


def test_it_builds_without_a_brief_and_in_languages_of_its_own(init: Init, new: Path) -> None:
    assert init("--languages", "de,en").exit_code == 0
    assert Store(new).settings.desk_language == "de"
    assert not (new / "docs" / "zh").exists()
    built = build(new)
    assert built.exit_code == 0, built.output
    assert sorted(path.name for path in (new / "build/site").glob("*/index.html")) == ["index.html"] * 2


def test_templates_are_copied_only_if_asked(init: Init, new: Path) -> None:
    init()
    assert not (new / "templates").exists()
    other = new.with_name("other")
    CliRunner().invoke(main, ["init", str(other), "--templates"])
    assert (other / "templates" / "brief.md.j2").is_file()
    assert not (other / "templates" / "desk").exists()
    (other / "templates/site/choose.html").write_text("<p>my own</p>")
    (other / "templates/site/home.html").write_text("my own home")
    assert build(other).exit_code == 0
    assert (other / "build/site/index.html").read_text() == "<p>my own</p>"
    assert (other / "build/site/en/index.html").read_text() == "my own home"


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (["--languages", "xx"], "“xx” is no language"),
        (["--languages", "en,en"], "not named once each"),
        (["--languages", "en,de", "--sample"], "the sample is written in English"),
        (["--languages", "de,en,zh", "--sample"], "the sample is written in English"),
    ],
)
def test_languages_that_cannot_be_are_refused(init: Init, new: Path, options: list[str], cause: str) -> None:
    refused = init(*options)
    assert refused.exit_code == 2
    assert cause in refused.stderr
    assert not new.exists()


def test_a_folder_that_is_not_empty_is_left_alone(init: Init, new: Path) -> None:
    new.mkdir()
    (new / "mine.txt").write_text("mine")
    refused = init("--sample")
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert [path.name for path in new.iterdir()] == ["mine.txt"]
    (new / "mine.txt").unlink()
    assert init().exit_code == 0
    again = init()
    assert again.exit_code == 2


def test_the_folder_one_stands_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "."]).exit_code == 2
    assert CliRunner().invoke(main, ["init", "here"]).exit_code == 0


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Any] = []
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StoreError, match="cannot be made: No space left on device"):
        files.create(tmp_path / "new", starting.fresh(files.shipped_files(), "T", ["en"]))
    assert list(tmp_path.iterdir()) == []


def test_its_settings_are_those_of_this_repository_but_for_name_languages_and_templates() -> None:
    def known(text: str) -> dict[str, Any]:
        value: dict[str, Any] = yaml.load(text, Loader=_TolerantLoader)
        value.pop("site_name")
        value["theme"].pop("custom_dir", None)
        # A fresh desk has no topics yet, and one page on itself.
        value["plugins"][0]["polybrief"].pop("topics", None)
        value["not_in_nav"] = value["not_in_nav"].replace("/method.md\n", "")
        return value

    made = starting.fresh(files.shipped_files(), "T", ["en", "de", "zh"])["mkdocs.yml"].decode()
    assert known(made) == known((ROOT / "mkdocs.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["check", "daily", "site"])
def test_its_workflows_are_those_of_this_repository_but_for_the_set_up(name: str) -> None:
    made = starting.fresh(files.shipped_files(), "T", ["en"])[f".github/workflows/{name}.yml"].decode()
    assert "make " not in made
    assert ".venv" not in made
    own = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
    here, there = yaml.safe_load(own), yaml.safe_load(made)
    assert here[True] == there[True]
    assert here["permissions"] == there["permissions"]
    uses = [line.split("uses:")[1] for line in own.splitlines() if "uses:" in line]
    assert uses == [line.split("uses:")[1] for line in made.splitlines() if "uses:" in line]


def test_the_languages_are_checked_without_a_disk() -> None:
    with pytest.raises(InputError, match="not named once each"):
        starting.fresh({}, "T", [])
