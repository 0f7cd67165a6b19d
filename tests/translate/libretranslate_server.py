"""Servers for the tests of the engine `libretranslate`: a real one, and one that misbehaves on request."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).parents[2]
PROGRAM = (
    Path(os.environ.get("POLYBRIEF_TEST_LIBRETRANSLATE", ROOT / ".venv-libretranslate"))
    / "bin"
    / "libretranslate"
)
MISSING = f"{PROGRAM} is missing; scripts/setup/libretranslate makes it"


@contextmanager
def real_server(packages: Path, folder: Path, *options: str) -> Iterator[str]:
    """A LibreTranslate server on loopback, which serves `packages` and needs no network; gives its address.

    All that it writes stays in `folder`.
    """
    served = folder / "packages"
    shutil.copytree(packages, served)
    for package in served.iterdir():
        # Without a splitter of its own, each package would make the server download one.
        (package / "minisbd").mkdir()
        (package / "minisbd" / "whole.onnx").write_bytes(_splitter())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "ARGOS_PACKAGES_DIR": str(served),
        "ARGOS_INTRA_THREADS": "1",
        "ORT_DISABLE_TELEMETRY": "1",
        "LC_ALL": "C.UTF-8",
    }
    command = [str(PROGRAM), "--host", "127.0.0.1", "--port", str(port), "--load-only", "en,de,zh"]
    command += ["--disable-files-translation", "--disable-web-ui", "--threads", "2", *options]
    address = f"http://127.0.0.1:{port}"
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
        try:
            _wait_for(f"{address}/languages", process, folder / "log")
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    opener = build_opener(ProxyHandler({}))
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            with opener.open(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("LibreTranslate does not start:\n" + log.read_text())


def _splitter() -> bytes:
    """A genuine MiniSBD model (ONNX, written by hand) that leaves every text in one sentence.

    It gives its features back as the classes of the characters: with two of them there is none of the
    class 2, “end of a sentence”, and MiniSBD itself puts one at the end.
    """
    node = _part(1, _part(1, "features"), _part(2, "classes"), _part(4, "Identity"))
    values = [(11, "units", 7, 2), (11, "features", 1, 3), (12, "classes", 1, 3)]
    graph = _part(7, node, _part(2, "whole"), *(_part(kind, *_value(*rest)) for kind, *rest in values))
    vocabulary = {"<PAD>": 0, "<UNK>": 1}
    config = {"feat_funcs": ["capitalized", "end_of_para"]}
    notes = {
        "lang_code": "en",
        "config": json.dumps(config),
        "vocab": json.dumps({"lang": "en", "_unit2id": vocabulary, "_id2unit": [*vocabulary]}),
        "lexicon": "null",
    }
    described = [_part(14, _part(1, key), _part(2, value)) for key, value in notes.items()]
    return _number(1, 8) + graph + _part(8, _number(2, 13)) + b"".join(described)


def _value(name: str, element: int, dimensions: int) -> tuple[bytes, bytes]:
    shape = _part(2, *(_part(1, _part(2, f"d{i}")) for i in range(dimensions)))
    return _part(1, name), _part(2, _part(1, _number(1, element), shape))


def _varint(number: int) -> bytes:
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varint(high) if high else bytes([low])


def _number(field_number: int, value: int) -> bytes:
    return _varint(field_number << 3) + _varint(value)


def _part(field_number: int, *parts: bytes | str) -> bytes:
    body = b"".join(part.encode() if isinstance(part, str) else part for part in parts)
    return _varint(field_number << 3 | 2) + _varint(len(body)) + body


@dataclass(frozen=True)
class Answer:
    """What a server answers; `slowly` sends the body one byte at a time."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slowly: bool = False


def answer(value: Any, status: int = 200, **headers: str) -> Answer:
    """JSON, with headers whose hyphens are written as underscores."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(json.dumps(value).encode(), status, {"content-type": "application/json", **named})


def refusal(status: int, message: str, **headers: str) -> Answer:
    return answer({"error": message}, status, **headers)


def in_brackets(request: Mapping[str, Any]) -> Answer:
    return answer({"translatedText": [f"[{text}]" for text in request["q"]]})


class FakeServer(ThreadingHTTPServer):
    """Answers as LibreTranslate does, but for what a test puts into `answers` (a path, or `translate`)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        everything = ["de", "en", "zh-Hans"]
        self.answers: dict[str, Answer] = {
            "/languages": answer(
                [{"code": code, "name": code, "targets": everything} for code in everything]
            ),
            "/spec": answer({"info": {"title": "LibreTranslate", "version": "1.9.6"}}),
            "/frontend/settings": answer({"charLimit": -1}),
        }
        self.translate: Callable[[Mapping[str, Any]], Answer] = in_brackets
        self.requests: list[Mapping[str, Any]] = []
        self.headers: list[Mapping[str, str]] = []
        self.released = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients may leave whenever they like."""


class _Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_GET(self) -> None:
        self._send(self.server.answers.get(self.path, Answer(b"not here", 404)))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append(body)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        self._send(self.server.translate(body))

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        for name, value in given.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(given.body)))
        self.end_headers()
        if given.slowly:
            for byte in given.body:
                if self.server.released.wait(0.05):
                    return
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
        else:
            self.wfile.write(given.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def fake_server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
