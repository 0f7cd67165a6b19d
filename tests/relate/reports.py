# ruff: noqa: E501 - one sentence a line
"""Reports for the tests of origins, all written for them; what they tell of has never happened.

A ferry runs aground. `HARBOUR`, `REEDEREI` and `TOURISTEN` are by three reporters who saw it from three
places and know nothing of one another, `WIRE` is by a fourth. `BRIEFING`, `PRESSETERMIN` and
`BRIEFING_ZH` are by three who sat in one press conference and wrote each what they thought worth it.
`NACHERZAEHLT` retells `WIRE` in German, `SYNDICATED` is its Chinese copy, `PASSAGES` has two passages of
it among sentences of its own. `LOCAL`, `KOMMENTAR` and `MARKET` are on one famous plan and share its
names and its sum, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polybrief.examine import Examiner, examine
from polybrief.model import Entry, Evidence, Sentence, Source, text_hash


def _entry(name: str, kind: str, en: str, de: str, zh: str) -> Entry:
    forms = {"en": tuple(en.split("|")), "de": tuple(de.split("|")), "zh": tuple(zh.split("|"))}
    return Entry(name, kind, forms)


GLOSSARY = (
    _entry("aurelia", "product", "Aurelia", "Aurelia", "奥雷利亚号"),
    _entry("nordlinie", "organisation", "Nordlinie", "Nordlinie", "北方航运"),
    _entry("sando", "place", "Sando", "Sandö|Sando", "桑德岛"),
    _entry("henrik-dahl", "person", "Henrik Dahl|Dahl", "Henrik Dahl|Dahl", "亨里克·达尔|达尔"),
    _entry("mira-voss", "person", "Mira Voss|Voss", "Mira Voss|Voss", "米拉·福斯|福斯"),
    _entry("accident-board", "organisation", "Maritime Accident Board", "Seeunfallbehörde", "海事事故调查局"),
    _entry("tidewatch", "organisation", "Tidewatch", "Tidewatch", "潮汐守望"),
    _entry("lars-brandt", "person", "Lars Brandt|Brandt", "Lars Brandt|Brandt", "拉尔斯·布兰特|布兰特"),
    _entry("agency-one", "organisation", "Northern Wire", "Northern Wire", "北方通讯社"),
    _entry("openai", "organisation", "OpenAI", "OpenAI", "OpenAI"),
    _entry("softbank", "organisation", "SoftBank", "SoftBank", "软银"),
    _entry("oracle", "organisation", "Oracle", "Oracle", "甲骨文"),
    _entry("sam-altman", "person", "Sam Altman|Altman", "Sam Altman|Altman", "萨姆·奥尔特曼|奥尔特曼"),
    _entry("stargate", "programme", "Stargate", "Stargate", "星际之门"),
)

HARBOUR = (
    "en",
    """Wet blankets and paper cups covered the floor of the school gym in Sando on Tuesday night.
About 240 people had been aboard the ferry Aurelia when it ran aground shortly before dusk.
Nobody died, although eleven passengers were treated for bruises and the cold.
Ingrid Holm, a teacher from the mainland, said the deck tilted before anyone understood what had happened.
She had given her own life jacket to a boy who was travelling with his grandmother.
Fishermen from the village reached the ship first, in six small boats.
One of them, Per Lund, made four journeys and says he would do it again tomorrow.
The bakery stayed open until midnight and took no money from anybody.
Many guests slept on gymnastics mats and left with the morning bus.
Cars and luggage remain on the ship for the time being.
Residents have complained for years that the buoys at the entrance of the bay are badly lit.
Whether the lights had anything to do with the accident, no one on the island could say.""",
)
REEDEREI = (
    "de",
    """Die Reederei Nordlinie hat nach dem Unglück der Fähre Aurelia ihren Fahrplan zusammengestrichen.
