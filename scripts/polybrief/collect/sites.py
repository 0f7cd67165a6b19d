"""The sites that a run asks, as a guest does: by their robots.txt, slowly, and not where it was sent away."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from polybrief.collect.fetch import AGENT, Known, fetch
from polybrief.collect.raw import Raw
from polybrief.collect.robots import Robots
from polybrief.errors import FetchError, ServerBusy
from polybrief.limits import MAX_INPUT_BYTES


class Sites:
    """Fetches for one run; `private` as in `fetch`. `pause` waits for so many seconds."""

    def __init__(self, *, private: bool = False, pause: Callable[[float], None] = time.sleep) -> None:
        self._private = private
        self._pause = pause
        self._robots = Robots(AGENT, self._robots_txt)
        self._asked: dict[str, float] = {}
        self._busy: dict[str, ServerBusy] = {}

    def get(
        self,
        address: str,
        known: Known | None = None,
        most: int = MAX_INPUT_BYTES,
        ports: Collection[int] | None = None,
    ) -> Raw | None:
        """What stands at `address`; None if that has not changed since it was `known`.

        Raises as `fetch` does; AddressRefused also for what robots.txt does not allow, at the end of each
        redirect, too. A host that has asked to come back later is not asked again in this run.
        """
        return self._fetch(address, self._before, known, most, ports)

    def page(self, address: str, ports: Collection[int] | None = None) -> Raw:
        """What stands at `address`, new or not. Raises as `get` does."""
        raw = self.get(address, ports=ports)
        if raw is None:
            raise FetchError(f"{address} sends nothing", "try again later")
        return raw

    def _robots_txt(self, address: str) -> Raw | None:
        return self._fetch(address, self._wait, None, MAX_INPUT_BYTES, None)

    def _fetch(
        self,
        address: str,
        before: Callable[[str], None],
        known: Known | None,
        most: int,
        ports: Collection[int] | None,
    ) -> Raw | None:
        hosts: list[str] = []

        def ask(step: str) -> None:
            hosts.append(urlsplit(step).netloc)
            before(step)

        try:
            return fetch(address, known, private=self._private, most=most, ports=ports, before=ask)
        except ServerBusy as problem:
            self._busy.setdefault(hosts[-1], problem)
            raise

    def _before(self, address: str) -> None:
        if problem := self._busy.get(urlsplit(address).netloc):
            raise problem
        self._robots.check(address)
        self._wait(address)

    def _wait(self, address: str) -> None:
        host = urlsplit(address).netloc
        now = time.monotonic()
        ready = self._asked.get(host, now - 1) + (
            self._robots.interval(address) if host in self._asked else 0
        )
        if ready > now:
            self._pause(ready - now)
        self._asked[host] = time.monotonic()
