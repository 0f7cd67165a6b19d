"""The MkDocs plugin: turns the one mkdocs.yml into the build of one language.

Three environment variables say what to build, so that plain `mkdocs build` and `mkdocs serve` work,
too: POLYBRIEF_LANGUAGE (else the desk's language), POLYBRIEF_PREVIEW=1 (with what is not published;
`mkdocs serve` always shows it), POLYBRIEF_SEARCH=1 (Pagefind will run over the result).
"""

from __future__ import annotations

import json
import os
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from polybrief import settings
from polybrief.errors import PolybriefError
from polybrief.publish import anchors, beside, cards, editions, feeds, fonts, footnotes, inlays
from polybrief.publish.desk import Desk, read_desk
from polybrief.publish.feed_formats import written
from polybrief.publish.finding_texts import FINDING_TEXTS
from polybrief.publish.harmless import harmless
from polybrief.publish.imprint import imprint
from polybrief.publish.indexed import FACETS, Indexing
from polybrief.publish.notices import with_notices
from polybrief.publish.pages import CONFLICTS, Made
from polybrief.publish.policy import with_policy
from polybrief.publish.rendered import Rendering, kept_in
from polybrief.publish.typography import kept_whole
from polybrief.publish.view import HANDOUTS, View
from polybrief.store import Store

LANGUAGE = "POLYBRIEF_LANGUAGE"
PREVIEW = "POLYBRIEF_PREVIEW"
SEARCH = "POLYBRIEF_SEARCH"

_WATCHED = (
    "docs",
    "dossiers",
    "sources",
    "memory",
    "conflicts",
    "glossary",
    "templates",
    "build/ledger.json",
)
# Files of the theme that no page loads: its own search and colours, maps for debugging its scripts, and
# the template of a sitemap (the root has one for all languages).
_UNUSED = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
    "sitemap.xml",
)


class PolybriefConfig(Config):  # type: ignore[no-untyped-call]
    """The settings in mkdocs.yml, as MkDocs reads them; `polybrief.settings` says what they mean."""

    languages = config_options.ListOfItems(config_options.Type(str), default=["en", "de", "zh"])
    desk_language = config_options.Type(str, default="en")
    library = config_options.Type(str, default="library")
    engine = config_options.Type(str, default="argos")
    engine_address = config_options.Type(str, default="")
    cluster = config_options.Type(str, default="")
    machine_label = config_options.Type(dict, default={})
    rewriter_address = config_options.Type(str, default="")
    rewriter_model = config_options.Type(str, default="")
    collect_private = config_options.Type(bool, default=False)
    topics = config_options.Type(dict, default={})
    redirects = config_options.Type(dict, default={})


