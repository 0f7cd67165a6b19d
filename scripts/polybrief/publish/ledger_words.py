"""The words of the ledger in each language: kinds of conflicts, ties between reports, what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from polybrief.model import Descent, Disagreement

Words = Mapping[str, Mapping[str, str]]

WEIGHTS: Words = MappingProxyType(
    {
        "en": {"conflict": "Conflict", "warning": "Warning for the editor", "note": "Note for the editor"},
        "de": {
            "conflict": "Widerspruch",
            "warning": "Warnung für die Redaktion",
            "note": "Hinweis für die Redaktion",
        },
        "zh": {"conflict": "矛盾", "warning": "编辑警示", "note": "编辑提示"},
    }
)
"""What a disagreement is to a reader, by language and weight."""

KINDS: Mapping[str, Mapping[Disagreement, str]] = MappingProxyType(
    {
        "en": {
            "contradiction": "contradiction",
            "other period": "other period",
            "revision": "revision",
            "other definition": "other definition",
            "rounding": "rounding",
            "fault of translation": "fault of translation",
            "currency lost": "currency lost",
            "time zone": "time zone",
        },
        "de": {
            "contradiction": "unvereinbare Angaben",
            "other period": "anderer Zeitraum",
            "revision": "spätere Berichtigung",
            "other definition": "andere Abgrenzung",
            "rounding": "Rundung",
            "fault of translation": "Übersetzungsfehler",
            "currency lost": "Währung fehlt",
            "time zone": "Zeitzone",
        },
        "zh": {
            "contradiction": "说法矛盾",
            "other period": "时期不同",
            "revision": "后续更正",
            "other definition": "口径不同",
            "rounding": "四舍五入",
            "fault of translation": "翻译错误",
            "currency lost": "缺少币种",
            "time zone": "时区差异",
        },
    }
)
"""The kinds of disagreements by language."""

KINDS_EXPLAINED: Mapping[str, Mapping[Disagreement, str]] = MappingProxyType(
    {
        "en": {
            "contradiction": "Nothing in the reports explains the difference.",
            "other period": "The figures are for different periods.",
            "revision": "A later report of the same origin gives another figure.",
            "other definition": "The figures count different things by one name.",
            "rounding": "One figure is the other, rounded.",
            "fault of translation": "A translation gives the figure otherwise than its original.",
            "currency lost": "The sum stands without the currency that it is in.",
            "time zone": "The day may be another one at the place of the event.",
        },
        "de": {
            "contradiction": "Nichts in den Berichten erklärt den Unterschied.",
            "other period": "Die Zahlen gelten für verschiedene Zeiträume.",
            "revision": "Ein späterer Bericht desselben Ursprungs nennt eine andere Zahl.",
            "other definition": "Die Zahlen meinen unter einem Namen Verschiedenes.",
            "rounding": "Die eine Zahl ist die gerundete andere.",
            "fault of translation": "Eine Übersetzung gibt die Zahl anders wieder als ihr Original.",
            "currency lost": "Der Betrag steht ohne die Währung, in der er gemeint ist.",
            "time zone": "Am Ort des Geschehens kann es ein anderer Tag sein.",
        },
        "zh": {
            "contradiction": "报道本身无法解释这一差异。",
            "other period": "各数字所指时期不同。",
            "revision": "同一源头的后续报道给出了另一数字。",
            "other definition": "名称相同，统计口径不同。",
            "rounding": "一个数字是另一个的约数。",
            "fault of translation": "译文中的数字与原文不符。",
            "currency lost": "金额未注明币种。",
            "time zone": "按事发地时间，日期可能不同。",
        },
    }
)
"""What each kind means, in a sentence."""

DESCENTS: Mapping[str, Mapping[Descent, str]] = MappingProxyType(
    {
        "en": {
            "primary source": "relays the other",
            "quotation": "quotes the other",
            "revision": "revision of the other",
            "common source": "common source",
            "shared passage": "shared passages",
        },
        "de": {
            "primary source": "gibt den anderen wieder",
            "quotation": "beruft sich auf den anderen",
            "revision": "Neufassung des anderen",
            "common source": "gemeinsame Quelle",
            "shared passage": "gemeinsame Passagen",
        },
        "zh": {
            "primary source": "转述另一篇",
            "quotation": "引用另一篇",
            "revision": "另一篇的修订",
            "common source": "同出一源",
            "shared passage": "段落相同",
        },
    }
)
"""The ties between two reports by language."""

MEASURES: Words = MappingProxyType(
    {
        "en": {
            "count": "number",
            "percent": "share",
            "points": "percentage points",
            "deployment": "capital deployed",
            "stake": "stake",
            "staff": "staff",
            "date": "date",
        },
        "de": {
            "count": "Anzahl",
            "percent": "Anteil",
            "points": "Prozentpunkte",
            "date": "Datum",
            "investment": "Investition",
            "deployment": "eingesetztes Kapital",
            "valuation": "Bewertung",
            "funding": "Finanzierung",
            "subsidy": "Subvention",
            "revenue": "Umsatz",
            "profit": "Gewinn",
            "loss": "Verlust",
            "debt": "Schulden",
            "stake": "Beteiligung",
            "price": "Preis",
            "wage": "Lohn",
            "tax": "Steuern und Zölle",
            "growth": "Zuwachs",
            "decline": "Rückgang",
            "sites": "Standorte",
            "capacity": "Kapazität",
            "staff": "Beschäftigte",
            "deaths": "Tote",
            "injured": "Verletzte",
        },
        "zh": {
            "count": "数量",
            "percent": "占比",
            "points": "百分点",
            "date": "日期",
            "investment": "投资额",
            "deployment": "投入资金",
            "valuation": "估值",
            "funding": "融资额",
            "subsidy": "补贴",
            "revenue": "营收",
            "profit": "利润",
            "loss": "亏损",
            "debt": "债务",
            "stake": "持股",
            "price": "价格",
            "wage": "工资",
            "tax": "税费",
            "growth": "增幅",
            "decline": "降幅",
            "sites": "项目数量",
            "capacity": "产能",
            "staff": "员工人数",
            "deaths": "死亡人数",
            "injured": "受伤人数",
        },
    }
)
"""What is measured; a word that is missing is the same as in the ledger."""
