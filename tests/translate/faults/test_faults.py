"""Faults of machine translation, each in the shape in which users met it; all sentences are our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybrief.examine import Examiner
from polybrief.model import Entry
from polybrief.translate import faults
from polybrief.translate.faults import Side, find
from polybrief.translate.terms import Terms

EXAMINER = Examiner(())


def codes(source: str, source_language: str, target: str, target_language: str) -> list[str]:
    found = find(Side(source, source_language), Side(target, target_language), EXAMINER)
    return [fault.code for fault in found]


# --- right translations have none -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "of", "target", "into"),
    [
        ("Der Ausschuss vertagte die Sitzung.", "de", "The committee adjourned the meeting.", "en"),
        ("The committee adjourned the meeting.", "en", "委员会宣布休会。", "zh"),
        ("工厂将于明年投产。", "zh", "Das Werk soll im nächsten Jahr die Produktion aufnehmen.", "de"),
        ("Nein, nein, nein!", "de", "No, no, no!", "en"),
        ("She said that that was fine.", "en", "Sie sagte, das sei in Ordnung.", "de"),
        ("“哈哈哈”，他笑着说。", "zh", "“Hahaha,” he said with a laugh.", "en"),
        ("Angela Merkel", "de", "Angela Merkel", "en"),
        ("OpenAI Japan", "en", "OpenAI Japan", "zh"),
        ("Ein Sprecher der Frankfurter Allgemeinen Zeitung lehnte einen Kommentar ab.", "de",
         "A spokesperson for the Frankfurter Allgemeine Zeitung declined to comment.", "en"),
        ("She works for the Royal Society for the Prevention of Accidents in London.", "en",
         "Sie arbeitet bei der Royal Society for the Prevention of Accidents in London.", "de"),
        ("软银（SoftBank）拒绝置评。", "zh", "SoftBank (软银) declined to comment.", "en"),
        ("Write to press_desk@example.org or see https://example.org/a_b.", "en",
         "Schreiben Sie an press_desk@example.org oder siehe https://example.org/a_b.", "de"),
        ("他说：“我们会继续谈。”（掌声）", "zh", "“We will go on talking,” he said. (Applause)", "en"),
        ("The filter has to be changed. Wear gloves when changing the filter.", "en",
         "滤芯必须更换。更换滤芯时请戴手套。", "zh"),
        ("Er kam, sah sich um und ging. Niemand sagte etwas.", "de",
         "He came, looked around and left, and nobody said anything.", "en"),
        ("", "de", "", "en"),
    ],
)  # fmt: skip
def test_a_right_translation_has_no_fault(source: str, of: str, target: str, into: str) -> None:
    assert codes(source, of, target, into) == []


# --- loop -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "of", "target", "into"),
    [
        # One word became the same word again and again, or just twice.
        ("eingetragen", "de", "registered registered registered", "en"),
        ("Guten Appetit", "de", "Enjoy your meal Enjoy your meal", "en"),
        ("vorab", "de", "pre-pre- pre-pre- pre- pre- pre- pre-", "en"),
        # Two words in changing order, to the end of the decoder's room.
        ("Never!", "en", "nie niemals nie niemals nie nie niemals niemals nie niemals nie nie niemals nie"
         " nie niemals nie niemals", "de"),
        ("The samples reacted to the change.", "en",
         "样本对变化作出了阴性阳性阴性阴性阳性阳性阴性阳性阴性阴性阴性阳性阳性反应", "zh"),
        # The end of a sentence that does not end.
        ("Die Behörde will im Herbst entscheiden.", "de",
         "The agency wants to decide in the autumn in the autumn in the autumn in the autumn.", "en"),
        ("The hotel has a roof terrace.", "en", "酒店有一个屋顶屋顶屋顶屋顶屋顶平台。", "zh"),
        ("他同意了。", "zh", "He agreed to the plan he agreed to the plan.", "en"),
        ("Es war laut.", "de", "It was loooooooooud.", "en"),
    ],
)  # fmt: skip
def test_loop(source: str, of: str, target: str, into: str) -> None:
    assert "loop" in codes(source, of, target, into)


def test_a_loop_is_shown_with_how_often_it_comes() -> None:
    (fault,) = find(Side("anti", "en"), Side("gegen gegen gegen gegen", "de"))[:1]
    assert (fault.code, fault.detail) == ("loop", "gegen ×4")


# --- copied and language --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "of", "target", "into"),
    [
        # All of it came back as it was.
        ("Sie gilt als eine der wichtigsten Stimmen der Branche.", "de",
         "Sie gilt als eine der wichtigsten Stimmen der Branche.", "en"),
        ("He was a careful man of few words.", "en", "He was a careful man of few words.", "de"),
        ("She spoke on ocean policy.", "en", "She spoke on ocean policy.", "zh"),
        ("会议推迟到下周。", "zh", "会议推迟到下周。", "en"),
        # A headline in capitals, as it was or in small letters.
        ("PIPE REPAIR HALTS WORK AT PORT", "en", "PIPE REPAIR HALTS WORK AT PORT", "de"),
        ("PIPE REPAIR HALTS WORK AT PORT", "en", "Pipe repair halts work at port", "zh"),
        # All but the verb.
        ("Tenant shall repay Owner the overdue rent and any interest on the overdue rent.", "en",
         "Tenant soll zahlen Owner the overdue rent and any interest on the overdue rent.", "de"),
        ("Die Preise stiegen, weil die Nachfrage nach Speicherchips anzog.", "de",
         "Prices rose, weil die Nachfrage nach Speicherchips anzog.", "en"),
    ],
)  # fmt: skip
def test_copied(source: str, of: str, target: str, into: str) -> None:
    assert "copied" in codes(source, of, target, into)


@pytest.mark.parametrize(
    ("source", "of", "target", "into"),
    [
        # Another language than the one asked for.
        ("Good evening everybody", "en", "¡Buenas noches a todos!", "zh"),
        ("Der Vorstand stimmte dem Verkauf am Abend zu.", "de",
         "Le conseil a approuvé la vente dans la soirée.", "en"),
        ("董事会当晚批准了出售。", "zh", "The board approved the sale on the same evening.", "de"),
        # A word, or the second half, in a wrong script.
        ("软银宣布扩建工厂。", "zh", "SoftBank 宣布 the expansion of the plant.", "en"),
        ("Das Ministerium prüft den Antrag.", "de", "The министерство is examining the request.", "en"),
        ("The ministry will examine the request before the end of the month.", "en",
         "该部将审查 the request before the end of the month。", "zh"),
        ("Danke schön und auf Wiedersehen", "de", "ありがとうございます", "zh"),
    ],
)  # fmt: skip
def test_language(source: str, of: str, target: str, into: str) -> None:
    assert "language" in codes(source, of, target, into)


# --- length, cut, dropped, added ------------------------------------------------------------------

LONG = (
    "Während die beiden Verhandler am Abend noch scherzten, wurde im Nebenraum schon an einer Erklärung"
    " gearbeitet, die am nächsten Morgen niemand mehr unterschreiben wollte."
)


@pytest.mark.parametrize(
    ("code", "source", "of", "target", "into"),
    [
        ("length", LONG, "de", "Home", "en"),
        ("length", "Danke.", "de", LONG.replace("Während", "While"), "en"),
        # The tail is missing, in the middle of a clause.
        ("cut", LONG, "de", "While the two negotiators were still joking in the evening, work was", "en"),
        ("cut", "The ferry, which left 40 minutes late, should still reach the harbour before noon.",
         "en", "这班渡轮晚开了40分钟，", "zh"),
        # A greeting and a question: only the question came back.
        ("dropped", "The talks ended without a result on Friday evening. Will they go on next week?", "en",
         "Werden sie nächste Woche fortgesetzt?", "de"),
        ("dropped", "会谈周五晚间无果而终，双方代表均未接受采访。下周是否继续尚不清楚。", "zh",
         "It is unclear whether they will continue.", "en"),
        ("added", "Die Gespräche endeten ohne Ergebnis.", "de",
         "The talks ended without a result. Both sides want to meet again in Geneva next week.", "en"),
        ("empty", "Die Gespräche endeten.", "de", " ", "en"),
    ],
)  # fmt: skip
def test_proportions(code: str, source: str, of: str, target: str, into: str) -> None:
    assert code in codes(source, of, target, into)


def test_a_pair_of_languages_that_was_not_measured_is_judged_all_the_same() -> None:
    assert codes("Danke.", "de", "Danke.", "de") == []


# --- address --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # Argos joins its pieces with a blank for every underscore.
        ("Fragen an press_desk@example.org.", "Questions to press desk@example.org."),
        ("Mehr unter https://example.org/a_b/c.", "More at https://example.org/a b/c."),
        ("Mehr unter https://example.org/Bericht.", "More at https://example.org/report."),
        ("Das Konto @desk_news schweigt.", "The account @desk news is silent."),
        ("Unter #ChipsAct wird gestritten.", "There is a dispute under #Chips Act."),
        ("Der Wert steht in max_tokens.", "The value is in max tokens."),
        # A version is no decimal number.
        ("Das gilt ab Version 0.85.x der Software.", "This holds from version 0,85 x of the software."),
        ("Bitte schreiben Sie uns.", "Please write to us at info@example.com."),
    ],
)
def test_address(source: str, target: str) -> None:
    assert "address" in codes(source, "de", target, "en")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Siehe (https://example.org/a).", "See https://example.org/a for this."),
        ("Siehe HTTPS://Example.org/a", "See https://example.org/a"),
        ("Am 3.10.2024 wurde gefeiert.", "There was a party on 3 October 2024."),
        ("Platz #1 blieb frei.", "The first place stayed empty."),
        ("人民网报道了此事。", "The site people.cn reported on it."),
    ],
)
def test_an_address_that_came_through(source: str, target: str) -> None:
    assert "address" not in codes(source, "zh" if "人" in source else "de", target, "en")


# --- noise ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "into"),
    [
        ("How It Works: think of it as a clever shortcut.", "(笑声) (掌声) (掌声)", "zh"),
        ("How It Works: think of it as a clever shortcut.", "工作原理：把它看作一条捷径。（掌声）", "zh"),
        ("fine, see you there :)", "♪", "de"),
        ("fine, see you there :)", "_", "de"),
        ("The end came quickly.", "Das Ende kam schnell. Untertitel der Amara.org-Community", "de"),
        ("The café closed.", "Das Caf⁇ schloss.", "de"),
    ],
)
def test_noise(source: str, target: str, into: str) -> None:
    assert "noise" in codes(source, "en", target, into)


# --- figures and names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Plan kostet 39 Milliarden Dollar.", "The plan costs $39 million."),
        ("Im Jahr 2023 waren es 1,5 Prozent.", "In 2023 it was 15 per cent."),
        ("Drei der 47 Anträge scheiterten.", "Three of the applications failed."),
    ],
)
def test_figures(source: str, target: str) -> None:
    assert codes(source, "de", target, "en") == ["figures"]


def test_a_missed_name_is_a_fault() -> None:
    entry = Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)})
    found = find(
        Side("SoftBank invests in Texas.", "en"), Side("软库在得州投资。", "zh"), None, Terms((entry,))
    )
    assert [(fault.code, fault.detail) for fault in found] == [
        ("term", "“SoftBank” should be “软银”, which is missing")
    ]


# --- properties -----------------------------------------------------------------------------------

_LANGUAGES = st.sampled_from(["en", "de", "zh"])


@settings(deadline=None)
@given(st.text(max_size=120), _LANGUAGES, st.text(max_size=120), _LANGUAGES)
def test_any_two_texts_are_judged(source: str, of: str, target: str, into: str) -> None:
    found = find(Side(source, of), Side(target, into))
    assert len({fault.code for fault in found}) == len(found)
    assert all(fault.detail for fault in found)


@settings(deadline=None)
@given(st.integers(min_value=5, max_value=60), _LANGUAGES)
def test_a_loop_is_found_however_long_it_is(times: int, into: str) -> None:
    phrase = {"en": "in the autumn ", "de": "im nächsten Herbst ", "zh": "在秋天"}[into]
    assert "loop" in codes("Im Herbst.", "de", phrase * times, into)


def test_the_manual_names_every_code() -> None:
    page = (Path(__file__).parents[3] / "manual" / "faults.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert named >= {*faults.RULES, "figures", "term"}
