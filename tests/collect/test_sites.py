"""As a guest: by a site's robots.txt, slowly, and not where one was asked to go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loopback_server import Answer, Site, served
from polybrief.collect.raw import Raw
from polybrief.collect.robots import Robots
from polybrief.collect.sites import Sites
from polybrief.errors import AddressRefused, FetchError, ServerBusy
from polybrief.limits import MAX_ROBOTS_BYTES, REQUEST_INTERVAL, REQUEST_INTERVAL_MOST

PAGE = "<p>A page.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as running:
        yield running


class Run:
    """One run; its pauses are noted and not made."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.sites = Sites(private=True, pause=self.pauses.append)

    def get(self, address: str) -> Raw:
        raw = self.sites.get(address)
        assert raw is not None
        return raw


# --- robots.txt ---------------------------------------------------------------------------------------


def robots(text: str, agent: str = "polybrief/1.0") -> Robots:
    return Robots(agent, lambda address: Raw(text.encode(), address))


def allowed(rules: Robots, path: str) -> bool:
    try:
        rules.check(f"https://example.org{path}")
    except AddressRefused:
        return False
    return True


def test_the_longest_rule_counts() -> None:
    rules = robots("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\n")
    assert allowed(rules, "/")
    assert not allowed(rules, "/a/c")
    assert allowed(rules, "/a/b/c")
    assert not allowed(rules, "/report.pdf")
    assert allowed(rules, "/report.pdf.html")


def test_rules_for_polybrief_go_before_those_for_all() -> None:
    rules = robots("User-agent: *\nDisallow: /\n\nUser-agent: polybrief\nDisallow: /private\n")
    assert allowed(rules, "/a")
    assert not allowed(rules, "/private/a")


@pytest.mark.parametrize(
    "text", ["", "no rules at all", "\x00\xff" * 50, "User-agent: *\nDisallow:\n", "\ufeff"]
)
def test_what_says_nothing_forbids_nothing(text: str) -> None:
    assert allowed(robots(text), "/a")


def test_a_site_may_ask_for_more_time_but_not_for_all_of_it() -> None:
    def interval(wish: str) -> float:
        rules = robots(f"User-agent: *\nCrawl-delay: {wish}\n")
        rules.check("https://example.org/a")
        return rules.interval("https://example.org/b")

    assert interval("5") == 5
    assert interval("0") == REQUEST_INTERVAL
    assert interval("86400") == REQUEST_INTERVAL_MOST
    for nonsense in ("nan", "-3", "soon", "1e400"):
        assert REQUEST_INTERVAL <= interval(nonsense) <= REQUEST_INTERVAL_MOST


def test_rules_that_were_made_to_take_for_ever() -> None:
    stars = robots("User-agent: *\nDisallow: /" + "*a" * 2_000 + "b$\n")
    assert allowed(stars, "/" + "a" * 1_900)


def test_each_site_has_rules_of_its_own_and_is_asked_for_them_once() -> None:
    asked: list[str] = []

    def get(address: str) -> Raw:
        asked.append(address)
        return Raw(b"User-agent: *\nDisallow: /\n" if "//a." in address else b"", address)

    rules = Robots("polybrief/1.0", get)
    for _ in range(2):
        with pytest.raises(AddressRefused):
            rules.check("https://a.example/1")
        rules.check("https://b.example/1")
        rules.check("https://b.example:8443/1")
    assert asked == [
        "https://a.example/robots.txt",
        "https://b.example/robots.txt",
        "https://b.example:8443/robots.txt",
    ]


def test_a_rule_behind_what_is_read_does_not_count() -> None:
    rules = robots("# " + "x" * MAX_ROBOTS_BYTES + "\nUser-agent: *\nDisallow: /\n")
    assert allowed(rules, "/a")


# --- on a server -----------------------------------------------------------------------------------


def test_what_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    site.put("/private/a", PAGE)
    site.put("/b", PAGE)
    run = Run()
    assert run.get(site.address + "/b").data == PAGE.encode()
    with pytest.raises(AddressRefused, match="keep away"):
        run.get(site.address + "/private/a")
    assert [request.path for request in site.requests] == ["/robots.txt", "/b"]


def test_where_a_redirect_leads_robots_txt_counts_too(site: Site) -> None:
    with served() as other:
        other.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
        port = other.address.rpartition(":")[2]
        site.redirect("/a", f"http://127.0.0.1:{port}/b")
        with pytest.raises(AddressRefused):
            Run().get(site.address + "/a")
        assert other.paths == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_a_robots_txt_all_is_allowed(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Answer(status=status)
    assert Run().get(site.put("/a", PAGE)).data == PAGE.encode()


@pytest.mark.parametrize("status", [500, 502])
def test_while_robots_txt_cannot_be_had_nothing_is_asked_for(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Answer(status=status)
    run = Run()
    for path in ("/a", "/b"):
        site.put(path, PAGE)
        with pytest.raises(FetchError, match=rf"robots\.txt cannot be had \({status}\)"):
            run.get(site.address + path)
    assert len(site.requests) == 1


def test_a_robots_txt_that_is_a_page_for_people(site: Site) -> None:
    site.put("/robots.txt", "<!doctype html><title>Welcome</title>")
    assert Run().get(site.put("/a", PAGE)).data == PAGE.encode()


def test_requests_to_one_site_come_one_after_the_other(site: Site) -> None:
    run = Run()
    for path in ("/a", "/b", "/c"):
        run.get(site.put(path, PAGE))
    # robots.txt and three pages; pauses that are not made add up.
    assert len(run.pauses) == 3
    assert all(0 < pause <= REQUEST_INTERVAL for pause in run.pauses)


def test_a_site_is_given_the_time_that_it_asks_for(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    run = Run()
    for path in ("/a", "/b"):
        run.get(site.put(path, PAGE))
    assert all(6 < pause <= 7 for pause in run.pauses)


def test_two_sites_do_not_wait_for_one_another(site: Site) -> None:
    with served() as other:
        run = Run()
        run.get(site.put("/a", PAGE))
        pauses = len(run.pauses)
        run.sites.get(other.put("/a", PAGE))
        assert len(run.pauses) == pauses + 1  # other's robots.txt, then its page


def test_a_busy_server_is_not_asked_again(site: Site) -> None:
    site.pages["/a"] = Answer(status=429, headers={"Retry-After": "60"})
    site.put("/b", PAGE)
    run = Run()
    for path in ("/a", "/b"):
        with pytest.raises(ServerBusy, match="come back later"):
            run.get(site.address + path)
    assert site.paths == ["/a"]


def test_a_server_too_busy_for_its_robots_txt(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(status=503)
    run = Run()
    for path in ("/a", "/b"):
        with pytest.raises(ServerBusy):
            run.get(site.address + path)
    assert len(site.requests) == 1
