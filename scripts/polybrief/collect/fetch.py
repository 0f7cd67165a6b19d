"""Fetching a report or a feed over HTTP, from a server that is trusted in nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin

from polybrief import __version__
from polybrief.collect.addresses import PORTS, check_address
from polybrief.collect.raw import Raw
from polybrief.collect.unpacking import unpacked
from polybrief.errors import AddressRefused, FetchError, InputError, ServerBusy
from polybrief.limits import FETCH_REDIRECTS, FETCH_TIME, MAX_INPUT_BYTES

if TYPE_CHECKING:
    from polybrief.collect.network import Network, Resolve

AGENT = f"polybrief/{__version__}"
"""What polybrief calls itself: to servers, and in their robots.txt."""

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_KEPT = ("content-type", "date", "etag", "last-modified")
"""Headers that the archive keeps."""
_SAVE = "try again later, or save the page and collect the file"


@dataclass(frozen=True)
class Known:
    """What a server said of an address the last time: `etag` and `last_modified`, as it wrote them."""

    etag: str | None = None
    last_modified: str | None = None


def fetch(
    address: str,
    known: Known | None = None,
    *,
    private: bool = False,
    most: int = MAX_INPUT_BYTES,
    ports: Collection[int] | None = None,
    before: Callable[[str], None] = lambda _address: None,
    resolve: Resolve | None = None,
) -> Raw | None:
    """What stands at `address`; None if that has not changed since it was `known`.

    `private` also takes addresses of an intranet; `most` is the size in bytes, unpacked; `ports` are
    those that it may have besides 80 and 443 (its own, if nothing is said, as for what a user has typed).
    Redirects are followed by the same rules. `before` hears of each address before it is asked; it may
    wait, which does not count, or raise. `resolve` looks names up in another way than the system's.

    Raises AddressRefused, FetchError, ServerBusy; InputError where the extra `collect` is missing.
    """
    try:
        from polybrief.collect import network
    except ImportError as problem:
        raise InputError("addresses cannot be fetched here", "pip install 'polybrief[collect]'") from problem
    deadline = time.monotonic() + FETCH_TIME
    asked = check_address(address)
    allowed = {*PORTS.values(), *((_port(asked),) if ports is None else ports)}
    facts: dict[str, str] = {}
    for step in range(FETCH_REDIRECTS + 1):
        if _port(asked) not in allowed:
            raise AddressRefused(
                f"{address} leads to port {_port(asked)}",
                "collect the address that it leads to, if you mean it",
            )
        waiting = time.monotonic()
        before(asked.geturl())
        deadline += time.monotonic() - waiting
        tcp = network.Network(deadline, private=private, resolve=resolve or network.resolve)
        answer = _ask(asked, known, most, tcp)
        if answer.status not in _REDIRECTS:
            if answer.status == 304 and known:
                return None
            return _taken(answer, address, asked, facts)
        asked = check_address(_target(asked, answer))
        facts[f"redirect-{step + 1}"] = asked.geturl()
    raise FetchError(f"{address} leads in circles", "give the address that a browser shows in the end")


def _port(asked: SplitResult) -> int:
    return asked.port or PORTS[asked.scheme]


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


def _ask(asked: SplitResult, known: Known | None, most: int, network: Network) -> _Answer:
    """One request and its answer, unpacked; of a redirect or a refusal the head alone."""
    import httpcore

    headers = {
        "Host": asked.netloc,
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/pdf, application/atom+xml,"
        " application/rss+xml, application/feed+json, application/json;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    url = httpcore.URL(
        scheme=asked.scheme.encode(),
        host=(asked.hostname or "").encode(),
        port=asked.port,
        target=(asked.path + (f"?{asked.query}" if asked.query else "")).encode(),
    )
    try:
        with (
            httpcore.ConnectionPool(network_backend=network, max_connections=1) as pool,
            pool.stream(
                "GET", url, headers=[(key.encode(), _as_sent(value)) for key, value in headers.items()]
            ) as response,
        ):
            head = tuple(
                (key.decode("ascii", "replace").lower(), value.decode("latin-1"))
                for key, value in response.headers
            )
            answer = _Answer(response.status, head, b"")
            if response.status != 200:
                return answer
            chunks, encoding = response.iter_stream(), answer.header("content-encoding")
            return _Answer(response.status, head, b"".join(unpacked(chunks, encoding, most, asked.netloc)))
    except (httpcore.TimeoutException, TimeoutError) as problem:
        network.remaining()
        raise FetchError(f"{asked.netloc} does not answer", _SAVE) from problem
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
        cause = str(problem) or type(problem).__name__
        raise FetchError(f"{asked.netloc}: {_printable(cause)}", _SAVE) from problem


def _as_sent(value: str) -> bytes:
    """A header's value as a server wrote it, whatever it meant by bytes beyond ASCII."""
    return value.encode("latin-1", "ignore")


def _taken(answer: _Answer, address: str, asked: SplitResult, facts: dict[str, str]) -> Raw:
    if answer.status in _BUSY:
        wait = _wait(answer.header("retry-after"))
        raise ServerBusy(
            f"{asked.netloc} asks to come back later ({answer.status})", f"try again {_later(wait)}", wait
        )
    if answer.status != 200:
        raise FetchError(
            f"{asked.netloc} answers {answer.status} to {asked.path}",
            "check the address in a browser",
            answer.status,
        )
    kind = Message()
    kind["content-type"] = _printable(answer.header("content-type") or "")
    media_type = kind.get_content_type() if answer.header("content-type") else None
    facts |= {"status": str(answer.status), "asked": address}
    facts |= {name: _printable(value) for name in _KEPT if (value := answer.header(name))}
    return Raw(
        answer.data,
        address,
        media_type=media_type,
        charset=kind.get_content_charset(),
        address=asked.geturl(),
        fetched=datetime.now(UTC),
        facts=facts,
    )


def _target(asked: SplitResult, answer: _Answer) -> str:
    target = answer.header("location")
    if not target:
        raise FetchError(f"{asked.netloc} leads nowhere", "check the address in a browser")
    # No standard allows what is not ASCII here (RFC 9110, section 10.2.2); servers send UTF-8 or Latin-1.
    raw = target.strip().replace(" ", "%20").encode("latin-1")
    try:
        target = raw.decode("utf-8")
    except UnicodeDecodeError:
        target = raw.decode("latin-1")
    try:
        return urljoin(asked.geturl(), target)
    except ValueError:
        return target  # which check_address refuses


def _wait(value: str | None) -> float | None:
    """The seconds of a Retry-After: a number, or a date."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _later(wait: float | None) -> str:
    if wait is None:
        return "later"
    return f"in {wait:.0f} seconds" if wait < 120 else f"in {wait / 60:.0f} minutes"


def _printable(value: str) -> str:
    return "".join(char for char in value if char.isprintable())[:500]
