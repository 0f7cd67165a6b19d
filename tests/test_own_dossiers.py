"""The repository's own dossiers: read by a person in every language, on reports of both kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybrief import dossiers
from polybrief.dossiers import Dossier
from polybrief.store import Store

STORE = Store(Path(__file__).parents[1])
SOURCES = {source.id: source for source in STORE.sources()}


@pytest.fixture(params=["openai-for-countries", "stargate", "us-infrastructure-plan"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    found = STORE.dossier(request.param)
    assert found
    return found


def test_every_language_was_reviewed_as_it_stands(dossier: Dossier) -> None:
    programme = next(entry for entry in STORE.glossary() if entry.id == dossier.id)
    for language in STORE.settings.languages:
        brief = dossiers.draw(dossier, language, programme, SOURCES).brief
        assert brief.front.status == "published"
        assert brief.reviewed, f"{dossier.file}: {language}"


def test_no_field_is_empty(dossier: Dossier) -> None:
    assert all(dossier.fields.values())


def test_it_stands_on_restricted_reports_and_on_samples_in_all_languages(dossier: Dossier) -> None:
    cited = [SOURCES[label.rpartition(":")[0]] for label in dossier.cites]
    assert {source.rights for source in cited} == {"open", "restricted"}
    assert {source.language for source in cited} == {"en", "de", "zh"}


def test_the_sums_are_those_of_the_programme(dossier: Dossier) -> None:
    evidence = {source: known for source in SOURCES if (known := STORE.evidence(source))}
    found = {known.text for known in dossiers.sums(dossier, SOURCES, evidence, None)}
    expected = {
        "openai-for-countries": set(),
        "stargate": {
            "$500 billion",
            "5000亿美元",
            "500 Milliarden US-Dollar",
            "$100 billion",
            "3.6 trillion",
        },
        "us-infrastructure-plan": {"$10 million", "mehreren zehn Milliarden Dollar", "数百亿美元"},
    }[dossier.id]
    assert expected <= found
    assert bool(found) == bool(expected)
