"""Chinese (Simplified): how it splits, counts, dates and cites."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from polybrief.languages import en
from polybrief.languages.table import Calendar, Citing, Language, Numbers, words

_SPLITTING = replace(
    # Chinese text carries English names and phrases; their abbreviations stay English.
    en.SPLITTING,
    closing="\"'”’)]）］】〕」』》〉",
    reporting=words("说 道 表示 称 指出 写道 问 答 强调 补充 透露 认为"),
    continuing="的地得等",
    syllables=frozenset(
        "阿埃艾安昂奥巴拜班邦贝本比彼宾波博伯布查达戴丹当德登迪蒂丁东杜多厄恩尔法凡范菲费芬"
        "冯弗福夫盖冈戈哥格根贡古哈海汉豪赫亨洪胡霍基吉加贾杰金卡凯坎康考柯科克肯孔库夸拉莱"
        "赖兰朗劳勒雷里理丽利莉列林琳卢鲁路伦罗洛马玛迈麦曼芒毛梅门蒙米密缪敏明莫默姆穆纳娜"
        "南内尼涅宁纽农努诺欧帕派潘庞佩彭皮平珀普齐奇恰强乔切钦琼丘让热日荣茹儒瑞若萨塞赛桑"
        "瑟森沙莎山尚舍申生圣施什史士舒斯丝松苏索塔台泰坦汤唐特滕提廷通图托瓦万旺威韦维魏温"
        "文翁沃乌武西希锡夏香肖谢辛欣兴休许雅亚延扬杨耶叶伊因英尤于约赞泽曾扎詹珍芝治朱兹宗"
        "祖佐李龙侯大蔡"
    ),
    longest_heading=60,
)

_TEN = Decimal(10)

_NUMBERS = Numbers(
    decimal=".",
    group=",",
    blanks=False,
    scales={
        "万亿": _TEN**12,
        "千亿": _TEN**11,
        "百亿": _TEN**10,
        "十亿": _TEN**9,
        "亿": _TEN**8,
        "千万": _TEN**7,
        "百万": _TEN**6,
        "万": _TEN**4,
        "千": _TEN**3,
        "百": _TEN**2,
    },
    vague={
        "数十亿": (_TEN**9, _TEN**10),
        "几十亿": (_TEN**9, _TEN**10),
        "数百亿": (_TEN**10, _TEN**11),
        "几百亿": (_TEN**10, _TEN**11),
        "数千亿": (_TEN**11, _TEN**12),
        "数亿": (_TEN**8, _TEN**9),
        "数千万": (_TEN**7, _TEN**8),
        "数百万": (_TEN**6, _TEN**7),
    },
    currencies_before={"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"},
    currencies_after={
        "美元": "USD",
        "欧元": "EUR",
        "英镑": "GBP",
        "元人民币": "CNY",
        "人民币": "CNY",
        "元": "CNY",
        "日元": "JPY",
        "瑞士法郎": "CHF",
    },
    percent=("%",),
    percent_before=("百分之",),
)

_CALENDAR = Calendar(
    months={},
    forms=(
        r"(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]",
        r"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月",
        r"(?P<month>(?<!\d)\d{{1,2}})月份?(?!\d)",
        r"(?P<year>(?:19|20)\d{{2}})年",
        r"(?<!\d)(?P<day>\d{{1,2}})[日号](?!线|楼)",
    ),
)

_CITING = Citing(
    title="《{title}》",
    comma="，",
    stop="。",
    translated="{language}，原文为{origin}",
    sample="为本资料库撰写的示例",
    sentence="第{n}句",
)

CHINESE = Language("zh", "中文", "Chinese", "", "zh_CN", _SPLITTING, _NUMBERS, _CALENDAR, _CITING)
