"""The fixed words of a draft in each language of the desk; the one place for its wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from polybrief.languages.table import words as _words
from polybrief.model import Disagreement

_MEASURES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "count": ("number", "Anzahl", "数量"),
        "percent": ("share", "Anteil", "比例"),
        "points": ("percentage points", "Prozentpunkte", "百分点"),
        "ordinal": ("rank", "Rang", "名次"),
        "date": ("date", "Datum", "日期"),
        "investment": ("investment", "Investition", "投资"),
        "deployment": ("deployment", "sofortiger Einsatz", "即时投入"),
        "valuation": ("valuation", "Bewertung", "估值"),
        "funding": ("funding", "Finanzierung", "融资"),
        "subsidy": ("subsidy", "Förderung", "补贴"),
        "revenue": ("revenue", "Umsatz", "营收"),
        "profit": ("profit", "Gewinn", "利润"),
        "debt": ("debt", "Schulden", "债务"),
        "stake": ("stake", "Beteiligung", "持股"),
        "wage": ("wage", "Lohn", "薪酬"),
        "tax": ("tax", "Steuern", "税收"),
        "growth": ("growth", "Wachstum", "增长"),
        "decline": ("decline", "Rückgang", "下降"),
        "sites": ("sites", "Standorte", "站点"),
        "capacity": ("capacity", "Kapazität", "容量"),
        "staff": ("staff", "Beschäftigte", "员工"),
        "deaths": ("deaths", "Todesopfer", "死亡人数"),
        "injured": ("injured", "Verletzte", "受伤人数"),
    }
)
"""What measures are called in English, German and Chinese."""


@dataclass(frozen=True)
class Words:
    """The words of one language; `{}` fields are filled by keyword.

    `hanging` are words that open a sentence which leans on the one before, `negations` those that deny;
    both in lower case, of Chinese the characters. `kinds` are those of the glossary.
    """

    summary: str
    banner: str
    unread: str
    borrowed: str
    borrowed_run: str
    rewritten: str
    refused: str

    happened: str
    origins: str
    one_origin: str
    figures: str
    figure_columns: tuple[str, ...]
    conflicts: str
    conflict_columns: tuple[str, ...]
    only: str
    timeline: str
    timeline_columns: tuple[str, ...]
    who: str
    questions: str

    unknown: str
    comma: str
    either: str
    """Between the last two of several alternatives."""
    entry: str
    """A name with its `{kind}` and `{forms}` in other languages."""
    form: str
    month: str
    """A month without day and year, in the patterns of CLDR."""
    about: str
    """How a measure and what it is about go together."""
    second_origin: str
    asked: Mapping[Disagreement, str]
    disagreements: Mapping[Disagreement, str]
    kinds: Mapping[str, str]
    hanging: frozenset[str]
    negations: frozenset[str]

    def listed(self, parts: Sequence[str]) -> str:
        """Alternatives: “a, b or c”."""
        *others, last = parts
        return f"{self.comma.join(others)}{self.either}{last}" if others else last


_ENGLISH = Words(
    summary="Draft made by machine (reports read: {sources}); not reviewed.",
    banner="Draft made by machine",
    unread="Nobody has checked these sentences; they are the sources' own, or translations of them.",
    borrowed="Write anew, in own words: {runs}.",
    borrowed_run="{label} ({length} words in a row)",
    rewritten="Rewritten by the language model {model}, and read by nobody yet: {labels}.",
    refused="Left as they were, as the rewriting did not pass: {labels}.",
    happened="What happened",
    origins="{n} origins",
    one_origin="1 origin",
    figures="The figures side by side",
    figure_columns=("Figure", "What it measures", "Source", "Language"),
    conflicts="Where the reports differ",
    conflict_columns=("What", "As written", "Source", "Published", "Language", "Kind"),
    only="What only {language} sources report",
    timeline="Timeline",
    timeline_columns=("Date", "Names and figures"),
    who="Who is who",
    questions="Open questions",
    unknown="not known",
    comma=", ",
    either=" or ",
    entry="{name} ({kind}{forms})",
    form="; {language}: {form}",
    month="LLLL",
    about="{about}: {measure}",
    second_origin="Who else reports this ({facts}), which so far comes from {source} alone?",
    asked=MappingProxyType(
        {
            "contradiction": "Which holds ({what}): {values}?",
            "other period": "Which periods do these figures cover ({what}): {values}?",
            "revision": "Has the later figure replaced the earlier one ({what}): {values}?",
            "other definition": "What is counted in each case ({what}): {values}?",
            "fault of translation": "Which stands in the original ({what}): {values}?",
            "currency lost": "In which currency is this meant ({what}): {values}?",
            "time zone": "In which time zone does this hold ({what}): {values}?",
        }
    ),
    disagreements=MappingProxyType(
        {
            "contradiction": "contradiction",
            "other period": "other period",
            "revision": "revision",
            "other definition": "other definition",
            "rounding": "rounding",
            "fault of translation": "fault of translation",
            "currency lost": "currency lost",
            "time zone": "time zone",
        }
    ),
    kinds=MappingProxyType(
        {
            "person": "person",
            "organisation": "organisation",
            "programme": "programme",
            "law": "law",
            "product": "product",
        }
    ),
    hanging=_words(
        "he she it they this these that those his her its their but however also and moreover",
        "meanwhile therefore thus so such according instead furthermore additionally nevertheless",
        "both",
    ),
    negations=_words(
        "not no never none nobody nothing neither nor without cannot t denied denies deny",
    ),
)

_GERMAN = Words(
    summary="Maschinell erstellter Entwurf (gelesene Berichte: {sources}), nicht geprüft.",
    banner="Maschinell erstellter Entwurf",
    unread="Niemand hat diese Sätze geprüft; es sind die der Quellen oder Übersetzungen davon.",
    borrowed="In eigenen Worten neu zu schreiben: {runs}.",
    borrowed_run="{label} ({length} Wörter in Folge)",
    rewritten="Vom Sprachmodell {model} umformuliert und noch von niemandem gelesen: {labels}.",
    refused="Unverändert, weil die Umformulierung nicht bestand: {labels}.",
    happened="Was geschehen ist",
    origins="{n} Ursprünge",
    one_origin="1 Ursprung",
    figures="Die Zahlen nebeneinander",
    figure_columns=("Zahl", "Was sie misst", "Quelle", "Sprache"),
    conflicts="Worin die Berichte voneinander abweichen",
    conflict_columns=("Was", "Im Wortlaut", "Quelle", "Erschienen", "Sprache", "Art"),
    only="Was nur Quellen auf {language} berichten",
    timeline="Zeitleiste",
    timeline_columns=("Datum", "Namen und Zahlen"),
    who="Wer ist wer",
    questions="Offene Fragen",
    unknown="unbekannt",
    comma=", ",
    either=" oder ",
    entry="{name} ({kind}{forms})",
    form="; {language}: {form}",
    month="LLLL",
    about="{about}: {measure}",
    second_origin="Wer berichtet das noch ({facts}), was bisher allein aus {source} stammt?",
    asked=MappingProxyType(
        {
            "contradiction": "Was trifft zu ({what}): {values}?",
            "other period": "Für welche Zeiträume gelten diese Zahlen ({what}): {values}?",
            "revision": "Hat die spätere Zahl die frühere ersetzt ({what}): {values}?",
            "other definition": "Was ist jeweils mitgezählt ({what}): {values}?",
            "fault of translation": "Was steht im Original ({what}): {values}?",
            "currency lost": "In welcher Währung ist das zu verstehen ({what}): {values}?",
            "time zone": "In welcher Zeitzone gilt das ({what}): {values}?",
        }
    ),
    disagreements=MappingProxyType(
        {
            "contradiction": "Widerspruch",
            "other period": "anderer Zeitraum",
            "revision": "spätere Fassung",
            "other definition": "andere Abgrenzung",
            "rounding": "Rundung",
            "fault of translation": "Übersetzungsfehler",
            "currency lost": "Währung fehlt",
            "time zone": "Zeitzone",
        }
    ),
    kinds=MappingProxyType(
        {
            "person": "Person",
            "organisation": "Organisation",
            "programme": "Programm",
            "law": "Gesetz",
            "product": "Produkt",
        }
    ),
    hanging=_words(
        "er sie es dieser diese dieses diesem diesen jener jene jenes sein seine ihr ihre aber",
        "doch jedoch auch und zudem außerdem dabei damit dazu daher deshalb dagegen darüber",
        "danach dort allerdings demnach somit dennoch trotzdem beide",
    ),
    negations=_words(
        "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne",
    ),
)

_CHINESE = Words(
    summary="机器据{sources}个来源的句子生成的草稿，未经审校。",
    banner="机器生成的草稿",
    unread="以下句子未经人工核对，均为来源原句或其译文。",
    borrowed="须改用自己的话重写：{runs}。",
    borrowed_run="{label}（连续{length}字）",
    rewritten="由语言模型{model}改写，尚无人审读：{labels}。",
    refused="改写未通过检查，保留原句：{labels}。",
    happened="事件概况",
    origins="{n}个信源",
    one_origin="1个信源",
    figures="数字对照",
    figure_columns=("数字", "衡量内容", "来源", "语言"),
    conflicts="各报道的分歧",
    conflict_columns=("事项", "原文写法", "来源", "发布日期", "语言", "类型"),
    only="仅见于{language}来源的内容",
    timeline="时间线",
    timeline_columns=("日期", "名称与数字"),
    who="相关人物与机构",
    questions="待解问题",
    unknown="不详",
    comma="、",
    either="还是",
    entry="{name}（{kind}{forms}）",
    form="；{language}：{form}",
    month="M月",
    about="{about}：{measure}",
    second_origin="目前仅见于{source}的这一内容（{facts}），还有谁报道过？",
    asked=MappingProxyType(
        {
            "contradiction": "哪一个说法成立（{what}）：{values}？",
            "other period": "这些数字各指哪段时期（{what}）：{values}？",
            "revision": "后一数字是否已取代前一数字（{what}）：{values}？",
            "other definition": "各自的统计口径是什么（{what}）：{values}？",
            "fault of translation": "原文写的是哪一个（{what}）：{values}？",
            "currency lost": "这里指哪种货币（{what}）：{values}？",
            "time zone": "这里以哪个时区为准（{what}）：{values}？",
        }
    ),
    disagreements=MappingProxyType(
        {
            "contradiction": "相互矛盾",
            "other period": "时期不同",
            "revision": "后续修订",
            "other definition": "口径不同",
            "rounding": "四舍五入",
            "fault of translation": "翻译有误",
            "currency lost": "缺少币种",
            "time zone": "时区",
        }
    ),
    kinds=MappingProxyType(
        {"person": "人物", "organisation": "机构", "programme": "计划", "law": "法律", "product": "产品"}
    ),
    hanging=_words(
        "他 她 它 他们 她们 它们 这 该 此 其 但 不过 然而 同时 此外 另外 因此 而 并",
    ),
    negations=_words(
        "不 没 未 无 非 否 别 勿",
    ),
)

WORDS: Mapping[str, Words] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})


def measure_name(measure: str, language: str) -> str:
    """What a measure is called in a language; its id (a unit, a glossary id) where no name is known.

    >>> measure_name("valuation", "zh")
    '估值'
    """
    names = _MEASURES.get(measure)
    return names[tuple(WORDS).index(language)] if names else measure
