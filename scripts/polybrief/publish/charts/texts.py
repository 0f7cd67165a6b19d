"""What the charts say, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class ChartTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    key: str
    differ: str
    joiner: str
    """Between things of one kind."""
    semicolon: str
    colon: str

    sums: str
    sums_text: str
    """Description: `{count}` sums in `{currency}` from `{low}` to `{high}`; what they are of follows."""
    scale: str
    """`{currency}`; and that the scale is a logarithmic one."""
    sum: str
    of: str
    notes: str
    exact: str
    approximate: str
    range: str
    vague_range: str
    at_least: str
    at_most: str
    see_conflict: str
    numbers: str

    timeline: str
    timeline_text: str
    number: str
    date: str
    event: str
    on_a_day: str
    within: str

    together: str
    together_text: str
    """Description: `{rows}` countries, `{columns}` names; what stands in the fields."""
    together_hint: str
    country: str
    named: str
    how_often: str
    sentences: str
    origins: str
    """`{count}` of them, in figures."""
    one_origin: str
    none: str
    by_reports: str
    """What stands in a field of the table: `{origins}` in words, `{reports}`, their number."""

    def counted(self, count: int) -> str:
        """How many origins."""
        if count == 0:
            return self.none
        return self.one_origin if count == 1 else self.origins.format(count=count)


_ENGLISH = ChartTexts(
    key="How to read it",
    differ="the reports disagree",
    joiner=", ",
    semicolon="; ",
    colon=": ",
    sums="The sums compared",
    sums_text="{count} sums in {currency}, from {low} to {high}, on a logarithmic scale.",
    scale="{currency}; from each line to the next, ten times as much",
    sum="Sum",
    of="What it is of",
    notes="Notes",
    exact="a sum",
    approximate="about this much",
    range="from … to …",
    vague_range="of this order, no more exact",
    at_least="this much or more",
    at_most="this much or less",
    see_conflict="what each report says",
    numbers="The numbers as a table",
    timeline="What happened when",
    timeline_text="{count} events from {first} to {last}, to scale.",
    number="No.",
    date="Date",
    event="Event",
    on_a_day="on a day",
    within="some time within",
    together="Who is named with which country",
    together_text=(
        "{rows} countries and {columns} companies, programmes and authorities. The larger the disc, the more"
        " origins have a sentence that names both."
    ),
    together_hint=(
        "A number counts origins, not reports: reports that retell one another are one. To be named in one"
        " sentence is not to be partners; what the tie is, the sentence says."
    ),
    country="Country",
    named="Named with it",
    how_often="Origins",
    sentences="Reports and sentences",
    origins="{count} origins",
    one_origin="1 origin",
    none="none",
    by_reports="{origins} (reports: {reports})",
)

_GERMAN = ChartTexts(
    key="So ist es zu lesen",
    differ="die Berichte widersprechen sich",
    joiner=", ",
    semicolon="; ",
    colon=": ",
    sums="Die Beträge im Vergleich",
    sums_text="{count} Beträge in {currency}, von {low} bis {high}, auf einer logarithmischen Skala.",
    scale="{currency}; von Linie zu Linie das Zehnfache",
    sum="Betrag",
    of="Wofür er steht",
    notes="Nachweise",
    exact="ein Betrag",
    approximate="ungefähr so viel",
    range="von … bis …",
    vague_range="in dieser Größenordnung, genauer nicht",
    at_least="so viel oder mehr",
    at_most="so viel oder weniger",
    see_conflict="was die Berichte im Einzelnen sagen",
    numbers="Die Zahlen als Tabelle",
    timeline="Was wann geschah",
    timeline_text="{count} Ereignisse von {first} bis {last}, maßstäblich.",
    number="Nr.",
    date="Datum",
    event="Ereignis",
    on_a_day="an einem Tag",
    within="irgendwann in dieser Zeit",
    together="Wer mit welchem Land genannt wird",
    together_text=(
        "{rows} Länder und {columns} Unternehmen, Programme und Behörden. Je größer die Scheibe, desto mehr"
        " Ursprünge haben einen Satz, der beide nennt."
    ),
    together_hint=(
        "Gezählt werden Ursprünge, nicht Berichte: Was voneinander abgeschrieben ist, zählt einmal. Wer in"
        " einem Satz genannt wird, ist noch kein Partner; worum es geht, sagt der Satz."
    ),
    country="Land",
    named="Mit ihm genannt",
    how_often="Ursprünge",
    sentences="Berichte und Sätze",
    origins="{count} Ursprünge",
    one_origin="1 Ursprung",
    none="keine",
    by_reports="{origins} (Berichte: {reports})",
)

_CHINESE = ChartTexts(
    key="图例",
    differ="各报道说法不一",
    joiner="、",
    semicolon="；",
    colon="：",
    sums="金额对比",
    sums_text="共{count}笔{currency}金额，从{low}到{high}，按对数刻度排列。",
    scale="单位：{currency}；每条竖线为前一条的十倍",
    sum="金额",
    of="所指内容",
    notes="注释",
    exact="确切金额",
    approximate="约数",
    range="区间",
    vague_range="仅知数量级",
    at_least="不低于此数",
    at_most="不高于此数",
    see_conflict="查看各报道的说法",
    numbers="以表格显示数字",
    timeline="时间线",
    timeline_text="共{count}个事件，从{first}到{last}，间距按实际时间比例绘制。",
    number="序号",
    date="日期",
    event="事件",
    on_a_day="具体日期",
    within="这段时间内",
    together="哪些机构与哪些国家一同被提及",
    together_text="{rows}个国家，{columns}家企业、机构或项目。圆点越大，表示有越多的独立源头在同一句话中同时提到二者。",
    together_hint="数字统计的是源头而非报道篇数：相互转述的报道只算一个源头。在同一句话中被提及不等于合作关系，具体情形以原句为准。",
    country="国家",
    named="一同提及者",
    how_often="源头",
    sentences="报道与句子序号",
    origins="{count}个源头",
    one_origin="1个源头",
    none="无",
    by_reports="{origins}（报道{reports}篇）",
)

CHART_TEXTS: Mapping[str, ChartTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
