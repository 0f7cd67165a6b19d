"""What stands around the briefs, in each language: topics, archive, and what a brief rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from babel.dates import format_date

from polybrief.languages import language


@dataclass(frozen=True)
class ReadingTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    code: str
    menu: str
    colours: str
    home: str
    newest_one: str
    evidence: str
    """Heading of the links to dossiers, conflicts and the like on the home page."""
    other: str
    """Briefs without a topic."""
    topics: str
    none_in_topic: str
    archive: str
    archive_year: str
    brief_one: str
    brief_many: str

    about_brief: str
    contents: str
    rests_on: str
    reading: str
    """`{n}` minutes; the same for one minute in all three languages."""
    disputed: str
    how_counted: str
    sentence_one: str
    sentence_many: str
    versions: str
    waivers: str
    """Heading of the sentences for which an editor has waived a rule."""
    waivers_lead: str
    waived: str
    """Behind the reason: `{who}` answers for it, and up to which day, `{until}`."""
    to_print: str
    handout: str
    dot: str

    all_pages: str
    reading_heading: str
    evidence_heading: str
    site_heading: str
    briefs_page: str
    about_page: str
    method_page: str
    imprint_page: str
    doors: Mapping[str, str]
    """What the home page says of a page, by its path."""

    def briefs(self, count: int) -> str:
        """“3 briefs”."""
        return self.brief_one if count == 1 else self.brief_many.format(n=count)

    def minutes(self, count: int) -> str:
        """How long a brief takes to read."""
        return self.reading.format(n=count)

    def sentences(self, numbers: tuple[int, ...]) -> str:
        """Which sentences of a report a brief cites."""
        listed = ("、" if self.code == "zh" else ", ").join(str(n) for n in numbers)
        return (self.sentence_one if len(numbers) == 1 else self.sentence_many).format(n=listed)

    def year(self, year: int) -> str:
        """A year as a heading."""
        return self.archive_year.format(n=year)

    def month(self, year: int, month: int) -> str:
        """The name of a month."""
        return str(format_date(date(year, month, 1), "LLLL", locale=language(self.code).locale))


_ENGLISH = ReadingTexts(
    code="en",
    menu="Menu",
    colours="Colours",
    home="Home",
    newest_one="Latest brief",
    evidence="Look closer",
    other="Further briefs",
    topics="Topics",
    none_in_topic="There is no brief on this topic in English yet.",
    archive="Archive",
    archive_year="{n}",
    brief_one="1 brief",
    brief_many="{n} briefs",
    about_brief="About this page",
    contents="Contents",
    rests_on="Rests on",
    reading="{n} min read",
    disputed="Where the sources disagree",
    how_counted="How origins are counted",
    sentence_one="sentence {n}",
    sentence_many="sentences {n}",
    versions="Earlier versions",
    waivers="Exceptions",
    waivers_lead=(
        "What stands here departs from a rule of the desk. An editor has allowed it, for the reason given "
        "and for a time."
    ),
    waived="{who}; until {until}",
    to_print="On paper",
    handout="Handout (PDF)",
    dot=" · ",
    all_pages="All pages",
    reading_heading="Read",
    evidence_heading="Evidence",
    site_heading="This site",
    briefs_page="Briefs",
    about_page="About",
    method_page="How this is made",
    imprint_page="Imprint",
    doors=MappingProxyType(
        {
            "dossiers/index.md": "Each programme on one page: who pays, who takes part, what is known.",
            "timeline.md": "Every dated event in the briefs, in order.",
            "people.md": "Who is who, with the names in three languages.",
            "conflicts/index.md": "Figures and dates on which the reports disagree.",
            "origins/index.md": "Which reports retell one another.",
            "sources/index.md": "Every report, sentence by sentence where rights allow it.",
        }
    ),
)

_GERMAN = ReadingTexts(
    code="de",
    menu="Menü",
    colours="Farben",
    home="Startseite",
    newest_one="Neuester Kurzbericht",
    evidence="Genauer hinsehen",
    other="Weitere Kurzberichte",
    topics="Themen",
    none_in_topic="Zu diesem Thema gibt es noch keinen Kurzbericht auf Deutsch.",
    archive="Archiv",
    archive_year="{n}",
    brief_one="1 Kurzbericht",
    brief_many="{n} Kurzberichte",
    about_brief="Zu dieser Seite",
    contents="Inhalt",
    rests_on="Grundlage",
    reading="{n} Min. Lesezeit",
    disputed="Wo sich die Quellen widersprechen",
    how_counted="Wie Ursprünge gezählt werden",
    sentence_one="Satz {n}",
    sentence_many="Sätze {n}",
    versions="Frühere Fassungen",
    waivers="Ausnahmen",
    waivers_lead=(
        "Hier wird von einer Regel der Redaktion abgewichen. Zugelassen ist das aus dem genannten Grund und "
        "auf Zeit."
    ),
    waived="{who}; gilt bis {until}",
    to_print="Auf Papier",
    handout="Druckfassung (PDF)",
    dot=" · ",
    all_pages="Alle Seiten",
    reading_heading="Lesen",
    evidence_heading="Belege",
    site_heading="Diese Website",
    briefs_page="Kurzberichte",
    about_page="Über diese Website",
    method_page="Wie die Kurzberichte entstehen",
    imprint_page="Impressum",
    doors=MappingProxyType(
        {
            "dossiers/index.md": "Jedes Vorhaben auf einer Seite: wer zahlt, wer mitmacht, was bekannt ist.",
            "timeline.md": "Alle datierten Ereignisse aus den Kurzberichten, der Reihe nach.",
            "people.md": "Wer ist wer – mit den Namen in drei Sprachen.",
            "conflicts/index.md": "Zahlen und Daten, in denen die Berichte voneinander abweichen.",
            "origins/index.md": "Welche Berichte einander nacherzählen.",
            "sources/index.md": "Alle Berichte, wo es die Rechte erlauben, Satz für Satz.",
        }
    ),
)

_CHINESE = ReadingTexts(
    code="zh",
    menu="菜单",
    colours="配色",
    home="首页",
    newest_one="最新简报",
    evidence="深入查证",
    other="其他简报",
    topics="专题",
    none_in_topic="本专题暂无中文简报。",
    archive="往期",
    archive_year="{n}年",
    brief_one="1篇简报",
    brief_many="{n}篇简报",
    about_brief="关于本页",
    contents="本篇目录",
    rests_on="依据",
    reading="阅读约{n}分钟",
    disputed="来源说法不一之处",
    how_counted="源头如何计算",
    sentence_one="第{n}句",
    sentence_many="第{n}句",
    versions="历次版本",
    waivers="例外说明",
    waivers_lead="下列句子未完全符合编辑部的规则，经编辑批准，限期保留，理由如下。",
    waived="{who}；有效期至{until}",
    to_print="纸质版",
    handout="打印版（PDF）",
    dot=" · ",
    all_pages="全部页面",
    reading_heading="阅读",
    evidence_heading="依据",
    site_heading="本站",
    briefs_page="简报",
    about_page="关于本站",
    method_page="简报是怎样写成的",
    imprint_page="版权与责任信息",
    doors=MappingProxyType(
        {
            "dossiers/index.md": "一页一个项目：谁出资，谁参与，目前知道些什么。",
            "timeline.md": "简报中有日期的事件，按时间先后排列。",
            "people.md": "人物与机构，附三种语言的名称。",
            "conflicts/index.md": "各篇报道数字或日期不一致的地方。",
            "origins/index.md": "哪些报道出自同一源头。",
            "sources/index.md": "全部报道；版权允许的，逐句列出。",
        }
    ),
)

READING_TEXTS: Mapping[str, ReadingTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
