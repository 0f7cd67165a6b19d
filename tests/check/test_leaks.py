"""restricted-wording: what belongs to others stands in no file of the repository or the site."""

from __future__ import annotations

import json

import pytest

from cited_desk import a_desk
from polybrief.check.leaks import CODE, leaks
from polybrief.check.wordings import restricted_wordings
from polybrief.examine import Examiner
from polybrief.model import Sentence
from polybrief.summarise.borrowed import Wordings

OWN = "the engineers hope to finish the work before the end of the long summer"
CHINESE = "工程师希望在漫长的夏天结束之前完成全部建设工作"
WORDINGS = Wordings([Sentence("a", 1, "en", f"There {OWN}."), Sentence("b", 1, "zh", CHINESE + "。")])
MARKED = OWN.replace("finish", "<b>fin</b>ish").replace("long ", "long&nbsp;")


def found(name: str, text: str) -> list[tuple[str, int]]:
    return [(f.rule, f.line) for f in leaks([(name, text)], WORDINGS, Examiner(()))]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("docs/en/about.md", f"# About\n\nHere {OWN}.\n", 3),
        ("memory/x.po", f'msgid "{OWN}"', 1),
        ("site/index.html", f"<html>\n<p>Here {MARKED}.</p></html>", 2),
        ("site/index.html", f'<p>Yes</p><img alt="{OWN}">', 2),
        ("site/index.html", f"<!-- {OWN} -->", 1),
        (
            "site/feed.xml",
            f"<item><description>&lt;p&gt;{MARKED.replace('<', '&lt;')}&lt;/p&gt;</description>",
            1,
        ),
        ("site/feed.xml", f"<![CDATA[<p>{OWN}</p>]]>", 1),
        ("site/search.json", json.dumps({"docs": [{"text": f"<p>{OWN}</p>"}]}), 1),
        ("site/search.json", json.dumps({"docs": [{"text": CHINESE}]}), 1),
        ("site/broken.json", f'{{"{OWN}', 1),
        ("site/zh/index.html", f"<p>{CHINESE[:8]}<wbr>{CHINESE[8:]}</p>", 1),
    ],
)
def test_wording_is_found_through_marks_and_escapes(name: str, text: str, line: int) -> None:
    assert found(name, text) == [(CODE, line)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/en/about.md", "The engineers hope to finish the work in time."),
        ("site/index.html", "<p>the engineers hope to finish</p>" * 3),
        ("site/search.json", json.dumps([CHINESE[:8], CHINESE[8:16]])),
        ("site/empty.html", ""),
    ],
)
def test_short_runs_are_met_by_chance(name: str, text: str) -> None:
    assert found(name, text) == []


def test_the_message_passes_no_wording_on() -> None:
    (finding,) = leaks([("a.md", OWN)], WORDINGS, Examiner(()))
    assert "engineers" not in finding.message


def test_the_wordings_of_a_desk_are_those_of_its_restricted_reports() -> None:
    reports = {"a": ("en", (OWN,)), "b": ("zh", (CHINESE,))}
    wordings = restricted_wordings(a_desk(restricted=("a",), reports=reports))
    assert wordings is not None
    texts = [("a.md", OWN), ("b.md", CHINESE)]
    assert [f.file for f in leaks(texts, wordings, Examiner(()))] == ["a.md"]
    assert restricted_wordings(a_desk(restricted=("a",), reports=reports, wording=False)) is None
