"""Fetching from real servers on loopback that misbehave, one way each."""

from __future__ import annotations

import gzip
import os
import sys
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from loopback_server import Answer, Request, Site, served
from polybrief import __version__
from polybrief.collect import fetch as module
from polybrief.collect.fetch import Known, fetch
from polybrief.collect.raw import Raw
from polybrief.errors import AddressRefused, FetchError, InputError, ServerBusy

PAGE = "<p>The ministry opened a second data centre on Monday.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as running:
        yield running


def got(address: str, known: Known | None = None, **more: Any) -> Raw:
    raw = fetch(address, known, private=True, **more)
    assert raw is not None
    return raw


# --- what comes -------------------------------------------------------------------------------------


def test_the_bytes_as_they_came_with_what_the_server_said(site: Site) -> None:
    address = site.put("/report.html", PAGE, "text/html; charset=GB18030", ETag='"7"', Server="nginx")
    raw = got(address)
    assert raw.data == PAGE.encode()
    assert (raw.name, raw.address) == (address, address)
    assert (raw.media_type, raw.charset) == ("text/html", "gb18030")
    assert raw.fetched is not None
    assert abs(raw.fetched - datetime.now(UTC)) < timedelta(minutes=1)
    assert {"status": "200", "asked": address, "etag": '"7"'}.items() <= raw.facts.items()
    assert "server" not in raw.facts


def test_what_polybrief_says_of_itself(site: Site) -> None:
    got(site.put("/", PAGE))
    headers = site.requests[0].headers
    assert headers["User-Agent"] == f"polybrief/{__version__}"
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_no_cookie_is_kept(site: Site) -> None:
    site.pages["/a"] = Answer(status=302, headers={"Location": "/b", "Set-Cookie": "id=1; Path=/"})
    site.put("/b", PAGE)
    got(site.address + "/a")
    assert "Cookie" not in site.requests[1].headers


def test_no_proxy_of_the_surroundings_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert got(site.put("/", PAGE)).data == PAGE.encode()


def test_a_page_without_a_type_or_with_a_strange_one(site: Site) -> None:
    site.pages["/none"] = Answer(PAGE.encode())
    assert got(site.address + "/none").media_type is None
    strange = got(site.put("/strange", PAGE, 'text/html; charset="no-such"; x="\u00e9'))
    assert strange.data == PAGE.encode()


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("polybrief.collect.network", raising=False)
    monkeypatch.setitem(sys.modules, "polybrief.collect.network", None)
    with pytest.raises(InputError, match="cannot be fetched here") as problem:
        fetch("https://example.org/")
    assert "polybrief[collect]" in problem.value.hint


# --- redirects --------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site: Site, status: int) -> None:
    end = site.put("/b/report", PAGE)
    raw = got(site.redirect("/a", "b/report", status))
    assert raw.address == end
    assert raw.facts["redirect-1"] == end


def test_a_chain_of_redirects_and_one_that_is_too_long(site: Site) -> None:
    for step in range(9):
        site.redirect(f"/{step}", f"/{step + 1}")
    site.put("/9", PAGE)
    assert got(site.address + "/4").address == site.address + "/9"
    with pytest.raises(FetchError, match="in circles"):
        got(site.address + "/3")


def test_a_redirect_to_itself_ends(site: Site) -> None:
    with pytest.raises(FetchError, match="in circles"):
        got(site.redirect("/a", "/a"))
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "data:text/html,hello",
        "javascript:alert(1)",
        "//user:secret@example.org/",
        "http://127.0.0.1:22/",
        "http://[::1",
        "https://exa%20mple.org/",
    ],
)
def test_a_redirect_to_what_may_not_be_fetched(site: Site, target: str) -> None:
    with pytest.raises(AddressRefused):
        got(site.redirect("/a", target))


