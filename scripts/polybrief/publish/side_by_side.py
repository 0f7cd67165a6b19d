"""The builds of all languages side by side: one process loads MkDocs, reads the desk, and forks.

    python -m polybrief.publish.side_by_side ROOT SITE_DIR site|preview LANGUAGE…

It is a process of its own, as forking is only safe where no other thread is at work. It answers with a
pickled `Answer`, or with the error of a file that it could not read.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from polybrief.briefs import is_public
from polybrief.errors import PolybriefError
from polybrief.publish import sitemap
from polybrief.publish.desk import Desk, read_desks
from polybrief.publish.one_language import configured
from polybrief.publish.plugin import LANGUAGE
from polybrief.store import Store


@dataclass(frozen=True)
class Answer:
    """What became of the builds, and what the site's root is to know of the desk.

    `built` says of each language whether it was built, and what MkDocs said; `waiting` are the addresses of
    briefs that are not public, `days` by language those of the last changes of pages, as a sitemap has them.
    """

    built: Mapping[str, tuple[bool, str]]
    waiting: frozenset[str]
    days: Mapping[str, Mapping[str, date]]


def answer(root: Path, site: Path, languages: Sequence[str], *, preview: bool) -> Answer:
    """Reads the desk and builds some of its languages. Raises the errors of the files it reads."""
    store = Store(root)
    every = store.settings.languages
    desks = read_desks(store, every, preview=preview)
    built = build_all(str(root / "mkdocs.yml"), str(site), {code: desks[code] for code in languages})
    desk = desks[every[0]]
    sources = [report.source for report in desk.reports]
    briefs = {code: [(b, is_public(b, desk.now)) for b in desk.briefs[code]] for code in every}
    return Answer(
        built,
        frozenset(f"{code}/briefs/{b.slug}/" for code in every for b, public in briefs[code] if not public),
        {code: sitemap.changed((b for b, public in briefs[code] if public), sources) for code in every},
    )


def build_all(file: str, site: str, desks: Mapping[str, Desk]) -> dict[str, tuple[bool, str]]:
    """Builds each language into a folder of its own in `site`; whether it could, and MkDocs's output."""
    # What is shared stays shared: the collector would write to each object of it.
    gc.freeze()
    with ExitStack() as stack:
        said = {language: stack.enter_context(tempfile.TemporaryFile()) for language in desks}
        running = {code: _fork(file, site, code, desk, said[code]) for code, desk in desks.items()}
        return {language: _ended(process, said[language]) for language, process in running.items()}


def _ended(process: int, said: IO[bytes]) -> tuple[bool, str]:
    """Waits for the end of a process: whether that was a good one, and what it has said."""
    _, status = os.waitpid(process, 0)
    said.seek(0)
    return status == 0, said.read().decode("utf-8", "replace")


def _fork(file: str, site: str, language: str, desk: Desk, said: IO[bytes]) -> int:
    """The id of a new process that builds a language and writes what there is to say to `said`."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        os.dup2(said.fileno(), sys.stdout.fileno())
        os.dup2(said.fileno(), sys.stderr.fileno())
        os.environ[LANGUAGE] = language
        status = _built(file, site, desk)
    finally:
        # Nothing of what the parent has to clear away is this process's to clear.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _built(file: str, site: str, desk: Desk) -> int:
    try:
        build(configured(file, site, desk))
    except MkDocsException as error:
        print(f"Error: {error}")
        return 1
    except Exception:
        logging.exception("the build ended")
        return 1
    return 0


def main() -> None:
    """Builds what the command line says."""
    logging.basicConfig(stream=sys.stdout, format="%(levelname)-7s -  %(message)s", level=logging.WARNING)
    root, site, kind, *languages = sys.argv[1:]
    found: Answer | PolybriefError
    try:
        found = answer(Path(root), Path(site), languages, preview=kind == "preview")
    except PolybriefError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    # By its own name, so that what is pickled is found by it.
    from polybrief.publish.side_by_side import main as run

    run()
