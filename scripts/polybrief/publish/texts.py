"""What the site itself says, in each language; the one place for its wording and its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from polybrief.citations import language_name, long_date
from polybrief.languages import language


@dataclass(frozen=True)
class Texts:
    """The texts of one language; `{}` fields are filled by keyword."""

    code: str

    tagline: str
    skip: str
    main_navigation: str
    languages: str
    switch_missing: str
    """Title of a language link whose page does not exist in that (this text's) language."""
    home: str
    """Word in brackets behind such a link: it leads to the home page."""
    search: str
    imprint: str

    colours_auto: str
    colours_light: str
    colours_dark: str

    newest: str
    all_briefs: str
    no_briefs: str
    cutoff: str
    reviewed: str
    machine: str
    machine_engine: str
    """Follows the label where an engine is known; `{engines}`, joined by `and_engine`."""
    and_engine: str
    held: str
    """Banner of the preview: `{date}`, `{time}` with its offset."""
    stale: str
    stale_page: str
    corrections: str
    no_corrections: str
    corrections_feed: str
    correction: str
    clarification: str
    update: str
    retraction: str
    withdrawn_page: str
    draft: str
    draft_machine: str
    approved: str
    withdrawn: str
    notes: str
    cite: str
    cite_plain: str
    machine_readable: str
    """Before the links to the brief and its citation as files."""
    back: str
    """Title of the link from a note to the sentence that calls it; `{}` is the note's number."""

    sources: str
    no_sources: str
    written_in: str
    first_written_in: str
    sample: str
    sample_notice: str
    restricted: str
    restricted_notice: str
    restricted_one: str
    restricted_unknown: str
    open: str
    wording: str
    sentence: str
    translation: str
    translation_machine: str
    publisher: str
    author: str
    published: str
    retrieved: str
    happened: str
    language: str
    origin_language: str
    rights: str
    address: str
    via: str

    not_found: str
    not_found_hint: str
    choose: str

    @property
    def name(self) -> str:
        """The language's name for itself."""
        return language(self.code).endonym

    @property
    def locale(self) -> str:
        """What CLDR calls the form of the language."""
        return language(self.code).locale

    def day(self, value: date) -> str:
        """A date written out, as this language writes it."""
        return long_date(value, self.code)

    def change(self, kind: str) -> str:
        """What to call a change of a kind."""
        return {
            "correction": self.correction,
            "clarification": self.clarification,
            "update": self.update,
            "retraction": self.retraction,
        }[kind]

    def language_name(self, code: str) -> str:
        """The name of a language in this language; its code where CLDR does not know it."""
        return language_name(code, self.code)

    def withheld(self, count: int) -> str:
        """The notice on the page of a source whose wording is not shown; 0: its length is not known."""
        if count == 0:
            return self.restricted_unknown
        return self.restricted_one if count == 1 else self.restricted_notice.format(count=count)


_ENGLISH = Texts(
    code="en",
    tagline="Short, sourced briefs in three languages",
    skip="Skip to the text",
    main_navigation="Main sections",
    languages="Languages",
    switch_missing="This page does not exist in English: to the English home page",
    home="home page",
    search="Search",
    imprint="Every sentence of a brief names the sentence of a source that supports it.",
    colours_auto="Colours: as the device",
    colours_light="Colours: light",
    colours_dark="Colours: dark",
    newest="Newest briefs",
    all_briefs="All briefs",
    no_briefs="No brief has been published yet.",
    cutoff="Data as of {date}",
    reviewed="Reviewed by {name} on {date}",
    machine="Made by machine; not yet reviewed by a person",
    machine_engine=" (translated by {engines})",
    and_engine=" and ",
    held="Held back until {date}, {time}.",
    stale="The original of the following passage has changed; its translation here is of an earlier text.",
    stale_page="The original has changed. Some passages of this page are translations of an earlier text.",
    corrections="Corrections",
    no_corrections="No published brief has been changed yet.",
    corrections_feed="Corrections as a feed (Atom)",
    correction="Correction",
    clarification="Clarification",
    update="Update",
    retraction="Retraction",
    withdrawn_page="This brief was withdrawn. Its text is no longer shown.",
    draft="Draft. Not published.",
    draft_machine="Draft. Made by machine, not reviewed.",
    approved="Not yet published.",
    withdrawn="Withdrawn. This brief is no longer published.",
    notes="Notes",
    cite="Cite this brief",
    cite_plain="As text",
    machine_readable="As files:",
    back="Back to the sentence with note {}",
    sources="Sources",
    no_sources="No source has been collected yet.",
    written_in="in {language}",
    first_written_in="first written in {language}",
    sample="sample",
    sample_notice="Sample written for this repository. It is no report that anyone has published.",
    restricted="wording protected",
    restricted_notice="The wording is not reproduced here (copyright). The report has {count} sentences.",
    restricted_one="The wording is not reproduced here (copyright). The report has one sentence.",
    restricted_unknown="The wording is not reproduced here (copyright).",
    open="wording open",
    wording="The wording, sentence by sentence",
    sentence="Sentence {n}",
    translation="Translation into {language}",
    translation_machine="Machine translation into {language}, not reviewed",
    publisher="Publisher",
    author="Author",
    published="Published",
    retrieved="Retrieved",
    happened="Event",
    language="Language",
    origin_language="First written in",
    rights="Rights",
    address="Address",
    via="After",
    not_found="Page not found",
    not_found_hint="This address leads nowhere. The page may have moved, or never have existed.",
    choose="Read in English",
)

_GERMAN = Texts(
    code="de",
    tagline="Kurze, belegte Berichte in drei Sprachen",
    skip="Zum Text springen",
    main_navigation="Bereiche",
    languages="Sprachen",
    switch_missing="Diese Seite gibt es nicht auf Deutsch: zur deutschen Startseite",
    home="Startseite",
    search="Suche",
    imprint="Zu jedem Satz eines Kurzberichts steht der Satz einer Quelle, der ihn belegt.",
    colours_auto="Farben: wie am Gerät eingestellt",
    colours_light="Farben: hell",
    colours_dark="Farben: dunkel",
    newest="Neueste Kurzberichte",
    all_briefs="Alle Kurzberichte",
    no_briefs="Noch ist kein Kurzbericht erschienen.",
    cutoff="Datenstand: {date}",
    reviewed="Geprüft von {name} am {date}",
    machine="Maschinell erstellt, noch von keinem Menschen geprüft",
    machine_engine=" (übersetzt mit {engines})",
    and_engine=" und ",
    held="Gesperrt bis {date}, {time}.",
    stale="Das Original des folgenden Abschnitts wurde geändert; hier ist noch der frühere Text übersetzt.",
    stale_page="Das Original wurde geändert. In manchen Abschnitten ist noch der frühere Text übersetzt.",
    corrections="Korrekturen",
    no_corrections="Noch wurde kein veröffentlichter Kurzbericht geändert.",
    corrections_feed="Korrekturen abonnieren (Atom-Feed)",
    correction="Korrektur",
    clarification="Klarstellung",
    update="Aktualisierung",
    retraction="Rücknahme",
    withdrawn_page="Dieser Kurzbericht wurde zurückgezogen. Sein Text wird nicht mehr gezeigt.",
    draft="Entwurf. Nicht veröffentlicht.",
    draft_machine="Entwurf. Maschinell erstellt, nicht geprüft.",
    approved="Noch nicht veröffentlicht.",
    withdrawn="Zurückgezogen. Dieser Kurzbericht ist nicht mehr veröffentlicht.",
    notes="Nachweise",
    cite="Diesen Kurzbericht zitieren",
    cite_plain="Als Text",
    machine_readable="Als Dateien:",
    back="Zurück zum Satz mit Nachweis {}",
    sources="Quellen",
    no_sources="Noch ist keine Quelle erfasst.",
    written_in="auf {language}",
    first_written_in="zuerst auf {language} verfasst",
    sample="Beispieltext",
    sample_notice="Für dieses Repositorium geschriebener Beispieltext, kein Bericht, der je erschienen ist.",
    restricted="Wortlaut geschützt",
    restricted_notice=(
        "Der Wortlaut wird hier nicht wiedergegeben (Urheberrecht). Der Bericht hat {count} Sätze."
    ),
    restricted_one="Der Wortlaut wird hier nicht wiedergegeben (Urheberrecht). Der Bericht hat einen Satz.",
    restricted_unknown="Der Wortlaut wird hier nicht wiedergegeben (Urheberrecht).",
    open="Wortlaut offen",
    wording="Der Wortlaut, Satz für Satz",
    sentence="Satz {n}",
    translation="Übersetzung ins {language}e",
    translation_machine="Maschinelle Übersetzung ins {language}e, nicht geprüft",
    publisher="Herausgeber",
    author="Autor",
    published="Erschienen",
    retrieved="Abgerufen",
    happened="Ereignis",
    language="Sprache",
    origin_language="Zuerst verfasst auf",
    rights="Rechte",
    address="Adresse",
    via="Nach",
    not_found="Seite nicht gefunden",
    not_found_hint="Diese Adresse führt ins Leere. Die Seite ist umgezogen, oder es gab sie nie.",
    choose="Auf Deutsch lesen",
)

_CHINESE = Texts(
    code="zh",
    tagline="三种语言，句句有据的简报",
    skip="跳到正文",
    main_navigation="栏目",
    languages="语言",
    switch_missing="本页没有中文版：前往中文首页",
    home="首页",
    search="搜索",
    imprint="简报中的每一句话，都注明所依据的来源原句。",
    colours_auto="配色：跟随系统",
    colours_light="配色：浅色",
    colours_dark="配色：深色",
    newest="最新简报",
    all_briefs="全部简报",
    no_briefs="尚无已发布的简报。",
    cutoff="资料截至{date}",
    reviewed="{name}于{date}审校",
    machine="机器生成，尚未经人工审校",
    machine_engine="（翻译引擎：{engines}）",
    and_engine="、",
    held="暂缓发布，至{date}{time}。",
    stale="以下段落的原文已有改动，此处仍为旧版原文的译文。",
    stale_page="原文已有改动，本页部分段落仍为旧版原文的译文。",
    corrections="更正",
    no_corrections="已发布的简报尚无改动。",
    corrections_feed="订阅更正（Atom）",
    correction="更正",
    clarification="说明",
    update="更新",
    retraction="撤回",
    withdrawn_page="本简报已撤回，不再显示正文。",
    draft="草稿，尚未发布。",
    draft_machine="草稿。机器生成，未经审校。",
    approved="尚未发布。",
    withdrawn="已撤回。本简报不再发布。",
    notes="注释",
    cite="引用本简报",
    cite_plain="文本格式",
    machine_readable="下载：",
    back="返回注释{}所在的句子",
    sources="来源",
    no_sources="尚未收录任何来源。",
    written_in="{language}",
    first_written_in="原文为{language}",
    sample="示例文本",
    sample_notice="本文是为本项目撰写的示例文本，并非公开发表过的报道。",
    restricted="原文受版权保护",
    restricted_notice="因版权原因，此处不转载原文。该报道共{count}句。",
    restricted_one="因版权原因，此处不转载原文。该报道只有一句。",
    restricted_unknown="因版权原因，此处不转载原文。",
    open="原文公开",
    wording="原文逐句",
    sentence="第{n}句",
    translation="{language}译文",
    translation_machine="{language}机器译文，未经审校",
    publisher="发布者",
    author="作者",
    published="发布日期",
    retrieved="获取日期",
    happened="事件日期",
    language="语言",
    origin_language="原文语言",
    rights="版权",
    address="网址",
    via="转自",
    not_found="页面不存在",
    not_found_hint="这个网址没有对应的页面。页面可能已经移动，也可能从未有过。",
    choose="阅读中文版",
)

TEXTS: Mapping[str, Texts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
