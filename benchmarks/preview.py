"""From saving a brief to its new page in the browser: `polybrief serve` beside plain `mkdocs serve`.

    python benchmarks/preview.py
    python benchmarks/preview.py --briefs 30 --rounds 3

The desk is the project's own, copied, in three languages; plain MkDocs serves the same pages of one of them.
A sentence of an English brief is changed as an editor saves it; the clock stops when the page that the
server then lets the browser load again has the change. `mkdocs serve --dirty` is measured as well.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import copied_desk
import plain_site
from polybrief.publish import build_site
from polybrief.store import Store

_EPOCH = re.compile(r"livereload\((\d+), \d+\)")


def free_port() -> int:
    """A port that no one listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def got(address: str, wait: float = 600) -> str:
    """The page at an address; empty while nobody answers there."""
    try:
        with urllib.request.urlopen(address, timeout=wait) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def delay(address: str, path: str, file: Path, word: str) -> float:
    """Seconds from saving `file`, with `word` in a heading, to the page that shows it."""
    page = got(address + path)
    epoch = _EPOCH.search(page)
    assert epoch, "no page that loads itself again"
    text = file.read_text("utf-8")
    begun = time.monotonic()
    file.write_text(text.replace("\n## ", f"\n## {word} ", 1), "utf-8")
    wanted = epoch[1]
    while word not in page:
        wanted = got(f"{address}livereload/{wanted}/1") or wanted
        page = got(address + path)
    return time.monotonic() - begun


def served(command: list[str], folder: Path, port: int, path: str, file: Path, rounds: int) -> list[float]:
    """The delays of several savings; the first, which may warm things up, is not counted."""
    address = f"http://127.0.0.1:{port}/"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not got(address + path):
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} has ended")
            time.sleep(0.5)
        found = []
        for number in range(rounds + 1):
            found.append(delay(address, path, file, f"Changed{port}x{number}x"))
            time.sleep(1)
        return found[1:]
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--briefs", type=int, default=300, help="briefs a language")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--short", action="store_true", help="12 briefs, and no plain MkDocs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="a desk ") as name:
        folder = Path(name)
        desk = copied_desk.make(folder / "desk", 12 if arguments.short else arguments.briefs)
        brief, rounds = desk / "docs/en/briefs/stargate-1.md", arguments.rounds
        port = free_port()
        ours = ["polybrief", "serve", "--port", str(port)]
        found = {"polybrief serve": served(ours, desk, port, "en/briefs/stargate-1/", brief, rounds)}
        if not arguments.short:
            build_site(Store(desk), desk / "build" / "site", preview=False)
            config = plain_site.write(folder / "plain", desk, desk / "build" / "site", "en")
            plain = folder / "plain" / "docs" / "en" / "briefs" / "stargate-1.md"
            for kind, more in (("mkdocs serve", []), ("mkdocs serve --dirty", ["--dirty"])):
                port = free_port()
                command = ["mkdocs", "serve", "-q", "-f", str(config), "-a", f"127.0.0.1:{port}", *more]
                found[kind] = served(command, folder, port, "briefs/en/briefs/stargate-1/", plain, rounds)
    first = statistics.median(found["polybrief serve"])
    for kind, times in found.items():
        if kind != "polybrief serve":
            ratio = first / statistics.median(times)
            what = f"from saving a brief to its page, {arguments.briefs} briefs a language"
            print(f"= {what} | {ratio:.3f} | {kind}")
        middle = statistics.median(times)
        worst = f"{max(times):6.2f} s at most"
        print(
            f"{kind:22} {middle:6.2f} s (median of {len(times)}), {worst}, {middle / first:6.1f} times ours"
        )


if __name__ == "__main__":
    main()
