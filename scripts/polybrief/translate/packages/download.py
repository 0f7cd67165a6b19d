"""A package from the network, the one place where a command of polybrief fetches one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

from polybrief import __version__
from polybrief.errors import PackageRefused, TranslationError
from polybrief.limits import DOWNLOAD_TIME, DOWNLOAD_WAIT, MAX_PACKAGE_BYTES, MAX_REDIRECTS
from polybrief.translate.packages.lock import address_fault, is_loopback

if TYPE_CHECKING:
    import httpx

Received = Callable[[int, int | None], None]
"""Hears how many bytes are there, and of how many (None where the server does not say)."""

_HINT = "check the address and the network, or download the file yourself and install that"


def unheard(_received: int, _total: int | None) -> None:
    """Tells nobody."""


def download(address: str, file: Path, size: int | None = None, received: Received = unheard) -> None:
    """Writes what stands at `address` into `file`; `size` is what it must have in bytes, if known.

    Addresses are https, or http on this machine, also after a redirect. Raises PackageRefused for an
    address or a size that is refused, TranslationError if the server fails, hangs or breaks off; OSError
    if the file cannot be written. No part of a file is left.
    """
    try:
        asyncio.run(_download(address, file, size, received))
    except BaseException:
        file.unlink(missing_ok=True)
        raise


async def _download(address: str, file: Path, size: int | None, received: Received) -> None:
    import httpx

    try:
        async with asyncio.timeout(DOWNLOAD_TIME):
            for _ in range(MAX_REDIRECTS + 1):
                following = await _fetch(address, file, size, received)
                if following is None:
                    return
                address = following
        raise TranslationError(f"{address} sends from one address to the next", _HINT)
    except TimeoutError as error:
        raise TranslationError(f"{_host(address)} takes longer than {DOWNLOAD_TIME:.0f} s", _HINT) from error
    except httpx.TimeoutException as error:
        raise TranslationError(f"{_host(address)} does not answer in {DOWNLOAD_WAIT:.0f} s", _HINT) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        cause = str(error) or type(error).__name__
        raise TranslationError(f"{_host(address)} cannot be read: {cause}", _HINT) from error


async def _fetch(address: str, file: Path, size: int | None, received: Received) -> str | None:
    """Writes the file; or gives back the address that the server sends to."""
    import httpx

    if fault := address_fault(address):
        raise PackageRefused(f"the address {address} is refused: {fault}", "give an https address")
    host = urlsplit(address).hostname or ""
    headers = {"User-Agent": f"polybrief/{__version__}", "Accept-Encoding": "identity"}
    async with (
        # A proxy knows other machines, not this one.
        httpx.AsyncClient(timeout=DOWNLOAD_WAIT, trust_env=not is_loopback(host)) as client,
        client.stream("GET", address, headers=headers) as response,
    ):
        if response.has_redirect_location:
            return urljoin(address, response.headers["location"])
        if response.status_code != 200:
            raise TranslationError(f"{host} answers {response.status_code} for {address}", _HINT)
        total = _announced(response, host, size)
        with file.open("wb") as target:
            await _receive(response, target, host, size or MAX_PACKAGE_BYTES, total, received)
            if size is not None and target.tell() != size:
                raise PackageRefused(_unequal(host, target.tell(), size), _HINT)
    return None


def _announced(response: httpx.Response, host: str, size: int | None) -> int | None:
    """The bytes that a server says it will send. Raises PackageRefused if that is not what was expected."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise TranslationError(f"{host} packs the file once more, which was not asked for", _HINT)
    stated = response.headers.get("content-length", "")
    total = int(stated) if stated.isascii() and stated.isdigit() else None
    if total is not None and size is not None and total != size:
        raise PackageRefused(_unequal(host, total, size), _HINT)
    return total


async def _receive(
    response: httpx.Response,
    target: BinaryIO,
    host: str,
    limit: int,
    total: int | None,
    received: Received,
) -> None:
    done = 0
    if total is not None and total > limit:
        raise PackageRefused(f"{host} sends {total} bytes, more than {limit}", _HINT)
    async for chunk in response.aiter_raw():
        done += len(chunk)
        if done > limit:
            raise PackageRefused(f"{host} sends more than {limit} bytes", _HINT)
        target.write(chunk)
        received(done, total)


def _unequal(host: str, sent: int, size: int) -> str:
    return f"{host} sends {sent} bytes where models.lock says {size}"


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
