"""A desk as it was at a git revision: its files in a temporary folder, and a store on them."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from polybrief.errors import RevisionError
from polybrief.store import Store

_FOLDERS = ("docs", "evidence", "glossary", "memory", "sources")
_ENDINGS = (".md", ".po", ".yml")


@contextmanager
def checked_out(store: Store, revision: str) -> Iterator[Store]:
    """The desk's text files at `revision`; the repository and the work tree stay untouched.

    Raises RevisionError without git, outside a repository, for a revision that it does not know and
    for one without a desk.
    """
    root = store.root.resolve()
    _git(root, "rev-parse", "--show-toplevel", cause=f"{root} is in no git repository", hint="run: git init")
    commit = _git(
        root,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        cause=f"git knows no revision “{revision[:100]}”",
        hint="name a branch, a tag or a commit: polybrief diff origin/main; see: git log --oneline",
    )
    # Names are relative to the desk's folder, also where it is not the root of the repository.
    listed = _git(
        root, "ls-tree", "-r", "-z", commit.decode().strip(), cause="git lists no files", hint="run: git fsck"
    )
    blobs: list[tuple[str, str]] = []
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        kind, _, name = entry.partition("\t")
        mode, _, rest = kind.partition(" ")
        if mode in ("100644", "100755") and _wanted(name):
            blobs.append((rest.split()[1], name))
    if not any(name == "mkdocs.yml" for _, name in blobs):
        raise RevisionError(
            f"there is no desk at “{revision[:100]}”: it has no mkdocs.yml", "name a later revision"
        )
    with tempfile.TemporaryDirectory(prefix="polybrief-") as folder:
        for (_, name), content in zip(blobs, _contents(root, [blob for blob, _ in blobs]), strict=True):
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Store(Path(folder))


def _wanted(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    return name == "mkdocs.yml" or (path.parts[0] in _FOLDERS and path.suffix in _ENDINGS)


def _contents(root: Path, blobs: list[str]) -> Iterator[bytes]:
    out = _git(
        root,
        *("cat-file", "--batch"),
        given="".join(f"{blob}\n" for blob in blobs).encode(),
        cause="git hands out no files",
        hint="run: git fsck",
    )
    start = 0
    for _ in blobs:
        end = out.index(b"\n", start)
        fields = out[start:end].split()
        if len(fields) != 3:
            raise RevisionError("a file of that revision is not here", "fetch the whole history: git fetch")
        size = int(fields[2])
        yield out[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(root: Path, *arguments: str, cause: str, hint: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False
        )
    except OSError as problem:
        raise RevisionError(
            "git is not installed", "install git, then run the same command again"
        ) from problem
    if done.returncode:
        if b"dubious ownership" in done.stderr:
            hint = f"run: git config --global --add safe.directory {root}"
        raise RevisionError(cause, hint)
    return done.stdout
