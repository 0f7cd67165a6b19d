"""A download comes whole, in time, and from where it may; else one error, and no file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from polybrief.errors import TranslationError
from polybrief.translate.packages import download as module
from polybrief.translate.packages.download import download

Answer = Callable[[BaseHTTPRequestHandler], None]
BODY = b"an archive" * 20_000


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], str]]:
    """Starts a server on this machine that gives one answer to every request; returns an address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                try:
                    answer(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/de_en.argosmodel"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOWNLOAD_WAIT", 0.3)
    monkeypatch.setattr(module, "DOWNLOAD_TIME", 1.0)


def send(body: bytes, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", target)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def fails(address: str, folder: Path, size: int | None = None) -> str:
    """The cause of the error; nothing is left, and it does not take long."""
    started = time.monotonic()
    with pytest.raises(TranslationError) as error:
        download(address, folder / "archive", size)
    assert time.monotonic() - started < 3
    assert list(folder.iterdir()) == []
    return error.value.cause


def test_a_file_comes_whole_and_tells_of_it(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    heard: list[tuple[int, int | None]] = []
    address = serve(send(BODY, Content_Length=str(len(BODY))))
    download(address, tmp_path / "archive", len(BODY), lambda *done: heard.append(done))
    assert (tmp_path / "archive").read_bytes() == BODY
    assert heard[-1] == (len(BODY), len(BODY))


def test_a_server_need_not_say_the_size(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    download(serve(send(BODY)), tmp_path / "archive")
    assert (tmp_path / "archive").read_bytes() == BODY


def test_a_redirect_is_followed(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    download(serve(redirect(serve(redirect(serve(send(BODY)))))), tmp_path / "archive")
    assert (tmp_path / "archive").read_bytes() == BODY


def test_redirects_come_to_an_end(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    assert "sends from one address to the next" in fails(serve(redirect("/again")), tmp_path)


@pytest.mark.parametrize(
    "target", ["http://example.org/x", "file:///etc/passwd", "https://u:p@example.org/x"]
)
def test_a_redirect_leads_to_no_address_that_is_refused(
    target: str, serve: Callable[[Answer], str], tmp_path: Path
) -> None:
    assert "is refused" in fails(serve(redirect(target)), tmp_path)


@pytest.mark.parametrize(
    "address", ["http://example.org/x", "ftp://example.org/x", "https://", "http://[::1"]
)
def test_an_address_that_is_not_https_is_refused(address: str, tmp_path: Path) -> None:
    assert "is refused" in fails(address, tmp_path)


def test_an_answer_that_is_no_file_is_an_error(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    address = serve(lambda request: request.send_error(404))
    assert fails(address, tmp_path) == f"127.0.0.1 answers 404 for {address}"


def test_nonsense_is_an_error(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    assert "cannot be read" in fails(
        serve(lambda request: void(request.wfile.write(b"\0\1\2 hello\n"))), tmp_path
    )
    assert "cannot be read" in fails(serve(lambda _: None), tmp_path)


def test_a_body_that_is_cut_is_an_error(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    assert "cannot be read" in fails(serve(send(BODY[:-1], Content_Length=str(len(BODY)))), tmp_path)
    assert "sends 199999 bytes where models.lock says 200000" in fails(
        serve(send(BODY[:-1])), tmp_path, len(BODY)
    )


def test_a_server_that_hangs_is_left(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    assert "does not answer in" in fails(serve(lambda _: time.sleep(1)), tmp_path)


def test_a_body_that_hangs_is_left(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(BODY[:1000], Content_Length=str(len(BODY)))(request)
        time.sleep(1)

    assert "does not answer in" in fails(serve(answer), tmp_path)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_drips_is_left(start: bytes, serve: Callable[[Answer], str], tmp_path: Path) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        for _ in range(20):
            request.wfile.write(b"x")
            time.sleep(0.1)

    assert "takes longer than 1 s" in fails(serve(answer), tmp_path)


def test_more_than_expected_is_refused(
    serve: Callable[[Answer], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = serve(send(BODY, Content_Length=str(len(BODY))))
    assert "sends 200000 bytes where models.lock says 1000" in fails(stated, tmp_path, 1_000)
    assert "sends more than 1000 bytes" in fails(serve(send(BODY)), tmp_path, 1_000)
    monkeypatch.setattr(module, "MAX_PACKAGE_BYTES", 1_000)
    assert "sends 200000 bytes, more than 1000" in fails(stated, tmp_path)
    assert "sends more than 1000 bytes" in fails(serve(send(BODY)), tmp_path)


def test_a_file_that_is_packed_once_more_is_an_error(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    assert "packs the file once more" in fails(serve(send(BODY, Content_Encoding="gzip")), tmp_path)


def test_nobody_at_the_address_is_an_error(tmp_path: Path) -> None:
    assert "cannot be read" in fails("http://127.0.0.1:9/x", tmp_path)


def test_an_interrupt_leaves_no_file(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    def interrupt(_received: int, _total: int | None) -> None:
        assert (tmp_path / "archive").exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(serve(send(BODY)), tmp_path / "archive", received=interrupt)
    assert list(tmp_path.iterdir()) == []


def void(_value: object) -> None:
    """Gives nothing back."""
