from __future__ import annotations

from dataclasses import fields

from polybrief.publish.desk import read_desk
from polybrief.publish.plugin import PolybriefConfig
from polybrief.publish.texts import TEXTS
from polybrief.settings import Settings
from polybrief.store import Store


def test_restricted_wording_never_reaches_the_pages(desk: Store) -> None:
    source = desk.source("ferry-letter")
    assert source
    assert desk.text(source)  # the private library is at hand, and still:
    report = read_desk(desk, "en", preview=True).report("ferry-letter")
    assert report
    assert (report.count, report.sentences) == (1, ())


def test_drafts_are_shown_in_the_preview_alone(desk: Store) -> None:
    assert [brief.slug for brief in read_desk(desk, "en", preview=False).shown("en")] == ["ferry"]
    assert [brief.slug for brief in read_desk(desk, "en", preview=True).shown("en")] == [
        "ferry",
        "unfinished",
    ]


def test_a_page_is_known_by_its_language(desk: Store) -> None:
    public = read_desk(desk, "en", preview=False)
    assert public.has_page("de", "briefs/nur-deutsch.md")
    assert not public.has_page("en", "briefs/nur-deutsch.md")
    assert not public.has_page("en", "briefs/unfinished.md")
    assert public.has_page("zh", "about.md")
    assert public.has_page("zh", "sources/trial-de.md")


def test_a_translation_of_another_wording_is_not_shown(desk: Store) -> None:
    report = read_desk(desk, "en", preview=False).report("trial-zh")
    assert report
    first, second = report.sentence(1), report.sentence(2)
    assert first
    assert second
    assert report.translation(first, ("en",)) is None
    found = report.translation(second, ("de", "en"))
    assert found
    assert found[0] == "en"


def test_plugin_knows_every_setting() -> None:
    assert {name for name, _ in PolybriefConfig._schema} == {field.name for field in fields(Settings)}


def test_every_language_has_every_text() -> None:
    for text in TEXTS.values():
        assert all(getattr(text, field.name) for field in fields(text))
    assert [text.withheld(n)[-4:] for n in (0, 1, 2) for text in [TEXTS["de"]]] == ["ht).", "atz.", "tze."]
