"""What the pages of timeline, who is who and weekly editions say, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from babel.dates import format_interval, format_skeleton

from polybrief.citations import long_date
from polybrief.languages import language
from polybrief.model import Moment
from polybrief.publish.editions import Week
from polybrief.publish.people import Group


@dataclass(frozen=True)
class ReferenceTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    code: str

    timeline: str
    timeline_lead: str
    no_events: str
    no_year: str
    no_year_lead: str
    year_from: str
    """Behind a date whose year its sentence does not say; the title of a report follows."""
    disputed: str
    sources: str
    """Opens the list of reports behind a sentence."""

    people: str
    people_lead: str
    no_people: str
    groups: Mapping[Group, str]
    named_in: str

    editions: str
    editions_lead: str
    no_editions: str
    week: str
    """`{number}`, `{year}`."""
    quarter: str
    decade: str
    of_the_week: str
    counted: str
    report_one: str
    report_many: str
    origin_one: str
    origin_many: str
    origins_note: str
    all_editions: str
    comma: str

    editor: str
    """Heads the editor's word on a conflict."""
    signed: str
    not_commented: str
    conflicts_made: str
    """Above the page of conflicts: what is the program's, and what a person's."""

    def moment(self, moment: Moment) -> str:
        """A date as this language writes it, with the precision it has."""
        locale = language(self.code).locale
        year, month, day = moment.year, moment.month, moment.day
        if moment.precision == "decade" and year:
            return self.decade.format(year=year)
        if moment.quarter and not month:
            told = self.quarter.format(n=moment.quarter, year=year or "").strip()
            return " ".join(told.split())
        try:
            # A leap year has all days.
            whole = date(year or 2024, month or 1, day or 1)
        except ValueError:
            return moment.text
        if year and month and day:
            return long_date(whole, self.code)
        skeleton = ("y" if year else "") + ("MMMM" if month else "") + ("d" if day and month else "")
        return format_skeleton(skeleton or "y", whole, locale=locale) if year or month else moment.text

    def of_week(self, week: Week) -> str:
        """“Week 47, 2026”."""
        return self.week.format(number=week.number, year=week.year)

    def span(self, first: date, last: date) -> str:
        """The days of a week, as this language writes them."""
        return format_interval(first, last, "yMMMd", locale=language(self.code).locale)

    def count(self, reports: int, origins: int) -> str:
        """“15 reports, 9 origins”."""
        said = self.report_one if reports == 1 else self.report_many.format(n=reports)
        where = self.origin_one if origins == 1 else self.origin_many.format(n=origins)
        return f"{said}{self.comma}{where}"


_ENGLISH = ReferenceTexts(
    code="en",
    timeline="Timeline",
    timeline_lead="Every date in the published briefs, with its sentence and the reports behind it.",
    no_events="No published brief gives a date yet.",
    no_year="Year not given",
    no_year_lead="Neither the briefs nor the dates of publication of their sources say in which year.",
    year_from="Year from the date of publication of",
    disputed="The reports disagree on this date",
    sources="Sources",
    people="People and organisations",
    people_lead="Whom and what the published briefs name, and what the first of them says of each.",
    no_people="No published brief names anybody from the glossary yet.",
    groups={
        "person": "People",
        "organisation": "Companies and organisations",
        "office": "Public authorities",
        "place": "Countries and places",
        "law": "Laws",
        "programme": "Programmes",
        "product": "Products",
    },
    named_in="Named in",
    editions="Weekly editions",
    editions_lead="The briefs of each week in one page.",
    no_editions="No weekly edition has been published yet.",
    week="Week {number}, {year}",
    quarter="Quarter {n} {year}",
    decade="{year}s",
    of_the_week="Corrections of the week",
    counted="Sources",
    report_one="1 report",
    report_many="{n} reports",
    origin_one="1 origin",
    origin_many="{n} origins",
    origins_note="Reports that draw on one another, or on a common source, count as one origin.",
    all_editions="All weekly editions",
    comma=", ",
    editor="The editor’s word",
    signed="{name}, {date}",
    not_commented="The editor has not commented on this yet.",
    conflicts_made=(
        "Found by machine; not yet reviewed by a person. What an editor says of a conflict is signed."
    ),
)

