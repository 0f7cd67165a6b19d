"""The file of a dossier: what it may hold, what is said of what it may not, how a review gets into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import yaml

from dossier_desk import FERRY, TEXT, a_desk, a_dossier, line_of
from polybrief import dossiers, review
from polybrief.dossiers import FIELDS
from polybrief.errors import BadId, RecordError
from polybrief.model import Correction, FrontMatter


def test_every_field_is_there_also_the_empty_ones() -> None:
    dossier = a_dossier()
    assert tuple(dossier.fields) == FIELDS
    assert [len(dossier.fields[name]) for name in ("sponsor", "status", "sites")] == [1, 2, 0]
    assert dossier.fields["sponsor"][0].texts["zh"] == "由甲骨文出资。"
    assert dossier.cites == {"letter:1", "letter:3", "blatt:2"}
    assert dossier.cutoff == date(2025, 5, 31)


def test_each_text_knows_its_line() -> None:
    dossier = a_dossier()
    assert dossier.line("status", 1, "de") == line_of("Sie fährt bald")
    assert dossier.line("summary", "zh") == line_of("出资建造")
    assert dossier.line("sites", 3, "en") == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("summary:", "sumary:", "sumary:", "unknown key “sumary”"),
        ("  de: Oracle bezahlt sie.\n", "", "Oracle pays for it", "sponsor, entry 1: de is missing"),
        ("  zh: 渡轮即将开航。", "  zh: ~", "zh: ~", "status, entry 2: zh is missing"),
        ("  de: Sie fährt", "  fr: Elle part.\n  de: Sie fährt", "fr:", "status, entry 2: unknown key “fr”"),
        ("  cites: [letter:1]\n", "", "Oracle pays for it", "sponsor, entry 1: cites is missing"),
        ("[letter:1]", "[letter]", "[letter]", "“letter” is no sentence of a report"),
        ("[letter:1]", "letter:1", "cites: letter:1", "cites is no list of sentences"),
        ("cutoff: 2025-05-31\n", "", "# What", "cutoff is missing"),
        ("summary:\n", "summary: [\n", "", ""),
    ],
)
def test_what_breaks_the_format_is_named_with_file_line_and_key(
    old: str, new: str, line: str, said: str
) -> None:
    text = TEXT.replace(old, new, 1)
    with pytest.raises(RecordError) as error:
        a_dossier(text)
    assert said in error.value.cause
    assert error.value.hint
    if line:
        number = next(n for n, row in enumerate(text.split("\n"), 1) if line in row)
        assert error.value.cause.startswith(f"dossiers/ferry.yml:{number}: ")


def test_a_field_is_a_list_of_entries() -> None:
    with pytest.raises(RecordError, match="sites is no list of entries"):
        a_dossier(TEXT + "sites: Texas\n")


def test_no_file_name_leads_out_of_the_folder() -> None:
    with pytest.raises(BadId):
        dossiers.parse(TEXT, "dossiers/x.yml", "../ferry")


def reviewed(language: str, text: str = TEXT) -> str:
    brief = dossiers.draw(a_dossier(text), language, FERRY, a_desk().sources).brief
    done = review.publish(review.review(brief, "Redaktion", date(2025, 6, 2), "Leitung"), date(2025, 6, 2))
    return dossiers.with_review(text, "dossiers/ferry.yml", done.front)


class TestReview:
    def test_every_line_of_the_editor_stays(self) -> None:
        text = reviewed("de")
        assert text.startswith(TEXT)
        front = a_dossier(text).reviews["de"]
        assert front["reviewed_by"] == "Redaktion"
        assert front["status"] == "published"

    def test_the_reviews_of_other_languages_stay_with_their_comments(self) -> None:
        text = reviewed("de").replace("  de:\n    status", "  # Read twice.\n  de:\n    status")
        both = reviewed("zh", text)
        assert "  # Read twice.\n  de:\n" in both
        assert list(a_dossier(both).reviews) == ["de", "zh"]
        again = reviewed("de", both)
        assert again == both

    def test_what_stands_below_the_reviews_stays_there(self) -> None:
        text = reviewed("de") + "\n# Not these:\nother_sums: [letter:4]\n"
        both = reviewed("en", text)
        assert both.endswith("\n# Not these:\nother_sums: [letter:4]\n")
        assert list(a_dossier(both).reviews) == ["de", "en"]

    def test_a_correction_is_written_and_read(self) -> None:
        front = FrontMatter(
            *("", "", "en", "published"),
            corrections=(Correction(date(2025, 6, 3), "update", "a: b", "I", "0"),),
        )
        text = dossiers.with_review(reviewed("de"), "dossiers/ferry.yml", front)
        assert a_dossier(text).reviews["en"]["corrections"] == front.corrections

    def test_reviews_in_another_form_are_not_overwritten(self) -> None:
        text = TEXT + "reviews: {de: {status: reviewed}}\n"
        with pytest.raises(RecordError, match="not written line by line"):
            reviewed("en", text)

    def test_it_holds_for_exactly_this_text(self) -> None:
        sources = a_desk().sources
        dossier = a_dossier(reviewed("de"))
        assert dossiers.draw(dossier, "de", FERRY, sources).brief.reviewed
        assert not dossiers.draw(dossier, "en", FERRY, sources).brief.reviewed
        changed = a_dossier(reviewed("de").replace("Oracle bezahlt sie.", "Oracle zahlt."))
        assert not dossiers.draw(changed, "de", FERRY, sources).brief.reviewed
        other_language = a_dossier(reviewed("de").replace("Oracle pays for it.", "It is Oracle’s."))
        assert dossiers.draw(other_language, "de", FERRY, sources).brief.reviewed
        renamed = replace(FERRY, forms={**FERRY.forms, "de": ("Fähre",)})
        assert not dossiers.draw(dossier, "de", renamed, sources).brief.reviewed

    def test_the_whole_file_is_yaml_that_says_the_same(self) -> None:
        found = yaml.safe_load(reviewed("de"))
        found.pop("reviews")
        assert found == yaml.safe_load(TEXT)
