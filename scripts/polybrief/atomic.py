"""Files and folders that are there whole or not at all, also when a run is killed in the middle.

Everything is made beside its place, under a name that starts with a dot and ends with `.unfinished`, and
then renamed. What a killed run leaves behind has such a name, and `sweep` clears it away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"
_OLD = f".old{UNFINISHED}"

# Folders that no run writes to, and that can hold a hundred thousand files.
_OF_OTHERS = frozenset({".git", ".venv", "node_modules"})


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Puts `data` at `path` so that a reader sees the old file or the new one, never a part.

    What need not be `durable` may be gone or empty after a power cut, and is written many times as fast.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, to be renamed or `replace`d; removed if it is still there after.

    Raises OSError where no folder can be made there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-", suffix=UNFINISHED))
    # mkdtemp keeps others out; what is made here is there to be read.
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace(new: Path, target: Path) -> None:
    """Puts the folder `new` in the place of `target`, as fast as two renames are. Raises OSError.

    Between the two there is no `target`; `sweep` brings the old one back to a run that was killed there.
    """
    old = target.with_name(f".{target.name}{_OLD}")
    try:
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
        new.rename(target)
    except OSError:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def sweep(folders: Iterable[Path]) -> None:
    """Clears away what killed runs have left in some folders and below; nothing may be at work there.

    What cannot be removed stays: it does no harm.
    """
    for folder in folders:
        for path, names, files in os.walk(folder):
            here = Path(path)
            left = [name for name in names if _is_left(name)]
            names[:] = [name for name in names if name not in left and name not in _OF_OTHERS]
            for name in left:
                target = here / name.removeprefix(".").removesuffix(_OLD)
                if name.endswith(_OLD) and not target.exists():
                    with suppress(OSError):
                        (here / name).rename(target)
                else:
                    shutil.rmtree(here / name, ignore_errors=True)
            for name in filter(_is_left, files):
                with suppress(OSError):
                    (here / name).unlink()


def _is_left(name: str) -> bool:
    return name.startswith(".") and name.endswith(UNFINISHED)
