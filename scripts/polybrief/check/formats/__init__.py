"""The report of the gate in the form that a person or another program reads.

text.py        for the terminal
structured.py  JSON, for programs
sarif.py       SARIF 2.1.0, for code scanning
github.py      workflow commands that mark the lines of a pull request
markdown.py    a summary for a pull request
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybrief.check.formats import github, markdown, sarif, structured, text
from polybrief.check.formats.sarif import RulePage
from polybrief.check.report import Report

__all__ = ["FORMATS", "Context", "RulePage", "lines"]

FORMATS = ("text", "json", "sarif", "github", "markdown")


@dataclass(frozen=True)
class Context:
    """What a form needs beside the report.

    `prefix` leads from the root of the git repository to the desk (`desk/`, empty where they are one
    folder), `pages` are the manual's pages of the rules by code, `every` lists each finding where
    the text form would cut a long row of the same kind.
    """

    version: str
    prefix: str = ""
    pages: tuple[RulePage, ...] = ()
    every: bool = False


def lines(report: Report, form: str, context: Context) -> Iterator[str]:
    """The report in one of the FORMATS, line by line."""
    if form == "json":
        yield structured.render(report, context.version)
    elif form == "sarif":
        yield sarif.render(report, context.version, context.prefix, context.pages)
    elif form == "github":
        yield from github.lines(report, context.prefix)
    elif form == "markdown":
        yield from markdown.lines(report)
    else:
        yield from text.lines(report, every=context.every)
