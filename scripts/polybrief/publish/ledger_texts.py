"""What the pages of claims, conflicts and origins say, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from polybrief.model import Descent, Disagreement
from polybrief.publish.ledger_words import DESCENTS, KINDS, KINDS_EXPLAINED, MEASURES, WEIGHTS


@dataclass(frozen=True)
class LedgerTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    code: str
    claims: str
    conflicts: str
    origins: str
    by_machine: str

    claims_lead: str
    claims_caption: str
    claims_key: str
    no_claims: str
    claim: str
    report: str
    this_report: str
    """A report in the middle of a sentence."""
    report_one: str
    report_many: str
    origin_one: str
    origin_many: str
    origin: str
    not_in: str
    why: str
    why_so: str
    """Behind the count of a claim's origins: opens the reasons."""
    facts: str
    machine: str
    reviewed: str

    conflicts_lead: str
    no_conflicts: str
    measure_about: str
    figure: str
    date: str
    language: str
    source: str
    sentences: str
    no_date: str
    translated: str
    """What the language column says of a report first written in another language."""
    its_translation: str

    origins_lead: str
    no_origins: str
    drawing: str
    drawing_text: str
    drawing_key: str
    whole: str
    passages: str
    later: str
    groups: str
    together: str
    alone: str
    ties_caption: str
    number: str
    reports: str
    descent: str
    extent: str
    pairs_one: str
    pairs_many: str
    colon: str
    semicolon: str
    comma: str

    def counted(self, reports: int, origins: int) -> str:
        """“5 reports, 2 origins”."""
        said = self.report_one if reports == 1 else self.report_many.format(n=reports)
        from_where = self.origin_one if origins == 1 else self.origin_many.format(n=origins)
        return f"{said}{self.comma}{from_where}"

    def pairs(self, count: int) -> str:
        """How far a kinship of passages reaches; 0: it holds for the whole reports."""
        if count == 0:
            return self.whole
        return self.pairs_one if count == 1 else self.pairs_many.format(n=count)

    def measure(self, name: str) -> str:
        """The name of what is measured; as it is where no word is known for it."""
        return MEASURES[self.code].get(name, name)

    def weight(self, weight: str) -> str:
        """What a disagreement of this weight is."""
        return WEIGHTS[self.code][weight]

    def kind(self, kind: Disagreement) -> str:
        """The name of a kind of disagreement."""
        return KINDS[self.code][kind]

    def explained(self, kind: Disagreement) -> str:
        """What a kind of disagreement means, in a sentence."""
        return KINDS_EXPLAINED[self.code][kind]

    def tie(self, descent: Descent) -> str:
        """How two reports hang together."""
        return DESCENTS[self.code][descent]


_ENGLISH = LedgerTexts(
    code="en",
    claims="Claims",
    conflicts="Conflicts",
    origins="Origins",
    by_machine="Found by machine; not yet reviewed by a person.",
    claims_lead="What several reports say, whatever their language, and from how many origins they have it.",
    claims_caption="Claims by reports",
    claims_key=(
        "Within a row, reports with one letter have the claim from one origin. The number of a report"
        " leads to its page."
    ),
    no_claims="No claim stands in two reports or more.",
    claim="Claim",
    report="Report {n}",
    this_report="report {n}",
    report_one="1 report",
    report_many="{n} reports",
    origin_one="1 origin",
    origin_many="{n} origins",
    origin="origin {letter}",
    not_in="no",
    why="Why one origin",
    why_so="why",
    facts="names and figures only; the wording is protected",
    machine="machine translation, not reviewed",
    reviewed="translation",
    conflicts_lead="Where reports give different figures or dates for one thing. Each stands as written.",
    no_conflicts="No figures conflict.",
    measure_about="{measure}: {about}",
    figure="As written",
    date="Published",
    language="Language",
    source="Report",
    sentences="Sentences",
    no_date="date not known",
    translated="{language}, first written in {origin}",
    its_translation="translation of the desk",
    origins_lead=(
        "Which reports are not independent: one descends from the other, both come from a third, or they"
        " share passages."
    ),
    no_origins="Every report is an origin of its own.",
    drawing="Reports and what ties them together",
    drawing_text=(
        "Each row is a report, each upright line a tie between the reports that it marks. The numbers are"
        " those of the table below, which says the same."
    ),
    drawing_key="Key",
    whole="whole reports",
    passages="some passages only",
    later="the arrow points to the later report",
    groups="Reports of one origin",
    together="Reports of one origin as a whole",
    alone="Reports that stand alone as a whole",
    ties_caption="The ties, one by one",
    number="No.",
    reports="Reports",
    descent="Tie",
    extent="Extent",
    pairs_one="1 pair of sentences",
    pairs_many="{n} pairs of sentences",
    colon=": ",
    semicolon="; ",
    comma=", ",
)