Das Schiff war am Dienstag mit rund 240 Menschen an Bord vor Sandö auf Grund gelaufen.
Tote gab es nicht.
Für das Unternehmen kommt der Unfall zur Unzeit, denn es verhandelt gerade über einen Kredit von 60 Millionen Euro.
Vorstandschefin Mira Voss versicherte auf einer Pressekonferenz in Kiel, die Flotte sei vor drei Monaten gewartet worden.
Analysten der Nordbank rechnen mit Ausfällen von zwei Millionen Euro in diesem Quartal.
Die Aktie verlor am Mittwoch sieben Prozent.
Zwei Schwesterschiffe sollen die Strecke übernehmen, fahren aber nur bei Tageslicht.
Versichert ist der Rumpf bei einem Londoner Konsortium.
Gewerkschafter bemängeln seit Langem, dass die Besatzungen zu knapp bemessen sind.
Voss wies den Vorwurf zurück und verwies auf die gesetzlichen Vorgaben.
Warum die Fähre von ihrem Kurs abkam, wird noch untersucht.""",
)
TOURISTEN = (
    "zh",
    """搁浅渡轮上有一个来自杭州的旅行团，全团三十二人目前均已平安抵达酒店。
领队周敏告诉记者，事发时大家正在餐厅吃晚饭，桌上的碗碟突然全都滑落在地。
这艘名为奥雷利亚号的渡轮周二在桑德岛附近搁浅，船上共有约240人，无人死亡。
周敏说，最让人担心的是听不懂广播，因为广播里没有中文。
团里一位七十岁的老人由两名船员背下舷梯。
中国驻当地使馆当晚派出三名工作人员前往探望，并协助补办遗失的护照。
旅行社已决定取消后面两天的行程，改由汽车送客人前往机场。
不少游客的行李仍留在船上，何时能取回尚不清楚。
有游客在社交平台上发布视频，两小时内播放量超过五百万次。
业内人士提醒，游客登船后应先查看救生衣的位置。
事故原因有待调查。""",
)
WIRE = (
    "en",
    """The ferry Aurelia struck an uncharted rock off Sando on Tuesday after leaving its usual route to save time, according to two people who have seen the ship's data recorder.
Captain Henrik Dahl had asked the control room in Bergholm for permission to pass west of the lighthouse and was turned down twice.
He changed course all the same at 17:42, the recorder shows.
Eleven minutes later the hull was torn open over a length of 38 metres.
The Maritime Accident Board has taken the recorder to its laboratory and expects a first report within 90 days.
Nordlinie had been warned about the shortcut before.
In an internal letter from last October, safety inspector Lars Brandt listed 14 trips on which captains left the marked channel.
Brandt wrote that punctuality bonuses of up to 900 euros a month invited such risks.
The company abolished neither the bonuses nor the timetable that made them attractive.
The campaign group Tidewatch had counted the same detours from public position data and published them in January.
About 240 people were aboard, and all of them were brought to safety.
Chief executive Mira Voss declined to answer questions about the letter.
A spokesman said that the captain had been relieved of his duties until the inquiry is over.""",
)
NACHERZAEHLT = (
    "de",
    """Um Zeit zu sparen, verließ die Fähre Aurelia am Dienstag ihre gewohnte Route und rammte vor Sandö einen Felsen, der in keiner Karte stand.
Das sagen zwei Personen, die den Datenschreiber des Schiffs kennen.
Kapitän Henrik Dahl bat demnach die Leitstelle in Bergholm zweimal darum, westlich am Leuchtturm vorbeifahren zu dürfen, und wurde beide Male abgewiesen.
Um 17.42 Uhr änderte er den Kurs trotzdem.
Elf Minuten danach riss der Rumpf auf 38 Metern Länge auf.
Der Schreiber liegt nun im Labor der Seeunfallbehörde, die in 90 Tagen einen ersten Bericht vorlegen will.
Die Abkürzung war der Reederei Nordlinie bekannt.
Der Sicherheitsprüfer Lars Brandt zählte im vergangenen Oktober in einem internen Brief 14 Fahrten auf, bei denen Kapitäne das markierte Fahrwasser verlassen hatten.
Prämien für Pünktlichkeit von bis zu 900 Euro im Monat verleiteten laut Brandt zu solchen Wagnissen.
Weder die Prämien noch der Fahrplan wurden geändert.
Auch die Initiative Tidewatch hatte die Umwege im Januar anhand öffentlicher Positionsdaten bekannt gemacht.
Vorstandschefin Mira Voss wollte sich zu dem Brief nicht äußern.
Der Kapitän ist einem Sprecher zufolge bis zum Ende der Untersuchung vom Dienst entbunden.""",
)
SYNDICATED = (
    "zh",
    """两名看过航行数据记录仪的人士称，渡轮奥雷利亚号周二为节省时间偏离惯常航线，在桑德岛外触上一块海图未标明的礁石。
