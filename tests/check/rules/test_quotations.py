"""quotation-not-in-source."""

from __future__ import annotations

from datetime import date

import pytest

from cited_desk import a_brief, a_desk, found, lines
from polybrief.check.rules import quotations as rule
from polybrief.model import Translation
from polybrief.review import review

IN_ENGLISH = "the largest project of its kind in all Europe"


def translated(*, reviewed: bool) -> dict[tuple[str, str], Translation]:
    return {("en", "de:3"): Translation("de:3", "…", f"It was “{IN_ENGLISH}”, he said.", reviewed=reviewed)}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("He spoke of “the largest project of its kind”.[^en:6]", "en"),
        ("He spoke of “The largest project […] anywhere.”[^en:6]", "en"),
        ("He spoke of “the largest project of [this] kind”.[^en:6]", "en"),
        ("Er nannte es „das größte Vorhaben seiner Art“.[^de:3]", "de"),
        ("Er nannte es »das größte Vorhaben seiner Art«.[^de:3]", "de"),
        ("该公司称其为“全球规模最大的同类项目”。[^zh:2]", "zh"),
        ("该公司称其为「全球规模最大的同类项目」。[^zh:2]", "zh"),
        ("The so-called “big one” is coming.[^en:6]", "en"),
        ("“OpenAI” and “SoftBank” it is.[^en:1]", "en"),
        ("“Nothing of this has been built so far. Oracle builds more than 30 halls.”[^en:7][^en:8]", "en"),
    ],
)
def test_passes(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("He spoke of “the greatest project of its kind”.[^en:6]", "en"),
        ("He spoke of “the largest project of its kind”.[^en:7]", "en"),
        ("He spoke of “anywhere […] the largest project”.[^en:6]", "en"),
        ("He spoke of “the largest project that is not closed.[^en:6]", "en"),
        ("He spoke of ‘the greatest project of its kind’.[^en:6]", "en"),
        ('He spoke of "the greatest project of its kind".[^en:6]', "en"),
        ("Er nannte es „das schönste Vorhaben seiner Art“.[^de:3]", "de"),
        ("该公司称其为“全球规模最小的同类项目”。[^zh:2]", "zh"),
        ("“Nothing of this has been built so far. He called it the largest project.”[^en:7][^en:6]", "en"),
    ],
)
def test_fails(line: str, language: str) -> None:
    assert lines(rule, line, language=language) == [1]


@pytest.mark.parametrize(
    ("mark", "reviewed", "message"),
    [
        ("", True, "is a translation, and not marked as one"),
        ("", False, "that no person has reviewed"),
        (" (translated)", False, "that no person has reviewed"),
        (" (our translation)", True, None),
        (" (translated)", True, None),
    ],
)
def test_a_translated_quotation(mark: str, reviewed: bool, message: str | None) -> None:
    desk = a_desk(translations=translated(reviewed=reviewed))
    findings = found(rule, a_brief(f"He spoke of “{IN_ENGLISH}”{mark}.[^de:3]"), desk)
    assert [message in finding.message for finding in findings if message] == ([True] if message else [])
    assert len(findings) == (message is not None)


def test_an_edition_translates_the_quotation_of_its_original() -> None:
    original = a_brief("He spoke of “the largest project of its kind”.[^en:6]")
    desk = a_desk(briefs={("en", "plan"): original})

    def edition(line: str, *, reviewed: bool = True) -> list[str]:
        brief = a_brief(line, language="de", extra="translation_of: en\n")
        brief = review(brief, "Redaktion", date(2025, 2, 1), "Leitung") if reviewed else brief
        return [finding.message for finding in found(rule, brief, desk)]

    marked = "Er sprach vom „größten Vorhaben seiner Art“ (Übersetzung).[^en:6]"
    assert edition(marked) == []
    assert len(edition(marked, reviewed=False)) == 1
    assert "not marked" in edition(marked.replace(" (Übersetzung)", ""))[0]


def test_what_the_source_says_in_this_language_is_not_translated_back() -> None:
    original = a_brief("He spoke of “the largest project of its kind in all Europe” (translated).[^de:3]")
    desk = a_desk(briefs={("en", "plan"): original}, translations=translated(reviewed=True))
    line = "Er sprach vom „riesigsten Vorhaben seiner Art“ (Übersetzung).[^de:3]"
    brief = review(
        a_brief(line, language="de", extra="translation_of: en\n"), "Redaktion", date(2025, 2, 1), "Leitung"
    )
    assert len(found(rule, brief, desk)) == 1


def test_without_the_wording_nothing_is_said() -> None:
    brief, desk = a_brief("He spoke of “the greatest project of its kind”.[^en:6]"), a_desk(wording=False)
    assert found(rule, brief, desk) == []
    assert len(found(rule, brief)) == 1
