"""The wheel builds, and what is installed from it works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build; print(hatchling.build.build_wheel({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("polybrief-*.whl")
    return file


def test_it_holds_program_templates_and_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name).decode() for name in names if name.endswith("/METADATA"))
        (entries,) = (archive.read(name).decode() for name in names if name.endswith("/entry_points.txt"))
    assert "polybrief/cli.py" in names
    assert "polybrief/templates/brief.md.j2" in names
    assert "polybrief/templates/site/main.html" in names
    assert "polybrief/templates/desk/dot-gitignore" in names
    assert "polybrief/models.lock" in names
    assert {name.split("/")[0] for name in names} == {"polybrief", names[-1].split("/")[0]}
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "Provides-Extra: translate" in metadata
    assert "polybrief = polybrief.cli:main" in entries
    assert "polybrief = polybrief.publish.plugin:PolybriefPlugin" in entries


def test_it_installs_and_runs(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import polybrief\n"
        "from polybrief.files import shipped_templates\n"
        "assert polybrief.__file__.startswith(sys.path[0]), polybrief.__file__\n"
        "assert str(shipped_templates()).startswith(sys.path[0])\n"
        "assert (shipped_templates() / 'brief.md.j2').is_file()\n"
        "from polybrief.cli import main; main(['--help'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "The workbench of a research desk" in done.stdout


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment with nothing but the wheel, and what it needs from here.

    The tests ask no network; so the packages that pip would fetch are seen through a path.
    """
    folder = tmp_path_factory.mktemp("an empty environment")
    venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
    python = folder / "bin" / "python"
    there = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    own = Path(there.stdout.strip())
    install = ["--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    # A path in such a file is searched after the environment's own packages, and its own such files are not
    # read: the polybrief of this checkout is not seen.
    (own / "from-here.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return python


def test_people_use_it_without_the_checkout(empty: Path, tmp_path: Path) -> None:
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "POLYBRIEF", "PAGEFIND"))
    }

    def run(*arguments: str, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            [empty.with_name("polybrief"), *arguments],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    where = "import polybrief, sys; print(polybrief.__file__)"
    found = subprocess.run(
        [empty, "-c", where], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout).is_relative_to(empty.parents[1])

    desk = tmp_path / "my desk"
    assert "with a sample brief" in run("init", str(desk), "--sample")
    assert "it can build" in run("doctor", folder=desk)
    assert "checked: 0 errors, 0 warnings" in run("check", folder=desk)
    assert "built: build/site (pages: en " in run("build", folder=desk)
    page = (desk / "build/site/de/briefs/sample-ferry/index.html").read_text("utf-8")
    assert "39 Millionen Euro" in page.replace("\u00a0", " ")
    assert (desk / "build/site/de/assets/stylesheets/site.css").is_file()