_GERMAN = ReferenceTexts(
    code="de",
    timeline="Zeitleiste",
    timeline_lead=(
        "Alle Daten aus den veröffentlichten Kurzberichten, jeweils mit dem Satz, in dem sie stehen, und den"
        " Berichten, die ihn belegen."
    ),
    no_events="Noch nennt kein veröffentlichter Kurzbericht ein Datum.",
    no_year="Ohne Jahresangabe",
    no_year_lead=(
        "Das Jahr geht weder aus den Kurzberichten noch aus den Erscheinungsdaten ihrer Quellen hervor."
    ),
    year_from="Jahr nach dem Erscheinungsdatum von",
    disputed="Bei diesem Datum widersprechen sich die Berichte",
    sources="Quellen",
    people="Personen und Institutionen",
    people_lead=(
        "Wer und was in den veröffentlichten Kurzberichten vorkommt und was dort zuerst dazu gesagt wird."
    ),
    no_people="Noch nennt kein veröffentlichter Kurzbericht einen Namen aus dem Glossar.",
    groups={
        "person": "Personen",
        "organisation": "Unternehmen und Organisationen",
        "office": "Behörden und staatliche Stellen",
        "place": "Länder und Orte",
        "law": "Gesetze",
        "programme": "Programme",
        "product": "Produkte",
    },
    named_in="Genannt in",
    editions="Wochenausgaben",
    editions_lead="Die Kurzberichte jeder Woche auf einer Seite.",
    no_editions="Noch ist keine Wochenausgabe erschienen.",
    week="{number}. Woche {year}",
    quarter="{n}. Quartal {year}",
    decade="{year}er-Jahre",
    of_the_week="Korrekturen der Woche",
    counted="Quellen",
    report_one="1 Bericht",
    report_many="{n} Berichte",
    origin_one="1 Ursprung",
    origin_many="{n} Ursprünge",
    origins_note=(
        "Berichte, die voneinander oder von einer gemeinsamen Quelle abhängen, zählen als ein Ursprung."
    ),
    all_editions="Alle Wochenausgaben",
    comma=", ",
    editor="Die Redaktion dazu",
    signed="{name}, {date}",
    not_commented="Die Redaktion hat sich dazu noch nicht geäußert.",
    conflicts_made=(
        "Maschinell ermittelt, noch von keinem Menschen geprüft. Was die Redaktion dazu sagt, ist namentlich"
        " gezeichnet."
    ),
)

_CHINESE = ReferenceTexts(
    code="zh",
    timeline="时间线",
    timeline_lead="已发布简报中的所有日期，附所在句子及其依据的报道。",
    no_events="已发布的简报尚未提及任何日期。",
    no_year="年份不详",
    no_year_lead="简报及其来源的发布日期均未说明年份。",
    year_from="年份依来源的发布日期推定",
    disputed="各报道所述日期不一致",
    sources="来源",
    people="人物与机构",
    people_lead="已发布简报提到的人物、机构及其他名称，附简报首次提及时的表述。",
    no_people="已发布的简报尚未提及词汇表中的任何名称。",
    groups={
        "person": "人物",
        "organisation": "企业与机构",
        "office": "政府部门",
        "place": "国家和地区",
        "law": "法律",
        "programme": "计划",
        "product": "产品",
    },
    named_in="见于",
    editions="周报",
    editions_lead="每周的简报汇为一页。",
    no_editions="尚未发布周报。",
    week="{year}年第{number}周",
    quarter="{year}年第{n}季度",
    decade="{year}年代",
    of_the_week="本周更正",
    counted="来源",
    report_one="1篇报道",
    report_many="{n}篇报道",
    origin_one="1个源头",
    origin_many="{n}个源头",
    origins_note="相互转述或出自同一来源的报道，计为一个源头。",
    all_editions="全部周报",
    comma="，",
    editor="编辑的话",
    signed="{name}，{date}",
    not_commented="编辑尚未就此作出说明。",
    conflicts_made="由机器找出，尚未经人工审校；编辑的说明均已署名。",
)

REFERENCE_TEXTS: Mapping[str, ReferenceTexts] = MappingProxyType(
    {"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE}
)
"""The texts by language code."""
