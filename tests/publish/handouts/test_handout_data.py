"""What needs no printing: notes, letters, addresses that are refused, the fonts' characters, texts."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from tiny_desk import make_desk

from polybrief.model import Source
from polybrief.publish.charts import svg
from polybrief.publish.drawing import width
from polybrief.publish.handouts import fonts, shelf
from polybrief.publish.handouts.handout import Listed, drawing, letters, shortened
from polybrief.publish.handouts.notes import Note, Setting, body
from polybrief.publish.handouts.page import csl_json, qr_code
from polybrief.publish.handouts.safety import faults
from polybrief.publish.handouts.texts import HANDOUT_TEXTS

EXTENSIONS = ("tables", "attr_list", "footnotes", "polybrief.publish.typography")
NOTE = {"a:1": Note("A", ": “", "标题", "zh", "”, sentence 1", ", sentence 1")}


def _html(markdown: str, setting: Setting | None = None) -> str:
    notes = "\n\n[^a:1]: x\n[^b:2]: x\n"
    return body(markdown + notes, EXTENSIONS, {}, setting or Setting(NOTE))


def test_a_note_stands_where_it_is_called() -> None:
    html = _html("One.[^a:1]\nTwo.[^a:1]")
    assert html == (
        '<p>One.<span class="calls">\u2060<a class="call" href="#n1" id="c1">1</a><span class="notes">'
        '<span class="note" id="n1"><a class="note__number" href="#c1">1</a>\u00a0'
        '<a class="note__key" href="#sA">A</a>: “<cite lang="zh">标题</cite>”, sentence 1'
        "</span> </span></span>\n"
        'Two.<span class="calls">\u2060<a class="call" href="#n2" id="c2">2</a><span class="notes">'
        '<span class="note note--again" id="n2"><a class="note__number" href="#c2">2</a>\u00a0A, sentence 1'
        "</span> </span></span></p>"
    )


def test_calls_in_a_row_stay_together_in_text_tables_and_lists() -> None:
    assert '">1</a>,<a class="call" href="#n2" id="c2">2</a><span class="notes">' in _html("One.[^a:1][^b:2]")
    assert _html("- One.[^a:1]\n\n| A |\n|---|\n| x[^a:1] |\n").count('class="calls"') == 2


def test_a_note_without_a_source_says_its_label() -> None:
    assert "\u00a0b:2</span>" in _html("One.[^b:2]")


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("../sources/a.md#s1", "https://desk.example/x/en/sources/a/#s1"),
        ("other.md", "https://desk.example/x/en/briefs/other/"),
        ("../index.md", "https://desk.example/x/en/"),
        ("https://other.example/", "https://other.example/"),
    ],
)
def test_links_within_the_site_lead_to_the_site(target: str, href: str) -> None:
    setting = Setting({}, address="https://desk.example/x/en/briefs/one/")
    assert f'href="{href}"' in _html(f"A [link]({target}).", setting)


def test_an_image_of_a_lead_is_named_from_the_folder_of_the_briefs() -> None:
    lead = Setting({}, folder="editions")
    assert 'src="../editions/a.png"' in body("![A](a.png)", EXTENSIONS, {}, lead)
    assert 'src="../images/a.png"' in body("![A](../images/a.png)", EXTENSIONS, {}, lead)
    assert 'src="a.png"' in body("![A](a.png)", EXTENSIONS, {}, Setting({}))
    for hostile in (
        "../../../x.png",
        "/etc/x.png",
        "file:///etc/x.png",
        "//host.example/x.png",
        "..\\..\\x.png",
    ):
        assert faults(body(f"![A]({hostile})", EXTENSIONS, {}, lead)), hostile


def test_without_an_address_links_within_the_site_are_text() -> None:
    assert "<a>link</a>" in _html("A [link](../sources/a.md).")


def test_more_sources_than_letters() -> None:
    keys = letters(str(n) for n in range(60))
    assert (keys["0"], keys["25"], keys["26"], keys["59"]) == ("A", "Z", "AA", "BH")


def test_a_long_title_is_cut_between_words_and_keeps_its_bracket() -> None:
    assert shortened("Short") == "Short"
    assert shortened("[" + "word " * 20 + "]").endswith(" …]")
    # Its bracket alone makes this one too long.
    assert shortened("[" + "word " * 10 + "words]").endswith("word …]")
    assert shortened("星际之门" * 10) == "星际之门" * 7 + "…"


def test_what_a_brief_may_hold_has_no_fault() -> None:
    assert faults('<p lang="de"><a href="#n1">1</a><a href="mailto:desk@desk.example">x</a></p>') == ()
    assert faults('<img src="../images/a.png" alt="A"><td style="text-align: right;">1</td>') == ()
    assert faults('<img src="../../a.png" alt="A">') == ("the address ../../a.png",)
    assert faults('<a href="JaVaScRiPt:x">x</a>') == ("the address JaVaScRiPt:x",)


def test_the_sources_as_csl_json() -> None:
    source = Source("a", "zh", "open", "0" * 64, title="标题", author="作者", published=date(2025, 1, 2))
    (item,) = json.loads(csl_json([Listed("A", source, ("《", "》"), "", "https://desk.example/a/")]))
    assert item == {
        "id": "a",
        "type": "article",
        "title": "标题",
        "language": "zh",
        "author": [{"literal": "作者"}],
        "issued": {"date-parts": [[2025, 1, 2]]},
        "URL": "https://desk.example/a/",
    }


def test_paper_lies_behind_the_words_of_a_drawing() -> None:
    said = svg.words(100, 20, "39 Mrd. & more", anchor="end") + svg.words(10, 50, "Names", bold=True)
    whole = svg.figure((200, 60), "Sums", "Two.", "x", [svg.line(50, 0, 50, 60), said])
    drawn = drawing("Sums", whole).svg
    found = re.findall(r'<rect x="(.*?)" y="(.*?)" width="(.*?)"', drawn)
    papers = [[float(number) for number in place] for place in found]
    assert len(papers) == 2
    left, top, across = papers[0]
    assert left + across == pytest.approx(100, abs=0.2)
    assert across == pytest.approx(width("39 Mrd. & more", 13), abs=0.1)
    assert top < 20 - 0.7 * 13
    assert papers[1][0] == 10
    # Behind the words, and before the rules.
    assert drawn.index("chart__rule") < drawn.index("<rect") < drawn.index("39 Mrd.")


def test_a_code_says_what_it_is_and_there_is_none_without_an_address() -> None:
    pytest.importorskip("segno")
    assert "<title>Code: https://desk.example/</title>" in qr_code("https://desk.example/", "Code: {address}")
    assert qr_code("", "Code: {address}") == ""


def test_the_fonts_keep_what_the_three_languages_write() -> None:
    kept = {chr(point) for point in fonts.characters()}
    assert set("äöüßÄÖÜ„“‚‘–—…€£ĀéłŠ 星际之门软银孙正义，。、；：？！《》“”（）·％￥→≠") <= kept
    assert len(kept) > 7_000


def test_all_languages_say_everything() -> None:
    for words in HANDOUT_TEXTS.values():
        for field in fields(words):
            assert getattr(words, field.name) or field.name == "page"


def test_a_broken_list_of_what_was_printed_is_as_good_as_none(tmp_path: Path) -> None:
    store = make_desk(tmp_path)
    store.write_handout("ferry.en.pdf", b"%PDF")
    for text in ("", "no JSON", "[]", '{"ferry.en.pdf": 1}', '{"ferry.en.pdf": {"key": ""}}'):
        store.cache("handouts.json", text)
        assert shelf.read(store) == {}
