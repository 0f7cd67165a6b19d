"""Chinese: the rules by which figures and moments are read, in simplified and traditional characters.

The words stand in `chinese_words`, the writing of numbers in `numerals`; what is read from a match in
`chinese_figures` and `chinese_moments`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polybrief.examine import chinese_figures as figures
from polybrief.examine import chinese_moments as moments
from polybrief.examine import chinese_words as w
from polybrief.examine.numerals import NUMBER, ONES, compiled
from polybrief.examine.rules import Fact, Rule

TO = r" ?(?:至|到|-|–|—|~|～|－|―) ?"
_AND = r" ?(?:至|到|和|及|与|、|-|–|—|~|～) ?"
_SHORT_YEAR = rf"(?:\d{{4}}|\d{{2}}|[{ONES}]{{4}}|[{ONES}]{{2}})"
_PART = r"(?:上午|下午|晚上|凌晨|清晨|早上|早晨|中午|晚间|傍晚|深夜|夜间|午后|当晚|今晚|当天|晚|早)"

_PATTERNS: tuple[tuple[str, str, Callable[[figures.Match], Iterator[Fact] | None]], ...] = (
    (
        "lunar date",
        r"(?:农历|阴历)(?:[正一二三四五六七八九十冬腊]{1,2}月)?(?:初?[一二三四五六七八九十廿]{1,3})?",
        figures.nothing,
    ),
    (
        "race",
        r"(?<!\d)(?:(?P<h>\d{1,2})(?::|小时))?(?P<min>\d{1,2})(?:[:：](?=\d\d\.)|(?<=\d:\d\d):|分)"
        r"(?P<s>\d{1,2})(?:(?:\.|秒)(?P<parts>\d{1,3})?|(?<=\d:\d\d:\d\d))(?!\d)",
        figures.race,
    ),
    (
        "numeric date",
        r"(?<!\d)(?P<year>[12]\d{3})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d.])",
        moments.numeric_date,
    ),
    (
        "month",
        rf"(?<![\d{ONES}十点.])(?:(?P<year>{_SHORT_YEAR}) ?年 ?(?:的 ?)?)?"
        rf"(?P<months>{moments.MONTH}(?:(?: ?月份?)?{_AND}{moments.MONTH}){{0,3}} ?月份?)(?![球亮饼薪经内子])"
        rf" ?(?P<days>{moments.DAY}(?: ?[日号]?{_AND}{moments.DAY}){{0,6}} ?[日号])?",
        moments.month,
    ),
    (
        "decade",
        rf"(?:(?P<century>上|\d{{2}}|[二十一八九]{{1,3}}) ?(?:个)?世纪 ?)?(?<!\d)"
        rf"(?:(?P<former>[1-9]0?|[{ONES}]十?)(?:{_AND}|(?=[{ONES}]十)))?"
        rf"(?P<decade>\d{{3}}0|[1-9]0|[{ONES}]{{3}}[零〇]|[二三四五六七八九]十) ?年代",
        moments.decade,
    ),
    (
        "quarter",
        rf"(?:(?P<year>\d{{4}}|[{ONES}]{{4}}) ?年 ?)?"
        r"(?:(?<!前)第? ?(?P<quarter>[1-4一二三四]) ?季(?:度|报)|(?<![A-Za-z])Q(?P<q>[1-4])(?!\d))",
        moments.quarter,
    ),
    ("quarters", r"前[一二三1-3]个?季度?|[上下]半年", figures.nothing),
    (
        "years",
        rf"(?<![\d.,])(?P<first>[12]\d{{3}}|[一二][{ONES}]{{3}})"
        rf"(?:{TO}(?P<second>[12]\d{{3}}|\d{{2}}|[一二][{ONES}]{{3}}))?"
        rf" ?(?:年(?:度)?(?!历史|的历史|代)|[学财]年|赛季)",
        moments.years,
    ),
    ("season", r"(?<!\d)(?P<first>(?:19|20)\d\d)[/-](?P<second>\d\d)(?!\d)", moments.years),
    ("short year", r"(?<![\d.,])(?P<first>0\d|\d{2}(?=年[初底末中夏]))(?P<second>)年", moments.years),
    (
        "time",
        rf"(?:(?P<part>{_PART}) ?)?(?<![\d:.])(?P<hour>\d{{1,2}}|[一二三四五六七八九十两]{{1,3}})"
        rf" ?(?P<sign>[时点]|[:：](?=[0-5]\d(?!\d)))"
        r"(?![间候代期尚刻评击头个])(?: ?(?P<minute>[0-5]?\d|[零一二三四五六七八九十]{1,3})(?![\d%.万亿个])"
        r"(?: ?(?P<mark>分(?!之)))?|(?P<half>半))?(?P<o>钟|整)?(?P<around>左右|许|前|后|刚过|起)?"
        rf"(?:{TO}(?P<until>\d{{1,2}})(?: ?[时点]|:(?P<past>[0-5]\d)))?",
        moments.clock,
    ),
    (
        "number of a thing",
        r"(?:波音|空客|歼|运|东风|长征|神舟|嫦娥|天宫|天问)-?(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})(?!月)号?",
        figures.free_ordinal,
    ),
    (
        "telephone",
        r"\d{3,4}-\d{7,8}|\d{3}-\d{3,4}-\d{4}|(?<!\d)0\d{1,3}(?:[ -]\d{2,8}){1,4}|(?<!\d)1\d{10}(?!\d)"
        r"|(?<=拨打)\d{3,5}(?!\d)",
        figures.nothing,
    ),
    (
        "no figures",
        r"\d{1,4} ?[x×] ?\d{1,4}(?: ?(?:米|[mc]?m))?|(?:UTC|GMT) ?[+-]?\d{1,4}"
        r"|\d{1,3}(?:\.\d{1,3}){2,3}|\d{1,2}[·•]\d{1,2}|(?<=[年月天])[零又](?=\d)",
        figures.nothing,
    ),
    ("article", rf"第 ?(?P<number>{NUMBER}) ?(?=[条款章页节号版])", figures.free_ordinal),
    (
        "number",
        r"(?<![月第至到和、一二三四五六七八九十])(?P<number>[一二三四五六七八九十])号(?![上下中晚凌早傍夜在抵会举签宣表说发])",
        figures.ordinal,
    ),
    (
        "days",
        rf"(?<![\d{ONES}十.第]){moments.DAY}(?: ?[日号]?{_AND}{moments.DAY}){{0,6}}"
        r" ?(?:日|号(?![线楼院门机店公台文选决令病井房室矿舱]))"
        r"(?![内游元圆本电志报])",
        moments.days,
    ),
    ("hundred percent", r"百分百|百分之百", figures.exactly("100", "percent")),
    (
        "percent",
        rf"(?P<base>[百千])分之 ?(?P<first>{NUMBER})(?:{TO}(?:百分之)?(?P<second>{NUMBER}))?",
        figures.percent,
    ),
    (
        "fraction",
        rf"(?:(?P<whole>\d{{1,4}}|[{ONES}十]{{1,3}})又)?(?P<below>\d{{1,4}}|[{figures.NUMERAL}]{{1,4}})分之(?P<above>\d{{1,4}}|[{figures.NUMERAL}]{{1,4}})",
        figures.fraction,
    ),
    ("type", r"[\u4e00-\u9fff]-\d{1,3}(?![\d.%万亿度℃°个名])", figures.nothing),
    (
        "score",
        rf"(?<![\d.])(?P<ours>\d{{1,3}}|[{ONES}十]{{1,2}}) ?(?:比|[:：]) ?"
        rf"(?P<theirs>\d{{1,3}}(?![\d.])|[{ONES}十]{{1,2}}(?![{ONES}十个名]))",
        figures.score,
    ),
    (
        "weekday",
        r"(?:星期|礼拜|(?<![一二三四五六七八九十两几每\d])周)[一二三四五六日天](?:至周[一二三四五六日天])?",
        figures.nothing,
    ),
    (
        "label",
        r"(?<![A-Za-z])(?:(?P<before>[A-Za-z]{1,16})-?\d[\dA-Za-z]{0,9}(?![\dA-Za-z]|[,.]\d|[万亿%])|(?<![\d.,$€£¥])\d{1,5}(?P<behind>[A-Za-z]{1,16})(?![A-Za-z]))",
        figures.label,
    ),
    (
        "two thirds",
        r"(?<![\d/.])(?P<above>[1-9]\d?)/(?P<below>[2-9]|[1-9]\d)(?![\d/年])(?P<whole>)",
        figures.fraction,
    ),
    ("generation", r"(?:(?P<former>[5-9]0)后?[、和])?(?P<decade>[5-9〇零0]0)(?P<century>)后", moments.decade),
    (
        "congress",
        rf"(?P<number>十[一二三四五六七八九]|二十)大(?![家小量型约概部城都])|(?P<session>[{ONES}十]{{1,4}})届",
        figures.congress,
    ),
    ("plenum", r"(?P<number>[一二三四五六七])中全会", figures.ordinal),
    ("doubled", r"翻了?一?番|翻[了]?一?倍", figures.exactly("2")),
    ("words", "", figures.no_number),
    ("century", r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3}) ?世纪", figures.ordinal),
    ("thousands upon thousands", r"成千上万|成百上千|千百万", figures.between(1000, 100_000)),
    ("counted in scales", r"(?:数|动辄|多)?以(?P<scale>[十百千万亿]{1,3})计", figures.vague),
    ("teens", rf"(?P<tens>[{ONES}]?十|\d0|1)几(?P<scale>[百千万亿]{{1,2}})?", figures.teens),
    (
        "vague",
        r"(?:(?<![人总指次函参系分倍份岁])数|好?几|(?<![以之线晚早])上)(?P<scale>[十百千万亿]{1,3}(?<!.千(?=[米瓦克])))(?![分])",
        figures.vague,
    ),
    (
        "neighbours",
        rf"(?P<head>[{ONES}]?[十百千])?(?P<a>[一二三四五六七八两])(?:、)?(?P<b>[二三四五六七八九两])(?![{ONES}])(?P<scale>[十百千万亿]{{1,3}})?(?!分之)",
        figures.neighbours,
    ),
    (
        "tenths",
        rf"(?P<first>[{ONES}]|(?<![\d.])\d(?:\.\d)?)(?P<second>)成(?P<half>半|[{ONES}])?(?![为功立长果员就都本绩交龙熟品语年分效型人不])",
        figures.tenths,
    ),
    (
        "half",
        rf"(?<![{figures.NUMERAL}\d])(?<![{figures.NUMERAL}\d]个)(?P<half>半)个?(?=(?:小时|钟头|世纪|月|星期|年(?![级夜])|天(?![然空])|英里|公里))",
        figures.half_a_unit,
    ),
    ("double eleven", r"双(?:十一|11)", figures.exactly("11")),
    ("one half", r"一半|(?:过|大|近|超)半数?|半数", figures.exactly("0.5")),
    ("first", r"首(?=[次个位家届轮批款座场名例])", figures.exactly("1", "ordinal")),
    ("ordinal", rf"第 ?(?P<number>{NUMBER})", figures.ordinal),
    (
        "amount",
        rf"(?!一(?<=[统唯单同专逐之万]一))(?P<first>{NUMBER})"
        rf"(?:(?: ?(?P<unit>{figures.UNIT}|{w.MEASURE_WORDS}))?(?P<to>{TO})(?P<second>{NUMBER}))?",
        figures.amount,
    ),
)

RULES: tuple[Rule, ...] = tuple(
    Rule(name, compiled(pattern) if pattern else figures.WORDS, read) for name, pattern, read in _PATTERNS
)
"""The rules of Chinese in the order in which they are tried."""
