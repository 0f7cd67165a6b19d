"""The words that the rules of Chinese know: units, measure words, nouns, hedges; and what is no number."""

from __future__ import annotations

from polybrief.examine.numerals import both_scripts
from polybrief.examine.unit_words import SIGNS, SYMBOLS
from polybrief.languages.table import words

_MONEY = {
    "USD": "美元 美金",
    "EUR": "欧元",
    "GBP": "英镑",
    "CNY": "元人民币 人民币元 人民币 元 块钱",
    "JPY": "日元 日圆",
    "KRW": "韩元 韩圆",
    "HKD": "港元 港币",
    "TWD": "新台币 台币 元新台币",
    "MOP": "澳门元 澳门币",
    "CHF": "瑞士法郎 瑞郎",
    "RUB": "卢布",
    "INR": "印度卢比 卢比",
    "PKR": "巴基斯坦卢比",
    "AUD": "澳元 澳大利亚元 澳币",
    "CAD": "加元 加拿大元 加币",
    "NZD": "新西兰元 纽元",
    "SGD": "新加坡元 新元",
    "THB": "泰铢",
    "MYR": "林吉特 马币",
    "IDR": "印尼盾",
    "VND": "越南盾",
    "BRL": "雷亚尔",
    "ZAR": "兰特",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "TRY": "土耳其里拉 里拉",
    "PHP": "菲律宾比索",
    "MXN": "墨西哥比索",
    "PLN": "兹罗提",
    "ILS": "谢克尔",
    "AED": "迪拉姆",
    "DEM": "德国马克 马克",
    "cent": "美分 欧分 便士",
}

_PHYSICAL = {
    "percent": "百分比",
    "points": "个百分点 百分点",
    "bp": "个基点 基点",
    "km²": "平方公里 平方千米",
    "m²": "平方米 平米 平方公尺",
    "mi²": "平方英里",
    "ft²": "平方英尺",
    "m³": "立方米",
    "km/h": "公里每小时 公里/小时 公里/时 千米每小时 千米/小时",
    "mph": "英里每小时 英里/小时 英里/时",
    "m/s": "米每秒 米/秒",
    "km": "公里 千米",
    "m": "米 公尺",
    "cm": "厘米 公分",
    "mm": "毫米 公厘",
    "µm": "微米",
    "nm": "纳米 奈米",
    "mi": "英里",
    "nmi": "海里",
    "yd": "码",
    "ft": "英尺",
    "in": "英寸 寸",
    "ha": "公顷",
    "acre": "英亩",
    "mu": "亩",
    "kg": "公斤 千克",
    "g": "克",
    "mg": "毫克",
    "jin": "斤",
    "t": "公吨 吨",
    "lb": "磅",
    "oz": "盎司",
    "l": "公升 升",
    "ml": "毫升",
    "gal": "加仑",
    "bbl": "桶",
    "kWh": "千瓦时 千瓦小时 度电",
    "MWh": "兆瓦时 兆瓦小时",
    "GWh": "吉瓦时 吉瓦小时",
    "TWh": "太瓦时",
    "W": "瓦 瓦特",
    "kW": "千瓦",
    "MW": "兆瓦",
    "GW": "吉瓦",
    "V": "伏 伏特",
    "kV": "千伏",
    "hp": "马力",
    "Hz": "赫兹",
    "MHz": "兆赫 兆赫兹",
    "GHz": "吉赫 吉赫兹",
    "MB": "兆字节",
    "GB": "吉字节 千兆字节",
    "TB": "太字节",
    "dB": "分贝",
    "kcal": "千卡 大卡 卡路里",
    "°C": "摄氏度 ℃",
    "°F": "华氏度 ℉",
    "°": "度",
    "yr": "周岁 岁 年",
    "mo": "个月 個月",
    "wk": "个星期 星期 个礼拜 礼拜 周 个周",
    "d": "天 日 个工作日 个交易日 昼夜",
    "h": "个小时 小时 个钟头 钟头",
    "min": "分钟",
    "s": "秒钟 秒",
    "century": "个世纪",
    "ordinal": "周年 周年纪念",
}

UNITS_BEFORE = dict(SIGNS) | {
    form: unit
    for word, unit in {
        "人民币": "CNY",
        "美元": "USD",
        "美金": "USD",
        "港币": "HKD",
        "新台币": "TWD",
        "日币": "JPY",
        "欧元": "EUR",
        "摄氏": "°C",
        "华氏": "°F",
    }.items()
    for form in both_scripts(word)
}
"""What stands before a number."""

UNITS_AFTER = {
    form: unit
    for table in (_MONEY, _PHYSICAL)
    for unit, listed in table.items()
    for word in listed.split()
    for form in both_scripts(word)
} | {symbol: unit for symbol, unit in SYMBOLS.items() if symbol not in {"C", "F", "PS"}}
"""What stands behind a number; the unit of a count is none."""

MEASURE_WORDS = (
    "个|名|家|位|座|台|人次|架次|人|次|项|条|只|辆|艘|架|枚|颗|张|份|套|件|部|本|篇|场|届|支|队|户|栋|"
    "幢|间|层|所|处|种|类|批|"
    "笔|起|例|宗|站|国|省|市|县|村|票|分|级|倍|步|轮|局|盘|杯|瓶|箱|包|道|面|首|集|句|字|页|段|根|棵|"
    "株|头|匹|口|对|双|组|班|"
    "代|席|胜|负|门|发|声|股|款|节|期|点|强|卷|环"
)
"""What stands between a number and what it counts."""

