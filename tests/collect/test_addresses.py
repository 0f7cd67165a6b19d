"""Which addresses are asked, and the ids that they give."""

from __future__ import annotations

import doctest

import pytest

from polybrief.collect import addresses
from polybrief.collect.addresses import check_address, id_of_address, is_address, page_of, same_site
from polybrief.errors import AddressRefused
from polybrief.records import check_id, check_url


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://Example.org", "https://example.org/"),
        ("http://example.org:80/a?b=c#part", "http://example.org/a?b=c"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://münchen.example/größe", "https://xn--mnchen-3ya.example/gr%C3%B6%C3%9Fe"),
        ("https://新闻.example/报道?页=2", "https://xn--efvy88h.example/%E6%8A%A5%E9%81%93?%E9%A1%B5=2"),
        ("https://example.org/%E6%8A%A5", "https://example.org/%E6%8A%A5"),
        ('https://example.org/a|b{c}^d`"<e>', "https://example.org/a%7Cb%7Bc%7D%5Ed%60%22%3Ce%3E"),
        ("http://[2606:4700::1]:8080/", "http://[2606:4700::1]:8080/"),
    ],
)
def test_an_address_in_the_form_in_which_it_is_asked(given: str, asked: str) -> None:
    assert check_address(given).geturl() == asked
    assert check_address(asked).geturl() == asked
    check_url(asked, "a record")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "//example.org/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "jar:https://example.org!/",
        "https://",
        "https:///a",
        "https://:443/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://[::1/",
        "https://[fe80::zz]/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other.example",
        "https://example.org\\@other.example/",
        "https://example.org/\x00",
        "https://ex%61mple.org/",
        "https://exam<ple.org/",
        "https://-..example/",
        "https://straße.example/",  # leads elsewhere in a browser than in Python
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_a_report(address: str) -> None:
    with pytest.raises(AddressRefused) as problem:
        check_address(address)
    assert "secret" not in problem.value.cause


def test_an_address_is_told_from_a_file() -> None:
    assert is_address("https://example.org/a.html")
    assert is_address("FILE:///etc/passwd")
    assert not is_address("report.html")
    assert not is_address("C:\\reports\\a.txt")
    assert not is_address("-")


def test_the_same_page_and_the_same_site() -> None:
    assert page_of("http://www.example.org/a/") == page_of("https://example.org/a#top")
    assert page_of("https://example.org/a?id=1") != page_of("https://example.org/a?id=2")
    assert page_of("no address") == "no address"
    assert same_site("https://www.example.org/a", "http://example.org/b")
    assert not same_site("https://example.org/a", "https://example.org.evil.example/a")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/wirtschaft/Neues-Rechenzentrum.html?x=1", "neues-rechenzentrum"),
        ("https://www.example.org/", "example"),
        ("https://example.org/story.aspx", "story"),
        ("https://example.com.cn/%E6%8A%A5%E9%81%93", "example"),
        ("https://www.example.org/view?id=771", "view"),
        ("https://news.example.org/2025/01/22/1.html", "example-22-1"),
        ("http://127.0.0.1:8000/1", "127-0-0-1-1"),
    ],
)
def test_the_id_that_an_address_gives(address: str, name: str) -> None:
    assert check_id(id_of_address(address)) == name


def test_an_id_is_not_longer_than_a_name_should_be() -> None:
    name = id_of_address("https://example.org/" + "a-long-title-" * 20)
    assert len(name) <= 60
    assert check_id(name)


def test_examples() -> None:
    assert doctest.testmod(addresses).failed == 0