船长亨里克·达尔曾请求贝里霍尔姆控制室准许从灯塔西侧通过，两次遭到拒绝。
记录显示，他仍于17时42分改变了航向。
十一分钟后，船体被撕开一道长38米的口子。
海事事故调查局已将记录仪送往实验室，预计90天内提交初步报告。
北方航运此前就曾收到有关这条捷径的警告。
安全检查员拉尔斯·布兰特在去年10月的一封内部信件中列出14次船长驶离标定航道的航行。
布兰特写道，每月最高900欧元的准点奖金助长了这种冒险行为。
公司既没有取消奖金，也没有调整催生奖金的时刻表。
民间组织潮汐守望曾依据公开的船位数据统计出同样的绕行，并于1月公布。
船上约有240人，全部获救。
首席执行官米拉·福斯拒绝回答有关这封信的问题。
发言人表示，在调查结束之前，船长已被停职。""",
)
PASSAGES = (
    "en",
    """Island ferries have become a political question in the north.
Parliament will debate subsidies for the routes next week, and three parties want to nationalise them.
Prices have risen by a fifth since the last tender.
Captain Henrik Dahl, whose ship ran onto a rock near Sando, had twice asked the controllers at Bergholm to let him pass to the west of the lighthouse, and twice they refused.
At 17:42 he altered course anyway, according to the recorder.
Eleven minutes afterwards a rip of 38 metres opened in the hull.
Mayors along the coast say that without subsidies their schools and clinics would close.
A bridge has been proposed since the seventies and would cost at least two billion euros.
In a letter of last October the safety inspector Lars Brandt had counted 14 trips on which captains strayed from the marked channel.
Bonuses for punctuality of as much as 900 euros a month, Brandt wrote, encouraged the risk.
Environmental groups would prefer electric boats, which are slower but quiet.
The opposition leader called the debate overdue.""",
)
BRIEFING = (
    "en",
    """Investigators will need at least three months to explain why the ferry Aurelia hit a rock off Sando, the Maritime Accident Board said on Wednesday.
Its chairwoman, Karin Ek, spoke to reporters at the old customs house.
The weather had been calm and visibility good, she said.
About 240 people were on board the ship of the Nordlinie company.
Divers found a gash of 38 metres below the waterline on the port side.
Ek would not say whether captain Henrik Dahl had been alone on the bridge.
A breath test taken an hour after the accident showed no alcohol.
Pumps are running day and night to keep the wreck from settling.
If the wind turns to the north on Friday, the salvage crew will have to leave.
Oil barriers have been laid across the mouth of the bay as a precaution.
The transport minister promised a law on voyage recorders for small ferries.""",
)
PRESSETERMIN = (
    "de",
    """Nach der Havarie der Fähre Aurelia vor Sandö sind noch viele Fragen offen.
Die Seeunfallbehörde lud am Mittwoch zu einem ersten Pressetermin, zu dem rund fünfzig Journalisten kamen.
Taucher entdeckten nach ihren Angaben einen 38 Meter langen Riss im Rumpf.
Kapitän Henrik Dahl, seit 22 Jahren im Dienst der Reederei Nordlinie, wurde vier Stunden lang befragt.
Sein Anwalt teilte mit, Dahl werde bei der Aufklärung helfen.
Von den rund 240 Menschen an Bord liegt niemand mehr im Krankenhaus.
Umweltschützer fürchten um die Seehunde, die auf den Schären ihre Jungen aufziehen.
Bisher ist nach Auskunft der Küstenwache kein Öl ausgetreten.
Ein Schwimmkran aus Rotterdam soll am Wochenende eintreffen.
Die Bergung dürfte mehrere Wochen dauern und rund 15 Millionen Euro kosten.""",
)
BRIEFING_ZH = (
    "zh",
    """海事事故调查局周三举行发布会，通报渡轮奥雷利亚号在桑德岛触礁的最新情况。
