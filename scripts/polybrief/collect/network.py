"""Connections to public addresses alone, each bound to the address that was checked.

A name is resolved once for each connection, every address it has is checked, and the connection goes to
one of those: a name server that answers differently the next time (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from polybrief.errors import AddressRefused, FetchError
from polybrief.limits import FETCH_WAIT

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port to its IP addresses as text; raises OSError where the name is not known."""

# All of IPv6 that has been handed out as public (RFC 4291, section 2.5.4), and what in it is not: the ends of
# tunnels, which carry an IPv4 address that nobody would check (Teredo, 6to4), and documentation (RFC 9637).
_GLOBAL = ipaddress.IPv6Network("2000::/3")
_NOT_GLOBAL = tuple(map(ipaddress.IPv6Network, ("2001::/32", "2002::/16", "3fff::/20")))
# Networks without IPv4 reach its servers by these (RFC 6052): what counts is the address within.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")

# An organisation's own networks: this machine, private ones (RFC 1918, RFC 4193), behind a provider's
# translation (RFC 6598).
_OWN = tuple(
    map(
        ipaddress.IPv4Network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
    )
)
_UNIQUE_LOCAL = ipaddress.IPv6Network("fc00::/7")
# Where clouds hand their machines' credentials and settings to whoever asks, beside the link-local ones.
_METADATA = ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254")


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    address = _address(text)
    if isinstance(address, ipaddress.IPv6Address) and (
        address not in _GLOBAL or any(address in network for network in _NOT_GLOBAL)
    ):
        return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and str(address) not in _METADATA
    )


def is_intranet(text: str) -> bool:
    """Whether an IP address may be a server of an organisation's own network: this machine, a private
    network. Link-local ones are none, nor are those where clouds keep credentials.

    >>> is_intranet("10.1.2.3"), is_intranet("169.254.169.254"), is_intranet("fd00:ec2::254")
    (True, False, False)
    """
    address = _address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return address.is_loopback or (address in _UNIQUE_LOCAL and str(address) not in _METADATA)
    return any(address in network for network in _OWN) and str(address) not in _METADATA


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address that a connection reaches in the end: the one within, of a mapped or translated one."""
    address = ipaddress.ip_address(text.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def resolve(host: str, port: int) -> Sequence[str]:
    """What the system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Network(httpcore.NetworkBackend):
    """TCP for one request: checked addresses, and an end to everything at `deadline` (monotonic seconds).

    With `private` those of an intranet will do, too, for a desk that says so in its settings.
    """

    def __init__(self, deadline: float, *, private: bool = False, resolve: Resolve = resolve) -> None:
        self._deadline = deadline
        self._private = private
        self._resolve = resolve
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the deadline counts)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers.

        Raises AddressRefused if any of its addresses is not public, FetchError if it has none.
        """
        addresses = self._addresses(host, port)
        problem: Exception | None = None
        for address in addresses:
            try:
                stream = self._tcp.connect_tcp(address, port, self.remaining(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                return _Timed(stream, self._deadline)
        raise problem or FetchError(f"{host} has no address", "check the address")

    def remaining(self) -> float:
        """Seconds that the next wait may take. Raises FetchError at the deadline."""
        return remaining(self._deadline)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        found = _in_time(lambda: self._resolve(host, port), self.remaining(), host)
        inside = [address for address in found if not is_public(address)]
        if inside and not self._private:
            raise AddressRefused(
                f"{host} is no server of the public internet",
                "save the page and collect the file, or set collect_private: true for an intranet of yours",
            )
        if not all(map(is_intranet, inside)):
            raise AddressRefused(
                f"{host} is no server that reports come from", "save the page and collect the file"
            )
        return found


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline: a server that sends byte by byte gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, remaining(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, remaining(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, remaining(self._deadline))
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def remaining(deadline: float) -> float:
    """Seconds that the next wait may take. Raises FetchError at the deadline."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError("it took too long", "try again later, or save the page and collect the file")
    return min(left, FETCH_WAIT)


def _in_time(look_up: Callable[[], Sequence[str]], seconds: float, host: str) -> Sequence[str]:
    """What `look_up` gives; a resolver knows no time-out of its own."""
    found: list[Sequence[str]] = []

    def run() -> None:
        try:
            found.append(look_up())
        except (OSError, UnicodeError):
            found.append(())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found or not found[0]:
        raise FetchError(f"{host} is not known", "check the address, and that this machine is on the network")
    return found[0]