def test_a_redirect_from_a_public_address_to_a_private_one(site: Site) -> None:
    """The public name is played by loopback, which counts as public for the first connection alone."""
    port = int(site.address.rpartition(":")[2])
    asked: list[str] = []

    def names(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if host == "news.example" else ["169.254.169.254"]

    site.redirect("/a", f"http://metadata.example:{port}/latest/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("polybrief.collect.network.is_public", lambda text: text == "127.0.0.1")
        with pytest.raises(AddressRefused, match=r"metadata\.example is no server of the public internet"):
            fetch(f"http://news.example:{port}/a", resolve=names)
    assert asked == ["news.example", "metadata.example"]


def test_a_port_that_the_user_has_not_typed(site: Site) -> None:
    address = site.put("/", PAGE)
    port = int(site.address.rpartition(":")[2])
    with pytest.raises(AddressRefused, match=f"leads to port {port}"):
        got(address, ports=())
    assert got(address, ports=(port,)).data == PAGE.encode()


def test_a_redirect_that_names_no_place(site: Site) -> None:
    site.pages["/a"] = Answer(status=302)
    with pytest.raises(FetchError, match="leads nowhere"):
        got(site.address + "/a")


def test_a_place_with_blanks_and_letters_beyond_ascii(site: Site) -> None:
    site.put("/gr%C3%B6%C3%9Fe%20a", PAGE)
    site.redirect("/a", "/größe a".encode().decode("latin-1"))
    assert got(site.address + "/a").data == PAGE.encode()


def test_loopback_is_refused_unless_it_was_asked_for(site: Site) -> None:
    with pytest.raises(AddressRefused, match="no server of the public internet"):
        fetch(site.put("/", PAGE))
    assert site.requests == []


def test_each_step_can_be_waited_for_and_vetoed(site: Site) -> None:
    site.put("/b", PAGE)
    start = site.redirect("/a", "/b")
    steps: list[str] = []
    got(start, before=steps.append)
    assert steps == [start, site.address + "/b"]

    def veto(address: str) -> None:
        if address.endswith("/b"):
            raise AddressRefused("not this one", "take another")

    with pytest.raises(AddressRefused, match="not this one"):
        got(start, before=veto)
    assert len(site.requests) == 3


# --- what changes, and what does not -----------------------------------------------------------------


def with_marks(request: Request) -> Answer:
    marks = {"ETag": '"7"', "Last-Modified": "Wed, 22 Jan 2025 08:00:00 GMT"}
    same = request.headers.get("If-None-Match") == '"7"' or "If-Modified-Since" in request.headers
    return Answer(status=304, headers=marks) if same else Answer(PAGE.encode(), headers=marks)


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.pages["/"] = with_marks
    first = got(site.address)
    assert fetch(site.address, Known(etag=first.facts["etag"]), private=True) is None
    assert fetch(site.address, Known(last_modified=first.facts["last-modified"]), private=True) is None
    assert fetch(site.address, Known(etag='"6"'), private=True) is not None


def test_a_mark_of_strange_bytes_is_sent_back_as_it_came(site: Site) -> None:
    site.put("/", PAGE, ETag='"größe"')
    mark = got(site.address).facts["etag"]
    got(site.address, Known(etag=mark))
    assert site.requests[1].headers["If-None-Match"] == '"größe"'


def test_nothing_new_of_what_was_never_seen_is_a_fault(site: Site) -> None:
    site.pages["/"] = Answer(status=304)
    with pytest.raises(FetchError, match="304"):
        got(site.address)


# --- what is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 404, 410, 451, 500, 502])
def test_another_answer_is_named(site: Site, status: int) -> None:
    site.pages["/a"] = Answer(b"", status)
    with pytest.raises(FetchError, match=f"answers {status} to /a") as problem:
        got(site.address + "/a")
    assert problem.value.status == status


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_says_when_to_come_back(site: Site, status: int) -> None:
    def busy(**headers: str) -> ServerBusy:
        site.pages["/"] = Answer(status=status, headers=headers)
        with pytest.raises(ServerBusy, match="come back later") as problem:
            got(site.address)
        return problem.value

    assert busy(**{"Retry-After": "30"}).hint == "try again in 30 seconds"
    assert busy(**{"Retry-After": "3600"}).hint == "try again in 60 minutes"
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=300), usegmt=True)
    assert 290 < (busy(**{"Retry-After": later}).wait or 0) <= 300
    for nonsense in ("", "soon", "-1", "9" * 400, "Wed, 99 Jan 2025 08:00:00 GMT", "٣"):
        assert busy(**{"Retry-After": nonsense.encode().decode("latin-1")}).hint.startswith("try again")
    before = len(site.requests)
    busy()
    assert len(site.requests) == before + 1


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(FetchError, match=r"127\.0\.0\.1:9"):
        got("http://127.0.0.1:9/")


