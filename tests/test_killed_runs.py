"""A run that is killed, wherever, leaves a desk that can be read; the next run ends as if nothing had been.

`killed_runs.py` does the killing, in processes of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from polybrief import starting
from polybrief.atomic import UNFINISHED
from polybrief.model import Source, text_hash
from polybrief.store import Store, create, shipped_files

POINTS = 200
LETTER = "Die Reederei hat 39 Millionen Euro bezahlt.\nDas Land hat davon 12 Millionen Euro übernommen.\n"


@pytest.fixture
def half_made(tmp_path: Path) -> Store:
    """A desk on which a build has something to do at each stage, with an older site in its place."""
    files = starting.fresh(shipped_files(), "A desk", ["en", "de", "zh"], sample=True)
    # Evidence is to be read, one catalogue to be filled, two editions to be made.
    made_anew = ("evidence/sample", "memory/sources/zh-en/", "docs/de/briefs/sample", "docs/zh/briefs/sample")
    files = {name: data for name, data in files.items() if not name.startswith(made_anew)}
    settings = (
        files["mkdocs.yml"].decode().replace("library: library", "library: library\n      engine: dictionary")
    )
    files["mkdocs.yml"] = settings.encode()
    files["build/site/old.html"] = b"the site of yesterday"
    store = create(tmp_path / "desk", files)
    text = LETTER.rstrip("\n")
    store.write_source(Source("a-letter", "de", "restricted", text_hash(text), title="Ein Brief"), text)
    return store


def test_at_two_hundred_points_of_a_build(half_made: Store, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    script = Path(__file__).with_name("killed_runs.py")
    done = subprocess.run(
        [sys.executable, str(script), str(half_made.root), str(work), str(POINTS)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PAGEFIND_BINARY_PATH": str(tmp_path / "none")},
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    print(done.stdout)
    assert said["wrong"] == {}
    assert set(said["ended"]) == {0}
    assert said["killed"] >= POINTS
    assert {"open", "fsync", "os.rename", "os.mkdir"} <= set(said["kinds"])


def test_what_a_killed_run_has_started_keeps_the_next_one_out_until_it_has_ended(half_made: Store) -> None:
    command = [sys.executable, "-m", "polybrief", "--desk", str(half_made.root), "build"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as run:  # type: ignore[call-overload]
        while not list((half_made.root / "build").glob(f".site-*{UNFINISHED}/*")):
            assert run.poll() is None, "the run ended before its site was begun"
            time.sleep(0.01)
        run.kill()
    # MkDocs is still writing into a folder that the next run would clear away.
    assert half_made.holder()[0].startswith("polybrief build, process")
    while half_made.holder()[0]:
        time.sleep(0.05)
    subprocess.run(command, check=True, **quiet)  # type: ignore[call-overload]
    assert (half_made.root / "build" / "site" / "zh" / "index.html").is_file()
    assert not list(half_made.root.rglob(f"*{UNFINISHED}"))
    assert half_made.holder() == ("", "")
