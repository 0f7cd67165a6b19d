"""Word lists of the dictionary engine: German with English, English with Chinese; `_` stands for a blank.

They hold words of the desk's news (data centres, chips, money, government), each with one translation.
The first two lists are also what the small packages are made of that the tests translate with.
"""

from __future__ import annotations

# Of several words with one translation, the first is the one to translate back to.
GERMAN_ENGLISH = """
der:the die:the das:the den:the dem:the des:of Der:The Die:The Das:The ein:a eine:a einen:a einer:a
Ein:A Eine:A Im:In Am:On In:In an:
Rechenzentrum:datacentre Rechenzentren:datacentres Strom:power Netz:grid Chips:chips Speicher:storage
Anlage:plant Anlagen:plants Bau:construction Standort:site Standorte:sites Grundstück:land
Kühlung:cooling Wasser:water Kapazität:capacity Gigawatt:gigawatts Megawatt:megawatts
Regierung:government Ministerium:ministry Präsident:president Provinz:province Städte:cities Stadt:city
Unternehmen:company Konzern:group Anbieter:provider Banken:banks Investoren:investors Partner:partners
Entwickler:developers Betreiber:operator Projekt:project Projekte:projects Vertrag:contract
Plan:plan Pläne:plans Bericht:report Kosten:costs Investition:investment Förderung:subsidy
Milliarden:billion Millionen:million Dollar:dollars Euro:euros Yuan:yuan Prozent:percent
Jahr:year Jahre:years Monat:month Woche:week Montag:Monday Dienstag:Tuesday Freitag:Friday heute:today
kündigte:announced baut:builds plant:plans investiert:invests kostet:costs meldete:reported
sagte:said kaufte:bought liefert:delivers braucht:needs bestätigte:confirmed stoppte:stopped
ist:is sind:are war:was wird:will hat:has und:and oder:or nicht:not mit:with ohne:without für:for
in:in im:in aus:from auf:on am:on von:of vom:from nach:after bis:until mehr:more als:than über:about
neues:new neue:new neuen:new neuer:new großes:large große:large großen:large erste:first ersten:first
chinesische:Chinese chinesischen:Chinese deutsche:German amerikanische:American künstliche:artificial
Intelligenz:intelligence China:China Deutschland:Germany Texas:Texas Peking:Beijing
"""

ENGLISH_CHINESE = """
the: The: a: A: of:的
datacentre:数据中心 datacentres:数据中心 power:电力 grid:电网 chips:芯片 storage:存储 plant:工厂 plants:工厂
construction:建设 site:地点 sites:地点 land:土地 cooling:冷却 water:水 capacity:容量 gigawatts:吉瓦
megawatts:兆瓦 government:政府 ministry:部门 president:总统 province:省 cities:城市 city:城市 company:公司
group:集团 provider:供应商 banks:银行 investors:投资者 partners:伙伴 developers:开发商 operator:运营商
project:项目 projects:项目 contract:合同 plan:计划 report:报告 costs:成本 investment:投资额 subsidy:补贴
billion:十亿 million:百万 dollars:美元 euros:欧元 yuan:元 percent:百分之 year:年 years:年 month:月
week:周 Monday:星期一 Tuesday:星期二 Friday:星期五 today:今天
announced:宣布 builds:建造 plans:打算 invests:投资 reported:报道 said:说 bought:购买 delivers:交付
needs:需要 confirmed:证实 stopped:停止 is:是 are:是 was:是 will:将 has:有 and:和 or:或 not:不 with:与
without:没有 for:为 in:在 In:在 on:在 On:在 from:来自 after:之后 until:直到 more:更多 than:比 about:关于
new:新 large:大型 first:第一 Chinese:中国的 German:德国的 American:美国的 artificial:人工
intelligence:智能 China:中国 Germany:德国 Beijing:北京
"""

