"""The peer of the site's measurements: plain MkDocs with the Material theme, for the same pages.

Briefs and the desk's own pages go to it as the Markdown that they are; for each page that the program makes
(sources, topics, timeline, …) it gets the page's text as Markdown, without links, which spares it their
checks. The Markdown extensions are those of the site but for polybrief's own; the plugin is Material's
search, as plain MkDocs has it. As a script it builds the languages whose mkdocs.yml it is given.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

LANGUAGES = ("en", "de", "zh")
_SETTINGS = """\
site_name: polybrief
site_url: https://desk.example/briefs/{language}/
docs_dir: {docs}
site_dir: {site}
nav: [index.md, briefs/index.md, sources/index.md, about.md]
not_in_nav: |
  /*
theme:
  name: material
  language: {language}
  font: false
  features: [content.footnote.tooltips]
  palette: [{{scheme: default}}, {{scheme: slate}}]
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds: {{case: lower}}
"""
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.S)
_BLOCK = re.compile(
    r"<(h[1-6]|li|p|dt|dd|td|th|summary|time)\b[^>]*>(.*?)(?=</\1>|<(?:h[1-6]|li|p|dt|dd)\b)", re.S
)
_SKIPPED = re.compile(r"<(script|style|svg)\b.*?</\1>", re.S)
_MARKS = re.compile(r"<[^>]+>|\s+")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


def write(target: Path, desk: Path, site: Path, language: str) -> Path:
    """Writes plain MkDocs's pages for one language of the desk's built `site`; returns its mkdocs.yml."""
    docs = target / "docs" / language
    built = site / language
    for page in sorted(built.rglob("index.html")):
        address = page.parent.relative_to(built).as_posix()
        names = ("index.md",) if address == "." else (f"{address}.md", f"{address}/index.md")
        own = [
            desk / "docs" / language / name for name in names if (desk / "docs" / language / name).is_file()
        ]
        path = docs / (own[0].relative_to(desk / "docs" / language) if own else names[-1])
        path.parent.mkdir(parents=True, exist_ok=True)
        if own and len(own[0].read_text("utf-8")) > 400:
            text = re.sub(r"\]\([^)]*\.md[^)]*\)", "](#)", own[0].read_text("utf-8"))
        else:
            text = markdown(page.read_text("utf-8"))
        path.write_text(text, "utf-8")
    config = target / f"{language}.yml"
    config.write_text(
        _SETTINGS.format(language=language, docs=docs, site=target / "site" / language), "utf-8"
    )
    return config


def markdown(page: str) -> str:
    """The text of a page, one block a paragraph."""
    article = _ARTICLE.search(page)
    lines = []
    for tag, inner in _BLOCK.findall(_SKIPPED.sub("", article[1])) if article else ():
        text = _SIGNS.sub(r"\\\1", unescape(_MARKS.sub(" ", inner)).strip())
        if text:
            mark = "#" * int(tag[1]) + " " if tag[0] == "h" else "- " if tag == "li" else ""
            lines.append(mark + re.sub(r" {2,}", " ", text))
    return "\n\n".join(lines) + "\n"


def build(configs: list[Path]) -> None:
    """Builds the languages side by side."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    running = [subprocess.Popen([*command, str(config)], env=environment) for config in configs]
    failed = [process for process in running if process.wait()]
    if failed:
        raise SystemExit("plain MkDocs failed")


if __name__ == "__main__":
    build([Path(name) for name in sys.argv[1:]])
