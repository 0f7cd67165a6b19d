"""Search: Pagefind's own binary, brought by npm or pip, run over the built site without Node."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.util import find_spec
from pathlib import Path

from polybrief.errors import PublishError

BINARY_VARIABLE = "PAGEFIND_BINARY_PATH"
# The extended one alone can cut Chinese into words.
GET_PAGEFIND = "pip install pagefind-bin-extended (in a checkout of polybrief: make setup)"
# Marks of links and notes would stand in titles and between words; what notes and lists of facts say of
# sources would pass for the page's own words.
_EXCLUDED = ".headerlink, .footnote-ref, .footnote-backref, .notes, .facts"
# User interfaces of Pagefind that the site does not use.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-highlight.js")

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "FreeBSD": "freebsd", "Windows": "windows"}
_MACHINES = {"x86_64": "x64", "amd64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def find_pagefind(root: Path) -> Path | None:
    """Pagefind's binary: the one that PAGEFIND_BINARY_PATH names, that of `node_modules`, or of pip.

    None where none of them is there.
    """
    named = os.environ.get(BINARY_VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    system = _SYSTEMS.get(platform.system(), "")
    machine = _MACHINES.get(platform.machine(), "")
    name = "pagefind_extended.exe" if system == "windows" else "pagefind_extended"
    path = root / "node_modules" / "@pagefind" / f"{system}-{machine}" / "bin" / name
    package = find_spec("pagefind_bin_extended")
    places = [
        path,
        *(Path(folder) / name for folder in (package and package.submodule_search_locations) or ()),
    ]
    return next((place for place in places if place.is_file()), None)


def index(binary: Path, site: Path) -> None:
    """Writes the search index of every language to `site/pagefind`. Raises PublishError."""
    command = [str(binary), "--site", str(site.resolve()), "--exclude-selectors", _EXCLUDED, "--quiet"]
    try:
        # Pagefind needs a current folder that exists; the caller's may have gone.
        run = subprocess.run(
            command,
            cwd=site,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            # The desk's lock goes with it: it may outlive a run that is killed.
            close_fds=False,
        )
    except OSError as error:
        raise PublishError(
            f"{binary} does not run: {error.strerror}", f"install it again: {GET_PAGEFIND}"
        ) from error
    if run.returncode:
        lines = (run.stderr or run.stdout).strip().splitlines() or [f"exit status {run.returncode}"]
        raise PublishError(f"Pagefind failed: {lines[0]}", f"install it again: {GET_PAGEFIND}")
    for pattern in _UNUSED:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()
