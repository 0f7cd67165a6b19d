"""What a dossier says beside its entries, in each language: fields, and the table of sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Words:
    """The words of one language; `fields` in the order of the page, `{}` are filled by keyword."""

    fields: Mapping[str, str]
    sums: str
    sums_note: str
    as_given: str
    measures: str
    report: str
    undated: str
    unknown: str
    """In the table: the report does not say what a sum measures."""
    no_currency: str
    differ: str
    """Beside a sum of which the ledger has a conflict; links to it."""
    comma: str


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "en": Words(
            fields=MappingProxyType(
                {
                    "sponsor": "Sponsor",
                    "partners": "Partners",
                    "jurisdictions": "Jurisdictions",
                    "status": "Status",
                    "oversight": "Oversight",
                    "sites": "Sites",
                    "dates": "Dates",
                }
            ),
            sums="Sums as each report gives them",
            sums_note="This table is compiled by the program from the figures in the reports. "
            "Nothing is converted or added up.",
            as_given="As given",
            measures="What it measures",
            report="Report",
            undated="undated",
            unknown="not stated",
            no_currency="no currency given",
            differ="disputed",
            comma=", ",
        ),
        "de": Words(
            fields=MappingProxyType(
                {
                    "sponsor": "Träger",
                    "partners": "Partner",
                    "jurisdictions": "Staaten und Rechtsräume",
                    "status": "Stand",
                    "oversight": "Aufsicht",
                    "sites": "Standorte",
                    "dates": "Zeittafel",
                }
            ),
            sums="Beträge, wie jeder Bericht sie nennt",
            sums_note="Diese Tabelle stellt das Programm aus den Zahlen der Berichte zusammen. "
            "Nichts ist umgerechnet oder addiert.",
            as_given="Angabe",
            measures="Art",
            report="Bericht",
            undated="ohne Datum",
            unknown="nicht angegeben",
            no_currency="ohne Währung",
            differ="strittig",
            comma=", ",
        ),
        "zh": Words(
            fields=MappingProxyType(
                {
                    "sponsor": "发起方",
                    "partners": "合作方",
                    "jurisdictions": "涉及国家和地区",
                    "status": "进展",
                    "oversight": "监管",
                    "sites": "选址",
                    "dates": "日期",
                }
            ),
            sums="各报道所列金额",
            sums_note="本表由程序根据各报道中的数字汇编，未作换算或加总。",
            as_given="原文数字",
            measures="所指内容",
            report="报道",
            undated="日期不详",
            unknown="未说明",
            no_currency="未注明币种",
            differ="有分歧",
            comma="，",
        ),
    }
)
"""The words by language."""


def field_name(field: str, language: str) -> str:
    """What a field of a dossier is called in a language.

    >>> field_name("sites", "de")
    'Standorte'
    """
    return WORDS[language].fields[field]
