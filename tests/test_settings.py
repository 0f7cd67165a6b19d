"""Settings are typed; what they do not know is refused with file and key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from polybrief import settings
from polybrief.errors import SettingsError
from polybrief.settings import Settings


def test_everything_has_a_default() -> None:
    assert settings.parse({}) == Settings(("en", "de", "zh"), "en", "library")


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        ({"langauges": ["en"]}, "unknown key “langauges”"),
        ({"languages": "en"}, "languages is not a list"),
        ({"languages": ["en", "fr"]}, "“fr” is no language"),
        ({"languages": ["de"], "desk_language": "en"}, "“en” is not among the languages"),
        ({"library": 7}, "library is not a text"),
        ({"collect_private": "yes"}, "collect_private is neither true nor false"),
        ({"topics": ["finance"]}, "is not an id with its names"),
        ({"topics": {"Finance!": {"en": "Money"}}}, "“Finance!” is not an id"),
        ({"topics": {"finance": {"en": " "}}}, "“finance” is not an id with its names"),
        ({"topics": {"finance": {"fr": "Argent"}}}, "“fr” is no language"),
        ({"redirects": ["briefs/old/"]}, "is not an old address and a new one"),
        ({"redirects": {"briefs/old/": 7}}, "“briefs/old/” is not an old address"),
        ({"redirects": {"/": "/en/"}}, "“/” is not an old address"),
        ({"redirects": {"briefs/old/": "/en/briefs/new/"}}, "“briefs/old/” is not an old address"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(options: dict[str, Any], cause: str) -> None:
    with pytest.raises(SettingsError, match=cause) as problem:
        settings.parse(options, "mkdocs.yml")
    assert problem.value.cause.startswith("mkdocs.yml")


def test_topics_keep_their_order() -> None:
    topics = {"oversight": {"en": "Oversight", "zh": "监管"}, "finance": {"de": "Geld"}}
    assert list(settings.parse({"topics": topics}).topics.items()) == list(topics.items())


def test_they_are_read_past_the_tags_of_mkdocs(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "site_url: !ENV [SITE, '']\n"
        "x: !!python/name:material.extensions.emoji.twemoji\n"
        "plugins:\n  - tags\n  - polybrief:\n      languages: [en, zh]\n"
    )
    assert settings.load(file).languages == ("en", "zh")


@pytest.mark.parametrize("text", ["plugins:\n  - search\n", "site_name: x\n", "[]", ""])
def test_a_file_without_the_plugin_says_what_to_add(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text)
    with pytest.raises(SettingsError, match="does not list the plugin polybrief"):
        settings.load(file)


def test_a_broken_or_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is not here"):
        settings.load(tmp_path / "mkdocs.yml")
    (tmp_path / "mkdocs.yml").write_text("plugins: [")
    with pytest.raises(SettingsError, match="while parsing"):
        settings.load(tmp_path / "mkdocs.yml")


def test_a_desk_words_its_label_in_its_languages() -> None:
    assert settings.parse({"machine_label": {"de": "Ungeprüft"}}).machine_label == {"de": "Ungeprüft"}
    with pytest.raises(SettingsError, match="“fr” is no language"):
        settings.parse({"machine_label": {"fr": "Machine"}})
    with pytest.raises(SettingsError, match="machine_label is not one text for each language"):
        settings.parse({"machine_label": "Machine"})
