"""The wheel builds, and what is installed from it works without the checkout."""

from __future__ import annotations

import subprocess
import sys
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
        "from polybrief.store import shipped_templates\n"
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
