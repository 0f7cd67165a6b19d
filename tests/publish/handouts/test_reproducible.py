"""The same desk gives the same bytes, whatever the folder, the hour, the time zone, the order of sets."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import handout_desk
import pytest

from polybrief.publish import build_site
from polybrief.publish.handouts import stage


def built(root: Path, patch: pytest.MonkeyPatch, zone: str, seed: str) -> dict[str, str]:
    """The hash of each file of the site, and of each handout, of a desk made in `root`."""
    root.mkdir()
    patch.setenv("POLYBRIEF_SITE_URL", handout_desk.ADDRESS)
    patch.setenv("PYTHONHASHSEED", seed)
    patch.setenv("TZ", zone)
    time.tzset()
    store = handout_desk.make(root)
    stage.make_handouts(store)
    build_site(store, root / "build" / "site", preview=False)
    files = (path for name in ("site", "handouts") for path in (root / "build" / name).rglob("*"))
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


@pytest.mark.usefixtures("can_print")
def test_two_builds_in_two_places_give_the_same_bytes(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        here = built(tmp_path / "here", patch, "UTC", "1")
        # A date to the second, as archives and PDFs note it, would be another one by now.
        time.sleep(1.1)
        there = built(tmp_path / "somewhere else 别处", patch, "Asia/Shanghai", "2")
    time.tzset()
    assert {"build/site/en/index.html", "build/handouts/ferry.de.pdf"} <= here.keys()
    assert here == there
