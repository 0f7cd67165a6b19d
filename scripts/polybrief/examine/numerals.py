"""Chinese numbers: how they are written, in digits, characters or both, and what they are worth.

Patterns are written in simplified characters; `compiled` lets them match the traditional ones, too.
"""

from __future__ import annotations

import re
from decimal import Decimal

from polybrief.languages.table import words

# Each simplified character with its traditional forms.
_FORMS = words(
    "万萬 亿億 两兩 余餘 来來 点點 个個 数數 几幾 约約 过過 达達 时時 钟鐘鍾 号號 岁歲 韩韓 欧歐 镑鎊",
    "圆圓 币幣 台臺 吨噸 华華 摄攝 亩畝 顷頃 级級 张張 项項 条條 辆輛 户戶 间間 场場 笔筆 层層 栋棟 种種",
    "届屆 轮輪 处處 块塊 队隊 国國 县縣 页頁 节節 声聲 对對 双雙 组組 纪紀 说說 统統 别別 单單 专專 进進",
    "战戰 财財 务務 长長 开開 终終 当當 实實 发發 农農 无無 体體 从從 东東 动動 满滿 学學 员員 门門 厂廠",
    "业業 区區 经經 济濟 贯貫 这這 与與 会會 为為 后後 里裡 历曆 线線 边邊 〇○ 卢盧 亚亞 盘盤 纽紐 盾楯",
    "马馬 兰蘭 尔爾 头頭 环環 连連 众眾 态態 军軍 电電 网網 维維 礼禮 参參 刘劉 贝貝 伦倫 职職 顶頂 际際",
    "针針 阶階 显顯 难難 团團 龙龍 亲親 图圖 紧緊 气氣 强強 仅僅 绝絕 旧舊 觉覺 关關 圣聖 儿兒 简簡 艺藝",
    "观觀 湾灣 银銀 负負 胜勝 叶葉 赛賽 镇鎮 议議 计計 规規 兴興 识識 称稱 庙廟 语語 书書 话話 转轉 择擇",
    "优優 压壓 伤傷 总總 据據 运運 产產 业業 飞飛 机機 货貨 车車 设設 备備 杂雜 乱亂 凤鳳 颜顏 辈輩 爱愛",
    "绿綠 苏蘇 鲜鮮 让讓",
)
_TRADITIONAL = {group[0]: group[1:] for group in _FORMS}
SIMPLE = str.maketrans({form: group[0] for group in _FORMS for form in group[1:]})
"""From traditional characters to simplified ones, as far as numbers and what stands around them need."""


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, where each simplified character matches its traditional forms as well."""
    written, inside = [], False
    for position, char in enumerate(pattern):
        if char in "[]" and pattern[position - 1 : position] != "\\":
            inside = char == "["
        others = _TRADITIONAL.get(char)
        written.append(char if not others else char + others if inside else f"[{char}{others}]")
    return re.compile("".join(written))


def both_scripts(word: str) -> tuple[str, ...]:
    """The word, and its first traditional form where that differs.

    >>> both_scripts("欧元")
    ('欧元', '歐元')
    """
    traditional = "".join(_TRADITIONAL.get(char, char)[0] for char in word)
    return (word,) if traditional == word else (word, traditional)


ONES = "零〇一二三四五六七八九两"
_DIGITS = {char: str(digit) for digit, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_SCALES = {"兆": 12, "亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}

# The 千 of 千米, the 兆 of 兆瓦 and the 百 of 百分点 belong to the unit.
_SCALE = r"(?:[十万亿]|百(?!分[之点])|千(?![米瓦克卡伏赫帕焦])|兆(?![瓦赫字比位焦帕欧]))"
ARABIC = r"(?<![\d.])(?:\d{1,3}(?:[, '’]\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:[.．]\d{1,9}(?!\d))?"
"""“5”, “1,234.5”."""
_MIXED = (
    rf"{ARABIC}(?: ?[多余]?个?{_SCALE}{{1,3}}(?:零?\d{{1,4}}(?:\.\d{{1,4}})?{_SCALE}{{1,2}}){{0,3}}"
    rf"(?:[{ONES}](?:{_SCALE}{{1,2}}|(?![{ONES}十百千万亿]))){{0,4}})?"
)
_WORDS = (
    rf"(?:[{ONES}]|{_SCALE}){{1,24}}"
    rf"(?:点[{ONES}]{{1,6}}(?![个时])[百千万亿]{{0,2}})?(?:[多余]{_SCALE}{{1,2}})?"
    r"(?:(?<=[万亿])\d{4}(?!\d))?"
)
NUMBER = rf"(?:{_MIXED}|{_WORDS})(?: ?[多余]| ?来(?=[个名位人岁年天块万亿家]))?"
"""“3亿5000万”, “1.2万亿”, “300多”, “二十余万”, “三点五”."""

_NOTHING: dict[int, str | None] = {**dict.fromkeys(map(ord, ", 多余来个'’")), ord("．"): "."}


def value(number: str) -> Decimal | None:
    """What a number is worth; None if the characters make no number.

    >>> value("3亿5000万"), value("一千二"), value("二〇二四"), value("三万五万")
    (Decimal('3.5E+8'), Decimal('1.2E+3'), Decimal('2024'), None)
    """
    if number.isascii() and number.isdigit():
        return Decimal(number).normalize()
    worth = _value(number.translate(SIMPLE).translate(_NOTHING))
    return None if worth is None else worth.normalize()


def _value(text: str) -> Decimal | None:
    for char, power in _SCALES.items():
        left, found, right = text.rpartition(char)
        if found:
            return _scaled(left, char, power, right)
    whole, point, decimals = text.partition("点")
    digits = "".join(_DIGITS.get(char, char) for char in (f"{whole}.{decimals}" if point else whole))
    return Decimal(digits) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else None


def _scaled(left: str, char: str, power: int, right: str) -> Decimal | None:
    """The worth of “<left>万<right>”: what is left counts the scale, what is right is added."""
    if char in left or (power < 4 and any(scale in left for scale in _SCALES)):
        return None
    factor = _value(left) if left else Decimal(1)
    if right in _DIGITS and power > 1 and right not in "零〇":
        # “一千二” is 1200, “一千零二” 1002.
        rest: Decimal | None = Decimal(_DIGITS[right]).scaleb(power - 1)
    else:
        rest = _value(right.lstrip("零〇")) if right else Decimal(0)
    if factor is None or rest is None or rest >= Decimal(1).scaleb(power):
        return None
    return factor.scaleb(power) + rest
