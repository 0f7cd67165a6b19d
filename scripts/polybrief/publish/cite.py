"""How to cite a brief: as plain text by the custom of its language, as BibTeX and as CSL-JSON.

English and German name the version, so that a reader can tell whether the text has changed since; Chinese
follows GB/T 7714—2015 for electronic resources, which has the day of access in its stead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from polybrief.briefs import Brief, in_own_language
from polybrief.citations import long_date
from polybrief.languages import language
from polybrief.model import FrontMatter
from polybrief.publish.imprint import Imprint

CSL_TYPE = "application/vnd.citationstyles.csl+json"

_VERSION = 12
"""Hexadecimal digits of the hash that name a version."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BABEL = {"en": "british", "de": "ngerman", "zh": "chinese"}
# Quotation marks within a title that stands in quotation marks.
_INNER: Mapping[str, Mapping[int, int]] = {
    "en": str.maketrans("“”", "‘’"),
    "de": str.maketrans("„“", "‚‘"),
}
# BibTeX counts braces whether or not a backslash stands before them, so none may stand alone.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)


@dataclass(frozen=True)
class Citation:
    """A brief's citation in three forms; `hint` says what the reader has to fill in, if anything."""

    plain: str
    bibtex: str
    csl: str
    hint: str = ""


def cite(brief: Brief, site: Imprint, note: str = "") -> Citation:
    """How to cite a brief as it stands; `note` is its label where no person has reviewed the text.

    The address is left out while the site has none.
    """
    page = brief.front.language
    known = _Known(
        front=brief.front,
        key=f"{_key(site.name)}-{brief.slug}-{page}",
        name=site.name,
        title=" ".join(in_own_language(brief.front.title, page)[0].split()),
        address=_plain_address(site.page(page, brief.slug)) if site.address else "",
        version=brief.text_hash[:_VERSION],
        modified=modified(brief),
        note=note,
    )
    hint = "“[引用日期]”处请填写您访问本页的日期，如[2026-01-31]。" if page == "zh" else ""
    return Citation(_PLAIN[page](known), _bibtex(known), _csl(known), hint)


@dataclass(frozen=True)
class _Known:
    """What all forms say; `address` and `note` may be empty."""

    front: FrontMatter
    key: str
    name: str
    title: str
    address: str
    version: str
    modified: date | None
    note: str


def modified(brief: Brief) -> date | None:
    """The day of the last change after publishing, else that of publishing."""
    return max((entry.date for entry in brief.front.corrections), default=brief.front.date)


def _english(known: _Known) -> str:
    days = _days(known, "en", "last changed {day}")
    label = "; ".join((f"version {known.version}", *([known.note] if known.note else [])))
    parts = (known.name, f"“{known.title.translate(_INNER['en'])}”", *days)
    return f"{', '.join(parts)} ({label})" + (f", {known.address}" if known.address else ".")


def _german(known: _Known) -> str:
    days = _days(known, "de", "zuletzt geändert am {day}")
    label = "; ".join((f"Fassung {known.version}", *([known.note] if known.note else [])))
    parts = ", ".join((f"„{known.title.translate(_INNER['de'])}“", *days))
    return f"{known.name}: {parts} ({label})" + (f", {known.address}" if known.address else ".")


def _chinese(known: _Known) -> str:
    day = f"({known.modified.isoformat()})" if known.modified else ""
    parts = (known.name, f"{known.title}[EB/OL]", f"{day}[引用日期]", known.address, known.note)
    return ". ".join(part for part in parts if part) + "."


def _days(known: _Known, page: str, changed: str) -> list[str]:
    days = [long_date(known.front.date, page)] if known.front.date else []
    if known.modified and known.modified != known.front.date:
        days.append(changed.format(day=long_date(known.modified, page)))
    return days


_PLAIN = {"en": _english, "de": _german, "zh": _chinese}


def _bibtex(known: _Known) -> str:
    day = known.front.date
    fields = {
        "author": f"{{{_escaped(known.name)}}}",
        "title": f"{{{_escaped(known.title)}}}",
        **({"year": f"{day.year}", "month": _MONTHS[day.month - 1], "date": day.isoformat()} if day else {}),
        **({"url": known.address} if known.address else {}),
        "langid": _BABEL[known.front.language],
        "version": known.version,
        **({"note": _escaped(known.note)} if known.note else {}),
    }
    # The names of months are macros of BibTeX's styles, which put them into the language of the text.
    lines = [f"  {key} = {value if key == 'month' else f'{{{value}}}'}" for key, value in fields.items()]
    return f"@online{{{known.key},\n" + ",\n".join(lines) + "\n}"


def _key(name: str) -> str:
    return "".join(char for char in name.lower() if char.isascii() and char.isalnum()) or "brief"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX)


def _csl(known: _Known) -> str:
    day, page = known.front.date, known.front.language
    item = {
        "id": known.key,
        "type": "webpage",
        "title": known.title,
        "author": [{"literal": known.name}],
        "container-title": known.name,
        **({"issued": {"date-parts": [[day.year, day.month, day.day]]}} if day else {}),
        **({"URL": known.address} if known.address else {}),
        "language": language(page).locale.replace("_", "-"),
        "version": known.version,
        "abstract": in_own_language(known.front.summary, page)[0],
        **({"note": known.note} if known.note else {}),
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _plain_address(address: str) -> str:
    """The address in ASCII, without a character that BibTeX or a reader of plain text would trip over."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%-._~")
