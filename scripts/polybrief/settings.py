"""The settings: the `polybrief` entry among the plugins in mkdocs.yml, typed, unknown keys refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from polybrief.errors import SettingsError
from polybrief.languages import LANGUAGES


@dataclass(frozen=True)
class Settings:
    """What a desk sets.

    `languages` are the editions that are published; `desk_language` the one that briefs are
    written in and reports are translated to. `library` is the folder, outside git, with the
    texts that may not be published (a relative path starts at mkdocs.yml); the environment
    variable POLYBRIEF_LIBRARY goes before it.

    `engine` translates: `argos` (the installed Argos packages), `libretranslate` (the server at
    `engine_address`; a key stands in the environment variable POLYBRIEF_ENGINE_KEY, never in a file),
    `dictionary` (word by word, for trying things out) or `none`.

    `cluster` is the address of a Dask scheduler (`tls://…`) on whose workers sentences are translated,
    examined and embedded; empty: this machine alone.

    `machine_label` is what the site calls a text that no person has reviewed, by language, where the
    desk wants other words than the program's.
    `rewriter_address` is where a language model answers in the manner of OpenAI (`…/v1`), and
    `rewriter_model` which one; without them `summarise --rewrite` is refused. Its key stands in
    the environment variable POLYBRIEF_REWRITER_KEY.

    `collect_private` lets `collect` fetch from private networks and this machine, too: for a desk
    that takes reports from an intranet, and whose feeds and addresses all come from people it trusts.

    `topics` names the topics of the briefs in each language, in the order in which the site lists them.

    `redirects` leads from old addresses to new ones: from the home page of each language
    (`briefs/old/: briefs/new/`), or with a slash before both from the root of the site.
    """

    languages: tuple[str, ...] = ("en", "de", "zh")
    desk_language: str = "en"
    library: str = "library"
    engine: str = "argos"
    engine_address: str = ""
    cluster: str = ""
    machine_label: Mapping[str, str] = field(default_factory=dict)
    rewriter_address: str = ""
    rewriter_model: str = ""
    collect_private: bool = False
    topics: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)


_TEXTS = ("library", "engine", "engine_address", "cluster", "rewriter_address", "rewriter_model")
_TOPIC = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ENGINES = ("argos", "libretranslate", "dictionary", "none")


def parse(options: Mapping[str, Any], file: str = "mkdocs.yml") -> Settings:
    """The settings from the plugin's options in `file`.

    Raises SettingsError for an unknown key, a wrong type, or a language that polybrief does not know.
    """
    known = {f.name for f in fields(Settings)}
    for key in options:
        if key not in known:
            raise SettingsError(
                f"{file}: plugins: polybrief: unknown key “{key}”",
                f"remove it, or use one of: {', '.join(sorted(known))}",
            )
    languages = options.get("languages", list(Settings.languages))
    if not isinstance(languages, list | tuple) or not all(isinstance(code, str) for code in languages):
        raise SettingsError(
            f"{file}: plugins: polybrief: languages is not a list of codes", "write it as [en, de, zh]"
        )
    desk = options.get("desk_language", Settings.desk_language)
    texts = {key: options.get(key, getattr(Settings, key)) for key in _TEXTS}
    for key, value in (("desk_language", desk), *texts.items()):
        if not isinstance(value, str):
            raise SettingsError(
                f"{file}: plugins: polybrief: {key} is not a text", "put it in quotation marks"
            )
    labels = options.get("machine_label") or {}
    if not isinstance(labels, Mapping) or not all(
        isinstance(label, str) and label.strip() for label in labels.values()
    ):
        raise SettingsError(
            f"{file}: plugins: polybrief: machine_label is not one text for each language",
            'write it as {en: "Made by machine"}',
        )
    topics = _topics(options.get("topics") or {}, file)
    redirects = _redirects(options.get("redirects") or {}, file)
    named = (code for names in topics.values() for code in names)
    for code in (*languages, desk, *labels, *named):
        if code not in LANGUAGES:
            raise SettingsError(
                f"{file}: plugins: polybrief: “{code}” is no language of polybrief",
                f"use some of: {', '.join(LANGUAGES)}",
            )
    if desk not in languages:
        raise SettingsError(
            f"{file}: plugins: polybrief: desk_language “{desk}” is not among the languages",
            f"add {desk} to languages",
        )
    if texts["engine"] not in ENGINES:
        raise SettingsError(
            f"{file}: plugins: polybrief: there is no engine “{texts['engine']}”",
            f"use one of: {', '.join(ENGINES)}",
        )
    if texts["engine"] == "libretranslate" and not texts["engine_address"]:
        raise SettingsError(
            f"{file}: plugins: polybrief: the engine libretranslate has no engine_address",
            "add engine_address: http://localhost:5000",
        )
    private = options.get("collect_private", False)
    if not isinstance(private, bool):
        raise SettingsError(
            f"{file}: plugins: polybrief: collect_private is neither true nor false",
            "write it as true or false",
        )
    return Settings(
        tuple(languages),
        desk,
        **texts,
        machine_label=dict(labels),
        collect_private=private,
        topics=topics,
        redirects=redirects,
    )


def _redirects(given: object, file: str) -> dict[str, str]:
    pairs = given.items() if isinstance(given, Mapping) else [(given, None)]
    for old, new in pairs:
        if (
            not isinstance(old, str)
            or not isinstance(new, str)
            or not old.strip("/")
            or not new.strip("/")
            or old.startswith("/") != new.startswith("/")
        ):
            raise SettingsError(
                f"{file}: plugins: polybrief: redirects: “{old}” is not an old address and a new one",
                "write it as briefs/old/: briefs/new/, or from the site's root as /en/old/: /en/briefs/new/",
            )
    return dict(pairs)


def _topics(given: object, file: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for topic, names in given.items() if isinstance(given, Mapping) else [(given, None)]:
        if (
            not isinstance(names, Mapping)
            or not isinstance(topic, str)
            or not _TOPIC.fullmatch(topic)
            or not all(isinstance(name, str) and name.strip() for name in names.values())
        ):
            raise SettingsError(
                f"{file}: plugins: polybrief: topics: “{topic}” is not an id with its names by language",
                "write it as finance: {en: Money, de: Geld, zh: 资金}",
            )
        found[topic] = dict(names)
    return found


def load(path: Path) -> Settings:
    """The settings in the mkdocs.yml at `path`.

    Raises SettingsError if the file is missing, no YAML, or does not list the plugin.
    """
    try:
        config = yaml.load(path.read_text("utf-8"), Loader=_TolerantLoader)
    except FileNotFoundError as error:
        raise SettingsError(f"{path.name} is not here", "change to the desk's folder") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path.name}: {error}", f"mend {path.name}") from error
    plugins = config.get("plugins", []) if isinstance(config, dict) else []
    for plugin in plugins if isinstance(plugins, list) else []:
        if plugin == "polybrief":
            return Settings()
        if isinstance(plugin, dict) and "polybrief" in plugin:
            return parse(plugin["polybrief"] or {}, path.name)
    raise SettingsError(f"{path.name} does not list the plugin polybrief", "add “- polybrief” under plugins")


class _TolerantLoader(yaml.SafeLoader):
    """A safe loader that reads past the tags that MkDocs itself understands (`!ENV`, `!!python/name`)."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_TolerantLoader.add_multi_constructor("!", _nothing)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)
