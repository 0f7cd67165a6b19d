from __future__ import annotations

from datetime import date

import pytest
from tiny_desk import Html

from polybrief.briefs import Brief, parse
from polybrief.publish import Site, topics
from polybrief.publish.reading_texts import READING_TEXTS

NAMES = {"finance": {"en": "Money", "de": "Geld"}, "oversight": {"en": "Oversight"}}


def brief(slug: str, topic: str = "", day: str = "2025-06-01") -> Brief:
    lines = ["---", f"title: {slug}", "summary: s", "status: published", "language: en", f"date: {day}"]
    lines += [f"topic: {topic}"] if topic else []
    return parse("\n".join([*lines, "---", "", "Text.", ""]), f"{slug}.md", slug)


def test_topics_stand_in_the_order_of_the_settings() -> None:
    found = [brief("a", "oversight"), brief("b", "finance"), brief("c", "ferries"), brief("d")]
    assert topics.ids(NAMES, found) == ("finance", "oversight", "ferries")


def test_a_topic_without_a_brief_and_one_without_an_address_have_no_page() -> None:
    assert topics.ids(NAMES, [brief("a", "'Ships & boats'")]) == ()


def test_names_fall_back_to_another_language_and_to_the_id() -> None:
    assert topics.name("finance", NAMES, "de", "en") == "Geld"
    assert topics.name("oversight", NAMES, "zh", "en") == "Oversight"
    assert topics.name("heat-pumps", NAMES, "zh", "en") == "Heat pumps"


def test_front_page_does_not_repeat_what_stands_above() -> None:
    briefs = [brief("a", "finance"), brief("b", "finance"), brief("c", "oversight"), brief("d")]
    known = [topics.topic(topic, NAMES, briefs, "en") for topic in topics.ids(NAMES, briefs)]
    below = topics.front_page(known, briefs, above=briefs[:1], other="Further briefs")
    assert [(topic.name, [one.slug for one in topic.briefs]) for topic in below] == [
        ("Money", ["b"]),
        ("Oversight", ["c"]),
        ("Further briefs", ["d"]),
    ]
    assert topics.front_page(known, briefs, above=briefs, other="Further briefs") == ()


def test_archive_goes_by_year_and_month() -> None:
    briefs = [brief("a", day="2026-02-03"), brief("b", day="2026-02-01"), brief("c", day="2025-12-31")]
    found = topics.archive(briefs)
    assert [(year, [(month, [b.slug for b in its]) for month, its in months]) for year, months in found] == [
        (2026, [(2, ["a", "b"])]),
        (2025, [(12, ["c"])]),
    ]
    assert found[0][1][0][1][0].front.date == date(2026, 2, 3)


@pytest.mark.parametrize(("language", "name"), [("en", "December"), ("de", "Dezember"), ("zh", "十二月")])
def test_months_are_named_as_the_language_does(language: str, name: str) -> None:
    assert READING_TEXTS[language].month(2025, 12) == name


@pytest.mark.parametrize(("language", "name"), [("en", "Money"), ("de", "Geld"), ("zh", "资金")])
def test_the_site_has_a_page_for_each_topic(site: Site, language: str, name: str) -> None:
    folder = site.folder / language
    topic = Html((folder / "topics/finance/index.html").read_text("utf-8"))
    assert topic.all("h1")[0].text == name
    brief_page = Html((folder / "briefs/ferry/index.html").read_text("utf-8"))
    assert name in [
        a.text for a in brief_page.all("a") if a.attributes.get("href") == "../../topics/finance/"
    ]
    assert not (folder / "topics/oversight").exists()
