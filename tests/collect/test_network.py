"""Connections go to public addresses alone, and to the very address that was checked."""

from __future__ import annotations

import doctest
import socket
import time
from collections.abc import Callable, Sequence

import httpcore
import pytest

from polybrief.collect import network
from polybrief.collect.network import Network, is_intranet, is_public
from polybrief.errors import AddressRefused, FetchError


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450::200e"])
def test_an_address_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.1.1",
        "169.254.169.254",  # where clouds keep their machines' credentials
        "100.64.0.1",  # behind a provider's address translation
        "100.100.100.200",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1",
        "2001:0:53aa:64c:0:0:80ff:fffe",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_any_other_address(address: str) -> None:
    assert not is_public(address)


def test_what_is_translated_from_a_public_address_is_public() -> None:
    assert is_public("64:ff9b::8.8.8.8")
    assert is_public("::ffff:8.8.8.8")


class Listener:
    """Notes where connections go instead of making them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: Sequence[str] = ()) -> None:
        self.reached: list[str] = []

        def connect(_: object, host: str, *_rest: object) -> httpcore.NetworkStream:
            self.reached.append(host)
            if host in failing:
                raise httpcore.ConnectError("refused")
            return httpcore.MockStream([])

        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)


def tcp(*answers: Sequence[str], private: bool = False, seconds: float = 5) -> Network:
    """Connections with a name server that gives one answer after the other."""
    coming = iter(answers)
    return Network(time.monotonic() + seconds, private=private, resolve=lambda _host, _port: next(coming))


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(monkeypatch)
    # A name server that answers with a private address as soon as the first answer has been checked.
    tcp(["93.184.215.14"], ["127.0.0.1"]).connect_tcp("news.example", 443)
    assert listener.reached == ["93.184.215.14"]


def test_the_next_connection_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(monkeypatch)
    rebinding = tcp(["93.184.215.14"], ["127.0.0.1"])
    rebinding.connect_tcp("news.example", 443)
    with pytest.raises(AddressRefused, match=r"news\.example is no server of the public internet"):
        rebinding.connect_tcp("news.example", 443)
    assert listener.reached == ["93.184.215.14"]


@pytest.mark.parametrize("answer", [["10.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["2606:4700::1", "::1"]])
def test_one_address_that_is_not_public_is_enough_to_refuse(
    answer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener(monkeypatch)
    with pytest.raises(AddressRefused) as problem:
        tcp(answer).connect_tcp("news.example", 80)
    assert "collect_private" in problem.value.hint
    assert listener.reached == []


def test_an_intranet_that_is_asked_for_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(monkeypatch)
    tcp(["10.0.0.1"], private=True).connect_tcp("reports.intranet", 80)
    assert listener.reached == ["10.0.0.1"]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "100.64.0.1", "fd12::1"])
def test_an_address_of_an_intranet(address: str) -> None:
    assert is_intranet(address)
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "169.254.170.2",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
    ],
)
def test_what_is_never_asked_not_even_for_an_intranet(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(monkeypatch)
    with pytest.raises(AddressRefused, match="no server that reports come from"):
        tcp([address], private=True).connect_tcp("metadata.example", 80)
    with pytest.raises(AddressRefused, match="no server of the public internet"):
        tcp([address]).connect_tcp("metadata.example", 80)
    assert listener.reached == []


def test_examples() -> None:
    assert doctest.testmod(network).failed == 0


def test_the_next_address_is_tried_where_one_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(monkeypatch, failing=["2606:4700::1"])
    tcp(["2606:4700::1", "93.184.215.14"]).connect_tcp("news.example", 80)
    assert listener.reached == ["2606:4700::1", "93.184.215.14"]


def test_a_name_that_nobody_knows() -> None:
    def unknown(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror("Name or service not known")

    with pytest.raises(FetchError, match=r"news\.example is not known"):
        Network(time.monotonic() + 5, resolve=unknown).connect_tcp("news.example", 80)
    with pytest.raises(FetchError, match="is not known"):
        tcp([]).connect_tcp("news.example", 80)


def test_a_name_server_that_takes_for_ever() -> None:
    slow: Callable[[str, int], Sequence[str]] = lambda _host, _port: time.sleep(1) or []  # noqa: E731
    started = time.monotonic()
    with pytest.raises(FetchError):
        Network(started + 0.1, resolve=slow).connect_tcp("news.example", 80)
    assert time.monotonic() - started < 0.9


def test_numbers_that_the_system_takes_for_loopback_are_refused() -> None:
    for host in ("127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost"):
        with pytest.raises(AddressRefused):
            Network(time.monotonic() + 5).connect_tcp(host, 80)


def test_no_wait_is_longer_than_the_time_that_is_left() -> None:
    assert network.remaining(time.monotonic() + 1_000) == network.FETCH_WAIT
    assert network.remaining(time.monotonic() + 0.5) <= 0.5
    with pytest.raises(FetchError, match="too long"):
        network.remaining(time.monotonic() - 1)