_GERMAN = LedgerTexts(
    code="de",
    claims="Aussagen",
    conflicts="Widersprüche",
    origins="Ursprünge",
    by_machine="Maschinell ermittelt, noch von keinem Menschen geprüft.",
    claims_lead=(
        "Was mehrere Berichte sagen, gleich in welcher Sprache, und auf wie viele Ursprünge das zurückgeht."
    ),
    claims_caption="Aussagen und Berichte",
    claims_key=(
        "Berichte mit demselben Buchstaben in einer Zeile haben die Aussage aus demselben Ursprung. Die"
        " Nummer eines Berichts führt zu seiner Seite."
    ),
    no_claims="Keine Aussage steht in mehr als einem Bericht.",
    claim="Aussage",
    report="Bericht {n}",
    this_report="Bericht {n}",
    report_one="1 Bericht",
    report_many="{n} Berichte",
    origin_one="1 Ursprung",
    origin_many="{n} Ursprünge",
    origin="Ursprung {letter}",
    not_in="nein",
    why="Warum ein Ursprung",
    why_so="warum",
    facts="nur Namen und Zahlen, der Wortlaut ist geschützt",
    machine="maschinelle Übersetzung, nicht geprüft",
    reviewed="Übersetzung",
    conflicts_lead=(
        "Wo Berichte zu derselben Sache verschiedene Zahlen oder Tage nennen. Alle stehen hier, wie sie"
        " geschrieben sind."
    ),
    no_conflicts="Keine Zahlen widersprechen einander.",
    measure_about="{measure}: {about}",
    figure="Im Wortlaut",
    date="Erschienen",
    language="Sprache",
    source="Bericht",
    sentences="Sätze",
    no_date="Datum unbekannt",
    translated="{language}, zuerst auf {origin} verfasst",
    its_translation="Übersetzung der Redaktion",
    origins_lead=(
        "Welche Berichte nicht unabhängig sind: Einer geht auf den anderen zurück, beide stammen aus einem"
        " dritten, oder sie haben Passagen gemeinsam."
    ),
    no_origins="Jeder Bericht ist ein Ursprung für sich.",
    drawing="Die Berichte und was sie verbindet",
    drawing_text=(
        "Jede Zeile ist ein Bericht, jede senkrechte Linie verbindet die Berichte, an denen sie eine Marke"
        " hat. Die Nummern sind die der Tabelle darunter, die dasselbe sagt."
    ),
    drawing_key="Zeichenerklärung",
    whole="ganze Berichte",
    passages="nur einzelne Passagen",
    later="der Pfeil zeigt auf den späteren Bericht",
    groups="Berichte eines Ursprungs",
    together="Berichte, die als Ganzes einen Ursprung haben",
    alone="Berichte, die als Ganzes für sich stehen",
    ties_caption="Die Verbindungen im Einzelnen",
    number="Nr.",
    reports="Berichte",
    descent="Verbindung",
    extent="Umfang",
    pairs_one="1 Satzpaar",
    pairs_many="{n} Satzpaare",
    colon=": ",
    semicolon="; ",
    comma=", ",
)

_CHINESE = LedgerTexts(
    code="zh",
    claims="说法",
    conflicts="数据矛盾",
    origins="消息源头",
    by_machine="由机器找出，尚未经人工审校。",
    claims_lead="多篇报道（不论何种语言）共有的说法，以及这些说法出自几个源头。",
    claims_caption="各篇报道中的说法",
    claims_key="同一行中字母相同的报道，说法出自同一源头。点击报道编号可前往其页面。",
    no_claims="没有任何说法见于两篇以上的报道。",
    claim="说法",
    report="报道{n}",
    this_report="报道{n}",
    report_one="1篇报道",
    report_many="{n}篇报道",
    origin_one="1个源头",
    origin_many="{n}个源头",
    origin="源头{letter}",
    not_in="无",
    why="为何算作同一源头",
    why_so="依据",
    facts="仅列名称与数字，原文受版权保护",
    machine="机器译文，未经审校",
    reviewed="译文",
    conflicts_lead="不同报道就同一事物给出的不同数字或日期。各方写法一律照录。",
    no_conflicts="没有相互矛盾的数字。",
    measure_about="{about}：{measure}",
    figure="原文写法",
    date="发布日期",
    language="语言",
    source="报道",
    sentences="所在句",
    no_date="日期不详",
    translated="{language}，原文为{origin}",
    its_translation="本站译文",
    origins_lead="哪些报道并非相互独立：一篇源自另一篇，两篇同出一源，或有相同的段落。",
    no_origins="每篇报道各为一个源头。",
    drawing="各篇报道及其关联",
    drawing_text="每一行是一篇报道，每条竖线连接其上有标记的报道。编号与下方表格一致，表格内容与图相同。",
    drawing_key="图例",
    whole="整篇报道",
    passages="仅部分段落",
    later="箭头指向较晚的报道",
    groups="同一源头的报道",
    together="整篇出自同一源头的报道",
    alone="整篇独立的报道",
    ties_caption="逐条关联",
    number="编号",
    reports="报道",
    descent="关联",
    extent="范围",
    pairs_one="1对句子",
    pairs_many="{n}对句子",
    colon="：",
    semicolon="；",
    comma="，",
)

LEDGER_TEXTS: Mapping[str, LedgerTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
