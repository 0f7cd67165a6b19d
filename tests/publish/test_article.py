"""The article that machines read: only schema.org's words, where they belong; texts of machines labelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tiny_desk import SECRET

from polybrief.briefs import with_front
from polybrief.model import Correction
from polybrief.publish.article import MACHINE_MADE, article, script
from polybrief.publish.desk import Desk, read_desk
from polybrief.publish.imprint import imprint
from polybrief.store import Store

SITE = imprint("Test desk", "https://desk.example/read/", "https://licences.example/by")

TEXT, DAY, ADDRESS = "text", "day", "address"
THING: Mapping[str, object] = {"@id": ADDRESS, "name": TEXT, "url": ADDRESS}
PERSON = {**THING}
ORGANISATION = {**THING}
CREATIVE_WORK: Mapping[str, object] = {
    **THING,
    "abstract": TEXT,
    "author": ("Person", "Organization"),
    "citation": ("CreativeWork",),
    "correction": ("CorrectionComment",),
    "creditText": TEXT,
    "dateModified": DAY,
    "datePublished": DAY,
    "digitalSourceType": ADDRESS,
    "editor": ("Person",),
    "encoding": ("MediaObject",),
    "headline": TEXT,
    "inLanguage": TEXT,
    "isAccessibleForFree": bool,
    "keywords": TEXT,
    "license": ADDRESS,
    "mainEntityOfPage": ("WebPage",),
    "publisher": ("Person", "Organization"),
    "text": TEXT,
    "translationOfWork": ("Article", "CreativeWork"),
    "version": TEXT,
    "workTranslation": ("Article", "CreativeWork"),
}
VOCABULARY: Mapping[str, Mapping[str, object]] = {
    "Person": PERSON,
    "Organization": ORGANISATION,
    "CreativeWork": CREATIVE_WORK,
    "Article": {**CREATIVE_WORK, "articleSection": TEXT},
    "WebPage": {**CREATIVE_WORK, "reviewedBy": ("Person", "Organization"), "lastReviewed": DAY},
    "CorrectionComment": CREATIVE_WORK,
    "MediaObject": {**CREATIVE_WORK, "contentUrl": ADDRESS, "encodingFormat": TEXT},
}
"""The properties that schema.org 29 gives to each type used, with what they may hold."""


def assert_in_vocabulary(thing: Mapping[str, Any]) -> None:
    properties = VOCABULARY[thing["@type"]]
    for name, value in thing.items():
        if name in ("@type", "@context"):
            continue
        assert name in properties, f"{thing['@type']} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            _assert_holds(properties[name], one)


def _assert_holds(kind: object, value: Any) -> None:
    if isinstance(kind, tuple):
        assert value["@type"] in kind
        assert_in_vocabulary(value)
    elif kind is bool:
        assert isinstance(value, bool)
    else:
        assert isinstance(value, str)
        assert value
        if kind == DAY:
            assert len(value.split("-")) == 3
        if kind == ADDRESS:
            assert value.startswith(("https://", "../"))


@pytest.fixture(scope="module")
def known(desk: Store) -> Mapping[str, Desk]:
    return {code: read_desk(desk, code, preview=False) for code in ("en", "de", "zh")}


def of(known: Mapping[str, Desk], language: str, slug: str = "ferry", **more: Any) -> dict[str, Any]:
    brief = known[language].brief(language, f"briefs/{slug}.md")
    assert brief is not None
    return article(brief, known[language], more.pop("site", SITE), "Made by machine", **more)


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("address", ["https://desk.example/read/", None])
def test_every_word_is_schema_orgs(known: Mapping[str, Desk], language: str, address: str | None) -> None:
    found = of(known, language, site=imprint("Test desk", address))
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "Article"
    assert_in_vocabulary(found)


def test_a_reviewed_text_names_its_people(known: Mapping[str, Desk]) -> None:
    found = of(known, "en")
    assert found["mainEntityOfPage"]["reviewedBy"] == {"@type": "Person", "name": "Ada Reader"}
    assert found["mainEntityOfPage"]["lastReviewed"] == "2025-06-02"
    assert found["editor"]["name"] == "Ada Reader"
    assert "digitalSourceType" not in found


def test_a_machines_text_says_so(known: Mapping[str, Desk]) -> None:
    found = of(known, "de")
    assert found["digitalSourceType"] == MACHINE_MADE
    assert found["creditText"] == "Made by machine"
    assert "reviewedBy" not in found["mainEntityOfPage"]


def test_each_report_is_cited_once_as_what_it_is(known: Mapping[str, Desk]) -> None:
    assert of(known, "zh")["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Der Probelauf <neu>",
            "inLanguage": "de",
            "publisher": {"@type": "Organization", "name": "Hafenblatt"},
            "datePublished": "2025-05-04",
        },
        {
            "@type": "CreativeWork",
            "name": "试验报告",
            "inLanguage": "zh-Hans",
            "publisher": {"@type": "Organization", "name": "港口报"},
            "datePublished": "2025-05-05",
        },
        {"@type": "CreativeWork", "name": "A letter", "inLanguage": "en"},
    ]


def test_article_and_page_are_two_things(known: Mapping[str, Desk]) -> None:
    found = of(known, "en")
    assert found["@id"] == "https://desk.example/read/en/briefs/ferry/#article"
    assert found["mainEntityOfPage"]["@id"] == found["url"] == "https://desk.example/read/en/briefs/ferry/"


def test_a_licence_is_told_where_there_is_one(known: Mapping[str, Desk]) -> None:
    assert of(known, "en")["license"] == "https://licences.example/by"
    assert "license" not in of(known, "en", site=imprint("Test desk", None))


def test_the_script_element_cannot_be_ended_from_within(known: Mapping[str, Desk]) -> None:
    text = script({"@type": "Article", "headline": "</script><script>"})
    assert "<" not in text
    assert json.loads(text)["headline"] == "</script><script>"
    assert SECRET not in script(of(known, "en"))


def linked(known: Mapping[str, Desk]) -> Desk:
    """The desk with German and Chinese as translations of the English text, which was corrected."""
    changed = Correction(date(2025, 7, 1), "correction", "The motors are two.", "Desk editor", "0" * 64)
    changes: Mapping[str, dict[str, Any]] = {
        "en": {"corrections": (changed,)},
        "de": {"translation_of": "en"},
        "zh": {"translation_of": "en"},
    }
    desk = known["en"]
    editions = {
        code: tuple(with_front(b, **changes[code]) if b.slug == "ferry" else b for b in desk.briefs[code])
        for code in changes
    }
    return replace(desk, briefs=editions)


def test_original_and_translations_know_each_other(known: Mapping[str, Desk]) -> None:
    desk = linked(known)
    everywhere = dict.fromkeys(("en", "de", "zh"), desk)
    works = of(everywhere, "en")["workTranslation"]
    assert [(work["inLanguage"], work["@id"]) for work in works] == [
        ("de", "https://desk.example/read/de/briefs/ferry/#article"),
        ("zh-Hans", "https://desk.example/read/zh/briefs/ferry/#article"),
    ]
    assert of(everywhere, "de")["translationOfWork"]["headline"] == "A ferry with a heat pump"
    assert_in_vocabulary(of(everywhere, "en"))
    assert_in_vocabulary(of(everywhere, "de"))


def test_one_language_served_by_itself_links_to_no_other(known: Mapping[str, Desk]) -> None:
    assert "workTranslation" not in of({"en": linked(known)}, "en", alone=True)


def test_a_correction_is_a_comment_with_its_day(known: Mapping[str, Desk]) -> None:
    found = of({"en": linked(known)}, "en")
    assert found["dateModified"] == "2025-07-01"
    assert found["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The motors are two.",
            "datePublished": "2025-07-01",
            "author": {"@type": "Person", "name": "Desk editor"},
        }
    ]
