"""Chinese (Simplified): how it splits sentences and cites."""

from __future__ import annotations

from dataclasses import replace

from polybrief.languages import en
from polybrief.languages.table import Citing, Language, words

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

_CITING = Citing(
    title="《{title}》",
    comma="，",
    stop="。",
    translated="{language}，原文为{origin}",
    sample="为本资料库撰写的示例",
    sentence="第{n}句",
)

CHINESE = Language("zh", "中文", "Chinese", "", "zh_CN", _SPLITTING, _CITING)
