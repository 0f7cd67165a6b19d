"""Who is named with which country: counted by origins, without those whom a sentence names as its source."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from svg_reading import assert_fit, texts

from cited_desk import GLOSSARY
from polybrief.examine import Examiner, examine
from polybrief.model import Entry, Kinship, Sentence, Source
from polybrief.publish.charts import together
from polybrief.relate.overview import Known

PAPER = Entry("paper", "organisation", {"en": ("The Paper",), "de": ("The Paper",), "zh": ("纸报",)})
HARBOUR = Entry("harbour", "place", {"en": ("Old Harbour",), "de": ("Alter Hafen",), "zh": ("老港",)})
NAMES = {entry.id: entry for entry in (*GLOSSARY, PAPER, HARBOUR)}


def known(**reports: tuple[str, ...]) -> Known:
    """Reports in English with these sentences, as evidence."""
    examiner = Examiner(tuple(NAMES.values()))
    sources = {name: Source(name, "en", "restricted", "0" * 64) for name in reports}
    evidence = {
        name: examine(
            sources[name], [Sentence(name, n, "en", text) for n, text in enumerate(said, 1)], examiner
        )
        for name, said in reports.items()
    }
    return Known(sources, evidence=evidence, glossary=NAMES)


def fields(found: together.Matrix | None) -> Mapping[tuple[str, str], int]:
    assert found is not None
    return {pair: field.origins for pair, field in found.fields.items()}


REPORTS = known(
    a=("OpenAI builds in the United States.", "SoftBank comes from Japan."),
    b=("OpenAI spoke of the United States.",),
    c=("In Japan, OpenAI met others.", "OpenAI has an office.", "Japan is far."),
)


def test_a_field_counts_sentences_that_name_both() -> None:
    found = together.matrix(REPORTS, {"a", "b", "c"}, ())
    assert fields(found) == {
        ("united-states", "openai"): 2,
        ("territory-jp", "softbank"): 1,
        ("territory-jp", "openai"): 1,
    }
    assert found is not None
    assert found.fields["territory-jp", "openai"].sentences == {"c": (1,)}


def test_reports_of_one_origin_count_once() -> None:
    kin = Kinship(("a", "b"), "quotation", ("b quotes a",))
    assert fields(together.matrix(REPORTS, {"a", "b"}, [kin]))["united-states", "openai"] == 1


def test_kinship_of_passages_makes_no_origin_of_whole_reports() -> None:
    kin = Kinship(("a", "b"), "shared passage", ("one sentence",), (("a:1", "b:1"),))
    assert fields(together.matrix(REPORTS, {"a", "b"}, [kin]))["united-states", "openai"] == 2


def test_only_cited_reports_count() -> None:
    assert fields(together.matrix(REPORTS, {"c"}, ())) == {("territory-jp", "openai"): 1}
    assert together.matrix(REPORTS, (), ()) is None


def test_whom_a_sentence_names_as_its_source_is_not_what_it_is_about() -> None:
    said = known(a=("According to The Paper, OpenAI builds in Canada.",))
    assert fields(together.matrix(said, {"a"}, ())) == {("territory-ca", "openai"): 1}


def test_a_place_that_is_no_country_has_no_row() -> None:
    assert together.matrix(known(a=("OpenAI builds in Old Harbour.",)), {"a"}, ()) is None


@pytest.mark.parametrize(("page", "country"), [("en", "Japan"), ("de", "USA"), ("zh", "美国")])
def test_drawing_is_fit_and_in_the_language_of_the_page(page: str, country: str) -> None:
    found = together.matrix(REPORTS, {"a", "b", "c"}, ())
    assert found is not None
    drawn = together.picture(found, NAMES, page)
    assert_fit(drawn.wide)
    assert country in texts(drawn.wide)
    assert {"1", "2"} <= set(texts(drawn.wide))


def test_many_countries_are_cut_to_the_width() -> None:
    places = ("Japan", "Canada", "India", "Brazil", "Kenya", "Norway", "Spain", "Italy", "France")
    said = known(a=tuple(f"OpenAI builds in {place}." for place in places))
    found = together.matrix(said, {"a"}, ())
    assert found is not None
    assert len(found.countries) == 6
    assert_fit(together.picture(found, NAMES, "de").wide)
