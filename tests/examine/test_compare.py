"""The comparison of figures, by example: a text, its translation, and in what the two differ.

To extend it, add a line: languages, source, target, and the differences as `kind: source > target`.
"""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from polybrief.examine import Names, facts_of
from polybrief.examine.compare import Difference, Reading, differences
from polybrief.model import Moment, Quantity

NAMES = Names(())


def reading(text: str, language: str) -> Reading:
    return Reading(*facts_of(text, language), NAMES.find(text, language), text, language)


def told(found: tuple[Difference, ...]) -> list[str]:
    return [
        f"{d.kind}: {d.source.text if d.source else '-'} > {d.target.text if d.target else '-'}"
        for d in found
    ]


def compared(languages: str, source: str, target: str) -> list[str]:
    here, there = languages.split("-")
    return told(differences(reading(source, here), reading(target, there)))


SAME = """
scale words
en-de | The fund holds 1.5 billion dollars. | Der Fonds hält 1,5 Milliarden Dollar.
en-zh | The fund holds 1.2 billion dollars. | 该基金持有12亿美元。
en-zh | The dam cost 350,000 yuan. | 这座水坝耗资35万元。
en-zh | The lake lost 3.6 trillion litres. | 这个湖失去了3.6万亿升水。
de-en | Der Hafen kostet 2,4 Mrd. Euro. | The harbour costs €2.4bn.
de-zh | Der Tunnel kostet 15 Billionen Yen. | 这条隧道耗资15万亿日元。
zh-en | 大桥造价3亿5000万元。 | The bridge cost 350 million yuan.

percent, points and fractions
en-zh | Rents rose by 5 percent. | 租金上涨了百分之五。
en-de | Rents rose by 3.5 percentage points. | Die Mieten stiegen um 3,5 Prozentpunkte.
en-de | Half of the wells are dry. | 50 Prozent der Brunnen sind trocken.
de-en | Ein Drittel der Brunnen ist trocken. | 33 percent of the wells are dry.
zh-en | 三成居民搬走了。 | 30 percent of the residents moved away.

ranges and vague sums
en-de | The repair takes 5 to 7 million euros. | Die Reparatur kostet 5 bis 7 Millionen Euro.
en-de | Prices went from 5 to 7 percent. | Die Preise gingen von 5 Prozent auf 7 Prozent.
en-de | The plan takes tens of billions of dollars. | Der Plan kostet mehrere zehn Milliarden Dollar.
en-zh | The plan takes tens of billions of dollars. | 该计划耗资数百亿美元。

rounding that the text admits
en-de | The dam holds 3.58 million litres. | Der Damm fasst rund 3,6 Millionen Liter.

ordinals and numbers that come with wording
en-de | It was the 3rd flood. | Es war die dritte Flut.
en-zh | Both bridges closed for a second time. | 桥梁再次关闭。
en-de | One of the mayors resigned. | Ein Bürgermeister trat zurück.

dates and times
en-zh | The bridge opened on 3 May 2024. | 大桥于2024年5月3日通车。
en-de | The ferry leaves at 5 p.m. | Die Fähre legt um 17 Uhr ab.
en-zh | The mill closed in the 1990s. | 磨坊于20世纪90年代关闭。
en-de | The mill opened in 1887. | Die Mühle wurde 1887 eröffnet.
en-de | Sales fell in May. | Im Vormonat sank der Absatz.

measures and set words of the other country
en-de | The trail is 5 miles long. | Der Weg ist 8 Kilometer lang.
en-de | The keeper is 6 ft 3 in tall. | Der Torwart ist 1,91 Meter groß.
en-de | Water boiled at 212 °F. | Das Wasser kochte bei 100 °C.
en-de | The tour lasts 90 minutes. | Die Führung dauert anderthalb Stunden.
en-de | Neighbours dialled 911. | Die Nachbarn wählten den Notruf.
en-de | Neighbours dialled 911. | Die Nachbarn wählten die 110.
en-zh | Neighbours dialled 911. | 邻居报警了。
en-de | They reached the round of 16. | Sie kamen ins Achtelfinale.
de-zh | Sie kamen ins Achtelfinale. | 他们进入16强。
en-de | The mill stood idle for a decade. | Die Mühle stand zehn Jahre lang still.
en-de | She waited a fortnight. | Sie wartete 14 Tage.
en-de | They bought a dozen lamps. | Sie kauften 12 Lampen.
zh-en | 门票5元。 | Tickets cost $5.
en-de | Tickets cost $5. | Karten kosten 5 australische Dollar.

order that languages change
en-de | Of the 40 mills, 12 stand in Norway. | In Norwegen stehen 12 der 40 Mühlen.
en-zh | The price rose from 5 percent to 7 percent in 2024. | 2024年价格从5%升至7%。
"""

