"""A language kept ready in memory, so that one page can be written again without building all of them.

MkDocs builds a site whole. For the preview of a brief that someone is writing, its settings, list of
files, navigation and templates are the same from one save to the next; only the desk's brief is not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from polybrief.briefs import Brief
from polybrief.publish.desk import Desk
from polybrief.publish.one_language import configured, plugin_of
from polybrief.publish.plugin import LANGUAGE, PREVIEW, SEARCH

# What has been worked out once and does not hang on the words of one brief.
_OF_THE_DESK = ("made", "examiner", "_conflicts_by_sentence", "_reports_by_id")
_OF_THE_VIEW = ("ledger",)


class Warm:
    """One language of a preview; `site` is the folder of all languages."""

    def __init__(self, root: Path, site: Path, language: str, desk: Desk, *, search: bool) -> None:
        self.language = language
        self.site = site / language
        config = configured(str(root / "mkdocs.yml"), str(site), desk)
        self.plugin = plugin_of(config)
        # What stands beside the pages is the business of a whole build.
        self.plugin.pages_alone = True
        with _surroundings({LANGUAGE: language, PREVIEW: "1", SEARCH: "1" if search else ""}):
            self.config: MkDocsConfig = config.plugins.on_config(config)
        self.files = get_files(self.config)
        env = self.config.theme.get_env()
        self.files.add_files_from_theme(env, self.config)
        self.files = self.config.plugins.on_files(self.files, config=self.config)
        set_exclusions(self.files, self.config)
        self.nav = get_navigation(self.files, self.config)
        for page in self.nav.pages:
            page.read_source(self.config)
        self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)

    def write(self, brief: Brief) -> Path | None:
        """Writes the page of a brief as it is now; None where the language had no such page."""
        path = f"{brief.place}.md"
        file = self.files.get_file_from_path(path)
        if file is None or self.plugin.desk.brief(self.language, path) is None:
            return None
        self._take(brief)
        page = Page(None, file, self.config)
        html = self._rendered(page)
        target = Path(file.abs_dest_path)
        target.write_text(html, "utf-8")
        return target

    def _take(self, brief: Brief) -> None:
        before, desk = self.plugin.view, self.plugin.desk
        kind: Callable[..., Desk] = replace
        for name in ("briefs", "digests"):
            of_kind = getattr(desk, name)
            changed = tuple(brief if one.slug == brief.slug else one for one in of_kind[self.language])
            desk = kind(desk, **{name: {**of_kind, self.language: changed}})
        view = replace(before, desk=desk)
        _keep(before.desk, desk, _OF_THE_DESK)
        _keep(before, view, _OF_THE_VIEW)
        self.plugin.desk, self.plugin.view = desk, view
        self.env.globals["view"] = view

    def _rendered(self, page: Page) -> str:
        plugins, config, files = self.config.plugins, self.config, self.files
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        context = get_context(self.nav, files, config, page)
        html = self.env.get_template(page.meta["template"]).render(context)
        return plugins.on_post_page(html, page=page, config=config)


def _keep(before: object, after: object, names: Iterable[str]) -> None:
    known = vars(before)
    vars(after).update({name: known[name] for name in names if name in known})


@contextmanager
def _surroundings(values: Mapping[str, str]) -> Iterator[None]:
    """The plugin is told by its environment what to build."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
