"""What a brief states, piece by piece: its sentences, the rows of its tables, its title and headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybrief.briefs import Brief, in_own_language, plain
from polybrief.check.places import head_line

__all__ = ["Statement", "statements"]

_BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class Statement:
    """Something that a brief says on `line` (from 1), as plain `text` in `language`.

    `labels` are the footnotes that must bear it, each once. Title, summary, headings and heads of tables
    have no footnotes of their own (`cited` is False): they are borne by all that the brief cites.
    """

    line: int
    text: str
    language: str
    labels: tuple[str, ...]
    cited: bool = True


def statements(brief: Brief) -> Iterator[Statement]:
    """The statements of a brief in the order of its file; the cells of a row are one statement."""
    everything, page = brief.labels, brief.front.language
    yield from _of_front(brief)
    row: list[Statement] = []
    for passage in brief.passages:
        text, language = in_own_language(passage.bare, page)
        cited = passage.kind in ("sentence", "cell")
        labels = tuple(dict.fromkeys(passage.labels)) if cited else everything
        statement = Statement(passage.line, plain(text), language, labels, cited)
        if row and (passage.kind != "cell" or passage.line != row[0].line):
            yield _joined(row)
            row = []
        if passage.kind == "cell":
            row.append(statement)
        else:
            yield statement
    if row:
        yield _joined(row)


def _of_front(brief: Brief) -> Iterator[Statement]:
    for key in ("title", "summary"):
        text, language = in_own_language(getattr(brief.front, key), brief.front.language)
        yield Statement(head_line(brief, key), text, language, brief.labels, cited=False)


def _joined(row: list[Statement]) -> Statement:
    labels = tuple(dict.fromkeys(label for cell in row for label in cell.labels))
    text = _BETWEEN_CELLS.join(cell.text for cell in row)
    return Statement(row[0].line, text, row[0].language, labels)
