"""Earlier versions of pages, as the repository of the desk tells them."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polybrief.limits import HISTORY_SECONDS, VERSIONS_SHOWN

_COMMIT, _FIELD = "\x01", "\x1f"


@dataclass(frozen=True)
class Version:
    """A change of a file: its day, its subject as committed, the short hash of the commit."""

    date: date
    subject: str
    commit: str


def versions(root: Path, folder: str) -> Mapping[str, tuple[Version, ...]]:
    """The changes of each file in `folder` of the desk at `root`, by path within it, the latest first.

    At most VERSIONS_SHOWN a file. Nothing where there is no git, no repository or no history.
    """
    # The names are those of the file today: what a file was called before counts as another.
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", "log", "--no-merges", "--relative"]
    form = f"--format={_COMMIT}%h{_FIELD}%as{_FIELD}%s"
    try:
        log = subprocess.run(
            [*command, "--name-only", form, "--", folder],
            capture_output=True,
            timeout=HISTORY_SECONDS,
            check=True,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return {}
    return parse(log, folder)


def head(root: Path) -> str:
    """The commit that the desk at `root` stands on; empty where there is none."""
    try:
        run = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, timeout=HISTORY_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.decode("ascii", "replace").strip() if run.returncode == 0 else ""


def parse(log: str, folder: str) -> Mapping[str, tuple[Version, ...]]:
    """What `versions` makes of git's log."""
    found: dict[str, list[Version]] = defaultdict(list)
    for entry in log.split(_COMMIT)[1:]:
        head, *names = entry.strip("\n").split("\n")
        commit, day, subject = head.split(_FIELD, 2)
        version = Version(date.fromisoformat(day), subject, commit)
        for name in filter(None, names):
            path = name.removeprefix(f"{folder}/")
            if len(found[path]) < VERSIONS_SHOWN:
                found[path].append(version)
    return {path: tuple(changes) for path, changes in found.items()}
