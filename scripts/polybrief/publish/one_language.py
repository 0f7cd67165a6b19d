"""MkDocs's settings for a build of one language that is handed the desk instead of reading it."""

from __future__ import annotations

from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

from polybrief.publish.desk import Desk
from polybrief.publish.plugin import PolybriefPlugin


def configured(file: str, site: str, desk: Desk | None = None) -> MkDocsConfig:
    """The settings of a strict build into `site`, with the desk handed to the plugin."""
    config = load_config(file, site_dir=site, strict=True)
    # MkDocs would take this plugin for the next configuration, too; here each language has its own.
    for _, option in config._schema:
        if isinstance(option, Plugins):
            option.plugin_cache.clear()
    plugin_of(config).given = desk
    config.plugins.on_startup(command="build", dirty=False)
    return config


def plugin_of(config: MkDocsConfig) -> PolybriefPlugin:
    """The plugin of a configuration."""
    return next(plugin for plugin in config.plugins.values() if isinstance(plugin, PolybriefPlugin))
