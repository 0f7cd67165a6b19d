"""A changed sentence is offered the translation that a person made of it as it was."""

from __future__ import annotations

from polybrief.model import Fault, Translation
from polybrief.translate.memory.changed import offer

TOLL = Translation(
    "toll:1", "Die Maut steigt im Mai auf 12 Euro.", "The toll rises to 12 euros in May.", reviewed=True
)
BRIDGE = Translation("toll:2", "Die Brücke bleibt bis Freitag gesperrt.", "It is shut until Friday.")
FERRY = Translation("toll:3", "渡轮每天往返六次。", "The ferry goes six times a day.", note="seen")


def test_a_figure_that_changed() -> None:
    assert offer([BRIDGE, TOLL], ["Die Maut steigt im Mai auf 14 Euro."]) == {
        "Die Maut steigt im Mai auf 14 Euro.": Translation(
            "",
            "Die Maut steigt im Mai auf 14 Euro.",
            None,
            proposal="The toll rises to 12 euros in May.",
            previous="Die Maut steigt im Mai auf 12 Euro.",
        )
    }


def test_chinese_goes_by_characters_and_the_note_comes_along() -> None:
    (offered,) = offer([TOLL, FERRY], ["渡轮每天只往返四次。"]).values()
    assert (offered.previous, offered.note) == ("渡轮每天往返六次。", "seen")


def test_something_else_is_offered_nothing() -> None:
    assert offer([TOLL, BRIDGE, FERRY], ["Der Rat tagt wieder.", "渡口的咖啡馆关门了。", ""]) == {}
    assert offer([], ["Die Maut steigt."]) == {}
    assert offer([TOLL], []) == {}


def test_each_old_translation_is_offered_once_to_the_most_similar() -> None:
    near, nearer = "Die Maut steigt im Mai kaum auf 12 Euro.", "Die Maut steigt im Mai auf 13 Euro."
    assert list(offer([TOLL], [near, nearer])) == [nearer]
    twin = Translation("", "Die Maut steigt im Mai auf 11 Euro.", "The toll rises to 11 euros in May.")
    found = offer([TOLL, twin], [near, nearer])
    assert [t.proposal for t in found.values()] == [twin.text, TOLL.text]
    assert list(found) == [near, nearer]


def test_among_equals_the_first_goes_first() -> None:
    again = Translation("x:1", TOLL.source_text, "In May the toll rises to 12 euros.", reviewed=True)
    text = "Die Maut steigt im Mai auf 14 Euro."
    assert offer([TOLL, again], [text])[text].proposal == TOLL.text
    assert offer([again, TOLL], [text])[text].proposal == again.text


def test_what_a_machine_made_is_not_offered() -> None:
    made = Translation("toll:1", TOLL.source_text, "The toll.", engine="argos de-en 1.0")
    faulty = Translation("toll:1", TOLL.source_text, None, proposal="To to.", faults=(Fault("loop", "to"),))
    assert offer([made, faulty], ["Die Maut steigt im Mai auf 14 Euro."]) == {}


def test_an_offer_that_no_one_took_up_is_made_again_with_the_text_it_translates() -> None:
    first = "Die Maut steigt im Mai auf 14 Euro."
    (waiting,) = offer([TOLL], [first]).values()
    second = "Die Maut steigt im Juni auf 14 Euro."
    assert offer([waiting], [second])[second].previous == TOLL.source_text
