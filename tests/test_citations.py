"""Footnotes as a reader of each language expects them."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief.citations import definition, definitions
from polybrief.model import Source

SOURCE = Source(
    "stargate-launch",
    "en",
    "restricted",
    "0" * 64,
    title="Five hundred billion",
    origin_language="zh",
    publisher="A site",
    url="https://example.org/a",
    published=date(2025, 1, 22),
)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "en",
            "“Five hundred billion”, A site, 22 January 2025. English, first written in Chinese. Sentence 7."
            " <https://example.org/a>",
        ),
        (
            "de",
            "„Five hundred billion“, A site, 22. Januar 2025. Englisch, ursprünglich Chinesisch. Satz 7."
            " <https://example.org/a>",
        ),
        (
            "zh",
            "《Five hundred billion》，A site，2025年1月22日。英语，原文为中文。第7句。 <https://example.org/a>",
        ),
    ],
)
def test_a_footnote_in_each_language(page: str, text: str) -> None:
    assert definition("stargate-launch:7", SOURCE, page) == text


def test_a_sample_says_so() -> None:
    sample = Source("a", "de", "open", "0", title="T", sample=True)
    assert definition("a:1", sample, "en") == "“T”. German. Sample written for this repository. Sentence 1."


def test_a_title_in_brackets_is_a_description_and_stands_without_quotation_marks() -> None:
    described = Source("a", "de", "open", "0", title="[Report on rivers]")
    assert definition("a:1", described, "en") == "\\[Report on rivers\\]. German. Sentence 1."


def test_without_a_title_the_id_stands() -> None:
    assert definition("a-report:1", Source("a-report", "de", "open", "0"), "en").startswith("“a-report”.")


def test_a_title_from_outside_cannot_become_mark_up() -> None:
    hostile = Source("a", "en", "open", "0", title="<script>*x*</script> [l](javascript:1) `c` |\n## h")
    text = definition("a:1", hostile, "en")
    assert "\\<script\\>\\*x\\*" in text
    assert "\\[l\\](javascript:1)" in text
    assert "\n" not in text


def test_only_known_sources_get_a_definition() -> None:
    assert list(definitions(["b:1", "stargate-launch:7"], {"stargate-launch": SOURCE}, "en")) == [
        "stargate-launch:7"
    ]