def test_a_body_that_is_shorter_than_announced(site: Site) -> None:
    site.pages["/"] = Answer(b"half", length=8)
    with pytest.raises(FetchError):
        got(site.address)


def test_a_body_that_is_longer_than_announced_ends_where_it_was_to_end(site: Site) -> None:
    site.pages["/"] = Answer(b"all and more", length=3)
    assert got(site.address).data == b"all"


def test_what_is_no_http(site: Site) -> None:
    site.pages["/"] = Answer(headers={"X": "a\r\n\x00\x01: b"})
    with pytest.raises(FetchError):
        got(site.address)


def test_a_head_without_end(site: Site) -> None:
    site.pages["/"] = Answer(PAGE.encode(), headers={f"X-{n}": "x" * 1_000 for n in range(200)})
    with pytest.raises(FetchError):
        got(site.address)


def test_a_server_that_sends_byte_by_byte(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FETCH_TIME", 0.5)
    site.pages["/"] = Answer(b"x" * 100, pieces=100, pause=0.1)
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        got(site.address)
    assert time.monotonic() - started < 2


def test_a_server_that_says_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.collect.network.FETCH_WAIT", 0.3)
    site.pages["/"] = Answer(b"xx", pieces=2, pause=30)
    with pytest.raises(FetchError, match="does not answer"):
        got(site.address)


def test_waiting_before_a_request_does_not_count(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FETCH_TIME", 0.4)
    assert got(site.put("/", PAGE), before=lambda _address: time.sleep(0.5)).data == PAGE.encode()


# --- sizes and packing --------------------------------------------------------------------------------


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", bare_deflate),
    ],
)
def test_what_is_packed_is_unpacked(site: Site, encoding: str, pack: Any) -> None:
    text = (PAGE * 5_000).encode() + os.urandom(200_000)
    site.pages["/"] = Answer(pack(text), headers={"Content-Encoding": encoding}, pieces=7)
    assert got(site.address).data == text


def test_more_than_may_come(site: Site) -> None:
    site.put("/", "x" * 2_000)
    assert len(got(site.address, most=2_000).data) == 2_000
    with pytest.raises(FetchError, match="more than 1,999 bytes"):
        got(site.address, most=1_999)


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress])
def test_a_bomb_is_seen_before_it_fills_the_memory(site: Site, packed: Any) -> None:
    bomb = packed(bytes(300_000_000), 9)
    encoding = "gzip" if packed is gzip.compress else "deflate"
    site.pages["/"] = Answer(bomb, headers={"Content-Encoding": encoding})
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match=r"more than 100 to 1|more than 20,000,000 bytes"):
            got(site.address)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_bytes_behind_the_end_of_what_is_packed_are_limited_too(site: Site) -> None:
    packed = gzip.compress(PAGE.encode())
    site.pages["/"] = Answer(packed + bytes(100_000), headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="more than 50,000 bytes"):
        got(site.address, most=50_000)
    site.pages["/"] = Answer(packed + b"\0\0", headers={"Content-Encoding": "gzip"})
    assert got(site.address).data == PAGE.encode()


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (b"no gzip", "gzip", "damaged"),
        (b"no deflate", "deflate", "damaged"),
        (gzip.compress(os.urandom(9_000))[:-4] + b"\0\0\0\0", "gzip", "damaged"),
        (gzip.compress(os.urandom(9_000))[:4_000], "gzip", "in the middle"),
        (PAGE.encode(), "br", "'br', which was not asked for"),
        (gzip.compress(gzip.compress(PAGE.encode(), mtime=0), mtime=0), "gzip, gzip", "was not asked for"),
    ],
)
def test_what_is_packed_badly(site: Site, body: bytes, encoding: str, said: str) -> None:
    site.pages["/"] = Answer(body, headers={"Content-Encoding": encoding})
    with pytest.raises(FetchError, match=said):
        got(site.address)


def test_an_empty_page(site: Site) -> None:
    site.pages["/"] = Answer(headers={"Content-Encoding": "gzip"})
    assert got(site.address).data == b""