NOUNS = (
    "数据中心|研究人员|工作人员|就业岗位|工作岗位|科学家|工程师|志愿者|运动员|消费者|投资者|成员国|"
    "学生|员工|工人|居民|"
    "公司|企业|国家|地区|城市|岗位|职位|芯片|处理器|服务器|反应堆|项目|产品|用户|客户|记者|警察|士兵|"
    "儿童|孩子|女性|男子|"
    "女子|医生|教师|专家|官员|议员|代表|乘客|游客|患者|病例|难民|村庄|家庭|学校|大学|医院|银行|机构|"
    "组织|部门|飞机|汽车|"
    "船只|卫星|导弹|火箭|房屋|建筑|工厂|机器人|人口|州|省|市|县|人(?![工民才类造均])"
)
"""What is often counted; any other noun stays unread."""

AT_LEAST = "超过|超出|(?<![中英意西法德高])超|逾|多于|大于|高于|至少|最少|不少于|不低于|不下|起码|突破"
AT_MOST = "不超过|未超过|不足|不到|未到|少于|低于|小于|不高于|不多于|至多|最多(?:可?容纳|可达)?|顶多"
ABOUT = "大约|大概|大致|约为|约合|约占|约|将近|接近|近|几乎|差不多|左右"
AT_LEAST_BEHIND = "及以上|以上|之上|开外"
AT_MOST_BEHIND = "及以下|以下|之下|以内|之内"
ABOUT_BEHIND = "左右|上下|前后|许"
"""Words before and behind a figure that make it less exact."""

ZONES = {
    "北京时间": "Asia/Shanghai",
    "美国东部时间": "America/New_York",
    "美东时间": "America/New_York",
    "美国西部时间": "America/Los_Angeles",
    "格林尼治时间": "UTC",
    "世界标准时间": "UTC",
    "伦敦时间": "Europe/London",
    "莫斯科时间": "Europe/Moscow",
    "东京时间": "Asia/Tokyo",
    "柏林时间": "Europe/Berlin",
}
"""Names of time zones as they stand before a time."""

_NO_NUMBERS = words(
    # with 一
    "一些 一起 一定 一直 一般 一样 一切 一旦 一边 一面 一方面 一度 一番 一味 一律 一致 一向 一再 一流",
    "一体 一带一路 一带 一路",
    "一贯 一同 一举 一线 一时 一心 一手 一生 一代 一行 一步 一下 一会儿 一会 一共 一概 一道 一连串 一连",
    "一系列 一言一行 一如既往",
    "一旁 一齐 一早 一经 一来 一大批 一大早 一朝 一辈子 一见钟情 一席之地 一应俱全 一部分 一身 一眼",
    "一口气 一阵 一片 一成不变",
    "一清二楚 一石二鸟 一五一十 一刻 一点点 一点儿 一点也 一点都 一点 一事无成 一目了然 一触即发 一蹴而就",
    "一落千丈 一代又一代",
    "统一 唯一 单一 同一 万一 之一 逐一 进一步 专一 均一 任一 每一 某一 这一 那一 另一 下一 上一 前一",
    "后一 新一 划一 不一",
    "独一无二 数一数二 略知一二 五一 六一 八一 十一黄金周 九一一 一二·九 七七事变 九一八",
    "零下 零售 零部件 零件 零食 零距离 零星 零碎 零钱 零容忍 零点",
    # with 二 … 十
    "二手 二氧化碳 二氧化硫 二维码 二维 二线 二流 二战 一战 二胎 二孩 二话不说 梅开二度 两个一百年 三明治",
    "三星 三亚 三峡 三角 三农 三军 三维 三国演义",
    "三轮 三级跳 三文鱼 三叶草 三藩市 三菱 三井 三洋 三得利 三元 三番五次 三言两语 三心二意 三思 三文",
    "三江 三明 三沙 三门",
    "四川 四处 四季 四肢 四方 四面八方 四海 四轮 四驱 五星 五官 五金 五角大楼 五角 五花八门 五颜六色",
    "五粮液 五大洲 五台山",
    "六合 六神无主 七夕 七上八下 七嘴八舌 乱七八糟 八卦 八达岭 八国联军 九寨沟 九江 九龙 九州 九牛一毛",
    "十分 十足 十字 十全十美",
    "十堰 接二连三 颠三倒四 朝三暮四 不三不四 丢三落四 说三道四 再三 张三 李四 两岸 两会 两极 两性 两旁",
    "两侧 两难 两样 两手",
    "七国集团 八国集团 二十国集团 七十七国集团 十六国 三八 三十六计 十八般 十五规划 十三五 十四五 十二五",
    "十五五",
    # with 百, 千, 万, 亿
    "百姓 百货 百度 百科 百般 百合 百事 百老汇 百慕大 百胜 百威 百思买 百健 百叶 百里挑一 百花 百忙 百战",
    "百家乐 百团 百灵 百济神州",
    "千万别 千万不 千万要 千万记 千禧 千里 千古 千军万马 千方百计 千变万化 千辛万苦 千差万别 千家万户",
    "千千万万 千言万语 千斤顶 千金",
    "千载 千层 千奇百怪 千钧一发 千丝万缕 千锤百炼 千叶 千篇一律 千秋 万岁 万物 万能 万圣节 万豪 万达",
    "万科 万分 万众 万里长城",
    "万里 万事达 万事 万无一失 万水千山 万花筒 万维网 万有引力 万宝路 万斯 万福 万州 万宁 万象 万隆 万古",
    "万幸 万万 万千 万般",
    "万家 万箭 万安 万向 万华 万国 亿万富翁 亿万富豪 亿万 百万富翁 千万富翁 百万富豪 亿万年 亿滋 亿客行",
)
NO_NUMBERS = sorted(
    {form for word in _NO_NUMBERS for form in both_scripts(word)}, key=lambda word: (-len(word), word)
)
"""Words and names with numerals in them that are no numbers."""
