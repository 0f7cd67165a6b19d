"""One HTTP server that is asked for JSON: bounded in time and size, and every failure in plain words."""

from __future__ import annotations

import json
import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from polybrief.errors import TranslationError
from polybrief.limits import (
    MAX_ANSWER_BYTES,
    SERVER_CONNECT_SECONDS,
    SERVER_FIRST_WAIT_SECONDS,
    SERVER_LONGEST_WAIT_SECONDS,
    SERVER_TRIES,
)

if TYPE_CHECKING:
    import httpx

_BUSY = (429, 503)
_AGAIN = "what is finished is kept; run the same command again"
_MAX_MESSAGE = 200


class Refused(TranslationError):
    """The server answered with an error: its HTTP status and what it said. Callers see a TranslationError."""

    def __init__(self, status: int, message: str, cause: str, hint: str) -> None:
        super().__init__(cause, hint)
        self.status = status
        self.message = message


def nonsense(name: str, what: str) -> TranslationError:
    """The error for an answer that is not what LibreTranslate answers."""
    return TranslationError(
        f"the server {name} answers what LibreTranslate does not: {what}",
        "look whether engine_address in mkdocs.yml is a LibreTranslate server; finished sentences are kept",
    )


class Server:
    """A server at one address, asked in `with server.open():`."""

    def __init__(self, address: str, key: str | None, patience: float, wait: Callable[[float], None]) -> None:
        """See `LibreTranslateEngine`. Raises TranslationError if the address cannot be used."""
        self.name, self._base = _address(address, key)
        self._key = key
        self._patience = patience
        self._wait = wait
        self._client: httpx.Client | None = None

    @contextmanager
    def open(self) -> Iterator[None]:
        """Keeps connections for the requests inside."""
        try:
            import httpx
        except ImportError:
            raise TranslationError("httpx is missing", "run: pip install httpx") from None
        client = httpx.Client(
            # Neither proxies nor .netrc of the environment: the texts go to this server alone.
            trust_env=False,
            follow_redirects=False,
            verify=ssl.create_default_context(),
            timeout=httpx.Timeout(self._patience, connect=min(SERVER_CONNECT_SECONDS, self._patience)),
            # Compressed, a small answer could be a large one.
            headers={"accept-encoding": "identity", "accept-language": "en", "user-agent": "polybrief"},
        )
        with client:
            self._client = client
            try:
                yield
            finally:
                self._client = None

    def get(self, path: str, *, optional: bool = False) -> Any:
        """The JSON at `path`; None for what is `optional` and not there, or is no JSON."""
        status, _, body = self._request("GET", path, None)
        if optional and status != 200:
            return None
        if status != 200:
            raise self._refused(status, body)
        return self._json(body, optional=optional)

    def post(self, path: str, request: Mapping[str, Any]) -> Any:
        """The JSON that answers `request`; a busy server is asked again after the time that it names.

        Raises Refused for an error that the server reports, TranslationError for all else.
        """
        content = dict(request) | ({"api_key": self._key} if self._key else {})
        pause = SERVER_FIRST_WAIT_SECONDS
        for more in reversed(range(SERVER_TRIES)):
            status, headers, body = self._request("POST", path, content)
            if status == 200:
                return self._json(body)
            if status not in _BUSY or not more:
                break
            asked = _retry_after(headers.get("retry-after", ""))
            if asked is not None and asked > SERVER_LONGEST_WAIT_SECONDS:
                break
            self._wait(pause if asked is None else asked)
            pause *= 2
        raise self._refused(status, body, headers)

    def _request(
        self, method: str, path: str, content: Mapping[str, Any] | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        import httpx

        assert self._client is not None, "a server is asked inside `with server.open()`"
        end = time.monotonic() + self._patience
        body = bytearray()
        try:
            with self._client.stream(method, f"{self._base}/{path}", json=content) as answer:
                if answer.headers.get("content-encoding", "identity") != "identity":
                    raise nonsense(self.name, "a compressed answer that was not asked for")
                for part in answer.iter_raw():
                    body += part
                    if len(body) > MAX_ANSWER_BYTES:
                        raise nonsense(self.name, f"an answer of more than {MAX_ANSWER_BYTES:,} bytes")
                    if time.monotonic() > end:
                        raise self._hangs()
                return answer.status_code, answer.headers, bytes(body)
        except httpx.ConnectError as error:
            raise self._unreachable(str(error)) from error
        except httpx.ConnectTimeout as error:
            raise self._unreachable("it does not take the connection") from error
        except httpx.TimeoutException as error:
            raise self._hangs() from error
        except httpx.InvalidURL as error:
            raise self._unreachable("no such address") from error
        except httpx.HTTPError as error:
            raise TranslationError(
                f"the connection to the server {self.name} broke: {self._said(str(error))}", _AGAIN
            ) from error

    def _json(self, body: bytes, *, optional: bool = False) -> Any:
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            if optional:
                return None
            what = "HTML" if body.lstrip()[:1] == b"<" else "nothing" if not body.strip() else "no JSON"
            raise nonsense(self.name, what) from None

    def _unreachable(self, why: str) -> TranslationError:
        return TranslationError(
            f"the server {self.name} cannot be reached: {self._said(why)}",
            "start it (`libretranslate --load-only en,de,zh`) or mend engine_address in mkdocs.yml",
        )

    def _hangs(self) -> TranslationError:
        return TranslationError(
            f"the server {self.name} has not answered within {self._patience:g} seconds",
            f"look at its log; {_AGAIN}",
        )

    def _refused(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> Refused:
        message = self._message(body)
        said = f": {message}" if message else ""
        if 300 <= status < 400:
            return Refused(
                status,
                message,
                f"the server {self.name} sends on to another address ({status})",
                "put the address that really serves into engine_address in mkdocs.yml",
            )
        asked = _retry_after((headers or {}).get("retry-after", ""))
        hint = {
            400: "set the key it wants: export POLYBRIEF_ENGINE_KEY=…"
            if "key" in message.lower()
            else f"look at the server's log; {_AGAIN}",
            401: "set the key: export POLYBRIEF_ENGINE_KEY=…",
            403: "set a key that is valid there: export POLYBRIEF_ENGINE_KEY=…",
            404: "look whether engine_address in mkdocs.yml is a LibreTranslate server",
            429: f"wait {asked:.0f} seconds; {_AGAIN}" if asked else f"wait a while; {_AGAIN}",
        }.get(status, f"look at the server's log; {_AGAIN}")
        return Refused(status, message, f"the server {self.name} refuses ({status}){said}", hint)

    def _message(self, body: bytes) -> str:
        """What LibreTranslate says of an error, in one short line."""
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            return ""
        error = answer.get("error") if isinstance(answer, dict) else None
        return self._said(error) if isinstance(error, str) else ""

    def _said(self, text: str) -> str:
        """Words from outside, fit for a terminal: short, without control characters and without the key."""
        if self._key:
            text = text.replace(self._key, "…")
        plain = "".join(c if c.isprintable() else " " for c in text)
        return plain if len(plain) <= _MAX_MESSAGE else plain[: _MAX_MESSAGE - 1] + "…"


def _address(address: str, key: str | None) -> tuple[str, str]:
    """The name to record (host, and port if one is given), and the address without a slash at its end."""
    hint = "write engine_address in mkdocs.yml as http://localhost:5000"
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("http", "https") or re.search(r"[\s\\]", address.strip()):
        raise TranslationError(f"“{address}” is no address of a server", hint)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise TranslationError(
            "engine_address holds more than an address",
            "leave user, password and query out; a key goes into POLYBRIEF_ENGINE_KEY",
        )
    if key and parts.scheme == "http" and not _is_this_machine(host):
        raise TranslationError(
            f"the key would go to {host} over an open line", "use https:// in engine_address in mkdocs.yml"
        )
    shown = f"[{host}]" if ":" in host else host
    name = shown if port is None else f"{shown}:{port}"
    return name, f"{parts.scheme}://{name}{parts.path.rstrip('/')}"


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _retry_after(value: str) -> float | None:
    """Seconds to wait by a Retry-After header (RFC 9110, 10.2.3); None if it names no time."""
    if re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