MORE_GERMAN_ENGLISH = """
es:it er:he sie:they wir:we ich:I dieser:this diese:this dieses:this diesen:this kein:no keine:no auch:also
nur:only noch:still schon:already jetzt:now gestern:yesterday morgen:tomorrow dort:there hier:here
wenn:if weil:because dass:that aber:but sowie:and zwischen:between gegen:against während:during vor:before
unter:under durch:through bei:at zum:to zur:to zu:to seit:since etwa:about rund:about fast:almost
wurde:was wurden:were werden:will haben:have hatte:had kann:can können:can soll:should sollen:should
muss:must müssen:must könnte:could sein:be gibt:gives geht:goes kommt:comes bleibt:stays
warnte:warned forderte:demanded erklärte:explained teilte:shared verkaufte:sold gewann:won verlor:lost
stieg:rose fiel:fell wuchs:grew sank:sank begann:began endete:ended eröffnete:opened schloss:closed
entschied:decided prüft:examines unterstützt:supports fördert:promotes verbietet:bans verlangt:demands
genehmigte:approved lehnte:rejected unterzeichnete:signed veröffentlichte:published startete:started
arbeitet:works zahlt:pays spart:saves verbraucht:consumes erzeugt:generates produziert:produces
Mittwoch:Wednesday Donnerstag:Thursday Samstag:Saturday Sonntag:Sunday
Januar:January Februar:February März:March April:April Mai:May Juni:June Juli:July August:August
September:September Oktober:October November:November Dezember:December Tag:day Tage:days Stunde:hour
Stunden:hours Wochen:weeks Monate:months Quartal:quarter Jahrzehnt:decade Ende:end Anfang:beginning
Gesetz:law Gesetze:laws Verordnung:regulation Gericht:court Urteil:ruling Richter:judge Klage:lawsuit
Parlament:parliament Minister:minister Ministerin:minister Kanzler:chancellor Sprecher:spokesman
Sprecherin:spokeswoman Partei:party Wahl:election Wähler:voters Bürger:citizens Behörde:authority
Behörden:authorities Kommission:commission Rat:council Staat:state Staaten:states Land:country
Länder:countries Region:region Hauptstadt:capital Welt:world Europa:Europe Grenze:border Sicherheit:security
Armee:army Polizei:police Krieg:war Frieden:peace Verhandlungen:negotiations Abkommen:agreement
Sanktionen:sanctions Zölle:tariffs Zoll:tariff Handel:trade Export:exports Exporte:exports Import:imports
Wirtschaft:economy Industrie:industry Markt:market Märkte:markets Börse:stock_exchange Aktie:share
Aktien:shares Preis:price Preise:prices Gewinn:profit Gewinne:profits Verlust:loss Umsatz:revenue
Wachstum:growth Inflation:inflation Zinsen:interest_rates Kredit:loan Kredite:loans Schulden:debts
Haushalt:budget Steuer:tax Steuern:taxes Geld:money Bank:bank Zentralbank:central_bank Firma:firm
Firmen:firms Hersteller:manufacturer Kunde:customer Kunden:customers Arbeiter:workers Beschäftigte:employees
Arbeitsplätze:jobs Lohn:wage Löhne:wages Gewerkschaft:union Streik:strike Chef:head Gründer:founder
Halbleiter:semiconductors Fabrik:factory Fabriken:factories Server:servers Software:software
Modell:model Modelle:models Daten:data Internet:internet Rechner:computer Technologie:technology
Forschung:research Forscher:researchers Universität:university Entwicklung:development System:system
Energie:energy Kernkraft:nuclear_power Kohle:coal Gas:gas Öl:oil Solarstrom:solar_power Windkraft:wind_power
Kraftwerk:power_station Kraftwerke:power_stations Leitung:line Klima:climate Emissionen:emissions
Flughafen:airport Hafen:port Bahn:railway Straße:road Auto:car Autos:cars Batterie:battery
Batterien:batteries Krankenhaus:hospital Schule:school Menschen:people Frau:woman Mann:man Kinder:children
Leben:life Hilfe:help Problem:problem Frage:question Antwort:answer Entscheidung:decision Kritik:criticism
Zahl:number Teil:part Hälfte:half Grund:reason Ziel:goal Folge:consequence
alt:old alte:old alten:old gut:good gute:good groß:large klein:small kleine:small kleinen:small hoch:high
hohe:high hohen:high niedrig:low stark:strong starke:strong schnell:fast neu:new wichtig:important
wichtige:important wichtigste:most_important öffentlich:public öffentliche:public national:national
nationale:national international:international internationale:international europäische:European
russische:Russian japanische:Japanese weitere:further letzte:last letzten:last nächste:next nächsten:next
zweite:second dritte:third viele:many einige:some alle:all Frankreich:France Großbritannien:Britain
Russland:Russia Japan:Japan Taiwan:Taiwan Indien:India Berlin:Berlin Brüssel:Brussels Shanghai:Shanghai
bauen:build brauchen:need kaufen:buy sagen:say zahlen:pay
"""