class PolybriefPlugin(BasePlugin[PolybriefConfig]):  # type: ignore[no-untyped-call]
    """Shapes a build; every event but `on_config` works on what that one has set up."""

    given: Desk | None = None
    """The desk that another process has read for this build."""
    pages_alone = False
    """Whether only pages will be written, and nothing that stands beside them."""
    desk: Desk
    view: View
    store: Store
    fonts = fonts.Fonts()
    assets: dict[str, str]
    indexing: Indexing
    rendering: Rendering
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Notes whether one language is being served by itself."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Points MkDocs to the language's folder, texts and addresses; reads the desk."""
        root = Path(config.config_file_path).parent
        try:
            known = settings.parse(dict(self.config))
            language = os.environ.get(LANGUAGE) or known.desk_language
            if language not in known.languages:
                raise PluginError(f"{LANGUAGE}={language}: use one of {', '.join(known.languages)}")
            preview = self.serving or os.environ.get(PREVIEW) == "1"
            self.store = Store(root)
            self.desk = self.given or read_desk(self.store, language, preview=preview)
        except PolybriefError as error:
            raise PluginError(f"{error.cause}; {error.hint}") from error
        self.view = View(
            self.desk,
            language,
            search=os.environ.get(SEARCH) == "1",
            alone=self.serving,
            # One language served by itself stands where it happens to stand.
            imprint=imprint(
                config.site_name, None if self.serving else config.site_url, config.extra.get("licence", "")
            ),
            cards=cards.find_fonts(root) is not None,
        )
        if config.site_url:
            self.view = replace(self.view, feeds=feeds.links(self.view))
        self.indexing = Indexing(self.desk, language)
        self.rendering = Rendering(self.store, kept_in(language, preview=preview))
        self.fonts = fonts.find(root)
        config.docs_dir = str(root / "docs" / language)
        # Before those of Material, and behind the `custom_dir` of a desk that names one.
        templates = [str(folder) for folder in Store(root).site_templates]
        first = 1 if config.theme.custom_dir else 0
        config.theme.dirs[first:first] = [folder for folder in templates if folder not in config.theme.dirs]
        if config.nav is not None:
            # What the site itself is stands last.
            added = [page.path for page in self.desk.made.values() if page.nav]
            config.nav = [*config.nav[:-1], *added, *config.nav[-1:]]
        _set_language(config, self.view, apart=not self.serving)
        config.watch.extend(str(root / name) for name in _WATCHED if (root / name).exists())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages that the program makes; leaves out what is not published and what no page loads."""
        self._refuse_links(files, config)
        for file in list(files):
            brief = self.desk.brief(self.view.language, file.src_uri)
            unshown = brief is not None and not self.desk.shows(brief)
            if unshown or file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        if not self.fonts and (styles := files.get_file_from_path(fonts.STYLESHEET)):
            files.remove(styles)
        for name, path in self.fonts.files:
            files.append(File.generated(config, name, abs_src_path=str(path)))
        for name in sorted(self.desk.handouts):
            files.append(
                File.generated(config, f"{HANDOUTS}/{name}", content=self.store.handout(name) or b"")
            )
        # Material names its files by their content: `main.1a2b3c.min.css`.
        theme = [file for file in files if file.src_uri.endswith((".min.css", ".min.js"))]
        self.assets = {posixpath.basename(file.src_uri).split(".")[0]: file.src_uri for file in theme}
        for page in self.desk.made.values():
            # A dossier is there in the languages in which it was reviewed.
            if self.desk.has_page(self.view.language, page.path):
                files.append(_generated(config, page, self.view.language))
        if self.pages_alone:
            return files
        for name, beside_it in beside.files(self.view, self.store):
            files.append(File.generated(config, name, content=beside_it))
        if config.site_url:
            for name, content in written(self.view, config.site_name, config.site_url):
                files.append(File.generated(config, name, content=content))
        return files

    def _refuse_links(self, files: Files, config: MkDocsConfig) -> None:
        """Raises PluginError where a link in docs/ would put a file from elsewhere (a secret, a report of the
        private library, a device that is read for ever) on the site."""
        docs = Path(config.docs_dir).parent.resolve()
        for file in files:
            if file.src_dir == config.docs_dir:
                path = Path(config.docs_dir, file.src_uri)
                if not path.resolve().is_relative_to(docs) or not path.is_file():
                    raise PluginError(f"docs: {file.src_uri} is a link that leads out of docs/, or no file")

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives the page its template; links a brief's footnotes to its sources. A text that was rendered
        in an earlier build is not rendered again."""
        page.meta.setdefault("template", self.view.template(page.file.src_uri))
        text = self._text(markdown, page)
        return "" if text and self.rendering.is_kept(page, text, config, files) else text

    def _text(self, markdown: str, page: Page) -> str:
        path = page.file.src_uri
        brief = self.desk.brief(self.view.language, path)
        if brief is None:
            return markdown
        if self.view.is_withdrawn(brief):
            page.meta["description"] = self.view.text.withdrawn_page
            return ""
        page.meta["description"] = brief.front.summary
        dossier = self.view.dossier(path)
        if dossier:
            return footnotes.link(dossier.markdown, self.desk)
        found = self.view.digest(path)
        marked = editions.markdown(found) if found else anchors.anchored(markdown, brief)
        marked = with_notices(marked, brief, () if found else self.desk.stale(brief), self.view.text)
        return footnotes.link(marked, self.desk)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Takes from a text what could act and lays quotations and places into it; tells MkDocs the anchors
        that a template will write, so that links to them pass."""
        text = self.rendering.kept(page, files)
        if text is None:
            text = harmless(html)
            self.rendering.keep(page, text)
        report = self.view.report(page.file.src_uri)
        if report and page.present_anchor_ids is not None:
            page.present_anchor_ids |= {f"s{sentence.n}" for sentence in report.sentences}
        if page.file.src_uri == CONFLICTS and self.view.ledger and page.present_anchor_ids is not None:
            page.present_anchor_ids |= {f"d-{found.conflict.id}" for found in self.view.ledger.conflicts}
        return inlays.filled(text, self._piece)

    def _piece(self, name: str) -> str:
        if ":" in name:
            return footnotes.quotation(name, self.desk, (self.view.language, self.desk.desk_language))
        return anchors.place(name)

    @event_priority(-100)  # The policy is about what stands in the page in the end.
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keeps together what a line is not to part; says to Pagefind, which runs over the result, what
        the page's words do not; gives the page its policy."""
        shown = kept_whole(output)
        if self.view.search:
            shown = self.indexing.marked(shown, page.file.src_uri)
        return self._finished(shown)

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Gives the page for unknown addresses its policy."""
        return self._finished(output) if template_name.endswith(".html") else output

    def _finished(self, page: str) -> str:
        # The preview's server puts a script of its own into each page.
        return page if self.desk.preview else with_policy(page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Hands the view to all templates, as `view`, its texts, as `text`, and what pages load."""
        env.globals.update(view=self.view, text=self.view.text, fonts=self.fonts, assets=self.assets)
        env.globals.update(finding=FINDING_TEXTS[self.view.language], facets=FACETS)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Lets go of the rendered texts that no page of this build has."""
        self.rendering.forget_others()

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Roots the addresses of a language's 404 page, which is shown at any depth.

        Without `site_url` MkDocs takes the language's own folder for the root of the server.
        """
        if template_name == "404.html" and not config.site_url:
            context["base_url"] = f"/{self.view.language}/"
        return context


def _set_language(config: MkDocsConfig, view: View, *, apart: bool) -> None:
    text = view.text
    # Where Material keeps a reader's choice of colours: one place for all languages.
    config.extra["scope"] = urlsplit(config.site_url or "/").path
    if apart:
        config.site_dir = str(Path(config.site_dir) / view.language)
        if config.site_url:
            config.site_url = f"{config.site_url.rstrip('/')}/{view.language}/"
    config.site_description = text.tagline
    config.theme["language"] = view.language
    names = {"auto": text.colours_auto, "light": text.colours_light, "dark": text.colours_dark}
    palette = config.theme.get("palette")
    for option in palette if isinstance(palette, list) else []:
        # mkdocs.yml names the three choices by these words, whatever the language.
        option["toggle"]["name"] = names.get(option["toggle"]["name"], option["toggle"]["name"])
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = text.back
    config.theme.static_templates.discard("sitemap.xml")


def _generated(config: MkDocsConfig, page: Made, language: str) -> File:
    front = json.dumps(page.title(language), ensure_ascii=False)
    # A page that is not in the navigation is no oversight, wherever MkDocs looks for it there.
    inclusion = InclusionLevel.UNDEFINED if page.nav else InclusionLevel.NOT_IN_NAV
    content = f"---\ntitle: {front}\n---\n"
    return File.generated(config, page.path, content=content, inclusion=inclusion)
