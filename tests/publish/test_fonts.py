from __future__ import annotations

import re
from pathlib import Path

from tiny_desk import PROJECT

from polybrief.publish import fonts

STYLES = PROJECT / "templates" / "site" / fonts.STYLESHEET


def installed(root: Path) -> None:
    for _, path in fonts._files(root / "node_modules" / "@fontsource-variable"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a face")


def test_faces_are_found_with_their_licences(tmp_path: Path) -> None:
    installed(tmp_path)
    names = [name for name, _ in fonts.find(tmp_path).files]
    assert len([name for name in names if name.endswith(".woff2")]) == 6
    assert len([name for name in names if name.endswith("-LICENSE.txt")]) == 2


def test_all_faces_or_none(tmp_path: Path) -> None:
    assert not fonts.find(tmp_path)
    installed(tmp_path)
    fonts.find(tmp_path).files[0][1].unlink()
    assert not fonts.find(tmp_path)


def test_the_style_sheet_names_the_files_that_the_site_has(tmp_path: Path) -> None:
    installed(tmp_path)
    have = {name.rpartition("/")[2] for name, _ in fonts.find(tmp_path).files if name.endswith(".woff2")}
    assert set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', STYLES.read_text("utf-8"))) == have


def test_what_every_page_needs_is_asked_for_at_once(tmp_path: Path) -> None:
    installed(tmp_path)
    assert fonts.find(tmp_path).first == (
        "assets/fonts/source-serif-4-latin-wght-normal.woff2",
        "assets/fonts/source-sans-3-latin-wght-normal.woff2",
    )
