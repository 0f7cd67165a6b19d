"""summarise: a draft of a brief from what the sources say, one footnote a sentence.

material.py   what a draft is made from, and what is asked of it
ranking.py    which claims matter most
facts.py      figures, conflicts, timeline, who is who, open questions: facts without wording
room.py       what finds room in the length that is asked for
draft.py      the draft itself
borrowed.py   runs of words that belong to others
rewrite.py    a language model's sentences, and the gate that they have to pass
chat.py       the service that is asked for them
proposal.py   a new draft beside a brief that is there
words.py      the fixed words of a draft in each language

The draft takes the sources' own sentences, so that an editor sees what stands there; it is marked as
made by machine, and names the sentences whose wording belongs to others and has to be written anew.
"""

from __future__ import annotations

import re

from jinja2 import Environment

from polybrief.briefs import front_text
from polybrief.citations import escape
from polybrief.model import FrontMatter
from polybrief.summarise.draft import Draft, draft
from polybrief.summarise.material import Material, Request

__all__ = ["Draft", "Material", "Request", "draft", "render"]

_OPENS_A_BLOCK = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=:!]))")


def render(made: Draft, template: str) -> str:
    """The file of the draft: its front matter, and the body as the Jinja2 `template` writes it.

    What comes from the sources is escaped in the template by the filters `plain` and, in tables, `cell`,
    so that no text of theirs becomes mark-up.
    """
    environment = Environment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    environment.filters |= {"plain": _plain, "cell": escape}
    front = FrontMatter(
        title=made.title,
        summary=made.words.summary.format(sources=len(made.sources)),
        language=made.language,
        status="draft",
        cutoff=made.cutoff,
    )
    return f"{front_text(front)}\n{environment.from_string(template).render(draft=made, words=made.words)}"


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it is, also where it opens a line: “1. …”, “- …”."""
    return _OPENS_A_BLOCK.sub(r"\1\\", escape(text), count=1) if _OPENS_A_BLOCK.match(text) else escape(text)
