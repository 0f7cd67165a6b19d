"""The sheet of a brief as one page of HTML that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined

from polybrief.check.report import GROUNDED_IS_NOT_TRUE
from polybrief.citations import language_name
from polybrief.reviewing.sheet import Sheet


def page(sheet: Sheet, template: str) -> str:
    """The page that `template` (Jinja2) makes of the sheet; everything in it is escaped."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(template).render(
        sheet=sheet,
        brief=sheet.brief,
        front=sheet.brief.front,
        reminder=GROUNDED_IS_NOT_TRUE,
        language_name=lambda code: language_name(code, "en"),
    )
