from __future__ import annotations

from collections.abc import Callable

import pytest
from tiny_desk import Html, Tag

Read = Callable[..., Html]
LANGUAGES = ("en", "de", "zh")


def within(html: Html, name: str, class_: str) -> str:
    return html.all(name, class_=class_)[0].text


def links(tags: list[Tag]) -> list[str]:
    return [tag.text for tag in tags]


def test_masthead_names_the_sections_in_their_order(page: Read) -> None:
    sections = within(page("de/briefs/ferry/"), "nav", "sections").split("\n")
    assert [line.strip() for line in sections if line.strip()] == [
        "Kurzberichte",
        "Themen",
        "Zeitleiste",
        "Personen und Institutionen",
        "Quellen",
        "Über diese Website",
    ]


def test_the_section_that_one_is_in_is_marked(page: Read) -> None:
    def marked(path: str) -> list[tuple[str, str]]:
        found = [a for a in page(path).all("a") if "aria-current" in a.attributes]
        return [(a.text, a.attributes["aria-current"]) for a in found if "lang" not in a.attributes]

    assert marked("en/briefs/") == [("Briefs", "page")]
    assert marked("en/briefs/ferry/") == [("Briefs", "true")]
    assert marked("en/topics/finance/") == [("Topics", "true")]
    assert marked("en/") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_foot_leads_to_every_page_that_no_list_holds(page: Read, language: str) -> None:
    foot = page(f"{language}/").all("nav", class_="colophon__pages")[0]
    assert foot.attributes["aria-label"]
    addresses = {a.attributes["href"] for a in page(f"{language}/").all("a") if "href" in a.attributes}
    assert {
        "./",
        "briefs/",
        "topics/",
        "archive/",
        "sources/",
        "about/",
        "method/",
        "corrections/",
    } <= addresses


def test_home_opens_only_doors_that_are_there(page: Read) -> None:
    doors = within(page("en/"), "nav", "home__doors")
    assert "Sources" in doors
    assert "Conflicts" not in doors
