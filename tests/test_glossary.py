"""The glossary's files are read strictly."""

from __future__ import annotations

import pytest

from polybrief import glossary
from polybrief.errors import BadId, RecordError

SOFTBANK = """\
- id: softbank
  kind: organisation
  en: [SoftBank, SoftBank Group]
  de: [SoftBank]
  zh: [软银, 软银集团]
"""


def test_an_entry_has_its_preferred_form_first() -> None:
    (entry,) = glossary.parse(SOFTBANK, "glossary/organisations.yml")
    assert (entry.id, entry.kind) == ("softbank", "organisation")
    assert entry.preferred("zh") == "软银"
    assert entry.forms["en"] == ("SoftBank", "SoftBank Group")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (("organisation", "firm"), "kind is “firm”"),
        (("  zh: [软银, 软银集团]\n", ""), "no form in zh"),
        (("[SoftBank]", "SoftBank"), "de is no list of forms"),
        (("kind:", "sort: x\n  kind:"), "unknown key “sort”"),
        (("kind:", "office: perhaps\n  kind:"), "office is “perhaps”"),
        (("kind: organisation", "kind: person\n  office: true"), "office is “True”"),
        (("- id: softbank", "- name: x"), "an entry without an id"),
    ],
)
def test_a_broken_entry_is_named(change: tuple[str, str], cause: str) -> None:
    with pytest.raises(RecordError, match=cause):
        glossary.parse(SOFTBANK.replace(*change), "glossary/organisations.yml")


def test_an_id_that_is_a_path() -> None:
    with pytest.raises(BadId):
        glossary.parse(SOFTBANK.replace("softbank", "../softbank"), "glossary/organisations.yml")


def test_an_id_stands_once_in_the_whole_glossary() -> None:
    with pytest.raises(RecordError, match=r"the id softbank also stands in a\.yml"):
        glossary.merge([("a.yml", SOFTBANK), ("b.yml", SOFTBANK)])


AVOIDED = SOFTBANK + "  avoid: {de: [Softe Bank], zh: [软库, 软件银行]}\n"


def test_forms_to_avoid_are_optional() -> None:
    (plain,) = glossary.parse(SOFTBANK, "glossary/organisations.yml")
    (entry,) = glossary.parse(AVOIDED, "glossary/organisations.yml")
    assert plain.avoid == {}
    assert entry.avoid == {"de": ("Softe Bank",), "zh": ("软库", "软件银行")}


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (
            ("{de: [Softe Bank], zh: [软库, 软件银行]}", "[软库]"),
            "avoid is no list of forms for each language",
        ),
        (("de: [Softe Bank]", "fr: [Banque]"), "avoid is no list of forms for each language"),
        (("[Softe Bank]", "[1]"), "avoid is no list of forms for each language"),
        (("[Softe Bank]", "[SoftBank]"), "“SoftBank” is a form in de, and one to avoid"),
    ],
)
def test_forms_to_avoid_that_cannot_be_read(change: tuple[str, str], cause: str) -> None:
    with pytest.raises(RecordError, match=cause):
        glossary.parse(AVOIDED.replace(*change), "glossary/organisations.yml")
