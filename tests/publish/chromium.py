"""The browser of the tests: where it is, and how it is started."""

from __future__ import annotations

import os
import shutil

CHROMIUM = (
    os.environ.get("POLYBRIEF_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
