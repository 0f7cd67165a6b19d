"""collect: a text becomes a record; what the text does not show is left out."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief.collect import Collected, collect
from polybrief.collect.extracted import Extracted
from polybrief.collect.plain import paragraphs
from polybrief.errors import EmptyInput, RecordError, UnsupportedLanguage
from polybrief.model import Source, text_hash

REPORT = """\
A second data centre

The ministry opened a second data centre near the river on Monday.
Its director expects forty staff by the end of the year.
Related: Why rivers matter
"""


def taken(
    raw: str = REPORT, known: Source | None = None, *, replace: bool = False, **given: object
) -> Collected:
    report = Extracted(paragraphs(raw, markdown=False))
    return collect(report, "a-report", "report.txt", given, known, replace_text=replace)


def test_what_the_text_shows_and_what_the_user_gives() -> None:
    found = taken(publisher="A desk", published=date(2025, 1, 22))
    assert found.text == (
        "The ministry opened a second data centre near the river on Monday.\n"
        "Its director expects forty staff by the end of the year."
    )
    assert found.source == Source(
        id="a-report",
        language="en",
        rights="restricted",
        sha256=text_hash(found.text),
        title="A second data centre",
        publisher="A desk",
        published=date(2025, 1, 22),
    )


def test_a_second_time_it_changes_nothing() -> None:
    first = taken(publisher="A desk", rights="open")
    assert taken(known=first.source) == first


def test_new_fields_win_over_known_ones() -> None:
    first = taken(publisher="A desk")
    assert taken(known=first.source, publisher="Another").source.publisher == "Another"


def test_another_text_under_the_same_id_is_refused_unless_asked_for() -> None:
    first = taken(publisher="A desk")
    changed = REPORT.replace("forty", "fifty")
    with pytest.raises(RecordError, match="already holds another text") as problem:
        taken(changed, first.source)
    assert "--replace" in problem.value.hint
    second = taken(changed, first.source, replace=True)
    assert second.source.publisher == "A desk"
    assert second.source.sha256 != first.source.sha256


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Regierung eröffnete am Montag ein zweites Rechenzentrum am Fluss. Sie sucht Personal.", "de"),
        ("政府星期一在河边启用了第二个数据中心，主任预计年底前有四十名员工。", "zh"),
        ("The government opened a second data centre near the river on Monday.", "en"),
    ],
)
def test_the_language_is_recognised(text: str, code: str) -> None:
    assert taken(text).source.language == code


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement a ouvert lundi un deuxième centre de données près de la rivière, selon le ministre.",
        "De regering opende maandag een tweede datacentrum bij de rivier, zei de minister van economie.",
        "政府は月曜日、川の近くに二番目のデータセンターを開設したと発表しました。",
    ],
)
def test_another_language_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=r"report\.txt"):
        taken(text)


def test_a_language_that_is_named_is_not_questioned() -> None:
    assert taken("Le ministre est arrivé hier soir à la gare.", language="en").source.language == "en"


def test_an_address_that_could_become_mark_up_is_refused() -> None:
    with pytest.raises(RecordError, match="no address of the web"):
        taken(url="https://example.org/><script>")


def test_nothing_but_leftovers_is_an_empty_text() -> None:
    with pytest.raises(EmptyInput):
        taken("Related: Why rivers matter\n")


def test_what_the_report_says_of_itself_and_the_user_wins() -> None:
    report = Extracted(
        paragraphs("A second data centre\n" + REPORT.split("\n\n")[1], markdown=False),
        title="A second data centre",
        author="Harbour office",
        publisher="Quayside Post",
        url="https://example.org/a",
        published=date(2025, 1, 22),
        retrieved=date(2025, 1, 23),
        wire="dpa",
        removed=(("around the text", "Share"),),
    )
    found = collect(report, "a-report", "a.html", {"publisher": "A desk"})
    source = found.source
    assert (source.title, source.author, source.publisher) == (
        "A second data centre",
        "Harbour office",
        "A desk",
    )
    assert (source.url, source.wire) == ("https://example.org/a", "dpa")
    assert (source.published, source.retrieved) == (date(2025, 1, 22), date(2025, 1, 23))
    assert found.text.startswith("The ministry opened")
    assert found.removed[0] == ("around the text", "Share")
