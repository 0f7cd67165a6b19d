"""Whom a sentence names for what it says."""

from __future__ import annotations

import time

import pytest

from polybrief.examine import Names, attributions
from polybrief.model import Entry

BLOOMBERG = Entry(
    "bloomberg", "organisation", {"en": ("Bloomberg",), "de": ("Bloomberg",), "zh": ("彭博社", "彭博")}
)
NAMES = Names((BLOOMBERG,), territories=False)


def found(text: str, language: str) -> list[str | None]:
    return [a.to for a in attributions(text, language, NAMES.find(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "to"),
    [
        ("en", "According to a Bloomberg report, ten sites are planned.", "bloomberg"),
        ("en", "Ten sites are planned, according to the ministry.", "the ministry"),
        ("en", "Bloomberg has reported that ten sites are planned.", "bloomberg"),
        ("en", "Ten sites, first reported by Bloomberg, are planned.", "bloomberg"),
        ("en", "A person familiar with the plan named ten sites.", None),
        ("en", "It is reported that ten sites are planned.", None),
        ("de", "Laut einem Bloomberg-Bericht sind zehn Standorte geplant.", "bloomberg"),
        ("de", "Wie Bloomberg bereits berichtete, sind zehn Standorte geplant.", "bloomberg"),
        ("de", "Nach Angaben des Ministeriums, das baut, sind es zehn.", "Ministeriums"),
        ("de", "Bloomberg zufolge sind zehn Standorte geplant.", "bloomberg"),
        ("de", "Berichten zufolge sind zehn Standorte geplant.", None),
        ("de", "Mit der Sache vertraute Personen nannten zehn Standorte.", None),
        ("de", "Einem Bericht zufolge sind zehn Standorte geplant.", None),
        ("zh", "一篇德文报道称，计划建设十个站点。", None),
        ("zh", "据彭博社报道，计划建设十个站点。", "bloomberg"),
        ("zh", "据该部介绍，计划建设十个站点。", "该部"),
        ("zh", "知情人士透露，计划建设十个站点。", None),
        ("zh", "据悉，计划建设十个站点。", None),
    ],
)
def test_one_attribution(language: str, text: str, to: str | None) -> None:
    assert found(text, language) == [to]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company reported a loss."),
        ("de", "Zehn Standorte sind geplant."),
        ("zh", "公司计划建设十个站点。"),
    ],
)
def test_no_attribution(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("unit", ["according to ", "laut ", "据", "A ", "报道", "reported "])
def test_it_takes_linear_time(language: str, unit: str) -> None:
    started = time.process_time()
    attributions(unit * (100_000 // len(unit)), language, ())
    assert time.process_time() - started < 10
