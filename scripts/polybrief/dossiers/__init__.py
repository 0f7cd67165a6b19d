"""Dossiers: what the reports say of one programme, field by field, from `dossiers/<id>.yml`.

file.py     the YAML file: read strictly, with the line of each entry; where a review is written
drawing.py  a dossier in one language as Markdown with footnotes, which is then a brief like any other
sums.py     the sums of money of the programme, as each report gives them
words.py    the names of the fields, and what stands around the sums, in each language
"""

from __future__ import annotations

from polybrief.dossiers.drawing import Drawn, draw, draw_sums
from polybrief.dossiers.file import FIELDS, FOLDER, Dossier, Item, parse, slug, with_review
from polybrief.dossiers.sums import Sum, public_sources, sums
from polybrief.dossiers.words import field_name

__all__ = [
    "FIELDS",
    "FOLDER",
    "Dossier",
    "Drawn",
    "Item",
    "Sum",
    "draw",
    "draw_sums",
    "field_name",
    "parse",
    "public_sources",
    "slug",
    "sums",
    "with_review",
]