调查人员表示，船体左舷出现一道长38米的裂口，进水主要集中在车辆甲板。
船上约240名乘客和船员均已上岸，其中包括四名中国公民。
船长亨里克·达尔已接受问询，警方尚未对任何人提出指控。
北方航运表示将向每名乘客赔偿500欧元，并全额退还船票。
有记者追问为何没有及时发出弃船信号，官员以调查仍在进行为由没有回答。
当地渔业协会担心，渔场可能关闭到下个月。
今后几天海面风力较大，抽油作业可能推迟。
这是该航线二十年来最严重的一起事故。""",
)
LOCAL = (
    "en",
    """Landlords in Abilene have doubled some rents since the bulldozers came.
The first halls of Stargate, the plan of OpenAI, SoftBank and Oracle to invest $500 billion in American AI infrastructure, are rising on a former cattle ranch.
Electricians earn more here in a week than the high school pays in a month.
The mayor wants a second fire station and a bypass for the lorries.
Ranchers north of the town worry about their wells, as cooling takes water.
A motel that had stood empty since spring is booked until Christmas.
Sam Altman visited the site once and shook hands at the diner.
The county waived most of the property tax for ten years.""",
)
KOMMENTAR = (
    "de",
    """Wer 500 Milliarden Dollar ankündigt, muss sagen, woher sie kommen.
OpenAI, SoftBank und Oracle wollen diese Summe unter dem Namen Stargate in amerikanische KI-Infrastruktur stecken.
Europa sollte daraus nicht schließen, dass es im gleichen Stil Schulden machen muss.
Seine Stärke liegt in der Industrie, die künstliche Intelligenz anwendet, statt sie zu verkaufen.
Sam Altman ist ein begabter Verkäufer, aber Haushaltspolitik ist kein Pitch.
Wichtiger wären billiger Strom, schnellere Genehmigungen und ein echter Binnenmarkt für Risikokapital.
Auch die Universitäten brauchen Rechner, freilich keine fünf Kathedralen aus Beton.
Am Ende entscheidet, wer die Produktivität hebt.""",
)
MARKET = (
    "zh",
    """受消息面提振，A股光模块板块周四早盘走强，多只个股涨停。
OpenAI、软银和甲骨文此前公布“星际之门”计划，拟在美国投入5000亿美元建设人工智能基础设施。
券商认为，国内铜缆与散热厂商有望间接受益。
不过也有基金经理提醒，订单落地通常需要两到三个季度。
北向资金当日净流出约二十亿元。
奥尔特曼近期在社交平台上的发言亦被投资者反复解读。
部分散户表示，追高之前会先看年报。
午后指数回落，成交额较前一日略有萎缩。""",
)


def source(name: str, language: str, text: str, **record: object) -> Source:
    """A record of a text; further fields as keywords."""
    return Source(name, language, "open", text_hash(text), **record)  # type: ignore[arg-type]


def sentences(name: str, language: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of a text with one a line."""
    return tuple(
        Sentence(name, n, language, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()
    )


Desk = tuple[tuple[Source, ...], tuple[Sentence, ...], dict[str, Evidence]]


def desk(
    reports: Mapping[str, tuple[str, str]],
    records: Mapping[str, Mapping[str, object]] | None = None,
    glossary: Sequence[Entry] = GLOSSARY,
) -> Desk:
    """Records, sentences and evidence of reports (language and text, a sentence a line) by their ids."""
    examiner = Examiner(glossary)
    known = records or {}
    sources = tuple(
        source(name, language, text, **known.get(name, {})) for name, (language, text) in reports.items()
    )
    lines = {name: sentences(name, language, text) for name, (language, text) in reports.items()}
    read = {one.id: examine(one, lines[one.id], examiner) for one in sources}
    return sources, tuple(line for part in lines.values() for line in part), read
