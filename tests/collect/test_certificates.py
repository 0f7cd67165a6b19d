"""Over TLS a server must be who it says it is, although the connection goes to an address."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509

from polybrief.collect.fetch import fetch
from polybrief.errors import FetchError

NAME = "reports.example"


def certificate(folder: Path, name: str, days: int = 1) -> tuple[Path, Path]:
    """A certificate for `name` that vouches for itself, and its key."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    files = folder / f"{name}.pem", folder / f"{name}.key"
    files[0].write_bytes(made.public_bytes(pem))
    files[1].write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


Serve = Callable[[str, int], tuple[int, Path, list[str | None]]]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a server with a certificate: its port, the certificate, and the names that clients asked for."""
    running: list[ThreadingHTTPServer] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write((self.headers["Host"] or "").encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what is tested here."""

    def start(name: str, days: int) -> tuple[int, Path, list[str | None]]:
        chain, key = certificate(tmp_path, name, days)
        asked: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain, key)
        context.sni_callback = lambda _socket, host, _context: asked.append(host)
        server = Server(("127.0.0.1", 0), Handler)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        running.append(server)
        return server.server_port, chain, asked

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def get(port: int) -> bytes:
    raw = fetch(f"https://{NAME}:{port}/", private=True, resolve=lambda _host, _port: ["127.0.0.1"])
    assert raw is not None
    return raw.data


def test_the_server_proves_the_name_that_was_asked_for(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    port, chain, asked = serve(NAME, 1)
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    assert get(port) == f"{NAME}:{port}".encode()
    assert asked == [NAME]


@pytest.mark.parametrize(
    ("name", "days", "trusted"),
    [(NAME, 1, False), ("other.example", 1, True), (NAME, -1, True)],
    ids=["nobody vouches for it", "for another name", "no longer valid"],
)
def test_a_certificate_that_proves_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, name: str, days: int, trusted: bool
) -> None:
    port, chain, _ = serve(name, days)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    with pytest.raises(FetchError, match="certificate verify failed"):
        get(port)
