"""A dossier as Markdown: fields in their order, footnotes, and the sums below."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dossier_desk import FERRY, LINES, a_desk, a_dossier
from polybrief import dossiers
from polybrief.dossiers import Drawn, Sum
from polybrief.errors import RecordError
from polybrief.model import Source


def drawn(language: str = "en") -> Drawn:
    return dossiers.draw(a_dossier(), language, FERRY, a_desk().sources)


def test_the_fields_stand_in_their_order_each_with_its_name() -> None:
    headings = [passage.text for passage in drawn("de").brief.passages if passage.kind == "heading"]
    assert headings == ["Träger", "Stand"]


def test_title_and_summary_are_those_of_the_language() -> None:
    front = drawn("zh").brief.front
    assert (front.title, front.summary, front.status) == ("绿色渡轮", "甲骨文出资建造渡轮。", "draft")


def test_each_entry_calls_its_sentences_and_they_are_defined() -> None:
    brief = drawn().brief
    assert brief.labels == ("letter:1", "letter:3", "blatt:2")
    assert [note.label for note in brief.definitions] == list(brief.labels)
    assert brief.place == "dossiers/ferry"


def test_every_line_of_an_editor_leads_back_to_the_file() -> None:
    for language in ("en", "de", "zh"):
        known = drawn(language)
        for passage in known.brief.passages:
            if passage.kind == "heading":
                assert passage.line not in known.lines
            else:
                assert passage.text in LINES[known.lines[passage.line] - 1]


def test_without_its_programme_in_the_glossary_it_cannot_be_drawn() -> None:
    with pytest.raises(RecordError, match="the glossary has no programme “ferry”"):
        dossiers.draw(a_dossier(), "en", None, {})


def sums(language: str = "en", **more: object) -> str:
    desk = a_desk()
    found = dossiers.sums(a_dossier(), desk.sources, desk.evidence, desk.ledger)
    return "\n".join(dossiers.draw_sums(found, language, **more))  # type: ignore[arg-type]


def test_the_sums_stand_in_the_words_and_the_language_of_their_reports() -> None:
    text = sums()
    assert '| <q lang="zh">4100万美元</q> |' in text
    assert "| investment, disputed | [letter](../sources/letter.md){: lang=en }, English, 4 May" in text
    assert ", 4 May 2025[^letter:2] |" in text
    assert "| [blatt](../sources/blatt.md){: lang=de }, German, undated[^blatt:1] |" in text


def test_a_disputed_sum_links_to_its_conflict_where_the_site_has_it() -> None:
    assert "[strittig](../conflicts/index.md#d-c1)" in sums("de", linked={"c1"})
    assert "strittig" in sums("de")
    assert "conflicts/index.md" not in sums("de")


def test_a_sum_without_a_currency_says_so() -> None:
    sum_ = Decimal("3.6e12")
    lost = Sum(Source("s", "zh", "open", ""), "3.6万亿", sum_, sum_, "count", ("s:1",), without_currency=True)
    assert "未注明币种" in "\n".join(dossiers.draw_sums([lost], "zh"))


def test_the_sums_are_no_part_of_what_is_reviewed() -> None:
    with_sums = dossiers.draw(a_dossier(), "en", FERRY, a_desk().sources, sums().split("\n"))
    assert with_sums.brief.text_hash != drawn().brief.text_hash
    assert with_sums.brief.body.startswith(drawn().brief.body.rstrip("\n"))
    assert set(with_sums.lines) == set(drawn().lines)


def test_no_sums_no_section() -> None:
    assert dossiers.draw_sums((), "de") == ()
