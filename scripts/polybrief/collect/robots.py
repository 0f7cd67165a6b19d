"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from polybrief.collect.raw import Raw
from polybrief.errors import AddressRefused, FetchError, InputError, ServerBusy
from polybrief.limits import MAX_ROBOTS_BYTES, REQUEST_INTERVAL, REQUEST_INTERVAL_MOST

Get = Callable[[str], Raw | None]
"""Fetches an address; raises as `fetch` does."""


class Robots:
    """The rules of the sites that a run asks, each site's read once."""

    def __init__(self, agent: str, get: Get) -> None:
        self._agent = agent
        self._get = get
        self._known: dict[str, _Rules | FetchError] = {}

    def check(self, address: str) -> None:
        """Raises AddressRefused for an address that the site does not want to be fetched by programs,
        FetchError where nobody knows because its robots.txt cannot be had."""
        rules = self._rules(address)
        if isinstance(rules, FetchError):
            raise rules
        if not rules.allows(address):
            raise AddressRefused(
                f"{address}: the site’s robots.txt asks programs to keep away",
                "read it in a browser, save the page, and collect the file",
            )

    def interval(self, address: str) -> float:
        """Seconds from one request to the site of `address` to the next."""
        rules = self._known.get(site(address))
        return rules.interval if isinstance(rules, _Rules) else REQUEST_INTERVAL

    def _rules(self, address: str) -> _Rules | FetchError:
        known = self._known.get(site(address))
        if known is None:
            try:
                known = _Rules(self._text(f"{site(address)}/robots.txt"), self._agent)
            except FetchError as problem:
                known = problem
            self._known[site(address)] = known
        return known

    def _text(self, address: str) -> str:
        """A site's robots.txt. Without one (4xx) all is allowed; while it cannot be had (5xx) nothing is:
        section 2.3.1 of RFC 9309."""
        try:
            raw = self._get(address)
        except ServerBusy:
            raise
        except FetchError as problem:
            if problem.status is not None and 400 <= problem.status < 500:
                return ""
            if problem.status is not None:
                raise FetchError(
                    f"{address} cannot be had ({problem.status}), so that nothing there may be fetched",
                    "try again later, or save the page and collect the file",
                    problem.status,
                ) from problem
            raise
        return raw.data[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace") if raw else ""


class _Rules:
    def __init__(self, text: str, agent: str) -> None:
        try:
            from protego import Protego
        except ImportError as problem:
            raise InputError(
                "robots.txt cannot be read here", "pip install 'polybrief[collect]'"
            ) from problem
        self._rules = Protego.parse(text)
        self._agent = agent
        wanted = self._rules.crawl_delay(agent) or 0.0
        # What is no number compares false: the interval stays.
        self.interval = min(max(REQUEST_INTERVAL, float(wanted)), REQUEST_INTERVAL_MOST)

    def allows(self, address: str) -> bool:
        return bool(self._rules.can_fetch(address, self._agent))


def site(address: str) -> str:
    """Scheme, host and port of an address: what one robots.txt is for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
