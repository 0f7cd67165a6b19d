"""The builds of all languages side by side, by one process that loads MkDocs and the desk, and then forks.

    python -m polybrief.publish.side_by_side MKDOCS_YML SITE_DIR < the desks by language, pickled

It is a process of its own, as forking is only safe where no other thread is at work. Answers with JSON: for
each language whether it was built, and what MkDocs said.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from typing import IO

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from polybrief.publish.desk import Desk
from polybrief.publish.one_language import configured
from polybrief.publish.plugin import LANGUAGE


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
    """Builds what standard input holds."""
    logging.basicConfig(stream=sys.stdout, format="%(levelname)-7s -  %(message)s", level=logging.WARNING)
    file, site = sys.argv[1:]
    answers = build_all(file, site, pickle.load(sys.stdin.buffer))
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
