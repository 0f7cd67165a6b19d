"""Modules of polybrief as programs, started from a process that has all that they import loaded.

Building a site starts an interpreter a language, and printing one a core; each takes a second to load
MkDocs or WeasyPrint. `Warm` gives a command in the place of `sys.executable`: `COMMAND -m MODULE …` is a
process with its own standard streams, environment, folder and status, that can be killed; behind it the
module runs in a fork of a process that waits with everything loaded. In surroundings that change what an
interpreter loads, the command is the interpreter itself.

    python warm.py SOCKET      the process that waits; it ends when its standard input does
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

MODULES = ("polybrief.publish.side_by_side", "polybrief.publish.handouts.pdf")
"""What can be started: each has a `main`."""
LOADED = ("material", "markdown.extensions.toc", "babel.dates", "PIL.Image", "yaml", "pymdownx.superfences")
"""What these load when they are at work."""

_MOST = 1 << 17
# A script instead of an interpreter with its libraries: it starts in a hundredth of a second.
_COMMAND = """\
#!{python} -IS
import os, sys
surroundings = {{n: v for n, v in os.environ.items() if n.startswith("PYTHON") and n != "PYTHONIOENCODING"}}
if sys.argv[1:2] != ["-m"] or sys.argv[2] not in {modules!r} or surroundings != {surroundings!r}:
    os.execv({python!r}, [{python!r}, *sys.argv[1:]])
import _socket, array, json
warm = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
warm.connect({address!r})
asked = json.dumps([sys.argv[2:], dict(os.environ), os.getcwd()]).encode()
streams = array.array("i", [0, 1, 2])
warm.sendmsg([asked], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
status = int(warm.recv(16))
if status < 0:
    os.kill(os.getpid(), -status)
os._exit(status)
"""


class Warm:
    """A process that waits, started when it is first asked for."""

    @cached_property
    def executable(self) -> str:
        """The command that stands for the interpreter."""
        self._folder = TemporaryDirectory(prefix="warm-")
        folder = Path(self._folder.name)
        address = folder / "socket"
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(address)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"
        command = folder / "python"
        command.write_text(
            _COMMAND.format(
                python=sys.executable,
                modules=MODULES,
                surroundings={
                    name: value
                    for name, value in os.environ.items()
                    if name.startswith("PYTHON") and name != "PYTHONIOENCODING"
                },
                address=str(address),
            ),
            "utf-8",
        )
        command.chmod(0o700)
        return str(command)

    def close(self) -> None:
        """Ends the process, if it was started."""
        if "executable" in vars(self):
            self._process.communicate()
            self._folder.cleanup()


def wait(address: str) -> None:
    """Starts what it is asked to, until standard input ends."""
    for name in (*LOADED, *MODULES):
        # A machine may have no Pango; whoever needs it hears that from the module itself.
        with contextlib.suppress(ImportError, OSError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(address)
        door.listen(64)
        os.write(1, b"ready\n")
        while True:
            ready, _, _ = select.select([door, 0], [], [], 1)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            if 0 in ready:
                return
            if door in ready:
                asking, _ = door.accept()
                if not os.fork():
                    door.close()
                    _serve(asking)
                asking.close()


def _serve(asking: socket.socket) -> NoReturn:
    """Runs one module for one command, which is told how it ended; kills it if the command is killed."""
    asked, streams, _, _ = socket.recv_fds(asking, _MOST, 3)
    alive, held = os.pipe()
    child = os.fork()
    if not child:
        os.close(alive)
        asking.close()
        _run(json.loads(asked), streams)
    for handle in (held, *streams):
        os.close(handle)
    ready, _, _ = select.select([alive, asking], [], [])
    if alive not in ready:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(OSError):
        asking.send(str(status).encode())
    os._exit(0)


def _run(asked: tuple[list[str], dict[str, str], str], streams: list[int]) -> NoReturn:
    arguments, environment, folder = asked
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.argv = arguments
    status = 1
    try:
        status = importlib.import_module(arguments[0]).main() or 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    wait(sys.argv[1])