DIFFERENT = """
scale words
en-de | 15 billion dollars | 15 Billionen Dollar | changed: 15 billion dollars > 15 Billionen Dollar
en-zh | The fund holds 120 million dollars. | 该基金持有120亿美元。 | changed: 120 million dollars > 120亿美元
zh-en | 大桥造价12亿元。 | The bridge cost 12 million yuan. | changed: 12亿元 > 12 million yuan

values
en-de | It is 351 metres long. | Er ist 315 Meter lang. | changed: 351 metres > 315 Meter
en-de | 3.5 million litres left | 35 Millionen Liter übrig | changed: 3.5 million litres > 35 Millionen Liter
en-de | The trail is 5 miles long. | Der Weg ist 12 Kilometer lang. | changed: 5 miles > 12 Kilometer
en-zh | The dam holds 3.58 million litres. | 大坝蓄水360万升。 | changed: 3.58 million litres > 360万升

units
en-de | 15 million dollars left | 15 Millionen Euro übrig | changed: 15 million dollars > 15 Millionen Euro
en-de | Rents rose 5 percent. | Mieten stiegen um 5 Prozentpunkte. | changed: 5 percent > 5 Prozentpunkte
en-zh | Rents rose by 5 percent. | 租金上涨了5元。 | changed: 5 percent > 5元

dates
en-zh | The bridge opened on 3 May. | 大桥于2024年6月3日通车。 | changed: 3 May > 2024年6月3日
en-de | The mill closed in 1987. | Die Mühle schloss 1978. | changed: 1987 > 1978
en-de | Sales fell in May. | Der Absatz sank im März. | changed: May > März
en-de | The ferry leaves at 5 p.m. | Die Fähre legt um 18 Uhr ab. | changed: 5 p.m. > 18 Uhr

missing and added
en-de | The dam employs 240 people. | Der Damm beschäftigt viele Leute. | missing: 240 > -
en-zh | The dam employs many people. | 大坝雇用240人。 | added: - > 240

swapped
en-de | It left 12 dead and 35 injured. | Es gab 35 Tote und 12 Verletzte. | swapped: 12 > 35
en-zh | Norway sent 40 boats, Japan sent 90 boats. | 挪威派出90艘船，日本派出40艘船。 | swapped: 40 > 90
"""


# A translation may say more of a date than the source, but not less.
COMPLETED = """
en-de | The bridge opened on May 3. | Die Brücke wurde am 3. Mai 2024 eröffnet.
zh-en | 渡轮于22日抵达。 | The ferry arrived on January 22.
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.splitlines() if "|" in line]


@pytest.mark.parametrize(("languages", "source", "target"), rows(SAME))
def test_these_say_the_same(languages: str, source: str, target: str) -> None:
    assert compared(languages, source, target) == []
    assert compared("-".join(reversed(languages.split("-"))), target, source) == []


@pytest.mark.parametrize(("languages", "source", "target"), rows(COMPLETED))
def test_a_date_may_be_completed(languages: str, source: str, target: str) -> None:
    assert compared(languages, source, target) == []
    (lost,) = differences(
        *(reading(t, c) for t, c in zip((target, source), languages.split("-")[::-1], strict=True))
    )
    assert lost.kind in ("missing", "changed")


@pytest.mark.parametrize(("languages", "source", "target", "expected"), rows(DIFFERENT))
def test_these_differ(languages: str, source: str, target: str, expected: str) -> None:
    assert compared(languages, source, target) == [expected]


def figure(low: str, unit: str = "count", at: int = 0, **more: object) -> Quantity:
    return Quantity(Decimal(low), Decimal(str(more.pop("high", low))), unit, low, (at, at + 1), **more)  # type: ignore[arg-type]


def values(*figures: Quantity) -> Reading:
    return Reading(figures, ())


def test_each_figure_needs_a_partner_of_its_own() -> None:
    two, one = values(figure("5"), figure("5", at=9)), values(figure("5"))
    assert told(differences(two, one)) == ["missing: 5 > -"]


def test_an_incidental_number_may_be_the_partner_of_a_figure() -> None:
    assert differences(values(figure("5", incidental=True)), values(figure("5"))) == ()


def test_a_figure_gives_up_its_partner_for_one_that_has_no_other() -> None:
    # 50 fits both; 50 percent fits only the half.
    source = values(figure("0.5", incidental=True), figure("50"))
    assert differences(source, values(figure("50", "percent"), figure("50", "yr"))) == ()


def test_a_change_is_told_by_the_nearest_in_unit() -> None:
    source = values(figure("5", "km"), figure("7", "EUR", 9))
    target = values(figure("8", "EUR"), figure("6", "km", 9))
    assert told(differences(source, target)) == ["changed: 5 > 6", "changed: 7 > 8"]


def test_without_texts_it_goes_by_values() -> None:
    may = Moment(2024, 5, 3, "3 May", (0, 5))
    june = Moment(2024, 6, 3, "3. Juni", (0, 7))
    assert differences(Reading((), (may,)), Reading((), (may,))) == ()
    assert told(differences(Reading((), (may,)), Reading((), (june,)))) == ["changed: 3 May > 3. Juni"]


@pytest.mark.parametrize("shift", [0, 1])
def test_a_thousand_figures_take_no_time(shift: int) -> None:
    source = values(*(figure(str(n), at=n) for n in range(1000)))
    target = values(*(figure(str(n + shift), at=n) for n in range(0, 1000 * (shift + 1), shift + 1)))
    started = time.process_time()
    differences(source, target)
    assert time.process_time() - started < 10
