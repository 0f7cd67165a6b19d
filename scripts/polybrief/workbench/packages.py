"""The Argos packages on the shelf, and the lock that vouches for them."""

from __future__ import annotations

import os

from polybrief import models as shelf
from polybrief import translate as translating
from polybrief.store import Store
from polybrief.translate import Finished

Lines = list[str]
"""What is said to the person who typed the command."""


def list_models(store: Store) -> Lines:
    """The packages on the shelf and in the lock."""
    return shelf.list_models(store.locked_models(), os.environ)


def install_model(store: Store, what: str, *, trust: bool, progress: Finished = translating.unheard) -> Lines:
    """Installs a package that the lock vouches for, or with `trust` writes its entry."""

    so_far = 0

    def received(done: int, total: int | None) -> None:
        nonlocal so_far
        if total:
            progress(f"download of {total:,} bytes", done - so_far, total)
        so_far = done

    locked = store.locked_models()
    return shelf.install_model(
        what, locked, store.write_locked_models, os.environ, trust=trust, received=received
    )


def verify_models(store: Store) -> tuple[Lines, bool]:
    """How the installed packages compare with the lock, and whether all is well."""
    return shelf.verify_models(store.locked_models(), os.environ)


def remove_model(store: Store, pair: str) -> Lines:
    """Takes a pair off the shelf."""
    del store
    return shelf.remove_model(pair, os.environ)