MORE_ENGLISH_CHINESE = """
an: to: it:它 he:他 they:他们 we:我们 I:我 this:这 no:没有 also:也 only:只 still:仍然 already:已经 now:现在
yesterday:昨天 tomorrow:明天 there:那里 here:这里 if:如果 because:因为 that: but:但是 between:之间
against:反对 during:期间 before:之前 under:之下 through:通过 at:在 by:由 since:自从 almost:几乎 were:是
have:有 had:有 can:可以 should:应该 must:必须 could:可能 be:是 gives:给 goes:去 comes:来 stays:留
warned:警告 demanded:要求 explained:解释 shared:分享 sold:出售 won:赢得 lost:失去 rose:上涨 fell:下跌
grew:增长 sank:下沉 began:开始 ended:结束 opened:开放 closed:关闭 decided:决定 examines:审查 supports:支持
promotes:促进 bans:禁止 demands:要求 approved:批准 rejected:拒绝 signed:签署 published:发表 started:启动
works:工作 pays:支付 saves:节省 consumes:消耗 generates:产生 produces:生产 Wednesday:星期三 Thursday:星期四
Saturday:星期六 Sunday:星期日 January:一月 February:二月 March:三月 April:四月 May:五月 June:六月 July:七月
August:八月 September:九月 October:十月 November:十一月 December:十二月 day:日 days:日 hour:小时 hours:小时
weeks:周 months:月 quarter:季度 decade:十年 end:末 beginning:初 law:法律 laws:法律 regulation:条例
court:法院 ruling:判决 judge:法官 lawsuit:诉讼 parliament:议会 minister:部长 chancellor:总理
spokesman:发言人 spokeswoman:发言人 party:政党 election:选举 voters:选民 citizens:公民 authority:机构
authorities:当局 commission:委员会 council:理事会 state:国家 states:各国 country:国家 countries:各国
region:地区 capital:首都 world:世界 Europe:欧洲 border:边境 security:安全 army:军队 police:警察 war:战争
peace:和平 negotiations:谈判 agreement:协议 sanctions:制裁 tariffs:关税 tariff:关税 trade:贸易 exports:出口
imports:进口 economy:经济 industry:工业 market:市场 markets:市场 stock_exchange:证券交易所 share:股票
shares:股票 price:价格 prices:价格 profit:利润 profits:利润 loss:亏损 revenue:收入 growth:增长率
inflation:通货膨胀 interest_rates:利率 loan:贷款 loans:贷款 debts:债务 budget:预算 tax:税 taxes:税收
money:钱 bank:银行 central_bank:中央银行 firm:企业 firms:企业 manufacturer:制造商 customer:客户
customers:客户 workers:工人 employees:员工 jobs:就业岗位 wage:工资 wages:工资 union:工会 strike:罢工
head:负责人 founder:创始人 semiconductors:半导体 factory:工厂 factories:工厂 servers:服务器 software:软件
model:模型 models:模型 data:数据 internet:互联网 computer:计算机 technology:技术 research:研究
researchers:研究人员 university:大学 development:发展 system:系统 energy:能源 nuclear_power:核电 coal:煤炭
gas:天然气 oil:石油 solar_power:太阳能 wind_power:风能 power_station:发电站 power_stations:发电站 line:线路
climate:气候 emissions:排放 airport:机场 port:港口 railway:铁路 road:公路 car:汽车 cars:汽车 battery:电池
batteries:电池 hospital:医院 school:学校 people:人们 woman:女人 man:男人 children:儿童 life:生活 help:帮助
problem:问题 question:疑问 answer:答案 decision:决议 criticism:批评 number:数量 part:部分 half:一半
reason:原因 goal:目标 consequence:后果 old:旧 good:好 small:小 high:高 low:低 strong:强 fast:快
important:重要 most_important:最重要的 public:公共 national:国家的 international:国际 European:欧洲的
Russian:俄罗斯的 Japanese:日本的 further:进一步 last:最后 next:下一个 second:第二 third:第三 many:许多
some:一些 all:所有 France:法国 Britain:英国 Russia:俄罗斯 Japan:日本 Taiwan:台湾 India:印度 Berlin:柏林
Brussels:布鲁塞尔 Shanghai:上海 Texas:得克萨斯
build:兴建 need:需 buy:买 say:表示 pay:付
"""

ENGLISH_CHINESE_MARKS = {".": "。", ",": "，", "!": "！", "?": "？", ":": "：", ";": "；"}


def pairs(table: str) -> dict[str, str]:
    """The words of a list with their translations; "" for one without a counterpart.

    >>> pairs("Strom:power der:the an:")
    {'Strom': 'power', 'der': 'the', 'an': ''}
    """
    found = {}
    for pair in table.split():
        word, _, other = pair.partition(":")
        found[word] = other
    return found


def reversed_pairs(pairs: dict[str, str]) -> dict[str, str]:
    """The way back: of several words with one translation, the first."""
    back: dict[str, str] = {}
    for word, other in pairs.items():
        if other:
            back.setdefault(other, word)
    return back
