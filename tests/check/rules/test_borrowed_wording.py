"""borrowed-wording."""

from __future__ import annotations

import pytest

from cited_desk import a_brief, a_desk, found, lines
from polybrief.check.rules import borrowed as rule
from polybrief.model import Translation

OWN = "the engineers hope to finish the work before the end of the long summer"
REPORTS = {
    "en": ("en", (f"In SoftBank’s view {OWN}.",)),
    "zh": ("zh", ("工程师希望在漫长的夏天结束之前完成全部建设工作。",)),
}
DESK = a_desk(restricted=("en", "zh"), reports=REPORTS)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (f"There, {OWN}.[^en:1]", "en"),
        (f"There, {OWN.upper()}!.[^en:1]", "en"),
        ("据称，工程师希望在漫长的夏天结束之前完工。[^zh:1]", "zh"),
    ],
)
def test_a_run_of_words_is_found(line: str, language: str) -> None:
    assert lines(rule, line, language=language, desk=DESK) == [1]


def test_so_is_one_in_the_title_and_one_of_the_desks_own_translation() -> None:
    assert [f.line for f in found(rule, a_brief("It is.[^en:1]", title=OWN), DESK)] == [2]
    ours = "die Fachleute wollen noch vor dem Ende des langen Sommers mit allem fertig sein"
    desk = a_desk(
        restricted=("en",),
        reports=REPORTS,
        translations={("de", "en:1"): Translation("en:1", "…", f"Denn {ours}.")},
    )
    assert lines(rule, f"Wohl {ours}.[^en:1]", language="de", desk=desk) == [1]


def test_the_message_passes_no_wording_on() -> None:
    (finding,) = found(rule, a_brief(f"There, {OWN}.[^en:1]"), DESK)
    assert OWN not in finding.message
    assert "en:1" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "The engineers hope to finish the work.[^en:1]",
        f"There, “{OWN}”.[^en:1]",
        f"There, {OWN}.[^zh:1]",
    ],
)
def test_own_words_and_quotations_pass(line: str) -> None:
    assert lines(rule, line, desk=DESK) == []


def test_open_reports_and_absent_texts_are_not_compared() -> None:
    line = f"There, {OWN}.[^en:1]"
    assert lines(rule, line, desk=a_desk(reports=REPORTS)) == []
    assert lines(rule, line, desk=a_desk(restricted=("en",), reports=REPORTS, wording=False)) == []
