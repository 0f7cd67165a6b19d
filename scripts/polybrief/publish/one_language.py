"""The build of one language in a process of its own, which is handed the desk instead of reading it.

    python -m polybrief.publish.one_language MKDOCS_YML SITE_DIR < the desk, pickled by the parent process

Everything else is what `mkdocs build --strict` does.
"""

from __future__ import annotations

import logging
import pickle
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

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


def main() -> int:
    """Builds; the exit status. Warnings and errors go to standard output, as MkDocs words them."""
    logging.basicConfig(stream=sys.stdout, format="%(levelname)-7s -  %(message)s", level=logging.WARNING)
    file, site = sys.argv[1:]
    try:
        build(configured(file, site, pickle.load(sys.stdin.buffer)))
    except MkDocsException as error:
        print(f"Error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
