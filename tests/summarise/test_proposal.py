"""proposal: a patch that git takes, and that leads from the brief to the draft."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from polybrief.summarise.proposal import patch

FILE = "docs/en/briefs/a.md"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\ntwo\n", "one\n2\nthree\n"),
        ("one", "one\n"),
        ("one\n", "two"),
        ("a\u2028b\nc\n", "a\u2028b\nd\x0ce\n"),
        ("软银。\n", "软银！\n"),
    ],
)
def test_git_applies_it(tmp_path: Path, before: str, after: str) -> None:
    target = tmp_path / FILE
    target.parent.mkdir(parents=True)
    target.write_bytes(before.encode())
    changes = patch(before, after, FILE)
    done = subprocess.run(
        ["git", "apply", "--unidiff-zero", "-"], cwd=tmp_path, input=changes.encode(), check=False
    )
    assert done.returncode == 0
    assert target.read_bytes() == after.encode()


def test_equal_texts_need_none() -> None:
    assert patch("one\n", "one\n", FILE) == ""
