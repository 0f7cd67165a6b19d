"""A small web server on loopback that behaves as badly as a test asks it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a server says to one request; `length` is what it claims, `pieces` come with `pause` between."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    pieces: int = 1
    pause: float = 0.0


@dataclass(frozen=True)
class Request:
    """What a client has asked for."""

    path: str
    headers: Mapping[str, str]


class Site:
    """The pages of a server by path, as answers or as functions of the request; and what was asked of it.

    What has no page is answered with 404.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[Request], Answer]] = {}
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self.address = ""

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def put(
        self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Puts a page at `path`; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(data, headers={"Content-Type": kind, **headers})
        return self.address + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Puts a redirect at `path`; its address."""
        self.pages[path] = Answer(status=status, headers={"Location": target})
        return self.address + path


@contextmanager
def served() -> Iterator[Site]:
    """A site that answers while the block runs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            request = Request(self.path, dict(self.headers.items()))
            site.requests.append(request)
            page = site.pages.get(self.path, Answer(b"nothing here", 404))
            answer = page(request) if callable(page) else page
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            step = -(-len(answer.body) // answer.pieces) or 1
            for start in range(0, len(answer.body), step):
                if start and site.closing.wait(answer.pause):
                    return
                try:
                    self.wfile.write(answer.body[start : start + step])
                    self.wfile.flush()
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves the files of a folder while the block runs; the address ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
